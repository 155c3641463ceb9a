#ifndef VACANCY_GRAMMAR_LINE_RULES_H
#define VACANCY_GRAMMAR_LINE_RULES_H

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/vocabulary.h"

namespace vacancy {

/// True for what is offered whole lines that LineRules is asked about.
inline bool is_for_lines(On on) {
    return on == On::heading || on == On::label || on == On::noise;
}

/// The first letters of lines that a rule of phrases may match; none for a rule that has a pattern too.
using LineKeys = std::vector<std::uint64_t>;

LineKeys line_keys(const PhraseList& phrases);

/// Which rules of a kind (headings, labels, noise) may match the whole of a line, so that a line of
/// prose costs one look-up and not a run of every rule's pattern.
///
/// A rule of phrases is found by the first letters of the line; any other rule by the first
/// byte that its pattern can begin with. What is given may still not match; what is not given doesn't.
class LineRules {
public:
    /// To be called in the order of Rule::index; `keys` are those of a rule of phrases alone.
    void add(const Rule& rule, const LineKeys& keys);

    /// In the order of Rule::index.
    void find(std::string_view line, std::vector<const Rule*>& out) const;

private:
    static std::size_t bit_of(std::uint64_t letters) { return letters * 0x9E3779B97F4A7C15u >> 52; }

    std::unordered_map<std::uint64_t, std::vector<const Rule*>> by_letters_;
    std::bitset<4096> known_;  ///< by bit_of: most lines end here
    std::vector<const Rule*> others_;
};

/// The first eight letters and digits of the line, in lower case: the same for every way of
/// writing a phrase. '&' counts as 'and'; letters beyond ASCII are left out.
std::uint64_t first_letters(std::string_view line);

}  // namespace vacancy

#endif
