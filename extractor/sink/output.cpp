#include "sink/output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

namespace vacancy {

namespace {

constexpr std::size_t buffer_size = 256u << 10;

/// The system's words for an error, as our messages are written: "no space left on device".
std::string reason(int error) {
    std::string words = std::system_category().message(error);
    if (words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' && words[1] >= 'a')
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

Diagnostic trouble(const std::string& path, int error) {
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

/// The descriptor that a path such as /dev/stdout or /dev/fd/3 names, or -1. Opening these would give
/// a shell's redirected file a second place to write at, and renaming over them would break it.
int named_descriptor(std::string_view path) {
    if (path == "-" || path == "/dev/stdout") return STDOUT_FILENO;
    if (path == "/dev/stderr") return STDERR_FILENO;
    for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
        if (!path.starts_with(folder)) continue;
        int number = -1;
        const char* const end = path.data() + path.size();
        const auto read = std::from_chars(path.data() + folder.size(), end, number);
        return read.ec == std::errc() && read.ptr == end ? number : -1;
    }
    return -1;
}

/// The file that `path` leads to, links followed; `path` itself where there is none yet.
std::string follow_links(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? std::string(real.get()) : path;
}

/// A name for a temporary file in the folder of `target`, hidden and never the same twice in a process.
std::string temporary_name(const std::string& target) {
    static std::atomic<unsigned> count{0};
    const std::size_t slash = target.rfind('/');
    const std::string folder = slash == target.npos ? "" : target.substr(0, slash + 1);
    return folder + ".vacancy-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".part";
}

int open_again_if_interrupted(const char* path, int flags, mode_t mode = 0) {
    int descriptor = -1;
    do descriptor = ::open(path, flags | O_CLOEXEC, mode);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

/// Writes everything, waiting where the descriptor does not block; 0 or the error.
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

}  // namespace

Result<Output> Output::open(const std::string& path, Form form) {
    Output output(path, form);
    struct stat status {};
    const int given = named_descriptor(path);
    Diagnostics why;
    if (given >= 0) {
        why = output.open_straight(::fcntl(given, F_DUPFD_CLOEXEC, 0));
    } else if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
        why = output.open_straight(open_again_if_interrupted(path.c_str(), O_WRONLY));
    } else {
        why = output.open_beside(follow_links(path));
    }
    if (!why.empty()) return why;
    return output;
}

Diagnostics Output::open_straight(int descriptor) {
    descriptor_ = descriptor;
    return descriptor < 0 ? fail(errno) : Diagnostics{};
}

Diagnostics Output::open_beside(const std::string& target) {
    struct stat status {};
    const bool exists = ::stat(target.c_str(), &status) == 0;
    if (exists && ::access(target.c_str(), W_OK) != 0) return fail(errno);
    if (target.empty() || target.back() == '/') return fail(target.empty() ? ENOENT : EISDIR);
    std::string name;
    do {
        name = temporary_name(target);
        descriptor_ = open_again_if_interrupted(name.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666);
    } while (descriptor_ < 0 && errno == EEXIST);
    if (descriptor_ < 0) return fail(errno);
    target_ = target;
    temporary_ = std::move(name);
    if (exists) (void)::fchmod(descriptor_, status.st_mode & 07777);
    return {};
}

Output::Output(Output&& other) noexcept {
    *this = std::move(other);
}

Output& Output::operator=(Output&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(form_, other.form_);
    std::swap(target_, other.target_);
    std::swap(temporary_, other.temporary_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(any_, other.any_);
    std::swap(buffer_, other.buffer_);
    std::swap(failure_, other.failure_);
    return *this;
}

Output::~Output() {
    abandon();
}

Diagnostics Output::write(std::string_view text) {
    const bool array = form_ == Form::array;
    if (array) put(any_ ? ",\n" : "[\n");
    any_ = true;
    put(text);
    return array ? failure_ : put("\n");
}

Diagnostics Output::put(std::string_view bytes) {
    if (!failure_.empty()) return failure_;
    buffer_ += bytes;
    return buffer_.size() >= buffer_size ? flush() : Diagnostics{};
}

Diagnostics Output::flush() {
    if (!failure_.empty() || descriptor_ < 0) return failure_;
    const int error = write_all(descriptor_, buffer_);
    buffer_.clear();
    return error != 0 ? fail(error) : Diagnostics{};
}

Diagnostics Output::finish() {
    if (form_ == Form::array) put(any_ ? "\n]\n" : "[]\n");
    if (!flush().empty()) return failure_;
    // Some file systems say only here that there was no room.
    if (const int descriptor = std::exchange(descriptor_, -1); descriptor >= 0 && ::close(descriptor) != 0)
        return fail(errno);
    if (temporary_.empty()) return {};
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) return fail(errno);
    temporary_.clear();
    return {};
}

Diagnostics Output::fail(int error) {
    failure_ = {trouble(path_, error)};
    abandon();
    return failure_;
}

void Output::abandon() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
    if (!temporary_.empty()) ::unlink(std::exchange(temporary_, {}).c_str());
    buffer_.clear();
}

}  // namespace vacancy
