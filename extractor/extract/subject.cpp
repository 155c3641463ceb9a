#include "extract/subject.h"

#include <algorithm>
#include <functional>

namespace vacancy {

Subjects::Subjects(const Document& document, const Outline& outline) : document_(document) {
    if (document.layout != Layout::run_on) return;
    const std::string_view text = document.text;
    parted_.reserve(text.size() + outline.blocks.size());
    std::uint32_t done = 0;
    for (const Block& block : outline.blocks) {
        const std::uint32_t at = block.span.begin;
        if (at == 0 || at < done || text[at - 1] == '\n') continue;
        parted_.append(text.substr(done, at - done)).push_back('\n');
        added_.push_back(at);
        done = at;
    }
    parted_.append(text.substr(done));
}

Subjects::Subject Subjects::region(Span span) const {
    if (added_.empty()) return block(span);
    const std::uint32_t begin = parted_at(span.begin, true);
    const std::uint32_t end = std::max(begin, parted_at(span.end, false));
    return {std::string_view(parted_).substr(begin, end - begin), begin};
}

Span Subjects::place(const Subject& subject, Span part) const {
    const Span whole{subject.begin + part.begin, subject.begin + part.end};
    if (!is_parted(subject)) return whole;
    return {document_at(whole.begin), document_at(whole.end)};
}

/// Where the byte of the document stands in the copy: behind a line end put before it, or at that.
std::uint32_t Subjects::parted_at(std::uint32_t at, bool with_line_end) const {
    const auto behind = with_line_end ? std::upper_bound(added_.begin(), added_.end(), at)
                                      : std::lower_bound(added_.begin(), added_.end(), at);
    return at + static_cast<std::uint32_t>(behind - added_.begin());
}

/// The nth line end that was put in stands in the copy at added_[n] + n.
std::uint32_t Subjects::document_at(std::uint32_t parted) const {
    std::uint32_t low = 0, high = static_cast<std::uint32_t>(added_.size());
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (added_[middle] + middle < parted)
            low = middle + 1;
        else
            high = middle;
    }
    return parted - low;
}

bool Subjects::is_parted(const Subject& subject) const {
    const std::less<const char*> before;
    const char* first = parted_.data();
    return !added_.empty() && !before(subject.text.data(), first) &&
           !before(first + parted_.size(), subject.text.data());
}

}  // namespace vacancy
