#ifndef VACANCY_SOURCE_ROW_WINDOW_H
#define VACANCY_SOURCE_ROW_WINDOW_H

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "source/rows.h"

namespace vacancy {

/// Bytes as they are read: holds from the row in hand on, and grows with it.
///
///     while (window.rest().find('\n') == npos && window.more()) {}
///     ...
///     window.drop(size_of_row);
class RowWindow {
public:
    /// `expected`: bytes of the largest row; room for more is made only a little at a time.
    RowWindow(std::unique_ptr<ByteReader> bytes, std::size_t expected)
        : bytes_(std::move(bytes)), expected_(expected) {}

    /// What has been read and not dropped.
    std::string_view rest() const { return {buffer_.data() + begin_, end_ - begin_}; }
    char* data() { return buffer_.data() + begin_; }

    /// Reads on; false at the end, and where no more can be read (`why`).
    bool more();
    void drop(std::size_t size);

    std::uint64_t offset() const { return offset_; }  ///< of rest() in the file
    std::uint32_t line() const { return line_; }      ///< that rest() begins on, from 1
    std::uint64_t bytes_read() const { return offset_ + (end_ - begin_); }
    const Diagnostics& why() const { return why_; }

private:
    std::unique_ptr<ByteReader> bytes_;
    std::size_t expected_;
    std::string buffer_;
    std::size_t begin_ = 0, end_ = 0;
    std::uint64_t offset_ = 0;
    std::uint32_t line_ = 1;
    bool ended_ = false;
    Diagnostics why_;
};

}  // namespace vacancy

#endif
