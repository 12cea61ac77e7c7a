//! What others call the pool: its id, its ARN, its name as a provider, the issuer of its tokens.

use crate::function::{ending_in, get_att, reference};
use crate::json::{Json, Text};
use crate::literal::Literal as _;
use crate::user_pool::{Issuer, UserPool};
use crate::value::Given;

impl UserPool {
    /// The logical id, of a pool that is declared here.
    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| "CognitoUserPool".into())
    }

    /// The id, as whatever belongs to the pool refers to it.
    pub(crate) fn reference(&self) -> Json {
        self.id
            .json()
            .unwrap_or_else(|| reference(self.logical_id()))
    }

    /// The ARN.
    pub(crate) fn arn(&self) -> Json {
        self.attribute_or(
            "Arn",
            "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/",
        )
    }

    /// The pool as a provider of identities: `cognito-idp.<region>.amazonaws.com/<id>`.
    pub(crate) fn provider_name(&self) -> Json {
        self.attribute_or(
            "ProviderName",
            "cognito-idp.${AWS::Region}.${AWS::URLSuffix}/",
        )
    }

    /// The issuer of the tokens; none where only the deployment knows its form.
    pub(crate) fn issuer_url(&self) -> Option<Json> {
        let url = |issuer: &Issuer| match issuer {
            Issuer::Original => self.attribute_or(
                "ProviderURL",
                "https://cognito-idp.${AWS::Region}.${AWS::URLSuffix}/",
            ),
            Issuer::Updated => ending_in(
                "https://issuer-cognito-idp.${AWS::Region}.${AWS::URLSuffix}/",
                self.reference(),
            ),
        };
        match self.issuer.given() {
            None => Some(url(&Issuer::Original)),
            Some(Given::Intrinsic(_)) => None,
            Some(given) => Some(given.fold(&|issuer| url(Issuer::of(issuer)))),
        }
    }

    /// An attribute of the pool that is declared here. Of an existing one, `text` and the id: all that belongs to a pool
    /// is in its account and Region.
    fn attribute_or(&self, attribute: &'static str, text: &'static str) -> Json {
        match self.id.json() {
            Some(id) => ending_in(text, id),
            None => get_att(self.logical_id(), attribute),
        }
    }
}
