#include "segment/within_lines.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"

namespace vacancy {
namespace {

constexpr std::size_t most_words = 7;
constexpr std::uint32_t longest_words = 60;
constexpr std::uint32_t widest_gap = 200;  ///< between two labels of a group
constexpr std::size_t least_labels = 4;
constexpr std::size_t least_labels_with_colons = 3;
constexpr int least_score = 4;

bool is_bullet(std::string_view rest) {
    for (const std::string_view bullet : {"• ", "+ ", "* ", "- ", "· ", "● "})
        if (rest.starts_with(bullet)) return true;
    return false;
}

bool by_place(const Mark& a, const Mark& b) {
    return a.span.begin < b.span.begin;
}

bool opens_label(const Rule& rule) {
    return std::any_of(rule.within.begin(), rule.within.end(), [](const Scope& scope) {
        if (scope.exclude) return false;
        return scope.kind == Scope::Kind::everywhere || scope.id == "details" || scope.id == "preamble";
    });
}

class WithinLines {
public:
    WithinLines(const Document& document, const Grammars& grammars, Matcher& matcher,
                std::vector<Mark>& marks)
        : document_(document),
          text_(document.text),
          matcher_(matcher),
          weak_label_(grammars.vocabulary("lists", "weak_label")),
          sentence_start_(grammars.vocabulary("lists", "sentence_start")),
          joiner_(grammars.vocabulary("lists", "joiner")),
          marks_(marks) {}

    void add() {
        parts_end_in_commas_ = text_.find("., ", text_.find("., ") + 1) < text_.size();
        for (const Block& block : document_.blocks)
            if (block.span.begin >= document_.given_end) find_in(block.span);
        keep_groups();
        add_free(labels_);
        add_free(headings_);
    }

private:
    void find_in(Span block) {
        block_begin_ = block.begin;
        for (std::uint32_t at = block.begin; at < block.end;) {
            const bool begins = at == block.begin || text_[at - 1] == ' ';
            const std::uint32_t end = begins && is_upper(text_[at]) ? find_at(at, block.end) : 0;
            at = end != 0 ? end : next_word(at, block.end);
        }
    }

    std::uint32_t next_word(std::uint32_t at, std::uint32_t end) const {
        const std::size_t blank = text_.substr(0, end).find(' ', at);
        return blank == std::string_view::npos ? end : static_cast<std::uint32_t>(blank) + 1;
    }

    /// The longest label or heading whose words begin here; where it ends, or 0.
    std::uint32_t find_at(std::uint32_t at, std::uint32_t end) {
        std::array<std::uint32_t, most_words> ends{};
        std::size_t count = 0;
        for (std::uint32_t next = at; count < most_words && next < end && next - at < longest_words;) {
            const std::uint32_t after = next_word(next, end);
            std::uint32_t words_end = after < end || text_[after - 1] == ' ' ? after - 1 : after;
            const bool closed = words_end > at && closes(text_[words_end - 1]);
            while (words_end > at && (text_[words_end - 1] == ':' || text_[words_end - 1] == '?'))
                --words_end;
            ends[count++] = words_end;
            if (closed) break;
            next = after;
        }
        for (; count > 0; --count)
            if (take({at, ends[count - 1]})) return ends[count - 1];
        return 0;
    }

    bool take(Span words) {
        if (words.empty()) return false;
        const bool strong = has_colon(words.end) || !holds(weak_label_, words.of(text_));
        if (const Rule* label = match(On::label, words);
            label && strong && opens_label(*label) && may_have_value(words) && !in_contents(words.begin)) {
            labels_.push_back({Mark::Kind::label, label, with_colon(words), {}, false});
            return true;
        }
        const Rule* heading = match(On::heading, words);
        if (!heading) return false;
        const bool part = heading->level < 2 && heading->opens.empty() && words.begin != block_begin_;
        const bool shown =
            part ? label_follows(words.end) && !in_contents(words.begin) : score_of(words) >= least_score;
        if (!shown) return false;
        headings_.push_back({Mark::Kind::heading, heading, with_colon(words), {}, false});
        return true;
    }

    /// 'General Information Salary £23,583'
    bool label_follows(std::uint32_t at) {
        constexpr std::size_t most = 3;
        while (at < text_.size() && text_[at] == ' ') ++at;
        std::uint32_t end = at;
        for (std::size_t words = 0; words < most; ++words) {
            while (end < text_.size() && is_alpha(text_[end])) ++end;
            const Rule* rule = end > at ? match(On::label, {at, end}) : nullptr;
            if (rule && opens_label(*rule)) return true;
            if (end >= text_.size() || text_[end] != ' ') return false;
            ++end;
        }
        return false;
    }

    static bool closes(char c) {
        return c == '.' || c == ',' || c == ';' || c == ':' || c == '?' || c == '!';
    }

    const Rule* match(On on, Span words) { return matcher_.rule_for_line(on, words.of(text_)); }

    /// 'Applications close at noon' is a sentence, and in 'Job grade Grade 7' the second label is a value.
    bool may_have_value(Span words) const {
        const bool is_value = !labels_.empty() && labels_.back().span.end + 1 == words.begin;
        return has_colon(words.end) || (!is_value && is_followed_by_value(words));
    }

    bool is_followed_by_value(Span words) const {
        return words.end + 1 >= text_.size() || !is_lower(text_[words.end + 1]);
    }

    bool in_contents(std::uint32_t at) const {
        const Mark* last = nullptr;
        for (const Mark& mark : marks_)
            if (mark.kind == Mark::Kind::heading && mark.span.begin <= at) last = &mark;
        return last && last->rule && last->rule->section == "contents";
    }

    bool has_colon(std::uint32_t end) const {
        const std::string_view rest = text_.substr(end, 2);
        return rest.starts_with(':') || rest == " :";
    }

    Span with_colon(Span words) const {
        if (has_colon(words.end)) words.end += text_[words.end] == ':' ? 1 : 2;
        return words;
    }

    /// How much what stands before and after the words looks like the neighbours of a heading.
    int score_of(Span words) const {
        const Span whole = with_colon(words);
        std::size_t next = whole.end;
        while (next < text_.size() && text_[next] == ' ') ++next;
        const bool bullet = is_bullet(text_.substr(next));
        const bool capital = next < text_.size() && is_upper(text_[next]);
        const bool colon = whole.end != words.end;
        if ((!bullet && !capital && !colon) || continues_phrase(words.begin)) return 0;
        const bool several = words.of(text_).find(' ') != std::string_view::npos;
        const bool sentence = capital && begins_sentence(next);
        const int after = bullet ? 4 : sentence || (capital && several) ? 2 : capital ? 1 : 0;
        // '… of the administrations Behaviours You will be …'
        const bool cuts_in =
            (sentence || (several && capital)) && words.begin >= 2 && is_lower(text_[words.begin - 2]);
        return after + (colon ? 1 : 0) + (several ? 1 : 0) + (cuts_in ? 2 : 0) + score_before(words.begin);
    }

    /// 'one of the following Behaviours:' is no heading.
    bool continues_phrase(std::uint32_t at) const {
        std::uint32_t end = at;
        while (end > 0 && text_[end - 1] == ' ') --end;
        std::uint32_t begin = end;
        while (begin > 0 && is_alpha(text_[begin - 1])) --begin;
        return begin < end && holds(joiner_, text_.substr(begin, end - begin));
    }

    bool begins_sentence(std::size_t at) const {
        const std::size_t end = std::min(text_.find(' ', at), text_.size());
        return holds(sentence_start_, text_.substr(at, end - at));
    }

    int score_before(std::uint32_t at) const {
        while (at > 0 && text_[at - 1] == ' ') --at;
        if (at == 0 || text_[at - 1] == '\n') return 2;
        const char last = text_[at - 1];
        if (last == ',') return parts_end_in_commas_ ? 3 : 0;
        if (last == '.' || last == '?' || last == '!' || last == ':' || last == ';') return 2;
        return is_digit(last) && is_page_number(at) ? 1 : 0;
    }

    /// '… by 2030. 4 About the role'
    bool is_page_number(std::uint32_t end) const {
        std::uint32_t begin = end;
        while (begin > 0 && is_digit(text_[begin - 1])) --begin;
        return end - begin <= 2 && (begin == 0 || text_[begin - 1] == ' ');
    }

    /// A label is kept where it is one of several, near each other.
    void keep_groups() {
        std::vector<Mark> kept;
        for (std::size_t i = 0; i < labels_.size();) {
            std::size_t end = i + 1;
            while (end < labels_.size() && labels_[end].span.begin - labels_[end - 1].span.end <= widest_gap)
                ++end;
            if (is_group(i, end))
                kept.insert(kept.end(), labels_.begin() + static_cast<std::ptrdiff_t>(i),
                            labels_.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
        }
        labels_ = std::move(kept);
    }

    bool is_group(std::size_t begin, std::size_t end) const {
        std::vector<const Rule*> rules;
        bool colons = true;
        for (std::size_t i = begin; i < end; ++i) {
            rules.push_back(labels_[i].rule);
            colons = colons && text_[labels_[i].span.end - 1] == ':';
        }
        std::sort(rules.begin(), rules.end());
        const auto distinct = std::unique(rules.begin(), rules.end()) - rules.begin();
        return static_cast<std::size_t>(distinct) >= (colons ? least_labels_with_colons : least_labels);
    }

    /// A heading of the section that it stands in already: 'Benefits We look after you. We offer: …'.
    static bool goes_on(const Mark& mark, const std::vector<Mark>& headings) {
        if (mark.kind != Mark::Kind::heading) return false;
        const auto after = std::upper_bound(headings.begin(), headings.end(), mark, by_place);
        const Rule* before = after == headings.begin() ? nullptr : std::prev(after)->rule;
        return before && before->section == mark.rule->section && before->opens == mark.rule->opens;
    }

    /// Adds those that overlap no mark.
    void add_free(const std::vector<Mark>& found) {
        std::sort(marks_.begin(), marks_.end(), by_place);
        const auto known = static_cast<std::ptrdiff_t>(marks_.size());
        std::vector<Mark> headings;
        std::copy_if(marks_.begin(), marks_.end(), std::back_inserter(headings),
                     [](const Mark& mark) { return mark.kind == Mark::Kind::heading; });
        for (const Mark& mark : found) {
            const auto begin = marks_.begin(), end = begin + known;
            const auto next = std::upper_bound(begin, end, mark, by_place);
            const bool taken = (next != end && next->span.overlaps(mark.span)) ||
                               (next != begin && std::prev(next)->span.overlaps(mark.span));
            if (!taken && !goes_on(mark, headings)) marks_.push_back(mark);
        }
        std::sort(marks_.begin(), marks_.end(), by_place);
    }

    const Document& document_;
    std::string_view text_;
    Matcher& matcher_;
    const Vocabulary* weak_label_;      ///< labels only before a colon
    const Vocabulary* sentence_start_;  ///< short words that sentences begin with
    const Vocabulary* joiner_;          ///< words that another must follow
    std::vector<Mark>& marks_;
    std::vector<Mark> labels_, headings_;
    std::uint32_t block_begin_ = 0;     ///< of the line looked at, which may be a page of a pack
    bool parts_end_in_commas_ = false;  ///< '…in the unit., Person specification'
};

}  // namespace

void add_marks_within_lines(const Document& document, const Grammars& grammars, Matcher& matcher,
                            std::vector<Mark>& marks) {
    WithinLines(document, grammars, matcher, marks).add();
}

}  // namespace vacancy
