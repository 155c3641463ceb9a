// vacancy check: what is missing, lost, contradictory or doubtful in adverts, in one format or several.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "check/baseline.h"
#include "check/format.h"
#include "check/pages.h"
#include "check/run.h"
#include "cli/bulk_options.h"
#include "cli/commands.h"
#include "record/forms.h"
#include "sink/output.h"

namespace vacancy::cli {
namespace {

constexpr int found = 1;  ///< findings that fail

Diagnostic mistake(std::string message) {
    return usage("check", std::move(message));
}

const FindingFormat* find_format(std::string_view name) {
    for (const FindingFormat& format : finding_formats())
        if (format.name == name) return &format;
    return nullptr;
}

const FindingFormat* format_of_path(std::string_view path) {
    for (const FindingFormat& format : finding_formats())
        if (path.ends_with(format.extension)) return &format;
    return nullptr;
}

std::string names_of_formats() {
    std::vector<std::string_view> names;
    for (const FindingFormat& format : finding_formats()) names.push_back(format.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// A place that findings are written to.
struct Target {
    std::string path = "-";
    const FindingFormat* format = nullptr;
};

/// A --format is that of the --output that follows it; one with no --output behind it is that of standard
/// output. An --output with no --format of its own is written as its name ends.
Result<std::vector<Target>> targets_of(const Arguments& arguments) {
    std::vector<Target> targets;
    const FindingFormat* said = nullptr;
    bool to_stdout = false;
    const auto put_on_stdout = [&] {
        if (said) targets.push_back({"-", said});
        to_stdout = to_stdout || said;
        said = nullptr;
    };
    for (const auto& [name, value] : arguments.given) {
        if (name == "format") {
            if (to_stdout && said) return mistake("two formats are for standard output");
            put_on_stdout();
            said = find_format(value);
            if (!said) return mistake(fmt::format("unknown format '{}': {}", value, names_of_formats()));
        } else if (name == "output") {
            const FindingFormat* format = said ? said : format_of_path(value);
            if (!format)
                return mistake(
                    fmt::format("no format is known by the end of '{}': say --format before it", value));
            targets.push_back({value, format});
            said = nullptr;
        }
    }
    if (to_stdout && said) return mistake("two formats are for standard output");
    put_on_stdout();
    if (targets.empty()) targets.push_back({"-", &finding_formats().front()});
    return targets;
}

bool is_terminal(const Target& target) {
    return target.path == "-" && ::isatty(STDOUT_FILENO) == 1;
}

/// Takes what the threads found, input by input, and writes it in every format.
class FindingTaker : public RecordTaker {
public:
    FindingTaker(CheckRun run, std::optional<Baseline> baseline)
        : run_(std::move(run)), baseline_(std::move(baseline)) {}

    Diagnostics open(const std::vector<Target>& targets) {
        for (const Target& target : targets) {
            auto output = Output::open(target.path);
            if (!output) return output.why();
            CheckRun run = run_;
            run.colour = is_terminal(target);
            outputs_.push_back({*std::move(output), target.format->open(run)});
        }
        return each([](FindingWriter& writer, std::string& out) { writer.begin(out); });
    }

    Diagnostics take(std::string_view json) override {
        if (json.empty()) return {};  // the roles of a pack are told with the first
        auto input = checked_input(json);
        return input ? add(*std::move(input)) : Diagnostics{};
    }

    Diagnostics take_reject(std::string_view json) override {
        auto input = rejected_input(json);
        return input ? add(*std::move(input)) : Diagnostics{};
    }

    Diagnostics finish() override {
        if (baseline_) tally_.fixed = baseline_->fixed();
        if (Diagnostics why = each([&](FindingWriter& w, std::string& out) { w.end(tally_, out); });
            !why.empty())
            return why;
        for (Written& written : outputs_)
            if (Diagnostics why = written.output.finish(); !why.empty()) return why;
        return {};
    }

    bool failed() const { return failed_; }

private:
    struct Written {
        Output output;
        std::unique_ptr<FindingWriter> writer;
    };

    Diagnostics add(CheckedInput input) {
        if (baseline_) baseline_->mark(input);
        tally_.count(input);
        failed_ = failed_ || std::any_of(input.findings.begin(), input.findings.end(),
                                         [&](const PlacedFinding& f) { return run_.is_failure(f); });
        return each([&](FindingWriter& writer, std::string& out) { writer.add(input, out); });
    }

    template <class Write>
    Diagnostics each(Write write) {
        for (Written& written : outputs_) {
            buffer_.clear();
            write(*written.writer, buffer_);
            if (Diagnostics why = written.output.write(buffer_); !why.empty()) return why;
        }
        return {};
    }

    CheckRun run_;
    std::optional<Baseline> baseline_;
    std::vector<Written> outputs_;
    CheckTally tally_;
    std::string buffer_;
    bool failed_ = false;
};

Diagnostics check_arguments(const Arguments& arguments) {
    const std::vector<Choices> all = {{"fail-on", {"error", "warning", "note", "never"}},
                                      {"progress", {"auto", "always", "never"}},
                                      {"isolate", {"process", "none"}}};
    if (Diagnostics why = check_words(arguments, all); !why.empty()) return why;
    if (arguments.has("on") && !valid_calendar_day(arguments.get("on")))
        return {mistake("--on is a day: 2027-05-01")};
    if (arguments.operands.empty()) return {mistake("an operand is missing")};
    return {};
}

int explain_code(const std::string& code) {
    const Page page = page_of(code);
    if (page.text.empty()) {
        report({mistake(fmt::format("there is no code '{}'", code))});
        return usage_error;
    }
    std::cout << page.text;
    return done;
}

CheckRun run_of(const Arguments& arguments, const Profile& profile) {
    CheckRun run;
    run.profile = &profile;
    const std::string fail_on = arguments.get("fail-on", "error");
    run.fails = fail_on != "never";
    run.fail_on = fail_on == "note"      ? Severity::note
                  : fail_on == "warning" ? Severity::warning
                                         : Severity::error;
    run.has_baseline = arguments.has("baseline");
    run.version = VACANCY_VERSION;
    return run;
}

/// What was found in an input goes as the text of its first record; the others have none.
RecordMaker checking(const Profile& profile, const std::string& on) {
    return [&profile, on](const Source& source, const Outcome& outcome,
                          const std::vector<std::string>& records) {
        std::vector<std::string> out(records.size());
        if (!out.empty()) out.front() = to_json(place(check(outcome, profile, on), outcome, source));
        return out;
    };
}

int conclude(const BulkReport& done_so_far, const FindingTaker& taker) {
    report(done_so_far.failure);
    report(done_so_far.remarks);
    if (!done_so_far.failure.empty()) return output_failed;
    if (done_so_far.stopped) return by_signal + stop_asked();
    if (done_so_far.tally.rejected() > 0) return some_unread;
    return taker.failed() ? found : done;
}

}  // namespace

int run_check(const Arguments& arguments) {
    if (arguments.has("explain")) return explain_code(arguments.get("explain"));
    if (const Diagnostics why = check_arguments(arguments); !why.empty()) return report(why), usage_error;
    auto targets = targets_of(arguments);
    if (!targets) return report(targets.why()), usage_error;
    auto profile = Profile::load(arguments.get("profile", "civil-service"));
    if (!profile) return report(profile.why()), usage_error;
    std::optional<Baseline> baseline;
    if (arguments.has("baseline")) {
        auto read = Baseline::read(arguments.get("baseline"));
        if (!read) return report(read.why()), usage_error;
        baseline = *std::move(read);
    }
    auto grammars = grammars_of(arguments);
    if (!grammars) return usage_error;
    auto options = bulk_options(arguments, grammars);
    if (!options) return report(options.why()), usage_error;
    FindingTaker taker(run_of(arguments, *profile), std::move(baseline));
    if (const Diagnostics why = taker.open(*targets); !why.empty()) return report(why), output_failed;
    options->quiet = true;  // what reading brings up is among the findings
    options->record.evidence = false;
    options->record.validate = false;
    options->taker = &taker;
    options->maker = checking(*profile, arguments.get("on"));
    return conclude(convert_inputs(arguments, *options), taker);
}

}  // namespace vacancy::cli
