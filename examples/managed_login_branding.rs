//! Managed login in the colors of Acme, with a logo, terms of use and a privacy policy; the old pages for an old application.
//!
//! ```sh
//! cargo run --example managed_login_branding
//! ```
//!
//! * At a domain with `managed_login_version: 2` each client needs a branding of its own: without, its pages are an error. One
//!   with nothing inside looks as Amazon made it.
//! * The settings are what the branding editor of the console exports; what is left out looks as Amazon made it.
//! * Images stand in the template, which is limited to a megabyte: prefer SVG. `auth_stack::base64` takes the file.
//! * AWS shows the terms of use only together with the privacy policy.
//! * The classic pages take a style sheet, with the classes that they have and no others. They know nothing of branding.

use auth_stack::{Report, auth_stack};

auth_stack! {
    /// Sign-in in the colors of Acme.
    pub stack acme_branded {
        domain "auth.acme.com" {
            certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
            managed_login_version: 2,
        }
        domain classic "acme-classic" { managed_login_version: 1 }

        client web {
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://app.acme.com/callback"],
            }
        }
        client back_office {
            oauth {
                flows: [Code],
                scopes: [openid],
                callback_urls: ["https://office.acme.com/callback"],
            }
        }

        managed_login_branding web {
            settings: {
                categories: {
                    global: { colorSchemeMode: "DYNAMIC", spacingDensity: "REGULAR" },
                    form: { location: { horizontal: "CENTER", vertical: "CENTER" } },
                },
                components: {
                    pageBackground: {
                        lightMode: { color: "f4f7faff" },
                        darkMode: { color: "0b1622ff" },
                    },
                    primaryButton: {
                        lightMode: { defaults: { backgroundColor: "0b6e4fff", textColor: "ffffffff" } },
                        darkMode: { defaults: { backgroundColor: "29c48fff", textColor: "0b1622ff" } },
                    },
                },
            },
            asset: FormLogo Svg { bytes: #{ auth_stack::base64(include_bytes!("managed_login_branding.svg")) } }
            asset: FaviconSvg Svg { bytes: #{ auth_stack::base64(include_bytes!("managed_login_branding.svg")) } }
        }
        managed_login_branding back_office

        terms_of_use web {
            default: "https://acme.com/terms",
            french: "https://acme.com/fr/conditions",
        }
        privacy_policy web {
            default: "https://acme.com/privacy",
            french: "https://acme.com/fr/confidentialite",
        }

        ui_customization { css: #{ include_str!("managed_login_branding.css") } }
    }
}

fn main() -> Result<(), Report> {
    println!("{}", acme_branded()?);
    Ok(())
}
