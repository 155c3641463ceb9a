// vacancy extract: every input in order, one record line each; bad inputs are told and the run goes on.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iostream>

#include "cli/bulk_options.h"
#include "cli/commands.h"
#include "cli/summary.h"
#include "sink/output.h"

namespace vacancy::cli {
namespace {

constexpr std::uint64_t few_inputs = 10;  // no summary of so few unless it is asked for

Diagnostic mistake(std::string message) {
    return usage("extract", std::move(message));
}

/// Empty where the options go together.
Diagnostics mistakes(const Arguments& arguments) {
    const std::vector<Choices> all = {{"evidence", {"full", "none"}},
                                      {"progress", {"auto", "always", "never"}},
                                      {"summary", {"auto", "none", "text", "json"}},
                                      {"dedupe", {"none", "exact", "near"}},
                                      {"isolate", {"process", "none"}},
                                      {"stdin-format", {"advert", "ndjson"}}};
    if (Diagnostics why = check_words(arguments, all); !why.empty()) return why;
    return {};
}

/// Where records go, in the order given; standard output where no place is.
Result<std::vector<OutputFile>> outputs_of(const Arguments& arguments) {
    std::vector<OutputFile> outputs;
    for (const std::string& path : arguments.all("output")) {
        const Format* const format = format_of_file(path);
        outputs.push_back({path, format ? format : &formats().front()});
    }
    if (outputs.empty()) outputs.emplace_back();
    if (!arguments.has("format")) return outputs;
    const std::string name = arguments.get("format");
    if (outputs.size() > 1) return mistake("of several outputs, each has the format that its name ends in");
    outputs.front().format = find_format(name);
    if (outputs.front().format) return outputs;
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    return mistake(fmt::format("unknown format '{}': one of {}", name, fmt::join(names, ", ")));
}

std::string real_path(const std::string& path) {
    std::error_code error;
    const std::filesystem::path real =
        std::filesystem::weakly_canonical(std::filesystem::absolute(path), error);
    return error ? path : real.string();
}

/// Empty where the outputs go together with each other and with the other options.
Diagnostics mistakes(const BulkOptions& options) {
    std::vector<std::string> places;
    for (const OutputFile& output : options.outputs) places.push_back(real_path(output.path));
    if (!options.rejects.empty()) places.push_back(real_path(options.rejects));
    std::sort(places.begin(), places.end());
    const auto twice = std::adjacent_find(places.begin(), places.end());
    if (twice != places.end()) return {mistake(fmt::format("'{}' is named for two outputs", *twice))};
    const auto is_ndjson = [](const OutputFile& output) { return output.format == &formats().front(); };
    if (options.line_each && !std::all_of(options.outputs.begin(), options.outputs.end(), is_ndjson))
        return {mistake("--stdin-format ndjson gives a line for each document, as NDJSON alone")};
    if (!options.resume || can_go_on(options.outputs)) return {};
    const auto to_file = [](const OutputFile& output) { return Output::is_file(output.path); };
    if (!std::all_of(options.outputs.begin(), options.outputs.end(), to_file))
        return {mistake("--resume goes on with files: it needs -o FILE")};
    return {mistake("--resume can't go on with this format alone: it needs -o FILE.ndjson, too")};
}

/// What decides which bytes come out; what does not is left out.
std::vector<std::string> command_words(const Arguments& arguments, const BulkOptions& chosen) {
    constexpr std::array<std::string_view, 9> no_matter = {
        "jobs",   "progress",           "summary", "resume", "quiet", "output",
        "format", "checkpoint-seconds", "grammars"};
    std::vector<std::string> words = {"vacancy " VACANCY_VERSION,
                                      fmt::format("grammars {:016x}", chosen.grammars->fingerprint())};
    for (const OutputFile& output : chosen.outputs)
        words.push_back(fmt::format("--format={}", output.format->name));
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

/// The rejects go beside the first output that is a file, or where --rejects says; with neither, to standard
/// error alone.
std::string rejects_path(const Arguments& arguments, const std::vector<OutputFile>& outputs) {
    if (arguments.has("rejects")) return arguments.get("rejects");
    const auto to_file = [](const OutputFile& output) { return Output::is_file(output.path); };
    const auto file = std::find_if(outputs.begin(), outputs.end(), to_file);
    return file == outputs.end() ? "" : file->path + ".rejects.ndjson";
}

Result<BulkOptions> options_of(const Arguments& arguments, const std::shared_ptr<const Grammars>& grammars) {
    auto common = bulk_options(arguments, grammars);
    if (!common) return common;
    auto outputs = outputs_of(arguments);
    if (!outputs) return outputs.why();
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
    options.record.duplicates = options.dedupe != Dedupe::none;
    options.prefilter = !arguments.has("no-prefilter");
    options.outputs = *std::move(outputs);
    options.rejects = rejects_path(arguments, options.outputs);
    options.resume = arguments.has("resume");
    options.command = command_words(arguments, options);
    if (Diagnostics why = mistakes(options); !why.empty()) return why;
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
