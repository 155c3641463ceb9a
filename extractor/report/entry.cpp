#include "report/entry.h"

#include "record/json_tree.h"
#include "report/page.h"
#include "report/row.h"

namespace vacancy {

namespace {

Diagnostic no_record() {
    Diagnostic d;
    d.code = "broken_record";
    d.message = "no record of this version: its schema is not 'vacancy/1'";
    return d;
}

/// The record's own diagnostics, where nothing else is known of it.
Findings own_findings(const Json& record, const Known& known) {
    Findings findings;
    const Json* list = member_of(record, "diagnostics");
    if (list == nullptr || !list->IsArray()) return findings;
    std::optional<Anchor> anchor;
    if (known.document != nullptr) anchor.emplace(*known.document);
    for (const Json& said : list->GetArray()) {
        Finding& finding = findings.emplace_back();
        finding.severity = text_at(said, "severity") == "error"  ? Severity::error
                           : text_at(said, "severity") == "note" ? Severity::note
                                                                 : Severity::warning;
        finding.code = text_at(said, "code");
        finding.message = text_at(said, "message");
        finding.field = text_at(said, "field");
        if (const auto bytes = span_at(said, "span"); bytes && anchor)
            finding.span = anchor->from_input(*bytes).value_or(Span{});
    }
    return findings;
}

}  // namespace

Result<ReportEntry> make_entry(std::string_view json, const Known& known) {
    rapidjson::Document record;
    record.Parse<careful>(json.data(), json.size());
    if (record.HasParseError() || text_at(record, "schema") != "vacancy/1") return no_record();
    const Findings own = known.findings ? Findings() : own_findings(record, known);
    const Findings& findings = known.findings ? *known.findings : own;
    return ReportEntry{row_of(record, findings), page_of(record, known, findings)};
}

}  // namespace vacancy
