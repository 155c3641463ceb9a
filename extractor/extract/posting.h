#ifndef VACANCY_EXTRACT_POSTING_H
#define VACANCY_EXTRACT_POSTING_H

#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace vacancy {

/// Candidates of the schema.org JobPosting that a page carries (Document::posted): of the tier `posted`, with
/// rules named after the properties ('jobposting.validThrough').
void find_posted(const Document& document, const Grammars& grammars, Matcher& matcher,
                 std::vector<Candidate>& out);

}  // namespace vacancy

#endif
