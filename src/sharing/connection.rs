//! Where the hive is and with what it is opened, from the environment: a connection string with an account key or a shared access
//! signature, or Entra ID. None of it is ever printed: `Debug` shows the host and the container and nothing else.

use super::{Error, Reason, Result};
use azure_core::http::Url;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// The container when none is named.
const CONTAINER: &str = "coach-ai-datahive";
/// The account that Azurite and the older emulator know; its key is published in their documentation.
const DEVELOPMENT: &str = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;\
    AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;\
    BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;";

/// Where and how.
#[derive(Clone)]
pub struct Connection {
    /// `https://ACCOUNT.blob.core.windows.net/`, or what stands there for an emulator.
    pub(super) endpoint: Url,
    /// The container.
    pub(super) container: String,
    pub(super) access: Access,
}

/// With what it is opened.
#[derive(Clone)]
pub(super) enum Access {
    /// The key of the account.
    Key {
        account: String,
        key: Zeroizing<Vec<u8>>,
    },
    /// A shared access signature: the query that goes with every request.
    Sas(Zeroizing<String>),
    /// Entra ID: a client secret, a workload identity, or the identity of the machine.
    Entra(Entra),
}

/// Which kind of Entra identity.
#[derive(Clone)]
pub(super) enum Entra {
    Secret {
        tenant: String,
        client: String,
        secret: Zeroizing<String>,
    },
    Workload,
    Managed,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Connection").field(&self.place()).finish()
    }
}

impl Connection {
    /// Reads the environment through `get`. The error names the setting, never its value.
    pub fn from_environment(get: &dyn Fn(&str) -> Option<String>) -> Result<Self> {
        let get = |name: &str| {
            get(name)
                .map(|v| v.trim().to_owned())
                .filter(|v| !v.is_empty())
        };
        let container = get("AZURE_DATA_HIVE_CONTAINER").unwrap_or_else(|| CONTAINER.into());
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !(3..=63).contains(&container.len()) || !container.chars().all(plain) {
            return Err(Reason::ContainerName.into());
        }
        if let Some(text) = get("AZURE_STORAGE_CONNECTION_STRING") {
            return Self::parse(&Zeroizing::new(text), container);
        }
        let endpoint = get("AZURE_STORAGE_BLOB_ENDPOINT")
            .or_else(|| {
                get("AZURE_STORAGE_ACCOUNT").map(|a| format!("https://{a}.blob.core.windows.net"))
            })
            .ok_or(Reason::NoHive)?;
        let endpoint = url(&endpoint, "AZURE_STORAGE_BLOB_ENDPOINT")?;
        let access = if let Some(sas) = get("AZURE_STORAGE_SAS_TOKEN") {
            Access::Sas(Zeroizing::new(sas.trim_start_matches('?').to_owned()))
        } else {
            Access::Entra(
                match (
                    get("AZURE_TENANT_ID"),
                    get("AZURE_CLIENT_ID"),
                    get("AZURE_CLIENT_SECRET"),
                ) {
                    (Some(tenant), Some(client), Some(secret)) => Entra::Secret {
                        tenant,
                        client,
                        secret: Zeroizing::new(secret),
                    },
                    _ if get("AZURE_FEDERATED_TOKEN_FILE").is_some() => Entra::Workload,
                    _ => Entra::Managed,
                },
            )
        };
        if matches!(access, Access::Entra(_)) && endpoint.scheme() != "https" {
            return Err(Reason::EntraOpen.into());
        }
        Ok(Self {
            endpoint,
            container,
            access,
        })
    }

    fn parse(text: &str, container: String) -> Result<Self> {
        let text = if text
            .trim_end_matches(';')
            .eq_ignore_ascii_case("UseDevelopmentStorage=true")
        {
            DEVELOPMENT
        } else {
            text
        };
        let field = |name: &str| {
            text.split(';')
                .filter_map(|part| part.split_once('='))
                .find(|(n, _)| n.trim().eq_ignore_ascii_case(name))
                .map(|(_, v)| v.trim().to_owned())
                .filter(|v| !v.is_empty())
        };
        let account = field("AccountName");
        let endpoint = match (field("BlobEndpoint"), &account) {
            (Some(e), _) => e,
            (None, Some(account)) => {
                let protocol = field("DefaultEndpointsProtocol").unwrap_or_else(|| "https".into());
                let suffix = field("EndpointSuffix").unwrap_or_else(|| "core.windows.net".into());
                format!("{protocol}://{account}.blob.{suffix}")
            }
            (None, None) => {
                return Err(Reason::NoEndpoint.into());
            }
        };
        let endpoint = url(&endpoint, "AZURE_STORAGE_CONNECTION_STRING")?;
        let access = match (field("SharedAccessSignature"), field("AccountKey"), account) {
            (Some(sas), _, _) => {
                Access::Sas(Zeroizing::new(sas.trim_start_matches('?').to_owned()))
            }
            (None, Some(key), Some(account)) => Access::Key {
                account,
                key: Zeroizing::new(
                    STANDARD
                        .decode(key.as_bytes())
                        .map_err(|_| Reason::HalfKey)?,
                ),
            },
            _ => {
                return Err(Reason::NoAccess.into());
            }
        };
        Ok(Self {
            endpoint,
            container,
            access,
        })
    }

    /// The host, for the rule about the network and for the screen.
    pub fn host(&self) -> &str {
        self.endpoint.host_str().unwrap_or_default()
    }

    /// Its port, if one is named.
    pub fn port(&self) -> Option<u16> {
        self.endpoint.port_or_known_default()
    }

    /// Host and container: what receipts say.
    pub fn place(&self) -> String {
        format!("{}/{}", self.host(), self.container)
    }

    /// The address of the container, with the signature in its query when that is how it is opened.
    pub(super) fn container_url(&self) -> Result<Url> {
        let mut url = self.endpoint.clone();
        url.path_segments_mut()
            .map_err(|()| Reason::NoEndpoint)?
            .pop_if_empty()
            .push(&self.container);
        if let Access::Sas(query) = &self.access {
            url.set_query(Some(query));
        }
        Ok(url)
    }
}

fn url(text: &str, name: &str) -> Result<Url> {
    let wrong = || {
        Error::Refused(Reason::NoAddress {
            name: name.to_owned(),
        })
    };
    let url: Url = text.parse().map_err(|_| wrong())?;
    let near = url
        .host_str()
        .is_some_and(|h| crate::hosts::loopback(h).is_some());
    // In the clear only on this machine.
    if url.scheme() != "https" && !(url.scheme() == "http" && near) {
        return Err(wrong());
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Result<Connection> {
        let pairs: Vec<(String, String)> = pairs
            .iter()
            .map(|(a, b)| ((*a).into(), (*b).into()))
            .collect();
        Connection::from_environment(&|n| {
            pairs.iter().find(|(k, _)| k == n).map(|(_, v)| v.clone())
        })
    }

    const STRING: &str = "AZURE_STORAGE_CONNECTION_STRING";

    #[test]
    fn every_way_of_opening_the_hive_is_understood() {
        let c = of(&[(STRING, "DefaultEndpointsProtocol=https;AccountName=a1;AccountKey=a2V5;EndpointSuffix=core.windows.net")]).unwrap();
        assert_eq!(c.place(), "a1.blob.core.windows.net/coach-ai-datahive");
        assert!(
            matches!(&c.access, Access::Key { account, key } if account == "a1" && ***key == *b"key")
        );
        let c = of(&[
            (
                STRING,
                "BlobEndpoint=https://h.example/;SharedAccessSignature=?sv=1&sig=x%3D",
            ),
            ("AZURE_DATA_HIVE_CONTAINER", "mine"),
        ])
        .unwrap();
        assert_eq!(
            c.container_url().unwrap().as_str(),
            "https://h.example/mine?sv=1&sig=x%3D"
        );
        let c = of(&[(STRING, "UseDevelopmentStorage=true")]).unwrap();
        assert_eq!(
            c.container_url().unwrap().as_str(),
            "http://127.0.0.1:10000/devstoreaccount1/coach-ai-datahive"
        );
        let c = of(&[
            ("AZURE_STORAGE_ACCOUNT", "a1"),
            ("AZURE_TENANT_ID", "t"),
            ("AZURE_CLIENT_ID", "c"),
            ("AZURE_CLIENT_SECRET", "s"),
        ])
        .unwrap();
        assert!(matches!(c.access, Access::Entra(Entra::Secret { .. })));
        let c = of(&[("AZURE_STORAGE_ACCOUNT", "a1")]).unwrap();
        assert!(matches!(c.access, Access::Entra(Entra::Managed)));
    }

    #[test]
    fn no_error_and_no_debug_shows_what_opens_the_hive() {
        let secret = "c2VjcmV0LXNlY3JldA==";
        let texts = [
            format!("AccountName=a;AccountKey={secret}"),
            format!("AccountKey={secret}"),
            format!("AccountName=a;AccountKey=!{secret}"),
            format!("BlobEndpoint=ftp://x;SharedAccessSignature={secret}"),
            format!("BlobEndpoint=http://far.example;AccountName=a;AccountKey={secret}"),
            format!("BlobEndpoint=https://x/;SharedAccessSignature=sig={secret}"),
            secret.to_owned(),
        ];
        for t in texts {
            let said = match of(&[(STRING, &t)]) {
                Ok(c) => format!("{c:?}"),
                Err(e) => format!("{e} {e:?}"),
            };
            assert!(!said.contains("c2VjcmV0"), "{said}");
        }
        assert!(
            of(&[
                (STRING, "UseDevelopmentStorage=true"),
                ("AZURE_DATA_HIVE_CONTAINER", "Mine!")
            ])
            .is_err()
        );
        assert!(of(&[]).is_err());
    }
}
