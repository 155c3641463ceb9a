#ifndef VACANCY_SOURCE_BUDGET_H
#define VACANCY_SOURCE_BUDGET_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "source/stream.h"

namespace vacancy {

/// What unpacking one file may still cost, all archives inside it together. Once a limit is hit it stays
/// hit, and nothing more of the file is read.
class Budget {
public:
    Budget(const Limits& limits, const Stream& file) : limits_(limits), file_(file) {}

    /// Counts bytes that came out of a decompressor; false where that is too much.
    bool spend(std::uint64_t bytes);
    /// Counts a member; false where it is one too many.
    bool count_member();

    const std::optional<Fault>& hit() const { return hit_; }
    const Limits& limits() const { return limits_; }

    std::uint64_t passed_over = 0;  ///< records of web archives that hold no page

private:
    bool over(std::string what, std::string_view option);

    const Limits& limits_;
    const Stream& file_;
    std::uint64_t expanded_ = 0;
    std::size_t members_ = 0;
    std::optional<Fault> hit_;
};

}  // namespace vacancy

#endif
