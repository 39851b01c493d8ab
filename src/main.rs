//! The `klankbord` binary.
fn main() {}
