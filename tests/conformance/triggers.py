"""Stand-ins for the functions that the examples name as triggers, which the application has and the stack has not.

They let everything pass and leave a trace: a claim in both tokens. One kind of address may not sign up.
"""

import io
import zipfile

from aws import Stack

REFUSED = "refused"
CODE = f'''
def handle(event, context):
    source = event["triggerSource"]
    if source.startswith("PreSignUp") and event["request"]["userAttributes"]["email"].startswith("{REFUSED}"):
        raise ValueError("{REFUSED}")
    if source.startswith("TokenGeneration"):
        added = {{"claimsToAddOrOverride": {{"trigger": source}}}}
        details = {{"idTokenGeneration": added, "accessTokenGeneration": added}}
        event["response"] = {{"claimsAndScopeOverrideDetails": details}}
    return event
'''


def stand_in_for_triggers(stack: Stack) -> None:
    """Puts a stand-in in the place of each function that the pool calls."""
    pool = stack.account.client("cognito-idp").describe_user_pool(UserPoolId=stack.outputs["UserPoolId"])["UserPool"]
    functions = stack.account.client("lambda")
    role = stack.account.client("iam").create_role(RoleName="trigger", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    for name in {arn.rpartition(":")[2] for arn in arns(pool.get("LambdaConfig", {}))}:
        try:
            functions.delete_function(FunctionName=name)
        except functions.exceptions.ResourceNotFoundException:
            pass
        functions.create_function(
            FunctionName=name,
            Role=role,
            Runtime="python3.13",
            Handler="trigger.handle",
            Code={"ZipFile": zipped()},
        )


def arns(config: dict) -> list[str]:
    """Those of the triggers, also of the ones that stand with a version."""
    return [value["LambdaArn"] if isinstance(value, dict) else value for value in config.values()]


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("trigger.py", CODE)
    return content.getvalue()
