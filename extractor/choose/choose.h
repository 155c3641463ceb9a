#ifndef VACANCY_CHOOSE_CHOOSE_H
#define VACANCY_CHOOSE_CHOOSE_H

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"
#include "record/record.h"

namespace vacancy {

/// What became of a candidate, for explain and check.
struct Decision {
    const Candidate* candidate = nullptr;  ///< owned by the extraction
    std::string_view field;
    bool taken = false;
    std::string_view reason;  ///< why not: "a more trusted reading was taken"
};

/// A record and how it came about.
struct Choice {
    Record record;
    std::vector<Decision> decisions;
};

/// Chooses one value a field from the candidates: label beats section beats prose; what was
/// passed over is told in `decisions`, readings that disagree and values that are lost in the
/// record's diagnostics. `role` is an index into extraction.roles, or -1 for an advert of one role.
/// The record's id and source are the caller's to fill.
Choice choose(const Document& document, const Outline& outline, const Extraction& extraction, int role);

}  // namespace vacancy

#endif
