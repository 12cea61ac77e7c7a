//! What risk configurations ask of the clients.

use crate::report::Report;
use crate::stack::Stack;
use crate::suggest::suggest;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn risk_rules(&self, report: &mut Report) {
        self.risks_are_of_a_client(report);
    }

    /// A risk configuration with a name is for the client of that name.
    fn risks_are_of_a_client(&self, report: &mut Report) {
        for risks in &self.risk_configuration {
            let Some(name) = risks.client_name() else {
                continue;
            };
            if self.client_called(name).is_none() {
                report
                    .error(
                        risks,
                        "risk-client-id",
                        format!("no client `{name}` in this stack"),
                    )
                    .help(suggest(name, self.client_names()));
            }
        }
    }
}
