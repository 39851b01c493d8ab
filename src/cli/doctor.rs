//! `doctor`: every check with its verdict.

use super::context::Context;
use super::{Failure, Outcome};
use crate::locale::t;
use crate::practice::doctor;

pub(super) fn run(cx: &Context) -> Outcome {
    let practice = cx.practice().map_err(|Failure(sentence)| sentence);
    let checks = doctor(&cx.config, cx.dir(), &practice);
    let ok = checks.iter().all(|c| c.ok);
    cx.print(&checks, || {
        let line = |c: &crate::practice::Check| {
            format!(
                "{} {:<9} {}",
                if c.ok { "✓" } else { "✗" },
                c.check,
                c.sentence
            )
        };
        checks.iter().map(line).collect::<Vec<_>>().join("\n")
    })?;
    if ok {
        Ok(())
    } else {
        Err(Failure::new(t("cli-doctor-ill")))
    }
}
