#ifndef VACANCY_CHECK_BASELINE_H
#define VACANCY_CHECK_BASELINE_H

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "check/placed.h"

namespace vacancy {

/// Findings of an earlier run, which this one does not tell as new.
///
/// They are known again by the path of the input and their fingerprint, which is of what was found and in
/// which words: a line that has moved changes neither.
class Baseline {
public:
    struct Entry {
        std::string path, fingerprint, code, message;
        Severity severity = Severity::warning;
    };

    /// What an earlier run wrote as ndjson, json or SARIF.
    static Result<Baseline> read(const std::string& file);

    /// Marks what is known.
    void mark(CheckedInput& input);

    /// Those that no input had, in the order of paths; to be asked when all inputs are marked.
    std::vector<Entry> fixed() const;

private:
    friend class BaselineReader;
    void add(Entry entry);

    struct Kept {
        Entry entry;
        bool found = false;
    };
    std::map<std::pair<std::string, std::string>, Kept> entries_;  ///< by path and fingerprint
};

}  // namespace vacancy

#endif
