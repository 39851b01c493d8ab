//! What sharing does on the network: which hive is set and may be reached, for the status. Approving sends nothing, but what was begun goes on by itself
//! and taking back goes there at once, so a practice with a hive is never without a network. Nothing is connected to for it.

use super::super::Practice;
use crate::hosts::loopback;
use crate::privacy::Network;
use crate::sharing::{Connection, Policy};
use std::sync::OnceLock;

/// Where a hive is: its host, and its port where one is known.
type Place = (String, Option<u16>);

impl Practice {
    /// The hive that the environment names, if the privacy level allows it. Asked for with every status, so the environment, which stays as it is, is read once.
    pub(in crate::practice) fn hive_network(&self) -> Option<Network> {
        static HIVE: OnceLock<Option<Place>> = OnceLock::new();
        let hive = HIVE.get_or_init(|| place(&|name| std::env::var(name).ok()));
        let policy = Policy {
            level: self.config().privacy,
            own_hosts: self.config().engine.own_hosts.clone(),
        };
        allowed(&policy, hive.as_ref()?)
    }
}

/// Of the connection only this is kept, not what opens it.
fn place(get: &dyn Fn(&str) -> Option<String>) -> Option<Place> {
    let hive = Connection::from_environment(get).ok()?;
    Some((hive.host().to_owned(), hive.port()))
}

fn allowed(policy: &Policy, (host, port): &Place) -> Option<Network> {
    policy.allows(host, *port).ok()?;
    Some(match loopback(host) {
        Some(_) => Network::Loopback,
        None => Network::Host(host.clone()),
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
            let get = |name: &str| (name == account && !text.is_empty()).then(|| text.to_owned());
            allowed(&policy, &place(&get)?)
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
