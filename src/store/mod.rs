//! The disk: the one place that finds, reads and writes files, and asks other programs.

#![expect(clippy::disallowed_methods, reason = "this is the one layer that touches the disk")]

mod disk;
mod find;
mod user;
mod write;

pub use disk::{Disk, LARGEST, Stream, open, texts};
pub use find::{
    Found, find_root, folder_of, is_empty_folder, is_there, leads_astray, settled, walk, walk_with,
};
pub use user::git_user;
pub use write::{create_all, refuse_register_data, write_whole};
