//! Telephone numbers as they are told and jotted down: digits in words, a letter for a nought, commas, arrows and other marks between the groups, the end of a line
//! inside, "06 nr …". `super::digits` has those whose digits stand together as they should, and asks [`jotted`] where it finds none; `super::spoken` asks which
//! groups of digits there are.

use super::super::token::{Shape, Tokens};
use super::digits::Digits;
use super::{among, date, phone};

/// The digits of a number word; of one above nine how many there are is what counts.
fn value(low: &str) -> Option<&'static str> {
    Some(match low {
        "nul" | "zero" | "nought" | "oh" => "0",
        "een" | "één" | "eén" | "one" => "1",
        "twee" | "two" => "2",
        "drie" | "three" => "3",
        "vier" | "four" => "4",
        "vijf" | "five" => "5",
        "zes" | "six" => "6",
        "zeven" | "seven" => "7",
        "acht" | "eight" => "8",
        "negen" | "nine" => "9",
        "nulzes" | "nulzessen" => "06",
        "twintig" | "twenty" => "20",
        "eenendertig" | "eenëndertig" | "éénendertig" => "31",
        "tweeëndertig" | "tweeendertig" => "32",
        "elf" | "twaalf" | "ten" | "eleven" | "twelve" => "12",
        _ if low.len() > 3
            && low.len() < 18
            && (low.ends_with("tig") || low.ends_with("tien") || low.ends_with("teen")) =>
        {
            "55"
        }
        _ if among!(low, "thirty forty fourty fifty sixty seventy eighty ninety") => "55",
        _ => return None,
    })
}

/// Whether an English ten has its unit behind it: "thirty four" is two digits, not three.
fn unit_follows(low: &str, next: &str) -> bool {
    low.ends_with("ty") && value(next).is_some_and(|v| v.len() == 1 && v != "0")
}

/// Adds the digits that a token stands for; false when it stands for none. A letter beside figures is the figure it looks like.
fn push(t: &Tokens<'_>, k: usize, digits: &mut String) -> bool {
    let low = t.low(k);
    let from = digits.len();
    if t[k].shape == Shape::Mark || low.len() > 40 {
        return false;
    }
    if t[k].shape == Shape::Number && low.bytes().all(|b| b.is_ascii_digit()) {
        digits.push_str(low);
        return true;
    }
    if low.bytes().any(|b| b.is_ascii_digit()) {
        let rest = ["plus", "nul"].iter().find_map(|p| low.strip_prefix(p));
        if rest.is_some() && low.starts_with("nul") {
            digits.push('0');
        }
        let rest = rest.unwrap_or(low);
        let rest = rest
            .strip_suffix("zes")
            .map_or(rest, |r| if r == "0" { "06" } else { rest });
        let letters = rest.bytes().filter(u8::is_ascii_alphabetic).count();
        // "l2345678", "o2o", "s678"
        let alike = letters <= 2 && (rest.len() > 2 || rest.starts_with('o') || from > 0);
        for b in rest.bytes() {
            digits.push(match b {
                b'0'..=b'9' => char::from(b),
                b'o' if alike => '0',
                b'i' | b'l' if alike => '1',
                b's' if alike && letters == 1 => '5',
                b'b' if alike && letters == 1 => '8',
                _ => {
                    digits.truncate(from);
                    return false;
                }
            });
        }
        return true;
    }
    if !t[k].is_word() {
        return false;
    }
    // "thirty-four", "zeven-acht"
    let mut parts = low.split('-').peekable();
    while let Some(part) = parts.next() {
        let Some(v) = value(part) else {
            digits.truncate(from);
            return false;
        };
        let next = parts.peek().copied().unwrap_or_else(|| t.low(k + 1));
        let short = unit_follows(part, next) && !t.broken(k + 1);
        digits.push_str(if short { &v[..1] } else { v });
    }
    true
}

/// What stands between two groups.
#[derive(Clone, Copy, Default)]
struct Gap {
    /// A comma or a semicolon.
    list: bool,
    /// A mark that joins, with no blank: "06-12", "3/5".
    joined: bool,
    /// A line ends there.
    broken: bool,
    /// A point in between, of a time: "06:30".
    timed: bool,
}

/// The groups of digits that begin at a token, with what stands between them.
pub(super) struct Groups {
    /// Behind each group: the byte where it ends, how many digits there are so far.
    pub ends: Vec<(usize, usize)>,
    gaps: Vec<Gap>,
    pub tokens: Vec<usize>,
    pub digits: String,
    /// Where the first group ends when a word for "number" stands behind it, and where the next begins.
    pub head: Option<(usize, usize)>,
}

/// Whether a mark may stand between the groups of a number that is jotted down.
fn mark(raw: &str) -> bool {
    raw.chars().all(|c| {
        !c.is_alphanumeric()
            && !matches!(c, '€' | '$' | '£' | '%' | '?' | '!' | '@' | '&' | '°' | '½')
    })
}

/// Past a word for "number" behind the first group, "06 nr. is …", and the words that join.
fn past_label(t: &Tokens<'_>, k: usize) -> Option<usize> {
    let n = k + usize::from(t.raw(k) == "-");
    if !among!(t.low(n), "nr nrs nummer no number num") || t.broken(n) {
        return None;
    }
    let mut n = n + 1;
    let from = n;
    while n < from + 4
        && !t.broken(n)
        && among!(
            t.low(n),
            ". : = - is was wordt nu nog van haar hem hun his her of now"
        )
    {
        n += 1;
    }
    t.get(n).filter(|_| !t.broken(n)).map(|_| n)
}

/// Reads the groups from a token on, up to fifteen digits of them and one end of a line.
pub(super) fn groups(t: &Tokens<'_>, i: usize) -> Groups {
    let mut g = Groups {
        ends: Vec::new(),
        gaps: Vec::new(),
        tokens: Vec::new(),
        digits: String::new(),
        head: None,
    };
    let (mut gap, mut marks, mut broken) = (Gap::default(), 0, false);
    let mut k = i;
    while k < t.len() && k < i + 40 && g.digits.len() < 15 {
        if k > i && t.broken(k) {
            let between = &t.text[t[k - 1].end..t[k].start];
            if broken || between.bytes().filter(|b| *b == b'\n').count() > 1 {
                break;
            }
            (broken, gap.broken) = (true, true);
        }
        let label = t
            .low(k)
            .strip_suffix("nr")
            .is_some_and(|d| k == i && d.len() == 2 && d.bytes().all(|b| b.is_ascii_digit()));
        if label {
            g.digits.push_str(&t.low(k)[..2]);
        }
        if label || push(t, k, &mut g.digits) {
            if k > i {
                g.gaps.push(gap);
            }
            g.ends.push((t[k].end, g.digits.len()));
            g.tokens.push(k);
            (gap, marks) = (Gap::default(), 0);
            // "06 nr. 12345678", "06nr 12345678"
            if k == i && (2..=5).contains(&g.digits.len()) {
                let next = if label {
                    Some(k + 1)
                } else {
                    past_label(t, k + 1)
                };
                if let Some(n) = next {
                    g.head = Some((t[k].start + g.digits.len(), t.get(n).map_or(0, |x| x.start)));
                    k = n;
                    continue;
                }
            }
        } else if k > i && t[k].shape == Shape::Mark && mark(t.raw(k)) && marks < 3 {
            marks += 1;
            gap.list |= matches!(t.raw(k), "," | ";");
            gap.timed |= t.raw(k) == ":" && !t[k].spaced;
            let close = !t[k].spaced && t.get(k + 1).is_some_and(|x| !x.spaced);
            gap.joined |= close && matches!(t.raw(k), "-" | "/" | "." | "–");
        } else if t.low(k) == "en"
            && k > i
            && value(t.low(k - 1)).is_some_and(|v| v.len() == 1)
            && value(t.low(k + 1)).is_some_and(|v| v.len() == 2)
            && !t.broken(k + 1)
        {
            // "vier en dertig": the unit before it is one of the two digits.
            g.digits.pop();
            g.ends.pop();
            g.tokens.pop();
            gap = g.gaps.pop().unwrap_or_default();
        } else if !among!(t.low(k), "dubbel dubbele double triple") {
            break;
        } else {
            // "twice a digit": it counts with the next one.
            g.digits.push('5');
        }
        k += 1;
    }
    g
}

/// The digits behind the plus or the noughts of a number abroad, as many as that country has.
pub(super) fn abroad(n: &str) -> bool {
    let rest = |code: &str| {
        n.strip_prefix(code)
            .map(|r| r.strip_prefix('0').unwrap_or(r).len())
    };
    match (rest("31"), rest("32"), rest("44"), rest("49"), rest("1")) {
        (Some(r), ..) => r == 9,
        (_, Some(r), ..) => r == 8 || r == 9,
        (_, _, Some(r), ..) => r == 10,
        (_, _, _, Some(r), _) => (9..=12).contains(&r),
        (.., Some(r)) => r == 10,
        _ => (10..=13).contains(&n.len()),
    }
}

/// Whether a list of numbers goes up by the same step: hours, pages, marks.
fn counted(t: &Tokens<'_>, tokens: &[usize]) -> bool {
    let mut values = tokens.iter().map(|k| t.low(*k).parse::<i64>().ok());
    let (Some(Some(a)), Some(Some(b))) = (values.next(), values.next()) else {
        return false;
    };
    let mut last = b;
    tokens.len() > 2
        && values.all(|v| {
            let same = v.is_some_and(|v| v - last == b - a);
            last = v.unwrap_or(last);
            same
        })
}

/// A telephone number that begins at a token, as a careless hand writes it: from where to where in bytes, in two parts when a word stands inside. `cue` when the
/// words before say that it is one.
pub(super) fn jotted(t: &Tokens<'_>, i: usize, cue: bool) -> Option<[(usize, usize); 2]> {
    let low = t.low(i);
    let signed = i > 0 && t.raw(i - 1) == "+" && t[i].start - t[i - 1].end <= 1;
    let plus = signed || low.starts_with("plus");
    let glued = i > 1
        && !t[i].spaced
        && !t[i - 1].spaced
        && t[i - 1].shape == Shape::Mark
        && t[i - 2].shape == Shape::Number;
    if !plus && !low.starts_with(['0', 'o', 'n']) || glued {
        return None;
    }
    let mut g = groups(t, i);
    let &(_, first) = g.ends.first()?;
    // Where the zone is the first group, or at least whole in it.
    let zone = g.digits.get(..first)?;
    let (mobile, single) = (zone.starts_with("06"), zone == "0");
    let belgian = matches!(zone, "02" | "03" | "04" | "09");
    if !plus && !(mobile || single || belgian || (3..=5).contains(&first) || zone.starts_with("00"))
    {
        return None;
    }
    for n in (1..g.ends.len()).rev() {
        let (end, count) = g.ends[n];
        g.digits.truncate(count);
        let gaps = g.gaps.get(..n)?;
        let tokens = g.tokens.get(..=n)?;
        let words = tokens.iter().any(|k| t[*k].is_word());
        let d = Digits {
            start: t[i].start,
            end,
            digits: g.digits.clone(),
            plus,
            first,
        };
        let whole = if plus {
            abroad(&d.digits)
        } else if let Some(rest) = d.digits.strip_prefix("00") {
            abroad(rest)
        } else {
            !belgian && (count == 10 || count == 11 && (n < 4 || words) && phone::is_phone(&d, cue))
                || phone::is_belgian(&d, cue)
        };
        if !whole || !fits(t, tokens, gaps, end, cue) {
            continue;
        }
        // "0, 6, 1, 2, …" may be marks somebody gave.
        if single && !(words || cue) || belgian && gaps.iter().any(|g| g.broken) {
            continue;
        }
        let start = if signed { t[i - 1].start } else { t[i].start };
        return Some(match g.head {
            // "06-nr. is 12345678": hardly anything between.
            Some((to, from)) if from > to + 14 => [(start, to), (from, end)],
            _ => [(start, end), (end, end)],
        });
    }
    None
}

/// Whether groups with these gaps are no list, no dates, no times and no measure.
fn fits(t: &Tokens<'_>, tokens: &[usize], gaps: &[Gap], end: usize, cue: bool) -> bool {
    let length = |n: usize| tokens.get(n).map_or(0, |k| t.low(*k).len());
    // "06-12, 13-12, 20-12"
    let days = (1..gaps.len())
        .any(|n| gaps[n].list && gaps[n - 1].joined && length(n) <= 2 && length(n - 1) <= 2);
    let dated = tokens.iter().skip(1).any(|k| date::begins(t, *k));
    // "06:30-07:45 12"
    let timed = gaps
        .iter()
        .enumerate()
        .any(|(n, g)| g.timed && (n > 0 || length(n + 1) < 3));
    let year = |k: usize| {
        t.low(k).len() == 4 && (t.low(k).starts_with("19") || t.low(k).starts_with("20"))
    };
    let years = !cue
        && gaps
            .iter()
            .zip(tokens.iter().skip(1))
            .any(|(g, k)| (g.list || g.broken) && year(*k));
    let k = t.partition_point(|x| x.start < end);
    let goes_on = matches!(t.raw(k), "-" | "/" | "." | "," | ":")
        && !t[k].spaced
        && t.get(k + 1)
            .is_some_and(|x| x.shape == Shape::Number && !x.spaced);
    let measure = !cue
        && among!(
            t.low(k),
            "uur km keer jaar euro kilo kg min minuten stappen weken dagen punten maanden % x hours times points"
        );
    !(days || dated || timed || years || goes_on || measure)
        && !(gaps.iter().any(|g| g.list) && counted(t, tokens))
}
