//! What the network is used for, in the words of header, status pane and linear mode: what writes answers and, beside it, the hive, for what was begun
//! goes on to it by itself while the program is open.

use crate::locale::{t, tf};
use crate::practice::Status;
use crate::privacy::Network;

/// The short of it, for the header.
pub fn short(status: &Status) -> String {
    said(status, &|_| t("wb-network-host"))
}

/// The same with the host of whoever writes answers.
pub fn whole(status: &Status) -> String {
    said(status, &str::to_owned)
}

fn said(status: &Status, own: &dyn Fn(&str) -> String) -> String {
    let away = matches!(status.hive, Some(Network::Host(_)));
    let both = |what: String| tf("wb-network-and-hive", &[("what", what.into())]);
    match &status.network {
        Network::None if away => t("wb-network-hive"),
        Network::None if status.hive.is_some() => t("wb-network-loopback"),
        Network::None => t("wb-network-none"),
        Network::Loopback if away => both(t("wb-network-this")),
        Network::Loopback => t("wb-network-loopback"),
        Network::Host(host) if away => both(own(host)),
        Network::Host(host) => own(host),
    }
}
