#ifndef VACANCY_SEGMENT_LINE_BEGINS_H
#define VACANCY_SEGMENT_LINE_BEGINS_H

#include <cstdint>
#include <string_view>

#include "segment/marks.h"

namespace vacancy {

/// Where lines once began in a text that has lost its line ends: in run-on text where words are glued
/// ('complete.Job'), in a text on one line at the ends of sentences and at marks of lists. Asked at each
/// place that next_start() gives, in order.
class LineBegins {
public:
    LineBegins(const Document& document, const Grammars& grammars);

    /// The next place after `at` where a line may begin or end, or the end of the span.
    std::uint32_t next_start(std::uint32_t at, Span span) const;

    /// Where a line begins at or right after `at`, 0 where none does; `begin` is where the last one did.
    std::uint32_t line_begin(std::uint32_t at, std::uint32_t begin) const;

    /// True where two words were glued at `at`, and a line begins.
    bool glued(std::uint32_t at, std::uint32_t begin) const;

    /// How many no-break spaces written out ('\\xa0', four bytes each) the blank at `at` stands for.
    std::uint32_t no_breaks_at(std::uint32_t at) const;

private:
    bool starts_mark(std::uint32_t at, std::uint32_t begin) const;
    bool counts_on(std::uint32_t at, std::uint32_t begin) const;
    bool begins_pluses(std::uint32_t at) const;
    bool dash_parts(std::uint32_t at, std::uint32_t begin) const;
    bool ends_line(std::uint32_t at) const;
    bool inside_entity(std::uint32_t at) const;
    bool starts_dash(std::uint32_t at, std::uint32_t begin) const;
    bool looks_glued(std::uint32_t at, std::uint32_t begin) const;
    static bool closes(char c);
    bool after_no_break(std::uint32_t at, std::uint32_t begin) const;
    static bool numbers_item(std::string_view words);
    bool two_figures_before_word(std::uint32_t at) const;
    bool counts_something(std::uint32_t at) const;
    bool figure_before_word(std::uint32_t at) const;
    bool figure_before_counted(std::uint32_t at) const;
    bool after_two_figures(std::uint32_t at) const;
    std::uint32_t figure_end(std::uint32_t at) const;
    bool inside_number(std::uint32_t at) const;
    static bool in_address(char c);
    bool inside_address(std::uint32_t at) const;
    bool inside_name(std::uint32_t at) const;
    bool inside_hashtag(std::uint32_t at) const;
    bool inside_surname(std::uint32_t at) const;
    bool inside_letters(std::uint32_t at) const;
    bool after_capitals(std::uint32_t at) const;
    bool known_camel(std::uint32_t at) const;
    bool sentence_begins(std::uint32_t at, std::uint32_t begin) const;
    bool after_item(std::uint32_t at, std::uint32_t begin) const;
    bool abbreviated(std::uint32_t point) const;

    const Document& document_;
    std::string_view text_;
    Layout layout_;
    const Vocabulary* camel_;
    const Vocabulary* abbreviation_;
    const Vocabulary* joiner_;          ///< words that no line ends with, and that a number may follow
    const Vocabulary* item_start_;      ///< words that items begin with
    const Vocabulary* sentence_start_;  ///< short words that lines begin with
    const Vocabulary* counted_;         ///< words after a figure that begins a line
    const Vocabulary* few_;             ///< those of them that go with a single figure
};

/// Bytes of the bullet at `at`, or 0.
std::uint32_t bullet_at(std::string_view text, std::uint32_t at);

}  // namespace vacancy

#endif
