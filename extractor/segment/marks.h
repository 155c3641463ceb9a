#ifndef VACANCY_SEGMENT_MARKS_H
#define VACANCY_SEGMENT_MARKS_H

#include <vector>

#include "segment/segment.h"

namespace vacancy {

/// A heading or label found in the text; `rule` is null for a heading that the
/// layout marks as one and no rule knows.
struct Mark {
    enum class Kind : std::uint8_t { heading, label, noise };
    Kind kind = Kind::heading;
    const Rule* rule = nullptr;
    Span span;   ///< the words of the heading or label
    Span value;  ///< label whose value stands in the same block, else empty
    bool inline_value = false;
    std::uint8_t level = 3;  ///< of a heading that no rule knows
};

struct RoleTable;

/// Marks of a text that has lines: a heading or label is a block. A line that says one of `titles` again is
/// the heading of that role. Where `roles` is a table its cells are its marks.
std::vector<Mark> marks_in_lines(const Document& document, Matcher& matcher,
                                 const std::vector<RoleTitle>& titles, const RoleTable& roles);

/// Marks of a text that has none: the likeliest ordered sequence of headings.
std::vector<Mark> marks_in_running_text(const Document& document, const Grammars& grammars, Matcher& matcher);

/// Minor headings among the short blocks that a text without lines was parted into.
void add_minor_headings(const Document& document, const std::vector<Block>& blocks, Matcher& matcher,
                        std::vector<Mark>& marks);

/// Parts `blocks` at marks, and in texts without lines at glue and sentence ends, so
/// that what was a line once is a block again.
std::vector<Block> split_blocks(const Document& document, const std::vector<Mark>& marks,
                                const Grammars& grammars);

}  // namespace vacancy

#endif
