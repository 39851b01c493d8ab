//! `doctor`: every check with its verdict.

use super::context::Context;
use super::printing::columns;
use super::{Failure, Outcome};
use crate::locale::t;
use crate::practice::doctor;

pub(super) fn run(cx: &Context) -> Outcome {
    let practice = match cx.practice() {
        Err(f) if f.is_stop() => return Err(f),
        other => other.map_err(|Failure { sentence, .. }| sentence),
    };
    let checks = doctor(&cx.config, cx.dir(), &practice);
    let ok = checks.iter().all(|c| c.ok);
    cx.print(&checks, || {
        let line = |c: &crate::practice::Check| {
            let mark = if c.ok { "✓" } else { "✗" };
            let name = t(&format!("doctor-check-{}", c.check));
            vec![mark.to_owned(), name, c.sentence.clone()]
        };
        columns(&checks.iter().map(line).collect::<Vec<_>>())
    })?;
    if ok {
        Ok(())
    } else {
        Err(Failure::new(t("cli-doctor-ill")))
    }
}
