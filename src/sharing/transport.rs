//! The one socket of this room: azure_core's requests over ureq, to the hive (and, for Entra ID, the sign-in service) and nowhere else.
//! No proxies, no redirects, no other host than the ones it was made for, bounded in time and size.

use super::trouble::Trouble;
use crate::hosts::LoopbackFirst;
use async_trait::async_trait;
use azure_core::Bytes;
use azure_core::error::ErrorKind;
use azure_core::http::headers::Headers;
use azure_core::http::{AsyncRawResponse, HttpClient, Request};
use std::sync::Mutex;
use std::time::Duration;
use ureq::unversioned::transport::DefaultConnector;

/// Bytes an answer may have: lists of blobs come in pages.
const LONGEST_ANSWER: u64 = 64 << 20;

/// Speaks HTTP to allowed origins.
pub(super) struct Socket {
    agent: ureq::Agent,
    /// `scheme://host:port` it may speak to.
    origins: Vec<String>,
    /// What the last answer told beside its status: how long to wait, and how far the clocks are apart.
    pub(super) last: Mutex<Told>,
}

/// What an answer told beside its status.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    /// `Retry-After`.
    pub wait: Option<Duration>,
    /// This clock minus the server's, seconds.
    pub ahead: Option<i64>,
    /// Whether it is signed as every answer of a storage service is.
    pub storage: bool,
}

impl std::fmt::Debug for Socket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Socket")
            .field("origins", &self.origins)
            .finish_non_exhaustive()
    }
}

impl Socket {
    pub(super) fn new(origins: Vec<String>, patience: Duration) -> Self {
        let config = ureq::Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_connect(Some(patience.min(Duration::from_secs(10))))
            .timeout_global(Some(patience))
            // A connection kept from an earlier request may have died; a fresh one cannot surprise.
            .max_idle_connections(0)
            .build();
        let agent = ureq::Agent::with_parts(
            config,
            DefaultConnector::default(),
            LoopbackFirst::default(),
        );
        Self {
            agent,
            origins,
            last: Mutex::default(),
        }
    }
}

/// `scheme://host:port` of an address.
pub(super) fn origin(url: &azure_core::http::Url) -> String {
    format!(
        "{}://{}:{}",
        url.scheme(),
        url.host_str().unwrap_or_default(),
        url.port_or_known_default().unwrap_or(0)
    )
}

fn failed(what: &'static str) -> azure_core::Error {
    azure_core::Error::with_message(ErrorKind::Io, what)
}

#[async_trait]
impl HttpClient for Socket {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        if !self.origins.contains(&origin(request.url())) {
            return Err(azure_core::Error::with_message(
                ErrorKind::Other,
                Trouble::ELSEWHERE,
            ));
        }
        let mut out = ureq::http::Request::builder()
            .method(request.method().as_str())
            .uri(request.url().as_str());
        for (name, value) in request.headers().iter() {
            out = out.header(name.as_str(), value.as_str());
        }
        let body: Bytes = request.body().into();
        let out = out
            .body(body.to_vec())
            .map_err(|_| failed("the request could not be written"))?;
        let answer = self
            .agent
            .run(out)
            .map_err(|_| failed("the connection failed"))?;
        let (parts, mut body) = answer.into_parts();
        let mut headers = Headers::new();
        for (name, value) in &parts.headers {
            if let Ok(value) = value.to_str() {
                headers.insert(name.as_str().to_ascii_lowercase(), value.to_owned());
            }
        }
        let text = |name: &str| parts.headers.get(name).and_then(|v| v.to_str().ok());
        let told = Told {
            storage: text("x-ms-request-id")
                .or_else(|| text("x-ms-version"))
                .is_some(),
            wait: text("retry-after")
                .and_then(|s| s.trim().parse().ok())
                .map(Duration::from_secs),
            ahead: text("date")
                .and_then(|d| jiff::fmt::rfc2822::parse(&d.replace("GMT", "+0000")).ok())
                .map(|server| jiff::Timestamp::now().as_second() - server.timestamp().as_second()),
        };
        *self
            .last
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = told;
        let bytes = body
            .with_config()
            .limit(LONGEST_ANSWER)
            .read_to_vec()
            .map_err(|_| failed("the answer broke off"))?;
        let status = parts.status.as_u16();
        let of_hive = self.origins.first() == Some(&origin(request.url()));
        if of_hive && !told.storage && !matches!(status, 400 | 401 | 403 | 408 | 429 | 500..) {
            return Err(azure_core::Error::with_message(
                ErrorKind::Other,
                Trouble::NO_HIVE,
            ));
        }
        Ok(AsyncRawResponse::from_bytes(status.into(), headers, bytes))
    }
}
