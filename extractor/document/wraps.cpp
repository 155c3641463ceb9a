#include <algorithm>
#include <array>

#include "document/lines.h"
#include "document/marks.h"

namespace vacancy {

namespace {

constexpr std::uint32_t kNarrowest = 50;  ///< columns that texts are wrapped at
constexpr std::uint32_t kWidest = 130;
constexpr std::size_t kGroup = 80;  ///< lines of a paragraph looked at together

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_word(char c) {
    return is_lower(c) || is_upper(c) || (c >= '0' && c <= '9') || static_cast<signed char>(c) < 0;
}

class Wraps {
public:
    Wraps(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {
        starts_.reserve(lines.size());
        for (const Line& line : lines) starts_.push_back(starts_anew(line));
    }

    std::vector<bool> find() {
        std::vector<bool> wraps(lines_.size(), false);
        for (std::size_t i = 0; i < lines_.size();) {
            const std::size_t end = group_end(i);
            mark(i, end, wraps);
            i = end;
        }
        return wraps;
    }

private:
    std::string_view of(std::size_t i) const { return lines_[i].of(text_); }

    /// A line that can't carry on another: list items, headings, rules, rows of tables.
    bool starts_anew(const Line& line) const {
        const std::string_view words = line.of(text_);
        if (line.gap_before || (line.marks & (Line::pipe | Line::tab)) != 0) return true;
        return bullet_of(words).size != 0 || rule_of(words) != 0 || heading_marks(words) != 0;
    }

    std::size_t group_end(std::size_t i) const {
        std::size_t end = i + 1;
        while (end < lines_.size() && end - i < kGroup && !starts_[end]) ++end;
        return end;
    }

    /// Last character of line i is none that closes a sentence, a label or a list item.
    bool is_unfinished(std::size_t i) const {
        const char last = of(i).back();
        return is_word(last) || last == ',' || last == '-' || last == '(' || last == '/' || last == '&';
    }

    bool begins_lower(std::size_t i) const { return is_lower(of(i).front()); }

    /// The first word of the next line would not have fitted on line i.
    bool is_filled(std::size_t i, std::uint32_t width) const {
        const std::string_view next = of(i + 1);
        const std::size_t word = std::min(next.find(' '), next.size());
        return lines_[i].indent + lines_[i].size() + 1 + word + 2 > width;
    }

    /// Words that no line of its own ends with.
    bool ends_in_mid_phrase(std::size_t i) const {
        constexpr std::array<std::string_view, 28> words{
            "the", "a",    "an",  "of",   "to",   "in",    "for",  "with", "by",    "on",
            "at",  "from", "as",  "your", "our",  "their", "this", "that", "these", "which",
            "who", "is",   "are", "be",   "will", "its",   "has",  "have"};
        const std::string_view line = of(i);
        const std::size_t blank = line.rfind(' ');
        if (blank == std::string_view::npos || line.size() < 20) return false;
        return std::find(words.begin(), words.end(), line.substr(blank + 1)) != words.end();
    }

    /// Wide lines, all filled up to the last: a paragraph set to a width.
    bool is_set_to_width(std::size_t begin, std::size_t end, std::uint32_t width) const {
        if (end - begin < 3 || width < kNarrowest || width > kWidest) return false;
        bool lower = false;
        for (std::size_t i = begin; i + 1 < end; ++i) {
            if (!is_filled(i, width)) return false;
            lower = lower || begins_lower(i + 1);
        }
        return lower;
    }

    /// One break on its own: in mid-phrase, or after a long line that ends in mid-sentence.
    bool is_single_wrap(std::size_t i, std::size_t end) const {
        if (!begins_lower(i + 1) || !is_unfinished(i) || lines_[i].size() > kWidest) return false;
        if (ends_in_mid_phrase(i)) return true;
        // A lead-in and its list of unmarked items look the same: items are short or many.
        if (lines_[i].size() < 60 || !is_upper(of(i).front())) return false;
        return lines_[i + 1].size() >= 50 && (i + 2 == end || !begins_lower(i + 2));
    }

    /// End of the paragraph that begins at `begin`: its first line that isn't filled.
    std::size_t paragraph_end(std::size_t begin, std::size_t end, std::uint32_t width) const {
        std::size_t i = begin;
        while (i + 1 < end && is_filled(i, width)) ++i;
        return i + 1;
    }

    void mark(std::size_t begin, std::size_t end, std::vector<bool>& wraps) const {
        std::uint32_t width = 0;
        for (std::size_t i = begin; i < end; ++i)
            width = std::max(width, lines_[i].indent + lines_[i].size());
        for (std::size_t i = begin; i < end;) {
            const std::size_t stop = width <= kWidest ? paragraph_end(i, end, width) : i + 1;
            if (is_set_to_width(i, stop, width)) {
                for (std::size_t k = i + 1; k < stop; ++k) wraps[k] = true;
                i = stop;
            } else {
                if (i + 1 < end && is_single_wrap(i, end)) wraps[i + 1] = true;
                ++i;
            }
        }
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    std::vector<bool> starts_;
};

}  // namespace

std::vector<bool> find_wraps(std::string_view text, const std::vector<Line>& lines) {
    return Wraps(text, lines).find();
}

}  // namespace vacancy
