#include "cli/bulk_options.h"

#include <fmt/format.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>

#include "cli/commands.h"
#include "pipeline/pdf_workers.h"
#include "segment/given.h"
#include "source/rows.h"

namespace vacancy::cli {
namespace {

constexpr unsigned most_jobs = 1024;

/// The signal that asked the run to stop. The second one ends the program at once.
std::atomic<int> stop_signal{0};

extern "C" void ask_to_stop(int number) {
    if (stop_signal.exchange(number) != 0) ::_exit(by_signal + number);
}

/// Large blocks are maps of their own, so that what a large advert took goes back when it is done.
void give_memory_back() {
    constexpr int large_block = 256 << 10;
    ::mallopt(M_MMAP_THRESHOLD, large_block);
}

Diagnostics read_rows(const Arguments& arguments, const Grammars& grammars, BulkOptions& options) {
    if (!arguments.has("rows")) return {};
    auto rows = parse_rows(arguments.get("rows"));
    if (!rows) return rows.why();
    if (Diagnostics why = check_labels(*rows, labels_to_give(grammars)); !why.empty()) return why;
    options.inputs.rows = std::make_shared<const RowOptions>(*std::move(rows));
    return {};
}

}  // namespace

void take_signals() {
    ::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error that the output reports
    for (const int number : {SIGINT, SIGTERM}) {
        struct sigaction before {
        }, now{};
        now.sa_handler = ask_to_stop;
        now.sa_flags = SA_RESTART;
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(number, &now, nullptr);
    }
}

Diagnostics check_words(const Arguments& arguments, std::span<const Choices> all) {
    for (const Choices& choices : all) {
        const auto& words = choices.words;
        const std::string given = arguments.get(choices.option, words.front());
        if (std::find(words.begin(), words.end(), given) != words.end()) continue;
        const std::span all_but_last(words.data(), words.size() - 1);
        return {usage(arguments.command, fmt::format("unknown {} '{}': {} or {}", choices.option, given,
                                                     fmt::join(all_but_last, ", "), words.back()))};
    }
    return {};
}

Result<BulkOptions> bulk_options(const Arguments& arguments, std::shared_ptr<const Grammars> grammars) {
    BulkOptions options;
    auto limits = limits_of(arguments);
    if (!limits) return limits.why();
    options.limits = *limits;
    options.jobs = all_cores();
    if (!read_number(arguments, "jobs", 1u, most_jobs, options.jobs))
        return usage(arguments.command, fmt::format("--jobs is a whole number from 1 to {}", most_jobs));
    options.inputs.operands = arguments.operands;
    if (Diagnostics why = read_rows(arguments, *grammars, options); !why.empty()) return why;
    options.quiet = arguments.has("quiet");
    options.stop = &stop_signal;
    options.grammars = std::move(grammars);
    return options;
}

ProgressMode progress_mode(const Arguments& arguments) {
    const std::string progress = arguments.get("progress", "auto");
    return progress == "always"  ? ProgressMode::always
           : progress == "never" ? ProgressMode::never
                                 : ProgressMode::automatic;
}

BulkReport convert_inputs(const Arguments& arguments, BulkOptions& options) {
    take_signals();
    give_memory_back();
    Console console(progress_mode(arguments));
    PdfWorkers workers("/proc/self/exe", options.limits);
    if (arguments.get("isolate", "process") == "process") options.read_pdf = workers.reader();
    BulkReport done_so_far = convert_all(options, console);
    console.clear();
    report(workers.notes());
    return done_so_far;
}

int stop_asked() {
    return stop_signal.load();
}

}  // namespace vacancy::cli
