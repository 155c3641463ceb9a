#include "cli/summary.h"

#include <fmt/format.h>

#include "cli/numbers.h"
#include "record/writer.h"

namespace vacancy::cli {
namespace {

std::string counted(std::uint64_t number, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", with_commas(number), number == 1 ? one : several);
}

std::string head(const BulkReport& report, double seconds) {
    const Tally& tally = report.tally;
    const auto converted = static_cast<double>(tally.inputs - report.resumed_inputs);
    std::string out = fmt::format("{} ({}): {} gave {}, {} none\n", counted(tally.inputs, "input", "inputs"),
                                  in_bytes(static_cast<double>(tally.bytes)), with_commas(tally.with_records),
                                  counted(tally.records, "record", "records"), with_commas(tally.rejected()));
    if (report.resumed_inputs > 0)
        out += fmt::format("{} of them in an earlier run\n", with_commas(report.resumed_inputs));
    if (tally.duplicates > 0) out += counted(tally.duplicates, "duplicate\n", "duplicates\n");
    out += fmt::format("{:.1f} s, {} inputs a second\n", seconds,
                       with_commas(static_cast<std::uint64_t>(converted / std::max(seconds, 0.001))));
    return out;
}

/// "title  98 %" in three columns, read downwards.
std::string fill_table(const Tally& tally) {
    constexpr std::size_t columns = 3;
    const auto fields = fill_fields();
    const std::size_t rows = (fields.size() + columns - 1) / columns;
    std::string out = "records that have\n";
    for (std::size_t row = 0; row < rows; ++row) {
        std::string line;
        for (std::size_t i = row; i < fields.size(); i += rows) {
            const double share = static_cast<double>(tally.filled[i]) / static_cast<double>(tally.records);
            line += fmt::format("  {:<29}{:4.0f} %", fields[i], 100 * share);
        }
        out += line + '\n';
    }
    return out;
}

}  // namespace

std::string summary_text(const BulkReport& report, double seconds) {
    std::string out = head(report, seconds);
    if (!report.tally.rejects.empty()) out += "inputs without a record, by reason\n";
    for (const auto& [code, count] : report.tally.rejects)
        out += fmt::format("  {:<29}{:>6}\n", code, with_commas(count));
    if (report.tally.records > 0) out += fill_table(report.tally);
    return out;
}

std::string summary_json(const BulkReport& report, double seconds) {
    const Tally& tally = report.tally;
    rapidjson::StringBuffer line;
    JsonWriter json(line);
    const auto number = [&](std::string_view name, std::uint64_t value) {
        json.Key(name), json.Uint64(value);
    };
    json.StartObject();
    json.Key("complete"), json.Bool(!report.stopped && report.failure.empty());
    number("inputs", tally.inputs);
    number("with_records", tally.with_records);
    number("rejected", tally.rejected());
    number("records", tally.records);
    number("duplicates", tally.duplicates);
    number("bytes", tally.bytes);
    number("resumed_inputs", report.resumed_inputs);
    json.Key("seconds"), json.Double(seconds);
    json.Key("rejects"), json.StartObject();
    for (const auto& [code, count] : tally.rejects) number(code, count);
    json.EndObject();
    json.Key("filled"), json.StartObject();
    for (std::size_t i = 0; i < fill_fields().size(); ++i) number(fill_fields()[i], tally.filled[i]);
    json.EndObject();
    json.EndObject();
    return std::string(line.GetString(), line.GetSize()) + '\n';
}

}  // namespace vacancy::cli
