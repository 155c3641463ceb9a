#ifndef VACANCY_SEGMENT_ROLE_LIST_H
#define VACANCY_SEGMENT_ROLE_LIST_H

#include "segment/segment.h"

namespace vacancy {

/// The values that a pack lists role by role, under the same label of titles each time:
///
///     Role: Tide Clerk
///     Grade: EO
///
///     Role: Lamp Clerk
///     Grade: HEO
///
/// Labels stay labels; what is given is whose their values are. Empty for fewer than two titles, or where no
/// other label comes twice.
std::vector<RoleValue> find_role_list(const Document& document, Matcher& matcher,
                                      const std::vector<Labelled>& labels);

}  // namespace vacancy

#endif
