#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "source/file.h"

namespace vacancy {

namespace {

Diagnostic trouble(std::string code, std::string message, const std::string& path, std::string help = {}) {
    Diagnostic out;
    out.code = std::move(code);
    out.message = std::move(message);
    out.file = path;
    out.help = std::move(help);
    return out;
}

std::string reason(int error) {
    return std::generic_category().message(error);
}

Diagnostic over_limit(const std::string& path, std::size_t limit) {
    return trouble("too_large", fmt::format("'{}' holds more than {} bytes", path, limit), path,
                   "raise --max-input-bytes");
}

Diagnostic cannot_open(const std::string& path, int error) {
    if (error == ENOENT || error == ENOTDIR) {
        return trouble("not_found", fmt::format("there is no file or folder '{}'", path), path);
    }
    return trouble("not_readable", fmt::format("can't open '{}': {}", path, reason(error)), path);
}

/// What stops a path from being read as a file, if anything.
Diagnostics unfit(const struct stat& status, const std::string& path) {
    if (S_ISDIR(status.st_mode)) {
        return {trouble("is_folder", fmt::format("'{}' is a folder, not a file", path), path)};
    }
    if (!S_ISREG(status.st_mode)) {
        return {trouble("is_special", fmt::format("'{}' is a pipe, a socket or a device, not a file", path),
                        path, "pipe it into standard input and give '-' as the path")};
    }
    return {};
}

/// Reads to the end; one byte over the limit is enough to know.
int read_all(int descriptor, std::size_t expected, std::size_t limit, std::string& bytes) {
    constexpr std::size_t step = 64u << 10;
    bytes.resize(std::min(std::max(expected + 1, std::size_t{1}), limit + 1));
    std::size_t have = 0;
    for (;;) {
        if (have == bytes.size()) {
            if (have > limit) break;
            bytes.resize(std::min(have + std::max(step, have / 2), limit + 1));
        }
        const ssize_t got = ::read(descriptor, bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return 0;
}

}  // namespace

File::~File() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<File> open_file(const std::string& path, struct stat& status) {
    // Not blocking: a named pipe with no writer would hold up the open for ever.
    File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) return cannot_open(path, errno);
    if (::fstat(file.get(), &status) != 0) return cannot_open(path, errno);
    if (Diagnostics why = unfit(status, path); !why.empty()) return why;
    return file;
}

Result<Source> read_file(int descriptor, const std::string& path, std::size_t expected,
                         const Limits& limits) {
    if (expected > limits.max_input_bytes) return over_limit(path, limits.max_input_bytes);
    Source source;
    source.path = path;
    if (const int error = read_all(descriptor, expected, limits.max_input_bytes, source.bytes)) {
        return trouble("not_readable", fmt::format("can't read '{}': {}", path, reason(error)), path);
    }
    if (source.bytes.size() > limits.max_input_bytes) return over_limit(path, limits.max_input_bytes);
    source.type = sniff(source.bytes, path, &source.unsupported);
    return source;
}

Result<Source> read_source(const std::string& path, const Limits& limits) {
    if (path == "-") return read_file(STDIN_FILENO, path, 64u << 10, limits);
    struct stat status {};
    const auto file = open_file(path, status);
    if (!file) return file.why();
    return read_file(file->get(), path, static_cast<std::size_t>(status.st_size), limits);
}

}  // namespace vacancy
