//! Why the hive did not do what was asked, each as one sentence for the coach, and whether waiting may help.

use std::time::Duration;

/// Why the hive did not do it; each a sentence for the coach.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No connection, or it broke off.
    #[error("the hive could not be reached; nothing was lost, it is tried again")]
    Offline,
    /// 408, 429 or 5xx; the time it asked to wait.
    #[error("the hive is busy; nothing was lost, it is tried again later")]
    Busy(Option<Duration>),
    /// 401 or 403.
    #[error(
        "the hive does not let this practice in: its access has expired or is not valid; ask the hive for a new connection string, then run `klankbord export retry`"
    )]
    Denied,
    /// 401 or 403, and the clocks are this many minutes apart.
    #[error(
        "the clock of this machine is {0} minutes off, so the hive refuses its signature; set the clock, then run `klankbord export retry`"
    )]
    Clock(i64),
    /// Signing in with Entra ID failed.
    #[error(
        "signing in with Entra ID failed; check AZURE_TENANT_ID, AZURE_CLIENT_ID and the secret, then run `klankbord export retry`"
    )]
    SignIn,
    /// No such container.
    #[error(
        "the hive has no container of that name; check AZURE_DATA_HIVE_CONTAINER, then run `klankbord export retry`"
    )]
    NoContainer,
    /// No such blob.
    #[error("there is no such blob in the hive")]
    Missing,
    /// A blob of this name holds something else.
    #[error(
        "the hive already has a blob of this name with other content; nothing was overwritten, tell the keeper of the hive"
    )]
    Conflict,
    /// It was to speak to a host it was not made for.
    #[error("the hive points to another host, which is not followed; check the connection string")]
    Elsewhere,
    /// A deleted blob is still there.
    #[error("the hive has not let go of the blob yet; it is tried again")]
    StillThere,
    /// Anything else; the HTTP status.
    #[error("the hive answered with error {0}; nothing was lost, it is tried again later")]
    Other(u16),
}

impl Trouble {
    /// What the transport says when it refuses a host.
    pub(super) const ELSEWHERE: &'static str = "another host";

    /// Whether waiting may help.
    pub fn passes(&self) -> bool {
        matches!(
            self,
            Self::Offline | Self::Busy(_) | Self::StillThere | Self::Other(500..)
        )
    }
}
