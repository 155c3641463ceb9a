#ifndef VACANCY_REPORT_ROW_H
#define VACANCY_REPORT_ROW_H

#include <string>

#include "record/json_tree.h"
#include "report/entry.h"

namespace vacancy {

/// A record as one flat JSON object: texts, numbers, null, and lists of texts. Every row has the same members
/// in the same order; report/src/data.ts reads them.
std::string row_of(const Json& record, const Findings& findings);

}  // namespace vacancy

#endif
