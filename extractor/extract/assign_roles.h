#ifndef VACANCY_EXTRACT_ASSIGN_ROLES_H
#define VACANCY_EXTRACT_ASSIGN_ROLES_H

#include <vector>

#include "extract/extract.h"

namespace vacancy {

/// Says of each candidate which role of the pack it is of: where a table gives it for one, it stands in the
/// role's section or in the line that announces the role, or its sentence names that role and no other
/// ('About role 2: ask Sam Example'). What is of none is of all.
void assign_roles(const Document& document, const Outline& outline, const std::vector<Role>& roles,
                  std::vector<Candidate>& candidates);

/// The role whose title the words are, in whatever case; null for none.
const Role* role_titled(const Document& document, const std::vector<Role>& roles, Span words);

}  // namespace vacancy

#endif
