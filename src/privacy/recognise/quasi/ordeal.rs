//! What somebody was in the midst of, and what is known to have gone wrong: a seat in the cockpit when it went wrong, days shut in under the
//! snow, "was erbij toen de kerktoren instortte", "the failed merger of the two hospitals", "the strike that closed the lock". `exploit`,
//! `calamity` and `mishap` ask.

use super::super::super::token::Tokens;
use super::super::among;
use super::clause::{begin, end, verb, whose};
use super::exploit::of;
use super::extent;

pub(super) const FELL: &str = "instortte ontspoorde zonk verging kapseisde neerstortte ontplofte omsloeg sank crashed derailed capsized";

pub(super) const FAILED: &str = "mislukte afgeblazen afgeketste gestrande geflopte omstreden beruchte failed botched aborted bungled ill-fated \
    notorious collapsed";

/// Where the verb stands before a calamity whose noun begins at `from`: "zat in de cockpit bij de", "was aan boord tijdens de".
pub(super) fn seated(t: &Tokens<'_>, from: usize) -> Option<usize> {
    let p = from.checked_sub(2)?;
    if t.broken(from)
        || t.broken(from - 1)
        || !among!(t.low(p), "bij tijdens during at in toen")
        || !among!(t.low(from - 1), "de het die the that")
    {
        return None;
    }
    let v = verb(t, begin(t, p, 7), p, |w| {
        among!(
            w,
            "zat zaten was waren stond stonden lag lagen hing werkte sat stood were hung worked"
        )
    })?;
    let post = (v + 1..p).any(|k| {
        among!(
            t.low(k),
            "cockpit boord stuur stuurhut roer cabine tribune brug gondel kooi lift machinekamer meldkamer verkeerstoren dak balkon zaal \
                podium kansel toren board wheel helm cabin stand bridge gondola engine tower roof balcony stage pulpit controls deck dek"
        )
    });
    let led = among!(t.low(v + 1), "in aan op achter on at aboard onder under");
    (post && led && whose(t, v)).then_some(v)
}

/// "zat drie dagen ingesneeuwd in een berghut", "was trapped in the cave for a week".
pub(super) fn shut_in(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let v = verb(t, begin(t, i, 8), i, |w| {
        among!(
            w,
            "zat zaten was waren werd werden lag raakte were got been"
        )
    })?;
    let to = end(t, i).min(i + 7);
    let hole = (begin(t, i, 6)..=to).find(|k| {
        *k != i
            && among!(
                t.low(*k),
                "grot mijn mijnschacht kabelbaan gondel onderzeeër gletsjer eiland berghut puin reddingsvlot rubberboot olietanker \
                    container lawine skilift booreiland poolstation cave mine mineshaft gondola submarine glacier island rubble lifeboat \
                    raft container avalanche rig chairlift tanker cable-car"
            )
    })?;
    let stuck = t.low(i) != "vast" || among!(t.low(v), "zat zaten") && hole > i;
    (whose(t, v) && hole > v && stuck)
        .then(|| (v, if hole > i { extent::extent(t, hole) } else { i }))
}

/// "was erbij toen de kerktoren instortte", "stood on the quay when the ferry capsized".
pub(super) fn witnessed(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let r = (i.saturating_sub(6)..i)
        .rev()
        .find(|k| matches!(t.low(*k), "toen" | "when"))?;
    if !among!(t.low(r + 1), "de het een the a") || (r..=i).any(|k| t.broken(k)) {
        return None;
    }
    let v = verb(t, begin(t, r, 6), r, |w| {
        among!(
            w,
            "was zat stond werkte lag waren zaten stonden were sat stood worked"
        )
    })?;
    let there =
        (v + 1..r).any(|k| among!(t.low(k), "erbij in op aan there on at aboard under onder"));
    let figure = extent::generic(t, r + 1, i - 1);
    (there && !figure && i > r + 1 && whose(t, v)).then_some((v, i))
}

/// "de mislukte fusie van de twee streekziekenhuizen", "the botched landing of the mail plane".
pub(super) fn failed(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let article = i.checked_sub(1).filter(|_| !t.broken(i))?;
    if !among!(t.low(article), "de het die the that") || t.broken(i + 1) {
        return None;
    }
    let what = |k: usize| {
        !t.broken(k)
            && [
                "fusie",
                "overname",
                "samenvoeging",
                "expeditie",
                "landing",
                "beursgang",
                "lancering",
                "redding",
                "reddingspoging",
                "reddingsactie",
                "staatsgreep",
                "herindeling",
                "aanbesteding",
                "merger",
                "takeover",
                "verkoop",
                "sluiting",
                "sloop",
                "sale",
                "closure",
                "demolition",
                "expedition",
                "launch",
                "rescue",
                "flotation",
                "coup",
            ]
            .iter()
            .any(|e| t.low(k).ends_with(e))
    };
    let head = (i + 1..i + 3).find(|k| what(*k))?;
    if !among!(t.low(head + 1), "van tussen met door of between with by") {
        return None;
    }
    let last = of(t, head + 1)?;
    // "tussen de Maasbode en de Courant" has its second half.
    let two = among!(t.low(head + 1), "tussen between") && among!(t.low(last + 1), "en and");
    let last = if two {
        of(t, last + 1).unwrap_or(last)
    } else {
        last
    };
    Some((i, last))
}

/// "de staking die de sluis een maand dichtlegde", "the strike that closed the lock".
pub(super) fn closed(t: &Tokens<'_>, i: usize) -> Option<(usize, usize)> {
    let r = i + 1;
    if t.broken(r) || !among!(t.low(r), "die that which") {
        return None;
    }
    let before = |n: usize| i.checked_sub(n).map_or("", |p| t.low(p));
    let from = if among!(before(1), "de het the") {
        i
    } else if among!(before(2), "de het the") && !t.broken(i) {
        i - 1
    } else {
        return None;
    };
    if t.low(r) == "die" {
        if !among!(t.low(r + 1), "de het heel hele half") || t.broken(r + 1) {
            return None;
        }
        let last = (r + 2..r + 10)
            .take_while(|k| {
                t.get(*k).is_some_and(|x| {
                    x.is_word() && !t.broken(*k) && !extent::conjunction(t.low(*k))
                })
            })
            .find(|k| {
                [
                    "legde",
                    "woestte",
                    "kkeerde",
                    "gijzelde",
                    "stilzette",
                    "bezette",
                    "afsloot",
                    "sloot",
                    "trof",
                    "dupeerde",
                ]
                .iter()
                .any(|e| t.low(*k).ends_with(e))
            })?;
        return (!extent::generic(t, r + 2, r + 3)).then_some((from, last));
    }
    if !among!(
        t.low(r + 1),
        "closed shut blocked paralysed paralyzed halted stopped crippled destroyed wrecked"
    ) {
        return None;
    }
    let last = of(t, r + 1)?;
    let spell = among!(t.low(last + 1), "for")
        && among!(
            t.low(last + 3),
            "day days week weeks month months year years hours"
        );
    Some((from, if spell { last + 3 } else { last }))
}
