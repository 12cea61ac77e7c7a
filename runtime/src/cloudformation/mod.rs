//! CloudFormation's own items: parameters, conditions, mappings, outputs, and any resource.

mod condition;
mod mapping;
mod output;
mod parameter;
mod resource;

pub use condition::Condition;
pub use mapping::Mapping;
pub use output::Output;
pub use parameter::{Parameter, ParameterType};
pub use resource::CustomResource;

use crate::rulebook::rules;

rules! {}
