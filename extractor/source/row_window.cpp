#include "source/row_window.h"

#include <algorithm>
#include <cstring>

namespace vacancy {

bool RowWindow::more() {
    constexpr std::size_t step = 64u << 10;
    if (ended_) return false;
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (buffer_.size() - end_ < step) buffer_.resize(std::max(2 * buffer_.size(), 2 * step));
    const Result<std::size_t> got = bytes_->read(buffer_.data() + end_, buffer_.size() - end_);
    if (!got) why_ = got.why();
    ended_ = !got || *got == 0;
    if (!ended_) end_ += *got;
    return !ended_;
}

void RowWindow::drop(std::size_t size) {
    const char* const from = buffer_.data() + begin_;
    line_ += static_cast<std::uint32_t>(std::count(from, from + size, '\n'));
    begin_ += size;
    offset_ += size;
}

}  // namespace vacancy
