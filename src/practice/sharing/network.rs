//! What sharing does on the network: which hive is set and may be reached, for the status. Approving sends nothing, but what was begun goes on by itself
//! and taking back goes there at once, so a practice with a hive is never without a network. Nothing is connected to for it.

use super::super::Practice;
use crate::hosts::loopback;
use crate::privacy::Network;
use crate::sharing::{Connection, Policy};

impl Practice {
    /// The hive that the environment names, if the privacy level allows it.
    pub(in crate::practice) fn hive_network(&self) -> Option<Network> {
        let policy = Policy {
            level: self.config().privacy,
            own_hosts: self.config().engine.own_hosts.clone(),
        };
        of(&policy, &|name| std::env::var(name).ok())
    }
}

fn of(policy: &Policy, get: &dyn Fn(&str) -> Option<String>) -> Option<Network> {
    let hive = Connection::from_environment(get).ok()?;
    policy.allows(hive.host(), hive.port()).ok()?;
    Some(match loopback(hive.host()) {
        Some(_) => Network::Loopback,
        None => Network::Host(hive.host().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::PrivacyLevel;

    #[test]
    fn a_hive_counts_when_it_is_set_and_may_be_reached() {
        let account = "AZURE_STORAGE_CONNECTION_STRING";
        let with = |level, own: &[&str], text: &'static str| {
            let policy = Policy {
                level,
                own_hosts: own.iter().map(|h| (*h).to_owned()).collect(),
            };
            of(&policy, &|name| {
                (name == account && !text.is_empty()).then(|| text.to_owned())
            })
        };
        let far = "DefaultEndpointsProtocol=https;AccountName=a1;AccountKey=a2V5";
        let host = "a1.blob.core.windows.net";
        assert_eq!(with(PrivacyLevel::Private, &[], ""), None);
        assert_eq!(with(PrivacyLevel::Private, &[], far), None);
        assert_eq!(
            with(PrivacyLevel::Private, &[host], far),
            Some(Network::Host(host.into()))
        );
        assert_eq!(
            with(PrivacyLevel::Private, &[], "UseDevelopmentStorage=true"),
            Some(Network::Loopback)
        );
    }
}
