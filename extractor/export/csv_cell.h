#ifndef VACANCY_EXPORT_CSV_CELL_H
#define VACANCY_EXPORT_CSV_CELL_H

#include <string>
#include <string_view>

namespace vacancy {

/// True where a spreadsheet would take the text for a formula (= + - @ and their wide forms, a tab, a line
/// end), or whoever takes our apostrophes off would change it: it is to get an apostrophe in front. OWASP,
/// "CSV Injection", says which signs.
bool wants_apostrophe(std::string_view text);

/// Appends a cell as RFC 4180 asks, in quotes where it needs them.
void put_csv_cell(std::string_view cell, std::string& out);

}  // namespace vacancy

#endif
