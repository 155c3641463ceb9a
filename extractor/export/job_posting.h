#ifndef VACANCY_EXPORT_JOB_POSTING_H
#define VACANCY_EXPORT_JOB_POSTING_H

#include <span>
#include <string_view>

#include "export/format.h"

namespace vacancy {

/// Records as JSON-LD: a JobPosting of schema.org on each line, as the UK government's standard for
/// publishing vacancies has it. docs/jobposting.md says which field is which property. What an advert does
/// not state is left out; a record without a title is an object all the same.
Result<std::unique_ptr<Encoder>> open_job_postings(const Limits& limits);

/// How a field of the record and a property of JobPosting go together.
struct PostingField {
    std::string_view field;     ///< "salary.min"
    std::string_view property;  ///< "baseSalary.value.minValue"; empty: there is none
    bool read;                  ///< it is read from pages that carry it, too
    std::string_view about;     ///< what becomes of the value, or why there is no property
};

/// Every field of the record that holds a value, in the order of the table of fields: one entry or more each,
/// by itself or by an object that it is in.
std::span<const PostingField> posting_fields();

}  // namespace vacancy

#endif
