#include "sink/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>

namespace vacancy {

namespace {

/// The system's words for an error, as our messages are written: "no space left on device".
std::string reason(int error) {
    std::string words = std::system_category().message(error);
    if (words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' && words[1] >= 'a')
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

/// True where the file behind `descriptor` still has the name `path`.
bool is_named(int descriptor, const std::string& path) {
    struct stat held {
    }, named{};
    return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

}  // namespace

Diagnostic write_trouble(const std::string& path, int error) {
    Diagnostic d;
    d.file = path;
    d.message =
        "can't write to " + (path == "-" ? "standard output" : "'" + path + "'") + ": " + reason(error);
    switch (error) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            d.code = "disk_full";
            d.help = "make room, or name a place on another disk";
            break;
        case EPIPE:
        case ECONNRESET:
            d.code = "pipe_closed";
            break;
        default:
            d.code = "not_writable";
            break;
    }
    return d;
}

std::string follow_links(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : path;
}

int open_file(const std::string& path, int flags, unsigned mode) {
    int descriptor = -1;
    do descriptor = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

/// A run that ends takes the file away, or puts it in place; one that opened it meanwhile tries again.
Locked open_locked(const std::string& path) {
    for (;;) {
        Locked opened{Descriptor(open_file(path, O_RDWR | O_CREAT, 0666))};
        const int number = opened.descriptor.get();
        if (number < 0 || ::flock(number, LOCK_EX | LOCK_NB) != 0) return {Descriptor(), errno};
        if (is_named(number, path)) return opened;
    }
}

Diagnostic output_busy(const std::string& locked, const std::string& output) {
    Diagnostic d;
    d.code = "output_busy";
    d.file = output;
    d.message = fmt::format("another run is writing '{}': it has locked '{}'", output, locked);
    d.help = "wait for it, or name another output";
    return d;
}

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            pollfd ready{descriptor, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

}  // namespace vacancy
