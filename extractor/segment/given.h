#ifndef VACANCY_SEGMENT_GIVEN_H
#define VACANCY_SEGMENT_GIVEN_H

#include <string>
#include <vector>

#include "segment/segment.h"

namespace vacancy {

/// The labels that values may be given for beside an input (Source::given): those that a rule of the
/// grammars looks for values under. Sorted.
std::vector<std::string> labels_to_give(const Grammars& grammars);

/// The document's given values as labelled ones; a label that no rule opens is passed over.
void add_given(const Document& document, const Grammars& grammars, std::vector<Labelled>& labels);

}  // namespace vacancy

#endif
