//! JSON Patch (RFC 6902) with the three operations that a mistake needs: `add`, `remove` and
//! `replace`. Places are JSON Pointers (RFC 6901).

use serde::Deserialize;
use serde_json::Value;

/// One operation.
#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Operation {
    /// Puts a value where there is none: as a member, or before an item of an array.
    Add { path: String, value: Value },
    /// Takes a value out.
    Remove { path: String },
    /// Puts a value in the place of another.
    Replace { path: String, value: Value },
}

/// Applies all operations, in their order.
///
/// # Errors
///
/// The path that leads nowhere.
pub(crate) fn apply(patch: &[Operation], to: &mut Value) -> Result<(), String> {
    patch.iter().try_for_each(|operation| {
        let (place, done) = match operation {
            Operation::Add { path, value } => (path, add(to, path, value)),
            Operation::Remove { path } => (path, remove(to, path)),
            Operation::Replace { path, value } => {
                (path, to.pointer_mut(path).map(|old| *old = value.clone()))
            }
        };
        done.ok_or_else(|| format!("`{place}` leads nowhere"))
    })
}

/// The value that holds what the path leads to, and the last step.
fn holder<'v>(of: &'v mut Value, path: &str) -> Option<(&'v mut Value, String)> {
    let (above, last) = path.rsplit_once('/')?;
    Some((of.pointer_mut(above)?, last.replace("~1", "/").replace("~0", "~")))
}

fn add(to: &mut Value, path: &str, value: &Value) -> Option<()> {
    let (holder, last) = holder(to, path)?;
    match holder {
        Value::Object(members) => {
            members.insert(last, value.clone());
        }
        Value::Array(items) => {
            let index = if last == "-" { items.len() } else { last.parse().ok()? };
            if index > items.len() {
                return None;
            }
            items.insert(index, value.clone());
        }
        _ => return None,
    }
    Some(())
}

fn remove(from: &mut Value, path: &str) -> Option<()> {
    let (holder, last) = holder(from, path)?;
    match holder {
        Value::Object(members) => members.shift_remove(&last).map(|_| ()),
        Value::Array(items) => {
            let index: usize = last.parse().ok()?;
            (index < items.len()).then(|| items.remove(index)).map(|_| ())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn applied(patch: Value) -> Result<Value, String> {
        let patch: Vec<Operation> = serde_json::from_value(patch).unwrap();
        let mut value = json!({ "a": [1, 2, 3], "b/c": { "~": true } });
        apply(&patch, &mut value).map(|()| value)
    }

    #[test]
    fn a_patch_applies() {
        let table = [
            (json!([{ "op": "replace", "path": "/a/1", "value": 9 }]), json!([1, 9, 3])),
            (json!([{ "op": "remove", "path": "/a/0" }]), json!([2, 3])),
            (json!([{ "op": "add", "path": "/a/1", "value": 9 }]), json!([1, 9, 2, 3])),
            (json!([{ "op": "add", "path": "/a/-", "value": 9 }]), json!([1, 2, 3, 9])),
            (
                json!([{ "op": "add", "path": "/a/3", "value": 9 }, { "op": "remove", "path": "/a/0" }]),
                json!([2, 3, 9]),
            ),
        ];
        for (patch, wanted) in table {
            assert_eq!(applied(patch.clone()).unwrap()["a"], wanted, "{patch}");
        }
        let escaped = json!([{ "op": "replace", "path": "/b~1c/~0", "value": false }]);
        assert_eq!(applied(escaped).unwrap()["b/c"]["~"], false);
        let member = json!([{ "op": "add", "path": "/b~1c/d", "value": 1 }]);
        assert_eq!(applied(member).unwrap()["b/c"], json!({ "~": true, "d": 1 }));
        let member = json!([{ "op": "remove", "path": "/b~1c/~0" }]);
        assert_eq!(applied(member).unwrap()["b/c"], json!({}));
    }

    #[test]
    fn a_path_that_leads_nowhere_is_an_error() {
        for patch in [
            json!([{ "op": "replace", "path": "/a/3", "value": 9 }]),
            json!([{ "op": "add", "path": "/a/4", "value": 9 }]),
            json!([{ "op": "add", "path": "/x/y", "value": 9 }]),
            json!([{ "op": "add", "path": "/a/1/z", "value": 9 }]),
            json!([{ "op": "remove", "path": "/a/3" }]),
            json!([{ "op": "remove", "path": "/c" }]),
        ] {
            assert!(applied(patch.clone()).is_err(), "{patch}");
        }
    }

    #[test]
    fn other_operations_are_refused() {
        let patch = json!([{ "op": "move", "from": "/a/0", "path": "/a/1" }]);
        assert!(serde_json::from_value::<Vec<Operation>>(patch).is_err());
    }
}
