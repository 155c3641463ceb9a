#ifndef VACANCY_GRAMMAR_LINE_RULES_H
#define VACANCY_GRAMMAR_LINE_RULES_H

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "grammar/grammar.h"
#include "grammar/must_hold.h"
#include "grammar/vocabulary.h"

namespace vacancy {

/// True for what is offered whole lines that LineRules is asked about.
inline bool is_for_lines(On on) {
    return on == On::heading || on == On::label || on == On::noise;
}

/// What tells lines that a rule may match: for one of phrases alone, the first letters of such lines; for any
/// other what they must hold.
struct LineSigns {
    std::vector<std::uint64_t> keys;
    std::vector<Grams> holds;
};

/// `phrases` are those of a rule of phrases alone, or null.
LineSigns line_signs(const Rule& rule, const PhraseList* phrases);

/// Which rules of a kind (headings, labels, noise) may match the whole of a line, so that a line of
/// prose costs one look-up and not a run of every rule's pattern.
///
/// A rule of phrases is found by the first letters of the line; any other rule by what a line must hold for
/// its pattern and by the first byte that this can begin with. What is given may still not match; what is not
/// given doesn't.
class LineRules {
public:
    /// To be called in the order of Rule::index.
    void add(const Rule& rule, const LineSigns& signs);

    /// In the order of Rule::index.
    void find(std::string_view line, std::vector<const Rule*>& out) const;

private:
    static std::size_t bit_of_key(std::uint64_t letters) { return letters * 0x9E3779B97F4A7C15u >> 52; }

    std::unordered_map<std::uint64_t, std::vector<const Rule*>> by_letters_;
    std::bitset<4096> known_;  ///< by bit_of_key: most lines end here
    /// By list of grams. Lists beyond their number are not asked for.
    using Lists = std::bitset<192>;
    struct Other {
        const Rule* rule = nullptr;
        Lists holds;
    };
    Lists lists_in(std::string_view line) const;
    static std::size_t bit_of(Gram gram) { return gram * 0x9E3779B1u >> 17; }

    std::vector<Other> others_;
    std::unordered_map<Gram, Lists> by_gram_;
    std::bitset<32768> known_grams_;  ///< by bit_of
    std::size_t lists_ = 0;
};

/// The first eight letters and digits of the line, in lower case: the same for every way of
/// writing a phrase. '&' counts as 'and'; letters beyond ASCII are left out.
std::uint64_t first_letters(std::string_view line);

}  // namespace vacancy

#endif
