//! Tests of `parse`: what is said there, seen.

use super::*;
use proptest::prelude::*;

fn read(pieces: &[&[u8]]) -> Vec<Input> {
    let (mut p, mut out) = (Parser::default(), Vec::new());
    for piece in pieces {
        p.feed(piece, &mut out);
    }
    p.flush(&mut out);
    out
}

fn one(bytes: &[u8]) -> Input {
    let out = read(&[bytes]);
    assert_eq!(out.len(), 1, "{out:?}");
    out.into_iter().next().unwrap()
}

const NONE: KeyModifiers = KeyModifiers::NONE;

#[test]
fn keys_are_known_in_every_dialect() {
    let ctrl = KeyModifiers::CONTROL;
    let alt = KeyModifiers::ALT;
    for (bytes, code, held) in [
        (&b"a"[..], KeyCode::Char('a'), NONE),
        ("é".as_bytes(), KeyCode::Char('é'), NONE),
        ("日".as_bytes(), KeyCode::Char('日'), NONE),
        (b"\r", KeyCode::Enter, NONE),
        (b"\x1b", KeyCode::Esc, NONE),
        (b"\x1bx", KeyCode::Char('x'), alt),
        (b"\x1b[", KeyCode::Char('['), alt),
        (b"\x11", KeyCode::Char('q'), ctrl),
        (b"\x1f", KeyCode::Char('_'), ctrl),
        (b"\x00", KeyCode::Char(' '), ctrl),
        (b"\x1b[A", KeyCode::Up, NONE),
        (b"\x1bOA", KeyCode::Up, NONE),
        (b"\x1b[1;5C", KeyCode::Right, ctrl),
        (b"\x1b[3~", KeyCode::Delete, NONE),
        (b"\x1b[5;3~", KeyCode::PageUp, alt),
        (b"\x1bOP", KeyCode::F(1), NONE),
        (b"\x1b[24~", KeyCode::F(12), NONE),
        (b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT),
        (b"\x1b[27u", KeyCode::Esc, NONE),
        (b"\x1b[113;5u", KeyCode::Char('q'), ctrl),
        (b"\x1b[97:65;2u", KeyCode::Char('A'), NONE),
        (b"\x1b[27;5;105~", KeyCode::Char('i'), ctrl),
    ] {
        assert_eq!(
            one(bytes),
            Input::Key(KeyEvent::new(code, held)),
            "{}",
            bytes.escape_ascii()
        );
    }
}

#[test]
fn escape_before_another_sequence_is_two_keys() {
    let out = read(&[b"\x1b\x1b[A"]);
    assert_eq!(out, [key(KeyCode::Esc, NONE), key(KeyCode::Up, NONE)]);
}

#[test]
fn a_key_let_go_and_unknown_sequences_are_nothing() {
    assert_eq!(
        read(&[b"\x1b[97;1:3u\x1b[?2026;2$y\x1bP1$r0m\x1b\\\x1b[57358u"]),
        []
    );
}

#[test]
fn replies_are_told_from_keys() {
    assert_eq!(
        read(&[b"\x1b[?1u\x1b]11;rgb:ffff/8000/0000\x1b\\\x1b[?62;22c"]),
        [
            Input::Reply(Reply::Kitty),
            Input::Reply(Reply::Background(255, 127, 0)),
            Input::Reply(Reply::Done)
        ]
    );
    assert_eq!(
        read(&[b"\x1b]11;rgb:1/2/f\x07"]),
        [Input::Reply(Reply::Background(17, 34, 255))]
    );
}

#[test]
fn the_mouse_presses_and_rolls() {
    let at = |kind| Input::Mouse(Mouse { kind, x: 4, y: 9 });
    assert_eq!(
        read(&[b"\x1b[<0;5;10M\x1b[<0;5;10m\x1b[<64;5;10M\x1b[<65;5;10M"]),
        [
            at(MouseKind::Press),
            at(MouseKind::Wheel(-1)),
            at(MouseKind::Wheel(1))
        ]
    );
}

#[test]
fn pasted_text_is_one_piece_even_with_escapes_in_it() {
    let mut out = Vec::new();
    let mut p = Parser::default();
    for piece in [&b"x\x1b[200~een\r\x1b[Atw"[..], b"ee\x1b[2", b"01~y"] {
        p.feed(piece, &mut out);
    }
    assert_eq!(
        out,
        [
            key(KeyCode::Char('x'), NONE),
            Input::Paste("een\r\x1b[Atwee".into()),
            key(KeyCode::Char('y'), NONE)
        ]
    );
}

proptest! {
    #[test]
    fn any_cut_gives_the_same_and_nothing_panics(
        bytes in prop::collection::vec(prop_oneof![Just(0x1bu8), Just(b'['), Just(b';'), Just(b'~'), any::<u8>()], 0..60), cut in 0usize..60,
    ) {
        let cut = cut.min(bytes.len());
        let (a, b) = bytes.split_at(cut);
        prop_assert_eq!(read(&[&bytes]), read(&[a, b]));
    }
}
