#ifndef VACANCY_PIPELINE_CHECKPOINT_H
#define VACANCY_PIPELINE_CHECKPOINT_H

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/fill.h"

namespace vacancy {

/// What a run came to, in numbers. Each input gave records or is a reject:
/// inputs = with_records + the sum of rejects.
struct Tally {
    std::uint64_t inputs = 0;
    std::uint64_t with_records = 0;
    std::uint64_t records = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t bytes = 0;                       ///< of all inputs, unpacked
    std::map<std::string, std::uint64_t> rejects;  ///< by code
    std::array<std::uint64_t, most_fill_fields>
        filled{};  ///< records with a value, by index of fill_fields()

    std::uint64_t rejected() const { return inputs - with_records; }
    bool operator==(const Tally&) const = default;
};

/// How far a run has got: all that another run needs to go on from there.
struct Checkpoint {
    Tally tally;
    std::uint64_t inputs_hash = 0;            ///< of the inputs so far, one after the other
    std::vector<std::uint64_t> output_bytes;  ///< of each output
    std::uint64_t rejects_bytes = 0;
    std::uint64_t seen_bytes = 0;  ///< of the signatures (--dedupe)
    bool complete = false;         ///< nothing is left but to put the files in place

    bool operator==(const Checkpoint&) const = default;
};

/// A checkpoint as a line, and back; nothing where the line is none.
std::string to_line(const Checkpoint& checkpoint);
std::optional<Checkpoint> checkpoint_of(std::string_view line);

/// Words as a line (a command, for the journal's head), and back.
std::string to_line(const std::vector<std::string>& words);
std::vector<std::string> words_of(std::string_view line);

}  // namespace vacancy

#endif
