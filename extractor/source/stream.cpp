#include "source/stream.h"

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

constexpr std::size_t kStep = 128u << 10;
constexpr std::size_t kFirstStep = 8u << 10;

/// Until `size` bytes are there or the end is; -1 where it can't be read.
ssize_t read_fully(int descriptor, char* to, std::size_t size) {
    std::size_t have = 0;
    while (have < size) {
        const ssize_t got = ::read(descriptor, to + have, size - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    return static_cast<ssize_t>(have);
}

}  // namespace

Diagnostic Fault::diagnostic(const std::string& path) const {
    Diagnostic out;
    out.code = code;
    out.file = path;
    out.help = help;
    if (!note.empty()) out.notes.push_back(note);
    out.message = what;
    if (!of.empty()) out.message += fmt::format(", at byte {} of '{}'", at, of);
    constexpr std::uint64_t last = UINT32_MAX - 1;
    if (!of.empty() && at <= last)
        out.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
    return out;
}

std::string_view MemoryStream::next() {
    const std::string_view all = std::string_view(bytes_).substr(at_);
    at_ = bytes_.size();
    return all;
}

bool MemoryStream::seek(std::uint64_t at) {
    at_ = static_cast<std::size_t>(std::min<std::uint64_t>(at, bytes_.size()));
    return true;
}

Result<std::unique_ptr<FileStream>> FileStream::open(const std::string& path) {
    struct stat status {};
    auto file = open_file(path, status);
    if (!file) return file.why();
    std::unique_ptr<FileStream> out(new FileStream(file->release(), path));
    out->size_ = static_cast<std::uint64_t>(status.st_size);
    return out;
}

std::unique_ptr<FileStream> FileStream::standard_input() {
    std::unique_ptr<FileStream> out(new FileStream(STDIN_FILENO, "-"));
    struct stat status {};
    if (::fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode) &&
        ::lseek(STDIN_FILENO, 0, SEEK_CUR) == 0)
        out->size_ = static_cast<std::uint64_t>(status.st_size);
    return out;
}

FileStream::~FileStream() {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::string_view FileStream::next() {
    if (fault_) return {};
    step_ = std::clamp(step_ * 2, kFirstStep, kStep);
    if (buffer_.size() < step_) buffer_.resize(step_);
    const ssize_t got = read_fully(descriptor_, buffer_.data(), step_);
    if (got < 0) {
        const std::string what = "can't read it: " + std::generic_category().message(errno);
        fault_ = Fault{"not_readable", what, path_, at_};
        fault_->intact = at_;
        return {};
    }
    at_ += static_cast<std::uint64_t>(got);
    read_ += static_cast<std::uint64_t>(got);
    return std::string_view(buffer_).substr(0, static_cast<std::size_t>(got));
}

bool FileStream::seek(std::uint64_t at) {
    if (!size_ || ::lseek(descriptor_, static_cast<off_t>(at), SEEK_SET) < 0) return false;
    at_ = at;
    step_ = 0;
    return true;
}

std::uint64_t FileStream::bytes_read() const {
    return size_ ? std::min(read_, *size_) : read_;
}

PeekStream::PeekStream(std::unique_ptr<Stream> under, std::size_t size) : under_(std::move(under)) {
    while (head_.size() < size) {
        const std::string_view piece = under_->next();
        if (piece.empty()) break;
        head_ += piece;
    }
}

std::string PeekStream::rest(std::size_t limit) {
    constexpr std::size_t large = 8u << 20;
    std::string out = given_ ? std::string() : std::move(head_);
    given_ = true;
    while (out.size() <= limit) {
        const std::string_view piece = under_->next();
        if (piece.empty()) break;
        // From here on it grows in place, page by page: two large copies are never held.
        if (out.size() > large && out.capacity() <= limit) out.reserve(limit + 1);
        out += piece.substr(0, limit + 1 - out.size());
    }
    return out;
}

std::string_view PeekStream::next() {
    if (!given_ && !head_.empty()) {
        given_ = true;
        return head_;
    }
    return under_->next();
}

bool PeekStream::seek(std::uint64_t at) {
    if (!under_->seek(at)) return false;
    given_ = true;
    return true;
}

}  // namespace vacancy
