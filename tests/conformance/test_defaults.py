"""The secure defaults that the README lists stand in every template that does not opt out of them."""

import pytest
from stacks import OURS, Declared

REQUIREMENTS = ("RequireLowercase", "RequireNumbers", "RequireSymbols", "RequireUppercase")

# The templates that say otherwise, by default.
OPTS_OUT = {
    "case": {"properties/everything"},
    "custom attributes": {"saml_and_google"},
    "guests": {"external_roles", "properties/everything"},
    "password": {"hosted_sign_in", "social_sign_in", "properties/everything"},
    "protection": {"cloudformation_values", "saml_and_google"},
    "temporary password": {"at_a_glance", "spa_and_server", "properties/everything", "properties/old_invitation"},
}


def keeps(declared: Declared, default: str) -> bool:
    return declared.name not in OPTS_OUT[default]


@pytest.mark.parametrize("default", OPTS_OUT)
def test_who_opts_out_is_there(default: str) -> None:
    assert OPTS_OUT[default] <= {declared.name for declared in OURS}


@pytest.mark.about("UserPool", "IdentityPool")
def test_pools_are_retained(ours: Declared) -> None:
    for name in ours.of_type("UserPool") | ours.of_type("IdentityPool"):
        resource = ours.resources[name]
        assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("RetainExceptOnCreate", "Retain"), name


@pytest.mark.about("UserPool")
def test_user_pools_are_protected_from_deletion(ours: Declared) -> None:
    for pool in ours.of_type("UserPool").values():
        assert (pool["DeletionProtection"] == "ACTIVE") == keeps(ours, "protection")


@pytest.mark.about("UserPool")
def test_passwords_are_long_and_of_all_classes(ours: Declared) -> None:
    for pool in ours.of_type("UserPool").values():
        policy = pool["Policies"]["PasswordPolicy"]
        is_strong = policy["MinimumLength"] == 12 and all(policy[requirement] for requirement in REQUIREMENTS)
        assert is_strong == keeps(ours, "password")
        assert (policy.get("TemporaryPasswordValidityDays") == 7) == keeps(ours, "temporary password")


@pytest.mark.about("UserPool")
def test_user_names_do_not_depend_on_case(ours: Declared) -> None:
    for pool in ours.of_type("UserPool").values():
        assert pool["UsernameConfiguration"] == {"CaseSensitive": not keeps(ours, "case")}


@pytest.mark.about("UserPool")
def test_an_address_to_sign_in_with_is_verified(ours: Declared) -> None:
    for pool in ours.of_type("UserPool").values():
        assert set(pool.get("UsernameAttributes", ())) <= set(pool.get("AutoVerifiedAttributes", ()))


@pytest.mark.about("UserPoolClient")
def test_unknown_users_are_not_told_apart(ours: Declared) -> None:
    for name, client in ours.of_type("UserPoolClient").items():
        assert client["PreventUserExistenceErrors"] == "ENABLED", name


@pytest.mark.about("UserPoolClient")
def test_tokens_can_be_revoked(ours: Declared) -> None:
    for name, client in ours.of_type("UserPoolClient").items():
        assert client["EnableTokenRevocation"] is True, name


@pytest.mark.about("UserPoolClient")
def test_users_cannot_write_custom_attributes(ours: Declared) -> None:
    clients = ours.of_type("UserPoolClient").values()
    written = {attribute for client in clients for attribute in client.get("WriteAttributes", ())}
    assert any(attribute.startswith("custom:") for attribute in written) != keeps(ours, "custom attributes")


@pytest.mark.about("IdentityPool")
def test_there_are_no_guests(ours: Declared) -> None:
    for name, pool in ours.of_type("IdentityPool").items():
        assert pool["AllowUnauthenticatedIdentities"] != keeps(ours, "guests"), name


@pytest.mark.about("IdentityPool")
def test_a_session_is_tagged_only_where_tags_are_declared(ours: Declared) -> None:
    has_tags = bool(ours.of_type("IdentityPoolPrincipalTag"))
    assert ("sts:TagSession" in str(ours.of_type("IAM::Role"))) == has_tags
