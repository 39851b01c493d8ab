//! The hive as a coach's program sees it: a container of blobs that are made once and never overwritten. Everything that is sent is
//! [`Cleared`]. Each call is one attempt; trying again is the outbox's business.

use super::answer::trouble_of;
use super::connection::{Access, Connection, Entra};
use super::network::Policy;
use super::record::sha256_hex;
use super::sign::SharedKey;
use super::transport::{Socket, origin};
use super::trouble::Trouble;
use super::{Error, Result, batch};
use crate::privacy::Cleared;
use azure_core::credentials::{Secret, TokenCredential};
use azure_core::http::{ClientOptions, RequestContent, RetryOptions, Transport, Url};
use azure_identity::{
    ClientSecretCredential, ClientSecretCredentialOptions, ManagedIdentityCredential,
    ManagedIdentityCredentialOptions, WorkloadIdentityCredential,
    WorkloadIdentityCredentialOptions,
};
use azure_storage_blob::models::{
    BlobContainerClientListBlobsOptions, BlockBlobClientUploadOptions,
};
use azure_storage_blob::{
    BlobClient, BlobClientOptions, BlobContainerClient, BlobContainerClientOptions,
};
use futures::TryStreamExt;
use futures::executor::block_on;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// Where Entra ID signs in.
const SIGN_IN: &str = "https://login.microsoftonline.com:443";
/// Where a machine asks for its own identity; an address of the machine itself.
const MACHINE_IDENTITY: &str = "http://169.254.169.254:80";

/// What a put did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is there now.
    Created,
    /// It was there already, byte for byte.
    AlreadyThere,
}

/// What goes beside a blob: nothing but hashes and record ids.
#[derive(Clone, Debug, Default)]
pub struct Labels(pub Vec<(&'static str, String)>);

/// One blob of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BlobInfo {
    /// Its name.
    pub name: String,
    /// Its size, bytes.
    pub size: u64,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HiveStats {
    /// All blobs.
    pub total_blobs: u64,
    /// Training data: the inbox and what the hive made of it.
    pub training_data_blobs: u64,
    /// Models.
    pub model_blobs: u64,
    /// All bytes.
    pub total_size: u64,
}

/// The client.
pub struct Hive {
    connection: Connection,
    socket: Arc<Socket>,
    options: ClientOptions,
    credential: Option<Arc<dyn TokenCredential>>,
}

impl std::fmt::Debug for Hive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Hive").field(&self.connection).finish()
    }
}

/// The hash the storage service makes of what it receives; it guards against damage, not against anyone.
fn md5(bytes: &[u8]) -> Vec<u8> {
    use md5::Digest as _;
    md5::Md5::digest(bytes).to_vec()
}

impl Hive {
    /// Makes the client; refused where the coach's rule about the network forbids the host. Connects to nothing yet. A request may take
    /// as long as `patience`.
    pub fn new(connection: Connection, policy: &Policy, patience: Duration) -> Result<Self> {
        policy.allows(connection.host(), connection.port())?;
        let mut origins = vec![origin(&connection.endpoint)];
        match &connection.access {
            Access::Entra(Entra::Managed) => origins.push(MACHINE_IDENTITY.into()),
            Access::Entra(_) => {
                policy.allows("login.microsoftonline.com", Some(443))?;
                origins.push(SIGN_IN.into());
            }
            _ => {}
        }
        let socket = Arc::new(Socket::new(origins, patience));
        // The outbox decides when to try again, and survives a crash; the client's own retries would not.
        let mut options = ClientOptions {
            transport: Some(Transport::new(socket.clone())),
            retry: RetryOptions::none(),
            ..ClientOptions::default()
        };
        let credential = credential(&connection.access, &options)?;
        if let Access::Key { account, key } = &connection.access {
            options.per_try_policies.push(Arc::new(SharedKey {
                account: account.clone(),
                key: key.clone(),
            }));
        }
        Ok(Self {
            connection,
            socket,
            options,
            credential,
        })
    }

    /// Host and container.
    pub fn place(&self) -> String {
        self.connection.place()
    }

    /// Sends a line as a new blob; never overwrites. A blob that is there with the same content counts as sent.
    pub fn put(
        &self,
        name: &Cleared<String>,
        line: &Cleared<Vec<u8>>,
        labels: &Labels,
        again: bool,
    ) -> std::result::Result<Put, Trouble> {
        let body = batch::pack(line.get());
        let put = match self.try_put(name.get(), &body, labels, true) {
            // A signature that may create but not tag: the labels stand in the metadata as well.
            Err(Trouble::Denied) => self.try_put(name.get(), &body, labels, false),
            other => other,
        };
        match put {
            // What the service says it received is not what was sent: it was made just now and by us, so it may go.
            Ok(Some(told)) if told != md5(&body) => {
                self.delete(name)?;
                Err(Trouble::Busy(None))
            }
            Ok(told) => self.arrived(name, line, told.is_some()),
            Err(Trouble::Conflict) => self.same(name, line, again),
            Err(e) => Err(e),
        }
    }

    fn try_put(
        &self,
        name: &str,
        body: &[u8],
        labels: &Labels,
        tags: bool,
    ) -> std::result::Result<Option<Vec<u8>>, Trouble> {
        let metadata: HashMap<String, String> = labels
            .0
            .iter()
            .map(|(k, v)| ((*k).to_owned(), v.clone()))
            .collect();
        let mut options = BlockBlobClientUploadOptions {
            blob_content_type: Some("application/x-ndjson+zstd".into()),
            metadata: Some(metadata.clone()),
            ..BlockBlobClientUploadOptions::default()
        }
        .if_not_exists();
        if tags {
            options = options.with_tags(metadata);
        }
        let blob = self.blob(name)?;
        block_on(blob.upload(RequestContent::from(body.to_vec()), Some(options)))
            .map(|done| done.content_md5)
            .map_err(|e| self.trouble(&e))
    }

    /// Reads back what was just made. A line may have been damaged on its way, and a blob that does not hold what its name says must not
    /// stay; it is deleted, and sent again. Who may create but not read goes by the hash that the server made of what it received (`whole`).
    fn arrived(
        &self,
        name: &Cleared<String>,
        line: &Cleared<Vec<u8>>,
        whole: bool,
    ) -> std::result::Result<Put, Trouble> {
        match self.get(name.get()) {
            Ok(there) if there == *line.get() => Ok(Put::Created),
            Err(Trouble::Denied) if whole => Ok(Put::Created),
            Err(Trouble::Denied) => Err(Trouble::Busy(None)),
            Ok(_) | Err(Trouble::Conflict) => {
                self.delete(name)?;
                Err(Trouble::Busy(None))
            }
            Err(Trouble::Missing) => Err(Trouble::Busy(None)),
            Err(e) => Err(e),
        }
    }

    /// Whether the blob there says the same, whatever compressed it. After an earlier try that ended in doubt (`again`) what does not is
    /// what that try left, damaged: it goes, and the next try makes it anew.
    fn same(
        &self,
        name: &Cleared<String>,
        line: &Cleared<Vec<u8>>,
        again: bool,
    ) -> std::result::Result<Put, Trouble> {
        match self.get(name.get()) {
            Ok(there) if there == *line.get() => Ok(Put::AlreadyThere),
            Ok(_) | Err(Trouble::Conflict) if again => {
                self.delete(name)?;
                Err(Trouble::Busy(None))
            }
            Ok(_) => Err(Trouble::Conflict),
            Err(Trouble::Missing) => Err(Trouble::Busy(None)),
            // May create but not read: the name is the hash of the content and the hive checks it on intake.
            Err(Trouble::Denied) if name.get().contains(&sha256_hex(line.get())) => {
                Ok(Put::AlreadyThere)
            }
            Err(e) => Err(e),
        }
    }

    /// The content of a blob, unpacked.
    pub fn get(&self, name: &str) -> std::result::Result<Vec<u8>, Trouble> {
        let blob = self.blob(name)?;
        let bytes = block_on(async {
            let got = blob.download(None).await?;
            got.body.collect().await
        })
        .map_err(|e| self.trouble(&e))?;
        batch::unpack(&bytes).ok_or(Trouble::Conflict)
    }

    /// Deletes a blob and looks whether it is gone. One that was not there is gone too.
    pub fn delete(&self, name: &Cleared<String>) -> std::result::Result<(), Trouble> {
        let blob = self.blob(name.get())?;
        match block_on(blob.delete(None)).map_err(|e| self.trouble(&e)) {
            Ok(_) | Err(Trouble::Missing) => {}
            Err(e) => return Err(e),
        }
        match block_on(blob.get_properties(None)).map_err(|e| self.trouble(&e)) {
            Ok(_) => Err(Trouble::StillThere),
            Err(Trouble::Missing) => Ok(()),
            // May delete but not read: the hive said that it deleted, which is all there is to know.
            Err(Trouble::Denied) => Ok(()),
            Err(e) => Err(e),
        }
    }

    /// Makes the container; no error when it is there. For whoever keeps a hive of their own, such as an emulator.
    pub fn create_container(&self) -> std::result::Result<(), Trouble> {
        let container = self.container()?;
        match block_on(container.create(None)).map_err(|e| self.trouble(&e)) {
            Ok(_) | Err(Trouble::Conflict) => Ok(()),
            Err(e) => Err(e),
        }
    }

    fn container(&self) -> std::result::Result<BlobContainerClient, Trouble> {
        let url = self
            .connection
            .container_url()
            .map_err(|_| Trouble::Elsewhere)?;
        let options = BlobContainerClientOptions {
            client_options: self.options.clone(),
            ..BlobContainerClientOptions::default()
        };
        BlobContainerClient::new(url, self.credential.clone(), Some(options))
            .map_err(|e| self.trouble(&e))
    }

    /// Every blob whose name begins so.
    pub fn list(&self, prefix: &str) -> std::result::Result<Vec<BlobInfo>, Trouble> {
        let container = self.container()?;
        let wanted = BlobContainerClientListBlobsOptions {
            prefix: (!prefix.is_empty()).then(|| prefix.to_owned()),
            ..BlobContainerClientListBlobsOptions::default()
        };
        let mut out = Vec::new();
        block_on(async {
            let mut pages = container.list_blobs(Some(wanted))?.into_pages();
            while let Some(page) = pages.try_next().await? {
                for item in page.into_model()?.blob_items {
                    out.push(BlobInfo {
                        name: item.name.unwrap_or_default(),
                        size: item.properties.and_then(|p| p.content_length).unwrap_or(0),
                    });
                }
            }
            Ok(())
        })
        .map_err(|e: azure_core::Error| self.trouble(&e))?;
        Ok(out)
    }

    /// How much there is of what.
    pub fn stats(&self) -> std::result::Result<HiveStats, Trouble> {
        let mut out = HiveStats::default();
        for b in self.list("")? {
            out.total_blobs += 1;
            out.total_size += b.size;
            match b.name.split('/').next() {
                Some("inbox" | "training" | "datasets") => out.training_data_blobs += 1,
                Some("models") => out.model_blobs += 1,
                _ => {}
            }
        }
        Ok(out)
    }

    /// What the hive says a blob was used in: its tag `used_in`.
    pub fn used_in(&self, name: &str) -> std::result::Result<Option<String>, Trouble> {
        let blob = self.blob(name)?;
        let tags = block_on(async { blob.get_tags(None).await?.into_model() })
            .map_err(|e| self.trouble(&e))?;
        Ok(tags
            .blob_tag_set
            .unwrap_or_default()
            .into_iter()
            .find(|t| t.key.as_deref() == Some("used_in"))
            .and_then(|t| t.value))
    }

    fn blob(&self, name: &str) -> std::result::Result<BlobClient, Trouble> {
        let mut url: Url = self
            .connection
            .container_url()
            .map_err(|_| Trouble::Elsewhere)?;
        url.path_segments_mut()
            .map_err(|()| Trouble::Elsewhere)?
            .extend(name.split('/'));
        let options = BlobClientOptions {
            client_options: self.options.clone(),
            ..BlobClientOptions::default()
        };
        BlobClient::new(url, self.credential.clone(), Some(options)).map_err(|e| self.trouble(&e))
    }

    fn trouble(&self, e: &azure_core::Error) -> Trouble {
        let told = *self
            .socket
            .last
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        trouble_of(e, told)
    }
}

fn credential(
    access: &Access,
    options: &ClientOptions,
) -> Result<Option<Arc<dyn TokenCredential>>> {
    let Access::Entra(entra) = access else {
        return Ok(None);
    };
    let client_options = options.clone();
    let made: azure_core::Result<Arc<dyn TokenCredential>> = match entra {
        Entra::Secret {
            tenant,
            client,
            secret,
        } => ClientSecretCredential::new(
            tenant,
            client.clone(),
            Secret::new(secret.to_string()),
            Some(ClientSecretCredentialOptions { client_options }),
        )
        .map(|c| c as Arc<dyn TokenCredential>),
        Entra::Workload => {
            let mut o = WorkloadIdentityCredentialOptions::default();
            o.credential_options.client_options = client_options;
            WorkloadIdentityCredential::new(Some(o)).map(|c| c as Arc<dyn TokenCredential>)
        }
        Entra::Managed => ManagedIdentityCredential::new(Some(ManagedIdentityCredentialOptions {
            client_options,
            ..ManagedIdentityCredentialOptions::default()
        }))
        .map(|c| c as Arc<dyn TokenCredential>),
    };
    made.map(Some).map_err(|_| Error::Hive(Trouble::SignIn))
}
