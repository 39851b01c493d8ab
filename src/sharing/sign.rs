//! The shared-key signature of Azure Storage, as a step of the client's pipeline: Microsoft's crate has Entra ID and signatures in the
//! address, but no account key, which is what a connection string holds.

use async_trait::async_trait;
use azure_core::error::ErrorKind;
use azure_core::http::policies::{Policy, PolicyResult};
use azure_core::http::{Context, Request};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Signs every attempt of every request.
pub(super) struct SharedKey {
    pub account: String,
    pub key: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for SharedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SharedKey(…)")
    }
}

#[async_trait]
impl Policy for SharedKey {
    async fn send(
        &self,
        ctx: &Context,
        request: &mut Request,
        next: &[Arc<dyn Policy>],
    ) -> PolicyResult {
        let broken =
            || azure_core::Error::with_message(ErrorKind::Other, "the request could not be signed");
        request.insert_header("x-ms-date", http_date(jiff::Timestamp::now()));
        let length = request
            .body()
            .len()
            .filter(|n| *n > 0)
            .map(|n| n.to_string());
        let text = self.string_to_sign(request, &length.unwrap_or_default());
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).map_err(|_| broken())?;
        mac.update(text.as_bytes());
        let signature = STANDARD.encode(mac.finalize().into_bytes());
        request.insert_header(
            "authorization",
            format!("SharedKey {}:{signature}", self.account),
        );
        let (first, rest) = next.split_first().ok_or_else(broken)?;
        first.send(ctx, request, rest).await
    }
}

impl SharedKey {
    /// Verb, eleven standard headers, the x-ms headers in order, and the resource with its query in order.
    fn string_to_sign(&self, request: &Request, length: &str) -> String {
        let mut all: Vec<(String, String)> = request
            .headers()
            .iter()
            .map(|(n, v)| {
                (
                    n.as_str().to_ascii_lowercase(),
                    v.as_str().trim().to_owned(),
                )
            })
            .collect();
        all.sort();
        let of = |name: &str| {
            all.iter()
                .find(|(n, _)| n == name)
                .map_or("", |(_, v)| v.as_str())
        };
        let mut out = format!("{}\n", request.method().as_str());
        for name in ["content-encoding", "content-language"] {
            out.push_str(of(name));
            out.push('\n');
        }
        out.push_str(length);
        out.push('\n');
        // Date stays empty: x-ms-date is among the headers below.
        for name in [
            "content-md5",
            "content-type",
            "",
            "if-modified-since",
            "if-match",
            "if-none-match",
            "if-unmodified-since",
            "range",
        ] {
            out.push_str(of(name));
            out.push('\n');
        }
        for (n, v) in all.iter().filter(|(n, _)| n.starts_with("x-ms-")) {
            out.push_str(&format!("{n}:{v}\n"));
        }
        out.push_str(&format!("/{}{}", self.account, request.url().path()));
        let mut query: Vec<(String, String)> = request
            .url()
            .query_pairs()
            .map(|(k, v)| (k.to_ascii_lowercase(), v.into_owned()))
            .collect();
        query.sort();
        for (k, v) in query {
            out.push_str(&format!("\n{k}:{v}"));
        }
        out
    }
}

/// `Sat, 21 Nov 2026 10:44:44 GMT`.
fn http_date(at: jiff::Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_written_as_http_wants_it() {
        assert_eq!(
            http_date(jiff::Timestamp::UNIX_EPOCH),
            "Thu, 01 Jan 1970 00:00:00 GMT"
        );
    }

    #[test]
    fn the_key_is_not_in_debug() {
        let key = SharedKey {
            account: "a".into(),
            key: Zeroizing::new(b"geheim".to_vec()),
        };
        assert!(!format!("{key:?}").contains("geheim"));
    }
}
