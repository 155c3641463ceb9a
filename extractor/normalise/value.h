#ifndef VACANCY_NORMALISE_VALUE_H
#define VACANCY_NORMALISE_VALUE_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "normalise/date.h"

namespace vacancy {

/// A typed value read from captured words; monostate where the words aren't one.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Date>;

/// Turns captured words into a value; monostate when they aren't one.
using Normaliser = Value (*)(std::string_view words);

/// The built-in normaliser that a grammar file calls `name`, or null:
///   text      words with blanks folded and outer blanks and closing punctuation taken off
///   title     text, with a trailing 'x3' kept and brackets kept balanced
///   item      text of a list item: bullet, closing punctuation and joining 'and'/'or' off
///   integer   12, 1,250
///   number    37.5, 28.97
///   money     £39,000  39k  £63 102  £29.525 (point for comma)  £24, 717  -> 39000.0
///   email     lower-cased nothing, just trimmed of brackets, 'mailto:' and closing points
///   telephone digits, blanks and '+' as printed
///   url       as printed, closing punctuation off
Normaliser find_normaliser(std::string_view name);

/// Words as compared with a vocabulary: ASCII and Latin-1 lower case, runs of blanks and
/// of hyphens and dashes one blank, curly quotes straight, '&' as 'and', outer blanks and
/// points off. Appends to `out` (which callers reuse).
void fold_phrase(std::string_view words, std::string& out);

}  // namespace vacancy

#endif
