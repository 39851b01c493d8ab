//! `consent`: asking, giving, refusing, withdrawing and looking up consent to share, of the coach and of clients. Withdrawing takes no more
//! than giving.

use super::context::Context;
use super::printing::{beside, remark};
use super::{Failure, Outcome};
use crate::casebook::{
    AnonymisationLevel, ClientId, ConsentState, DataType, Millis, Principal, today,
};
use crate::locale::{Language, here, language, t, tf};
use crate::practice::{ConsentDone, Decided, Practice};
use crate::sharing::Reason;
use crate::sharing::consent::{Choice, Shown, end_of, known_version, notice};
use serde_json::json;

/// Whose consent.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Consent {
    /// Your own consent, for the whole practice
    Coach {
        #[command(subcommand)]
        act: Act,
    },
    /// A client's consent, for what concerns that client
    Client {
        /// The client's number
        client: ClientId,
        #[command(subcommand)]
        act: Act,
    },
}

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Act {
    /// Print the text to be shown before deciding
    Request,
    /// Keep a yes
    Grant {
        /// What may be shared: cases, sessions or (yours only) materials; several separated by commas [default: all]
        #[arg(long = "types", visible_alias = "data-types", value_delimiter = ',')]
        types: Vec<DataType>,
        /// How much is taken out: partial or full
        #[arg(long, default_value = "full")]
        level: AnonymisationLevel,
        #[command(flatten)]
        how: How,
        #[command(flatten)]
        text: Text,
        /// The last day it is valid [default: until withdrawn]
        #[arg(long, value_name = "DATE")]
        until: Option<crate::casebook::Date>,
    },
    /// Keep a no
    Refuse {
        #[command(flatten)]
        how: How,
        #[command(flatten)]
        text: Text,
    },
    /// Keep a withdrawal: stops what waits and deletes what was shared
    Revoke {
        #[command(flatten)]
        how: How,
    },
    /// What is in force, with every version
    Status,
    /// The receipt of a decision [default: the newest]
    Receipt {
        /// Number of the record
        record: Option<String>,
    },
}

/// How the decision was made.
#[derive(Debug, clap::Args)]
pub(super) struct How {
    /// How it was given: on_screen, in_person, on_paper or by_mail
    #[arg(long, value_name = "HOW")]
    method: Option<String>,
    /// The day it was decided, if that was earlier: of a form on paper, say [default: now]
    #[arg(long, value_name = "DATE")]
    on: Option<crate::casebook::Date>,
}

/// Which text was shown before it.
#[derive(Debug, clap::Args)]
pub(super) struct Text {
    /// Which text was shown: 3, 2, or none when nobody knows [default: 3; none for an earlier day, on paper and by mail]
    #[arg(long, value_name = "VERSION")]
    notice: Option<String>,
}

pub(super) fn run(cx: &Context, o: Consent) -> Outcome {
    let practice = cx.practice()?;
    match o {
        Consent::Coach { act } => act_of(cx, &practice, None, act),
        Consent::Client { client, act } => act_of(cx, &practice, Some(client), act),
    }
}

fn act_of(cx: &Context, practice: &Practice, client: Option<ClientId>, act: Act) -> Outcome {
    let spoken = match client {
        // The text is shown in the language of the coaching.
        Some(id) => practice.vault().client(id).map(|c| {
            if c.language == "nl" {
                Language::Nl
            } else {
                Language::En
            }
        })?,
        None => language(),
    };
    let principal = match client {
        Some(_) => Principal::Client,
        None => Principal::Coach,
    };
    // And so is the receipt, unless another language is asked for.
    let reads = cx.language.unwrap_or(spoken);
    let (on, text, way) = match &act {
        Act::Grant { how, text, .. } | Act::Refuse { how, text } => {
            (how.on, text.notice.as_deref(), how.method.as_deref())
        }
        Act::Revoke { how } => (how.on, None, None),
        Act::Request | Act::Status | Act::Receipt { .. } => (None, None, None),
    };
    let shown = shown(text, on, way)?;
    // Who entered a form should know that it could be said which text stood on it.
    let unsaid = way.is_some_and(|_| text.is_none() && shown == Shown::Unknown);
    let choice = |state, data_types, level, how: How, expires_ms| Choice {
        state,
        data_types,
        level,
        language: spoken,
        shown: shown.clone(),
        method: how.method.unwrap_or_else(|| {
            if client.is_some() {
                "in_person"
            } else {
                "on_screen"
            }
            .into()
        }),
        expires_ms,
    };
    let choice = match act {
        Act::Request => {
            let text = notice(principal, spoken);
            nobody_named(cx, client);
            return cx.print(
                &json!({ "language": spoken.code(), "notice": text }),
                || text.trim_end().to_owned(),
            );
        }
        Act::Grant {
            types,
            level,
            how,
            until,
            ..
        } => {
            let types = if types.is_empty() {
                DataType::of(principal).to_vec()
            } else {
                types
            };
            choice(
                ConsentState::Given,
                types,
                level,
                how,
                until.map(end).transpose()?,
            )
        }
        Act::Refuse { how, .. } => choice(
            ConsentState::Refused,
            vec![],
            AnonymisationLevel::Full,
            how,
            None,
        ),
        Act::Revoke { how } => choice(
            ConsentState::Withdrawn,
            vec![],
            AnonymisationLevel::Full,
            how,
            None,
        ),
        Act::Status => {
            let status = practice.consent_status(client)?;
            return cx.print(&status, || {
                let said = match status.decided() {
                    Decided::NotAsked(_) => return t("cli-consent-none"),
                    Decided::Yes(said) => format!("{} · {said}", t("receipt-state-given")),
                    Decided::No(said) => said,
                };
                // The number, for `consent … receipt`.
                let number = status.current.as_ref().map(|c| c.record_id.as_str());
                let said = format!("{said} · {}", number.unwrap_or_default());
                let newer = status.newer_text_told();
                Vec::from_iter([Some(said), newer].into_iter().flatten()).join("\n")
            });
        }
        Act::Receipt { record } => {
            let text = practice.consent_receipt(client, record.as_deref(), reads)?;
            return cx.print(&json!({ "receipt": text }), || text.trim_end().to_owned());
        }
    };
    let done = practice.decide_consent_on(client, &choice, on)?;
    if choice.state == ConsentState::Given {
        nobody_named(cx, client);
    }
    if unsaid {
        beside(&t("cli-consent-text-unsaid"));
    }
    cx.print(
        &json!({
            "record_id": done.record.record_id, "state": done.record.event.event_state, "record": done.record, "audit_head": done.audit_head,
            "stopped": done.stopped, "to_delete": done.revoked.to_delete, "deleted": done.revoked.deleted, "earlier": done.revoked.earlier,
            "already_used": done.revoked.already_used, "run": done.revoked.run, "waits_because": done.revoked.waits_because,
        }),
        || {
            let receipt = practice.consent_receipt(client, Some(&done.record.record_id), reads);
            let mut out = receipt.unwrap_or_default().trim_end().to_owned();
            // The receipt is the person's; what follows is for the coach.
            for said in came_of_it(&done) {
                out.push_str(&format!("\n\n{said}"));
            }
            out
        },
    )?;
    // A decision that was kept is no failure, whatever the hive did not do yet.
    if let Err(e) = super::revoke::waits(&done.revoked) {
        remark(&e.sentence);
    }
    Ok(())
}

/// What a decision stopped and took back: nothing is said of a yes that did neither.
fn came_of_it(done: &ConsentDone) -> Vec<String> {
    let mut out = Vec::new();
    if done.stopped > 0 {
        out.push(tf("cli-consent-stopped", &[("n", done.stopped.into())]));
    }
    let took_back = done.record.event.event_state != ConsentState::Given;
    if took_back || done.revoked.to_delete > 0 {
        out.push(super::revoke::became(&done.revoked));
    }
    out
}

/// Says that a client is not told who answers for the data by name, as long as that is not set: a receipt then speaks of the coach of this practice.
fn nobody_named(cx: &Context, client: Option<ClientId>) {
    if client.is_some() && cx.config.controller.is_none() {
        beside(&here(language(), "cli-consent-nobody-named", &[]));
    }
}

/// Which text was shown. Of a decision of an earlier day, or that came on paper or by mail, nobody here knows, unless it is said.
fn shown(
    version: Option<&str>,
    on: Option<crate::casebook::Date>,
    way: Option<&str>,
) -> Result<Shown, Failure> {
    let earlier = on.is_some_and(|day| day < today());
    match version {
        Some(typed) => known_version(typed).ok_or_else(|| {
            let given = typed.to_owned();
            Failure::new(Reason::NoSuchNotice { given })
        }),
        None if earlier => Ok(Shown::Unknown),
        None => Ok(way.map_or(Shown::Now, Shown::by)),
    }
}

/// When a yes ends of which the last day was given.
fn end(last: crate::casebook::Date) -> Result<Millis, Failure> {
    end_of(last).ok_or_else(|| Failure::new(t("cli-consent-until-wrong")))
}
