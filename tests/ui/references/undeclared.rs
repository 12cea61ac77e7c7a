use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        parameter Stage: String { default: "dev" }
        condition IsProd: ref Stagee == "prod" || IsTest,
        #[condition = IsProduction]
        #[depends_on(Topc, CognitoUserPool)]
        client web {}
        user_pool {
            name: if IsPro { ref Stage } else { find Regions[ref AWS::Regin, "Name"] },
            triggers { pre_sign_up: PreSignUp.Arn }
        }
        identity_pool {
            authenticated { policy Files { allow ["s3:GetObject"] on [sub "arn:aws:s3:::${Buckt}/${Topic.Arn}/*"] } }
        }
        resource Topic: "AWS::SNS::Topic" { Name: ref Bucket, Arn: CognitoUserPool.Arm, Url: CognitoUserPol.Arn }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
