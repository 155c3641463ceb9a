#ifndef VACANCY_EXTRACT_ROLES_H
#define VACANCY_EXTRACT_ROLES_H

#include "extract/extract.h"

namespace vacancy {

/// The roles of a candidate pack: annexes whose first line a role rule knows. Fewer than two
/// make no pack.
std::vector<Role> find_roles(const Document& document, const Outline& outline, const Grammars& grammars,
                             Matcher& matcher, const Limits& limits);

/// Says of each candidate which role's own section it stands in.
void assign_roles(const std::vector<Role>& roles, std::vector<Candidate>& candidates);

}  // namespace vacancy

#endif
