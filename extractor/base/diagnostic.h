#ifndef VACANCY_BASE_DIAGNOSTIC_H
#define VACANCY_BASE_DIAGNOSTIC_H

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace vacancy {

enum class Severity : std::uint8_t { note, warning, error };

std::string_view name_of(Severity severity);

/// One thing worth telling a person, tied to the words it is about.
///
/// The message says what is wrong and stands alone; `help` alone says what to
/// do about it. Both start in lower case and have no full stop. Every code has
/// a page in docs/diagnostics/.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code;  ///< "value_lost", "G030"
    std::string message;
    std::string field;               ///< JSON Pointer of the field it is about, or empty
    std::string file;                ///< as the caller named it, or empty
    Span span;                       ///< bytes of the file as read; empty where there is no place
    Span words;                      ///< the same place in an advert's canonical text, or empty
    Position position;               ///< of span.begin; line 0 where there is no place
    std::vector<std::string> notes;  ///< context, one line each
    std::string help;                ///< what to do, or empty
};

using Diagnostics = std::vector<Diagnostic>;

/// `file:line:col: severity[code]: message`, then, where `text` (the bytes of
/// the file) is given and the diagnostic has a place, the line with a caret
/// under the span, then notes and help. Ends in a newline. Very long lines are
/// cut around the span.
std::string render(const Diagnostic& diagnostic, std::string_view text = {});

}  // namespace vacancy

#endif
