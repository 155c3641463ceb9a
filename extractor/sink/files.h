#ifndef VACANCY_SINK_FILES_H
#define VACANCY_SINK_FILES_H

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace vacancy {

/// Why `path` can't be written, of an `errno`: `disk_full`, `pipe_closed` or `not_writable`.
Diagnostic write_trouble(const std::string& path, int error);

/// Writes everything, waiting where the descriptor does not block; 0 or the error.
int write_all(int descriptor, std::string_view bytes);

int open_file(const std::string& path, int flags, unsigned mode = 0);

/// The file that `path` leads to, links followed; `path` itself where there is none yet.
std::string follow_links(const std::string& path);

}  // namespace vacancy

#endif
