#include <algorithm>
#include <array>

#include "document/lines.h"
#include "document/marks.h"

namespace vacancy {

namespace {

constexpr std::uint32_t kNarrowest = 50;  ///< columns that texts are wrapped at
constexpr std::uint32_t kWidest = 130;
constexpr std::uint32_t kShortest = 25;     ///< shorter lines of a list item are lead-ins
constexpr std::size_t kWrappedLines = 40;   ///< fewer lines don't tell whether a text was wrapped
constexpr std::size_t kBreaksInPhrase = 6;  ///< nor do fewer breaks before a small letter
constexpr std::size_t kParagraphs = 6;      ///< fewer don't tell whether empty lines part them
constexpr std::size_t kLongestLabel = 40;
constexpr std::size_t kRunningHeads = 12;  ///< one line in so many may be wider than a text is wrapped at
constexpr std::size_t kGroup = 80;         ///< lines of a paragraph looked at together

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
        for (std::size_t i = 0; i < lines.size(); ++i) starts_.push_back(starts_anew(i));
        text_width_ = width_of_text();
        gaps_part_ = text_width_ != 0 && has_gaps_between_paragraphs();
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
    bool starts_anew(std::size_t i) const {
        const Line& line = lines_[i];
        const std::string_view words = of(i);
        if (line.gap_before || (line.marks & (Line::pipe | Line::tab)) != 0) return true;
        if (rule_of(words) != 0 || heading_marks(words) != 0) return true;
        return bullet_of(words).size != 0 && !is_dash_in_sentence(i);
    }

    /// A dash that a long unfinished line was broken in front of.
    bool is_dash_in_sentence(std::size_t i) const {
        const std::string_view words = of(i);
        if (!words.starts_with("\u2013 ") && !words.starts_with("\u2014 ")) return false;
        return i > 0 && words.size() > 4 && is_lower(words[4]) && lines_[i - 1].size() >= kNarrowest &&
               is_unfinished(i - 1) && bullet_of(of(i - 1)).size == 0;
    }

    std::size_t group_end(std::size_t i) const {
        std::size_t end = i + 1;
        while (end < lines_.size() && end - i < kGroup && !starts_[end]) ++end;
        return end;
    }

    /// Last character of line i is none that closes a sentence, a label or a list item.
    bool is_unfinished(std::size_t i) const {
        constexpr std::string_view open = ",-(/&'";
        const char last = of(i).back();
        return is_word(last) || open.find(last) != std::string_view::npos;
    }

    /// It ends a sentence, a clause or a lead-in.
    bool is_closed(std::size_t i) const {
        return std::string_view(".;:!?").find(of(i).back()) != std::string_view::npos;
    }

    /// Line i + 1 stands further in than the list item that begins the group.
    bool is_set_in(std::size_t begin, std::size_t i) const {
        return bullet_of(of(begin)).size != 0 && lines_[i + 1].indent > lines_[begin].indent;
    }

    bool begins_lower(std::size_t i) const { return is_lower(of(i).front()); }

    /// The width that the whole text was wrapped at, 0 where it was not: many lines come near it, or those
    /// that break in mid phrase do, and next to none goes beyond, but for running heads.
    std::uint32_t width_of_text() const {
        std::vector<std::uint32_t> widths;
        widths.reserve(lines_.size());
        for (const Line& line : lines_)
            if (line.indent + line.size() <= kWidest) widths.push_back(line.indent + line.size());
        if (widths.size() < kWrappedLines || (lines_.size() - widths.size()) * kRunningHeads > lines_.size())
            return 0;
        const auto nearly_widest = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 49 / 50);
        std::nth_element(widths.begin(), nearly_widest, widths.end());
        const std::uint32_t width = *nearly_widest;
        if (width < kNarrowest) return 0;
        const auto filled =
            std::count_if(widths.begin(), widths.end(), [&](std::uint32_t w) { return w + w / 5 >= width; });
        return static_cast<std::size_t>(filled) * 4 >= widths.size() || breaks_at(width) ? width : 0;
    }

    /// Most lines that go on in small letters break where the next word would not have fitted.
    bool breaks_at(std::uint32_t width) const {
        std::size_t breaks = 0, filled = 0;
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            if (starts_[i + 1] || !is_unfinished(i) || !begins_lower(i + 1)) continue;
            ++breaks;
            filled += is_filled(i, width - width / 10) ? 1 : 0;
        }
        return breaks >= kBreaksInPhrase && filled * 4 >= breaks * 3;
    }

    /// Lines that surely begin a paragraph, after a short one that closes a sentence, have an empty line
    /// before them: what has none goes on.
    bool has_gaps_between_paragraphs() const {
        std::size_t begun = 0, parted = 0;
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            if (of(i).back() != '.' || !is_upper(of(i + 1).front()) || is_filled(i, text_width_)) continue;
            ++begun;
            parted += lines_[i + 1].gap_before ? 1 : 0;
        }
        return begun >= kParagraphs && parted * 10 >= begun * 9;
    }

    /// A long line of a text that was wrapped, whose last word the next goes on from.
    bool is_wrapped(std::size_t i) const {
        return text_width_ != 0 && (lines_[i].indent + lines_[i].size()) * 5 >= text_width_ * 4;
    }

    /// 'Experience of a standard, whether / ISO 17025 …': set in beneath a list item that stops in mid
    /// phrase, or where the next word did not fit.
    bool hangs_in_mid_phrase(std::size_t begin, std::size_t i) const {
        return is_set_in(begin, i) && (of(i).back() == ',' || ends_in_mid_phrase(i) ||
                                       (text_width_ != 0 && is_filled(i, text_width_)));
    }

    /// Likewise where the next begins with a capital or a figure, which did not fit: 'ask Jonathan /
    /// Marlowe'.
    bool is_wrapped_before_capital(std::size_t i) const {
        const std::string_view next = of(i + 1);
        if (!is_wrapped(i)) return false;
        if (gaps_part_ && is_filled(i, text_width_)) return !begins_with_label(next);
        if (!is_word(next.front()) || next.substr(0, kLongestLabel).find(':') != std::string_view::npos)
            return false;
        const bool short_line = lines_[i + 1].size() * 2 < text_width_ && is_word(of(i + 1).back());
        return ends_in_mid_phrase(i) || (is_filled(i, text_width_) && !short_line);
    }

    /// 'Salary: £30,000', but not a line that ends in a colon.
    static bool begins_with_label(std::string_view line) {
        const std::size_t colon = line.substr(0, kLongestLabel).find(':');
        return colon != std::string_view::npos && colon + 1 < line.size() && is_upper(line.front());
    }

    /// The first word of the next line would not have fitted on line i.
    bool is_filled(std::size_t i, std::uint32_t width) const {
        const std::string_view next = of(i + 1);
        const std::size_t word = std::min(next.find(' '), next.size());
        return lines_[i].indent + lines_[i].size() + 1 + word + 2 > width;
    }

    /// Words that no line of its own ends with.
    bool ends_in_mid_phrase(std::size_t i) const {
        constexpr std::array<std::string_view, 42> words{
            "the",   "a",     "an",   "of",      "to",   "in",        "for",   "with", "by",
            "on",    "at",    "from", "as",      "your", "our",       "their", "this", "that",
            "these", "which", "who",  "is",      "are",  "be",        "will",  "its",  "has",
            "have",  "and",   "or",   "whether", "such", "including", "than",  "into", "between",
            "about", "under", "over", "either",  "each", "every"};
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
        if (!begins_lower(i + 1) || !is_unfinished(i)) return false;
        if (ends_in_mid_phrase(i)) return true;
        // A lead-in and its list of unmarked items look the same: items are short or many.
        if (lines_[i].size() < 60 || lines_[i].size() > kWidest || !is_upper(of(i).front())) return false;
        const bool long_or_closed = lines_[i + 1].size() >= 50 || of(i + 1).back() == '.';
        return long_or_closed && (i + 2 == end || !begins_lower(i + 2));
    }

    /// End of the paragraph that begins at `begin`: its first line that isn't filled, or that a heading
    /// stands beneath.
    std::size_t paragraph_end(std::size_t begin, std::size_t end, std::uint32_t width) const {
        std::size_t i = begin;
        while (i + 1 < end && is_filled(i, width) && !is_heading_beneath(i, width)) ++i;
        return i + 1;
    }

    /// A short line that closes no sentence, beneath one that does: 'Person specification'.
    bool is_heading_beneath(std::size_t i, std::uint32_t width) const {
        const std::string_view next = of(i + 1);
        return of(i).back() == '.' && is_upper(next.front()) && is_word(next.back()) &&
               next.size() * 2 < width;
    }

    /// Line i + 1 is set in under a list item that begins the group, or is the only one after it.
    bool is_hanging(std::size_t begin, std::size_t i, std::size_t end) const {
        if (is_set_in(begin, i)) return lines_[i].size() >= kShortest;
        if (bullet_of(of(begin)).size == 0) return false;
        return i == begin && i + 2 == end && lines_[i].size() >= kShortest * 2;
    }

    std::uint32_t width_of(std::size_t begin, std::size_t end) const {
        std::uint32_t width = 0;
        for (std::size_t i = begin; i < end; ++i)
            width = std::max(width, lines_[i].indent + lines_[i].size());
        return width;
    }

    /// Line i + 1 of a group carries on line i; `set`: others of the group do that were set to a width.
    bool goes_on(std::size_t begin, std::size_t i, std::size_t end, bool set) const {
        if (is_single_wrap(i, end)) return true;
        if (begins_lower(i + 1) && is_set_in(begin, i) && !is_closed(i)) return is_hanging(begin, i, end);
        if (of(i).back() == ')') return begins_lower(i + 1) && is_wrapped(i);
        if (!is_unfinished(i)) return false;
        if (begins_lower(i + 1)) return set || is_hanging(begin, i, end) || is_wrapped(i);
        return is_wrapped_before_capital(i) || hangs_in_mid_phrase(begin, i);
    }

    /// Marks the lines of a group that carry on the one before. Where some were
    /// set to a width, others that go on in small letters were too.
    void mark(std::size_t begin, std::size_t end, std::vector<bool>& wraps) const {
        const std::uint32_t width = width_of(begin, end);
        bool set = false;
        for (std::size_t i = begin; i + 1 < end;) {
            const std::size_t stop = width <= kWidest ? paragraph_end(i, end, width) : i + 1;
            if (is_set_to_width(i, stop, width)) {
                std::fill(wraps.begin() + static_cast<std::ptrdiff_t>(i + 1),
                          wraps.begin() + static_cast<std::ptrdiff_t>(stop), true);
                set = true;
                i = stop - 1;
            }
            if (i + 1 == end) break;
            if (goes_on(begin, i, end, set)) wraps[i + 1] = true;
            ++i;
        }
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    std::vector<bool> starts_;
    std::uint32_t text_width_ = 0;
    bool gaps_part_ = false;  ///< empty lines part the paragraphs of a text that was wrapped
};

}  // namespace

std::vector<bool> find_wraps(std::string_view text, const std::vector<Line>& lines) {
    return Wraps(text, lines).find();
}

}  // namespace vacancy
