//! A record of a batch as it is said: its own words and what would leave, every finding with its reason, its facts, what changed by a decision, and that nothing
//! keeps the batch any more. `reviewing` decides when.

use super::act::Effect;
use super::reviewing::After;
use super::session::{Session, join, numbered_lines, pick};
use crate::practice::{FindingView, RecordView};
use crate::workbench::overlay::review::rows::{self, Part};
use crate::workbench::overlay::review::{facts, page};
use crate::workbench::reading::Reading;
use crate::workbench::shared::kind;

/// So many ways to make a record less telling are read aloud.
const FEW: usize = 3;
/// So many facts of a record are said in one line.
const FACTS: usize = 5;

impl Session {
    /// Prints a record: it counts as seen when this was printed to its end.
    pub(super) fn show_record(&mut self) -> Vec<Effect> {
        let Some(r) = &self.reviewing else {
            return Vec::new();
        };
        let Some(v) = r.reading.record() else {
            return Vec::new();
        };
        let numbers = [
            ("n", (r.reading.at() + 1).into()),
            ("all", self.of_all(&r.reading).into()),
        ];
        let out = if v.record.excluded {
            self.t("cli-review-excluded")
        } else {
            String::new()
        };
        let approved = if r.reading.is_approved() {
            self.t("plain-batch-approved")
        } else {
            String::new()
        };
        let head = join(&[
            &self.tf("plain-record", &numbers),
            &kind(&v.record.data_type),
            &r.reading.whose().replace(" · ", ", "),
            &out,
            &approved,
        ]);
        let own = self.t("review-original");
        let mut lines = vec![format!("{own}:")];
        lines.extend(rows::lines(v.original.reveal(), Part::Own));
        lines.extend(self.leaving(v));
        if let Some(risk) = &v.risk {
            lines.extend(page::risk(risk));
            lines.extend(page::without(risk).into_iter().take(FEW));
            if risk.risk.remedy.is_some() {
                lines.push(self.t("plain-review-how"));
            }
        }
        lines.push(self.decided_of(v));
        let findings = v.findings.iter().enumerate();
        lines.extend(findings.map(|(i, f)| format!("{} {}", i + 1, self.finding_line(v, f))));
        if let Some(d) = &v.diff {
            lines.push(self.t("review-since"));
            lines.extend(page::since(v, d));
        }
        self.showing = true;
        self.print_on(Some(head), lines)
    }

    /// How many records there are, and how many of them do not leave: the list of batches counts those that do.
    fn of_all(&self, reading: &Reading) -> String {
        let out = match reading.left_out() {
            0 => String::new(),
            n => self.tf("share-left-out", &[("n", n.into())]),
        };
        format!("{}{out}", reading.records().len())
    }

    /// Field by field; all of the line is in it.
    fn leaving(&self, v: &RecordView) -> Vec<String> {
        let mut out = vec![format!("{}:", self.t("review-leaving"))];
        let mut said = rows::lines(&v.record.line, Part::All);
        // Words, and what is not known, a line each; facts and numbers come together, or they would fill the page.
        let facts = said.split_off(rows::lines(&v.record.line, Part::Own).len());
        out.append(&mut said);
        out.extend(facts.chunks(FACTS).map(|some| some.join("; ")));
        out
    }

    /// The very bytes of the record.
    pub(super) fn say_bytes(&self) -> Vec<Effect> {
        let record = self.reviewing.as_ref().and_then(|r| r.reading.record());
        let said = record.map(|v| format!("{}: {}", self.t("review-leaving-bytes"), v.record.line));
        said.into_iter().map(Effect::Say).collect()
    }

    fn decided_of(&self, v: &RecordView) -> String {
        let done = v.findings.iter().filter(|f| f.decision != "open").count();
        let numbers = [("done", done.into()), ("n", v.findings.len().into())];
        self.tf("review-findings", &numbers)
    }

    /// "undecided, PERSON, Henk, becomes [persoon 1], 0.98, reason".
    fn finding_line(&self, v: &RecordView, f: &FindingView) -> String {
        let own = v.original.reveal().chars();
        let part: String = own
            .skip(f.span.0)
            .take(f.span.1.saturating_sub(f.span.0))
            .collect();
        let state = self.t(match f.decision.as_str() {
            "open" => "plain-finding-open",
            _ => "plain-finding-decided",
        });
        let to = match (f.decision.as_str(), f.replacement.as_str()) {
            ("not_identifying", _) => self.t("review-stays"),
            (_, "") => self.t("review-goes"),
            (_, other) => self.tf("plain-finding-becomes", &[("to", other.into())]),
        };
        let sure = crate::locale::number(f.confidence, 2);
        let reason = self.t(&format!("privacy-reason-{}", f.reason));
        join(&[&state, &page::kind(&f.kind), &part, &to, &sure, &reason])
    }

    /// Says the finding as it was decided, and the line when that changed it.
    pub(super) fn say_decided(&mut self, changed: bool) -> Vec<Effect> {
        let Some(r) = &self.reviewing else {
            return Vec::new();
        };
        let Some(v) = r.reading.record() else {
            return Vec::new();
        };
        let at = r.reading.finding();
        let mut out = Vec::new();
        out.extend(pick(&v.findings, Some(at + 1)).map(|f| Effect::Say(self.finding_line(v, f))));
        out.push(Effect::Say(self.decided_of(v)));
        out.extend(self.say_changed(changed));
        out
    }

    /// What a record says besides words, by number, and what that does to who fits it.
    pub(super) fn say_facts(&self) -> Vec<Effect> {
        let record = self.reviewing.as_ref().and_then(|r| r.reading.record());
        let Some(v) = record else { return Vec::new() };
        let mut lines = numbered_lines(facts::lines(v).into_iter());
        lines.push(facts::language(v));
        lines.extend(v.risk.iter().flat_map(page::risk));
        lines.push(self.t("plain-facts-how"));
        lines.into_iter().map(Effect::Say).collect()
    }

    /// The line of the record when it changed; whose own words were heard has then heard all of it again.
    pub(super) fn say_changed(&mut self, changed: bool) -> Vec<Effect> {
        let Some(r) = &self.reviewing else {
            return Vec::new();
        };
        let Some(v) = r.reading.record() else {
            return Vec::new();
        };
        let mut out = Vec::new();
        if changed {
            out.extend(self.leaving(v).into_iter().map(Effect::Say));
        }
        let heard = r.heard.contains(&v.record.id);
        if changed && heard {
            let shown = self.reviewing.as_mut().and_then(|r| r.reading.shown());
            out.extend(self.asked_of(After::Seen, shown));
        } else {
            out.extend(self.say_when_ready());
        }
        out
    }

    /// Nothing keeps the batch any more: that is said, once it is so.
    pub(super) fn say_when_ready(&self) -> Vec<Effect> {
        match &self.reviewing {
            Some(r) if r.reading.is_approved() => Vec::new(),
            Some(r) if r.reading.nothing_leaves() => vec![self.say("review-nothing-leaves")],
            Some(r) if r.reading.keeps().is_none() => vec![self.say("plain-review-ready")],
            _ => Vec::new(),
        }
    }
}
