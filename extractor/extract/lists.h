#ifndef VACANCY_EXTRACT_LISTS_H
#define VACANCY_EXTRACT_LISTS_H

#include <optional>
#include <span>
#include <string_view>

#include "extract/extract.h"
#include "extract/hits.h"
#include "extract/where.h"

namespace vacancy {

/// What tells which list rules are worth trying where.
struct ListAids {
    const Admissions& admissions;
    const HitIndex& index;
    std::span<const Span> tables;  ///< where other readers have taken the items, in order
};

/// An item for the field that is opened, read by `read`; nothing where its words are none.
std::optional<Candidate> item_of(const Document& document, Normaliser read, const Rule* rule,
                                 std::string_view opens, std::uint32_t section, Span span);

/// Items of lists: a heading or a lead-in ('You will need:') says which field the items
/// that follow belong to; the layout says what an item is.
void find_lists(const Document& document, const Outline& outline, const Grammars& grammars, Matcher& matcher,
                ListAids aids, std::vector<Candidate>& out);

}  // namespace vacancy

#endif
