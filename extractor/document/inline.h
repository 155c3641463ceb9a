#ifndef VACANCY_DOCUMENT_INLINE_H
#define VACANCY_DOCUMENT_INLINE_H

#include <string_view>

#include "document/builder.h"
#include "document/document.h"

namespace vacancy {

/// Adds a line of plain text whose Markdown is taken off: '**bold**' and '*set*'
/// lose their stars, '[words](target)' and '<https://...>' become words and a
/// Link. `markdown`: the text uses Markdown, so '\*' is an escaped star.
void add_inline(Builder& builder, Document& document, std::string_view line, std::uint32_t at, bool markdown);

}  // namespace vacancy

#endif
