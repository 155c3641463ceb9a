#ifndef VACANCY_EXTRACT_CRITERIA_TABLES_H
#define VACANCY_EXTRACT_CRITERIA_TABLES_H

#include <vector>

#include "extract/extract.h"

namespace vacancy {

/// Person specifications set as tables. The head of a column says what its cells are ('Essential',
/// 'Desirable'), or a cell of each row does ('E', 'D'), or a tick stands in the column. Adds an item for each
/// criterion, and gives the spans of these tables: no other list is looked for in them.
std::vector<Span> find_criteria_tables(const Document& document, const Outline& outline,
                                       const Grammars& grammars, Matcher& matcher,
                                       std::vector<Candidate>& out);

}  // namespace vacancy

#endif
