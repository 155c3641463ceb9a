#include "segment/glued_words.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "segment/words.h"

namespace vacancy {
namespace {

constexpr std::size_t shortest_head = 3;
constexpr std::size_t shortest_tail = 4;
constexpr std::size_t longest_word = 40;
constexpr std::size_t least_joints = 2;
constexpr std::size_t furthest = 20'000;  ///< bytes from a word to where it stands again

bool is_small(std::string_view word) {
    return std::all_of(word.begin(), word.end(), is_lower);
}

bool is_capitals(std::string_view word) {
    return std::all_of(word.begin(), word.end(), is_upper);
}

}  // namespace

GluedWords::GluedWords(std::string_view text, const Grammars& grammars)
    : text_(text),
      town_(grammars.vocabulary("", "town")),
      one_word_(grammars.vocabulary("lists", "one_word")),
      word_part_(grammars.vocabulary("lists", "word_part")),
      short_start_(grammars.vocabulary("lists", "short_start")),
      joiner_(grammars.vocabulary("lists", "joiner")) {}

std::vector<std::uint32_t> GluedWords::joints(Span list) const {
    std::vector<std::uint32_t> found;
    Span word{list.begin, list.begin};
    while (word.end < list.end) {
        word.begin = word.end;
        while (word.end < list.end && is_alpha(text_[word.end])) ++word.end;
        if (word.empty()) {
            ++word.end;
            continue;
        }
        // 'a year)access to', 'of 27%flexible hours'
        const char before = word.begin > list.begin ? text_[word.begin - 1] : ' ';
        if ((before == ')' || before == '%') && may_begin_line(word.of(text_))) found.push_back(word.begin);
        if (const std::uint32_t at = joint(word)) found.push_back(at);
    }
    if (found.size() < least_joints) found.clear();
    return found;
}

/// Where the word is parted best, with the longest head and tail; 0 where it is one word.
std::uint32_t GluedWords::joint(Span word) const {
    const std::string_view whole = word.of(text_);
    if (whole.size() < shortest_head + 1 || whole.size() > longest_word || !is_lower(whole.back())) return 0;
    std::string small(whole);
    std::transform(small.begin(), small.end(), small.begin(), to_lower);
    if (is_word(small)) return 0;
    std::size_t best = 0, best_size = 0;
    for (std::size_t at = 2; at < whole.size(); ++at) {
        const std::string_view head = whole.substr(0, at), tail = whole.substr(at);
        if (!is_small(tail) || !may_begin_line(tail) || !may_end_line(head)) continue;
        const std::size_t size = std::min(head.size(), tail.size());
        if (size > best_size) best = at, best_size = size;
    }
    if (best == 0 || stands_elsewhere(word)) return 0;
    return word.begin + static_cast<std::uint32_t>(best);
}

bool GluedWords::is_word(std::string_view small) const {
    return is_english_word(small) || holds(one_word_, small);
}

bool GluedWords::may_begin_line(std::string_view tail) const {
    if (holds(word_part_, tail)) return false;
    return tail.size() < shortest_tail ? holds(short_start_, tail) : is_word(tail);
}

/// A word, an abbreviation ('UK') or a town.
bool GluedWords::may_end_line(std::string_view head) const {
    if (holds(joiner_, head) || holds(word_part_, head)) return false;
    if (is_capitals(head)) return true;
    if (head.size() < shortest_head || !is_small(head.substr(1))) return false;
    return is_lower(head[0]) ? is_word(head) : holds(town_, head);
}

bool GluedWords::stands_elsewhere(Span word) const {
    const std::string_view whole = word.of(text_), near = text_.substr(0, word.end + furthest);
    std::size_t at = word.begin > furthest ? word.begin - furthest : 0;
    for (at = near.find(whole, at); at != std::string_view::npos; at = near.find(whole, at + 1)) {
        const std::size_t end = at + whole.size();
        const bool alone =
            (at == 0 || !is_alpha(text_[at - 1])) && (end == text_.size() || !is_alpha(text_[end]));
        if (alone && at != word.begin) return true;
    }
    return false;
}

}  // namespace vacancy
