#ifndef VACANCY_SOURCE_STREAM_H
#define VACANCY_SOURCE_STREAM_H

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vacancy {

/// Why bytes stopped before their end, and where.
struct Fault {
    std::string code{};          ///< of the diagnostic
    std::string what{};          ///< "incorrect data check"
    std::string of{};            ///< the archive whose bytes are counted
    std::uint64_t at = 0;        ///< byte of it
    std::string help{}, note{};  ///< of the diagnostic
    std::uint64_t intact = 0;    ///< bytes given before the fault that are known to be right

    /// `path`: of the file that holds what can't be read because of it.
    Diagnostic diagnostic(const std::string& path) const;
};

/// Bytes that come piece by piece: a file, a member of an archive, what comes out of a decompressor.
class Stream {
public:
    virtual ~Stream() = default;

    /// The next bytes, valid until the next call; none at the end, or where a fault stopped them.
    virtual std::string_view next() = 0;

    /// Null unless a fault stopped it.
    virtual const Fault* fault() const { return nullptr; }

    /// Goes on behind the damage that stopped it, wherever a fresh start can be found; false where it can't.
    virtual bool recover() { return false; }

    /// Goes on from byte `at`; false where it can't.
    virtual bool seek(std::uint64_t) { return false; }

    /// Where it is known and the stream can seek.
    virtual std::optional<std::uint64_t> size() const { return std::nullopt; }

    /// Of the file itself, no more than it has.
    virtual std::uint64_t bytes_read() const { return 0; }
};

/// Bytes at hand.
class MemoryStream : public Stream {
public:
    explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}

    std::string_view next() override;
    bool seek(std::uint64_t at) override;
    std::optional<std::uint64_t> size() const override { return bytes_.size(); }
    std::uint64_t bytes_read() const override { return at_; }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

/// An open file or pipe. Pieces are filled to the same sizes whatever the pipe's writer does, so positions
/// that are told are the same each time.
class FileStream : public Stream {
public:
    /// Not blocking, so that a pipe without a writer holds nothing up. A folder or a device is refused.
    static Result<std::unique_ptr<FileStream>> open(const std::string& path);
    static std::unique_ptr<FileStream> standard_input();
    ~FileStream() override;
    FileStream(const FileStream&) = delete;
    FileStream& operator=(const FileStream&) = delete;

    std::string_view next() override;
    const Fault* fault() const override { return fault_ ? &*fault_ : nullptr; }
    bool seek(std::uint64_t at) override;
    std::optional<std::uint64_t> size() const override { return size_; }

    std::uint64_t bytes_read() const override;

private:
    FileStream(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

    int descriptor_;
    std::string path_;
    std::optional<std::uint64_t> size_;  ///< of a regular file
    std::string buffer_;
    std::size_t step_ = 0;  ///< small after a seek, then growing
    std::uint64_t at_ = 0, read_ = 0;
    std::optional<Fault> fault_;
};

/// A stream whose beginning can be looked at before it is read.
class PeekStream : public Stream {
public:
    PeekStream(std::unique_ptr<Stream> under, std::size_t size);

    std::string_view head() const { return head_; }  ///< shorter than asked for only where there is no more
    /// As much as there is of it up to `limit` + 1 bytes.
    std::string rest(std::size_t limit);

    std::string_view next() override;
    const Fault* fault() const override { return under_->fault(); }
    bool recover() override { return under_->recover(); }
    bool seek(std::uint64_t at) override;
    std::optional<std::uint64_t> size() const override { return under_->size(); }

private:
    std::unique_ptr<Stream> under_;
    std::string head_;
    bool given_ = false;
};

}  // namespace vacancy

#endif
