#include "sink/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <utility>

#include "sink/files.h"

namespace vacancy {

namespace {

constexpr std::size_t buffer_size = 256u << 10;

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

/// What stops a file from being put in place at `target`: an errno, or 0.
int unfit(const std::string& target) {
    if (target.empty()) return ENOENT;
    if (target.back() == '/') return EISDIR;
    return ::access(target.c_str(), F_OK) == 0 && ::access(target.c_str(), W_OK) != 0 ? errno : 0;
}

/// A file that takes the place of another has its permissions.
void take_mode(int descriptor, const std::string& target) {
    struct stat status {};
    if (::stat(target.c_str(), &status) == 0) (void)::fchmod(descriptor, status.st_mode & 07777);
}

/// A name for a temporary file in the folder of `target`, hidden and never the same twice in a process.
std::string temporary_name(const std::string& target) {
    static std::atomic<unsigned> count{0};
    const std::size_t slash = target.rfind('/');
    const std::string folder = slash == target.npos ? "" : target.substr(0, slash + 1);
    return folder + ".vacancy-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".part";
}

}  // namespace

bool Output::is_file(const std::string& path) {
    struct stat status {};
    if (named_descriptor(path) >= 0) return false;
    return ::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}

Result<Output> Output::open(const std::string& path) {
    Output output(path);
    const int given = named_descriptor(path);
    Diagnostics why;
    if (given >= 0) {
        why = output.open_straight(::fcntl(given, F_DUPFD_CLOEXEC, 0));
    } else if (!is_file(path)) {
        why = output.open_straight(open_file(path, O_WRONLY));
    } else {
        why = output.open_beside(follow_links(path));
    }
    if (!why.empty()) return why;
    return output;
}

Result<Output> Output::open_lasting(const std::string& path, std::uint64_t keep) {
    Output output(path);
    if (Diagnostics why = output.open_part(follow_links(path), keep); !why.empty()) return why;
    return output;
}

Diagnostics Output::open_straight(int descriptor) {
    descriptor_ = Descriptor(descriptor);
    return descriptor < 0 ? fail(errno) : Diagnostics{};
}

Diagnostics Output::open_beside(const std::string& target) {
    if (const int error = unfit(target)) return fail(error);
    std::string name;
    do {
        name = temporary_name(target);
        descriptor_ = Descriptor(open_file(name, O_WRONLY | O_CREAT | O_EXCL, 0666));
    } while (!descriptor_.is_open() && errno == EEXIST);
    if (!descriptor_.is_open()) return fail(errno);
    target_ = target;
    part_ = Part(std::move(name), false);
    take_mode(descriptor_.get(), target);
    return {};
}

Diagnostics Output::open_part(const std::string& target, std::uint64_t keep) {
    if (const int error = unfit(target)) return fail(error);
    target_ = target;
    part_ = Part(part_of(target), true);
    Locked opened = open_locked(part_.name());
    if (opened.error == EWOULDBLOCK) return {output_busy(part_.name(), path_)};
    if (opened.error != 0) return fail(opened.error);
    descriptor_ = std::move(opened.descriptor);
    size_ = keep;
    const auto size = static_cast<off_t>(keep);
    if (::ftruncate(descriptor_.get(), size) != 0 || ::lseek(descriptor_.get(), size, SEEK_SET) != size)
        return fail(errno);
    take_mode(descriptor_.get(), target);
    return {};
}

Output::Part& Output::Part::operator=(Part&& other) noexcept {
    std::swap(name_, other.name_);
    std::swap(lasting_, other.lasting_);
    return *this;
}

Output::Part::~Part() {
    if (!name_.empty() && !lasting_) ::unlink(name_.c_str());
}

int Output::Part::put_in_place(const std::string& target) {
    if (::rename(name_.c_str(), target.c_str()) != 0) return errno;
    name_.clear();
    return 0;
}

Diagnostics Output::write_line(std::string_view text) {
    (void)write(text);
    return write("\n");
}

Diagnostics Output::write(std::string_view bytes) {
    if (!failure_.empty()) return failure_;
    size_ += bytes.size();
    if (bytes.size() >= buffer_size) return write_straight(bytes);
    buffer_ += bytes;
    return buffer_.size() >= buffer_size ? flush() : Diagnostics{};
}

/// What is larger than the buffer is not copied into it.
Diagnostics Output::write_straight(std::string_view bytes) {
    if (!flush().empty()) return failure_;
    const int error = write_all(descriptor_.get(), bytes);
    return error != 0 ? fail(error) : Diagnostics{};
}

Diagnostics Output::flush() {
    if (!failure_.empty() || !descriptor_.is_open()) return failure_;
    const int error = write_all(descriptor_.get(), buffer_);
    buffer_.clear();
    return error != 0 ? fail(error) : Diagnostics{};
}

Diagnostics Output::sync() {
    if (!flush().empty()) return failure_;
    return ::fsync(descriptor_.get()) != 0 && errno != EINVAL ? fail(errno) : Diagnostics{};
}

std::string Output::part_of(const std::string& path) {
    return follow_links(path) + ".part";
}

Diagnostics Output::finish() {
    if (!flush().empty()) return failure_;
    if (const int error = descriptor_.close()) return fail(error);
    if (part_.name().empty()) return {};
    const int error = part_.put_in_place(target_);
    return error != 0 ? fail(error) : Diagnostics{};
}

Diagnostics Output::fail(int error) {
    failure_ = {write_trouble(path_, error)};
    (void)descriptor_.close();
    part_ = Part();
    buffer_.clear();
    return failure_;
}

}  // namespace vacancy
