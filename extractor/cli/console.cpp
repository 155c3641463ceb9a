#include "cli/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "cli/numbers.h"

namespace vacancy::cli {
namespace {

constexpr std::chrono::milliseconds first_bar{500}, every_bar{100};
constexpr std::chrono::minutes every_line{1};
constexpr std::string_view erase = "\r\x1b[K";

std::size_t terminal_width() {
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

double share_of(const BulkProgress& progress) {
    if (progress.bytes_total == 0) return 0;
    return std::min(1.0,
                    static_cast<double>(progress.bytes_read) / static_cast<double>(progress.bytes_total));
}

std::string clock_of(double seconds) {
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    const std::uint64_t hours = whole / 3600, minutes = whole / 60 % 60;
    return hours ? fmt::format("{}:{:02}:{:02}", hours, minutes, whole % 60)
                 : fmt::format("{}:{:02}", minutes, whole % 60);
}

}  // namespace

Console::Console(ProgressMode mode) {
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    const bool records_too = ::isatty(STDOUT_FILENO) == 1;  // the bar would stand among them
    bar_ = mode == ProgressMode::always || (mode == ProgressMode::automatic && terminal && !records_too);
    lines_ = mode == ProgressMode::automatic && !terminal;
    // A bar that nobody asked for does not flash up where the run takes no time.
    next_ = begin_;
    if (mode == ProgressMode::automatic)
        next_ += bar_ ? Clock::duration(first_bar) : Clock::duration(every_line);
}

void Console::messages(std::string_view text) {
    const std::string shown = shown_;
    clear();
    std::cerr << text << shown << std::flush;
    shown_ = shown;
}

void Console::progress(const BulkProgress& progress) {
    if (!bar_ && !lines_) return;
    if (!converting_ && !progress.skipping) {
        converting_ = true;
        begin_ = progress.tally->inputs > 1 ? Clock::now() : begin_;
        first_input_ = progress.tally->inputs - 1;
        first_byte_ = first_input_ > 0 ? progress.bytes_read : 0;
    }
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + (bar_ ? Clock::duration(every_bar) : Clock::duration(every_line));
    if (lines_) {
        std::cerr << line(progress) << std::endl;
        return;
    }
    const std::size_t width = terminal_width();
    shown_ = bar(progress, width > 1 ? width - 1 : 1);
    std::cerr << erase << shown_ << std::flush;
}

void Console::clear() {
    if (!shown_.empty()) std::cerr << erase << std::flush;
    shown_.clear();
}

double Console::seconds() const {
    return std::max(0.001, std::chrono::duration<double>(Clock::now() - begin_).count());
}

/// "12,345 inputs, 1,023/s, 14.2 MB/s, 3 rejects, 2:13 left"
std::string Console::pace(const BulkProgress& progress) const {
    const Tally& tally = *progress.tally;
    if (progress.skipping)
        return fmt::format("reading past {} inputs that are done", with_commas(tally.inputs));
    const double inputs = static_cast<double>(tally.inputs - first_input_) / seconds();
    const double bytes = static_cast<double>(progress.bytes_read - first_byte_) / seconds();
    std::string out = fmt::format("{} inputs, {}/s, {}/s, {} rejects", with_commas(tally.inputs),
                                  with_commas(static_cast<std::uint64_t>(std::llround(inputs))),
                                  in_bytes(bytes), with_commas(tally.rejected()));
    if (progress.bytes_total > progress.bytes_read && bytes > 0)
        out += fmt::format(", {} left",
                           clock_of(static_cast<double>(progress.bytes_total - progress.bytes_read) / bytes));
    return out;
}

std::string Console::line(const BulkProgress& progress) const {
    const std::string percent =
        progress.bytes_total ? fmt::format("{:.0f}%, ", 100 * share_of(progress)) : std::string();
    return "vacancy extract: " + percent + pace(progress);
}

std::string Console::bar(const BulkProgress& progress, std::size_t width) const {
    constexpr std::size_t cells = 24;
    std::string out;
    if (progress.bytes_total > 0) {
        const double share = share_of(progress);
        const auto full = static_cast<std::size_t>(share * cells);
        out = fmt::format("[{}{}] {:3.0f}%  ", std::string(full, '='), std::string(cells - full, ' '),
                          100 * share);
    }
    out += pace(progress);
    if (out.size() > width) out.resize(width);
    return out;
}

}  // namespace vacancy::cli
