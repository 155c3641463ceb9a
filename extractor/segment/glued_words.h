#ifndef VACANCY_SEGMENT_GLUED_WORDS_H
#define VACANCY_SEGMENT_GLUED_WORDS_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy {

/// Finds where lines of small letters were glued: 'condensed hoursa pension', 'pay awardsretail
/// discounts', 'in central Londonaccess to'. Nothing but the words themselves tells: what is no
/// English word, stands once in the advert, and is one when parted.
class GluedWords {
public:
    GluedWords(std::string_view text, const Grammars& grammars);

    /// The places in `list` where a line begins within a word. One place alone tells of a word that the
    /// list of words lacks rather than of lines, and gives none.
    std::vector<std::uint32_t> joints(Span list) const;

private:
    std::uint32_t joint(Span word) const;
    bool is_word(std::string_view small) const;
    bool may_end_line(std::string_view head) const;
    bool may_begin_line(std::string_view tail) const;
    bool stands_elsewhere(Span word) const;

    std::string_view text_;
    const Vocabulary* town_;
    const Vocabulary* one_word_;     ///< 'stakeholder'
    const Vocabulary* word_part_;    ///< 'multi', 'able': they make words, not lines
    const Vocabulary* short_start_;  ///< short words that lines begin with
    const Vocabulary* joiner_;       ///< words that no line ends with
};

}  // namespace vacancy

#endif
