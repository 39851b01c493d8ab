//! Something that was shared, as panes and lines tell it: what, when, under which decisions, where, what the hive says of its use, what became of it, and
//! the record field by field. And what taking back did, in sentences that hold whatever the numbers are.

use super::overlay::review::rows;
use super::people::Person;
use super::rights::day;
use super::sharing::ShareAct;
use crate::locale::{t, tf};
use crate::practice::{Revoked, ShareView};

/// The type of a record, as the coach calls it.
pub fn kind(data_type: &str) -> String {
    t(&format!("share-type-{}", data_type.replace('_', "-")))
}

/// Whether it is there, gone without us, on its way out, or gone.
pub fn state(one: &ShareView) -> String {
    t(match one.state {
        "deleted" => "shared-state-deleted",
        "being deleted" => "shared-state-deleting",
        "missing" => "shared-state-missing",
        _ => "shared-state-shared",
    })
}

/// Whose it is and what of: `Wilg · Werk · 3 Mar 2026`. Two records of one client are told apart by it.
pub fn whose(one: &ShareView) -> String {
    let client = one.client.clone().unwrap_or_default();
    let parts = [client, one.of.clone()];
    let full: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    full.join(" · ")
}

/// The same with the kind of record before it; the kind alone where nothing else is left.
pub fn named(one: &ShareView) -> String {
    let parts = [kind(&one.shared.data_type), whose(one)];
    let full: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    full.join(" · ")
}

/// What is asked before this one is taken back and what that does, or why there is nothing to ask.
pub fn asked_back(one: &ShareView) -> Result<(String, ShareAct), String> {
    match one.state {
        "deleted" => Err(t("share-back-gone")),
        "being deleted" => Err(t("share-back-going")),
        _ => {
            let who = one.client.clone().unwrap_or_default();
            let kind = kind(&one.shared.data_type);
            let what = [
                kind,
                who,
                one.of.replace(" · ", ", "),
                day(one.shared.uploaded_ms),
            ];
            let full: Vec<&str> = what
                .iter()
                .map(String::as_str)
                .filter(|w| !w.is_empty())
                .collect();
            let asks = tf("share-ask-back", &[("what", full.join(", ").into())]);
            Ok((asks, ShareAct::TakeBack(one.shared.id)))
        }
    }
}

/// Everything about it, a fact a line; the record itself is the last of them, after an empty one.
pub fn about(one: &ShareView, people: &[Person]) -> Vec<String> {
    let row = &one.shared;
    let decision = |of_client: bool, id: &str| {
        let who = row.client_id.filter(|_| of_client);
        let mut of = people.iter().filter(|p| p.client.is_some() == of_client);
        // Of a client who was erased only the number is left.
        let said = of.find(|p| p.client == who).and_then(|p| p.decision(id));
        said.unwrap_or_else(|| id.to_owned())
    };
    let client = row.client_consent.as_deref();
    let lines = [
        ("share-page-state", state(one)),
        ("share-page-who", one.client.clone().unwrap_or_default()),
        ("share-page-of", one.of.clone()),
        ("share-page-when", day(row.uploaded_ms)),
        ("share-page-coach", decision(false, &row.coach_consent)),
        (
            "share-page-client",
            client.map(|id| decision(true, id)).unwrap_or_default(),
        ),
        ("share-page-where", format!("{}/{}", row.place, row.blob)),
        ("share-page-receipt", row.receipt.clone()),
        (
            "share-page-missing",
            row.missing_ms.map(day).unwrap_or_default(),
        ),
        (
            "share-page-back",
            row.revoked_ms.map(day).unwrap_or_default(),
        ),
        (
            "share-page-gone",
            row.deleted_ms.map(day).unwrap_or_default(),
        ),
        (
            "share-page-deletion",
            row.deletion.clone().unwrap_or_default(),
        ),
    ];
    let full = lines.into_iter().filter(|(_, value)| !value.is_empty());
    let mut out: Vec<String> = full
        .map(|(key, value)| format!("{}: {value}", t(key)))
        .collect();
    out.push(match &row.used_in {
        Some(used) => tf("share-used", &[("what", used.as_str().into())]),
        None => t("share-used-unknown"),
    });
    if !row.record.is_empty() {
        out.extend([String::new(), t("share-page-says")]);
        out.extend(rows::lines(&row.record, rows::Part::All));
    }
    out
}

/// What taking back did. What waited already goes along in the same run, so the blobs that went are not always the ones that were asked for.
pub fn taken_back(done: &Revoked) -> String {
    let run = done.run.as_ref();
    let waiting = run.map_or(0, |r| r.waiting);
    let mut out = Vec::new();
    let why = done.why().filter(|_| done.left() > 0);
    if let Some(why) = why {
        out.push(tf("share-revoke-waits", &[("why", why.into())]));
    }
    if done.earlier > 0 {
        let gone = ("n", (done.deleted + done.earlier).into());
        out.push(tf(
            "share-revoked-more",
            &[gone, ("earlier", done.earlier.into())],
        ));
    } else if done.deleted > 0 {
        out.push(tf("share-revoked", &[("n", done.deleted.into())]));
    } else if done.to_delete == 0 {
        out.push(t("share-revoked-nothing"));
    }
    if waiting > 0 && why.is_none() {
        out.push(tf("share-revoked-waiting", &[("n", waiting.into())]));
    }
    if !done.already_used.is_empty() {
        let used = done.already_used.join(", ");
        out.push(format!("{} {used}", t("cli-revoke-used")));
    }
    out.join(" ")
}
