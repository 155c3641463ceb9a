// Marks in a text without lines. Each heading has a usual place in an advert (`sequence`);
// of all places where heading words stand, the ordered sequence with the highest score is
// taken: a word that is a heading once and prose ten times is found by its neighbours.
#include <algorithm>

#include "base/ascii.h"
#include "segment/marks.h"

namespace vacancy {
namespace {

struct Occurrence {
    const Rule* rule;
    Span span;   ///< the heading's words
    Span whole;  ///< all that the pattern took (a contents list takes its entries)
    int score;
    int best = 0;  ///< score of the best sequence that ends here
    int previous = -1;
};

/// How much the neighbouring bytes look like those of a heading.
int score_of(std::string_view text, Span span) {
    int score = 4;
    const char before = span.begin ? text[span.begin - 1] : '\n';
    const char after = span.end < text.size() ? text[span.end] : '\n';
    std::size_t p = span.begin;
    while (p > 0 && is_blank(text[p - 1])) --p;
    const char last = p ? text[p - 1] : '.';
    if (before == '\n') score += 3;
    if (!is_blank(before)) score += 3;  // glued
    if (last == '.' || last == ':' || last == '!' || last == '?' || last == ')') score += 2;
    if (is_upper(after)) score += 3;  // glued
    if (after == '\n') score += 3;
    std::size_t n = span.end;
    while (n < text.size() && is_blank(text[n])) ++n;
    if (n < text.size() &&
        (is_upper(text[n]) || is_digit(text[n]) || static_cast<unsigned char>(text[n]) >= 0x80))
        score += 1;
    return score;
}

void find_occurrences(const Document& document, const Rule& rule, Matcher& matcher,
                      std::vector<Occurrence>& out) {
    Match match;
    std::size_t at = document.text_begin;
    while (at < document.text.size() && matcher.search(rule, *rule.inline_form, document.text, at, match)) {
        const Capture* mark = match.find("mark");
        const Span words = mark ? mark->span : match.span;
        if (!words.empty()) out.push_back({&rule, words, match.span, score_of(document.text, words)});
        at = std::max<std::size_t>(match.span.end, at + 1);
    }
}

bool by_place(const Occurrence& a, const Occurrence& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

/// Puts them in order; adverts have a few hundred, and what follows takes their square.
void keep_first(std::vector<Occurrence>& occurrences) {
    constexpr std::size_t most = 1500;
    std::sort(occurrences.begin(), occurrences.end(), by_place);
    if (occurrences.size() > most) occurrences.resize(most);
}

/// The ordered sequence with the highest score (quadratic).
std::vector<Occurrence> best_sequence(std::vector<Occurrence> all) {
    int best = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].best = all[i].score;
        for (std::size_t j = 0; j < i; ++j) {
            if (all[j].rule->sequence >= all[i].rule->sequence || all[j].whole.end > all[i].span.begin)
                continue;
            if (all[j].best + all[i].score > all[i].best) {
                all[i].best = all[j].best + all[i].score;
                all[i].previous = static_cast<int>(j);
            }
        }
        if (best < 0 || all[i].best > all[static_cast<std::size_t>(best)].best) best = static_cast<int>(i);
    }
    std::vector<Occurrence> chain;
    for (int i = best; i >= 0; i = all[static_cast<std::size_t>(i)].previous)
        chain.push_back(all[static_cast<std::size_t>(i)]);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

/// Adds those of `extra` that overlap nothing already in `chain`.
void add_free(std::vector<Occurrence>& chain, const std::vector<Occurrence>& extra) {
    for (const Occurrence& occurrence : extra) {
        const bool taken = std::any_of(chain.begin(), chain.end(), [&](const Occurrence& other) {
            return other.whole.overlaps(occurrence.span) || other.span.overlaps(occurrence.span);
        });
        if (!taken) chain.push_back(occurrence);
    }
    std::sort(chain.begin(), chain.end(), by_place);
}

/// End of the part where labels stand: the first heading after the details.
std::uint32_t labels_end(const std::vector<Occurrence>& chain, std::size_t text_size) {
    for (const Occurrence& occurrence : chain)
        if (occurrence.rule->section != "details") return occurrence.span.begin;
    return static_cast<std::uint32_t>(text_size);
}

bool stands_in(const Rule& rule, std::string_view section) {
    for (const Scope& scope : rule.within)
        if (!scope.exclude && scope.kind == Scope::Kind::section && scope.id == section) return true;
    return false;
}

}  // namespace

std::vector<Mark> marks_in_running_text(const Document& document, const Grammars& grammars,
                                        Matcher& matcher) {
    std::vector<Occurrence> ordered, anywhere, labels;
    for (const Grammar& grammar : grammars.all()) {
        if (grammar.on != On::heading && grammar.on != On::label) continue;
        for (const Rule& rule : grammar.rules) {
            if (!rule.inline_form) continue;
            auto& out = grammar.on == On::label ? labels : rule.sequence ? ordered : anywhere;
            find_occurrences(document, rule, matcher, out);
        }
    }
    for (auto* occurrences : {&ordered, &anywhere, &labels}) keep_first(*occurrences);
    std::vector<Occurrence> chain = best_sequence(std::move(ordered));
    const std::uint32_t end = labels_end(chain, document.text.size());
    std::erase_if(labels,
                  [&](const Occurrence& o) { return o.span.begin >= end || !stands_in(*o.rule, "details"); });
    add_free(chain, anywhere);
    add_free(chain, labels);

    std::vector<Mark> marks;
    marks.reserve(chain.size());
    for (const Occurrence& o : chain)
        marks.push_back({o.rule->grammar->on == On::label ? Mark::Kind::label : Mark::Kind::heading,
                         o.rule,
                         o.span,
                         {},
                         false});
    return marks;
}

namespace {

constexpr std::uint32_t longest_minor = 60;

bool ends_sentence(char c) {
    return c == '.' || c == ',' || c == ';' || c == '!';
}

/// A minor heading stands on its own between two glue points.
const Rule* minor_heading(std::string_view words, Matcher& matcher) {
    return matcher.rule_for_line(On::heading, words, [](const Rule& rule) { return rule.level >= 2; });
}

}  // namespace

void add_minor_headings(const Document& document, const std::vector<Block>& blocks, Matcher& matcher,
                        std::vector<Mark>& marks) {
    const auto found = static_cast<std::ptrdiff_t>(marks.size());
    const auto overlaps_mark = [&](Span span) {
        const auto begin = marks.begin(), end = begin + found;
        const auto next = std::upper_bound(begin, end, span.begin,
                                           [](std::uint32_t at, const Mark& m) { return at < m.span.begin; });
        return (next != end && next->span.overlaps(span)) ||
               (next != begin && std::prev(next)->span.overlaps(span));
    };
    for (const Block& block : blocks) {
        if (block.span.begin < document.given_end) continue;
        Span words = block.span;
        if (words.size() > longest_minor || block.kind == BlockKind::item) continue;
        if (ends_sentence(document.text[words.end - 1]) || !is_upper(document.text[words.begin])) continue;
        if (document.text[words.end - 1] == ':' || document.text[words.end - 1] == '?') --words.end;
        if (overlaps_mark(block.span) || words.empty()) continue;
        if (const Rule* rule = minor_heading(document.of(words), matcher))
            marks.push_back({Mark::Kind::heading, rule, block.span, {}, false});
    }
    std::sort(marks.begin(), marks.end(),
              [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
}

}  // namespace vacancy
