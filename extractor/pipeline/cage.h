#ifndef VACANCY_PIPELINE_CAGE_H
#define VACANCY_PIPELINE_CAGE_H

#include <cstddef>
#include <cstdint>

namespace vacancy {

/// What a kernel may not offer, or a container not allow: the process then runs without it.
struct CageGaps {
    std::uint8_t calls = 0;  ///< 1 where system calls are not filtered
    std::uint8_t files = 0;  ///< 1 where files can be read
};

/// Closes this process in, for good: it can compute, take memory up to `memory_mib` MiB more than it has,
/// read and write what it has open, and read the PDF library's data. No other file can be opened, none
/// written, nothing run, no connection made, no process made or touched. Where it asks to run or to trace
/// something it is killed; other calls fail with EPERM. It dies with its parent.
///
/// The process must have one thread.
CageGaps close_cage(std::size_t memory_mib);

/// From now on this process is killed (SIGXCPU) once it has used so much more of a processor. Works in the
/// cage.
void allow_seconds(std::uint32_t seconds);

}  // namespace vacancy

#endif
