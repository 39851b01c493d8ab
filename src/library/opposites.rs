//! Words that exclude each other, so that a sentence with one is not supported by a place with another however alike the rest is: opposites (`buy`, `sell`),
//! and things of one kind (`father`, `mother`; `a week`, `a month`). Dutch and English stand side by side, so that it holds across them too. Called by
//! `cite`, and by `reversed` for which side of a comparison is the lesser.

use super::evidence::negated;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A line is a group; its sides have `/` between them. A word with `*` is the beginning of one; words joined by `_` stand together. What is ambiguous is left
/// out (`fall` in `fall asleep`, `dicht bij`, `take`): a missed opposite costs less than a sound sentence that loses its source. Words that deny (`never`,
/// `without`) are with the negations in `evidence`.
const GROUPS: &str = "
koop koopt kopen kocht kochten gekocht aankoop* buy buys buying bought purchas* / verkoop* verkocht* verkop* sell sells selling sold
stijg* steeg gestegen toename increas* rise rises rose rising / daal* daling* gedaald afname decreas* declin* drop drops dropped
groei groeit groeien groeide gegroeid grow grows grew growing grown swell swells / krimp* slink* shrink* shrank shrunk
meer vaker more oftener / minder less fewer
langer verleng* uitgebreid* longer lengthen* extend* / korter verkort* inkort* shorter shorten*
lang lange long / kort korte short
hoog hoge hoger hogere hoogste high higher highest / laag lage lager lagere laagste low lower lowest
groot grote groter grotere grootste large larger largest big bigger biggest / klein kleine kleiner kleinere kleinst* small smaller smallest tiny
snel snelle sneller vlug fast faster quick quicker quickly / langzaam langzame langzamer traag trage trager slow slower slowly
eerder vroege vroegste begint_vroeg early earlier earliest sooner / later latere te_laat begint_laat late
voordat vooraf van_tevoren before beforehand / nadat achteraf na_afloop after afterwards
begin begint beginnen begon begonnen start starten begins begun began starts started starting beginning / eindig* stop stopt stoppen stopte gestopt beëindig* ends ended finish finishes finishing finished stops stopped stopping quit afmaken
eerst eerste first / laatst laatste last
mag mogen toegestaan toestaan allow allows allowed permitted / verboden verbied* verbood forbid forbids forbidden prohibit* banned
verplicht verplichte required mandatory compulsory / vrijwillig* optioneel* optional voluntary
minstens minimaal ten_minste op_zijn_minst minimum at_least / hoogstens hooguit maximaal maximum at_most no_more_than
open opent openen geopend opens opened / gesloten sluit sluiten closed closes shut
wint won winnen gewonnen win wins winning / verlies* verlor* verloor lose loses lost losing
sterk sterke sterker strong stronger / zwak zwakke zwakker weak weaker
versterk* strengthen* / verzwak* weaken*
makkelijk* gemakkelijk* eenvoudig* easy easier easily simple / moeilijk* lastig* difficult harder hardest
goed goede beter best good better / slecht* bad badly worse worst
positief positieve positive / negatief negatieve negative
veilig veilige safe safely / gevaarlijk* onveilig* dangerous unsafe
accepteer* aanvaard* goedgekeurd approve* accepted accepts / weiger* afgewezen afgekeurd refuse* reject* turned_down
steunt steunde gesteund ondersteun* supports supported backs backed / tegenwerk* oppose* opposes opposed
veroorzaak* cause causes caused / voorkom voorkomt voorkomen prevent prevents prevented
helpt helpen geholpen help helps helped / schaadt schaden schadelijk* harm harms harmed harmful
verbeter* improve* / verslechter* worsen* deteriorat*
onthoud* onthouden remember remembers remembered / vergeet vergeten vergat forget forgets forgot forgotten
toevoeg* voegt add adds added / verwijder* weglaten remove removes removed delete* omit omits
aannemen aangenomen hire hires hired hiring recruit* / ontslaan ontslagen ontslag ontslaat fire fired dismiss* resign*
betaal* pay pays paid / gratis kosteloos free_of_charge
uitlenen leent_uit lend lends lent / lenen borrow borrows borrowed
bevestig* confirm* / ontken* deny denies denied
het_eens agree agrees agreed / oneens disagree*
vertrouw vertrouwt vertrouwen trust trusts trusted / wantrouw* distrust* mistrust*
spaar spaart sparen bespaar* save saves saved / uitgeven spend spends spent
slaagt slagen geslaagd gelukt succeed* success* / mislukt mislukken mislukking* faalt falen fail fails failed failure
warm warme warmer hot / koud koude koel koele cold cool cooler
licht lichte light bright / donker donkere dark
vol volle full / leeg lege empty
jong jonge jonger young younger / oud oude ouder old older
nieuw nieuwe new / oud oude old former
binnenshuis indoors inside / buiten buitenshuis outdoors outside
boven above erboven / beneden below beneath eronder
links left_hand / rechts right_hand
samen together gezamenlijk* / apart afzonderlijk* separately alone on_her_own on_his_own
privé besloten private privately / openbaar openbare public publicly
getrouwd married / gescheiden divorced
iedereen everyone everybody / sommigen sommige some_people
mannen / vrouwen women
binden* bindend* binding / vrijblijvend* non_binding
ochtend* vanochtend morgenochtend morning mornings / middag* afternoon* / avond* evening evenings / nacht* night nights tonight
ontbijt* breakfast / lunch* / diner avondeten dinner supper
minuut minuten minute minutes / uur uren hour hours / dag dagen dagelijks* day days daily / week weken wekelijks* weekly weeks / fortnight / maand maanden maandelijks* month months monthly / jaar jaren jaarlijks* year years yearly
vader vaders father fathers dad / moeder moeders mother mothers mum / broer broers broer* brother brothers / zus zussen zuster sister sisters / zoon zonen zoons son sons / dochter dochters daughter daughters
huisarts huisartsen gp family_doctor / bedrijfsarts* occupational_physician company_doctor / psycholo* psychologist* / psychiater* psychiatrist* / advocaat advocaten jurist* lawyer lawyers / notaris* notary / fysiotherapeut* physiotherapist*
werkgever werkgevers employer employers / werknemer werknemers medewerker medewerkers employee employees
leraar leraren docent* teacher teachers / leerling* student studenten students pupil pupils
luisteraar* listener listeners / spreker* speaker speakers
januari january / februari february / maart / april / mei / juni june / juli july / augustus august / september / oktober october / november / december
";

/// Whether a word makes what stands before `than` the lesser of the two that are compared: the other side of `more` and `better` in the groups above.
pub(super) fn lesser(word: &str) -> bool {
    matches!(word, "minder" | "slechter" | "less" | "worse" | "fewer")
}

/// Sides of a group that a text has, as bits, by group.
pub(super) type Sides = HashMap<u16, u16>;

#[derive(Default)]
struct Table {
    words: HashMap<&'static str, Vec<(u16, u16)>>,
    beginnings: HashMap<&'static str, Vec<(u16, u16)>>,
    phrases: Vec<(String, (u16, u16))>,
}

/// Letters a beginning of a word has at least.
const SHORTEST: usize = 3;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut out = Table::default();
        for (group, line) in (0u16..).zip(GROUPS.lines().filter(|l| !l.trim().is_empty())) {
            for (side, words) in (0u32..16).zip(line.split('/')) {
                let place = (group, 1u16 << side);
                for word in words.split_whitespace() {
                    if word.contains('_') {
                        out.phrases
                            .push((format!(" {} ", word.replace('_', " ")), place));
                    } else if let Some(begin) = word.strip_suffix('*') {
                        out.beginnings.entry(begin).or_default().push(place);
                    } else {
                        out.words.entry(word).or_default().push(place);
                    }
                }
            }
        }
        out
    })
}

/// Which sides of which groups a text has.
pub(super) fn sides(text: &str) -> Sides {
    let table = table();
    let mut out = Sides::new();
    let mut flat = String::from(" ");
    let denied = negated(text);
    for word in text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
    {
        let word = word.to_lowercase();
        flat.push_str(&word);
        flat.push(' ');
        // `Niet meer` is no more than `meer`.
        if denied && matches!(word.as_str(), "meer" | "more") {
            continue;
        }
        let mut put = |places: Option<&Vec<(u16, u16)>>| {
            for (group, side) in places.into_iter().flatten() {
                *out.entry(*group).or_default() |= side;
            }
        };
        put(table.words.get(word.as_str()));
        for (end, _) in word.char_indices().skip(SHORTEST) {
            put(word
                .get(..end)
                .and_then(|begin| table.beginnings.get(begin)));
        }
        put(table.beginnings.get(word.as_str()));
    }
    for (phrase, (group, side)) in &table.phrases {
        if flat.contains(phrase.as_str()) {
            *out.entry(*group).or_default() |= side;
        }
    }
    out
}

/// Whether one text has a side of a group and the other has another and not that one.
pub(super) fn clash(one: &Sides, other: &Sides) -> bool {
    one.iter()
        .any(|(group, sides)| other.get(group).is_some_and(|there| there & sides == 0))
}

/// Words that part a sentence into what each of its numbers is said of.
const PARTING: [&str; 16] = [
    "en", "maar", "van", "naar", "tot", "dan", "nog", "and", "but", "from", "to", "than", "while",
    "terwijl", "was", "nu",
];

/// A text in clauses: the words of each.
fn clauses(text: &str) -> Vec<HashSet<String>> {
    let mut out = vec![HashSet::new()];
    for word in text.split_whitespace() {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        if PARTING.contains(&bare.as_str()) {
            out.push(HashSet::new());
        }
        if let Some(last) = out.last_mut().filter(|_| !bare.is_empty()) {
            last.insert(bare);
        }
        if word.ends_with([',', ';', ':']) {
            out.push(HashSet::new());
        }
    }
    out.retain(|c| !c.is_empty());
    out
}

/// Whether two texts with the same numbers say them of each other's things: `now an 8, in October a 5` and `now a 5, in October an 8`. `numbers` reads those of
/// a text.
pub(super) fn swapped(one: &str, other: &str, numbers: impl Fn(&str) -> HashSet<String>) -> bool {
    let read = |text: &str| -> Vec<(HashSet<String>, HashSet<String>)> {
        clauses(text)
            .into_iter()
            .map(|c| {
                let said = c.iter().cloned().collect::<Vec<_>>().join(" ");
                (numbers(&said), c)
            })
            .filter(|(n, _)| n.len() == 1)
            .collect()
    };
    let (here, there) = (read(one), read(other));
    let (mut own, mut others) = (0, 0);
    for (number, words) in &here {
        let in_common = |c: &HashSet<String>| {
            words
                .intersection(c)
                .filter(|w| !number.contains(*w))
                .count()
        };
        let same = there
            .iter()
            .filter(|(n, _)| n == number)
            .map(|(_, c)| in_common(c))
            .max();
        let Some(same) = same else { continue };
        let best = there
            .iter()
            .filter(|(n, _)| n != number && here.iter().any(|(m, _)| m == n))
            .map(|(_, c)| in_common(c))
            .max()
            .unwrap_or(0);
        own += usize::from(same >= best && same > 0);
        others += usize::from(best > same);
    }
    others > 1 || others == 1 && own == 0 && here.len() > 1
}

#[cfg(test)]
mod tests {
    use super::super::evidence::numbers;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn opposites_clash_within_a_language_and_across_and_only_where_one_side_is_missing() {
        let clashes = |a: &str, b: &str| clash(&sides(a), &sides(b));
        for (a, b) in [
            ("Zij verkoopt de zaak.", "Ze koopt een zaak."),
            ("She agreed to buy the shares.", "Hij verkocht de aandelen."),
            ("Haar vader woont daar.", "Haar moeder woont daar."),
            ("They have dinner there.", "They have lunch there."),
            (
                "Seven at least may be in a group.",
                "Hooguit zeven mogen in een groep.",
            ),
            (
                "Notes are destroyed after two months.",
                "Aantekeningen worden na twee jaar vernietigd.",
            ),
            ("Ze belt de huisarts.", "She rings the company doctor."),
        ] {
            assert!(clashes(a, b) && clashes(b, a), "{a} / {b}");
        }
        for (a, b) in [
            (
                "The room should not be light but dark.",
                "Keep the room dark.",
            ),
            ("Hij voorkomt ruzie.", "It prevents quarrels."),
            ("Ze koopt een zaak.", "She buys a shop."),
            ("Vader en moeder wonen daar.", "Haar moeder woont daar."),
            ("It makes you fall asleep sooner.", "Het stijgt."),
            ("", ""),
        ] {
            assert!(!clashes(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn numbers_said_of_each_others_things_are_swapped() {
        let s = |a: &str, b: &str| swapped(a, b, numbers);
        let place = "Het vertrouwen dat het lukt staat op een 8, in oktober nog op een 5.";
        assert!(s(
            "Het vertrouwen staat op een 5, in oktober nog op een 8.",
            place
        ));
        assert!(!s(
            "In oktober stond het nog op een 5, nu staat het op een 8.",
            place
        ));
        let place = "Messages from the floor went from 31 a day to about four.";
        assert!(s("Messages went from four a day to about 31.", place));
        assert!(!s("Messages went from 31 a day to about four.", place));
        assert!(!s(
            "Neem drie voorbeelden mee en een vierde.",
            "Drie voorbeelden, vier."
        ));
    }

    proptest! {
        #[test]
        fn any_text_is_read_quietly(a in "[a-zA-Z0-9 .,'é日_*/-]{0,80}", b in "[a-zA-Z0-9 .,]{0,60}") {
            let _ = (clash(&sides(&a), &sides(&b)), swapped(&a, &b, numbers));
            prop_assert!(!clash(&sides(&a), &sides(&a)));
        }
    }
}
