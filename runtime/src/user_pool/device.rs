//! Remembered devices.

use crate::block::block;
use crate::json::Object;
use crate::report::Report;
use crate::value::Value;

block! {
    /// Remembers the devices of users. The block alone turns it on. Becomes `DeviceConfiguration`.
    pub struct Device: Unnamed, Part {
        settings {
            /// Whether a device that is not remembered needs the second factor where a remembered one does not. Default
            /// `false`. Becomes `ChallengeRequiredOnNewDevice`.
            challenge_required_on_new_device: Value<bool>,
            /// Whether a device is remembered only when the user says so. Default `false`: each is. Becomes
            /// `DeviceOnlyRememberedOnUserPrompt`.
            only_remembered_on_user_prompt: Value<bool>,
        }
    }
}

impl Device {
    /// Any combination is right.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    pub(super) fn json(&self) -> Object {
        let mut device = Object::new()
            .with(
                "ChallengeRequiredOnNewDevice",
                self.challenge_required_on_new_device.json_or(false),
            )
            .with(
                "DeviceOnlyRememberedOnUserPrompt",
                self.only_remembered_on_user_prompt.json_or(false),
            );
        self.meta.add_raw(&mut device);
        device
    }
}
