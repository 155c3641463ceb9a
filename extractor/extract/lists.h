#ifndef VACANCY_EXTRACT_LISTS_H
#define VACANCY_EXTRACT_LISTS_H

#include <span>

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

/// Items of lists: a heading or a lead-in ('You will need:') says which field the items
/// that follow belong to; the layout says what an item is.
void find_lists(const Document& document, const Outline& outline, const Grammars& grammars, Matcher& matcher,
                ListAids aids, std::vector<Candidate>& out);

}  // namespace vacancy

#endif
