#ifndef VACANCY_CHECK_FINDING_H
#define VACANCY_CHECK_FINDING_H

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"

namespace vacancy {

/// One thing that a careful reader would question in an advert, tied to the words it is about.
///
/// What reading the advert brought up (value_lost, values_disagree, ...) is a finding as well: the two are
/// one stream, and a fault is told once. The message says what is wrong and stands alone; `help` says what to
/// do. Every code has a page in docs/diagnostics/.
struct Finding {
    /// Another place that the finding is about.
    struct Note {
        std::string message;
        Span span;  ///< of the canonical text
    };

    Severity severity = Severity::warning;
    std::string code;
    std::string message;
    std::string field;        ///< JSON Pointer of the field it is about, or empty
    std::string help;         ///< what to do, or empty
    std::size_t record = 0;   ///< index into Outcome::choices: the role of a pack
    Span span;                ///< of the canonical text; empty where it has no place in it
    Span bytes;               ///< of the input, for what is wrong with bytes and not with words; else empty
    std::vector<Note> notes;  ///< in the order in which they are to be read
};

using Findings = std::vector<Finding>;

}  // namespace vacancy

#endif
