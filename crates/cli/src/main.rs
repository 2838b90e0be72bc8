//! The command line of Sunting.

fn main() {}
