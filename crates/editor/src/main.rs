//! The editor's window.

fn main() {}
