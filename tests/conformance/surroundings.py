"""What the examples expect of an account: secrets, parameters, an API, a pool that exists already, and the stack another imports from.

It is a stack itself. Its outputs have the names of the examples' parameters, and are their values.
"""

import json
from functools import cache

from aws import Account, Stack
from stacks import Example, example

# The example whose outputs another one imports, and the name that example says it is deployed under.
IMPORTED = {"import_outputs_application": ("import_outputs", "acme-auth")}
# The parameters with which every resource of an example stands, where the defaults leave some out.
WITH_EVERYTHING = {
    "cloudformation_values": {"Stage": "production"},
    "social_sign_in": {"Environment": "development"},
}
ASSUMED_BY_LAMBDA = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"},
    ],
}


def deploy(account: Account, declared: Example, parameters: dict[str, str] | None = None) -> Stack:
    """Deploys an example among its surroundings; with every resource, unless other parameters are given."""
    if parameters is None:
        parameters = WITH_EVERYTHING.get(declared.name, {})
    values = account.deploy("surroundings", template()).outputs
    if declared.name in IMPORTED:
        imported, name = IMPORTED[declared.name]
        account.deploy(name, example(imported).body)
    required = {name: values[name] for name, parameter in declared.parameters.items() if "Default" not in parameter}
    return account.deploy(declared.name.replace("_", "-"), declared.body, required | parameters)


@cache
def template() -> str:
    return json.dumps({"Resources": resources(), "Outputs": outputs()})


def resources() -> dict:
    credentials = json.dumps({"client_secret": "secret"})
    secrets = {
        name: {"Type": "AWS::SecretsManager::Secret", "Properties": {"Name": path, "SecretString": credentials}}
        for name, path in {
            "AcmeGoogle": "acme/google",
            "AppGithub": "app/github",
            "AppGoogle": "app/google",
        }.items()
    }
    parameters = {
        name: {"Type": "AWS::SSM::Parameter", "Properties": {"Name": path, "Type": "String", "Value": "client"}}
        for name, path in {
            "AcmeGoogleClient": "/acme/google/client-id",
            "AppGithubClient": "/app/github/client-id",
            "AppGoogleClient": "/app/google/client-id",
        }.items()
    }
    return secrets | parameters | {
        "Pool": {"Type": "AWS::Cognito::UserPool", "Properties": {}},
        "Zone": {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": "example.com"}},
        "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "orders", "ProtocolType": "HTTP"}},
        "Integration": {
            "Type": "AWS::ApiGatewayV2::Integration",
            "Properties": {
                "ApiId": {"Ref": "Api"},
                "IntegrationType": "HTTP_PROXY",
                "IntegrationMethod": "GET",
                "IntegrationUri": "https://orders.example.com",
                "PayloadFormatVersion": "1.0",
            },
        },
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": ASSUMED_BY_LAMBDA}},
        "WebAcl": {
            "Type": "AWS::WAFv2::WebACL",
            "Properties": {
                "Name": "sign-in",
                "Scope": "REGIONAL",
                "DefaultAction": {"Allow": {}},
                "VisibilityConfig": {
                    "CloudWatchMetricsEnabled": False,
                    "MetricName": "sign-in",
                    "SampledRequestsEnabled": False,
                },
            },
        },
    }


def outputs() -> dict:
    values = {
        "AdminEmail": "ann@example.com",
        "ApiFunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:api",
        "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
        "GoogleClientId": "client",
        "HostedZoneId": {"Ref": "Zone"},
        "LambdaS3Bucket": "triggers",
        "LambdaS3Key": "triggers.zip",
        "LambdaS3ObjectVersion": "1",
        "OktaMetadataUrl": "https://example.okta.com/app/metadata",
        "PoolId": {"Ref": "Pool"},
        "UsersFunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:users",
    }
    exported = {
        "acme-orders:ApiId": {"Ref": "Api"},
        "acme-orders:IntegrationId": {"Ref": "Integration"},
        "acme-orders:RoleName": {"Ref": "Role"},
        "acme-security:SignInWebAclArn": {"Fn::GetAtt": ["WebAcl", "Arn"]},
    }
    return {name: {"Value": value} for name, value in values.items()} | {
        f"Exported{place}": {"Value": value, "Export": {"Name": name}}
        for place, (name, value) in enumerate(exported.items())
    }
