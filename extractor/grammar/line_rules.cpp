#include "grammar/line_rules.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "grammar/pattern.h"

namespace vacancy {

namespace {

/// Letters and digits in lower case, 0 for what is left out.
constexpr std::array<unsigned char, 256> make_letters() {
    std::array<unsigned char, 256> letters{};
    for (std::size_t byte = 0; byte < 128; ++byte) {
        const char c = static_cast<char>(byte);
        if (is_alnum(c)) letters[byte] = static_cast<unsigned char>(to_lower(c));
    }
    return letters;
}
constexpr std::array<unsigned char, 256> letters = make_letters();

struct Letters {
    std::uint64_t held = 0;
    int count = 0;

    bool full() const { return count == 8; }
    void add(unsigned char letter) {
        if (full()) return;
        held = held << 8 | letter;
        ++count;
    }
};

}  // namespace

std::uint64_t first_letters(std::string_view line) {
    Letters out;
    for (std::size_t at = 0; at < line.size() && !out.full(); ++at) {
        const auto byte = static_cast<unsigned char>(line[at]);
        if (letters[byte] != 0) {
            out.add(letters[byte]);
        } else if (byte == '&') {
            for (const char c : {'a', 'n', 'd'}) out.add(static_cast<unsigned char>(c));
        } else if (byte >= 0x80) {
            if (const char c = unusual_letter(line.substr(at))) out.add(static_cast<unsigned char>(c));
        }
    }
    return out.held;
}

LineSigns line_signs(const Rule& rule, const PhraseList* phrases) {
    LineSigns signs;
    if (phrases != nullptr) {
        for (const Phrase& phrase : phrases->all()) signs.keys.push_back(first_letters(phrase.words));
    } else if (rule.match) {
        signs.holds = must_hold(rule.match->source().text());
    }
    return signs;
}

void LineRules::add(const Rule& rule, const LineSigns& signs) {
    for (const std::uint64_t key : signs.keys) {
        known_.set(bit_of_key(key));
        auto& rules = by_letters_[key];
        if (rules.empty() || rules.back() != &rule) rules.push_back(&rule);
    }
    if (!signs.keys.empty()) return;
    Other& other = others_.emplace_back(Other{&rule, {}});
    for (const Grams& grams : signs.holds) {
        if (lists_ == other.holds.size()) return;
        other.holds.set(lists_);
        for (const Gram gram : grams) {
            known_grams_.set(bit_of(gram));
            by_gram_[gram].set(lists_);
        }
        ++lists_;
    }
}

/// The lists of which a gram stands in the line.
LineRules::Lists LineRules::lists_in(std::string_view line) const {
    Lists out;
    for_each_gram(line, [&](Gram gram) {
        if (!known_grams_[bit_of(gram)]) return;
        if (const auto at = by_gram_.find(gram); at != by_gram_.end()) out |= at->second;
    });
    return out;
}

void LineRules::find(std::string_view line, std::vector<const Rule*>& out) const {
    out.clear();
    const std::uint64_t key = first_letters(line);
    const auto at = known_[bit_of_key(key)] ? by_letters_.find(key) : by_letters_.end();
    if (at != by_letters_.end()) out.assign(at->second.begin(), at->second.end());
    const std::size_t phrases = out.size();
    const auto first = static_cast<unsigned char>(line.empty() ? '\0' : line.front());
    const Lists missing = ~lists_in(line);
    for (const auto& [rule, holds] : others_)
        if (rule->match && (holds & missing).none() && (line.empty() || rule->match->may_begin_with(first)))
            out.push_back(rule);
    if (phrases != 0 && phrases != out.size())
        std::sort(out.begin(), out.end(), [](const Rule* a, const Rule* b) { return a->index < b->index; });
}

}  // namespace vacancy
