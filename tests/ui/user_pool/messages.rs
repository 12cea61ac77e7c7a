use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            sms_verification_message: "code",
            verification_message {
                email_message: "Your code is {###}",
                email_subject: "",
                sms_message: "{}",
            }
            authentication_message { email_message: "Code {####}", email_subject: "", sms_message: "Sign in" }
            invitation {
                email_message: "Welcome, {username}",
                email_subject: "",
                sms_message: "Welcome, {username}",
            }
        }
    }
}

auth_stack! {
    stack linked {
        user_pool {
            verification_message {
                default_email_option: ConfirmWithLink,
                email_message: "Your code is {####}",
                email_message_by_link: "Click here",
            }
        }
    }
}

fn main() {
    let _ = (auth(), linked(), linked::outputs::USER_POOL_ID);
}
