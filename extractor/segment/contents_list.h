#ifndef VACANCY_SEGMENT_CONTENTS_LIST_H
#define VACANCY_SEGMENT_CONTENTS_LIST_H

#include <cstddef>

#include "document/document.h"

namespace vacancy {

/// The first block after the contents list whose heading is block `heading`. The lines of such a list
/// stand again further on, as headings, without their page numbers; `heading + 1` where fewer than three
/// do, and none had a page number: that is no list.
std::size_t end_of_contents_list(const Document& document, std::size_t heading);

}  // namespace vacancy

#endif
