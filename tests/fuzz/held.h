#ifndef VACANCY_TESTS_FUZZ_HELD_H
#define VACANCY_TESTS_FUZZ_HELD_H

#include <cstdlib>

#include "document/document.h"
#include "document/utf8.h"

namespace vacancy::test {

inline void hold(bool what) {
    if (!what) std::abort();
}

/// What a document promises, whatever bytes it was read from.
inline void hold_document(const Document& document, std::size_t size_of_source) {
    const std::string_view text = document.text;
    hold(utf8::valid_until(text) == text.size());
    std::uint32_t last = 0;
    for (const Block& block : document.blocks) {
        hold(last <= block.span.begin && block.span.begin < block.span.end && block.span.end <= text.size());
        const std::string_view words = block.span.of(text);
        hold(words.front() != ' ' && words.back() != ' ' && words.find('\n') == words.npos);
        const Span source = document.origin.to_source(block.span);
        hold(source.begin < source.end && source.end <= size_of_source);
        last = block.span.end;
    }
    for (const Link& link : document.links)
        hold(link.span.begin <= link.span.end && link.span.end <= text.size());
}

}  // namespace vacancy::test

#endif
