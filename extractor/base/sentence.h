#ifndef VACANCY_BASE_SENTENCE_H
#define VACANCY_BASE_SENTENCE_H

#include <string_view>

#include "base/ascii.h"

namespace vacancy {

/// A line ends a sentence, and a mark before a blank and a capital does: 'Tel. 01632' and 'e.g. rivers' go
/// on.
constexpr bool ends_sentence(std::string_view text, std::uint32_t at) {
    if (text[at] == '\n') return true;
    const bool mark = text[at] == '.' || text[at] == '!' || text[at] == '?';
    return mark && at + 2 < text.size() && text[at + 1] == ' ' && is_upper(text[at + 2]);
}

/// The sentence, or sentences, that the span stands in, as far as they lie in `within`, which holds the span.
constexpr Span sentence_around(std::string_view text, Span span, Span within) {
    while (span.begin > within.begin && !ends_sentence(text, span.begin - 1)) --span.begin;
    while (span.end < within.end && !ends_sentence(text, span.end)) ++span.end;
    return span;
}

}  // namespace vacancy

#endif
