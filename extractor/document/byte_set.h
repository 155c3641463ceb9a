#ifndef VACANCY_DOCUMENT_BYTE_SET_H
#define VACANCY_DOCUMENT_BYTE_SET_H

#include <array>
#include <string_view>

namespace vacancy {

/// A set of bytes to look for: one look-up a byte, where find_first_of calls
/// memchr for each.
class ByteSet {
public:
    explicit constexpr ByteSet(std::string_view bytes) {
        for (const char byte : bytes) held_[static_cast<unsigned char>(byte)] = true;
    }

    /// First place from `from` on that holds one of them; text.size() if none does.
    constexpr std::size_t find(std::string_view text, std::size_t from) const {
        while (from < text.size() && !held_[static_cast<unsigned char>(text[from])]) ++from;
        return from;
    }

private:
    std::array<bool, 256> held_{};
};

}  // namespace vacancy

#endif
