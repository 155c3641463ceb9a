#include "report/report.h"

#include <fmt/format.h>

#include <span>
#include <utility>

#include "pipeline/fill.h"
#include "record/writer.h"
#include "report/columns.h"
#include "report/pack.h"
#include "sink/output.h"

namespace vacancy {

/// The page that report/ is built to, or nothing (-DVACANCY_REPORT=OFF).
std::span<const std::pair<std::string_view, std::string_view>> report_page();

namespace {

constexpr std::string_view data_goes_here = "<!--vacancy-data-->";
constexpr std::size_t pages_together = 16;

Diagnostic not_built() {
    Diagnostic d;
    d.code = "report_not_built";
    d.message = "this program was built without reports";
    d.help = "build it without -DVACANCY_REPORT=OFF";
    return d;
}

Diagnostic too_many(const std::string& file, std::size_t most) {
    Diagnostic d;
    d.severity = Severity::warning;
    d.code = "too_many_adverts";
    d.file = file;
    d.message = fmt::format("there are more adverts than the {} that the report holds", most);
    d.help = "raise --max-report-adverts, or make a report of each part";
    return d;
}

/// JSON that can't end the element that it stands in.
std::string harmless(std::string_view json) {
    std::string out;
    out.reserve(json.size() + json.size() / 16);
    for (const char c : json) c == '<' ? out.append("\\u003c") : out.append(1, c);
    return out;
}

void write(JsonWriter& out, const std::map<std::string, std::uint64_t>& counts) {
    out.StartObject();
    for (const auto& [name, count] : counts) {
        out.Key(name);
        out.Uint64(count);
    }
    out.EndObject();
}

void write(JsonWriter& out, const std::map<std::string, std::string>& texts) {
    out.StartObject();
    for (const auto& [name, text] : texts) {
        out.Key(name);
        out.String(text);
    }
    out.EndObject();
}

template <class Texts>
void write_list(JsonWriter& out, const Texts& texts) {
    out.StartArray();
    for (const auto& text : texts) out.String(std::string_view(text));
    out.EndArray();
}

}  // namespace

struct ReportWriter::Impl {
    Output out;
    std::string path;
    std::string_view tail;  ///< of the page, after the data
    std::size_t most;
    Columns columns;
    std::string pages;         ///< of the block that is open: a JSON array without its end
    std::size_t in_block = 0;  ///< pages in it
    std::size_t blocks = 0, size = 0;
    bool full = false;

    Diagnostics close_block() {
        if (in_block == 0) return {};
        pages += ']';
        const std::string block = packed(pages);
        in_block = 0;
        return out.write(fmt::format(
            "<script type=\"application/octet-stream\" id=\"pages-{}\">{}</script>\n", blocks++, block));
    }

    std::string index(const ReportAbout& about) const {
        rapidjson::StringBuffer buffer;
        JsonWriter json(buffer);
        json.StartObject();
        json.Key("schema"), json.String("vacancy-report/1");
        json.Key("version"), json.String(about.version);
        json.Key("inputs"), write_list(json, about.inputs);
        json.Key("profile"), json.String(about.profile);
        json.Key("rejects"), write(json, about.rejects);
        json.Key("codes"), write(json, about.codes);
        json.Key("fields"), write_list(json, fill_fields());
        json.Key("together"), json.Uint64(pages_together);
        json.Key("count"), json.Uint64(size);
        json.Key("full"), json.Bool(full);
        json.EndObject();
        std::string head(buffer.GetString(), buffer.GetSize() - 1);
        return head.append(",").append(columns.json()).append("}");
    }
};

ReportWriter::ReportWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ReportWriter::ReportWriter(ReportWriter&& other) noexcept = default;
ReportWriter::~ReportWriter() = default;

Result<ReportWriter> ReportWriter::open(const std::string& path, std::size_t most) {
    const auto pages = report_page();
    const std::string_view page = pages.empty() ? std::string_view() : pages.front().second;
    const std::size_t at = page.find(data_goes_here);
    if (at == page.npos) return not_built();
    auto out = Output::open(path);
    if (!out) return out.why();
    auto impl = std::make_unique<Impl>(
        Impl{*std::move(out), path, page.substr(at + data_goes_here.size()), most, {}, {}, 0, 0, 0, false});
    if (Diagnostics why = impl->out.write(page.substr(0, at)); !why.empty()) return why;
    return ReportWriter(std::move(impl));
}

Diagnostics ReportWriter::take(const ReportEntry& entry) {
    Impl& report = *impl_;
    if (report.size == report.most) {
        report.full = true;
        return {too_many(report.path, report.most)};
    }
    rapidjson::Document row;
    row.Parse(entry.row.data(), entry.row.size());
    report.columns.add(row);
    ++report.size;
    if (report.in_block == 0) report.pages.clear();
    report.pages += report.in_block == 0 ? '[' : ',';
    report.pages += entry.page;
    return ++report.in_block == pages_together ? report.close_block() : Diagnostics{};
}

Diagnostics ReportWriter::finish(const ReportAbout& about) {
    Impl& report = *impl_;
    if (Diagnostics why = report.close_block(); !why.empty()) return why;
    const std::string index = harmless(report.index(about));
    for (const std::string_view part :
         {std::string_view(R"(<script type="application/json" id="index">)"), std::string_view(index),
          std::string_view("</script>\n"), report.tail})
        if (Diagnostics why = report.out.write(part); !why.empty()) return why;
    return report.out.finish();
}

std::size_t ReportWriter::size() const {
    return impl_->size;
}

bool ReportWriter::full() const {
    return impl_->full;
}

}  // namespace vacancy
