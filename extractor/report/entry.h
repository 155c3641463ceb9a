#ifndef VACANCY_REPORT_ENTRY_H
#define VACANCY_REPORT_ENTRY_H

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "check/finding.h"
#include "choose/choose.h"
#include "document/document.h"

namespace vacancy {

/// What a report holds of one record, as JSON.
struct ReportEntry {
    std::string row;  ///< what the table, the facets, the heat map and the plots are made of: one flat object
    std::string page;  ///< what is seen when the advert is opened
};

/// What is known of a record beyond its JSON. Nothing of it has to be.
struct Known {
    const Document* document = nullptr;  ///< the text that the record was read from
    std::span<const Block> blocks = {};  ///< of that text
    const Choice* choice = nullptr;      ///< how the record came about
    const Findings* findings = nullptr;  ///< of the record, in place of its own diagnostics
};

/// The entry of a record by its JSON, as RecordWriter writes it; `broken_record` where it is none.
///
/// Places are those of the canonical text, in UTF-16 units, because that is how browsers count. Without a
/// document there are none, and the page has the words of the evidence alone. Where the document is known and
/// the choice is not, the words are looked for where the record's evidence says they stand.
Result<ReportEntry> make_entry(std::string_view json, const Known& known);

}  // namespace vacancy

#endif
