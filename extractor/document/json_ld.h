#ifndef VACANCY_DOCUMENT_JSON_LD_H
#define VACANCY_DOCUMENT_JSON_LD_H

#include <string_view>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "document/data_tree.h"

namespace vacancy {

/// Adds what a script of JSON-LD says to `tree`. `script` is a stretch of `page`, which places count from.
///
/// What people and programs make of JSON is read as well: line ends and tabs within strings, comments of
/// JavaScript and HTML, commas too many, a semicolon at the end, CDATA marks, &quot; for quotes, escapes that
/// are none and half surrogates. A script that is still none is left out with the diagnostic
/// `structured_data_broken`; so is one over a limit (`too_large`, `too_deep`).
void read_json_ld(std::string_view page, std::string_view script, const Limits& limits, DataTree& tree,
                  Diagnostics& diagnostics);

}  // namespace vacancy

#endif
