// The text as a whole: what stands twice, how long it is, how hard to read.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/ascii.h"
#include "base/hash.h"
#include "check/look.h"

namespace vacancy {
namespace {

// --- what stands twice -------------------------------------------------------------------

/// The roles of a pack may well say the same: a text is looked for in its own.
std::uint32_t role_of(const Look& look, std::size_t block) {
    const auto& roles = look.outcome.extraction->roles;
    const std::uint32_t section = look.outline.section_of[block];
    const auto role = std::find_if(roles.begin(), roles.end(), [&](const Role& r) {
        return r.first_section <= section && section < r.end_section;
    });
    return static_cast<std::uint32_t>(role - roles.begin());
}

void check_twice(const Look& look) {
    const auto least = static_cast<std::size_t>(look.profile.number("text_twice", "least"));
    std::unordered_map<std::uint64_t, Span> seen;
    std::size_t last = look.outline.blocks.size();  // block that was told to stand twice
    for (std::size_t b = 0; b < look.outline.blocks.size(); ++b) {
        const Span span = look.outline.blocks[b].span;
        if (span.size() < least) continue;
        const auto [first, is_new] = seen.try_emplace(hash64(look.of(span), role_of(look, b)), span);
        if (is_new || look.of(first->second) != look.of(span)) continue;
        const bool goes_on = last + 1 == b;  // of a longer stretch that stands twice, its beginning is told
        last = b;
        if (goes_on) continue;
        Finding finding;
        finding.code = "text_twice";
        finding.span = span;
        finding.message = "this text stands twice";
        finding.notes.push_back({"it stood here before", first->second});
        finding.help = "take one of the two out";
        look.tell(std::move(finding));
    }
}

// --- length and reading age ---------------------------------------------------------------

struct Count {
    std::size_t words = 0, sentences = 0, syllables = 0;
};

bool is_vowel(char c) {
    const char l = to_lower(c);
    return l == 'a' || l == 'e' || l == 'i' || l == 'o' || l == 'u' || l == 'y';
}

/// Runs of vowels, but for a silent 'e' at the end: what Flesch-Kincaid counts, near enough.
std::size_t syllables_of(std::string_view word) {
    std::size_t runs = 0;
    bool in_run = false;
    for (const char c : word) {
        const bool vowel = is_vowel(c);
        runs += vowel && !in_run;
        in_run = vowel;
    }
    const bool silent = word.size() > 2 && to_lower(word.back()) == 'e' && !is_vowel(word[word.size() - 2]) &&
                        to_lower(word[word.size() - 2]) != 'l';
    if (silent && runs > 1) --runs;
    return runs == 0 ? 1 : runs;
}

bool ends_sentence(char c) {
    return c == '.' || c == '!' || c == '?';
}

/// Words and syllables of a block; sentences where it is running text.
Count count_of(std::string_view text) {
    Count count;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && !is_alpha(text[at])) ++at;
        const std::size_t begin = at;
        while (at < text.size() && (is_alpha(text[at]) || text[at] == '\'')) ++at;
        if (at == begin) break;
        ++count.words;
        count.syllables += syllables_of(text.substr(begin, at - begin));
        if (at < text.size() && ends_sentence(text[at]) && (at + 1 == text.size() || text[at + 1] == ' '))
            ++count.sentences;
    }
    return count;
}

bool is_sentences(std::string_view text) {
    constexpr std::size_t least = 60;
    return text.size() >= least && ends_sentence(text.back());
}

struct Measures {
    std::size_t words = 0;  ///< of the whole advert
    Count prose;            ///< of its sentences
};

Measures measure(const Look& look) {
    Measures all;
    for (const Block& block : look.outline.blocks) {
        const std::string_view text = look.of(block.span);
        const Count count = count_of(text);
        all.words += count.words;
        if (!is_sentences(text)) continue;
        all.prose.words += count.words;
        all.prose.syllables += count.syllables;
        all.prose.sentences += count.sentences;
    }
    return all;
}

void check_length(const Look& look, std::size_t words) {
    const double most = look.profile.number("too_long", "words");
    if (static_cast<double>(words) <= most) return;
    Finding finding;
    finding.severity = Severity::note;
    finding.code = "too_long";
    finding.message = fmt::format("the advert has {} words, more than {:.0f}", words, most);
    finding.help = "leave out what applicants don't need in order to decide";
    look.tell(std::move(finding));
}

/// Flesch-Kincaid: years of schooling; a child begins at five.
void check_reading_age(const Look& look, const Count& prose) {
    if (prose.sentences < 5) return;
    const auto number = [](std::size_t n) { return static_cast<double>(n); };
    const double age = 0.39 * number(prose.words) / number(prose.sentences) +
                       11.8 * number(prose.syllables) / number(prose.words) - 15.59 + 5;
    const double most = look.profile.number("hard_to_read", "age");
    if (age <= most) return;
    Finding finding;
    finding.severity = Severity::note;
    finding.code = "hard_to_read";
    finding.message = fmt::format("the sentences have a reading age of {:.0f}, more than {:.0f}", age, most);
    finding.help = "write shorter sentences and shorter words";
    look.tell(std::move(finding));
}

}  // namespace

void check_text(const Look& look) {
    check_twice(look);
    const Measures measures = measure(look);
    check_length(look, measures.words);
    check_reading_age(look, measures.prose);
}

}  // namespace vacancy
