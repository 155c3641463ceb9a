#include "segment/line_begins.h"

#include "base/ascii.h"
#include "document/byte_set.h"

namespace vacancy {
namespace {

constexpr std::uint32_t longest_address = 80;
constexpr std::uint32_t longest_word = 40;
constexpr std::uint32_t longest_camel_head = 12;
constexpr std::uint32_t shortest_lead_in = 25;
constexpr std::uint32_t shortest_spaced_lead_in = 60;
constexpr std::uint32_t shortest_item = 20;
constexpr std::uint32_t longest_item = 300;

/// The word (letters and digits) around `at`; of one that goes on and on, a part.
std::string_view word_around(std::string_view text, std::uint32_t at) {
    std::uint32_t begin = at, end = at;
    while (begin > 0 && at - begin < longest_word && is_alnum(text[begin - 1])) --begin;
    while (end < text.size() && end - at < longest_word && is_alnum(text[end])) ++end;
    return text.substr(begin, end - begin);
}

/// What may stand first in a line: a capital, a figure, a bullet; or last in the line before it, or behind
/// the letter that counts it.
constexpr ByteSet line_starts("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:;*+)\xC2\xE2");

/// '1. Developing': a number that begins an item.
bool starts_number(std::string_view text, std::uint32_t at) {
    std::uint32_t p = at;
    while (p < text.size() && p < at + 2 && is_digit(text[p])) ++p;
    if (p == at || p + 1 >= text.size() || (text[p] != '.' && text[p] != ')')) return false;
    ++p;
    const bool spaced = p < text.size() && text[p] == ' ';
    while (p < text.size() && text[p] == ' ') ++p;
    return p < text.size() && (is_upper(text[p]) || (spaced && is_lower(text[p])));
}

/// What a list counts an item with: '12. ', '3) ', 'b) '.
struct ItemCount {
    unsigned value = 0;  ///< 0 for no count
    char mark = 0;
    bool letter = false;
};

ItemCount item_count(std::string_view words) {
    ItemCount count;
    std::size_t p = 0;
    if (!words.empty() && is_lower(words[0])) {
        count = {static_cast<unsigned>(words[0] - 'a' + 1), 0, true};
        p = 1;
    } else {
        for (; p < words.size() && p < 2 && is_digit(words[p]); ++p)
            count.value = count.value * 10 + static_cast<unsigned>(words[p] - '0');
    }
    if (p == 0 || p + 2 >= words.size() || words[p + 1] != ' ' || !is_alpha(words[p + 2])) return {};
    count.mark = words[p];
    return count.mark == ')' || (count.mark == '.' && !count.letter) ? count : ItemCount{};
}

}  // namespace

std::uint32_t bullet_at(std::string_view text, std::uint32_t at) {
    return text.substr(at, 3) == "•" ? 3 : text.substr(at, 2) == "·" ? 2 : 0;
}

LineBegins::LineBegins(const Document& document, const Grammars& grammars)
    : document_(document),
      text_(document.text),
      layout_(document.layout),
      camel_(grammars.vocabulary("", "camel_word")),
      abbreviation_(grammars.vocabulary("", "abbreviation")),
      joiner_(grammars.vocabulary("lists", "joiner")),
      item_start_(grammars.vocabulary("lists", "item_start")),
      sentence_start_(grammars.vocabulary("lists", "sentence_start")),
      counted_(grammars.vocabulary("lists", "counted")),
      few_(grammars.vocabulary("lists", "few")) {}

std::uint32_t LineBegins::next_start(std::uint32_t at, Span span) const {
    return static_cast<std::uint32_t>(line_starts.find(text_.substr(0, span.end), at + 1));
}

std::uint32_t LineBegins::line_begin(std::uint32_t at, std::uint32_t begin) const {
    if (bullet_at(text_, at) != 0) return at;
    if (layout_ != Layout::run_on) {
        if (text_[at] == ')') return at > 0 && counts_on(at - 1, begin) ? at - 1 : 0;
        return starts_mark(at, begin) || counts_on(at, begin) || sentence_begins(at, begin) ? at : 0;
    }
    if (text_[at] == ':' || text_[at] == ';') return ends_line(at) ? at + 1 : 0;
    return (text_[at] == '-' ? starts_dash(at, begin) : glued(at, begin)) ? at : 0;
}

/// Text on one line: a star that stands alone, a plus before a capital or a figure, a dash between the
/// end of a sentence and one, either of them in a line that began with one.
bool LineBegins::starts_mark(std::uint32_t at, std::uint32_t begin) const {
    if (at < 2 || at + 2 >= text_.size() || text_[at - 1] != ' ' || text_[at + 1] != ' ') return false;
    if (text_[at] == '+')
        return is_upper(text_[at + 2]) || is_digit(text_[at + 2]) ||
               (is_lower(text_[at + 2]) &&
                (text_[begin] == '+' || closes(text_[at - 2]) || begins_pluses(at)));
    return text_[at] == '*' || (text_[at] == '-' && dash_parts(at, begin));
}

/// 'you must have + a degree in boats + experience at sea': the first of several, none of them as short as in
/// 'pay + bonus + pension'.
bool LineBegins::begins_pluses(std::uint32_t at) const {
    const std::size_t next = text_.substr(0, at + longest_item).find(" + ", at + 1);
    return next != std::string_view::npos && next - at >= shortest_item;
}

/// '1. a degree in boats and 2. experience at sea': the number or letter after that of the item before, or a
/// first.
bool LineBegins::counts_on(std::uint32_t at, std::uint32_t begin) const {
    const ItemCount count = item_count(text_.substr(at));
    if (count.value == 0 || at < 2 || text_[at - 1] != ' ') return false;
    if (count.value == 1) return closes(text_[at - 2]);
    const ItemCount before = item_count(text_.substr(begin, at - begin));
    return before.value + 1 == count.value && before.mark == count.mark && before.letter == count.letter;
}

/// The dash of an item: after another item, after a sentence and before a capital, or after a lead-in.
bool LineBegins::dash_parts(std::uint32_t at, std::uint32_t begin) const {
    const char before = text_[at - 2], next = text_[at + 2];
    if (text_[begin] == '-') {
        if (is_digit(next)) return is_lower(before) || before == '%' || before == ')';
        return is_upper(next) || (is_lower(next) && !is_upper(text_[begin + 2]));
    }
    return (is_upper(next) && closes(before)) || before == ':';
}

/// 'you will be:using agile ways;building teams;25 days of leave': no blank, and no more than that.
bool LineBegins::ends_line(std::uint32_t at) const {
    if (at < 2 || at + 1 >= text_.size()) return false;
    if (text_[at] == ';' && is_digit(text_[at + 1])) return figure_before_word(at + 1);
    if (!is_lower(text_[at + 1])) return false;
    return (is_lower(text_[at - 1]) || text_[at - 1] == ')') && !inside_address(at + 1) &&
           word_around(text_, at + 1).size() > 1 && !inside_entity(at);
}

/// '&amp;'
bool LineBegins::inside_entity(std::uint32_t at) const {
    std::uint32_t begin = at;
    while (begin > 0 && at - begin < 8 && is_alnum(text_[begin - 1])) --begin;
    return text_[at] == ';' && begin > 0 && text_[begin - 1] == '&';
}

/// 'flexible hours- Annual leave'; small letters only where the line before had a dash too.
bool LineBegins::starts_dash(std::uint32_t at, std::uint32_t begin) const {
    if (at + 2 >= text_.size() || text_[at + 1] != ' ' || at == 0) return false;
    const char before = text_[at - 1], first = text_[at + 2];
    if (!is_lower(before) && !closes(before)) return false;
    if (is_upper(first) || before == ':') return true;
    const std::string_view word = word_around(text_, at + 2);
    return is_lower(first) && text_[begin] == '-' && word != "and" && word != "or" && word != "to";
}

bool LineBegins::glued(std::uint32_t at, std::uint32_t begin) const {
    return looks_glued(at, begin) && !inside_address(at);
}

bool LineBegins::looks_glued(std::uint32_t at, std::uint32_t begin) const {
    const char before = text_[at - 1], here = text_[at];
    if (before == ' ' && at >= 2 && text_[at - 2] == ':')
        return is_upper(here) && at - begin >= shortest_spaced_lead_in;
    if (before == ' ' && at - begin >= 2) return after_no_break(at, begin);
    if (is_blank(before) || is_blank(here)) return false;
    const bool closing = closes(before);
    if (starts_number(text_, at) && !inside_number(at)) return closing || is_lower(before);
    if (is_lower(before) && is_digit(here)) return counts_something(at);
    if (before == '%' && is_digit(here)) return two_figures_before_word(at);
    if (is_digit(before) && is_digit(here)) return after_two_figures(at);
    if ((before == '.' || before == ')') && is_digit(here) && at >= 2 && is_alpha(text_[at - 2]))
        return figure_before_word(at);
    if (before == ':' && is_digit(here)) return at >= 2 && is_lower(text_[at - 2]);
    if (!is_upper(here)) return false;
    if (closing) return !inside_name(at);
    if (is_lower(before))
        return !known_camel(at) && !inside_surname(at) && !inside_letters(at) && !inside_hashtag(at);
    if (is_upper(before)) return after_capitals(at);
    if (is_digit(before))
        return at + 1 < text_.size() && is_lower(text_[at + 1]) && at >= 2 && !is_alpha(text_[at - 2]);
    return static_cast<unsigned char>(before) >= 0x80 && text_.substr(at - 3, 3) == "’";
}

bool LineBegins::closes(char c) {
    return c == '.' || c == '?' || c == '!' || c == ':' || c == ';' || c == ')' || c == '%';
}

std::uint32_t LineBegins::no_breaks_at(std::uint32_t at) const {
    constexpr std::uint32_t written_out = 4;
    const std::uint32_t bytes =
        document_.origin.empty() ? 0 : document_.origin.to_source({at, at + 1}).size();
    // one beside a plain blank is what typing two blanks gives
    return bytes % written_out == 0 || bytes > 2 * written_out ? bytes / written_out : 0;
}

/// 'at pace.\xa0Leading a team', 'in the team\xa0Ability to': a no-break space where a line ended.
bool LineBegins::after_no_break(std::uint32_t at, std::uint32_t begin) const {
    const std::uint32_t count = no_breaks_at(at - 1);
    const std::string_view before = text_.substr(begin, at - 1 - begin);
    if (count == 0 || before.empty() || numbers_item(before)) return false;
    const char last = before.back();
    const bool capital = is_upper(text_[at]);
    if (closes(last)) return (capital && (last != '.' || !abbreviated(at - 2))) || figure_before_counted(at);
    if (!is_lower(last) || !(capital || two_figures_before_word(at))) return false;
    const std::string_view word = word_around(before, static_cast<std::uint32_t>(before.size()) - 1);
    if (holds(joiner_, word) || is_digit(word[0])) return false;
    return count > 1 || is_lower(word[0]) || holds(item_start_, word_around(text_, at));
}

/// '2.' before its item.
bool LineBegins::numbers_item(std::string_view words) {
    return words.size() <= 3 && is_digit(words[0]) && (words.back() == '.' || words.back() == ')');
}

/// '25 days', '24-hour'.
bool LineBegins::two_figures_before_word(std::uint32_t at) const {
    return at + 3 < text_.size() && is_digit(text_[at]) && is_digit(text_[at + 1]) &&
           (text_[at + 2] == ' ' || text_[at + 2] == '-') && is_lower(text_[at + 3]);
}

/// 'scheme23 days', 'scheme5 days': a figure of two digits before a small word, or any before what is
/// counted, glued to a word that takes none ('level3').
bool LineBegins::counts_something(std::uint32_t at) const {
    if (!two_figures_before_word(at) && !figure_before_counted(at)) return false;
    std::uint32_t begin = at;
    while (begin > 0 && is_alpha(text_[begin - 1])) --begin;
    return at - begin >= 4 && !holds(joiner_, text_.substr(begin, at - begin));
}

/// 'time.26.5 days', 'leave.3 days'.
bool LineBegins::figure_before_word(std::uint32_t at) const {
    at = figure_end(at);
    return at + 1 < text_.size() && text_[at] == ' ' && is_lower(text_[at + 1]);
}

/// '5 learning days', '26.5 days'.
bool LineBegins::figure_before_counted(std::uint32_t at) const {
    at = figure_end(at);
    return at + 1 < text_.size() && text_[at] == ' ' && holds(counted_, word_around(text_, at + 1));
}

/// 'up to 308 bank holidays': of three figures the last counts what there are few of.
bool LineBegins::after_two_figures(std::uint32_t at) const {
    const bool third = at >= 3 && is_digit(text_[at - 2]) && !is_digit(text_[at - 3]) && text_[at - 3] != '.';
    return third && at + 2 < text_.size() && text_[at + 1] == ' ' && holds(few_, word_around(text_, at + 2));
}

std::uint32_t LineBegins::figure_end(std::uint32_t at) const {
    while (at < text_.size() && (is_digit(text_[at]) || text_[at] == '.' || text_[at] == '%')) ++at;
    return at;
}

/// '23.55' and '(23:55)': figures on both sides of a point or colon.
bool LineBegins::inside_number(std::uint32_t at) const {
    return at >= 2 && (text_[at - 1] == '.' || text_[at - 1] == ':') && is_digit(text_[at - 2]);
}

bool LineBegins::in_address(char c) {
    return is_alnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-' || c == '@';
}

/// An e-mail address has capitals and points within; it ends with its last label.
bool LineBegins::inside_address(std::uint32_t at) const {
    std::uint32_t begin = at, end = at;
    while (begin > 0 && at - begin < longest_address && in_address(text_[begin - 1])) --begin;
    while (end < text_.size() && end - at < longest_address && in_address(text_[end])) ++end;
    const std::string_view run = text_.substr(begin, end - begin);
    const std::size_t sign = run.find('@');
    if (sign == std::string_view::npos) return false;
    if (begin + sign >= at) return true;
    const std::string_view before = run.substr(0, at - begin);
    for (std::string_view last : {".uk", ".com", ".org", ".net", ".scot", ".wales", ".gov", ".eu", ".info"})
        if (before.ends_with(last)) return false;
    return true;
}

/// 'U.K' and 'J.Smith': a point after a single capital ends no line. 'Python or R.Experience of' has one.
bool LineBegins::inside_name(std::uint32_t at) const {
    return text_[at - 1] == '.' && at >= 2 && is_upper(text_[at - 2]) &&
           (at < 3 || !is_alnum(text_[at - 3])) && !holds(item_start_, word_around(text_, at));
}

/// '#WeAreRivers'
bool LineBegins::inside_hashtag(std::uint32_t at) const {
    std::uint32_t begin = at;
    while (begin > 0 && at - begin < longest_word && is_alnum(text_[begin - 1])) --begin;
    return begin > 0 && text_[begin - 1] == '#';
}

/// 'McLeod', 'MacDonald'.
bool LineBegins::inside_surname(std::uint32_t at) const {
    for (const std::string_view prefix : {"Mc", "Mac"}) {
        const std::size_t size = prefix.size();
        if (at >= size && text_.substr(at - size, size) == prefix &&
            (at == size || !is_alnum(text_[at - size - 1])))
            return true;
    }
    return false;
}

/// 'ChCSP', 'PhD': letters after a name.
bool LineBegins::inside_letters(std::uint32_t at) const {
    return at >= 2 && is_upper(text_[at - 2]) && (at == 2 || !is_alpha(text_[at - 3])) &&
           at + 1 < text_.size() && !is_lower(text_[at + 1]);
}

/// 'a career at MOJThings you need': a word of small letters glued to one of capitals.
bool LineBegins::after_capitals(std::uint32_t at) const {
    constexpr std::uint32_t small_letters = 3;
    std::uint32_t end = at + 1;
    while (end < text_.size() && end <= at + small_letters && is_lower(text_[end])) ++end;
    // 'here at the RNAThe team'
    if (end <= at + small_letters &&
        !(end < text_.size() && text_[end] == ' ' && holds(sentence_start_, text_.substr(at, end - at))))
        return false;
    std::uint32_t begin = at;
    while (begin > 0 && is_upper(text_[begin - 1])) --begin;
    return at - begin >= 2 && (begin == 0 || !is_lower(text_[begin - 1])) && !known_camel(at);
}

/// A word like 'GitHub', on its own or glued to the line before it.
bool LineBegins::known_camel(std::uint32_t at) const {
    if (holds(camel_, word_around(text_, at))) return true;
    std::uint32_t begin = at, end = at;
    while (end < text_.size() && end - at < longest_word && is_alnum(text_[end])) ++end;
    while (begin > 0 && at - begin < longest_camel_head && is_alnum(text_[begin - 1]))
        if (is_upper(text_[--begin]) && holds(camel_, text_.substr(begin, end - begin))) return true;
    return false;
}

/// A short stretch before a colon is no lead-in: 'Liverpool: The Capital'.
bool LineBegins::sentence_begins(std::uint32_t at, std::uint32_t begin) const {
    const bool spaced = text_[at - 1] == ' ' && at >= 2;
    if (spaced && numbers_item(text_.substr(begin, at - 1 - begin))) return false;
    const std::uint32_t last = spaced ? at - 2 : at - 1;
    const char end = text_[last], here = text_[at];
    if (!is_upper(here) && !(spaced && is_digit(here))) return false;
    if (spaced && after_item(at, begin)) return true;
    if (end == ':') return at - begin >= shortest_lead_in;
    if (end == ',') return last > 0 && text_[last - 1] == '.';  // 'tails., The post'
    if (end != '.' && end != '?' && end != '!' && end != ';') return false;
    if (!spaced) return end != '.' || !inside_name(at);
    return end != '.' || !abbreviated(last);
}

/// '- Experience at sea You must hold a licence': an item without a full stop, and the sentence after it.
bool LineBegins::after_item(std::uint32_t at, std::uint32_t begin) const {
    const char mark = text_[begin], end = text_[at - 2];
    if (mark != '-' && mark != '+' && mark != '*' && bullet_at(text_, begin) == 0) return false;
    if (!is_lower(end) && !is_digit(end) && end != ')') return false;
    const std::size_t blank = text_.find(' ', at);
    if (blank == std::string_view::npos || blank + 1 >= text_.size() || !is_lower(text_[blank + 1]))
        return false;
    return holds(sentence_start_, text_.substr(at, blank - at)) &&
           !holds(joiner_, word_around(text_, at - 2));
}

bool LineBegins::abbreviated(std::uint32_t point) const {
    std::uint32_t begin = point;
    while (begin > 0 && point - begin < longest_word && !is_blank(text_[begin - 1])) --begin;
    const std::string_view word = text_.substr(begin, point - begin + 1);
    if (word.size() == 2 && is_upper(word[0])) return true;
    return holds(abbreviation_, word);
}

}  // namespace vacancy
