// Findings in the manner of a compiler, and a table of them by code at the end.
#include <fmt/format.h>

#include <algorithm>

#include "check/format.h"

namespace vacancy {
namespace {

constexpr std::string_view bold = "\033[1m", red = "\033[1;31m", yellow = "\033[1;33m", cyan = "\033[1;36m",
                           green = "\033[32m", plain = "\033[0m";

std::string_view colour_of(Severity severity) {
    return severity == Severity::error ? red : severity == Severity::warning ? yellow : cyan;
}

class TextWriter final : public FindingWriter {
public:
    explicit TextWriter(const CheckRun& run) : run_(run) {}

    void add(const CheckedInput& input, std::string& out) override {
        for (const PlacedFinding& finding : input.findings) put(input, finding, out);
    }

    void end(const CheckTally& tally, std::string& out) override {
        for (const Baseline::Entry& fixed : tally.fixed)
            out += fmt::format("{}: {}: {}[{}]: {}\n", fixed.path, painted(green, "fixed"),
                               name_of(fixed.severity), fixed.code, fixed.message);
        if (!tally.codes.empty()) put_table(tally, out);
        put_sum(tally, out);
    }

private:
    std::string painted(std::string_view colour, std::string_view words) const {
        return run_.colour ? fmt::format("{}{}{}", colour, words, plain) : std::string(words);
    }

    static std::string at(const CheckedInput& input, const FindingPlace& place) {
        if (place.line > 0) return fmt::format("{}:{}:{}:", input.path, place.line, place.column);
        if (place.page) return fmt::format("{}: page {}:", input.path, place.page->page);
        return input.path + ":";
    }

    /// The caret's line gets the colour.
    void put_excerpt(const FindingPlace& place, std::string_view colour, std::string& out) const {
        const std::size_t bar = place.excerpt.find('|', place.excerpt.find('\n') + 1);
        if (place.excerpt.empty()) return;
        if (!run_.colour || bar == std::string::npos) {
            out += place.excerpt;
            return;
        }
        out.append(place.excerpt, 0, bar + 1);
        out +=
            painted(colour, std::string_view(place.excerpt).substr(bar + 1, place.excerpt.size() - bar - 2));
        out += '\n';
    }

    void put(const CheckedInput& input, const PlacedFinding& finding, std::string& out) const {
        const std::string_view colour = colour_of(finding.severity);
        const std::string severity = fmt::format("{}[{}]", name_of(finding.severity), finding.code);
        out += fmt::format("{} {}: {}{}\n", painted(bold, at(input, finding.place)),
                           painted(colour, severity), finding.known ? "(known) " : "", finding.message);
        if (finding.known) return;
        put_excerpt(finding.place, colour, out);
        if (!finding.field.empty()) out += fmt::format("      = field: {}\n", finding.field);
        if (!finding.help.empty()) out += fmt::format("      = help: {}\n", finding.help);
        for (const PlacedFinding::Note& note : finding.notes) {
            out += fmt::format("{} {}: {}\n", painted(bold, at(input, note.place)), painted(cyan, "note"),
                               note.message);
            put_excerpt(note.place, cyan, out);
        }
    }

    void put_table(const CheckTally& tally, std::string& out) const {
        std::size_t width = 4;
        for (const auto& [code, counts] : tally.codes) width = std::max(width, code.size());
        const auto row = [&](std::string_view code, auto errors, auto warnings, auto notes, auto known) {
            out += fmt::format("{:<{}}  {:>6}  {:>8}  {:>5}", code, width, errors, warnings, notes);
            out += run_.has_baseline ? fmt::format("  {:>5}\n", known) : "\n";
        };
        if (tally.all.errors + tally.all.warnings + tally.all.notes > 0) out += '\n';
        row("code", "errors", "warnings", "notes", "known");
        for (const auto& [code, counts] : tally.codes)
            row(code, counts.errors, counts.warnings, counts.notes, counts.known);
        out += '\n';
    }

    static std::string many(std::uint64_t count, std::string_view what) {
        return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
    }

    void put_sum(const CheckTally& tally, std::string& out) const {
        out += fmt::format("{} checked: {}, {}, {}", many(tally.inputs - tally.unread, "advert"),
                           many(tally.all.errors, "error"), many(tally.all.warnings, "warning"),
                           many(tally.all.notes, "note"));
        if (run_.has_baseline)
            out += fmt::format("; {} known, {} fixed", tally.all.known, tally.fixed.size());
        if (tally.unread > 0) out += fmt::format("; {} not read", tally.unread);
        out += '\n';
    }

    CheckRun run_;
};

}  // namespace

std::unique_ptr<FindingWriter> open_text(const CheckRun& run) {
    return std::make_unique<TextWriter>(run);
}

}  // namespace vacancy
