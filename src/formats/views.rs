//! x
/// x
pub(crate) fn is_view(name: &str) -> bool {
    name.starts_with("view_")
}
