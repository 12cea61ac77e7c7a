//! The look of the managed login pages: `AWS::Cognito::ManagedLoginBranding`.

mod asset;

pub(crate) use asset::RULES as ASSET_RULES;
pub use asset::{Asset, AssetCategory, AssetExtension, ColorMode};

use crate::block::block;
use crate::client::OfClient;
use crate::json::{Json, Object};
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::Value;

block! {
    /// The look of the managed login pages of one client: `managed_login_branding web` of the client `web`,
    /// `managed_login_branding {}` of the client without a name, and `managed_login_branding partner = "1234abcd"` of a client
    /// outside of the stack, by its id. With nothing inside, the pages look as Amazon made them. It
    /// becomes an `AWS::Cognito::ManagedLoginBranding`. At a domain with `managed_login_version: 2`, the pages of a client
    /// without branding show an error.
    pub struct ManagedLoginBranding: Optional, Resource, Exact {
        settings {
            /// Whether the pages look as Amazon made them, without `settings`. Default `true` where there are neither
            /// `settings` nor images. Becomes `UseCognitoProvidedValues`.
            use_cognito_provided_values: Value<bool>,
            /// Colors, spacing and what is shown, as the branding editor exports it:
            /// `{ components: { pageBackground: { lightMode: { color: "ffffffff" } } } }`. Becomes `Settings`.
            settings: Value<Json>,
            /// Whether AWS, asked for the branding, answers with its own values too where none is written. Default of AWS
            /// `false`. Becomes `ReturnMergedResources`.
            return_merged_resources: Value<bool>,
        }
        blocks {
            /// An image: at most 40 of them. Becomes `Assets`.
            asset: Many<Asset>,
        }
    }
}

impl ManagedLoginBranding {
    /// The rulebook of a branding.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.settings_are_a_map(report);
        self.looks_one_way(report);
        self.images_are_few(report);
    }

    /// AWS takes the settings as an object, not as the text of one.
    fn settings_are_a_map(&self, report: &mut Report) {
        if let Some(settings) = self.settings.known()
            && !matches!(settings, Json::Object(_) | Json::Null)
        {
            report
                .error(
                    &self.settings,
                    "branding-settings-map",
                    "`settings` is no map",
                )
                .help("write `settings: { … }`, or `#{ … }` with a `Json`");
        }
    }

    /// The pages have settings or Amazon's own look.
    fn looks_one_way(&self, report: &mut Report) {
        let id = "branding-exclusive";
        let own = &self.use_cognito_provided_values;
        if self.settings.known().is_some() && own.is(&true) {
            report
                .error(
                    own,
                    id,
                    "`settings` and Amazon's own look exclude each other",
                )
                .help("leave `use_cognito_provided_values` or `settings` out");
        }
        if self.settings.is_set() || self.meta.raw.is_set() {
            return;
        }
        if own.is(&false) {
            report
                .error(
                    own,
                    id,
                    "without Amazon's own look, the branding needs `settings`",
                )
                .help("add `settings: { … }`, or leave `use_cognito_provided_values` out");
        } else if let Some(asset) = self.asset.iter().next()
            && !own.is_set()
        {
            report
                .error(asset, id, "images need `settings` to stand in")
                .help("add `settings: { … }`, or `use_cognito_provided_values: true`");
        }
    }

    /// AWS takes 40 images.
    fn images_are_few(&self, report: &mut Report) {
        if let Some(asset) = self.asset.iter().nth(40) {
            report
                .error(
                    asset,
                    "branding-assets",
                    format!("a branding has at most 40 images, not {}", self.asset.len()),
                )
                .help(format!("leave out {}", self.asset.len() - 40));
        }
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new()
            .with("UserPoolId", stack.pool().reference())
            .with("ClientId", self.client_json(stack));
        let looks_like_amazons = !self.settings.is_set()
            && self.asset.is_empty()
            && self.meta.raw.get("Settings").is_none();
        let default = looks_like_amazons.then(|| Json::from(true));
        properties.set(
            "UseCognitoProvidedValues",
            self.use_cognito_provided_values.json().or(default),
        );
        properties.set("Settings", self.settings.json());
        properties.set("Assets", self.asset.json(&Asset::json));
        properties.set("ReturnMergedResources", self.return_merged_resources.json());
        let id = self.meta.logical_id_or(|| {
            let name = self.ident().to_upper_camel_case();
            format!("CognitoManagedLoginBranding{name}").into()
        });
        let condition = emission.all_of(&self.meta, &id, self.conditions(stack));
        emission
            .resource(
                id,
                &self.meta,
                "AWS::Cognito::ManagedLoginBranding",
                properties,
            )
            .condition = condition;
    }
}

impl OfClient for ManagedLoginBranding {
    const MAY_BE_OF_ALL: bool = false;
}

rules! {
    "branding-settings-map" B: "The settings of a branding are a map."
        prevents "Properties validation failed: #/Settings: expected type: JSONObject, found: String"
        source "AWS::Cognito::ManagedLoginBranding, Settings";
    "branding-exclusive" A: "A branding has settings, or Amazon's own look, not both."
        prevents "useCognitoProvidedValues or settings should be specified (but not both)"
        source "CreateManagedLoginBranding, measured";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{known, rule_test, template};
    use crate::value::Given;

    rule_test! {
        branding_settings_map: "branding-settings-map",
        passes {
            "unset": |stack| { stack.managed_login_branding(None); },
            "later": |stack| { stack.managed_login_branding(None).settings(Given::Later); },
            "a map": |stack| { stack.managed_login_branding(None).settings(known(json!({}))); },
        }
        fails {
            "the text of a map": |stack| { stack.managed_login_branding(None).settings(known("{}")); }
                at "managed_login_branding.settings",
            "a list": |stack| { stack.managed_login_branding(None).settings(known(json!([]))); }
                at "managed_login_branding.settings",
        }
    }

    rule_test! {
        branding_exclusive: "branding-exclusive",
        passes {
            "neither": |stack| { stack.managed_login_branding(None); },
            "Amazon's": |stack| { stack.managed_login_branding(None).use_cognito_provided_values(known(true)); },
            "settings": |stack| { stack.managed_login_branding(None).settings(known(json!({}))); },
            "settings, not Amazon's": |stack| {
                stack.managed_login_branding(None).settings(known(json!({}))).use_cognito_provided_values(known(false));
            },
            "later": |stack| {
                stack.managed_login_branding(None).settings(known(json!({}))).use_cognito_provided_values(Given::Later);
                stack.managed_login_branding(Some("default")).settings(Given::Later).use_cognito_provided_values(known(true));
            },
            "images of Amazon's look": |stack| {
                stack.managed_login_branding(None).use_cognito_provided_values(known(true)).asset(None);
            },
            "in CloudFormation's spelling": |stack| {
                let branding = stack.managed_login_branding(None);
                branding.use_cognito_provided_values(known(false));
                branding.meta().raw("Settings", known(json!({})));
            },
        }
        fails {
            "both": |stack| {
                stack.managed_login_branding(None).settings(known(json!({}))).use_cognito_provided_values(known(true));
            } at "managed_login_branding.use_cognito_provided_values",
            "neither, expressly": |stack| {
                stack.managed_login_branding(None).use_cognito_provided_values(known(false)).asset(None);
            } at "managed_login_branding.use_cognito_provided_values",
            "only images": |stack| { stack.managed_login_branding(None).asset(None); }
                at "managed_login_branding.asset[0]",
        }
    }

    #[test]
    fn nothing_inside_is_amazons_own_look() {
        let template = template(|stack| {
            stack.managed_login_branding(None);
        });
        assert_eq!(
            template["Resources"]["CognitoManagedLoginBranding"],
            json!({
                "Type": "AWS::Cognito::ManagedLoginBranding",
                "Properties": {
                    "UserPoolId": {"Ref": "CognitoUserPool"},
                    "ClientId": {"Ref": "CognitoUserPoolClient"},
                    "UseCognitoProvidedValues": true,
                },
            })
        );
    }

    #[test]
    fn settings_and_images() {
        let template = template(|stack| {
            stack.client(Some("web_app"));
            let branding = stack.managed_login_branding(Some("web_app"));
            branding
                .settings(known(
                    json!({"components": {"form": {"borderRadius": 8.5}}}),
                ))
                .return_merged_resources(known(true));
            branding
                .asset(None)
                .category(known(AssetCategory::PageBackground))
                .color_mode(known(ColorMode::Dark))
                .extension(known(AssetExtension::Webp))
                .bytes(known("aGk="));
            branding
                .asset(None)
                .category(known(AssetCategory::FormLogo))
                .extension(known(AssetExtension::Svg))
                .resource_id(known("logo"));
        });
        assert_eq!(
            template["Resources"]["CognitoManagedLoginBrandingWebApp"]["Properties"],
            json!({
                "UserPoolId": {"Ref": "CognitoUserPool"},
                "ClientId": {"Ref": "AppClientWebApp"},
                "Settings": {"components": {"form": {"borderRadius": 8.5}}},
                "Assets": [
                    {"Category": "PAGE_BACKGROUND", "ColorMode": "DARK", "Extension": "WEBP", "Bytes": "aGk="},
                    {"Category": "FORM_LOGO", "ColorMode": "DYNAMIC", "Extension": "SVG", "ResourceId": "logo"},
                ],
                "ReturnMergedResources": true,
            })
        );
    }

    #[test]
    fn a_client_elsewhere_is_named_by_its_id() {
        let template = template(|stack| {
            let branding = stack.managed_login_branding(Some("partner"));
            branding.meta().exact(known("1example23456789"));
        });
        assert_eq!(
            template["Resources"]["CognitoManagedLoginBrandingPartner"]["Properties"]["ClientId"],
            "1example23456789"
        );
    }

    #[test]
    fn a_branding_exists_with_its_client() {
        let condition = |own: Option<&'static str>| {
            let template = template(|stack| {
                for name in ["IsProd", "IsBranded"] {
                    let test = crate::function::equals("a".into(), "b".into());
                    stack.condition(Some(name)).test(known(test));
                }
                stack.client(Some("web")).meta().condition(known("IsProd"));
                let branding = stack.managed_login_branding(Some("web"));
                if let Some(own) = own {
                    branding.meta().condition(known(own));
                }
            });
            let branding = &template["Resources"]["CognitoManagedLoginBrandingWeb"];
            (
                branding["Condition"].clone(),
                template["Conditions"]["CognitoManagedLoginBrandingWebExists"].clone(),
            )
        };
        assert_eq!(condition(None).0, "IsProd");
        assert_eq!(condition(Some("IsProd")).0, "IsProd");
        let (both, made) = condition(Some("IsBranded"));
        assert_eq!(both, "CognitoManagedLoginBrandingWebExists");
        assert_eq!(
            made,
            json!({"Fn::And": [{"Condition": "IsBranded"}, {"Condition": "IsProd"}]})
        );
    }
}
