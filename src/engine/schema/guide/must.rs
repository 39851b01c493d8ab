//! What a [`Guide`] writes by itself: the marks that can only be these, and the shortest end of what was cut short. Called by the engine of our own.

use super::super::grammar::Node;
use super::{After, Frame, Guide, Within, reaches};

impl Guide<'_> {
    /// Writes what must follow, if anything must, and gives it.
    pub fn forced(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        while let Some(b) = self.only() {
            if !self.step(b) {
                break;
            }
            out.push(b);
        }
        out
    }

    /// Writes the shortest end, so that what was cut short is whole all the same, and gives it.
    pub fn close(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        // Every step ends something or fills the least there must be, so this ends too.
        while let Some(b) = self.ending() {
            if !self.step(b) {
                break;
            }
            out.push(b);
        }
        out
    }

    /// The one byte that could come next, if there is only one.
    fn only(&self) -> Option<u8> {
        match *self.stack.last()? {
            Frame::Start(node) => self.opening(node),
            Frame::Text {
                node,
                chars,
                within: Within::Plain,
                ..
            } => match self.node(node)? {
                Node::Text { most, .. } if chars >= *most => Some(b'"'),
                _ => None,
            },
            Frame::Text { .. } | Frame::Whole { .. } => None,
            Frame::Choice { node, like, at } => {
                let Node::Choice(words) = self.node(node)? else {
                    return None;
                };
                let written = words.get(like)?.get(..at)?;
                let mut next = words
                    .iter()
                    .filter(|w| w.starts_with(written))
                    .map(|w| w.get(at));
                let first = next.next()?;
                next.all(|b| b == first).then_some(*first?)
            }
            Frame::List { node, done, after } => {
                let Node::List { of, least, most } = self.node(node)? else {
                    return None;
                };
                match after {
                    After::Bracket if *most == 0 => Some(b']'),
                    After::Bracket if *least > 0 => self.opening(*of),
                    After::Item if done >= *most => Some(b']'),
                    After::Item if done < *least => Some(b','),
                    After::Comma => Some(b' '),
                    _ => None,
                }
            }
            Frame::Form { node, field, at } => {
                let Node::Form(fields) = self.node(node)? else {
                    return None;
                };
                match fields.get(field) {
                    Some((lead, _)) => lead.get(at).copied(),
                    None => Some(b'}'),
                }
            }
        }
    }

    /// The byte a value begins with, when there is only one.
    fn opening(&self, node: usize) -> Option<u8> {
        match self.node(node)? {
            Node::Text { .. } | Node::Choice(_) => Some(b'"'),
            Node::List { .. } => Some(b'['),
            Node::Form(_) => Some(b'{'),
            Node::Whole { .. } => None,
        }
    }

    /// The byte that leads to the end soonest.
    fn ending(&self) -> Option<u8> {
        if let Some(b) = self.only() {
            return Some(b);
        }
        match *self.stack.last()? {
            Frame::Text {
                within: Within::Escape,
                ..
            } => Some(b'"'),
            Frame::Text {
                within: Within::Character { low, .. },
                ..
            } => Some(low),
            Frame::Text { node, chars, .. } => match self.node(node)? {
                Node::Text { least, .. } if chars < *least => Some(b'-'),
                _ => Some(b'"'),
            },
            Frame::Choice { node, like, at } => match self.node(node)? {
                Node::Choice(words) => words.get(like)?.get(at).copied(),
                _ => None,
            },
            Frame::List { node, done, .. } => match self.node(node)? {
                Node::List { of, least, .. } if done < *least => self.first_of(*of),
                _ => Some(b']'),
            },
            Frame::Start(node) => self.first_of(node),
            Frame::Whole { .. } => {
                let fits = self.firsts();
                // What comes after the number, else the digits that make it one.
                let order = b"}],-0123456789";
                order
                    .iter()
                    .copied()
                    .find(|b| fits.get(usize::from(*b)) == Some(&true))
            }
            Frame::Form { .. } => None,
        }
    }

    fn first_of(&self, node: usize) -> Option<u8> {
        self.opening(node).or_else(|| match self.node(node)? {
            Node::Whole { least, most } if *least > 0 || *most >= 0 => {
                (b'0'..=b'9').find(|d| reaches(i128::from(d - b'0'), *least, *most))
            }
            _ => Some(b'-'),
        })
    }
}
