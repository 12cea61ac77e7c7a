"""What a template expects of an account: secrets, parameters, an API, a pool that exists already, and the stack another imports from.

Most of it is a stack itself, whose outputs have the names of the parameters of the templates, and are their values.
"""

import json
import re
from collections import defaultdict
from functools import cache

from aws import Account, Stack
from stacks import Declared, example

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


def deploy(account: Account, declared: Declared, parameters: dict[str, str] | None = None) -> Stack:
    """Deploys a template among its surroundings; with every resource, unless other parameters are given."""
    if parameters is None:
        parameters = WITH_EVERYTHING.get(declared.name, {})
    values = account.deploy("surroundings", template()).outputs
    put_what_is_resolved(account, declared)
    if declared.name in IMPORTED:
        imported, name = IMPORTED[declared.name]
        account.deploy(name, example(imported).body)
    required = {
        name: values.get(name, parameter.get("AllowedValues", ["any"])[0])
        for name, parameter in declared.parameters.items()
        if "Default" not in parameter
    }
    return account.deploy(re.sub("[_/]", "-", declared.name), declared.body, required | parameters)


def put_what_is_resolved(account: Account, declared: Declared) -> None:
    """The secrets and the parameters that CloudFormation reads while it deploys."""
    secrets = defaultdict(dict)
    for name, key in re.findall(r"{{resolve:secretsmanager:([^:}]+):SecretString:([^:}]+)", declared.body):
        secrets[name][key] = "secret"
    for name, values in secrets.items():
        account.client("secretsmanager").create_secret(Name=name, SecretString=json.dumps(values))
    read = set(re.findall(r"{{resolve:ssm:([^:}]+)", declared.body))
    for parameter in declared.parameters.values():
        if parameter["Type"].startswith("AWS::SSM::Parameter::Value"):
            read.add(parameter["Default"])
    for name in read:
        account.client("ssm").put_parameter(Name=name, Type="String", Value="client")


@cache
def template() -> str:
    return json.dumps({"Resources": resources(), "Outputs": outputs()})


def resources() -> dict:
    return {
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
