#include "sink/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <utility>

#include "base/hash.h"
#include "sink/files.h"

namespace vacancy {

namespace {

constexpr std::size_t checksum_digits = 16;

Diagnostic busy(const std::string& path, const std::string& output) {
    Diagnostic d;
    d.code = "output_busy";
    d.file = output;
    d.message = fmt::format("another run is writing '{}': it has locked '{}'", output, path);
    d.help = "wait for it, or name another output";
    return d;
}

/// True where the file behind `descriptor` still has the name `path`.
bool is_named(int descriptor, const std::string& path) {
    struct stat held {
    }, named{};
    return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

int read_whole(int descriptor, std::string& out) {
    constexpr std::size_t step = 64u << 10;
    for (;;) {
        const std::size_t have = out.size();
        out.resize(have + step);
        const ssize_t got = ::pread(descriptor, out.data() + have, step, static_cast<off_t>(have));
        out.resize(have + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (got == 0) return 0;
        if (got < 0 && errno != EINTR) return errno;
    }
}

/// The words of `line` ("checksum words") where its checksum holds; nothing else is empty.
std::string_view words_of(std::string_view line, std::uint64_t& checksum) {
    std::uint64_t said = 0;
    if (line.size() <= checksum_digits + 1) return {};
    const auto [end, error] = std::from_chars(line.data(), line.data() + checksum_digits, said, 16);
    if (error != std::errc() || end != line.data() + checksum_digits) return {};
    const std::string_view words = line.substr(checksum_digits + 1);
    const std::uint64_t found = hash64(words, checksum);
    if (found != said) return {};
    checksum = found;
    return words;
}

}  // namespace

Result<Journal> Journal::open(const std::string& path, const std::string& output) {
    Journal journal(path, output);
    if (Diagnostics why = journal.lock(); !why.empty()) return why;
    if (Diagnostics why = journal.read(); !why.empty()) return why;
    return journal;
}

Journal::Journal(Journal&& other) noexcept {
    *this = std::move(other);
}

Journal& Journal::operator=(Journal&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(output_, other.output_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(end_, other.end_);
    std::swap(checksum_, other.checksum_);
    std::swap(first_, other.first_);
    std::swap(last_, other.last_);
    return *this;
}

Journal::~Journal() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

/// A run that ends takes its journal away; one that waited with the file open tries again.
Diagnostics Journal::lock() {
    for (;;) {
        descriptor_ = open_file(path_, O_RDWR | O_CREAT, 0666);
        if (descriptor_ < 0) return trouble(errno);
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0)
            return errno == EWOULDBLOCK ? Diagnostics{busy(path_, output_)} : trouble(errno);
        if (is_named(descriptor_, path_)) return {};
        ::close(std::exchange(descriptor_, -1));
    }
}

Diagnostics Journal::read() {
    std::string text;
    if (const int error = read_whole(descriptor_, text)) return trouble(error);
    for (;;) {
        const std::size_t line_end = text.find('\n', end_);
        if (line_end == text.npos) break;
        const std::string_view line = std::string_view(text).substr(end_, line_end - end_);
        const std::string_view words = words_of(line, checksum_);
        if (words.empty()) break;
        if (end_ == 0) first_ = words;
        last_ = words;
        end_ = line_end + 1;
    }
    return {};
}

Diagnostics Journal::clear() {
    first_.clear();
    last_.clear();
    end_ = checksum_ = 0;
    return ::ftruncate(descriptor_, 0) != 0 ? trouble(errno) : Diagnostics{};
}

Diagnostics Journal::append(std::string_view words) {
    const std::uint64_t checksum = hash64(words, checksum_);
    const std::string line = fmt::format("{:016x} {}\n", checksum, words);
    const auto end = static_cast<off_t>(end_);
    // What was torn is cut off before each line, so that a line never follows half of one.
    if (::ftruncate(descriptor_, end) != 0 || ::lseek(descriptor_, end, SEEK_SET) != end)
        return trouble(errno);
    if (const int error = write_all(descriptor_, line)) return trouble(error);
    if (::fsync(descriptor_) != 0) return trouble(errno);
    checksum_ = checksum;
    if (end_ == 0) first_ = words;
    last_ = words;
    end_ += line.size();
    return {};
}

Diagnostics Journal::remove() {
    return ::unlink(path_.c_str()) != 0 ? trouble(errno) : Diagnostics{};
}

Diagnostics Journal::trouble(int error) const {
    return {write_trouble(output_, error)};
}

}  // namespace vacancy
