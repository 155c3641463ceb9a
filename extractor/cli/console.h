#ifndef VACANCY_CLI_CONSOLE_H
#define VACANCY_CLI_CONSOLE_H

#include <chrono>
#include <string>
#include <string_view>

#include "pipeline/bulk.h"

namespace vacancy::cli {

enum class ProgressMode : std::uint8_t { automatic, always, never };

/// Standard error while a run goes on: diagnostics, and below them how far it has got.
///
/// On a terminal that is a bar, drawn anew ten times a second, out of the way while diagnostics are printed.
/// Elsewhere it is a line a minute. `always` draws the bar wherever standard error leads.
class Console : public BulkWatcher {
public:
    explicit Console(ProgressMode mode);
    ~Console() override { clear(); }

    void messages(std::string_view text) override;
    void progress(const BulkProgress& progress) override;

    /// Takes the bar away.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    std::string bar(const BulkProgress& progress, std::size_t width) const;
    std::string line(const BulkProgress& progress) const;
    std::string pace(const BulkProgress& progress) const;
    double seconds() const;

    bool bar_ = false;
    bool lines_ = false;
    Clock::time_point begin_ = Clock::now();
    Clock::time_point next_;
    std::uint64_t first_input_ = 0;  ///< where the conversion began: after those of an earlier run
    std::uint64_t first_byte_ = 0;
    bool converting_ = false;
    std::string shown_;  ///< the bar as it stands on the screen
};

}  // namespace vacancy::cli

#endif
