#ifndef VACANCY_EXPORT_CSV_H
#define VACANCY_EXPORT_CSV_H

#include "export/format.h"

namespace vacancy {

/// Records as CSV (RFC 4180): a header row, then a row a record. docs/formats.md says how cells are read
/// back.
///
/// - A column for each field that is no object, by its path ("salary.min"), in the order of the table of
///   fields; the columns are always the same.
/// - Null is an empty cell, and so is a list or evidence of nothing. Numbers, true and false are as in JSON.
/// - A list of strings: the items, joined by " | "; in an item "\" is "\\", "|" is "\|", and an empty item is
///   "\e".
/// - A list of objects and the evidence: JSON.
/// - A text that a spreadsheet would take for a formula (export/csv_cell.h) gets an apostrophe in front; so
///   does one that begins with an apostrophe, and an empty one where null is possible. To read a text back,
///   one apostrophe is taken off.
Result<std::unique_ptr<Encoder>> open_csv(const Limits& limits);

}  // namespace vacancy

#endif
