#ifndef VACANCY_CLI_NUMBERS_H
#define VACANCY_CLI_NUMBERS_H

#include <fmt/format.h>

#include <cstdint>
#include <string>

namespace vacancy::cli {

/// 1234567 as "1,234,567".
inline std::string with_commas(std::uint64_t number) {
    std::string out = std::to_string(number);
    for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, 1, ',');
    return out;
}

/// 14234567 as "14.2 MB".
inline std::string in_bytes(double bytes) {
    if (bytes >= 1e9) return fmt::format("{:.1f} GB", bytes / 1e9);
    if (bytes >= 1e6) return fmt::format("{:.1f} MB", bytes / 1e6);
    return fmt::format("{:.0f} kB", bytes / 1e3);
}

}  // namespace vacancy::cli

#endif
