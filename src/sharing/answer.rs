//! What an answer that is no success says of the hive: from the errors of the storage client, and what the answer told beside them, to a
//! [`Trouble`]. `hive` asks.

use super::transport::Told;
use super::trouble::Trouble;
use azure_core::error::ErrorKind;
use azure_core::http::StatusCode;

/// What a storage service says when it keeps a blob whoever asks.
const LOCKED: [&str; 9] = [
    "BlobImmutableDueToPolicy",
    "BlobImmutableDueToLegalHold",
    "SnapshotsPresent",
    "SnapshotOperationInProgress",
    "LeaseIdMissing",
    "LeaseIdMismatchWithBlobOperation",
    "LeaseLost",
    "BlobBeingRehydrated",
    "PendingCopyOperation",
];
/// Apart by more than this, the clocks are what is wrong with a signature.
const CLOCKS_APART_S: i64 = 600;

/// What went wrong; `told` is what the last answer told beside its status.
pub(super) fn trouble_of(e: &azure_core::Error, told: Told) -> Trouble {
    match e.kind() {
        ErrorKind::HttpResponse {
            status, error_code, ..
        } => {
            let code = error_code.as_deref().unwrap_or_default();
            match (*status, code) {
                (StatusCode::NotFound, "ContainerNotFound") => Trouble::NoContainer,
                // Not a bare 404: whoever answers so may know nothing of blobs.
                (StatusCode::NotFound, "BlobNotFound" | "ResourceNotFound") => Trouble::Missing,
                (StatusCode::Conflict, "ContainerBeingDeleted" | "ContainerDisabled") => {
                    Trouble::NoContainer
                }
                (StatusCode::Conflict | StatusCode::PreconditionFailed, code)
                    if LOCKED.contains(&code) =>
                {
                    Trouble::Locked
                }
                (StatusCode::Conflict | StatusCode::PreconditionFailed, _) => Trouble::Conflict,
                (StatusCode::Unauthorized | StatusCode::Forbidden, _) => match told.ahead {
                    Some(s) if s.abs() > CLOCKS_APART_S => Trouble::Clock(s.abs() / 60),
                    _ => Trouble::Denied,
                },
                (s, _) if matches!(u16::from(s), 408 | 429 | 500..=599) => Trouble::Busy(told.wait),
                (s, _) => Trouble::Other(s.into()),
            }
        }
        ErrorKind::Io | ErrorKind::Connection => Trouble::Offline,
        ErrorKind::Credential => Trouble::SignIn,
        // An answer that is not what it should be is a broken connection, unless we refused to send at all.
        _ if e.to_string().contains(Trouble::ELSEWHERE) => Trouble::Elsewhere,
        _ if e.to_string().contains(Trouble::NO_HIVE) => Trouble::NotAHive,
        _ => Trouble::Offline,
    }
}
