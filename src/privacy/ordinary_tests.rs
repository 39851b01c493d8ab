//! Ordinary sentences out of coaching notes, in both languages: nobody is in them, and nothing of them is masked. And what no note looks like: runs without end,
//! and pieces of what the rules look for in any order.

use super::*;
use proptest::prelude::*;

fn masked(text: &str) -> Vec<(Kind, String)> {
    let chars: Vec<char> = text.chars().collect();
    Anonymiser::new(&Known::default())
        .find(text, &mut Pseudonyms::new([1; 32]))
        .into_iter()
        .map(|f| (f.kind, chars[f.span.0..f.span.1].iter().collect()))
        .collect()
}

const NL: &[&str] = &[
    "Ze zegt dat ze te snel ja zegt en daarna spijt heeft.",
    "Wat zou er gebeuren als je een keer niets zei?",
    "Hij merkt dat hij op vergaderingen dichtklapt zodra iemand doorvraagt.",
    "We hebben stilgestaan bij wat rust voor haar betekent.",
    "Het doel is om twee avonden per week zonder telefoon te zijn.",
    "Zij wil leren haar grens te noemen voordat ze boos wordt.",
    "De vraag die bleef hangen: van wie is dit verlangen eigenlijk?",
    "Hij vindt het lastig om hulp te vragen, ook als het kan.",
    "Er is deze keer meer ruimte om te lachen.",
    "Op een schaal van een tot tien zit ze nu op een zes en een half.",
    "Het gesprek met de leidinggevende ging beter dan verwacht.",
    "Hij is van plan om eerst te slapen en dan te beslissen.",
    "Ze is van nature iemand die voor anderen zorgt.",
    "Als coach de stilte verdragen was voor mij het moeilijkst.",
    "Als manager de baas spelen past niet bij hem.",
    "Ik merkte dat ik als coach de lange weg koos.",
    "Met een collega de lastige gesprekken geoefend.",
    "Van haar mentor de raad gekregen om kleiner te beginnen.",
    "Van de huisarts de tip gekregen om meer te wandelen.",
    "Hij vraagt zijn collega de planning te maken.",
    "Ze had tien punten op haar lijst, drie pas af.",
    "Van de twintig taken zijn er acht klaar, 12 nog niet.",
    "Er liggen dertig mails, 12 nog.",
    "De cao is van 2023 en loopt door.",
    "intake lastig, veel weerstand en weinig woorden",
    "Het huis is van 1930 en het dak is van later.",
    "Hun auto is van 2012, dus die mag mee.",
    "Het plan is van 2019, maar nog steeds bruikbaar.",
    "De afspraak staat op 10 en een half uur later volgt de evaluatie.",
    "Ze werkt aan een betere verdeling van taken thuis.",
    "Kan hij ter plaatse laten zien wat hij bedoelt?",
    "Ter afsluiting noemde ze drie dingen waar ze trots op is.",
    "Ten slotte bespraken we hoe zij de week afsluit.",
    "Er kwam een stay-at-home gevoel bij haar op.",
    "Dit is u/of ik, dacht hij: er was geen wij.",
    "Hij noemde het een puntje van aandacht, nl. zijn toon.",
    "In twee weken leerde hij meer dan in een heel jaar.",
    "Volgend jaar wil ze minder werken.",
    "Hij oefent het stellen van open vragen bij zijn team.",
    "Na de oefening was het lichaam rustiger en de adem lager.",
    "Het patroon: eerst pleasen, dan moe, dan boos.",
    "Zij kiest ervoor om de uitnodiging deze keer af te slaan.",
    "intake goed verlopen, vervolg gepland",
    "kennismaking prima, klik was er meteen",
    "vandaag veel stilte, daarna opluchting",
    "moe en prikkelbaar, slaapt slecht, eet wel goed",
    "wil leren nee zeggen, ook tegen haar ouders",
    "huiswerk gedaan, schema ingevuld, twee keer gewandeld",
];

const EN: &[&str] = &[
    "She says yes too quickly and regrets it afterwards.",
    "What would happen if you said nothing for once?",
    "He shuts down in meetings as soon as somebody asks again.",
    "We looked at what rest means to her.",
    "The goal is two evenings a week without a phone.",
    "She wants to name her limit before she gets angry.",
    "The question that stayed: whose wish is this really?",
    "He finds it hard to ask for help, even when it is there.",
    "There was more room to laugh this time.",
    "On a scale of one to ten she is at six and a half.",
    "The talk with the manager went better than expected.",
    "He plans to sleep first and to decide later.",
    "It took four and a half hours to get it said.",
    "He rated it seven and a bit, she rated it five.",
    "She was at two and a half, and now she is at four.",
    "Ten points on the list, 3 only done.",
    "There were thirty mails, 12 only.",
    "She is a stay-at-home parent and likes it.",
    "He has a happy-go-lucky look-at-me tone when he is nervous.",
    "In two weeks he learned more than in a whole year.",
    "She will look for other work one day.",
    "The first step is small: one call, one walk, one page.",
    "He noticed the pull to fix it and sat on his hands.",
    "We ended with three things she is proud of.",
    "The pattern is pleasing, then tired, then angry.",
    "What does your body tell you when you say that?",
    "Her team does not see how much she carries.",
    "He wants to be a father who is there at dinner.",
    "She dropped the mask and the room became quiet.",
    "My own doubt came up and I named it.",
    "He is afraid of being found out.",
    "She feels guilty when she closes the laptop at five.",
    "The contract says three sessions and a review.",
    "They agreed on a walk/talk once a week.",
    "He will try the u/turn exercise from the book.",
    "Then there is the matter of the unread mails.",
    "She kept a diary for a week and saw the pattern.",
    "What is the price of staying?",
    "He chose to leave the meeting early, and it was fine.",
    "intake went well, next one planned",
    "tired and irritable, sleeps badly, eats fine",
];

#[test]
fn nothing_of_an_ordinary_sentence_is_masked() {
    let hits: Vec<_> = NL
        .iter()
        .chain(EN)
        .map(|s| (s, masked(s)))
        .filter(|(_, m)| !m.is_empty())
        .collect();
    assert!(hits.is_empty(), "{hits:#?}");
}

/// Time grows with the length of the text and not with its square, also where it is one word, or one address, without end.
#[test]
fn long_runs_are_read_in_time_that_grows_with_their_length() {
    for piece in [
        "nl nul nul ",
        "nl91 a b n a een ",
        "u/u/u/u/",
        "u/abc_",
        "jan-at-",
        "a.jan-at-huis.",
        "abcd.efgh.",
        "apenstaart",
        "vrgn",
        "bakker",
        "xapenstaart punt ",
        "site abcdef. nl ",
        "abcdef. nl",
        "ten haar ",
        "Jan, 17 en een half ",
        "mid-april-",
        "over drie weken op ",
        "intake jan spit, ",
    ] {
        // The better of two: the machine may have been busy.
        let took = |n: usize| {
            let text = piece.repeat(n / piece.len());
            let one = || {
                let at = std::time::Instant::now();
                std::hint::black_box(masked(&text).len());
                at.elapsed().as_secs_f64()
            };
            one().min(one())
        };
        let (short, long) = (took(4_000), took(32_000));
        // Eight times as long; the square would be sixty-four times.
        assert!(long < short.max(0.01) * 30.0, "{piece}: {short} {long}");
    }
}

const PARTS: &[&str] = &[
    "nl",
    "u",
    "/",
    ".",
    " ",
    " ",
    "-at-",
    "'",
    "82",
    "2008",
    "van",
    "is",
    "en",
    "een",
    "half",
    "mid-",
    "april",
    ",",
    "\n",
    "jan",
    "hij",
    "twee",
    "abna",
    "ten",
    "haar",
    "net",
    "geworden",
    "68",
    "pas",
    "site",
    "abcdef",
    "intake",
    "collega",
    "de",
    "wit",
    "apenstaart",
    "punt",
    "é",
    "\u{301}",
    "日",
    "in",
    "over",
    "weken",
    "op",
    "maandag",
    "jaar",
    "volgend",
    "dertig",
];

proptest! {
    /// No place is asked for that a short or broken text does not have.
    #[test]
    fn pieces_in_any_order_are_read(text in proptest::collection::vec(proptest::sample::select(PARTS), 0..14)) {
        masked(&text.concat());
        masked(&text.join(" "));
    }
}
