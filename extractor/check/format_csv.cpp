// CSV (RFC 4180): a row a finding. Text that a spreadsheet would take for a formula gets an apostrophe in
// front.
#include <fmt/format.h>

#include <array>

#include "check/format.h"
#include "export/csv_cell.h"

namespace vacancy {
namespace {

void put_text(std::string_view text, std::string& out) {
    std::string cell(wants_apostrophe(text) ? 1 : 0, '\'');
    put_csv_cell(cell += text, out);
}

std::string number(std::uint32_t value) {
    return value == 0 ? std::string() : std::to_string(value);
}

class CsvWriter final : public FindingWriter {
public:
    void begin(std::string& out) override {
        out += "path,line,column,page,severity,code,field,message,text,help,record,fingerprint,known\r\n";
    }

    void add(const CheckedInput& input, std::string& out) override {
        for (const PlacedFinding& f : input.findings) {
            const std::string line = number(f.place.line), column = number(f.place.column),
                              page = number(f.place.page ? f.place.page->page : 0);
            const std::array<std::string_view, 13> cells{input.path,
                                                         line,
                                                         column,
                                                         page,
                                                         name_of(f.severity),
                                                         f.code,
                                                         f.field,
                                                         f.message,
                                                         f.text,
                                                         f.help,
                                                         f.record,
                                                         f.fingerprint,
                                                         f.known ? "true" : "false"};
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (i > 0) out += ',';
                put_text(cells[i], out);
            }
            out += "\r\n";
        }
    }
};

}  // namespace

std::unique_ptr<FindingWriter> open_csv_findings(const CheckRun&) {
    return std::make_unique<CsvWriter>();
}

}  // namespace vacancy
