"""The workload in troposphere."""

import sys

from troposphere import GetAtt, Output, Ref, Template, awslambda, cognito

LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:"
TRIGGERS = {
    "PreSignUp": "a",
    "PostConfirmation": "b",
    "PreAuthentication": "c",
    "PostAuthentication": "d",
    "CustomMessage": "e",
    "UserMigration": "f",
}


def text(name, low, high, mutable):
    """A custom attribute that is a text."""
    return cognito.SchemaAttribute(
        Name=name,
        AttributeDataType="String",
        Mutable=mutable,
        StringAttributeConstraints=cognito.StringAttributeConstraints(MinLength=str(low), MaxLength=str(high)),
    )


template = Template()
pool = template.add_resource(
    cognito.UserPool(
        "CognitoUserPool",
        AutoVerifiedAttributes=["email"],
        UsernameAttributes=["email"],
        DeletionProtection="ACTIVE",
        MfaConfiguration="OPTIONAL",
        EnabledMfas=["SOFTWARE_TOKEN_MFA"],
        Policies=cognito.Policies(PasswordPolicy=cognito.PasswordPolicy(MinimumLength=14)),
        Schema=[
            text("department", 2, 50, True),
            text("tenant_id", 1, 256, False),
            cognito.SchemaAttribute(
                Name="employee_id",
                AttributeDataType="Number",
                Mutable=True,
                NumberAttributeConstraints=cognito.NumberAttributeConstraints(MinValue="1", MaxValue="9"),
            ),
            text("plan", 1, 20, True),
        ],
        LambdaConfig=cognito.LambdaConfig(**{trigger: LAMBDA + name for trigger, name in TRIGGERS.items()}),
    )
)
for trigger, name in TRIGGERS.items():
    template.add_resource(
        awslambda.Permission(
            f"{trigger}PermissionForCognitoUserPool",
            Action="lambda:InvokeFunction",
            FunctionName=LAMBDA + name,
            Principal="cognito-idp.amazonaws.com",
            SourceArn=GetAtt(pool, "Arn"),
        )
    )
template.add_resource(cognito.UserPoolDomain("CognitoUserPoolDomain", Domain="acme-auth", UserPoolId=Ref(pool)))
for server, scopes in {"mcp": ["access", "admin"], "billing": ["read", "write"]}.items():
    template.add_resource(
        cognito.UserPoolResourceServer(
            f"CognitoUserPoolResourceServer{server.title()}",
            Identifier=server,
            Name=server.title(),
            UserPoolId=Ref(pool),
            Scopes=[
                cognito.ResourceServerScopeType(ScopeName=scope, ScopeDescription=scope.title()) for scope in scopes
            ],
        )
    )
for number in range(int(sys.argv[1])):
    client = template.add_resource(
        cognito.UserPoolClient(
            f"AppClientClient{number}",
            ClientName=f"client-{number}",
            UserPoolId=Ref(pool),
            SupportedIdentityProviders=["COGNITO"],
            PreventUserExistenceErrors="ENABLED",
            EnableTokenRevocation=True,
            AccessTokenValidity=30,
            RefreshTokenValidity=30,
            TokenValidityUnits=cognito.TokenValidityUnits(AccessToken="minutes", RefreshToken="days"),
            AllowedOAuthFlows=["code"],
            AllowedOAuthFlowsUserPoolClient=True,
            AllowedOAuthScopes=["openid", "email", "mcp/access"],
            CallbackURLs=[f"https://app{number}.acme.com/callback"],
            LogoutURLs=[f"https://app{number}.acme.com/bye"],
        )
    )
    template.add_output(Output(f"AppClientIdClient{number}", Value=Ref(client)))
print(template.to_json())
