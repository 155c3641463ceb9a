#ifndef VACANCY_DOCUMENT_LITERAL_H
#define VACANCY_DOCUMENT_LITERAL_H

#include <string_view>

#include "document/builder.h"

namespace vacancy {

/// Whether `text` is what a scraper printed as a list of strings in its own
/// language, "'one', \"it's two\", 'three\xa0'", with or without its brackets.
bool is_literal(std::string_view text);

/// Reads such a list: each string a line, escapes decoded, quotes and commas
/// between the strings left out. Offsets of text are from its begin.
void read_literal(Builder& builder, std::string_view text);

}  // namespace vacancy

#endif
