//! In which order people are looked for. `super::super::order` calls this.

use super::super::super::finding::Found;
use super::super::super::lexicon::{Lexicon, flag::*};
use super::super::super::token::Shape;
use super::super::order::Text;
use super::{Reader, cited, dubbed};

/// Adds every person of some texts. Each step goes through all of them before the next begins ([`super::order`]).
pub(crate) fn find(texts: &[Text<'_>], lexicon: &Lexicon, known: &[String], found: &mut [Found]) {
    let mut readers: Vec<Reader<'_>> = texts
        .iter()
        .map(|t| Reader::new(&t.tokens, lexicon, t.style, known))
        .collect();
    for step in STEPS {
        readers.iter_mut().for_each(step);
    }
    for (reader, found) in readers.iter().zip(found) {
        reader.write(found);
    }
}

/// What is looked for, one behind the other. Each looks for one thing; where that is not in the text, nothing has to be read.
const STEPS: [fn(&mut Reader<'_>); 17] = [
    |r| {
        let point = r.t.has(b'.');
        if point || r.t.iter().any(|x| x.shape == Shape::Initial) {
            r.initials();
        }
        if point {
            r.pointed_letters();
            r.initials_again();
            r.small_initials();
        }
    },
    |r| {
        if r.t.all & TITLE != 0 || r.t.text.contains("hr") {
            r.titled();
        }
        if r.t.all & TUSSEN != 0 {
            r.particled();
            r.doubled();
        }
        if r.t.has(b':') {
            r.speakers();
        }
    },
    // Who wrote a book is no secret, and names the coach's reading list is full of.
    |r| {
        r.public = cited::cited(r.t);
        for i in r.public.iter().copied() {
            r.hit[i] = 0.0;
            r.eff[i] = STOP | PRON;
            r.strange[i].set(1);
        }
    },
    |r| {
        for i in 0..r.t.len() {
            if r.t[i].is_word() && r.hit[i] == 0.0 {
                r.judge(i);
            }
        }
    },
    // By now the neighbours in a list ("roos, sanne en bo") are known.
    |r| r.second_look(),
    |r| {
        r.departments();
        r.rare();
    },
    |r| {
        r.rosters();
        r.coded();
    },
    |r| {
        r.stated();
        if dubbed::may(r.t.text) {
            r.dubbed();
        }
        if r.t.has(b':') {
            r.labelled();
        }
    },
    |r| r.extend(),
    |r| r.full_names(),
    // What was found elsewhere in the text is a neighbour now too: "swati and hrithik".
    |r| {
        let addressed = cited::addressed(r.t);
        let known: Vec<String> = r.known.iter().cloned().chain(addressed).collect();
        if r.propagate(&known) {
            r.second_look();
            r.propagate(&known);
        }
    },
    |r| r.extend(),
    |r| {
        if r.t.has(b'-') {
            r.married();
        }
        if r.t.all & TUSSEN != 0 {
            r.particles_again();
            r.two_particles();
            r.second_surname();
        }
    },
    |r| {
        r.letters_before();
        if r.t.has(b',') && r.t.text.contains(" dus,") {
            r.namely();
        }
        if r.t.all & TUSSEN != 0 && r.t.all & WITH != 0 {
            r.beside_the();
        }
    },
    |r| {
        r.joint();
        // A dash begins with this byte.
        if r.t.has(b'-') && r.t.text.contains(" - ") || r.t.has(0xE2) && r.t.text.contains(" – ")
        {
            r.set_apart();
        }
    },
    |r| r.single_letters(),
    |r| {
        for i in std::mem::take(&mut r.public) {
            r.hit[i] = 0.0;
        }
    },
];
