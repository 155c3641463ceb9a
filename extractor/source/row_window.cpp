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
    if (buffer_.size() - end_ < step) {
        // From half of the largest row on to the whole of it at once: two large copies are never held.
        const std::size_t twice = 2 * buffer_.size() < expected_ ? 2 * buffer_.size() : expected_ + step;
        buffer_.resize(std::max(twice, end_ + 2 * step));
    }
    const Result<std::size_t> got = bytes_->read(buffer_.data() + end_, buffer_.size() - end_);
    if (!got) why_ = got.why();
    ended_ = !got || *got == 0;
    if (!ended_) end_ += *got;
    return !ended_;
}

void RowWindow::drop(std::size_t size) {
    const std::string_view dropped = rest().substr(0, size);
    for (std::size_t at = 0; (at = dropped.find('\n', at)) != std::string_view::npos; ++at) ++line_;
    begin_ += size;
    offset_ += size;
}

}  // namespace vacancy
