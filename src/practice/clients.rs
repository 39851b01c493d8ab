//! Who a client is in real life: kept apart from the notes, changed as a whole.

use super::{Practice, Result};
use crate::casebook::{ClientDetails, ClientId};
use crate::privacy::Local;

impl Practice {
    /// The real-life details of a client.
    pub fn client_details(&self, client: ClientId) -> Result<Local<ClientDetails>> {
        Ok(self.vault().client_details(client)?)
    }

    /// Replaces them all.
    pub fn set_client_details(&self, client: ClientId, details: &ClientDetails) -> Result<()> {
        self.vault().set_client_details(client, details)?;
        self.vault()
            .audit("client.details", &format!("client:{client}"))?;
        Ok(())
    }
}
