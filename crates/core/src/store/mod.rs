//! Stores of results that can be made again: files in folders of the cache, each named by what decides its content.
//!
//! ```text
//! cache ─┬─ segments   finished pieces of videos               export::SegmentStore
//!        ├─ sources    what files are                          library::Library
//!        ├─ glance     small pictures, sound shapes, proxies   media_cache
//!        └─ runs       one locked file for each live run, whose segments nobody sweeps away
//! ```
//! Several programs may use it at once. A record that is damaged or under a wrong name counts as missing. Anything in
//! it may be deleted without harm, and files that are not the store's own are never touched.

mod folder;
mod run;
mod sealed;

pub(crate) use folder::{Folder, RecordFile, is_name, touch};
pub(crate) use run::Run;
pub(crate) use sealed::{Content, HEAD_BYTES, SealedReader, SealedWriter, reopen, torn};
