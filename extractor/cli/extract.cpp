// vacancy extract: every input in order, one record line each; bad inputs are told and the run goes on.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>

#include "cli/bulk_options.h"
#include "cli/commands.h"
#include "cli/summary.h"

namespace vacancy::cli {
namespace {

constexpr std::uint64_t few_inputs = 10;  // no summary of so few unless it is asked for

Diagnostic mistake(std::string message) {
    return usage("extract", std::move(message));
}

/// Empty where the options go together.
Diagnostics mistakes(const Arguments& arguments) {
    const std::vector<Choices> all = {{"format", {"ndjson", "json"}},
                                      {"evidence", {"full", "none"}},
                                      {"progress", {"auto", "always", "never"}},
                                      {"summary", {"auto", "none", "text", "json"}},
                                      {"dedupe", {"none", "exact", "near"}},
                                      {"isolate", {"process", "none"}},
                                      {"stdin-format", {"advert", "ndjson"}}};
    if (Diagnostics why = check_words(arguments, all); !why.empty()) return why;
    const bool to_file = arguments.has("output") && Output::is_file(arguments.get("output"));
    if (arguments.has("resume") && (!to_file || arguments.get("format") == "json"))
        return {mistake("--resume goes on with a file of NDJSON: it needs -o FILE")};
    if (arguments.get("format") == "json" && arguments.get("stdin-format") == "ndjson")
        return {mistake("--stdin-format ndjson gives a line for each document: it can't have --format json")};
    return {};
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

Result<BulkOptions> options_of(const Arguments& arguments, const std::shared_ptr<const Grammars>& grammars) {
    auto common = bulk_options(arguments, grammars);
    if (!common) return common;
    BulkOptions& options = *common;
    double seconds = 1;
    if (!read_number(arguments, "checkpoint-seconds", 0.0, 86'400.0, seconds))
        return mistake("--checkpoint-seconds is a number from 0 to 86400");
    options.checkpoint_every = std::chrono::milliseconds(std::llround(seconds * 1000));
    options.inputs.stdin_documents = arguments.get("stdin-format") == "ndjson";
    options.line_each = options.inputs.stdin_documents;
    const std::string dedupe = arguments.get("dedupe");
    options.dedupe = dedupe == "near" ? Dedupe::near : dedupe == "exact" ? Dedupe::exact : Dedupe::none;
    options.record.evidence = arguments.get("evidence", "full") == "full";
    options.record.validate = !arguments.has("no-validate");
    options.record.pretty = arguments.get("format") == "json";
    options.record.duplicates = options.dedupe != Dedupe::none;
    options.prefilter = !arguments.has("no-prefilter");
    options.output = arguments.get("output", "-");
    options.form = arguments.get("format") == "json" ? Output::Form::array : Output::Form::lines;
    options.rejects = rejects_path(arguments);
    options.resume = arguments.has("resume");
    options.command = command_words(arguments, *grammars);
    return common;
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
    if (report.stopped) return by_signal + stop_asked();
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
    auto options = options_of(arguments, grammars);
    if (!options) return report(options.why()), usage_error;
    const auto begin = std::chrono::steady_clock::now();
    const BulkReport done_so_far = convert_inputs(arguments, *options);
    return conclude(arguments, done_so_far,
                    std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

}  // namespace vacancy::cli
