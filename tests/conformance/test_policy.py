"""What no template may lack, seen on the template itself, as an emulator is lax about it.

What holds always is asked of every template; what is a default, of every one that does not opt out by name.
"""

import re
from collections.abc import Iterator

import pytest
from stacks import TEMPLATES, Declared

POOL_ARN = "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/"
REQUIREMENTS = ("RequireLowercase", "RequireNumbers", "RequireSymbols", "RequireUppercase")
STANDARD_SCOPES = {"openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"}

# The golden templates of `parity` are taken over from another generator, with its defaults.
OPTS_OUT = {
    "case": {"properties/everything"},
    "custom attributes": {"properties/everything", "saml_and_google"},
    "errors": {"parity/"},
    "guests": {"external_roles", "parity/09-identity-pool-for-guests", "properties/everything"},
    "password": {"hosted_sign_in", "social_sign_in", "properties/everything", "parity/"},
    "protection": {"cloudformation_values", "saml_and_google", "parity/"},
    "tags": {"parity/12-identity-pool-without-tags"},
    "temporary password": {"at_a_glance", "spa_and_server", "properties/everything", "properties/old_invitation", "parity/"},
    "verification": {"parity/03-phone-sign-in"},
}


def keeps_the_default(declared: Declared, default: str) -> bool:
    return not declared.name.startswith(tuple(OPTS_OUT[default]))


def each(declared: Declared, kind: str) -> Iterator[tuple[str, dict]]:
    return iter(declared.of_type(kind).items())


def references(value: object) -> Iterator[str]:
    """The logical ids that a value refers to."""
    match value:
        case list() | tuple():
            for item in value:
                yield from references(item)
        case {"Ref": name} | {"Fn::GetAtt": [name, *_]}:
            yield name
        case {"Fn::Sub": str() as text} | {"Fn::Sub": [str() as text, *_]}:
            yield from (name.split(".")[0] for name in re.findall(r"\$\{([^!}]+)\}", text))
    if isinstance(value, dict):
        for inner in value.values():
            yield from references(inner)


def waits_for(declared: Declared, name: str) -> set[str]:
    """The resources that CloudFormation creates before this one."""
    resource = declared.resources[name]
    # A condition cannot stand in `DependsOn`; a reference in the metadata, which may have one, orders as well.
    parts = (resource.get("Properties", {}), resource.get("Metadata", {}))
    return {*resource.get("DependsOn", []), *references(parts)}


def branches(value: object) -> list[object]:
    """The values that a value may have: both of a condition."""
    match value:
        case {"Fn::If": [_, yes, no]}:
            return branches(yes) + branches(no)
        case {"Ref": "AWS::NoValue"}:
            return []
    return [value]


def elements(value: list | dict | None) -> list[object]:
    return [element for item in branches(value) for element in (item or []) if isinstance(item, list)]


# Pools


@pytest.mark.about("UserPool", "IdentityPool")
def test_pools_are_retained(declared: Declared) -> None:
    for kind in ("UserPool", "IdentityPool"):
        for name, _ in each(declared, kind):
            resource = declared.resources[name]
            policies = (resource["DeletionPolicy"], resource["UpdateReplacePolicy"])
            assert policies == ("RetainExceptOnCreate", "Retain"), name


@pytest.mark.about("UserPool")
def test_user_pools_are_protected_from_deletion(declared: Declared) -> None:
    for name, pool in each(declared, "UserPool"):
        assert "DeletionProtection" in pool, name
        assert not keeps_the_default(declared, "protection") or pool["DeletionProtection"] == "ACTIVE", name


@pytest.mark.about("UserPool")
def test_passwords_are_long_and_of_all_classes(declared: Declared) -> None:
    for _, pool in each(declared, "UserPool"):
        policy = pool["Policies"]["PasswordPolicy"]
        assert set(REQUIREMENTS) < set(policy)
        if keeps_the_default(declared, "password"):
            assert policy["MinimumLength"] >= 12
            assert all(policy[requirement] for requirement in REQUIREMENTS)
        if keeps_the_default(declared, "temporary password"):
            assert policy["TemporaryPasswordValidityDays"] == 7


@pytest.mark.about("UserPool")
def test_user_names_do_not_depend_on_case(declared: Declared) -> None:
    for _, pool in each(declared, "UserPool"):
        assert pool["UsernameConfiguration"] == {"CaseSensitive": not keeps_the_default(declared, "case")}


@pytest.mark.about("UserPool")
def test_an_address_to_sign_in_with_is_verified(declared: Declared) -> None:
    for _, pool in each(declared, "UserPool"):
        if "UsernameAttributes" in pool:
            verified = set(pool["UsernameAttributes"]) & set(pool["AutoVerifiedAttributes"])
            assert bool(verified) == keeps_the_default(declared, "verification")


@pytest.mark.about("UserPool")
def test_attributes_leave_nothing_to_a_default(declared: Declared) -> None:
    """A left out property is one thing to the API, another to CloudFormation's update, and cannot be changed afterwards."""
    for _, pool in each(declared, "UserPool"):
        for attribute in pool.get("Schema", []):
            assert {"Name", "AttributeDataType", "Mutable", "Required"} <= set(attribute)
            if attribute["AttributeDataType"] in ("String", "Number") and not attribute["Required"]:
                assert f"{attribute['AttributeDataType']}AttributeConstraints" in attribute


@pytest.mark.about("Lambda::Permission")
def test_each_trigger_may_be_called_by_its_pool_only(declared: Declared) -> None:
    permissions = [
        permission
        for _, permission in each(declared, "Lambda::Permission")
        if permission["Principal"] == "cognito-idp.amazonaws.com"
    ]
    for kind in ("UserPool", "UserPoolRegionalConfigurationAttachment"):
        for name, pool in each(declared, kind):
            for function in functions(pool.get("LambdaConfig", {})):
                sources = [
                    permission["SourceArn"] for permission in permissions if permission["FunctionName"] == function
                ]
                assert sources, f"{name} may not call {function}"
                for source in sources:
                    assert is_pool(source, name), source


def functions(triggers: dict) -> Iterator[object]:
    for name, trigger in triggers.items():
        if name != "KMSKeyID":
            yield trigger["LambdaArn"] if isinstance(trigger, dict) and "LambdaArn" in trigger else trigger


def is_pool(source: object, pool: str) -> bool:
    match source:
        case {"Fn::GetAtt": [name, "Arn"]}:
            return name == pool
        case {"Fn::Sub": str() as text}:
            return text.startswith(POOL_ARN) and "*" not in text
    return False


@pytest.mark.about("Lambda::Permission")
def test_no_permission_is_for_every_caller(declared: Declared) -> None:
    for name, permission in each(declared, "Lambda::Permission"):
        assert permission["Action"] == "lambda:InvokeFunction", name
        assert permission.get("SourceArn") not in (None, "", "*"), name


# Clients


@pytest.mark.about("UserPoolClient")
def test_unknown_users_are_not_told_apart(declared: Declared) -> None:
    expected = "ENABLED" if keeps_the_default(declared, "errors") else "LEGACY"
    for name, client in each(declared, "UserPoolClient"):
        assert client["PreventUserExistenceErrors"] == expected, name


@pytest.mark.about("UserPoolClient")
def test_tokens_can_be_revoked(declared: Declared) -> None:
    for name, client in each(declared, "UserPoolClient"):
        assert client["EnableTokenRevocation"] is True, name


@pytest.mark.about("UserPoolClient")
def test_every_validity_has_its_unit(declared: Declared) -> None:
    for name, client in each(declared, "UserPoolClient"):
        for token in ("AccessToken", "IdToken", "RefreshToken"):
            assert f"{token}Validity" not in client or client["TokenValidityUnits"].get(token), f"{name}.{token}"


@pytest.mark.about("UserPoolClient")
def test_oauth_is_on_where_it_is_declared_and_only_there(declared: Declared) -> None:
    for name, client in each(declared, "UserPoolClient"):
        flows = {flow for flow in elements(client.get("AllowedOAuthFlows"))}
        assert client.get("AllowedOAuthFlowsUserPoolClient", False) == bool(flows), name
        assert bool(client.get("AllowedOAuthScopes")) == bool(flows), name
        if "client_credentials" in flows:
            assert flows == {"client_credentials"} and client["GenerateSecret"] is True, name
        else:
            assert bool(client.get("CallbackURLs")) == bool(flows), name


@pytest.mark.about("UserPoolResourceServer")
def test_a_client_comes_after_its_scopes(declared: Declared) -> None:
    servers = {
        server["Identifier"]: name
        for name, server in each(declared, "UserPoolResourceServer")
        if isinstance(server["Identifier"], str)
    }
    for name, client in each(declared, "UserPoolClient"):
        for scope in elements(client.get("AllowedOAuthScopes")):
            if isinstance(scope, str) and scope not in STANDARD_SCOPES:
                server = scope.rsplit("/", 1)[0]
                assert servers.get(server) in waits_for(declared, name), f"{name} does not wait for {scope}"


@pytest.mark.about("UserPoolIdentityProvider")
def test_a_client_comes_after_its_providers(declared: Declared) -> None:
    providers = {provider["ProviderName"]: name for name, provider in each(declared, "UserPoolIdentityProvider")}
    for name, client in each(declared, "UserPoolClient"):
        for provider in elements(client.get("SupportedIdentityProviders")):
            if isinstance(provider, str) and provider in providers:
                assert providers[provider] in waits_for(declared, name), f"{name} does not wait for {provider}"


@pytest.mark.about("UserPool")
def test_a_client_writes_what_sign_up_needs_and_no_custom_attribute(declared: Declared) -> None:
    """A client without a list may write every attribute, those of the application included."""
    for _, pool in each(declared, "UserPool"):
        schema = pool.get("Schema", [])
        required = {attribute["Name"] for attribute in schema if attribute["Required"]}
        for name, client in each(declared, "UserPoolClient"):
            written = client.get("WriteAttributes")
            if any(not attribute["Required"] for attribute in schema):
                assert written is not None, name
            if written is not None:
                assert required <= set(written), name
                if keeps_the_default(declared, "custom attributes"):
                    assert not [attribute for attribute in written if attribute.startswith("custom:")], name


@pytest.mark.about("UserPoolIdentityProvider")
def test_a_client_writes_what_its_providers_map(declared: Declared) -> None:
    for _, provider in each(declared, "UserPoolIdentityProvider"):
        mapped = set(provider.get("AttributeMapping", {})) - {"username", "email_verified", "phone_number_verified"}
        for name, client in each(declared, "UserPoolClient"):
            if provider["ProviderName"] in elements(client.get("SupportedIdentityProviders")):
                written = client.get("WriteAttributes")
                assert written is None or mapped <= set(written), name


@pytest.mark.about("ManagedLoginBranding")
def test_managed_login_has_a_look_for_each_client(declared: Declared) -> None:
    styled = {name for _, look in each(declared, "ManagedLoginBranding") for name in references(look["ClientId"])}
    versions = [domain.get("ManagedLoginVersion") for _, domain in each(declared, "UserPoolDomain")]
    if 2 in versions:
        hosted = {name for name, client in each(declared, "UserPoolClient") if "code" in client.get("AllowedOAuthFlows", [])}
        assert hosted <= styled


@pytest.mark.about("UserPoolUICustomizationAttachment")
def test_the_look_of_the_classic_pages_comes_after_the_domain(declared: Declared) -> None:
    domains = {name for name, _ in each(declared, "UserPoolDomain")}
    for name, _ in each(declared, "UserPoolUICustomizationAttachment"):
        assert domains <= waits_for(declared, name), name


# Secrets


@pytest.mark.about("UserPoolIdentityProvider")
def test_no_secret_is_written_out(declared: Declared) -> None:
    for name, provider in each(declared, "UserPoolIdentityProvider"):
        for key in ("client_secret", "private_key"):
            for value in branches(provider.get("ProviderDetails", {}).get(key, {"Ref": "AWS::NoValue"})):
                assert is_kept_elsewhere(declared, value), f"{name}.{key}"


def is_kept_elsewhere(declared: Declared, value: object) -> bool:
    match value:
        case {"Ref": name}:
            return declared.parameters[name].get("NoEcho") is True
        case {"Fn::Sub": str() as text} | str(text):
            return text.startswith("{{resolve:secretsmanager:")
    return False


def test_no_secret_is_an_output(declared: Declared) -> None:
    for name, output in declared.template.get("Outputs", {}).items():
        assert not re.search(r"'ClientSecret'|\.ClientSecret", str(output["Value"])), name


# Identity pools


@pytest.mark.about("IdentityPool")
def test_guests_are_declared(declared: Declared) -> None:
    for name, pool in each(declared, "IdentityPool"):
        assert pool["AllowUnauthenticatedIdentities"] is not keeps_the_default(declared, "guests"), name


@pytest.mark.about("IdentityPoolRoleAttachment")
def test_a_role_of_an_identity_pool_trusts_its_pool_and_its_kind_of_user(declared: Declared) -> None:
    kinds = {
        role: kind
        for _, attachment in each(declared, "IdentityPoolRoleAttachment")
        for kind, value in attachment.get("Roles", {}).items()
        for role in references(value)
    }
    for name, role in each(declared, "IAM::Role"):
        for statement in trust_in_identity_pools(role):
            condition = statement["Condition"]
            (pool,) = references(condition["StringEquals"]["cognito-identity.amazonaws.com:aud"])
            assert pool in declared.of_type("IdentityPool"), name
            assert condition["ForAnyValue:StringLike"] == {"cognito-identity.amazonaws.com:amr": kinds[name]}, name


@pytest.mark.about("IdentityPoolRoleAttachment")
def test_only_users_with_tags_may_tag_their_session(declared: Declared) -> None:
    has_tags = bool(declared.of_type("IdentityPoolPrincipalTag")) or not keeps_the_default(declared, "tags")
    for name, role in each(declared, "IAM::Role"):
        for statement in trust_in_identity_pools(role):
            kind = statement["Condition"]["ForAnyValue:StringLike"]["cognito-identity.amazonaws.com:amr"]
            assert ("sts:TagSession" in statement["Action"]) == (has_tags and kind == "authenticated"), name


def trust_in_identity_pools(role: dict) -> Iterator[dict]:
    for statement in role["AssumeRolePolicyDocument"]["Statement"]:
        if statement["Principal"].get("Federated") == "cognito-identity.amazonaws.com":
            yield statement


@pytest.mark.about("IdentityPoolRoleAttachment")
def test_a_role_may_do_what_is_declared_and_nothing_by_default(declared: Declared) -> None:
    for name, role in each(declared, "IAM::Role"):
        if any(trust_in_identity_pools(role)):
            assert role["Policies"], name
            for policy in role["Policies"]:
                for statement in policy["PolicyDocument"]["Statement"]:
                    assert statement["Effect"] == "Deny" or "*" not in statement["Action"], name


@pytest.mark.parametrize("default", OPTS_OUT)
def test_who_opts_out_is_there(default: str) -> None:
    for name in OPTS_OUT[default]:
        assert any(declared.name.startswith(name) for declared in TEMPLATES), name
