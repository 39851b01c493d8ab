//! Talking to a model server: which hosts may be talked to at all, and reading an answer line by line as it is written.

use super::{Cancel, Error, Result};
use crate::privacy::Network;
use std::io::{BufRead, BufReader};
use std::time::{Duration, Instant};
use ureq::{Agent, Body};

/// A server that is on this machine or that the coach named as theirs.
pub(super) struct Server {
    agent: Agent,
    base: String,
    network: Network,
}

impl Server {
    /// Refuses any other host: text of clients goes to no stranger. Names are not looked up, so nobody can make one point elsewhere.
    pub(super) fn new(base: &str, own_hosts: &[String], timeout_s: u64) -> Result<Self> {
        let base = base.trim_end_matches('/').to_owned();
        let host = host_of(&base).ok_or_else(|| {
            Error::Refused(format!(
                "'{base}' is not an address of a server; write http://HOST:PORT"
            ))
        })?;
        let network = if is_loopback(&host) {
            Network::Loopback
        } else if own_hosts.iter().any(|h| h.eq_ignore_ascii_case(&host)) {
            Network::Host(host)
        } else {
            return Err(Error::Refused(format!(
                "{host} is not this machine; if it is yours, name it in config.toml under [privacy] own_hosts = [\"{host}\"]"
            )));
        };
        let config = Agent::config_builder()
            // A proxy from the environment would see everything.
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(5)))
            .timeout_recv_response(Some(Duration::from_secs(timeout_s)))
            .build();
        Ok(Self {
            agent: config.into(),
            base,
            network,
        })
    }

    /// What using it does on the network.
    pub(super) fn network(&self) -> Network {
        self.network.clone()
    }

    /// Its address.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// GET, as JSON.
    pub(super) fn get(&self, path: &str) -> Result<serde_json::Value> {
        let response = self.agent.get(format!("{}{path}", self.base)).call();
        self.body(response)?
            .read_json()
            .map_err(|e| self.silent(&e))
    }

    /// POST, the answer as it comes.
    pub(super) fn post(&self, path: &str, json: &serde_json::Value) -> Result<Lines> {
        let response = self
            .agent
            .post(format!("{}{path}", self.base))
            .send_json(json);
        Ok(Lines {
            reader: BufReader::new(Box::new(self.body(response)?.into_reader())),
            line: String::new(),
        })
    }

    fn body(
        &self,
        response: std::result::Result<ureq::http::Response<Body>, ureq::Error>,
    ) -> Result<Body> {
        let response = response.map_err(|e| self.silent(&e))?;
        let status = response.status();
        if status.is_success() {
            return Ok(response.into_body());
        }
        // What a server says of an error may repeat the question, so only the number is passed on.
        Err(Error::Failed(format!(
            "the server at {} answered with error {}; see its own log",
            self.base,
            status.as_u16()
        )))
    }

    fn silent(&self, e: &ureq::Error) -> Error {
        Error::Unreachable(format!(
            "the server at {} does not answer ({e}); start it, or choose another with LOCAL_LLM_BACKEND",
            self.base
        ))
    }
}

/// Lines of an answer that is still being written.
pub(super) struct Lines {
    reader: BufReader<Box<dyn std::io::Read + Send>>,
    line: String,
}

/// A line longer than this is no part of an answer.
const LONGEST: u64 = 1 << 20;

impl Lines {
    /// The next line without its end; `None` when the answer is whole.
    pub(super) fn next(&mut self) -> Result<Option<&str>> {
        self.line.clear();
        let mut bounded = std::io::Read::take(&mut self.reader, LONGEST);
        match bounded.read_line(&mut self.line) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(self.line.trim_end())),
            Err(_) => Err(Error::Failed(
                "the server broke off in the middle of its answer; ask again".into(),
            )),
        }
    }
}

/// Times of an answer that comes over the network.
pub(super) struct Clock {
    from: Instant,
    first: Option<Instant>,
    last: Instant,
    pieces: usize,
}

impl Clock {
    pub(super) fn start() -> Self {
        let now = Instant::now();
        Self {
            from: now,
            first: None,
            last: now,
            pieces: 0,
        }
    }

    pub(super) fn piece(&mut self) {
        self.last = Instant::now();
        self.first.get_or_insert(self.last);
        self.pieces += 1;
    }

    /// Figures, with the token counts the server gave (0: it gave none).
    pub(super) fn usage(&self, prompt: usize, completion: usize) -> super::Usage {
        let completion = if completion == 0 {
            self.pieces
        } else {
            completion
        };
        let wait = self.first.map(|f| f.duration_since(self.from));
        let writing = self
            .first
            .map_or(0.0, |f| self.last.duration_since(f).as_secs_f64());
        let tenth = |v: f64| (v * 10.0).round() / 10.0;
        super::Usage {
            prompt_tokens: prompt,
            completion_tokens: completion,
            ttft_ms: wait.and_then(|w| u64::try_from(w.as_millis()).ok()),
            prefill_tps: wait
                .filter(|w| prompt > 0 && !w.is_zero())
                .map(|w| tenth(prompt as f64 / w.as_secs_f64())),
            decode_tps: (completion > 1 && writing > 0.0)
                .then(|| tenth((completion - 1) as f64 / writing)),
        }
    }
}

/// Whether to go on reading.
pub(super) fn stopped(cancel: &Cancel) -> bool {
    cancel.is_cancelled()
}

fn host_of(base: &str) -> Option<String> {
    let rest = base
        .strip_prefix("http://")
        .or_else(|| base.strip_prefix("https://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    // user@host would hide the host behind a name.
    if authority.contains('@') || authority.is_empty() {
        return None;
    }
    let host = match authority.strip_prefix('[') {
        Some(v6) => v6.split_once(']')?.0,
        None => authority.split(':').next()?,
    };
    (!host.is_empty()).then(|| host.to_lowercase())
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_and_named_hosts_are_talked_to() {
        let may = |base: &str, own: &[&str]| {
            Server::new(
                base,
                &own.iter().map(ToString::to_string).collect::<Vec<_>>(),
                1,
            )
            .is_ok()
        };
        for base in [
            "http://127.0.0.1:11434",
            "http://localhost:8000/",
            "http://[::1]:80",
            "http://127.9.9.9",
        ] {
            assert!(may(base, &[]), "{base}");
        }
        for base in [
            "http://example.org",
            "http://localhost.example.org",
            "http://127.0.0.1@example.org",
            "http://127.0.0.1.example.org",
            "http://2130706433",
            "ftp://127.0.0.1",
            "",
            "http://",
        ] {
            assert!(!may(base, &[]), "{base}");
        }
        assert!(may("http://GPU.praktijk.lan:1234", &["gpu.praktijk.lan"]));
    }
}
