#include "source/budget.h"

#include <fmt/format.h>

namespace vacancy {

namespace {

constexpr std::uint64_t kFreely = 64u << 20;  ///< below it no ratio is too large

}  // namespace

bool Budget::spend(std::uint64_t bytes) {
    if (hit_) return false;
    expanded_ += bytes;
    if (expanded_ > limits_.max_expansion)
        return over(fmt::format("the whole file unpacks to more than {} bytes", limits_.max_expansion),
                    "--max-expansion");
    if (expanded_ > kFreely && expanded_ / limits_.max_expansion_ratio > file_.bytes_read())
        return over(
            fmt::format("the whole file unpacks to more than {} times its size", limits_.max_expansion_ratio),
            "--max-expansion-ratio");
    return true;
}

bool Budget::count_member() {
    if (hit_) return false;
    if (++members_ <= limits_.max_members) return true;
    return over(fmt::format("the whole file holds more than {} members", limits_.max_members),
                "--max-members");
}

bool Budget::over(std::string what, std::string_view option) {
    hit_ = Fault{"archive_limit", std::move(what), {}, 0, fmt::format("raise {}", option)};
    return false;
}

}  // namespace vacancy
