#include <algorithm>

#include "base/ascii.h"
#include "document/builder.h"
#include "document/byte_set.h"
#include "document/clean.h"
#include "document/decode.h"
#include "document/inline.h"
#include "document/lines.h"
#include "document/literal.h"
#include "document/marks.h"

namespace vacancy {

namespace {

constexpr std::uint32_t kWidestRow = 400;  ///< a longer line is prose, whatever tabs it holds
constexpr std::uint32_t kLongestHeading = 120;
constexpr std::size_t kLongestLabel = 40;
constexpr ByteSet kBars("|\t");
constexpr ByteSet kTabs("\t");
constexpr std::uint8_t kInline = Line::star | Line::bracket | Line::angle | Line::backslash;

/// Depth of list items by their indentation and their glyph.
class Levels {
public:
    void clear() { stack_.clear(); }

    unsigned of(std::uint32_t indent, char32_t glyph) {
        while (!stack_.empty() && stack_.back().indent > indent + 1) stack_.pop_back();
        const auto same = std::find_if(stack_.begin(), stack_.end(), [&](const Level& level) {
            return level.glyph == glyph && level.indent + 1 >= indent;
        });
        if (same != stack_.end()) {
            stack_.erase(same + 1, stack_.end());
        } else if (stack_.size() < 9) {
            stack_.push_back({indent, glyph});
        }
        return static_cast<unsigned>(stack_.size());
    }

private:
    struct Level {
        std::uint32_t indent;
        char32_t glyph;
    };
    std::vector<Level> stack_;
};

/// '|---|:--:|', the rule under a table's head.
bool is_table_rule(std::string_view line) {
    return line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|-:+ \t") == std::string_view::npos;
}

class PlainReader {
public:
    PlainReader(std::string_view text, Document& document, const Limits& limits)
        : text_(text), document_(document), builder_(document, limits) {}

    void run() {
        lines_ = split_lines(text_);
        document_.layout = measure_layout(text_, lines_);
        if (document_.layout != Layout::lines && is_literal(text_)) {
            read_literal(builder_, text_);
        } else {
            read_lines();
        }
        builder_.finish();
    }

private:
    std::string_view of(std::size_t i) const { return lines_[i].of(text_); }
    std::uint32_t begin_of(std::size_t i) const { return lines_[i].begin; }

    void read_lines() {
        drop_running_matter(text_, lines_);
        rows_ = find_rows(text_, lines_);
        if (part_side_headings(text_, rows_, lines_)) rows_ = find_rows(text_, lines_);
        cells_ = find_blank_tables(text_, lines_);
        wraps_ = find_wraps(text_, lines_);
        numbered_ = find_numbered_headings(text_, lines_);
        look_for_markdown();
        for (std::size_t i = 0; i < lines_.size() && !builder_.full();) {
            if (lines_[i].gap_before) builder_.gap();
            i = read_line(i);
        }
    }

    /// Signs that the whole text is Markdown: several headings or stretches of bold.
    void look_for_markdown() {
        unsigned signs = 0;
        for (const Line& line : lines_) {
            const std::string_view words = line.of(text_);
            if ((line.marks & Line::hash) != 0) {
                signs += heading_marks(words) != 0;
                stray_hashes_ = stray_hashes_ || words == "#";
            }
            if ((line.marks & Line::star) != 0) signs += words.find("**") != std::string_view::npos;
            if ((line.marks & Line::bracket) != 0) signs += words.find("](") != std::string_view::npos;
        }
        markdown_ = signs >= 2;
    }

    /// Reads the block that begins on line i; gives the next line to read.
    std::size_t read_line(std::size_t i) {
        const std::string_view line = of(i);
        if ((lines_[i].marks & Line::side) != 0) return read_heading(i, {begin_of(i), lines_[i].end}, 3);
        if (rule_of(line) != 0) return read_rule(i);
        if (const unsigned level = heading_marks(line)) return read_marked_heading(i, level);
        if (is_row(i)) return read_row(i);
        if (next_label(line, 0) != std::string_view::npos) return read_labels(i);
        if (has_cells(i)) return read_cells(i);
        if (row_at(i).right != 0) return read_columns(i);
        if (const Bullet bullet = bullet_of(line); bullet.size != 0)
            return is_numbered_heading(i) ? read_heading(i, words_after(i, bullet), 2) : read_item(i, bullet);
        if (is_underlined(i)) return read_underlined(i);
        if (item_to_come_) {
            item_to_come_ = false;
        } else {
            builder_.set_kind(BlockKind::paragraph);
            levels_.clear();
        }
        return read_words(i, begin_of(i));
    }

    std::size_t read_rule(std::size_t i) {
        builder_.gap();
        in_table_ = false;
        return i + 1;
    }

    /// The words of line i from `begin` on, and of the lines that carry it on.
    std::size_t read_words(std::size_t i, std::uint32_t begin) {
        in_table_ = false;
        add(i, begin, lines_[i].end);
        while (i + 1 < lines_.size() && wraps_[i + 1] && !has_cells(i + 1)) carry_on(++i);
        builder_.end_block();
        return i + 1;
    }

    /// Line i, and the blanks that part it from what stands before, which may be running matter.
    void carry_on(std::size_t i) {
        std::uint32_t end = lines_[i - 1].end;
        const std::string_view between = text_.substr(end, begin_of(i) - end);
        const std::size_t words = between.find_last_not_of(" \n\t\r\f\v");
        if (words + 1 < between.size()) end += static_cast<std::uint32_t>(words + 1);
        builder_.add(text_.substr(end, begin_of(i) - end), end);
        add(i, begin_of(i), lines_[i].end);
    }

    void add(std::size_t i, std::uint32_t begin, std::uint32_t end) {
        const bool stray_hash = stray_hashes_ && end - begin >= 3 && text_[end - 1] == '#';
        const std::string_view words = text_.substr(begin, end - begin - (stray_hash ? 1 : 0));
        if ((lines_[i].marks & kInline) == 0) {
            builder_.add(words, begin);
        } else {
            add_inline(builder_, document_, words, begin, markdown_);
        }
    }

    std::size_t read_marked_heading(std::size_t i, unsigned level) {
        Trimmed words = trim(text_, begin_of(i) + level, lines_[i].end);
        while (!words.empty() && text_[words.end - 1] == '#') words = trim(text_, words.begin, words.end - 1);
        if (words.empty()) {
            builder_.gap();
            return i + 1;
        }
        builder_.gap();
        return read_heading(i, words, level);
    }

    std::size_t read_heading(std::size_t i, Trimmed words, unsigned level) {
        levels_.clear();
        item_to_come_ = in_table_ = false;
        builder_.set_kind(BlockKind::heading, level);
        add(i, static_cast<std::uint32_t>(words.begin), static_cast<std::uint32_t>(words.end));
        builder_.end_block();
        return i + 1;
    }

    /// A short line on its own with a rule right under it.
    bool is_underlined(std::size_t i) const {
        if (i + 1 == lines_.size() || lines_[i + 1].gap_before || lines_[i].size() > kLongestHeading)
            return false;
        const char rule = rule_of(of(i + 1));
        return (rule == '-' || rule == '=') && (i == 0 || lines_[i].gap_before);
    }

    std::size_t read_underlined(std::size_t i) {
        return read_heading(i, {begin_of(i), lines_[i].end}, rule_of(of(i + 1)) == '=' ? 1 : 2) + 1;
    }

    bool is_numbered_heading(std::size_t i) const { return i < numbered_.size() && numbered_[i]; }

    Trimmed words_after(std::size_t i, Bullet bullet) const {
        return trim(text_, begin_of(i) + bullet.size, lines_[i].end);
    }

    std::size_t read_item(std::size_t i, Bullet bullet) {
        const unsigned level = levels_.of(lines_[i].indent, bullet.glyph);
        builder_.set_kind(BlockKind::item, level);
        Trimmed words = words_after(i, bullet);
        for (int again = 0; again < 2 && !words.empty(); ++again) {
            const Bullet second = bullet_of(text_.substr(words.begin, words.end - words.begin));
            words = trim(text_, words.begin + second.size, words.end);
        }
        item_to_come_ = words.empty();
        if (words.empty()) return i + 1;
        return read_words(i, static_cast<std::uint32_t>(words.begin));
    }

    /// Cells on one line: between tabs, or between bars of a table.
    bool is_row(std::size_t i) const {
        const Line& line = lines_[i];
        if ((line.marks & (Line::pipe | Line::tab)) == 0 || line.size() > kWidestRow) return false;
        const std::string_view words = of(i);
        if ((line.marks & Line::pipe) != 0 && has_bars(i, words)) return true;
        if (bullet_of(words).size != 0) return false;
        const bool goes_on = i > 0 && tab_row_ == i - 1 && !line.gap_before;
        return words.find('\t') != std::string_view::npos || (goes_on && tabs_before(i) != 0);
    }

    /// Cells that are empty at the begin of a row.
    unsigned tabs_before(std::size_t i) const {
        unsigned tabs = 0;
        for (std::size_t at = begin_of(i); at > 0 && (text_[at - 1] == '\t' || text_[at - 1] == ' '); --at)
            tabs += text_[at - 1] == '\t' ? 1 : 0;
        return tabs;
    }

    bool has_bars(std::size_t i, std::string_view words) const {
        const std::size_t bar = words.find('|');
        if (bar == std::string_view::npos) return false;
        if (words.front() == '|' || words.back() == '|') return true;
        if (in_table_ && !lines_[i].gap_before) return true;
        if (i + 1 < lines_.size() && is_table_rule(of(i + 1)) && (lines_[i + 1].marks & Line::pipe) != 0)
            return true;
        return words.find(": |") != std::string_view::npos ||
               words.find('|', bar + 1) != std::string_view::npos;
    }

    std::size_t read_row(std::size_t i) {
        const std::string_view words = of(i);
        const bool bars = has_bars(i, words);
        in_table_ = bars;
        if (!bars) tab_row_ = i;
        item_to_come_ = false;
        levels_.clear();
        if (bars && is_table_rule(words)) return i + 1;
        const bool bar_first = bars && words.front() == '|';
        unsigned column = bar_first ? 0 : 1 + tabs_before(i);
        const std::size_t before = document_.blocks.size();
        for (std::uint32_t begin = begin_of(i); begin < lines_[i].end; ++column) {
            builder_.set_cell(column, document_.blocks.size() == before);
            const std::size_t found = (bars ? kBars : kTabs).find(text_.substr(0, lines_[i].end), begin);
            const auto end = static_cast<std::uint32_t>(found);
            add(i, begin, end);
            builder_.end_block();
            begin = end + 1;
        }
        return i + 1;
    }

    bool has_cells(std::size_t i) const { return i < cells_.size() && !cells_[i].cells.empty(); }

    /// A row of a table that blanks set, and the lines that carry its cells on.
    std::size_t read_cells(std::size_t i) {
        item_to_come_ = in_table_ = false;
        levels_.clear();
        std::size_t end = i + 1;
        while (has_cells(end) && cells_[end].goes_on) ++end;
        std::uint32_t last = 0;
        for (std::size_t k = i; k < end; ++k) last = std::max(last, cells_[k].cells.back().column);
        for (std::uint32_t column = 0; column <= last; ++column) read_cell(column, i, end);
        return end;
    }

    /// The words that lines i to end have in the column.
    void read_cell(std::uint32_t column, std::size_t i, std::size_t end) {
        builder_.set_cell(column + 1, column == 0);
        for (std::size_t k = i; k < end; ++k) {
            const std::vector<BlankCell>& cells = cells_[k].cells;
            for (std::size_t c = 0; c < cells.size(); ++c) {
                if (cells[c].column != column) continue;
                const std::uint32_t begin = cells[c].begin;
                if (k > i && begin > 0) builder_.add(text_.substr(begin - 1, 1), begin - 1);
                add(k, begin, c + 1 < cells.size() ? cells[c + 1].begin : lines_[k].end);
            }
        }
        builder_.end_block();
    }

    ColumnRow row_at(std::size_t i) const { return i < rows_.size() ? rows_[i] : ColumnRow{}; }

    /// 'Grade      HEO', and the lines beneath that carry the second part on.
    std::size_t read_columns(std::size_t i) {
        item_to_come_ = in_table_ = false;
        levels_.clear();
        builder_.set_kind(BlockKind::paragraph);
        const std::uint32_t right = row_at(i).right;
        add(i, begin_of(i), right);
        builder_.second_column();
        add(i, right, lines_[i].end);
        while (row_at(i + 1).goes_on) carry_on(++i);
        builder_.end_block();
        return i + 1;
    }

    /// 'Grade: HEO      Salary: £30,000': where the next label begins, after a value and a wide gap.
    static std::size_t next_label(std::string_view line, std::size_t from) {
        const std::size_t colon = line.size() > kWidestRow ? std::string_view::npos : line.find(':', from);
        if (colon == std::string_view::npos) return colon;
        for (std::size_t gap = line.find(kWideGap, colon + 1); gap < line.size();) {
            const std::size_t begin = line.find_first_not_of(' ', gap);
            const std::string_view label = line.substr(begin, line.find(':', begin) - begin);
            const bool closed = begin + label.size() < line.size();
            const bool held = line.find_first_not_of(' ', colon + 1) < gap;
            if (closed && held && !label.empty() && label.size() <= kLongestLabel && is_alpha(label[0]) &&
                label.find(kWideGap) == std::string_view::npos)
                return begin;
            gap = line.find(kWideGap, begin);
        }
        return std::string_view::npos;
    }

    std::size_t read_labels(std::size_t i) {
        const std::string_view line = of(i);
        item_to_come_ = in_table_ = false;
        levels_.clear();
        builder_.set_kind(BlockKind::cell);
        for (std::size_t begin = 0; begin < line.size();) {
            const std::size_t end = std::min(next_label(line, begin), line.size());
            add(i, begin_of(i) + static_cast<std::uint32_t>(begin),
                begin_of(i) + static_cast<std::uint32_t>(end));
            builder_.end_block();
            begin = end;
        }
        return i + 1;
    }

    std::string_view text_;
    Document& document_;
    Builder builder_;
    std::vector<Line> lines_;
    std::vector<bool> wraps_, numbered_;
    std::vector<ColumnRow> rows_;
    std::vector<CellRow> cells_;
    Levels levels_;
    bool markdown_ = false;
    bool stray_hashes_ = false;  ///< '#' stands alone on lines: debris, also at the end of others
    bool item_to_come_ = false;  ///< a list mark stood alone on its line
    bool in_table_ = false;
    std::size_t tab_row_ = 0;  ///< the last line whose cells tabs part
};

}  // namespace

Result<Document> read_plain(std::string_view bytes, std::string_view charset_hint, const Limits& limits) {
    Document document;
    Decoded decoded;
    decode(bytes, charset_hint, {}, decoded);
    document.charset = decoded.charset;
    document.diagnostics = std::move(decoded.diagnostics);
    document.text.reserve(decoded.text.size() + 1);
    PlainReader(decoded.text, document, limits).run();
    document.origin = compose(document.origin, decoded.origin);
    document.source_lines = line_begins(bytes, decoded);
    return document;
}

}  // namespace vacancy
