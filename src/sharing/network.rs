//! Whether the hive may be reached at all: at privacy level PRIVATE only this machine and the coach's own hosts are. Asked before a name is
//! looked up, and again by the transport for every request.

use super::{Reason, Result};
use crate::hosts::{loopback, named};
use crate::privacy::PrivacyLevel;

/// The coach's rule about the network.
#[derive(Clone, Debug)]
pub struct Policy {
    /// How far anything may travel.
    pub level: PrivacyLevel,
    /// Hosts the coach has named as theirs, `name` or `name:port`.
    pub own_hosts: Vec<String>,
}

impl Policy {
    /// Refuses a host that this level does not allow.
    pub fn allows(&self, host: &str, port: Option<u16>) -> Result<()> {
        let host = host.to_ascii_lowercase();
        let own = named(&host, port, &self.own_hosts);
        if loopback(&host).is_some() || own || self.level != PrivacyLevel::Private {
            return Ok(());
        }
        Err(Reason::Private { host }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_means_this_machine_and_named_hosts() {
        let private = Policy {
            level: PrivacyLevel::Private,
            own_hosts: vec!["Hive.example:8443".into()],
        };
        for (host, port, ok) in [
            ("127.0.0.1", Some(10000), true),
            ("localhost", None, true),
            ("[::1]", None, true),
            ("hive.example", Some(8443), true),
            ("hive.example", Some(443), false),
            ("127.0.0.1.evil.example", None, false),
            ("localhost.example", None, false),
            ("coachaidatahive.blob.core.windows.net", Some(443), false),
        ] {
            assert_eq!(private.allows(host, port).is_ok(), ok, "{host}");
        }
        let enhanced = Policy {
            level: PrivacyLevel::Enhanced,
            own_hosts: vec![],
        };
        assert!(
            enhanced
                .allows("coachaidatahive.blob.core.windows.net", Some(443))
                .is_ok()
        );
    }
}
