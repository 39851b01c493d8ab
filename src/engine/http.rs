//! The one way this room talks to a model server: to loopback or a host the coach has named, without proxies or
//! redirects, and stoppable at any moment. `ollama` and `openai` are built on it.
//!
//! A stop must close the connection even while the server is silent (it may be reading a long prompt), so waiting
//! for input is cut into slices between which the flag is looked at.

use super::{Cancel, Error, Health, Result};
use crate::hosts::{LoopbackFirst, loopback, named};
use crate::locale::{t, tf};
use crate::privacy::Network;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read};
use std::time::{Duration, Instant};
use ureq::http::Uri;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, NextTimeout, RustlsConnector, TcpConnector, Transport,
};

/// No line of a server is longer than this; a longer one is not the protocol.
const LONGEST_LINE: u64 = 1 << 20;
const SLICE: Duration = Duration::from_millis(50);

/// A server the coach may use.
#[derive(Clone, Debug)]
pub struct Server {
    base: String,
    host: String,
    loopback: bool,
    silence: Duration,
}

impl Server {
    /// Checks a base URL: `http` or `https`, and loopback or one of `own_hosts` (`name` or `name:port`). No name
    /// is looked up. The server may stay silent for `silence` before it counts as gone.
    pub fn new(url: &str, own_hosts: &[String], silence: Duration) -> Result<Self> {
        let wrong = || Error::Failed(t("engine-address"));
        let base = url.trim().trim_end_matches('/');
        let base = base
            .strip_suffix("/v1")
            .unwrap_or(base)
            .trim_end_matches('/');
        let base = if base.contains("://") {
            base.to_owned()
        } else {
            format!("http://{base}")
        };
        let uri: Uri = base.parse().map_err(|_| wrong())?;
        let authority = uri.authority().ok_or_else(wrong)?;
        let host = authority.host().to_ascii_lowercase();
        if !matches!(uri.scheme_str(), Some("http" | "https"))
            || host.is_empty()
            || authority.as_str().contains('@')
            || uri.query().is_some()
        {
            return Err(wrong());
        }
        let loopback = loopback(&host).is_some();
        if !loopback && !named(&host, authority.port_u16(), own_hosts) {
            return Err(Error::Refused(tf(
                "engine-not-own-host",
                &[("host", host.to_string().into())],
            )));
        }
        Ok(Self {
            base,
            host,
            loopback,
            silence,
        })
    }

    /// What using it does on the network.
    pub fn network(&self) -> Network {
        if self.loopback {
            Network::Loopback
        } else {
            Network::Host(self.host.clone())
        }
    }

    /// For sentences.
    pub fn address(&self) -> &str {
        &self.base
    }

    /// How it is with the server when it was asked for its model; `said` is the sentence when it has one.
    pub fn health(&self, said: &str, model: Result<String>) -> Health {
        match model {
            Ok(model) => Health {
                ok: true,
                sentence: tf(
                    said,
                    &[
                        ("at", self.address().to_string().into()),
                        ("model", model.into()),
                    ],
                ),
            },
            Err(e) => Health::not(&e),
        }
    }

    /// The JSON answer to a GET, or to a POST when there is a body.
    pub fn json(
        &self,
        path: &str,
        body: Option<&Value>,
        model: &str,
        cancel: &Cancel,
    ) -> Result<Value> {
        let mut answer = self.call(path, body, model, cancel)?;
        let mut text = String::new();
        let read = answer
            .body_mut()
            .as_reader()
            .take(64 << 20)
            .read_to_string(&mut text);
        read.map_err(|e| self.gone(&e.to_string()))?;
        serde_json::from_str(&text).map_err(|_| self.not_the_protocol())
    }

    /// POSTs and hands over the answer line by line until `line` returns false, the answer ends (both `true`), or the
    /// coach stops it (`false`).
    pub fn lines(
        &self,
        path: &str,
        body: &Value,
        model: &str,
        cancel: &Cancel,
        line: &mut dyn FnMut(&str) -> Result<bool>,
    ) -> Result<bool> {
        let mut answer = match self.call(path, Some(body), model, cancel) {
            Err(_) if cancel.is_cancelled() => return Ok(false),
            other => other?,
        };
        let mut reader = BufReader::new(answer.body_mut().as_reader());
        let mut text = Vec::new();
        loop {
            if cancel.is_cancelled() {
                return Ok(false);
            }
            text.clear();
            match reader
                .by_ref()
                .take(LONGEST_LINE)
                .read_until(b'\n', &mut text)
            {
                Ok(0) => return Ok(true),
                Ok(n) if n as u64 == LONGEST_LINE => return Err(self.not_the_protocol()),
                Ok(_) => {}
                Err(_) if cancel.is_cancelled() => return Ok(false),
                Err(e) => return Err(self.gone(&e.to_string())),
            }
            let text = std::str::from_utf8(&text).map_err(|_| self.not_the_protocol())?;
            if !line(text.trim_end_matches(['\r', '\n']))? {
                return Ok(true);
            }
        }
    }

    fn call(
        &self,
        path: &str,
        body: Option<&Value>,
        model: &str,
        cancel: &Cancel,
    ) -> Result<ureq::http::Response<ureq::Body>> {
        let config = ureq::Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(5)))
            .max_idle_connections(0)
            .build();
        let watch = Watch {
            cancel: cancel.clone(),
            silence: self.silence,
        };
        let connector =
            ().chain(TcpConnector::default())
                .chain(RustlsConnector::default())
                .chain(watch);
        let agent = ureq::Agent::with_parts(config, connector, LoopbackFirst::default());
        let url = format!("{}{path}", self.base);
        let sent = match body {
            Some(body) => agent.post(url).send_json(body),
            None => agent.get(url).call(),
        };
        let answer = sent.map_err(|e| self.gone(&e.to_string()))?;
        // What the server says about an error may quote the request, so only its code is passed on.
        match answer.status().as_u16() {
            200..=299 => Ok(answer),
            404 => Err(Error::Failed(tf(
                "engine-server-no-model",
                &[
                    ("at", self.base.to_string().into()),
                    ("model", model.to_string().into()),
                ],
            ))),
            401 | 403 => Err(Error::Refused(tf(
                "engine-server-refuses",
                &[
                    ("at", self.base.to_string().into()),
                    ("status", answer.status().to_string().into()),
                ],
            ))),
            300..=399 => Err(Error::Refused(tf(
                "engine-server-redirects",
                &[("at", self.base.to_string().into())],
            ))),
            code => Err(Error::Failed(tf(
                "engine-server-error",
                &[
                    ("at", self.base.to_string().into()),
                    ("code", code.to_string().into()),
                ],
            ))),
        }
    }

    fn gone(&self, why: &str) -> Error {
        Error::Unreachable(tf(
            "engine-server-silent",
            &[
                ("at", self.base.to_string().into()),
                ("why", why.to_string().into()),
            ],
        ))
    }

    fn not_the_protocol(&self) -> Error {
        Error::Failed(tf(
            "engine-server-other",
            &[("at", self.base.to_string().into())],
        ))
    }

    /// A line that is not what the protocol says.
    pub fn garbage(&self) -> Error {
        self.not_the_protocol()
    }

    /// The stream ended before the server said it was done.
    pub fn cut_off(&self) -> Error {
        Error::Failed(tf(
            "engine-server-cut",
            &[("at", self.base.to_string().into())],
        ))
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

/// Last in the chain of connectors: makes every wait for input stoppable.
struct Watch {
    cancel: Cancel,
    silence: Duration,
}

impl<In: Transport> Connector<In> for Watch {
    type Out = Watched<In>;

    fn connect(
        &self,
        _: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> std::result::Result<Option<Self::Out>, ureq::Error> {
        Ok(chained.map(|inner| Watched {
            inner,
            cancel: self.cancel.clone(),
            silence: self.silence,
        }))
    }
}

struct Watched<T> {
    inner: T,
    cancel: Cancel,
    silence: Duration,
}

impl<T> std::fmt::Debug for Watched<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watched")
    }
}

impl<T: Transport> Transport for Watched<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(
        &mut self,
        amount: usize,
        timeout: NextTimeout,
    ) -> std::result::Result<(), ureq::Error> {
        self.inner.transmit_output(amount, timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> std::result::Result<bool, ureq::Error> {
        let since = Instant::now();
        let limit = self.silence.min(*timeout.after);
        loop {
            if self.cancel.is_cancelled() {
                // Not `Interrupted`: the standard library would try that again for ever.
                return Err(ureq::Error::Io(
                    std::io::ErrorKind::ConnectionAborted.into(),
                ));
            }
            let left = limit.saturating_sub(since.elapsed());
            let slice = NextTimeout {
                after: left.min(SLICE).into(),
                ..timeout
            };
            match self.inner.await_input(slice) {
                Err(ureq::Error::Timeout(_)) if left > SLICE => {}
                other => return other,
            }
        }
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }

    fn is_tls(&self) -> bool {
        self.inner.is_tls()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str, own: &[&str]) -> Result<Server> {
        let own: Vec<_> = own.iter().map(|s| (*s).to_owned()).collect();
        Server::new(url, &own, Duration::from_secs(1))
    }

    #[test]
    fn only_loopback_and_named_hosts_are_allowed() {
        for url in [
            "http://localhost:11434",
            "127.0.0.1:8000",
            "http://127.8.9.1",
            "http://[::1]:1/v1/",
            "http://LOCALHOST",
        ] {
            assert_eq!(
                server(url, &[]).unwrap().network(),
                Network::Loopback,
                "{url}"
            );
        }
        for url in [
            "http://example.org",
            "http://192.168.1.2:11434",
            "http://localhost.example.org",
            "http://0.0.0.0:1",
            "http://128.0.0.1",
        ] {
            assert!(matches!(server(url, &[]), Err(Error::Refused(_))), "{url}");
        }
        let own = server("https://Studio.lan:8000/v1", &["studio.lan"]).unwrap();
        assert_eq!(
            (own.network(), own.address()),
            (
                Network::Host("studio.lan".into()),
                "https://Studio.lan:8000"
            )
        );
        assert!(server("http://studio.lan:8001", &["studio.lan:8000"]).is_err());
    }

    #[test]
    fn an_address_that_hides_another_host_is_not_read() {
        for url in [
            "http://localhost@example.org",
            "ftp://localhost",
            "",
            "http://",
            "http://localhost?x=1",
        ] {
            assert!(server(url, &[]).is_err(), "{url}");
        }
    }
}
