//! An image of the managed login pages.

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, length, pattern};
use crate::literal::words;
use crate::names::which;
use crate::pattern::each;
use crate::report::Report;
use crate::rulebook::rules;
use crate::suggest::list;
use crate::value::Value;

words! {
    /// What an image is for.
    pub enum AssetCategory {
        /// The icon of the page in a browser, as ICO.
        FaviconIco = "FAVICON_ICO",
        /// The icon of the page in a browser, as SVG.
        FaviconSvg = "FAVICON_SVG",
        /// Beside a code by e-mail.
        EmailGraphic = "EMAIL_GRAPHIC",
        /// Beside a code by text message.
        SmsGraphic = "SMS_GRAPHIC",
        /// Beside a code of an authenticator app.
        AuthAppGraphic = "AUTH_APP_GRAPHIC",
        /// Beside a password.
        PasswordGraphic = "PASSWORD_GRAPHIC",
        /// Beside a passkey.
        PasskeyGraphic = "PASSKEY_GRAPHIC",
        /// The logo at the top of the page.
        PageHeaderLogo = "PAGE_HEADER_LOGO",
        /// Behind the top of the page.
        PageHeaderBackground = "PAGE_HEADER_BACKGROUND",
        /// The logo at the bottom of the page.
        PageFooterLogo = "PAGE_FOOTER_LOGO",
        /// Behind the bottom of the page.
        PageFooterBackground = "PAGE_FOOTER_BACKGROUND",
        /// Behind the page.
        PageBackground = "PAGE_BACKGROUND",
        /// Behind the form.
        FormBackground = "FORM_BACKGROUND",
        /// The logo in the form.
        FormLogo = "FORM_LOGO",
        /// On the button of an identity provider.
        IdpButtonIcon = "IDP_BUTTON_ICON",
    }

    /// In which mode of the browser an image is shown.
    pub enum ColorMode {
        /// In light mode.
        Light = "LIGHT",
        /// In dark mode.
        Dark = "DARK",
        /// In both.
        Dynamic = "DYNAMIC",
    }

    /// The type of an image file.
    pub enum AssetExtension {
        /// For `FaviconIco` only.
        Ico = "ICO",
        /// JPEG.
        Jpeg = "JPEG",
        /// PNG.
        Png = "PNG",
        /// SVG.
        Svg = "SVG",
        /// WebP.
        Webp = "WEBP",
    }
}

/// Base64 of either alphabet, broken into lines or not.
const BASE64: Pattern = Pattern {
    noun: Some("Base64"),
    says: "the file in Base64, like `#{ auth_stack::base64(include_bytes!(\"logo.png\")) }`",
    matches: |text| {
        text.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || byte.is_ascii_whitespace() || b"+/-_=".contains(&byte)
        })
    },
};

/// `[\w\- ]+`
const RESOURCE_ID: Pattern = Pattern {
    noun: None,
    says: "ASCII letters, digits, spaces, `_` and `-`",
    matches: |text| each(text, |c| c.is_ascii_alphanumeric() || "_- ".contains(c)),
};

block! {
    /// An image of the pages: `asset: PageBackground Light Png { bytes: "…" }`. The file stands in the template, whose size
    /// is limited to a megabyte.
    pub struct Asset: Unnamed, Part {
        settings {
            /// What the image is for. Becomes `Category`.
            @Main category: Value<AssetCategory>,
            /// In which mode of the browser it is shown. Default `Dynamic`. Becomes `ColorMode`.
            @Extra color_mode: Value<ColorMode>,
            /// The type of the file. Becomes `Extension`.
            @Extra extension: Value<AssetExtension>,
            /// The file, as up to 1000000 characters of Base64; `auth_stack::base64` makes them of a file. Becomes `Bytes`.
            bytes: Value<Text> where [length("branding-assets", 0, 1_000_000), pattern("branding-assets", &BASE64)],
            /// The id of an image that Cognito already has, 1 to 40 characters. Becomes `ResourceId`.
            resource_id: Value<Text> where [
                length("branding-assets", 1, 40),
                pattern("branding-assets", &RESOURCE_ID),
            ],
        }
    }
}

impl Asset {
    /// The rulebook of an image.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.says_what_it_is(report);
        self.ico_is_for_the_favicon(report);
    }

    /// An image says what it is for, and of which type.
    fn says_what_it_is(&self, report: &mut Report) {
        let missing = which(&[
            ("category", !self.category.is_set()),
            ("extension", !self.extension.is_set()),
        ]);
        if !missing.is_empty() {
            report
                .error(
                    self,
                    "branding-assets",
                    format!("the image lacks its {}", list(&missing)),
                )
                .help("write what it is for and its type, like `asset: FormLogo Png { bytes: \"…\" }`");
        }
    }

    /// Only the icon in a browser is an ICO file.
    fn ico_is_for_the_favicon(&self, report: &mut Report) {
        if let Some(category) = self.category.known()
            && *category != AssetCategory::FaviconIco
            && self.extension.is(&AssetExtension::Ico)
        {
            report
                .error(
                    &self.extension,
                    "branding-ico-only-favicon",
                    format!("`{category:?}` cannot be an `Ico`"),
                )
                .help("write `Png`, `Jpeg`, `Svg` or `Webp`, and a file of that type");
        }
    }

    pub(super) fn json(&self) -> Json {
        let mut asset = Object::new();
        asset.set("Category", self.category.json());
        asset.insert(
            "ColorMode",
            self.color_mode.json_or(ColorMode::Dynamic.as_str()),
        );
        asset.set("Extension", self.extension.json());
        asset.set("Bytes", self.bytes.json());
        asset.set("ResourceId", self.resource_id.json());
        self.meta.add_raw(&mut asset);
        asset.into()
    }
}

rules! {
    "branding-assets" B: "A branding has at most 40 images; each says what it is for and of which type, has at most 1000000 characters of Base64, and an id of 1 to 40 letters, digits, spaces, `_` and `-`."
        prevents "Value at 'assets' failed to satisfy constraint"
        source "CreateManagedLoginBranding, AssetType";
    "branding-ico-only-favicon" A: "Only the image `FaviconIco` is an ICO file."
        prevents "Invalid assets provided. Validation errors: [{category: PAGE_BACKGROUND, extension: ICO, …}]"
        source "CreateManagedLoginBranding, measured";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stack;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    fn asset(stack: &mut Stack) -> &mut Asset {
        let branding = stack.managed_login_branding(None);
        branding.settings(Given::Later);
        branding.asset(None)
    }

    fn of(stack: &mut Stack, category: AssetCategory, extension: AssetExtension) -> &mut Asset {
        asset(stack)
            .category(known(category))
            .extension(known(extension))
    }

    fn logo(stack: &mut Stack) -> &mut Asset {
        of(stack, AssetCategory::FormLogo, AssetExtension::Png)
    }

    rule_test! {
        branding_assets: "branding-assets",
        passes {
            "unset": |stack| { logo(stack); },
            "later": |stack| {
                asset(stack).category(Given::Later).extension(Given::Later).bytes(Given::Later).resource_id(Given::Later);
            },
            "Base64": |stack| { logo(stack).bytes(known("aGk+/-_=\n")); },
            "longest": |stack| { logo(stack).bytes(known("A".repeat(1_000_000))).resource_id(known("a".repeat(40))); },
            "an id": |stack| { logo(stack).resource_id(known("my_logo - 1")); },
            "forty": |stack| {
                let branding = stack.managed_login_branding(None);
                branding.settings(Given::Later);
                for _ in 0..40 {
                    branding.asset(None).category(Given::Later).extension(Given::Later);
                }
            },
        }
        fails {
            "neither": |stack| { asset(stack); } at "managed_login_branding.asset[0]",
            "no type": |stack| { asset(stack).category(known(AssetCategory::FormLogo)); }
                at "managed_login_branding.asset[0]",
            "no Base64": |stack| { logo(stack).bytes(known("<svg/>")); } at "managed_login_branding.asset[0].bytes",
            "the name of a file": |stack| { logo(stack).bytes(known("logo.png")); }
                at "managed_login_branding.asset[0].bytes",
            "too long": |stack| { logo(stack).bytes(known("A".repeat(1_000_001))); }
                at "managed_login_branding.asset[0].bytes",
            "no id": |stack| { logo(stack).resource_id(known("")); } at "managed_login_branding.asset[0].resource_id",
            "a long id": |stack| { logo(stack).resource_id(known("a".repeat(41))); }
                at "managed_login_branding.asset[0].resource_id",
            "a path as id": |stack| { logo(stack).resource_id(known("a/b")); }
                at "managed_login_branding.asset[0].resource_id",
            "forty-one": |stack| {
                let branding = stack.managed_login_branding(None);
                branding.settings(Given::Later);
                for _ in 0..42 {
                    branding.asset(None).category(Given::Later).extension(Given::Later);
                }
            } at "managed_login_branding.asset[40]",
        }
    }

    rule_test! {
        branding_ico_only_favicon: "branding-ico-only-favicon",
        passes {
            "unset": |stack| { asset(stack).category(known(AssetCategory::FormLogo)); },
            "later": |stack| { asset(stack).category(Given::Later).extension(known(AssetExtension::Ico)); },
            "the favicon": |stack| { of(stack, AssetCategory::FaviconIco, AssetExtension::Ico); },
            "another type": |stack| { logo(stack); },
        }
        fails {
            "a background": |stack| { of(stack, AssetCategory::PageBackground, AssetExtension::Ico); }
                at "managed_login_branding.asset[0].extension",
            "the other favicon": |stack| { of(stack, AssetCategory::FaviconSvg, AssetExtension::Ico); }
                at "managed_login_branding.asset[0].extension",
        }
    }
}
