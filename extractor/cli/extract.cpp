// vacancy extract: every input in order, one record line each; bad inputs are told and the run goes on.
#include <fmt/format.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <iostream>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/summary.h"
#include "pipeline/bulk.h"
#include "pipeline/pdf_workers.h"
#include "segment/given.h"
#include "source/rows.h"

namespace vacancy::cli {
namespace {

constexpr std::uint64_t few_inputs = 10;  // no summary of so few unless it is asked for
constexpr unsigned most_jobs = 1024;

/// The signal that asked the run to stop, and when. A further one ends the program at once, but not one
/// that comes with the first: timeout(1) and some shells send each twice.
std::atomic<int> stop_signal{0};
std::atomic<std::int64_t> stop_time{0};

std::int64_t milliseconds_now() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

extern "C" void ask_to_stop(int number) {
    constexpr std::int64_t together = 500;  // milliseconds
    const std::int64_t now = milliseconds_now();
    std::int64_t first = 0;
    if (stop_time.compare_exchange_strong(first, now)) {
        stop_signal = number;
    } else if (now - first > together) {
        ::_exit(by_signal + number);
    }
}

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

/// Large blocks are maps of their own, so that what a large advert took goes back when it is done.
void give_memory_back() {
    constexpr int large_block = 256 << 10;
    ::mallopt(M_MMAP_THRESHOLD, large_block);
}

Diagnostic mistake(std::string message) {
    return usage("extract", std::move(message));
}

struct Choices {
    std::string_view option;
    std::string_view fallback;
    std::vector<std::string_view> words;
};

/// Empty where each option that takes one of a few words has one of them.
Diagnostics mistakes(const Arguments& arguments) {
    const std::vector<Choices> all = {{"format", "ndjson", {"ndjson", "json"}},
                                      {"evidence", "full", {"full", "none"}},
                                      {"progress", "auto", {"auto", "always", "never"}},
                                      {"summary", "auto", {"auto", "none", "text", "json"}},
                                      {"dedupe", "none", {"none", "exact", "near"}},
                                      {"isolate", "process", {"process", "none"}},
                                      {"stdin-format", "advert", {"advert", "ndjson"}}};
    for (const Choices& choices : all) {
        const std::string given = arguments.get(choices.option, choices.fallback);
        const auto& words = choices.words;
        if (std::find(words.begin(), words.end(), given) != words.end()) continue;
        const std::span all_but_last(words.data(), words.size() - 1);
        return {mistake(fmt::format("unknown {} '{}': {} or {}", choices.option, given,
                                    fmt::join(all_but_last, ", "), words.back()))};
    }
    const bool to_file = arguments.has("output") && Output::is_file(arguments.get("output"));
    if (arguments.has("resume") && (!to_file || arguments.get("format") == "json"))
        return {mistake("--resume goes on with a file of NDJSON: it needs -o FILE")};
    if (arguments.get("format") == "json" && arguments.get("stdin-format") == "ndjson")
        return {mistake("--stdin-format ndjson gives a line for each document: it can't have --format json")};
    return {};
}

/// A number of at least `least`, or nothing.
template <class T>
bool read_number(const Arguments& arguments, std::string_view name, T least, T most, T& out) {
    if (!arguments.has(name)) return true;
    const std::string words = arguments.get(name);
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), out);
    return error == std::errc() && end == words.data() + words.size() && out >= least && out <= most;
}

/// What decides which bytes come out; what does not is left out.
std::vector<std::string> command_words(const Arguments& arguments, const Grammars& grammars) {
    constexpr std::array<std::string_view, 8> no_matter = {
        "jobs", "progress", "summary", "resume", "quiet", "output", "checkpoint-seconds", "grammars"};
    std::vector<std::string> words = {"vacancy " VACANCY_VERSION,
                                      fmt::format("grammars {:016x}", grammars.fingerprint())};
    std::vector<std::string> options;
    for (const auto& [name, value] : arguments.given)
        if (std::find(no_matter.begin(), no_matter.end(), name) == no_matter.end())
            options.push_back(value.empty() ? "--" + name
                                            : fmt::format("--{}={}", name, arguments.get(name)));
    std::sort(options.begin(), options.end());
    options.erase(std::unique(options.begin(), options.end()), options.end());
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), arguments.operands.begin(), arguments.operands.end());
    return words;
}

/// The rejects go beside the output, or where --rejects says; with neither, to standard error alone.
std::string rejects_path(const Arguments& arguments) {
    if (arguments.has("rejects")) return arguments.get("rejects");
    const std::string output = arguments.get("output");
    return output.empty() || !Output::is_file(output) ? "" : output + ".rejects.ndjson";
}

Diagnostics read_rows(const Arguments& arguments, const Grammars& grammars, BulkOptions& options) {
    if (!arguments.has("rows")) return {};
    auto rows = parse_rows(arguments.get("rows"));
    if (!rows) return rows.why();
    if (Diagnostics why = check_labels(*rows, labels_to_give(grammars)); !why.empty()) return why;
    options.inputs.rows = std::make_shared<const RowOptions>(*std::move(rows));
    return {};
}

Result<BulkOptions> options_of(const Arguments& arguments, std::shared_ptr<const Grammars> grammars) {
    BulkOptions options;
    auto limits = limits_of(arguments);
    if (!limits) return limits.why();
    options.limits = *limits;
    options.jobs = all_cores();
    if (!read_number(arguments, "jobs", 1u, most_jobs, options.jobs))
        return mistake(fmt::format("--jobs is a whole number from 1 to {}", most_jobs));
    double seconds = 1;
    if (!read_number(arguments, "checkpoint-seconds", 0.0, 86'400.0, seconds))
        return mistake("--checkpoint-seconds is a number from 0 to 86400");
    options.checkpoint_every = std::chrono::milliseconds(std::llround(seconds * 1000));
    options.inputs.operands = arguments.operands;
    options.inputs.stdin_documents = arguments.get("stdin-format") == "ndjson";
    options.line_each = options.inputs.stdin_documents;
    if (Diagnostics why = read_rows(arguments, *grammars, options); !why.empty()) return why;
    const std::string dedupe = arguments.get("dedupe");
    options.dedupe = dedupe == "near" ? Dedupe::near : dedupe == "exact" ? Dedupe::exact : Dedupe::none;
    options.record.evidence = arguments.get("evidence", "full") == "full";
    options.record.validate = !arguments.has("no-validate");
    options.record.pretty = arguments.get("format") == "json";
    options.record.duplicates = options.dedupe != Dedupe::none;
    options.prefilter = !arguments.has("no-prefilter");
    options.quiet = arguments.has("quiet");
    options.output = arguments.get("output", "-");
    options.form = arguments.get("format") == "json" ? Output::Form::array : Output::Form::lines;
    options.rejects = rejects_path(arguments);
    options.resume = arguments.has("resume");
    options.command = command_words(arguments, *grammars);
    options.stop = &stop_signal;
    options.grammars = std::move(grammars);
    return options;
}

Diagnostic interrupted(const BulkReport& report) {
    Diagnostic d;
    d.severity = Severity::note;
    d.code = "interrupted";
    d.file = "vacancy extract";
    d.message = fmt::format("stopped after {} inputs", report.tally.inputs);
    if (report.resumable) d.help = "the same command with --resume goes on from here";
    return d;
}

void print_summary(const Arguments& arguments, const BulkReport& report, double seconds) {
    const std::string form = arguments.get("summary", "auto");
    const bool many = report.tally.inputs > few_inputs && arguments.get("stdin-format") != "ndjson";
    if (form == "json") {
        std::cerr << summary_json(report, seconds);
    } else if (form == "text" || (form == "auto" && many)) {
        std::cerr << summary_text(report, seconds);
    }
}

int status_of(const BulkReport& report) {
    if (!report.failure.empty())
        return report.failure.front().code == "not_resumable" ? usage_error : output_failed;
    if (report.stopped) return by_signal + stop_signal.load();
    return report.tally.rejected() > 0 ? some_unread : done;
}

int conclude(const Arguments& arguments, const BulkReport& report, double seconds) {
    Diagnostics told = report.failure;
    if (!told.empty() && report.resumable)
        told.front().notes.push_back(
            "what was done is kept: the same command with --resume goes on from there");
    if (told.empty() && report.stopped) told.push_back(interrupted(report));
    vacancy::cli::report(told);
    vacancy::cli::report(report.remarks);
    if (report.failure.empty()) print_summary(arguments, report, seconds);
    return status_of(report);
}

}  // namespace

int run_extract(const Arguments& arguments) {
    if (const Diagnostics why = mistakes(arguments); !why.empty()) return report(why), usage_error;
    auto grammars = grammars_of(arguments);
    if (!grammars) return usage_error;
    auto options = options_of(arguments, std::move(grammars));
    if (!options) return report(options.why()), usage_error;
    take_signals();
    give_memory_back();
    const std::string progress = arguments.get("progress", "auto");
    Console console(progress == "always"  ? ProgressMode::always
                    : progress == "never" ? ProgressMode::never
                                          : ProgressMode::automatic);
    PdfWorkers workers("/proc/self/exe", options->limits);
    if (arguments.get("isolate", "process") == "process") options->read_pdf = workers.reader();
    const auto begin = std::chrono::steady_clock::now();
    const BulkReport done_so_far = convert_all(*options, console);
    console.clear();
    report(workers.notes());
    return conclude(arguments, done_so_far,
                    std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

}  // namespace vacancy::cli
