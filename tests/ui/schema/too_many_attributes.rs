use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema {
                a0: Number, a1: Number, a2: Number, a3: Number, a4: Number, a5: Number, a6: Number, a7: Number,
                b0: Number, b1: Number, b2: Number, b3: Number, b4: Number, b5: Number, b6: Number, b7: Number,
                c0: Number, c1: Number, c2: Number, c3: Number, c4: Number, c5: Number, c6: Number, c7: Number,
                d0: Number, d1: Number, d2: Number, d3: Number, d4: Number, d5: Number, d6: Number, d7: Number,
                e0: Number, e1: Number, e2: Number, e3: Number, e4: Number, e5: Number, e6: Number, e7: Number,
                f0: Number, f1: Number, f2: Number, f3: Number, f4: Number, f5: Number, f6: Number, f7: Number,
                g0: Number, g1: Number, g2: Number,
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::G2);
}
