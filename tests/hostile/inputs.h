#ifndef VACANCY_TESTS_HOSTILE_INPUTS_H
#define VACANCY_TESTS_HOSTILE_INPUTS_H

#include <string>
#include <vector>

namespace vacancy::test {

struct Hostile {
    const char* name;
    std::string (*make)();
    const char* reject = "";  ///< the code that it may be refused with; empty: it must give a record
};

/// The table of them all.
const std::vector<Hostile>& hostile_inputs();

}  // namespace vacancy::test

#endif
