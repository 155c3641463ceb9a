#ifndef VACANCY_TESTS_PIPELINE_REREAD_H
#define VACANCY_TESTS_PIPELINE_REREAD_H

#include <string>
#include <string_view>

namespace vacancy::test {

/// What the bytes of an input say, read by other means than the extractor's: charset undone by ICU,
/// tags and comments dropped, entities by libxml2's table, Windows-1252 controls and mojibake undone;
/// then with no blanks, no invisible characters and no marks of lists, of Markdown or of printed lists.
std::string bare_input(std::string_view bytes, const std::string& charset, bool html, bool literal);

/// Canonical text in the same bare form.
std::string bare_text(std::string_view text, bool literal);

}  // namespace vacancy::test

#endif
