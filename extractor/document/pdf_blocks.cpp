#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/ascii.h"
#include "document/pdf_habits.h"
#include "document/pdf_lines.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

constexpr float kSlack = 2.0F;          ///< points: what counts as the same edge
constexpr float kNarrower = 14.0F;      ///< a panel may be narrower than the text around it by this
constexpr float kFarRight = 0.25F;      ///< of the width: a line that has more room was not wrapped
constexpr float kBlank = 0.18F;         ///< width of a blank, times the size
constexpr float kPitchSlack = 1.15F;    ///< wider line spacing than this times the usual parts blocks
constexpr float kGap = 1.6F;            ///< times the usual line spacing: a blank line
constexpr float kLostBulletMin = 4.5F;  ///< width of a bullet whose glyph is lost, with its blank
constexpr float kLostBulletMax = 10.0F;
constexpr float kBlanks = 12.0F;  ///< typed at the front of a line push it in by up to this
constexpr float kPushedIn = 20.0F;
constexpr float kIndentMin = 10.0F;  ///< of a list, from the margin
constexpr float kIndentMax = 120.0F;
constexpr float kPageTop = 5.0F;  ///< lower than this below the usual top: a new block
constexpr std::size_t kHeadingBytes = 120;

class Blocks {
public:
    Blocks(const PdfText& text, const std::vector<PdfLine>& lines)
        : text_(text), lines_(lines), habits_(text, lines) {}
    void build();
    Document write(const Limits& limits);

private:
    /// A block: lines [first, last).
    struct Part {
        std::uint32_t first = 0, last = 0;
        BlockKind kind = BlockKind::paragraph;
        std::uint8_t level = 0;
        bool gap = false;
        bool spaced = false;  ///< set apart from the block before
        Span bullet;          ///< what to leave off the first line
        float left = 0;       ///< of the first line's text
        float rest = 0;       ///< left edge that further lines have
    };

    const PdfText& text_;
    const std::vector<PdfLine>& lines_;
    const PdfHabits habits_;
    std::vector<Part> parts_;
    std::vector<float> depths_;  ///< left edges of the open lists
    Document document_;

    std::string_view word(std::uint32_t i) const { return text_.words[i].chars.of(text_.chars); }
    std::string_view last_word(const PdfLine& line) const { return word(line.last - 1); }
    float snapped(const PdfLine& line) const;

    float room_needed(const PdfLine& next) const;
    float room_left(const PdfLine& line, const PdfLine& next) const;
    bool wrapped(const PdfLine& line, const PdfLine& next) const;
    bool is_list_dash(const PdfLine& line, const PdfLine& before) const;
    std::optional<float> lost_bullet_margin(const PdfLine& line) const;
    bool is_numbered(const PdfLine& line) const;
    bool is_indented(const PdfLine& line) const;
    bool spaced_as_one(const PdfLine& before, const PdfLine& line) const;
    bool returns_to_margin(const PdfLine& first, const PdfLine& line) const;
    bool aligned(const Part& part, const PdfLine& line) const;
    bool continues(const Part& part, std::uint32_t at) const;
    bool set_apart(const PdfLine& before, const PdfLine& line) const;
    bool runs_over(const Part& part, std::uint32_t at) const;
    bool gap_between(const PdfLine& before, const PdfLine& line) const;
    Part opened(std::uint32_t at) const;
    void classify(Part& part);
    bool is_heading(const Part& part) const;
    std::uint8_t list_depth(float left);

    bool joins_without_blank(std::string_view before, std::string_view next) const;
    void write_part(const Part& part);
    void warn(std::string code, std::string message, std::string help, Severity severity);
    void write_word(const PdfWord& word, std::string_view chars, bool blank);
};

/// The left edge that the line belongs to: its own, or the margin a blank to the left of it.
float Blocks::snapped(const PdfLine& line) const {
    const float in = line.left - habits_.margin(line);
    return in > 0 && in < kLostBulletMin ? habits_.margin(line) : line.left;
}

// ---- does a line continue the one before?

/// Width of what must have fitted on the line before: the first word, or as much
/// of it as stands before a place where a word may be broken.
float Blocks::room_needed(const PdfLine& next) const {
    const PdfWord& first = text_.words[next.first];
    const std::string_view chars = first.chars.of(text_.chars);
    const std::size_t cut = chars.find_first_of("-/", 1);
    const float width = first.right - first.left;
    if (cut == std::string_view::npos || cut + 1 >= chars.size()) return width;
    return width * static_cast<float>(cut + 1) / static_cast<float>(chars.size());
}

float Blocks::room_left(const PdfLine& line, const PdfLine& next) const {
    const float blank = kBlank * line.size;
    return habits_.right_edge(line) - line.right - blank - room_needed(next);
}

bool starts_small(std::string_view word) {
    return !word.empty() && (is_lower(word.front()) || is_digit(word.front()) || word.front() == '(');
}

bool ends_sentence(std::string_view word) {
    return word.ends_with('.') || word.ends_with(':') || word.ends_with(';') || word.ends_with('?') ||
           word.ends_with('!');
}

/// The line was broken because the next word did not fit. Words glued by fixed
/// blanks break earlier: then small letters tell.
bool Blocks::wrapped(const PdfLine& line, const PdfLine& next) const {
    const float room = room_left(line, next);
    if (room <= 0) return true;
    const std::string_view end = last_word(line);
    if (ends_sentence(end)) return false;
    if (room <= kNarrower) return end.ends_with(',') || starts_small(word(next.first));
    return is_lower(word(next.first).front()) && room < kFarRight * habits_.width(line);
}

bool Blocks::spaced_as_one(const PdfLine& before, const PdfLine& line) const {
    const bool next_column = before.column_right > 0 && line.column_left > before.column_right;
    if (next_column) return before.page == line.page;
    if (before.page == line.page) {
        const float down = line.middle() - before.middle();
        return down > 0.5F * line.size && down <= kPitchSlack * habits_.pitch(line.size);
    }
    return before.page + 1 == line.page && line.top < habits_.page_top() + kPageTop;
}

/// A dash at the front of a line begins an item, unless the line before ran into it.
bool Blocks::is_list_dash(const PdfLine& line, const PdfLine& before) const {
    if (ends_sentence(last_word(before)) || !before.bullet.empty()) return true;
    return !(spaced_as_one(before, line) && std::abs(before.left - line.left) < kSlack &&
             wrapped(before, line));
}

/// The margin of a first line that stands in by the width of a bullet, the glyph
/// of which is lost.
std::optional<float> Blocks::lost_bullet_margin(const PdfLine& line) const {
    if (line.cell || !habits_.is_body(line)) return {};
    for (float in = kLostBulletMin; in <= kLostBulletMax; in += 1) {
        const float margin = line.left - in;
        if (std::abs(margin - habits_.margin(line)) < 1) return habits_.margin(line);
        if (margin > habits_.margin(line) + kIndentMin &&
            habits_.lines_at(margin) > habits_.lines_at(line.left))
            return margin;
    }
    return {};
}

bool is_number(std::string_view word) {
    if (word.size() < 2 || word.size() > 4 || (word.back() != '.' && word.back() != ')')) return false;
    const std::string_view inner = word.substr(0, word.size() - 1);
    return std::all_of(inner.begin(), inner.end(), is_digit) || (inner.size() == 1 && is_lower(inner[0]));
}

/// '(a)', '(3)'
bool is_letter(std::string_view word) {
    return word.size() >= 3 && word.size() <= 5 && word.front() == '(' && is_number(word.substr(1));
}

/// '1.' that hangs out to the left of an indented list.
bool Blocks::is_numbered(const PdfLine& line) const {
    if (line.cell || !habits_.is_body(line) || line.last - line.first < 2 || !is_number(word(line.first)))
        return false;
    const float left = text_.words[line.first + 1].left;
    return left >= habits_.margin(line) + kIndentMin && habits_.lines_at(left) > 0;
}

bool Blocks::is_indented(const PdfLine& line) const {
    const float in = line.left - habits_.margin(line);
    return !line.cell && habits_.is_body(line) && in >= kIndentMin && in <= kIndentMax &&
           habits_.lines_at(line.left) > 1;
}

/// Only the first line was pushed in, by a lost bullet or blanks.
bool Blocks::returns_to_margin(const PdfLine& first, const PdfLine& line) const {
    return first.left > line.left && first.left - line.left <= kPushedIn &&
           habits_.lines_at(first.left) > 0 &&
           (room_left(first, line) <= 0 || is_lower(word(line.first).front()));
}

bool Blocks::aligned(const Part& part, const PdfLine& line) const {
    const PdfLine& first = lines_[part.first];
    const float left =
        line.left - habits_.margin(line) + habits_.margin(first);  // in the column of the first
    if (std::abs(left - part.rest) <= kSlack) return true;
    const bool second = part.last - part.first == 1;
    if (second && !part.bullet.empty() && std::abs(left - first.left) <= kSlack) return true;
    if (second && part.kind == BlockKind::item && returns_to_margin(first, line)) return true;
    return std::abs(left - part.rest) <= kBlanks && is_lower(word(line.first).front());
}

/// Parted by the space of a paragraph: more than line spacing, and not empty lines.
bool Blocks::set_apart(const PdfLine& before, const PdfLine& line) const {
    if (before.page != line.page) return false;
    const float lines = (line.middle() - before.middle()) / habits_.pitch(line.size);
    return lines > kPitchSlack && std::abs(lines - std::round(lines)) > 0.04F;
}

/// Whether the line `at`, the first of a page, can belong to the block at the
/// foot of the page before. Paragraphs are broken so that two lines at least
/// stand on either side.
bool Blocks::runs_over(const Part& part, std::uint32_t at) const {
    const PdfLine& before = lines_[at - 1];
    const PdfLine& line = lines_[at];
    if (part.spaced && part.last - part.first == 1) return false;
    const bool alone = at + 1 < lines_.size() && set_apart(line, lines_[at + 1]);
    if (part.spaced && alone) return false;
    if (!ends_sentence(last_word(before))) return true;
    if (part.kind == BlockKind::item) return is_lower(word(line.first).front());
    const auto bold = [this](std::uint32_t i) { return text_.fonts[text_.words[i].font].bold; };
    return bold(before.last - 1) || !bold(line.first);
}

bool Blocks::continues(const Part& part, std::uint32_t at) const {
    const PdfLine& before = lines_[at - 1];
    const PdfLine& line = lines_[at];
    if (!spaced_as_one(before, line) || !PdfHabits::same_size(before.size, line.size)) return false;
    if (habits_.ratio(line) >= PdfHabits::kLarge) return before.page == line.page && before.bold == line.bold;
    if (!line.bullet.empty() && is_list_dash(line, before)) return false;
    if (is_letter(word(line.first)) && is_letter(word(lines_[part.first].first))) return false;
    if (!aligned(part, line) || !wrapped(before, line)) return false;
    return before.page == line.page || runs_over(part, at);
}

// ---- blocks

bool Blocks::gap_between(const PdfLine& before, const PdfLine& line) const {
    if (before.page != line.page) return line.top >= habits_.page_top() + kPageTop;
    return line.middle() - before.middle() > kGap * habits_.pitch(line.size);
}

Blocks::Part Blocks::opened(std::uint32_t at) const {
    const PdfLine& line = lines_[at];
    Part part;
    part.first = at;
    part.last = at + 1;
    part.left = part.rest = line.text_left;
    part.gap = at > 0 && gap_between(lines_[at - 1], line);
    part.spaced = at > 0 && set_apart(lines_[at - 1], line);
    if (line.cell) {
        part.kind = BlockKind::cell;
    } else if (!line.bullet.empty() && (at == 0 || is_list_dash(line, lines_[at - 1]))) {
        part.kind = BlockKind::item;
        part.left = line.left;
        part.bullet = line.bullet;
    } else if (is_numbered(line)) {
        part.kind = BlockKind::item;
        part.left = part.rest = text_.words[line.first + 1].left;
        part.bullet = text_.words[line.first].chars;
    } else if (const auto margin = lost_bullet_margin(line)) {
        part.kind = BlockKind::item;
        part.rest = *margin;
    } else if (is_indented(line)) {
        part.kind = BlockKind::item;
    } else {
        part.rest = snapped(line);
    }
    return part;
}

std::size_t bytes_of(const PdfText& text, const PdfLine& line) {
    std::size_t n = 0;
    for (std::uint32_t i = line.first; i < line.last; ++i) n += text.words[i].chars.size() + 1;
    return n;
}

bool Blocks::is_heading(const Part& part) const {
    if (part.kind != BlockKind::paragraph) return false;
    const float ratio = habits_.ratio(lines_[part.first]);
    if (ratio >= PdfHabits::kLarge) return true;
    std::size_t bytes = 0;
    for (std::uint32_t i = part.first; i < part.last; ++i) {
        if (!lines_[i].bold) return false;
        bytes += bytes_of(text_, lines_[i]);
    }
    const std::string_view end = last_word(lines_[part.last - 1]);
    return ratio >= PdfHabits::kLarger ||
           (bytes <= kHeadingBytes && !end.ends_with('.') && !end.ends_with(','));
}

std::uint8_t Blocks::list_depth(float left) {
    while (!depths_.empty() && depths_.back() > left + kSlack) depths_.pop_back();
    if (depths_.empty() || depths_.back() < left - kSlack) depths_.push_back(left);
    return static_cast<std::uint8_t>(std::min<std::size_t>(depths_.size(), 9));
}

void Blocks::classify(Part& part) {
    if (part.kind == BlockKind::item) {
        part.level = list_depth(part.left);
        return;
    }
    depths_.clear();
    if (!is_heading(part)) return;
    part.kind = BlockKind::heading;
    part.level = habits_.heading_level(lines_[part.first].size);
}

void Blocks::build() {
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        if (i > 0 && continues(parts_.back(), i)) {
            Part& part = parts_.back();
            if (part.last - part.first == 1) part.rest = lines_[i].left;
            ++part.last;
        } else {
            parts_.push_back(opened(i));
        }
    }
    for (Part& part : parts_) classify(part);
}

// ---- text

bool Blocks::joins_without_blank(std::string_view before, std::string_view next) const {
    if (before.size() < 2 || next.empty()) return false;
    return before.ends_with('/') ||
           (before.ends_with('-') && (is_alnum(next.front()) || !is_utf8_tail(next.front())));
}

bool parted(const PdfWord& word, const PdfWord& next) {
    return word.blank || next.left - word.right > 0.1F * next.size;
}

void Blocks::write_word(const PdfWord& word, std::string_view chars, bool blank) {
    if (blank) document_.text += ' ';
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += chars;
    document_.placed.push_back({{begin, static_cast<std::uint32_t>(document_.text.size())},
                                word.page,
                                {word.left, word.top, word.right, word.bottom}});
}

void Blocks::write_part(const Part& part) {
    Block block;
    block.kind = part.kind;
    block.level = part.level;
    block.gap_before = part.gap;
    block.strong = true;
    block.span.begin = static_cast<std::uint32_t>(document_.text.size());
    for (std::uint32_t n = part.first; n < part.last; ++n) {
        const PdfLine& line = lines_[n];
        block.strong = block.strong && line.bold;
        for (std::uint32_t i = line.first; i < line.last; ++i) {
            const PdfWord& each = text_.words[i];
            Span span = each.chars;
            const bool bullet =
                part.kind == BlockKind::item && n == part.first && part.bullet.begin == span.begin;
            if (bullet) span.begin = part.bullet.end;
            const std::string_view chars = trim(span.of(text_.chars));
            if (chars.empty()) continue;
            bool blank = document_.text.size() > block.span.begin;
            if (blank && i == line.first) blank = !joins_without_blank(word(i - 1), chars);
            if (blank && i > line.first) blank = parted(text_.words[i - 1], each);
            write_word(each, chars, blank);
        }
    }
    block.span.end = static_cast<std::uint32_t>(document_.text.size());
    if (block.span.empty()) return;
    document_.text += '\n';
    document_.source_lines.push_back(block.span.begin);
    document_.blocks.push_back(block);
}

void Blocks::warn(std::string code, std::string message, std::string help, Severity severity) {
    Diagnostic note;
    note.severity = severity;
    note.code = std::move(code);
    note.message = std::move(message);
    note.help = std::move(help);
    document_.diagnostics.push_back(std::move(note));
}

Document Blocks::write(const Limits& limits) {
    document_.layout = Layout::pdf;
    document_.charset = "UTF-8";
    document_.text.reserve(text_.chars.size() + text_.words.size());
    document_.placed.reserve(text_.words.size());
    document_.blocks.reserve(parts_.size());
    for (const Part& part : parts_) {
        if (document_.blocks.size() >= limits.max_blocks) {
            warn("too_many_blocks",
                 fmt::format("more than {} blocks, the rest is cut off", limits.max_blocks),
                 "raise --max-blocks", Severity::warning);
            break;
        }
        write_part(part);
    }
    if (text_.cut) {
        warn("too_large",
             fmt::format("more than {} bytes of text, the rest is cut off", limits.max_text_bytes),
             "raise --max-text-bytes", Severity::warning);
    }
    if (text_.repaired > 0) {
        warn(
            "mojibake_repaired",
            fmt::format("{} control character{} of Windows-1252 misread as Latin-1 {} repaired",
                        text_.repaired, text_.repaired == 1 ? "" : "s", text_.repaired == 1 ? "was" : "were"),
            {}, Severity::note);
    }
    return std::move(document_);
}

}  // namespace

Document blocks_of(const PdfText& text, const std::vector<PdfLine>& lines, const Limits& limits) {
    Blocks blocks(text, lines);
    blocks.build();
    return blocks.write(limits);
}

}  // namespace vacancy
