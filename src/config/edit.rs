//! Changes `config.toml` one key at a time and keeps everything else of it: comments, order, the user's way of writing. `klankbord config`
//! and the settings screen call it. The whole result is checked before it takes the old file's place, in one step.

use super::file::File;
use super::settings::{self, Kind, Setting, items};
use super::{Error, Mistake, own};
use std::io::Write;
use std::path::{Path, PathBuf};
use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

/// Sets `key` in the file at `path` to a value as a person types it, or takes the key out with `None`. A file that is not there is made,
/// readable by its owner alone. Returns the value that stands in the file afterwards, in its text form; empty when the key is out of it.
pub fn set(path: &Path, key: &str, value: Option<&str>) -> Result<String, Error> {
    let setting = settings::find(key).map_err(Error::Asked)?;
    let value = match value {
        Some(v) => Some(setting.check_typed(v).map_err(Error::Asked)?),
        None => None,
    };
    // Its neighbours are where it is looked for, not where a link leads.
    if let (Some(v), Some(folder)) = (&value, path.parent()) {
        own::check(setting, v, folder).map_err(Error::Asked)?;
    }
    // A settings file is often a link into a folder of dotfiles: the file behind the link is the one to change.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(e) => return Err(broken(&path, &e)),
    };
    let after = edited(&before, &path, setting, value.as_deref())?;
    File::parse(&after, &path)?;
    if after != before {
        replace(&path, &after).map_err(|e| broken(&path, &e))?;
    }
    Ok(value.unwrap_or_default())
}

fn broken(path: &Path, e: &std::io::Error) -> Error {
    Error::File {
        path: path.to_owned(),
        what: Mistake::new("mistake-unchanged").piece("why", Mistake::of_file(e)),
    }
}

/// The file's text with the one key changed.
fn edited(
    text: &str,
    path: &Path,
    setting: &Setting,
    value: Option<&str>,
) -> Result<String, Error> {
    let Ok(mut document) = text.parse::<DocumentMut>() else {
        // The file's own reader says what is wrong with it, with the line.
        return match File::parse(text, path) {
            Err(e) => Err(e),
            Ok(_) => Err(Error::Asked(Mistake::new("mistake-toml"))),
        };
    };
    match value {
        Some(value) => put(&mut document, setting, value)?,
        None => take_out(&mut document, setting),
    }
    Ok(document.to_string())
}

fn put(document: &mut DocumentMut, setting: &Setting, value: &str) -> Result<(), Error> {
    let section = document
        .entry(setting.section())
        .or_insert_with(|| Item::Table(Table::new()));
    let Some(section) = section.as_table_like_mut() else {
        return Err(Error::Asked(
            Mistake::new("mistake-section").with("section", setting.section()),
        ));
    };
    let mut new = toml_of(setting, value);
    if let Some(old) = section.get_mut(setting.name()) {
        if let Some(old) = old.as_value() {
            // The decoration is the blanks before the value and the comment after it.
            *new.decor_mut() = old.decor().clone();
        }
        *old = Item::Value(new);
    } else {
        section.insert(setting.name(), Item::Value(new));
    }
    Ok(())
}

/// Takes the key out. Comments above it stay where they are: what they belong to only their writer knows.
fn take_out(document: &mut DocumentMut, setting: &Setting) {
    let Some(item) = document.get_mut(setting.section()) else {
        return;
    };
    let inline = item.is_inline_table();
    let Some(section) = item.as_table_like_mut() else {
        return;
    };
    let left = comments_above(section, setting.name());
    let follower = section
        .iter()
        .map(|(k, _)| k.to_owned())
        .skip_while(|k| k != setting.name())
        .nth(1);
    if section.remove(setting.name()).is_none() || inline || left.is_empty() {
        return;
    }
    if let Some(follower) = follower {
        let above = comments_above(section, &follower);
        if let Some(mut key) = section.key_mut(&follower) {
            key.leaf_decor_mut().set_prefix(left + &above);
        }
        return;
    }
    let position = document
        .get(setting.section())
        .and_then(Item::as_table)
        .and_then(Table::position);
    let next = document
        .iter_mut()
        .filter_map(|(_, item)| item.as_table_mut())
        .filter(|t| t.position() > position && !t.is_dotted())
        .min_by_key(|t| t.position());
    if let Some(next) = next {
        let above = prefix(next.decor().prefix());
        next.decor_mut().set_prefix(left + &above);
    } else {
        let end = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(left + &end);
    }
}

fn comments_above(table: &dyn TableLike, key: &str) -> String {
    let decor = table.key(key).map(toml_edit::Key::leaf_decor);
    prefix(decor.and_then(toml_edit::Decor::prefix))
}

fn prefix(raw: Option<&toml_edit::RawString>) -> String {
    raw.and_then(toml_edit::RawString::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// A checked value as TOML.
fn toml_of(setting: &Setting, value: &str) -> Value {
    match setting.kind {
        Kind::Bool => (value == "true").into(),
        Kind::Integer { .. } => value.parse::<i64>().unwrap_or_default().into(),
        Kind::List => Value::Array(items(value).into_iter().collect::<Array>()),
        _ => value.into(),
    }
}

/// Puts the text in the file's place in one step; the new file has the old one's mode.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let folder = path.parent().map_or_else(
        || PathBuf::from("."),
        |p| {
            if p.as_os_str().is_empty() {
                PathBuf::from(".")
            } else {
                p.to_owned()
            }
        },
    );
    std::fs::create_dir_all(&folder)?;
    let mut file = tempfile::NamedTempFile::new_in(&folder)?;
    file.write_all(text.as_bytes())?;
    if let Ok(meta) = std::fs::metadata(path) {
        file.as_file().set_permissions(meta.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    // The name is only on the disk when the folder is.
    std::fs::File::open(&folder)?.sync_all()
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
