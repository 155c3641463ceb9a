#ifndef VACANCY_REPORT_PAGE_H
#define VACANCY_REPORT_PAGE_H

#include <string>

#include "record/json_tree.h"
#include "report/anchor.h"
#include "report/entry.h"

namespace vacancy {

/// All that the page of an advert shows, as one JSON object; report/src/page.ts reads it:
///
///     record    without its evidence, diagnostics and the sections' texts
///     text      canonical, or null
///     blocks    kind, level, bold, begin, end of each, one after the other
///     sections  [id, begin, end] of each heading
///     marks     [pointer, rule, begin, end, confidence, line, page, words]; -1, -1 and the words where there
///     is
///               no text
///     findings  {severity, code, field, message, help, span, notes}
///     passed    [field, rule, begin, end, reason]: what could be read and was not taken
std::string page_of(const Json& record, const Known& known, const Findings& findings);

}  // namespace vacancy

#endif
