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

/// The two characters beyond ASCII that are letters of ASCII in another case.
char unusual_letter(std::string_view rest) {
    if (rest.starts_with("\u017F")) return 's';
    if (rest.starts_with("\u212A")) return 'k';
    return 0;
}

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

LineKeys line_keys(const PhraseList& phrases) {
    LineKeys keys;
    for (const Phrase& phrase : phrases.all()) keys.push_back(first_letters(phrase.words));
    return keys;
}

void LineRules::add(const Rule& rule, const LineKeys& keys) {
    if (keys.empty()) return others_.push_back(&rule);
    for (const std::uint64_t key : keys) {
        known_.set(bit_of(key));
        auto& rules = by_letters_[key];
        if (rules.empty() || rules.back() != &rule) rules.push_back(&rule);
    }
}

void LineRules::find(std::string_view line, std::vector<const Rule*>& out) const {
    out.clear();
    const std::uint64_t key = first_letters(line);
    const auto at = known_[bit_of(key)] ? by_letters_.find(key) : by_letters_.end();
    if (at != by_letters_.end()) out.assign(at->second.begin(), at->second.end());
    const std::size_t phrases = out.size();
    const auto first = static_cast<unsigned char>(line.empty() ? '\0' : line.front());
    for (const Rule* rule : others_)
        if (rule->match && (line.empty() || rule->match->may_begin_with(first))) out.push_back(rule);
    if (phrases != 0 && phrases != out.size())
        std::sort(out.begin(), out.end(), [](const Rule* a, const Rule* b) { return a->index < b->index; });
}

}  // namespace vacancy
