#include "grammar/must_hold.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace vacancy {

namespace {

constexpr std::size_t most_texts = 64;    // that a part is known by
constexpr std::size_t longest_text = 12;  // at the ends of what is not known whole
constexpr std::size_t most_grams = 256;   // in a list
constexpr std::size_t most_lists = 4;
constexpr std::size_t size_of_gram = 4;
constexpr std::size_t deepest = 200;  // parentheses

using Texts = std::vector<std::string>;  // sorted, each once

void tidy(auto& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

template <class Items>
Items both(const Items& a, const Items& b) {
    Items out;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

Gram gram_at(const std::string& text, std::size_t at) {
    Gram gram = 0;
    for (std::size_t i = at; i < at + size_of_gram; ++i)
        gram = gram << 8 | static_cast<unsigned char>(text[i]);
    return gram;
}

/// Of each text its first, last and middle four characters; nothing where one is shorter.
std::vector<Grams> grams_of(const Texts& texts) {
    std::vector<Grams> out;
    if (std::any_of(texts.begin(), texts.end(), [](const auto& text) { return text.size() < size_of_gram; }))
        return out;
    for (const std::size_t halves : {0u, 2u, 1u}) {
        Grams& grams = out.emplace_back();
        for (const auto& text : texts)
            grams.push_back(gram_at(text, (text.size() - size_of_gram) * halves / 2));
        tidy(grams);
    }
    return out;
}

/// The shortest lists: they refuse most.
void keep_best(std::vector<Grams>& lists) {
    tidy(lists);
    std::stable_sort(lists.begin(), lists.end(),
                     [](const Grams& a, const Grams& b) { return a.size() < b.size(); });
    const auto end =
        std::find_if(lists.begin(), lists.end(), [](const Grams& l) { return l.size() > most_grams; });
    const auto kept = std::min(static_cast<std::size_t>(end - lists.begin()), most_lists);
    lists.resize(kept);
}

/// What is known of a part of a pattern: all texts that it matches, or how they begin and end and what they
/// hold.
class Part {
public:
    /// Matches these alone.
    explicit Part(Texts texts) : whole_(true), begins_(texts), ends_(std::move(texts)) {}

    /// May match anything.
    static Part anything() {
        Part out(Texts{""});
        out.whole_ = false;
        return out;
    }

    /// One after the other.
    static Part joined(const Part& a, const Part& b) {
        const auto seam = crossed(a.ends_, b.begins_);
        if (a.whole_ && b.whole_ && seam) return Part(*seam);
        Part out = anything();
        for (const Part* part : {&a, &b}) out.add(part->holds());
        if (seam) out.add(grams_of(*seam));
        const auto begins = a.whole_ ? seam : std::nullopt;
        const auto ends = b.whole_ ? seam : std::nullopt;
        out.begins_ = begins ? *begins : a.begins_;
        out.ends_ = ends ? *ends : b.ends_;
        out.cut();
        return out;
    }

    /// One or the other.
    static Part either(const Part& a, const Part& b) {
        Texts begins = both(a.begins_, b.begins_), ends = both(a.ends_, b.ends_);
        if (a.whole_ && b.whole_ && begins.size() <= most_texts) return Part(std::move(begins));
        Part out = anything();
        const auto of_a = a.holds(), of_b = b.holds();
        if (!of_a.empty() && !of_b.empty())
            for (std::size_t i = 0; i < std::max(of_a.size(), of_b.size()); ++i)
                out.lists_.push_back(
                    both(of_a[std::min(i, of_a.size() - 1)], of_b[std::min(i, of_b.size() - 1)]));
        keep_best(out.lists_);
        if (begins.size() <= most_texts) out.begins_ = std::move(begins);
        if (ends.size() <= most_texts) out.ends_ = std::move(ends);
        out.cut();
        return out;
    }

    /// As often as `least` to `most` times.
    static Part repeated(const Part& part, unsigned least, unsigned most) {
        const bool gap = part.whole_ && part.ends_ == Texts{" "};
        Part out = part;
        if (most > 1 && !gap) {
            out.lists_ = part.holds();
            out.whole_ = false;
            out.cut();
        }
        if (least > 0) return out;
        return out.whole_ && most > 0 ? either(out, Part(Texts{""})) : anything();
    }

    std::vector<Grams> holds() const {
        std::vector<Grams> out = lists_;
        for (const Texts* texts : {&begins_, &ends_})
            for (auto& grams : grams_of(*texts)) out.push_back(std::move(grams));
        keep_best(out);
        return out;
    }

private:
    void add(std::vector<Grams> lists) {
        for (auto& list : lists) lists_.push_back(std::move(list));
        keep_best(lists_);
    }

    void cut() {
        for (auto& text : begins_) text.resize(std::min(text.size(), longest_text));
        for (auto& text : ends_) text.erase(0, text.size() - std::min(text.size(), longest_text));
        tidy(begins_);
        tidy(ends_);
    }

    /// Each of `a` followed by each of `b`, where these are not too many.
    static std::optional<Texts> crossed(const Texts& a, const Texts& b) {
        if (a.size() * b.size() > most_texts) return std::nullopt;
        Texts out;
        for (const auto& left : a)
            for (std::string_view right : b) {
                if (left.ends_with(' ') && right.starts_with(' ')) right.remove_prefix(1);
                out.push_back(left + std::string(right));
            }
        tidy(out);
        return out;
    }

    bool whole_ = false;
    Texts begins_, ends_;  ///< the same where `whole_`
    std::vector<Grams> lists_;
};

/// Reads an extended, caseless pattern. What it does not know it takes for anything, and where it can't tell
/// what a part is, all of it.
class Reader {
public:
    explicit Reader(std::string_view pattern) : rest_(pattern) {}

    std::vector<Grams> read() {
        const Part line = alternatives();
        if (lost_ || !rest_.empty()) return {};
        const Part edge(Texts{std::string(1, static_cast<char>(line_edge))});
        return Part::joined(Part::joined(edge, line), edge).holds();
    }

private:
    Part alternatives() {
        if (++depth_ > deepest) return lost_part();
        Part out = sequence();
        while (take("|")) out = Part::either(out, sequence());
        --depth_;
        return out;
    }

    Part sequence() {
        Part out(Texts{""});
        for (skip_blanks(); !lost_ && !rest_.empty() && rest_[0] != '|' && rest_[0] != ')'; skip_blanks())
            out = Part::joined(out, item());
        return out;
    }

    Part item() {
        Part out = atom();
        skip_blanks();
        while (!lost_ && !rest_.empty()) {
            unsigned least = 0, most = ~0u;
            if (take("?")) {
                most = 1;
            } else if (take("+")) {
                least = 1;
            } else if (!take("*") && !take_counts(least, most)) {
                break;
            }
            if (!take("+")) take("?");
            out = Part::repeated(out, least, most);
            skip_blanks();
        }
        return out;
    }

    /// '{2}', '{2,}', '{2,4}'
    bool take_counts(unsigned& least, unsigned& most) {
        std::string_view at = rest_;
        if (!at.starts_with('{')) return false;
        at.remove_prefix(1);
        const auto first = number(at);
        if (!first) return lose();
        least = most = *first;
        if (at.starts_with(',')) {
            at.remove_prefix(1);
            most = number(at).value_or(~0u);
        }
        if (!at.starts_with('}')) return lose();
        rest_ = at.substr(1);
        return true;
    }

    static std::optional<unsigned> number(std::string_view& at) {
        std::optional<unsigned> out;
        for (; !at.empty() && is_digit(at[0]) && out.value_or(0) < 100000; at.remove_prefix(1))
            out = out.value_or(0) * 10 + static_cast<unsigned>(at[0] - '0');
        return out;
    }

    Part atom() {
        const char c = rest_[0];
        if (c == '(') return group();
        if (c == '[') return character_class();
        if (c == '\\') return escape();
        rest_.remove_prefix(1);
        if (c == '^' || c == '$') return Part(Texts{""});
        if (c == '.' || static_cast<unsigned char>(c) >= 0x80) return Part::anything();
        return character(c);
    }

    Part group() {
        for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!"}) {
            if (!take(look)) continue;
            alternatives();
            if (!take(")")) lose();
            return Part(Texts{""});
        }
        if (rest_.starts_with("(?(") || rest_.starts_with("(*")) return lost_part();
        if (take("(?")) {
            if (take("<") || take("P<") || take("'")) {
                rest_.remove_prefix(std::min(rest_.find_first_of(">'"), rest_.size()));
                if (!rest_.empty()) rest_.remove_prefix(1);
            } else if (!take(">") && !take("|") && !take_letters()) {
                return lost_part();
            }
        } else {
            rest_.remove_prefix(1);
        }
        Part out = alternatives();
        if (!take(")")) lose();
        return out;
    }

    /// Options of letters and lines, which are all the same here: 'i', '-i', 's' and a colon.
    bool take_letters() {
        const std::size_t end = std::min(rest_.find_first_not_of("-ims"), rest_.size());
        if (!rest_.substr(end).starts_with(':')) return false;
        rest_.remove_prefix(end + 1);
        return true;
    }

    Part escape() {
        if (rest_.size() < 2) return lost_part();
        const char c = rest_[1];
        rest_.remove_prefix(2);
        if (c == 's' || c == 'n' || c == ' ') return Part(Texts{" "});
        if (c == 'b' || c == 'B') return Part(Texts{""});
        if (std::string_view("dDwWShHvVNR").find(c) != std::string_view::npos) return Part::anything();
        if (c == 'p' || c == 'P' || c == 'x') {
            if (rest_.starts_with('{')) {
                rest_.remove_prefix(std::min(rest_.find('}'), rest_.size() - 1) + 1);
            } else {
                rest_.remove_prefix(std::min<std::size_t>(c == 'x' ? 2 : 1, rest_.size()));
            }
            return Part::anything();
        }
        if (is_alnum(c) || static_cast<unsigned char>(c) >= 0x80) return lost_part();
        return character(c);
    }

    /// A few characters are each what it may be; any other class is anything.
    Part character_class() {
        std::string_view set = rest_.substr(1);
        const bool negated = set.starts_with('^');
        std::size_t at = negated ? 1 : 0;
        if (set.substr(at).starts_with(']')) ++at;
        Texts texts;
        bool known = !negated && at == 0;
        for (; at < set.size() && set[at] != ']'; ++at) {
            if (set.substr(at).starts_with("[:")) {
                at = std::min(set.find(":]", at), set.size());
                known = false;
                continue;
            }
            char c = set[at];
            if (c == '\\') {
                if (++at == set.size()) return lost_part();
                c = set[at] == 's' ? ' ' : set[at];
                if (is_alnum(c)) known = false;
            }
            const bool range = set.substr(at + 1).starts_with('-') && !set.substr(at + 2).starts_with(']');
            if (range || static_cast<unsigned char>(c) >= 0x80) known = false;
            texts.emplace_back(1, plain(c));
        }
        if (at >= set.size()) return lost_part();
        rest_ = set.substr(at + 1);
        tidy(texts);
        return known && texts.size() <= 4 ? Part(std::move(texts)) : Part::anything();
    }

    static Part character(char c) { return Part(Texts{std::string(1, plain(c))}); }

    static char plain(char c) { return static_cast<char>(plain_bytes[static_cast<unsigned char>(c)]); }

    Part lost_part() {
        lose();
        return Part::anything();
    }
    bool lose() {
        rest_ = {};
        lost_ = true;
        return false;
    }

    bool take(std::string_view words) {
        if (!rest_.starts_with(words)) return false;
        rest_.remove_prefix(words.size());
        return true;
    }

    /// Blanks and comments, which mean nothing.
    void skip_blanks() {
        for (;;) {
            while (!rest_.empty() && (is_blank(rest_[0]) || rest_[0] == '\v')) rest_.remove_prefix(1);
            if (rest_.starts_with("(?#")) {
                rest_.remove_prefix(std::min(rest_.find(')'), rest_.size() - 1) + 1);
            } else if (rest_.starts_with('#')) {
                rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
            } else {
                return;
            }
        }
    }

    std::string_view rest_;
    std::size_t depth_ = 0;
    bool lost_ = false;
};

}  // namespace

std::vector<Grams> must_hold(std::string_view pattern) {
    return Reader(pattern).read();
}

}  // namespace vacancy
