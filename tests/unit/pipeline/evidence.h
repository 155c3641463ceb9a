#ifndef VACANCY_TESTS_PIPELINE_EVIDENCE_H
#define VACANCY_TESTS_PIPELINE_EVIDENCE_H

#include <string>

#include "source/source.h"

namespace vacancy::test {

/// Reads every span of evidence and sections of the record back from the input's bytes; the places where
/// other words stand than the evidence says, one a line. A PDF's evidence must have a page and a box instead.
std::string misread_evidence(const Source& source, const std::string& record);

}  // namespace vacancy::test

#endif
