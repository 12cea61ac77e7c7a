use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        ui_customization { css: ".submitButton { color: red } @import url('a.css');" }
        ui_customization web { css: ".button-customizable { color: red } .header { color: red }" }
        client app {}
    }
}

fn main() {
    let _ = (auth(), auth::clients::APP);
}
