// The text as a whole: what stands twice, how long it is, how hard to read.
#include <fmt/format.h>

#include <algorithm>
#include <array>
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

enum Class : std::uint8_t { other, consonant, vowel };

constexpr std::array<Class, 256> make_classes() {
    std::array<Class, 256> classes{};
    for (std::size_t c = 'a'; c <= 'z'; ++c) {
        const bool is_vowel = std::string_view("aeiouy").find(static_cast<char>(c)) != std::string_view::npos;
        const Class made = is_vowel ? vowel : consonant;
        classes[c] = classes[c - 'a' + 'A'] = made;
    }
    return classes;
}
constexpr auto classes = make_classes();

Class class_of(char c) {
    return classes[static_cast<unsigned char>(c)];
}

bool ends_sentence(char c) {
    return c == '.' || c == '!' || c == '?';
}

/// A silent 'e' at the end of a word is no syllable; that of 'table' is one.
bool is_silent_end(std::string_view text, std::size_t end) {
    return to_lower(text[end - 1]) == 'e' && class_of(text[end - 2]) == consonant &&
           to_lower(text[end - 2]) != 'l';
}

/// Words, their syllables (runs of vowels: near enough for Flesch-Kincaid), and sentences. This looks at each
/// character of the advert, once.
Count count_of(std::string_view text) {
    Count count;
    for (std::size_t at = 0; at < text.size();) {
        if (class_of(text[at]) == other) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        std::size_t runs = 0;
        Class before = other;
        for (; at < text.size(); ++at) {
            const Class now = class_of(text[at]);
            if (now == other) break;
            runs += now == vowel && before != vowel;
            before = now;
        }
        if (runs > 1 && at - begin > 2 && is_silent_end(text, at)) --runs;
        ++count.words;
        count.syllables += std::max<std::size_t>(runs, 1);
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
