use auth_stack::auth_stack;

auth_stack! {
    stack twice {
        user_pool { account_recovery: [VerifiedEmail, VerifiedEmail] }
    }
}

auth_stack! {
    stack many {
        user_pool { account_recovery: [] }
    }
}

auth_stack! {
    stack by_phone {
        user_pool {
            mfa: On [Sms],
            account_recovery: [VerifiedPhoneNumber],
            sms { caller_arn: "arn:aws:iam::123456789012:role/sms", external_id: "acme" }
        }
    }
}

auth_stack! {
    stack by_email {
        user_pool {
            mfa: On [Email],
            account_recovery: [VerifiedEmail],
            email { source_arn: "arn:aws:ses:us-east-1:123456789012:identity/acme.com" }
        }
    }
}

fn main() {
    let _ = (twice(), many(), by_phone(), by_email(), by_email::outputs::USER_POOL_ID);
}
