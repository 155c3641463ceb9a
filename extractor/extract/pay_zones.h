#ifndef VACANCY_EXTRACT_PAY_ZONES_H
#define VACANCY_EXTRACT_PAY_ZONES_H

#include <vector>

#include "extract/extract.h"

namespace vacancy {

/// 'Salary (London)' over a sum in a table of roles: the place of the pay stands with the label. Gives it to
/// the longest reading of each such cell, where the vocabulary `pay_zone` of `salary` knows it and the cell
/// names no place.
void add_pay_zones(const Document& document, const Outline& outline, const Grammars& grammars,
                   std::vector<Candidate>& candidates);

}  // namespace vacancy

#endif
