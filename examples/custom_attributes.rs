//! Attributes of your own on every user.
//!
//! ```sh
//! cargo run --example custom_attributes
//! ```
//!
//! What goes wrong with attributes, goes wrong late:
//!
//! * A custom attribute cannot be `required`; the pool is refused. What a user must have is checked by a `pre_sign_up`
//!   trigger.
//! * An attribute never changes once it is made, and AWS fills in what a template leaves out, so that writing it out later
//!   counts as a change. Each entry of the template therefore says all there is to say.
//! * A client without a list of writable attributes lets users write custom ones, too. Every client here gets such a list,
//!   without them: `department` and `employee_id` are set by the back end. An immutable attribute is set only when the user
//!   is created, here by an administrator.
//! * A number is a text in the token: `"custom:employee_id": "1042"`.

use auth_stack::auth_stack;

auth_stack! {
    /// Employees, who have a number and a department.
    pub stack staff {
        user_pool {
            username_attributes: [email],
            auto_verified_attributes: [email],
            deletion_protection: Active,
            schema {
                department: String(2..=50),
                employee_id: Number(1000..=99999) immutable,
            }
        }
    }
}

fn main() {
    println!("{}", staff());
}
