//! Which hosts are this machine by their very name, which the coach has named as theirs, and the resolver that looks at the first before it asks: no name
//! server is ever asked about this machine. `engine` and `sharing` decide and open their sockets with it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// The addresses of a name that means this machine, without asking a name server.
pub fn loopback(host: &str) -> Option<Vec<IpAddr>> {
    if host == "localhost" {
        return Some(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let ip: IpAddr = bare.parse().ok()?;
    ip.is_loopback().then(|| vec![ip])
}

/// Whether the coach has named this host, in small letters, as theirs: `name` or `name:port`.
pub fn named(host: &str, port: Option<u16>, own_hosts: &[String]) -> bool {
    let with_port = port.map(|p| format!("{host}:{p}"));
    own_hosts
        .iter()
        .map(|h| h.trim().to_ascii_lowercase())
        .any(|h| h == host || Some(&h) == with_port.as_ref())
}

/// Never asks a name server about this machine.
#[derive(Debug, Default)]
pub struct LoopbackFirst(DefaultResolver);

impl Resolver for LoopbackFirst {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        let Some(ips) = loopback(&host) else {
            return self.0.resolve(uri, config, timeout);
        };
        let standard = if uri.scheme_str() == Some("https") {
            443
        } else {
            80
        };
        let mut out = self.empty();
        for ip in ips {
            out.push(SocketAddr::new(ip, uri.port_u16().unwrap_or(standard)));
        }
        Ok(out)
    }
}
