#ifndef VACANCY_TESTS_PIPELINE_EXTRACTED_H
#define VACANCY_TESTS_PIPELINE_EXTRACTED_H

#include <string>
#include <vector>

#include "pipeline/convert.h"

namespace vacancy::test {

/// The records of one input as JSON lines; what went wrong instead, in words.
struct Extracted {
    std::vector<std::string> records;
    std::string reject;   ///< why there is no document
    std::string defects;  ///< what the schema and check_record() say
};

/// Reads the file with a converter of its own.
Extracted extract(const Source& source, bool prefilter = true);

/// The same by the parts of the pipeline, with or without PCRE2's compiler.
Extracted extract_by_parts(const Source& source, Jit jit);

Source source_of(const std::string& path);

}  // namespace vacancy::test

#endif
