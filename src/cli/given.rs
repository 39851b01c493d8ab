//! A value that corrects another: given, it takes the other's place; given empty (`--phone ""`), it takes it away; not given, the other stays. The `edit`
//! commands read their options into it.

use std::str::FromStr;

/// What was given: a value, or none in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given<T>(Option<T>);

impl<T: FromStr> FromStr for Given<T> {
    type Err = T::Err;
    fn from_str(text: &str) -> Result<Self, T::Err> {
        match text.trim() {
            "" => Ok(Self(None)),
            text => text.parse().map(|value| Self(Some(value))),
        }
    }
}

/// What holds after a correction that may not have been given.
pub(super) fn over<T>(given: Option<Given<T>>, old: Option<T>) -> Option<T> {
    given.map_or(old, |g| g.0)
}

/// The same of a list: what is given takes the place of the whole, and one empty name of nothing.
pub(super) fn over_list(given: Vec<String>, old: Vec<String>) -> Vec<String> {
    match given.is_empty() {
        true => old,
        false => given.into_iter().filter(|g| !g.trim().is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_replaces_and_what_is_empty_takes_away() {
        let given = |s: &str| Some(s.parse::<Given<u32>>().unwrap());
        assert_eq!(over(None, Some(1)), Some(1));
        assert_eq!(over(given("2"), Some(1)), Some(2));
        assert_eq!(over(given(" "), Some(1)), None);
        assert!("x".parse::<Given<u32>>().is_err());
        let list = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!(over_list(list(&[]), list(&["a"])), ["a"]);
        assert_eq!(over_list(list(&["b", "c"]), list(&["a"])), ["b", "c"]);
        assert!(over_list(list(&[""]), list(&["a"])).is_empty());
    }
}
