//! The parts of a spreadsheet besides the rows of its tables, as XML.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::text::push_paragraphs;
use super::{CONTENT, MEDIA_TYPE};
use crate::formats::places::Cell as Place;
use crate::formats::sheets::about::{self, Part, Purpose};
use crate::formats::sheets::layout::is_prose;
use crate::formats::sheets::{ABOUT, MAX_ROWS};
use crate::formats::tables::Column;
use crate::formats::views::View;
use crate::model::shape::Type;

/// What comes before the sheets.
pub(super) const BEGINNING: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content",
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"",
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"",
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"",
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"",
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\"",
    " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\"",
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\">",
    "<office:automatic-styles>",
    "<number:text-style style:name=\"text\"><number:text-content/></number:text-style>",
    "<number:date-style style:name=\"day\"><number:year number:style=\"long\"/>",
    "<number:text>-</number:text><number:month number:style=\"long\"/>",
    "<number:text>-</number:text><number:day number:style=\"long\"/></number:date-style>",
);
/// The styles of cells: name, format, and the rest.
const STYLES: &[(&str, &str, &str)] = &[
    ("cell", "text", "<style:table-cell-properties style:vertical-align=\"top\"/>"),
    (
        "prose",
        "text",
        "<style:table-cell-properties style:vertical-align=\"top\" fo:wrap-option=\"wrap\"/>",
    ),
    ("date", "day", "<style:table-cell-properties style:vertical-align=\"top\"/>"),
    (
        "head",
        "text",
        "<style:table-cell-properties fo:background-color=\"#e7ecf2\"/>\
         <style:text-properties fo:font-weight=\"bold\"/>",
    ),
    ("title", "text", "<style:text-properties fo:font-weight=\"bold\" fo:font-size=\"14pt\"/>"),
    ("example", "text", "<style:text-properties fo:font-style=\"italic\" fo:color=\"#808080\"/>"),
];
/// The widths of columns that there are styles for, in characters.
const WIDTHS: std::ops::RangeInclusive<u32> = 8..=100;

/// The list of parts.
pub(super) fn manifest() -> String {
    let namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest \
         xmlns:manifest=\"{namespace}\" manifest:version=\"1.3\">"
    );
    for (path, kind) in [("/", MEDIA_TYPE), (CONTENT, "text/xml"), ("settings.xml", "text/xml")] {
        // Writing to a string does not fail.
        let _ = write!(
            xml,
            "<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>"
        );
    }
    xml + "</manifest:manifest>"
}

/// The settings of the program that shows the sheets: headers stay in view.
pub(super) fn settings<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut xml = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-settings",
        " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
        " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" office:version=\"1.3\">",
        "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">",
        "<config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>",
        "<config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>",
        "<config:config-item-map-named config:name=\"Tables\">",
    ));
    for name in names {
        // Writing to a string does not fail.
        let _ = write!(xml, "<config:config-item-map-entry config:name=\"{}\">", escape(name));
        for (item, kind, value) in [
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("ActiveSplitRange", "short", 2),
            ("PositionBottom", "int", 1),
        ] {
            let _ = write!(
                xml,
                "<config:config-item config:name=\"{item}\" config:type=\"{kind}\">{value}\
                 </config:config-item>"
            );
        }
        xml.push_str("</config:config-item-map-entry>");
    }
    xml.push_str(concat!(
        "</config:config-item-map-named>",
        "<config:config-item config:name=\"ActiveTable\" config:type=\"string\">_about",
        "</config:config-item></config:config-item-map-entry></config:config-item-map-indexed>",
        "</config:config-item-set></office:settings></office:document-settings>",
    ));
    xml
}

/// Adds the styles, and ends the part with them.
pub(super) fn push_styles(xml: &mut String) {
    // Writing to a string does not fail.
    for (name, format, rest) in STYLES {
        let _ = write!(
            xml,
            "<style:style style:name=\"{name}\" style:family=\"table-cell\" \
             style:data-style-name=\"{format}\">{rest}</style:style>"
        );
    }
    for width in WIDTHS {
        // Two millimetres a character.
        let _ = write!(
            xml,
            "<style:style style:name=\"w{width}\" style:family=\"table-column\">\
             <style:table-column-properties style:column-width=\"{}mm\"/></style:style>",
            2 * width
        );
    }
    xml.push_str("</office:automatic-styles>");
}

/// The style of the cells of a column.
pub(super) fn style(column: &Column) -> &'static str {
    match column.ty {
        _ if column.is_date() => "date",
        Type::Number(_) | Type::Boolean => "Default",
        _ if is_prose(column) => "prose",
        _ => "cell",
    }
}

/// Adds a column; `width` is in characters.
pub(super) fn push_column(xml: &mut String, width: f64, style: &str, is_hidden: bool) {
    let hidden = if is_hidden { " table:visibility=\"collapse\"" } else { "" };
    let width = width.clamp(f64::from(*WIDTHS.start()), f64::from(*WIDTHS.end())).round();
    // Writing to a string does not fail.
    let _ = write!(
        xml,
        "<table:table-column table:style-name=\"w{width}\" \
         table:default-cell-style-name=\"{style}\"{hidden}/>"
    );
}

/// Adds so many blank cells.
pub(super) fn push_blanks(xml: &mut String, count: u32) {
    // Writing to a string does not fail.
    let _ = match count {
        0 => Ok(()),
        1 => write!(xml, "<table:table-cell/>"),
        _ => write!(xml, "<table:table-cell table:number-columns-repeated=\"{count}\"/>"),
    };
}

/// Adds the range of a sheet with so many columns that is filtered by its header; the last row is given
/// from 0.
pub(super) fn push_filter(xml: &mut String, name: &str, columns: usize, last_row: u32) {
    let name = escape(name);
    let last = u32::try_from(columns.saturating_sub(1)).unwrap_or(0);
    let (last, rows) = (Place::letters(last), last_row.max(1) + 1);
    // Writing to a string does not fail.
    let _ = write!(
        xml,
        "<table:database-range table:name=\"filter_{name}\" table:display-filter-buttons=\"true\" \
         table:target-range-address=\"'{name}'.A1:'{name}'.{last}{rows}\"/>"
    );
}

/// Adds the sheet that explains the others.
pub(super) fn push_about(
    xml: &mut String,
    purpose: Purpose,
    views: &[&View],
    counts: &[(usize, u64)],
) {
    // Writing to a string does not fail.
    let _ = write!(xml, "<table:table table:name=\"{ABOUT}\">");
    for width in [24.0, 10.0, 100.0] {
        push_column(xml, width, "cell", false);
    }
    for parts in about::rows(purpose, views, counts) {
        xml.push_str("<table:table-row>");
        if parts.is_empty() {
            push_blanks(xml, 1);
        }
        for part in &parts {
            let (style, text) = match part {
                Part::Blank => {
                    push_blanks(xml, 1);
                    continue;
                }
                Part::Count(name, count, letters) => {
                    let _ = write!(
                        xml,
                        "<table:table-cell table:formula=\"of:=COUNTA([$'{name}'.{letters}2:\
                         .{letters}{MAX_ROWS}])\" office:value-type=\"float\" \
                         office:value=\"{count}\"><text:p>{count}</text:p></table:table-cell>"
                    );
                    continue;
                }
                Part::Link(name) => {
                    let name = escape(&**name);
                    let _ = write!(
                        xml,
                        "<table:table-cell office:value-type=\"string\"><text:p><text:a \
                         xlink:type=\"simple\" xlink:href=\"#{name}.A1\">{name}</text:a></text:p>\
                         </table:table-cell>"
                    );
                    continue;
                }
                Part::Title(text) => ("title", text),
                Part::Head(text) => ("head", text),
                Part::Text(text) => ("cell", text),
            };
            let _ = write!(
                xml,
                "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">"
            );
            push_paragraphs(xml, text);
            xml.push_str("</table:table-cell>");
        }
        xml.push_str("</table:table-row>");
    }
    xml.push_str("</table:table>");
}
