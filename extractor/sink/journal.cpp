#include "sink/journal.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <utility>

#include "base/hash.h"
#include "sink/files.h"

namespace vacancy {

namespace {

constexpr std::size_t checksum_digits = 16;

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

Diagnostics Journal::lock() {
    auto opened = open_locked(path_);
    if (opened.error == EWOULDBLOCK) return {output_busy(path_, output_)};
    if (opened.error != 0) return trouble(opened.error);
    descriptor_ = std::move(opened.descriptor);
    return {};
}

Diagnostics Journal::read() {
    std::string text;
    if (const int error = read_whole(descriptor_.get(), text)) return trouble(error);
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
    return ::ftruncate(descriptor_.get(), 0) != 0 ? trouble(errno) : Diagnostics{};
}

Diagnostics Journal::append(std::string_view words) {
    const std::uint64_t checksum = hash64(words, checksum_);
    const std::string line = fmt::format("{:016x} {}\n", checksum, words);
    const auto end = static_cast<off_t>(end_);
    // What was torn is cut off before each line, so that a line never follows half of one.
    if (::ftruncate(descriptor_.get(), end) != 0 || ::lseek(descriptor_.get(), end, SEEK_SET) != end)
        return trouble(errno);
    if (const int error = write_all(descriptor_.get(), line)) return trouble(error);
    if (::fsync(descriptor_.get()) != 0) return trouble(errno);
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
