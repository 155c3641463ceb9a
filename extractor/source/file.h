#ifndef VACANCY_SOURCE_FILE_H
#define VACANCY_SOURCE_FILE_H

#include <sys/stat.h>

#include <string>
#include <utility>

#include "base/result.h"
#include "source/source.h"

namespace vacancy {

/// A descriptor that closes itself; standard input is left open.
class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(File&& other) noexcept : descriptor_(other.release()) {}
    File& operator=(File&&) = delete;
    ~File();
    int get() const { return descriptor_; }
    int release() { return std::exchange(descriptor_, -1); }

private:
    int descriptor_;
};

/// Opens a regular file; anything else is a diagnostic.
Result<File> open_file(const std::string& path, struct stat& status);

/// The whole of an open file as one input; `expected` bytes or as many as there are.
Result<Source> read_file(int descriptor, const std::string& path, std::size_t expected, const Limits& limits);

}  // namespace vacancy

#endif
