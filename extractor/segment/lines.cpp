// Marks in a text that has lines: every block that can be a heading or a label is offered
// to the heading and label grammars.
#include <algorithm>

#include "base/ascii.h"
#include "segment/contents_list.h"
#include "segment/marks.h"
#include "segment/role_table.h"
#include "segment/role_titles.h"

namespace vacancy {
namespace {

constexpr std::size_t most_columns = 20;
constexpr std::uint32_t longest_heading = 120;
constexpr std::uint32_t longest_unknown_heading = 70;
constexpr std::uint32_t longest_label = 48;
constexpr std::uint32_t longest_line_of_labels = 300;
constexpr std::size_t lines_of_a_value = 3;
constexpr std::int32_t last_after_labels = 60;  ///< `sequence` of the job description
constexpr std::uint32_t shortest_prose = 100;
constexpr std::string_view details = "details";
constexpr std::uint32_t most_before_details = 1500;  ///< prose; details of the post stand at the head of it
constexpr std::uint32_t longest_note = 600;          ///< prose after a label that may belong to its value

/// The words of a heading: a final colon, dash or question mark taken off.
Span heading_words(std::string_view text, Span span) {
    for (;;) {
        const std::string_view words = span.of(text);
        if (words.ends_with(':') || words.ends_with('-') || words.ends_with('?') || words.ends_with(' ')) {
            span.end -= 1;
        } else if (words.ends_with("–") || words.ends_with("—")) {
            span.end -= 3;
        } else {
            return trim(text, span);
        }
    }
}

class LineMarks {
public:
    LineMarks(const Document& document, Matcher& matcher, const std::vector<RoleTitle>& titles,
              const RoleTable& roles)
        : document_(document), matcher_(matcher), titles_(titles), roles_(roles) {}

    std::vector<Mark> find() {
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            const Span span = document_.blocks[i].span;
            if (span.begin >= document_.given_end && !roles_.contains(span)) visit(i);
        }
        if (!roles_.cells.empty()) add_cells();
        return std::move(marks_);
    }

private:
    void add_cells() {
        for (const RoleTable::Cell& cell : roles_.cells)
            add_value(cell.label, {cell.value.begin, cell.value.begin}, cell.value);
        std::stable_sort(marks_.begin(), marks_.end(),
                         [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
    }

    void visit(std::size_t i) {
        const Block& block = document_.blocks[i];
        if (i < contents_end_) return;
        if (block.span.size() >= shortest_prose) prose_ += block.span.size();
        if (section_.empty() && !labels_seen_ && is_noise(block))
            return add(Mark::Kind::noise, nullptr, block.span);
        const Span words = heading_words(document_.text, block.span);
        if (words.empty()) return;
        if (words.size() <= longest_heading) {
            if (role_heading(block, words)) return;
            if (label_line(i, words) || label_cell(i, words) || known_heading(i, words) ||
                listed_heading(block, words) || after_contents(block, words) || unknown_heading(block, words))
                return;
        }
        if (!label_in_column(block)) label_with_value(block);
    }

    /// The contents list names the parts of the advert, which come again as headings: a run of
    /// top headings in their usual order, of three or more or followed by one of them.
    std::size_t contents_end(std::size_t i) {
        std::size_t end = i + 1, entries = 0;
        std::int32_t last = 0;
        for (; end < document_.blocks.size(); ++end) {
            const Rule* rule = heading_rule(document_.blocks[end]);
            if (!rule || rule->level != 1 || rule->sequence <= last) {
                const bool again = rule && rule->level == 1;
                return entries >= 3 || (entries > 0 && again) ? end : i + 1;
            }
            last = rule->sequence;
            ++entries;
        }
        return i + 1;
    }

    const Rule* heading_rule(const Block& block) {
        const Span words = heading_words(document_.text, block.span);
        return words.empty() || words.size() > longest_heading ? nullptr : match_any(On::heading, words);
    }

    bool role_heading(const Block& block, Span words) {
        if (titles_.empty() || !block.gap_before || block.kind == BlockKind::cell) return false;
        const RoleTitle* title = title_said(document_.text, titles_, words);
        if (!title || title->line.overlaps(block.span)) return false;
        add(Mark::Kind::heading, nullptr, block.span);
        marks_.back().level = 1;
        section_ = "other";
        return true;
    }

    bool is_noise(const Block& block) {
        return block.span.size() <= 400 && match_any(On::noise, block.span) != nullptr;
    }

    bool label_line(std::size_t i, Span words) {
        const Block& block = document_.blocks[i];
        if (words.size() > longest_label || (block.kind == BlockKind::item && !stands_alone(i))) return false;
        const Rule* rule = match_label(words, false);
        if (!rule || (opens_part(block) && !label_follows(i))) return false;
        add(Mark::Kind::label, rule, block.span);
        prose_ = 0;
        return labels_seen_ = true;
    }

    /// 'Working pattern | Full-time' in a table anywhere: a label and its value in the next cell, which is
    /// none.
    bool label_cell(std::size_t i, Span words) {
        const auto& blocks = document_.blocks;
        if (blocks[i].kind != BlockKind::cell || i + 1 == blocks.size() || words.size() > longest_label)
            return false;
        const Block& next = blocks[i + 1];
        const Rule* rule = next.kind == BlockKind::cell && !next.gap_before && !next.begins_row
                               ? match_label(words, true)
                               : nullptr;
        if (!rule || match_label(heading_words(document_.text, next.span), true) || heads_figures(i))
            return false;
        add_value(rule, blocks[i].span, next.span);
        return true;
    }

    /// The head of a column: beneath 'Posts', in the next row, stands a figure and no other label.
    bool heads_figures(std::size_t i) {
        const auto& blocks = document_.blocks;
        if (blocks[i].column < 2) return false;
        std::size_t row = i + 1;
        while (row < blocks.size() && row - i <= most_columns && blocks[row].kind == BlockKind::cell &&
               !blocks[row].begins_row)
            ++row;
        if (row >= blocks.size() || !blocks[row].begins_row) return false;
        std::size_t beneath = row + 1;
        while (beneath < blocks.size() && !blocks[beneath].begins_row &&
               blocks[beneath].column < blocks[i].column)
            ++beneath;
        if (beneath >= blocks.size() || blocks[beneath].column != blocks[i].column ||
            blocks[beneath].begins_row)
            return false;
        const std::string_view words = document_.of(blocks[beneath].span);
        return !words.empty() && is_digit(words.front());
    }

    /// 'Working pattern      Full-time', set in two columns.
    bool label_in_column(const Block& block) {
        if (block.left == 0 || block.left >= block.span.size()) return false;
        const std::uint32_t middle = block.span.begin + block.left;
        const Span words = heading_words(document_.text, {block.span.begin, middle});
        const Rule* rule = words.empty() || words.size() > longest_label ? nullptr : match_label(words, true);
        if (!rule) return false;
        add_value(rule, words, trim(document_.text, {middle, block.span.end}));
        return true;
    }

    /// A line with a bullet or a number that is no item of a list: '3. Person specification', '• Salary:'.
    bool stands_alone(std::size_t i) const {
        const Block& block = document_.blocks[i];
        const Block* next = i + 1 < document_.blocks.size() ? &document_.blocks[i + 1] : nullptr;
        const bool item_follows = next && next->kind == BlockKind::item;
        if (block.gap_before) return !item_follows || next->gap_before;
        if (item_follows) return false;
        const bool first = i == 0 || document_.blocks[i - 1].kind != BlockKind::item;
        return document_.text[block.span.end - 1] == ':' || (first && next && next->gap_before);
    }

    bool opens_part(const Block& block) {
        const Rule* heading = heading_rule(block);
        return heading && heading->level == 1;
    }

    /// 'Location' is a label where further labels come after its value, else the heading of a part.
    bool label_follows(std::size_t i) {
        for (std::size_t next = i + 1; next < document_.blocks.size() && next <= i + lines_of_a_value;
             ++next) {
            const Block& block = document_.blocks[next];
            const Span words = heading_words(document_.text, block.span);
            if (opens_part(block)) return false;
            if (!words.empty() && words.size() <= longest_label && match_label(words, false)) return true;
        }
        return false;
    }

    /// 'Label: value' in one block.
    void label_with_value(const Block& block) {
        const std::string_view line = document_.of(block.span);
        const std::size_t colon = line.substr(0, longest_label).find(':');
        if (colon == std::string_view::npos || colon + 1 >= line.size()) return;
        Span words{block.span.begin, block.span.begin + static_cast<std::uint32_t>(colon)};
        words = trim(document_.text, words);
        if (words.empty()) return;
        const Rule* rule = match_label(words, true);
        if (!rule) return;
        add_labelled(rule, words, {block.span.begin + static_cast<std::uint32_t>(colon) + 1, block.span.end});
    }

    /// 'Post: Tide Clerk, Grade: HEO; Ref: 4711': the value of a label ends where the next begins.
    void add_labelled(const Rule* rule, Span label, Span rest) {
        for (;;) {
            const auto [next, words, colon] = next_label(rest);
            Span value = trim(document_.text, {rest.begin, next ? words.begin : rest.end});
            while (next && !value.empty() && ends_value(document_.text[value.end - 1]))
                value = trim(document_.text, {value.begin, value.end - 1});
            add_value(rule, label, value);
            if (!next) return;
            rule = next;
            label = words;
            rest.begin = colon + 1;
        }
    }

    static bool ends_value(char c) { return c == ',' || c == ';' || c == '|'; }

    struct NextLabel {
        const Rule* rule = nullptr;
        Span words;
        std::uint32_t colon = 0;
    };

    /// The first label in `rest` with a colon after it and a comma, a semicolon or a bar before.
    NextLabel next_label(Span rest) {
        const std::string_view text = document_.text;
        if (rest.size() > longest_line_of_labels) return {};
        for (std::size_t colon = text.find(':', rest.begin); colon < rest.end;
             colon = text.find(':', colon + 1)) {
            Span words{static_cast<std::uint32_t>(colon), static_cast<std::uint32_t>(colon)};
            while (words.begin > rest.begin && !ends_value(text[words.begin - 1])) --words.begin;
            if (words.begin == rest.begin) continue;
            words = trim(text, words);
            const Rule* rule =
                words.empty() || words.size() > longest_label ? nullptr : match_label(words, true);
            if (rule) return {rule, words, static_cast<std::uint32_t>(colon)};
        }
        return {};
    }

    bool known_heading(std::size_t i, Span words) {
        const Block& block = document_.blocks[i];
        if ((block.kind == BlockKind::item && !stands_alone(i)) || block.kind == BlockKind::cell)
            return false;
        const Rule* rule = match_any(On::heading, words);
        if (!rule || (among_labels() && !ends_labels(*rule) && block.kind != BlockKind::heading))
            return false;
        const bool late = rule->section == details && prose_ > most_before_details;
        add(Mark::Kind::heading, late ? nullptr : rule, block.span);
        section_ = late ? std::string_view("other") : rule->section;
        if (is_in_capitals(document_.of(words))) level_in_capitals_ = rule->level;
        if (section_ == "contents") {
            // The first one: each looks through all that follows.
            const bool first = contents_end_ == 0;
            contents_end_ = contents_end(i);
            if (first) contents_ = contents_list(document_, i);
            if (first && contents_end_ == i + 1) contents_end_ = contents_.end;
            contents_listed_ = contents_end_ > i + 1;
        }
        return true;
    }

    /// Among labels a value may read like a heading ('Security' as type of role): only the parts
    /// of an advert and its first sections end them, what the layout says is a heading, and prose.
    bool among_labels() const {
        return labels_seen_ && prose_ < longest_note && (section_.empty() || section_ == details);
    }
    static bool ends_labels(const Rule& rule) {
        return rule.level == 1 || (rule.sequence > 0 && rule.sequence <= last_after_labels);
    }

    /// A line that the contents list names, as one of the parts.
    bool listed_heading(const Block& block, Span words) {
        if (block.kind == BlockKind::cell || !contents_.names(document_.of(words))) return false;
        add(Mark::Kind::heading, match_any(On::heading, words), block.span);
        Mark& mark = marks_.back();
        mark.level = 1;
        section_ = mark.rule ? std::string_view(mark.rule->section) : std::string_view("other");
        return true;
    }

    /// The first line after a contents list is a heading, too: 'Foreword'.
    bool after_contents(const Block& block, Span words) {
        if (section_ != "contents" || !contents_listed_ || words.size() > longest_unknown_heading)
            return false;
        const char last = document_.text[block.span.end - 1];
        if (!is_alpha(document_.text[words.begin]) || last == '.' || last == ',') return false;
        if (is_digit(last) || block.kind == BlockKind::cell) return false;  // an entry and its page
        add(Mark::Kind::heading, nullptr, block.span);
        marks_.back().level = 1;
        section_ = "other";
        return true;
    }

    /// A line that the layout marks as a heading and no rule knows; or one in capitals, as known ones are,
    /// and of their level.
    bool unknown_heading(const Block& block, Span words) {
        const bool plain = block.kind == BlockKind::paragraph;
        const bool by_layout = block.kind == BlockKind::heading || (plain && block.strong);
        const bool in_capitals = plain && level_in_capitals_ != 0 && words == block.span &&
                                 is_in_capitals(document_.of(words)) && !holds_value(document_.of(words));
        const bool marked = by_layout || in_capitals;
        if (!marked || section_.empty() || words.size() > longest_unknown_heading) return false;
        const char last = document_.text[words.end - 1];
        if (last == '.' || last == ',' || last == ';' || !is_heading_start(document_.text[words.begin]))
            return false;
        add(Mark::Kind::heading, nullptr, block.span);
        if (!by_layout) marks_.back().level = level_in_capitals_;
        return true;
    }

    /// 'TELEPHONE: 01632 960 733'.
    static bool holds_value(std::string_view words) {
        constexpr std::ptrdiff_t most_digits = 4;  // a year
        return words.find(": ") != std::string_view::npos || words.find('@') != std::string_view::npos ||
               std::count_if(words.begin(), words.end(), is_digit) > most_digits;
    }

    static bool is_heading_start(char c) { return !is_lower(c); }

    /// 'WHAT YOU GET'; 'HEO' is no heading.
    static bool is_in_capitals(std::string_view words) {
        constexpr std::ptrdiff_t least = 6;
        return std::count_if(words.begin(), words.end(), is_upper) >= least &&
               std::none_of(words.begin(), words.end(), is_lower);
    }

    const Rule* match_any(On on, Span words) { return matcher_.rule_for_line(on, document_.of(words)); }

    /// Labels stand in the sections that their `within` names; "*" allows the form with a
    /// colon and the value on the same line anywhere.
    const Rule* match_label(Span words, bool with_value) {
        return matcher_.rule_for_line(On::label, document_.of(words),
                                      [&](const Rule& rule) { return label_allowed(rule, with_value); });
    }

    bool label_allowed(const Rule& rule, bool with_value) const {
        const std::string_view here = section_.empty() ? std::string_view("preamble") : section_;
        bool allowed = false;
        for (const Scope& scope : rule.within) {
            if (scope.kind == Scope::Kind::section && scope.id == here) {
                if (scope.exclude) return false;
                allowed = true;
            }
            if (scope.kind == Scope::Kind::everywhere && with_value) allowed = true;
        }
        return allowed;
    }

    void add(Mark::Kind kind, const Rule* rule, Span span) {
        marks_.push_back({kind, rule, span, {}, false});
    }
    /// A label whose value stands beside it.
    void add_value(const Rule* rule, Span label, Span value) {
        marks_.push_back({Mark::Kind::label, rule, label, value, true});
    }

    const Document& document_;
    Matcher& matcher_;
    const std::vector<RoleTitle>& titles_;
    const RoleTable& roles_;
    std::vector<Mark> marks_;
    std::string_view section_;
    std::size_t contents_end_ = 0;
    ContentsList contents_;
    bool contents_listed_ = false;  ///< entries stand beneath
    bool labels_seen_ = false;
    std::uint8_t level_in_capitals_ = 0;  ///< of the last known heading in capitals
    std::uint32_t prose_ = 0;             ///< bytes since the last label
};

}  // namespace

std::vector<Mark> marks_in_lines(const Document& document, Matcher& matcher,
                                 const std::vector<RoleTitle>& titles, const RoleTable& roles) {
    return LineMarks(document, matcher, titles, roles).find();
}

}  // namespace vacancy
