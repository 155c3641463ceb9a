#include "source/unpack.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "source/gzip.h"
#include "source/names.h"

namespace vacancy {

namespace {

constexpr std::size_t kRowsHead = 64u << 10;  ///< what SeriesReader::holds_rows looks at

/// A stream that something else owns.
class Lent : public Stream {
public:
    explicit Lent(Stream& under) : under_(under) {}
    std::string_view next() override { return under_.next(); }
    const Fault* fault() const override { return under_.fault(); }
    bool recover() override { return under_.recover(); }
    bool seek(std::uint64_t at) override { return under_.seek(at); }
    std::optional<std::uint64_t> size() const override { return under_.size(); }

private:
    Stream& under_;
};

/// A stream as rows are read from it.
class StreamReader : public ByteReader {
public:
    StreamReader(std::unique_ptr<Stream> bytes, std::string path)
        : bytes_(std::move(bytes)), path_(std::move(path)) {}

    Result<std::size_t> read(char* to, std::size_t size) override {
        if (piece_.empty()) piece_ = bytes_->next();
        if (piece_.empty() && bytes_->fault() != nullptr) return bytes_->fault()->diagnostic(path_);
        const std::size_t part = std::min(size, piece_.size());
        piece_.copy(to, part);
        piece_.remove_prefix(part);
        return part;
    }

private:
    std::unique_ptr<Stream> bytes_;
    std::string_view piece_;
    std::string path_;
};

std::unique_ptr<Stream> decompress(std::unique_ptr<Stream> bytes, Container kind, std::string name,
                                   Budget& budget) {
    if (kind == Container::gzip) return open_gzip(std::move(bytes), std::move(name), budget);
    return open_compressed(std::move(bytes), kind, std::move(name), budget);
}

Fault over_limit(std::size_t limit) {
    return {"too_large",
            fmt::format("the input holds more than {} bytes", limit),
            {},
            0,
            "raise --max-input-bytes"};
}

Fault too_deep(std::size_t limit) {
    return {"archive_limit",
            fmt::format("the input lies below more than {} layers of archives", limit),
            {},
            0,
            "raise --max-depth"};
}

}  // namespace

Unpacker::Unpacker(std::unique_ptr<Stream> file, std::string path, const Limits& limits, SeriesReader* rows)
    : path_(std::move(path)),
      limits_(limits),
      rows_(rows),
      file_(std::move(file)),
      budget_(limits_, *file_) {}

bool Unpacker::next(Input& out) {
    for (;;) {
        out = {};
        out.source.path = path_;
        if (budget_.hit()) levels_.clear();
        if (!begun_) {
            begun_ = true;
            if (open(std::make_unique<Lent>(*file_), {}, 0, out)) return true;
        }
        if (levels_.empty()) return false;
        if (step(out)) return true;
    }
}

/// True where `out` is filled; else there is more to come, or the archive on top has ended.
bool Unpacker::step(Input& out) {
    Level& level = levels_.back();
    if (level.members) {
        if (level.members->next(out)) return true;
        levels_.pop_back();
        return false;
    }
    ArchiveEntry entry;
    switch (level.archive->next(entry)) {
        case Archive::Step::entry:
            return member(level, entry, out);
        case Archive::Step::fault:
            out.source.member = level.prefix.substr(0, level.prefix.size() - !level.prefix.empty());
            return refuse(out, level.archive->fault());
        case Archive::Step::end:
            levels_.pop_back();
    }
    return false;
}

bool Unpacker::member(Level& level, const ArchiveEntry& entry, Input& out) {
    if (entry.kind == ArchiveEntry::Kind::folder) return false;
    out.source.member = level.prefix + entry.name;
    out.at = entry.at;
    if (entry.kind == ArchiveEntry::Kind::other)
        return refuse(out, {"member_not_a_file", fmt::format("the member is {}, not a file", entry.what),
                            level.name, entry.at});
    if (entry.encrypted)
        return refuse(out,
                      {"archive_encrypted", "the member is locked with a password", level.name, entry.at});
    const std::string name = out.source.member;
    return open(level.archive->open(), name, level.depth, out);
}

/// Takes compression off, layer by layer, until there is a document to read or an archive to enter.
bool Unpacker::open(std::unique_ptr<Stream> bytes, const std::string& member, std::size_t depth, Input& out) {
    const std::string& name = member.empty() ? path_ : member;
    std::string bare;  // the name without its compression
    for (;; ++depth) {
        auto peek = std::make_unique<PeekStream>(std::move(bytes), rows_ ? kRowsHead : container_head);
        const Container kind = container_of(peek->head());
        if (kind != Container::none && depth >= limits_.max_depth)
            return refuse(out, too_deep(limits_.max_depth));
        if (is_compression(kind)) {
            bare = uncompressed_name(bare.empty() ? name : bare);
            bytes = decompress(std::move(peek), kind, name, budget_);
            continue;
        }
        if (kind != Container::none) return enter(std::move(peek), kind, member, depth + 1), false;
        if (!bare.empty()) out.source.member = member.empty() ? bare : fmt::format("{}/{}", member, bare);
        return read(std::move(peek), out);
    }
}

void Unpacker::enter(std::unique_ptr<Stream> bytes, Container kind, const std::string& member,
                     std::size_t depth) {
    Level level;
    level.prefix = member.empty() ? std::string() : member + '/';
    level.name = member.empty() ? path_ : member;
    level.depth = depth;
    if (kind == Container::warc)
        level.members = open_warc(std::move(bytes), {path_, level.prefix}, budget_);
    else
        level.archive = std::make_unique<Archive>(std::move(bytes), kind, level.name, budget_);
    levels_.push_back(std::move(level));
}

/// What is no archive: one document, or a table of them.
bool Unpacker::read(std::unique_ptr<PeekStream> bytes, Input& out) {
    Source& source = out.source;
    const std::string& name = source.member.empty() ? path_ : source.member;
    if (rows_ && rows_->holds_rows(bytes->head(), name)) {
        Level level;
        level.members = open_rows(std::move(bytes), source.member);
        levels_.push_back(std::move(level));
        return false;
    }
    const std::size_t limit = limits_.max_input_bytes;
    if (bytes->size().value_or(0) > limit) return refuse(out, over_limit(limit));
    source.bytes = bytes->rest(limit);
    if (bytes->fault() != nullptr) return refuse(out, *bytes->fault());
    if (source.bytes.size() > limit) return refuse(out, over_limit(limit));
    source.type = sniff(source.bytes, name, &source.unsupported);
    return true;
}

/// A file of the disk is read where it lies: SQLite needs not be held in memory then.
std::unique_ptr<Members> Unpacker::open_rows(std::unique_ptr<Stream> bytes, const std::string& member) {
    if (member.empty() && path_ != "-")
        if (auto rows = rows_->open(path_)) return rows_of_file_ = true, std::move(rows);
    return rows_->open(std::make_unique<StreamReader>(std::move(bytes), path_), path_, member);
}

std::uint64_t Unpacker::bytes_read() const {
    if (begun_ && levels_.empty()) return file_->size().value_or(file_->bytes_read());
    if (!rows_of_file_) return file_->bytes_read();
    return std::max(file_->bytes_read(), levels_.front().members->bytes_read());
}

bool Unpacker::refuse(Input& out, const Fault& fault) const {
    out.source.bytes.clear();
    if (!fault.of.empty()) out.at = fault.at;
    out.why = {fault.diagnostic(path_)};
    return true;
}

}  // namespace vacancy
