//! A file replaced as a whole: whoever reads it, or comes after a crash, finds the old content or the new one.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Gives a file its content, and makes the folders around it; whether that changed anything.
///
/// A link stays a link, and what it points to is replaced; a file keeps its permissions. What is no file, such as
/// `/dev/stdout`, is written to as it is.
pub(crate) fn replace(path: &Path, content: &[u8]) -> io::Result<bool> {
    let path = match fs::canonicalize(path) {
        Ok(path) => path,
        Err(error) if error.kind() == ErrorKind::NotFound => absent(path)?,
        Err(error) => return Err(error),
    };
    let present = fs::metadata(&path).ok();
    match &present {
        Some(present)
            if present.is_file() && fs::read(&path).is_ok_and(|present| present == content) =>
        {
            return Ok(false);
        }
        Some(present) if !present.is_file() && !present.is_dir() => {
            return fs::write(&path, content).map(|()| true);
        }
        _ => {}
    }
    let (beside, file) = create_beside(&path)?;
    let permissions = present.map(|present| present.permissions());
    let moved = fill(file, content, permissions).and_then(|()| fs::rename(&beside, &path));
    if moved.is_err() {
        // Best effort: the error that matters is the one above.
        let _ = fs::remove_file(&beside);
    }
    moved?;
    // The name is in the folder, which is not everywhere a file that can be opened.
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
    Ok(true)
}

/// Where a file that is not there yet comes to be: at the end of a link that leads nowhere, too.
fn absent(path: &Path) -> io::Result<PathBuf> {
    let path = match fs::read_link(path) {
        Ok(target) => path.parent().unwrap_or(Path::new("")).join(target),
        Err(_) => path.to_owned(),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(path)
}

/// A new file in the same folder, as moving is only whole within a file system. Another process or thread may be at the
/// same, and a crash may have left one behind.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    for number in 0_u32.. {
        let mut name = OsString::from(path);
        name.push(format!(".{}.{number}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            file => return file.map(|file| (name.into(), file)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn fill(mut file: File, content: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    file.write_all(content)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty folder of a test, gone at its end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let id = std::process::id();
            let folder = std::env::temp_dir().join(format!("auth-stack-{name}-{id}"));
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).expect("the folder can be made");
            Self(folder)
        }

        fn file(&self, name: &str) -> PathBuf {
            self.0.join(name)
        }

        /// What is in the folder.
        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).expect("the folder is there");
            let names = entries.flatten().map(|entry| entry.file_name());
            let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn content(path: &Path) -> String {
        fs::read_to_string(path).expect("the file is there")
    }

    #[test]
    fn a_file_is_made_changed_and_left_alone() {
        let folder = Folder::new("made");
        let file = folder.file("a/b/template.json");
        assert!(replace(&file, b"one").expect("made"));
        assert!(!replace(&file, b"one").expect("left alone"));
        assert!(replace(&file, b"two").expect("changed"));
        assert_eq!(content(&file), "two");
        assert_eq!(fs::read_dir(folder.file("a/b")).expect("there").count(), 1);
    }

    #[test]
    fn nothing_stays_behind_when_the_file_cannot_be_replaced() {
        let folder = Folder::new("behind");
        fs::create_dir(folder.file("template.json")).expect("made");
        assert!(replace(&folder.file("template.json"), b"one").is_err());
        assert_eq!(folder.names(), ["template.json"]);
        fs::write(folder.file("file"), "").expect("written");
        assert!(replace(&folder.file("file/template.json"), b"one").is_err());
        assert_eq!(folder.names(), ["file", "template.json"]);
    }

    #[test]
    fn what_a_crash_left_behind_is_in_nobodys_way() {
        let folder = Folder::new("crash");
        let left = folder.file(&format!("template.json.{}.0.tmp", std::process::id()));
        fs::write(&left, "half").expect("written");
        assert!(replace(&folder.file("template.json"), b"one").expect("made"));
        assert_eq!(content(&folder.file("template.json")), "one");
        assert_eq!(content(&left), "half");
    }

    #[test]
    fn readers_see_the_old_content_or_the_new_one() {
        let folder = Folder::new("readers");
        let file = folder.file("template.json");
        let contents = ["a".repeat(100_000), "b".repeat(100_000)];
        replace(&file, contents[0].as_bytes()).expect("made");
        std::thread::scope(|scope| {
            for own in &contents {
                scope.spawn(|| {
                    for _ in 0..50 {
                        replace(&file, own.as_bytes()).expect("changed");
                    }
                });
            }
            for _ in 0..200 {
                assert!(contents.contains(&content(&file)));
            }
        });
        assert_eq!(folder.names(), ["template.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = Folder::new("links");
        let (file, link) = (folder.file("file"), folder.file("link"));
        symlink("file", &link).expect("made");
        replace(&link, b"one").expect("made where the link points to");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
        replace(&link, b"two").expect("changed");
        assert!(link.is_symlink());
        assert_eq!(content(&file), "two");
        let mode = fs::metadata(&file).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_written_to() {
        assert!(replace(Path::new("/dev/null"), b"one").expect("written"));
        assert!(!fs::metadata("/dev/null").expect("there").is_file());
    }
}
