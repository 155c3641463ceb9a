// vacancy extract: every input in order, one record line each; bad inputs are told and the run goes on.
#include <fmt/format.h>

#include <iostream>
#include <optional>

#include "cli/commands.h"
#include "pipeline/convert.h"
#include "record/json.h"
#include "sink/output.h"
#include "sink/rejects.h"

namespace vacancy::cli {
namespace {

class ExtractRun {
public:
    ExtractRun(const Arguments& arguments, std::shared_ptr<const Grammars> grammars, const Limits& limits,
               Output output)
        : arguments_(arguments),
          limits_(limits),
          converter_(std::move(grammars), limits),
          writer_({arguments.get("evidence", "full") == "full", !arguments.has("no-validate"),
                   arguments.get("format") == "json"}),
          output_(std::move(output)) {
        converter_.prefilter(!arguments.has("no-prefilter"));
    }

    int run() {
        for (const std::string& operand : arguments_.operands) {
            auto inputs = list_inputs(operand);
            if (!inputs) {
                reject(operand, "source", inputs.why());
                continue;
            }
            for (const std::string& path : *inputs)
                if (!one(path)) return output_failed;
        }
        return finish();
    }

private:
    /// False where the output can't be written.
    bool one(const std::string& path) {
        auto source = read_source(path, limits_);
        if (!source) return reject(path, "source", source.why()), true;
        auto outcome = converter_.convert(*source);
        if (!outcome) return reject(path, "document", outcome.why()), true;
        for (Choice& choice : outcome->choices)
            if (!put(*source, *outcome->document, choice.record)) return false;
        return true;
    }

    bool put(const Source& source, const Document& document, const Record& record) {
        if (Diagnostics defects = check_record(record, document); !defects.empty())
            return reject(source.path, "record", defects), true;
        auto line = writer_.write(record, document);
        if (!line) return reject(source.path, "record", line.why()), true;
        if (!arguments_.has("quiet")) tell(source, record.diagnostics);
        return written(output_->write(*line));
    }

    void tell(const Source& source, Diagnostics diagnostics) {
        for (Diagnostic& diagnostic : diagnostics) {
            diagnostic.file = source.path;
            if (!diagnostic.span.empty())
                diagnostic.position = position_of(source.bytes, diagnostic.span.begin);
        }
        report(diagnostics,
               source.type == MediaType::pdf ? std::string_view() : std::string_view(source.bytes));
    }

    bool written(const Diagnostics& why) {
        report(why);
        return why.empty();
    }

    void reject(const std::string& path, std::string_view stage, Diagnostics why) {
        ++rejected_;
        for (Diagnostic& diagnostic : why) {
            diagnostic.severity = Severity::error;
            if (diagnostic.file.empty()) diagnostic.file = path;
        }
        report(why);
        if (open_rejects() && !why.empty()) report(rejects_->write({path, "", stage, &why.front()}));
    }

    /// The rejects go beside the output, or where --rejects says; with neither, to standard error alone.
    bool open_rejects() {
        std::string path = arguments_.get("rejects");
        if (path.empty() && arguments_.has("output") && !arguments_.get("output").starts_with("/dev/"))
            path = arguments_.get("output") + ".rejects.ndjson";
        if (path.empty() || rejects_) return rejects_.has_value();
        auto opened = Rejects::open(path);
        if (!opened) return report(opened.why()), false;
        rejects_.emplace(*std::move(opened));
        return true;
    }

    int finish() {
        bool good = written(output_->finish());
        if (rejects_) good = written(rejects_->finish()) && good;
        if (!good) return output_failed;
        return rejected_ ? some_unread : done;
    }

    const Arguments& arguments_;
    Limits limits_;
    Converter converter_;
    RecordWriter writer_;
    std::optional<Output> output_;
    std::optional<Rejects> rejects_;
    std::size_t rejected_ = 0;
};

/// Empty where each option that takes one of a few words has one of them.
Diagnostics mistakes(const Arguments& arguments) {
    const std::string format = arguments.get("format", "ndjson");
    const std::string evidence = arguments.get("evidence", "full");
    if (format != "ndjson" && format != "json")
        return {usage("extract", fmt::format("unknown format '{}': ndjson or json", format))};
    if (evidence != "full" && evidence != "none")
        return {usage("extract", fmt::format("unknown evidence '{}': full or none", evidence))};
    return {};
}

}  // namespace

int run_extract(const Arguments& arguments) {
    if (const Diagnostics why = mistakes(arguments); !why.empty()) return report(why), usage_error;
    auto limits = limits_of(arguments);
    if (!limits) return report(limits.why()), usage_error;
    auto grammars = grammars_of(arguments);
    if (!grammars) return usage_error;
    auto output = Output::open(arguments.get("output", "-"),
                               arguments.get("format") == "json" ? Output::Form::array : Output::Form::lines);
    if (!output) return report(output.why()), output_failed;
    return ExtractRun(arguments, std::move(grammars), *limits, *std::move(output)).run();
}

}  // namespace vacancy::cli
