#include "document/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>

#include "base/ascii.h"
#include "document/clean.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

std::uint32_t u32(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

/// Letters or digits, not punctuation alone; U+2000-U+2FFF is taken for the latter.
bool has_words(std::string_view run) {
    for (const char c : run) {
        const unsigned char byte = static_cast<unsigned char>(c);
        if (is_alnum(c) || (byte >= 0xc3 && byte != 0xe2)) return true;
    }
    return false;
}

}  // namespace

void Builder::set_kind(BlockKind kind, unsigned level) {
    block_.kind = kind;
    block_.level = static_cast<std::uint8_t>(std::min(level, 255U));
    block_.column = 0;
    block_.begins_row = false;
}

void Builder::set_cell(unsigned column, bool begins_row) {
    set_kind(BlockKind::cell);
    block_.column = static_cast<std::uint8_t>(std::min(column, 255U));
    block_.begins_row = begins_row;
}

void Builder::second_column() {
    const std::uint32_t size = next() - block_.span.begin;
    block_.left = size <= std::numeric_limits<std::uint16_t>::max() ? static_cast<std::uint16_t>(size)
                                                                    : std::uint16_t{0};
}

void Builder::cut(const char* code, std::string message, const char* help) {
    full_ = true;
    Diagnostic note;
    note.severity = Severity::warning;
    note.code = code;
    note.message = std::move(message);
    note.help = help;
    document_.diagnostics.push_back(std::move(note));
}

void Builder::begin_block() {
    if (document_.blocks.size() >= limits_.max_blocks) {
        return cut("too_many_blocks",
                   fmt::format("more than {} blocks, the rest is cut off", limits_.max_blocks),
                   "raise --max-blocks");
    }
    open_ = true;
    blank_ = false;
    has_strong_ = has_other_ = false;
    block_.gap_before = gap_;
    gap_ = false;
    block_.span.begin = size();
    block_.left = 0;
}

void Builder::append_blank() {
    blank_ = false;
    document_.origin.append(size(), blank_at_, blank_size_, blank_is_space_);
    document_.text.push_back(' ');
}

void Builder::append_run(std::string_view run, std::uint32_t at, std::uint32_t run_size, bool verbatim) {
    if (full_) return;
    if (!open_) begin_block();
    if (full_) return;
    if (blank_) append_blank();
    has_strong_ = has_strong_ || strong_;
    has_other_ = has_other_ || (!strong_ && has_words(run));
    const std::size_t room = limits_.max_text_bytes > size() ? limits_.max_text_bytes - size() : 0;
    if (run.size() > room) {
        run = run.substr(0, utf8::cut(run, room));
        if (verbatim) run_size = u32(run.size());
        cut("too_large",
            fmt::format("more than {} bytes of text, the rest is cut off", limits_.max_text_bytes),
            "raise --max-text-bytes");
    }
    if (run.empty()) return;
    document_.origin.append(size(), at, run_size, verbatim);
    document_.text.append(run);
}

void Builder::see_blank(std::uint32_t at, std::uint32_t blank_size, bool space) {
    if (!open_) return;
    if (blank_) {
        blank_size_ = at + blank_size - blank_at_;
        blank_is_space_ = false;
        return;
    }
    blank_ = true;
    blank_at_ = at;
    blank_size_ = blank_size;
    blank_is_space_ = space;
}

void Builder::add(std::string_view text, std::uint32_t at) {
    for (std::size_t i = 0; i < text.size() && !full_;) {
        const std::size_t end = clean_until(text, i);
        if (end > i) append_run(text.substr(i, end - i), at + u32(i), u32(end - i), true);
        if (end == text.size()) return;
        const Fated fated = fate_at(text, end);
        if (fated.fate == Fate::blank) see_blank(at + u32(end), fated.size, text[end] == ' ');
        if (fated.fate == Fate::replace) {
            std::string character;
            utf8::append(character, fated.replacement);
            append_run(character, at + u32(end), fated.size, false);
        }
        i = end + fated.size;
    }
}

void Builder::add_as(std::string_view text, std::uint32_t at, std::uint32_t source_size) {
    if (clean_until(text, 0) == text.size()) {
        if (!text.empty()) append_run(text, at, source_size, false);
        return;
    }
    for (std::size_t i = 0; i < text.size() && !full_;) {
        const Fated fated = fate_at(text, i);
        if (fated.fate == Fate::keep) append_run(text.substr(i, fated.size), at, source_size, false);
        if (fated.fate == Fate::blank) see_blank(at, source_size, false);
        if (fated.fate == Fate::replace) {
            std::string character;
            utf8::append(character, fated.replacement);
            append_run(character, at, source_size, false);
        }
        i += fated.size;
    }
}

void Builder::end_block() {
    if (!open_) return;
    open_ = false;
    blank_ = false;
    if (full_ && size() > block_.span.begin && document_.text.back() == ' ') document_.text.pop_back();
    block_.span.end = size();
    block_.strong = has_strong_ && !has_other_;
    if (block_.span.empty()) return;
    document_.blocks.push_back(block_);
    document_.text.push_back('\n');
}

void Builder::finish() {
    end_block();
}

}  // namespace vacancy
