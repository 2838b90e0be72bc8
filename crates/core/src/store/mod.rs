//! What was made before and can be made again: files in folders of the cache, each named by what decides its content.
//!
//! ```text
//! cache ─┬─ segments   finished pieces of videos               export::SegmentStore
//!        ├─ sources    what files are                          library::Library
//!        ├─ glance     small pictures, sound shapes, proxies   glance
//!        └─ runs       one locked file for each live run, whose segments nobody sweeps away
//! ```
//! Several programs may share it. A record that is torn or another one's is as good as none; deleting any of it breaks
//! nothing, and files of other names are never touched.

mod folder;
mod run;
mod sealed;

pub(crate) use folder::{Entry, Folder, is_name, touch};
pub(crate) use run::Run;
pub(crate) use sealed::{Content, HEAD_BYTES, SealedReader, SealedWriter, reopen, torn};
