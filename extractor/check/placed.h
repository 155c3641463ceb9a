#ifndef VACANCY_CHECK_PLACED_H
#define VACANCY_CHECK_PLACED_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/finding.h"
#include "pipeline/convert.h"
#include "record/place.h"
#include "source/source.h"

namespace vacancy {

/// Where something stands, as people and tools are told. Lines and columns count from 1, columns characters;
/// the end is the place after the last one. 0 where there is no line: in a PDF, or of the advert as a whole.
struct FindingPlace {
    std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
    std::optional<Span> bytes;      ///< of the input
    std::optional<PagePlace> page;  ///< PDF
    std::string excerpt;            ///< the line, and a line with a caret; or empty
};

/// A finding in its input, with all that the formats write.
struct PlacedFinding {
    struct Note {
        std::string message;
        FindingPlace place;
    };

    Severity severity = Severity::warning;
    std::string code, message, field, help;
    std::string record;       ///< id of the record
    std::string text;         ///< the words that it is about, or empty
    std::string fingerprint;  ///< 16 hex digits: of what is found and in which words, not of the line
    bool known = false;       ///< the baseline has it
    FindingPlace place;
    std::vector<Note> notes;
};

/// All that was found in one input; or why it could not be read.
struct CheckedInput {
    std::string path;    ///< with the member of an archive behind it, joined by '/'
    std::string unread;  ///< code of what is the matter, or empty
    std::string why;     ///< its message
    std::vector<PlacedFinding> findings;
};

/// Puts findings in their places.
CheckedInput place(const Findings& findings, const Outcome& outcome, const Source& source);

/// One JSON text without a line end, and back; nothing where it is none.
std::string to_json(const CheckedInput& input);
std::optional<CheckedInput> checked_input(std::string_view json);

/// An input that could not be read, from its line among the rejects (sink/rejects.h).
std::optional<CheckedInput> rejected_input(std::string_view json);

}  // namespace vacancy

#endif
