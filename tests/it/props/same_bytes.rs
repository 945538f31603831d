//! The same register gives the same bytes, however it comes and however often it is asked.

use super::{cases, everything, made, read};
use crate::kit;
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_order_in_which_files_come_changes_no_byte(
        (made, order) in made::register().prop_flat_map(|made| {
            let files = made.files(made::date(made.as_of)).len();
            (Just(made), Just((0..files).collect::<Vec<_>>()).prop_shuffle())
        }),
    ) {
        let as_of = made::date(made.as_of);
        let files = made.files(as_of);
        let then = everything(&read(&files), as_of);
        let shuffled: Vec<_> = order.iter().map(|at| files[*at].clone()).collect();
        prop_assert_eq!(&everything(&read(&shuffled), as_of), &then);
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in &shuffled {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let on_disk = everything(&kit::on_disk(folder.path()), as_of);
        prop_assert_eq!(&on_disk, &then);
    }

    #[test]
    fn asking_twice_gives_the_same_bytes_on_any_number_of_threads(made in made::register()) {
        let as_of = made::date(made.as_of);
        let files = made.files(as_of);
        let outcome = read(&files);
        let then = everything(&outcome, as_of);
        prop_assert_eq!(&everything(&outcome, as_of), &then);
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            prop_assert_eq!(&pool.install(|| everything(&read(&files), as_of)), &then);
        }
    }
}
