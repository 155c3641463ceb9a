#include "source/seven_zip.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace vacancy {

namespace {

constexpr std::size_t kFixed = 32;               ///< bytes of the header at the beginning
constexpr std::size_t kLongestHead = 64u << 10;  ///< of the description of a packed directory
constexpr unsigned kPackedDirectory = 0x17, kPackInfo = 0x06, kSize = 0x09, kEnd = 0x00, kUnpackInfo = 0x07,
                   kFolder = 0x0b, kUnpackSize = 0x0c;

std::string read_at(Stream& bytes, std::uint64_t at, std::size_t size) {
    std::string out;
    if (!bytes.seek(at)) return out;
    while (out.size() < size) {
        const std::string_view piece = bytes.next();
        if (piece.empty()) break;
        out += piece.substr(0, size - out.size());
    }
    return out;
}

std::uint64_t eight_bytes(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) value = value << 8u | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Bytes and numbers in the form of 7z, from the front; zeros once there is no more.
class Numbers {
public:
    explicit Numbers(std::string_view bytes) : rest_(bytes) {}

    unsigned byte() {
        if (rest_.empty()) return 0;
        const auto value = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }

    /// The bits set at the front of the first byte say how many bytes follow.
    std::uint64_t number() {
        const unsigned first = byte();
        std::uint64_t value = 0;
        unsigned mask = 0x80;
        for (unsigned i = 0; i < 8; ++i, mask >>= 1u) {
            if ((first & mask) == 0) return value + (std::uint64_t{first & (mask - 1)} << 8u * i);
            value |= std::uint64_t{byte()} << 8u * i;
        }
        return value;
    }

    void skip(std::uint64_t size) {
        rest_.remove_prefix(static_cast<std::size_t>(std::min<std::uint64_t>(size, rest_.size())));
    }
    void skip_numbers(std::uint64_t count) {
        for (; count > 0 && !rest_.empty(); --count) number();
    }

private:
    std::string_view rest_;
};

/// The coders of one folder; how many streams come out of them.
std::uint64_t skip_folder(Numbers& in) {
    std::uint64_t inputs = 0, outputs = 0;
    for (std::uint64_t coders = std::min<std::uint64_t>(in.number(), 32); coders > 0; --coders) {
        const unsigned flags = in.byte();
        in.skip(flags & 0x0fu);
        const bool simple = (flags & 0x10u) == 0;
        inputs += simple ? 1 : in.number();
        outputs += simple ? 1 : in.number();
        if ((flags & 0x20u) != 0) in.skip(in.number());
    }
    const std::uint64_t bound = outputs > 0 ? outputs - 1 : 0;
    in.skip_numbers(bound * 2);
    if (inputs > bound + 1) in.skip_numbers(inputs - bound);
    return outputs;
}

/// The largest size among the streams that unpacking the directory goes through.
std::optional<std::uint64_t> unpacked_size(Numbers in) {
    if (in.byte() != kPackInfo) return std::nullopt;
    in.number();
    const std::uint64_t packed = in.number();
    if (in.byte() != kSize) return std::nullopt;
    in.skip_numbers(packed);
    if (in.byte() != kEnd || in.byte() != kUnpackInfo || in.byte() != kFolder) return std::nullopt;
    if (in.number() != 1 || in.byte() != 0) return std::nullopt;
    const std::uint64_t outputs = skip_folder(in);
    if (in.byte() != kUnpackSize) return std::nullopt;
    std::uint64_t largest = 0;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(outputs, 32); ++i)
        largest = std::max(largest, in.number());
    return largest;
}

}  // namespace

std::optional<std::uint64_t> directory_size(Stream& bytes) {
    const std::string fixed = read_at(bytes, 0, kFixed);
    if (fixed.size() < kFixed) return std::nullopt;
    const std::uint64_t at = eight_bytes(std::string_view(fixed).substr(12));
    const std::uint64_t size = eight_bytes(std::string_view(fixed).substr(20));
    const std::string head =
        read_at(bytes, kFixed + at, static_cast<std::size_t>(std::min<std::uint64_t>(size, kLongestHead)));
    Numbers in(head);
    return in.byte() == kPackedDirectory ? unpacked_size(in) : size;
}

}  // namespace vacancy
