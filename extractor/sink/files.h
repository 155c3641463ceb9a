#ifndef VACANCY_SINK_FILES_H
#define VACANCY_SINK_FILES_H

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "sink/descriptor.h"

namespace vacancy {

/// Why `path` can't be written, of an `errno`: `disk_full`, `pipe_closed` or `not_writable`.
Diagnostic write_trouble(const std::string& path, int error);

/// Writes everything, waiting where the descriptor does not block; 0 or the error.
int write_all(int descriptor, std::string_view bytes);

int open_file(const std::string& path, int flags, unsigned mode = 0);

struct Locked {
    Descriptor descriptor;
    int error = 0;  ///< EWOULDBLOCK: another run has locked it
};

/// Opens or creates the file for reading and writing and locks it, for as long as the descriptor is open.
Locked open_locked(const std::string& path);

/// `output_busy`: another run has locked `locked` and is writing `output`.
Diagnostic output_busy(const std::string& locked, const std::string& output);

/// The file that `path` leads to, links followed; `path` itself where there is none yet.
std::string follow_links(const std::string& path);

}  // namespace vacancy

#endif
