#ifndef VACANCY_SEGMENT_WITHIN_LINES_H
#define VACANCY_SEGMENT_WITHIN_LINES_H

#include "segment/marks.h"

namespace vacancy {

/// Headings and labels of a text on one line, which nothing but capitals and their neighbours show:
/// '… in the unit. Essential criteria • Patience', 'Salary £26,475 Working Pattern Full Time Grade AO'.
/// A label is one among several, near each other. Adds those that overlap no mark; marks stay in order.
void add_marks_within_lines(const Document& document, const Grammars& grammars, Matcher& matcher,
                            std::vector<Mark>& marks);

}  // namespace vacancy

#endif
