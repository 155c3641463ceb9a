#ifndef VACANCY_DOCUMENT_BUILDER_H
#define VACANCY_DOCUMENT_BUILDER_H

#include <string_view>

#include "document/document.h"

namespace vacancy {

/// Writes the canonical text of a Document, block by block.
///
///     Builder builder(document, limits);
///     builder.set_kind(BlockKind::item, 1);
///     builder.add(line, offset_of_line);
///     builder.end_block();
///     builder.finish();
///
/// Text comes in as valid UTF-8 and is cleaned on the way: blanks of every kind
/// fold to one ' ' and vanish at both ends of a block, invisible characters are
/// dropped, control characters of the C1 range are the Windows-1252 characters
/// they once were. Offsets are those of the decoded input.
class Builder {
public:
    Builder(Document& document, const Limits& limits) : document_(document), limits_(limits) {}

    /// Appends `text`, which stands at offset `at`.
    void add(std::string_view text, std::uint32_t at);

    /// Appends `text`, which stands for the `size` bytes at offset `at`.
    void add_as(std::string_view text, std::uint32_t at, std::uint32_t size);

    /// Ends the block, if it holds anything.
    void end_block();

    /// A blank line or a rule stands before the next block.
    void gap() { gap_ = true; }

    /// Kind of the block that the next text begins; it holds until it is set anew.
    void set_kind(BlockKind kind, unsigned level = 0);

    /// Whether text added from now on is bold.
    void set_strong(bool strong) { strong_ = strong; }

    /// The same for a cell in that column, from 1; `begins_row` where it is the first of its row.
    void set_cell(unsigned column, bool begins_row);

    /// What follows is the second part of a line set in two columns.
    void second_column();

    /// True between the first text of a block and its end.
    bool open() const { return open_; }

    /// True once a limit has cut the text off: nothing more is taken.
    bool full() const { return full_; }

    /// Where the next text of this block would stand.
    std::uint32_t next() const { return size() + (open_ && blank_ ? 1 : 0); }

    /// Bytes of canonical text so far; a blank that is still to come does not count.
    std::uint32_t size() const { return static_cast<std::uint32_t>(document_.text.size()); }

    /// Ends the last block and says which limits were hit.
    void finish();

private:
    void append_run(std::string_view run, std::uint32_t at, std::uint32_t size, bool verbatim);
    void append_blank();
    void see_blank(std::uint32_t at, std::uint32_t size, bool space);
    void begin_block();
    void cut(const char* code, std::string message, const char* help);

    Document& document_;
    const Limits& limits_;
    Block block_;
    std::uint32_t blank_at_ = 0;  ///< where the blank stands that is still to be written
    std::uint32_t blank_size_ = 0;
    bool blank_ = false;
    bool blank_is_space_ = false;  ///< it is a single ' ' of the input
    bool open_ = false;
    bool gap_ = false;
    bool strong_ = false;
    bool has_strong_ = false;  ///< words of the block are bold
    bool has_other_ = false;   ///< words of the block are not
    bool full_ = false;
};

}  // namespace vacancy

#endif
