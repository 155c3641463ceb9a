#include "source/names.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "base/ascii.h"

namespace vacancy {

namespace {

constexpr std::size_t kLongest = 4096;

/// Length of the well-formed UTF-8 sequence at the front, 0 where there is none.
std::size_t sequence(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80) return 1;
    const std::size_t size = first >= 0xf5   ? 0
                             : first >= 0xf0 ? 4
                             : first >= 0xe0 ? 3
                             : first >= 0xc2 ? 2
                                             : 0;
    if (size == 0 || text.size() < size) return 0;
    for (std::size_t i = 1; i < size; ++i)
        if (!is_utf8_tail(text[i])) return 0;
    const auto second = static_cast<unsigned char>(text[1]);
    const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool beyond = (first == 0xed && second >= 0xa0) || (first == 0xf4 && second >= 0x90);
    return overlong || beyond ? 0 : size;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool ends_with_any_case(std::string_view name, std::string_view ending) {
    if (name.size() <= ending.size()) return false;
    name.remove_prefix(name.size() - ending.size());
    for (std::size_t i = 0; i < ending.size(); ++i)
        if (to_lower(name[i]) != ending[i]) return false;
    return true;
}

}  // namespace

std::string printable(std::string_view name) {
    std::string out;
    out.reserve(name.size());
    while (!name.empty() && out.size() < kLongest) {
        const std::size_t size = is_control(name[0]) ? 0 : sequence(name);
        if (size == 0)
            fmt::format_to(std::back_inserter(out), "\\x{:02X}", static_cast<unsigned char>(name[0]));
        else
            out += name.substr(0, size);
        name.remove_prefix(size == 0 ? 1 : size);
    }
    return out;
}

std::string uncompressed_name(std::string_view path) {
    if (const std::size_t slash = path.rfind('/'); slash != std::string_view::npos)
        path.remove_prefix(slash + 1);
    constexpr std::array<std::string_view, 6> endings = {".gz", ".gzip", ".bz2", ".xz", ".zst", ".zstd"};
    for (const std::string_view ending : endings)
        if (ends_with_any_case(path, ending)) return std::string(path.substr(0, path.size() - ending.size()));
    return std::string(path);
}

}  // namespace vacancy
