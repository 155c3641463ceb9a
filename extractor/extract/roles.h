#ifndef VACANCY_EXTRACT_ROLES_H
#define VACANCY_EXTRACT_ROLES_H

#include "extract/extract.h"

namespace vacancy {

/// The roles of a candidate pack. A role's own section is one whose heading a role rule knows
/// ('Role 2 – Head of Archives'), up to the next one's, or an annex whose first line does
/// ('Head of Archives – Grade 7'). Fewer than two make no pack. What a rule captures from a heading is a
/// candidate like any other. Says of each candidate which role's section it stands in.
std::vector<Role> find_roles(const Document& document, const Outline& outline, const Grammars& grammars,
                             Matcher& matcher, const Limits& limits, std::vector<Candidate>& candidates);

}  // namespace vacancy

#endif
