use auth_stack::auth_stack;

macro_rules! many {
    ($stack:ident [$($scope:ident)*] [$($rule:ident)*] [$($client:ident)*]) => {
        auth_stack! {
            stack $stack {
                domain "acme-auth"
                resource_server api { $($scope: "Scope",)* }
                client web { generate_secret: true, oauth { flows: [ClientCredentials], scopes: [$(api/$scope,)*] } }
                $(client $client {})*
                identity_pool {
                    $(role_mapping $client: Token {})*
                    role_mapping web: Rules {
                        $(rule { claim: sub, match_type: Equals, value: "a", role_arn: $rule.Arn })*
                    }
                }
                $(resource $rule: "AWS::IAM::Role" {})*
            }
        }
    };
}

many! {
    auth
    [
        a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13 a14 a15 a16 a17 a18 a19
        b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 b11 b12 b13 b14 b15 b16 b17 b18 b19
        c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 c10 c11 c12 c13 c14 c15 c16 c17 c18 c19
        d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 d10 d11 d12 d13 d14 d15 d16 d17 d18 d19
        e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 e10 e11 e12 e13 e14 e15 e16 e17 e18 e19
        f0
    ]
    [
        A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15 A16 A17 A18 A19
        B0 B1 B2 B3 B4 B5
    ]
    [one two three four five six seven eight nine ten]
}

fn main() {
    let _ = (auth(), auth::scopes::API_A0);
}
