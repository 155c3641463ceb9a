#ifndef VACANCY_TESTS_GENERATOR_FACTS_H
#define VACANCY_TESTS_GENERATOR_FACTS_H

#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace vacancy::test {

/// One value of a record: "/salary/min", "34350"; "/behaviours", "Leadership, at application".
/// Members of a list have the list's pointer, in order.
struct Fact {
    std::string field;
    std::string value;
    bool operator==(const Fact&) const = default;
};

/// Every value of the record that an advert states; of the sections, the ids of those that have one.
std::vector<Fact> facts_of(const Record& record);

/// How two records differ, a line each: "- /posts 3" is missing, "+ /posts 4" too much. Differences
/// in fields that begin with one of `passed_over` are not told.
std::string difference(const Record& expected, const Record& found,
                       const std::vector<std::string_view>& passed_over);

}  // namespace vacancy::test

#endif
