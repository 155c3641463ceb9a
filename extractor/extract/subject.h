#ifndef VACANCY_EXTRACT_SUBJECT_H
#define VACANCY_EXTRACT_SUBJECT_H

#include <string>
#include <string_view>
#include <vector>

#include "segment/segment.h"

namespace vacancy {

/// What patterns are run on: a stretch of the document, and the way back from a place in it.
class Subjects {
public:
    struct Subject {
        std::string_view text;
        std::uint32_t begin = 0;  ///< of `text`, in the text that it is a part of
    };

    /// Blocks of run-on text are glued to each other ('…500 wordsCandidates…'): regions, which hold
    /// several, are read from a copy in which each block is a line.
    Subjects(const Document& document, const Outline& outline);

    /// The words of `span`, the blocks in it parted.
    Subject region(Span span) const;

    /// The words of `span` as they stand.
    Subject block(Span span) const { return {document_.of(span), span.begin}; }

    /// The place in the document of a part of a subject.
    Span place(const Subject& subject, Span part) const;

private:
    std::uint32_t parted_at(std::uint32_t at, bool with_line_end) const;
    std::uint32_t document_at(std::uint32_t parted) const;
    bool is_parted(const Subject& subject) const;

    const Document& document_;
    std::string parted_;                ///< empty where the text has lines of its own
    std::vector<std::uint32_t> added_;  ///< the places in the document that a line end was put before
};

}  // namespace vacancy

#endif
