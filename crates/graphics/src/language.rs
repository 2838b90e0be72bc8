//! The language of the few words that Sunting itself puts into a picture.

pub use sunting_timeline::graphic::Language;
