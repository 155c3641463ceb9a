#ifndef VACANCY_SEGMENT_ROLE_TITLES_H
#define VACANCY_SEGMENT_ROLE_TITLES_H

#include <string_view>
#include <vector>

#include "segment/marks.h"

namespace vacancy {

/// The titles that a pack announces with their grades, in a list ('Senior Bacteriologist – SEO – 1 post')
/// or in rows of a table, as the role rules know them; each once. Fewer than two are none.
std::vector<RoleTitle> find_role_titles(const Document& document, const Grammars& grammars, Matcher& matcher);

/// Whether both say the same, in whatever case.
bool same_words(std::string_view a, std::string_view b);

/// True where the same list ('Essential criteria') is opened twice or more: each role of a pack has its own.
bool repeats_lists(const std::vector<Mark>& marks);

/// The title that the words say, in whatever case; null where they say none.
const RoleTitle* title_said(std::string_view text, const std::vector<RoleTitle>& titles, Span words);

}  // namespace vacancy

#endif
