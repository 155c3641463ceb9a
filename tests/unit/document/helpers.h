#ifndef VACANCY_TESTS_UNIT_DOCUMENT_HELPERS_H
#define VACANCY_TESTS_UNIT_DOCUMENT_HELPERS_H

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace vacancy {

inline Document plain(std::string_view bytes, std::string_view charset = {}) {
    return *read_plain(bytes, charset, Limits{});
}

inline Document html(std::string_view bytes, std::string_view charset = {}) {
    return *read_html(bytes, charset, Limits{});
}

/// A block in one line: its kind, level, '*' for strong, '^' for a gap, its words.
/// "H2 Location", "I1 keep the lamp", "P* ^Who we are".
inline std::string shown(const Document& document, const Block& block) {
    constexpr std::string_view kinds = "PHIC";
    std::string out(1, kinds[static_cast<std::size_t>(block.kind)]);
    if (block.level != 0) out += std::to_string(block.level);
    if (block.strong) out += '*';
    out += ' ';
    if (block.gap_before) out += '^';
    return out.append(document.of(block.span));
}

inline std::vector<std::string> shown(const Document& document) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks) out.push_back(shown(document, block));
    return out;
}

inline std::vector<std::string> words(const Document& document) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks) out.emplace_back(document.of(block.span));
    return out;
}

/// The bytes of the input that the first `found` of the text came from.
inline std::string source_of(const Document& document, std::string_view bytes, std::string_view found) {
    const std::size_t at = document.text.find(found);
    if (at == std::string::npos) return "(not found)";
    const auto begin = static_cast<std::uint32_t>(at);
    const Span span{begin, begin + static_cast<std::uint32_t>(found.size())};
    return std::string(document.origin.to_source(span).of(bytes));
}

/// What every document promises: blocks in order, each on a line of its own,
/// no blanks at the ends, no two blanks together, links within the text.
inline void expect_sound(const Document& document) {
    std::uint32_t last = 0;
    for (const Block& block : document.blocks) {
        ASSERT_LT(block.span.begin, block.span.end);
        ASSERT_LE(block.span.end, document.text.size());
        ASSERT_LE(last, block.span.begin);
        const std::string_view text = document.of(block.span);
        EXPECT_TRUE(block.span.begin == 0 || document.text[block.span.begin - 1] == '\n') << text;
        EXPECT_EQ(document.text[block.span.end], '\n') << text;
        EXPECT_NE(text.front(), ' ');
        EXPECT_NE(text.back(), ' ');
        EXPECT_EQ(text.find("  "), std::string_view::npos) << text;
        EXPECT_EQ(text.find('\n'), std::string_view::npos) << text;
        last = block.span.end;
    }
    for (const Link& link : document.links) {
        ASSERT_LE(link.span.begin, link.span.end);
        ASSERT_LE(link.span.end, document.text.size());
    }
}

}  // namespace vacancy

#endif
