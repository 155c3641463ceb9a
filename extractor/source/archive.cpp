#include "source/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <utility>

#include "source/names.h"
#include "source/seven_zip.h"

namespace vacancy {

namespace {

constexpr std::size_t kEndOfZip = 22;             ///< bytes of the record that ends a zip, without comment
constexpr std::size_t kTail = 65535 + kEndOfZip;  ///< the longest end of a zip
constexpr const char* kLost = "what stands behind it in the archive is not read";
constexpr std::size_t kLargestDirectory = 32u << 20;
constexpr std::size_t kAgain = 1'000'000;  ///< members passed again behind damage, in all

/// libarchive turns names into the charset of the locale, and gives up those that it has no characters for.
/// While one of these lives, that charset is UTF-8 for this thread, whatever the process has set.
class Utf8 {
public:
    Utf8() {
        static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        before_ = ::uselocale(utf8);
    }
    ~Utf8() { ::uselocale(before_); }
    Utf8(const Utf8&) = delete;
    Utf8& operator=(const Utf8&) = delete;

private:
    locale_t before_;
};

struct Free {
    void operator()(::archive* archive) const { ::archive_read_free(archive); }
};
using Handle = std::unique_ptr<::archive, Free>;

/// What libarchive reads from, and what it has been given.
class Feed {
public:
    explicit Feed(std::unique_ptr<Stream> bytes) : bytes_(std::move(bytes)) {}

    Stream& bytes() { return *bytes_; }
    bool seeks() const { return bytes_->size().has_value(); }
    std::uint64_t given() const { return given_; }
    std::uint64_t zeros() const { return zeros_; }  ///< at the end of what was given
    const std::string& tail() const { return tail_; }
    void keep_tail(bool on) {
        keep_ = on;
        tail_.clear();
    }

    std::string_view next() {
        const std::string_view piece = bytes_->next();
        at_ += piece.size();
        given_ = std::max(given_, at_);
        const std::size_t last = piece.find_last_not_of('\0');
        zeros_ = last == std::string_view::npos ? zeros_ + piece.size() : piece.size() - 1 - last;
        if (keep_) remember(piece);
        return piece;
    }

    bool seek(std::uint64_t at) {
        at_ = at;
        return bytes_->seek(at);
    }

    int open(Handle& handle) {
        if (seeks()) ::archive_read_set_seek_callback(handle.get(), on_seek);
        return ::archive_read_open(handle.get(), this, nullptr, on_read, nullptr);
    }

private:
    void remember(std::string_view piece) {
        tail_ += piece.substr(piece.size() - std::min(piece.size(), kTail));
        if (tail_.size() > kTail) tail_.erase(0, tail_.size() - kTail);
    }

    static la_ssize_t on_read(::archive* handle, void* self, const void** to) {
        Feed& feed = *static_cast<Feed*>(self);
        const std::string_view piece = feed.next();
        *to = piece.data();
        if (!piece.empty() || feed.bytes_->fault() == nullptr) return static_cast<la_ssize_t>(piece.size());
        ::archive_set_error(handle, EIO, "%s", feed.bytes_->fault()->what.c_str());
        return -1;
    }

    static la_int64_t on_seek(::archive*, void* self, la_int64_t offset, int whence) {
        Feed& feed = *static_cast<Feed*>(self);
        const auto size = static_cast<la_int64_t>(feed.bytes_->size().value_or(0));
        const la_int64_t from = whence == SEEK_SET   ? 0
                                : whence == SEEK_END ? size
                                                     : static_cast<la_int64_t>(feed.at_);
        if (from + offset < 0 || !feed.seek(static_cast<std::uint64_t>(from + offset))) return ARCHIVE_FATAL;
        return from + offset;
    }

    std::unique_ptr<Stream> bytes_;
    std::uint64_t at_ = 0, given_ = 0, zeros_ = 0;
    bool keep_ = false;
    std::string tail_;
};

/// As libarchive puts it, in our case and without a full stop.
std::string message_of(::archive* handle) {
    const char* given = ::archive_error_string(handle);
    std::string what = given == nullptr ? "the archive is damaged" : printable(given);
    if (what.size() > 1 && what[0] >= 'A' && what[0] <= 'Z' && !(what[1] >= 'A' && what[1] <= 'Z'))
        what[0] = static_cast<char>(what[0] - 'A' + 'a');
    while (what.ends_with('.')) what.pop_back();
    return what;
}

/// Why `handle` failed: the cause below it, where there is one.
Fault fault_of(::archive* handle, Feed& feed, const std::string& name) {
    if (const Fault* below = feed.bytes().fault()) return *below;
    const auto at = static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_filter_bytes(handle, -1)));
    return {"archive_broken", message_of(handle), name, at};
}

std::string name_of(::archive_entry* entry, std::size_t number) {
    const char* name = ::archive_entry_pathname(entry);
    if (name == nullptr) name = ::archive_entry_pathname_utf8(entry);
    return name == nullptr || *name == '\0' ? fmt::format("member {}", number) : printable(name);
}

std::string link_target(::archive_entry* entry) {
    const char* target = ::archive_entry_hardlink(entry);
    if (target == nullptr) target = ::archive_entry_symlink(entry);
    return target == nullptr ? std::string("a link") : fmt::format("a link to '{}'", printable(target));
}

void classify(::archive_entry* entry, ArchiveEntry& out) {
    const auto type = ::archive_entry_filetype(entry);
    out.kind = ArchiveEntry::Kind::other;
    if (type == AE_IFLNK || ::archive_entry_hardlink(entry) != nullptr)
        out.what = link_target(entry);
    else if (type == AE_IFCHR || type == AE_IFBLK)
        out.what = "a device";
    else if (type == AE_IFIFO || type == AE_IFSOCK)
        out.what = "a pipe or a socket";
    else
        out.kind = type == AE_IFDIR ? ArchiveEntry::Kind::folder : ArchiveEntry::Kind::file;
}

}  // namespace

struct Archive::Impl {
    Impl(std::unique_ptr<Stream> bytes, Container kind, std::string called, Budget& may_cost)
        : feed(std::move(bytes)), format(kind), name(std::move(called)), budget(may_cost) {
        if (format == Container::seven_zip && !feed.seeks()) hold_in_memory();
        if (format == Container::seven_zip && !over) check_directory();
        if (!over) start(format == Container::zip && !has_directory());
    }

    /// A 7z keeps its directory at the end.
    void hold_in_memory() {
        const std::size_t limit = budget.limits().max_input_bytes;
        std::string all;
        for (std::string_view piece = feed.next(); !piece.empty() && all.size() <= limit; piece = feed.next())
            all += piece;
        if (const Fault* below = feed.bytes().fault())
            stop(*below);
        else if (all.size() > limit)
            stop({"too_large",
                  fmt::format("a 7z that is no file is held in memory, up to {} bytes", limit),
                  {},
                  0,
                  "unpack it first, or raise --max-input-bytes"});
        else
            feed = Feed(std::make_unique<MemoryStream>(std::move(all)));
    }

    /// A zip is best read by its directory: libarchive then goes on behind damage. But that takes some 150
    /// bytes of memory a member, and one that is cut short has none.
    bool has_directory() {
        if (!feed.seeks()) return false;
        const End end = read_end();
        feed.seek(0);
        return end.found && end.directory <= kLargestDirectory;
    }

    /// libarchive holds some twenty times its size.
    void check_directory() {
        const std::size_t limit = budget.limits().max_input_bytes / 4;
        const std::optional<std::uint64_t> size = directory_size(feed.bytes());
        if (!size)
            stop({"archive_broken", "the directory of the 7z is damaged or cut off", name});
        else if (*size > limit)
            stop({"too_large", fmt::format("the directory of the 7z has more than {} bytes", limit), name, 0,
                  "raise --max-input-bytes, which is four times as much"});
        feed.seek(0);
    }

    void start(bool streamed) {
        const Utf8 utf8;
        handle.reset(::archive_read_new());
        as_it_comes = streamed;
        feed.keep_tail(streamed);
        if (format == Container::tar) {
            ::archive_read_support_format_tar(handle.get());
            ::archive_read_set_option(handle.get(), "tar", "read_concatenated_archives", "1");
        } else if (format == Container::seven_zip) {
            ::archive_read_support_format_7zip(handle.get());
        } else if (streamed) {
            ::archive_read_support_format_zip_streamable(handle.get());
        } else {
            ::archive_read_support_format_zip_seekable(handle.get());
        }
        if (feed.open(handle) != ARCHIVE_OK) stop(fault_of(handle.get(), feed, name));
    }

    /// The whole archive ends here; told once, unless the member's stream tells it.
    void stop(Fault fault) {
        told = std::move(fault);
        untold = true;
        over = true;
    }

    Step next(ArchiveEntry& out);
    Step header(int status, ArchiveEntry& out);
    Step give(ArchiveEntry& out);
    Step refused(int status);
    Step at_end();
    Step cut_short(std::string what);
    struct End {
        bool found = false;
        std::uint64_t members = 0;    ///< 0xffff for more
        std::uint64_t directory = 0;  ///< bytes
    };
    End read_end();
    bool drain();
    void again();
    std::string_view piece(std::optional<Fault>& fault);
    std::string_view fill(std::uint64_t hole);
    std::string_view fail(std::optional<Fault>& fault, Fault why, bool fatal);

    Feed feed;
    Container format;
    std::string name;
    Budget& budget;
    Handle handle;
    bool as_it_comes = false;  ///< a zip without its directory
    bool over = false;         ///< nothing more can be read
    bool untold = false;       ///< `told` is still to be told
    bool lost = false;         ///< what stands here is no header; the next one is looked for
    Fault told;
    ::archive_entry* entry = nullptr;
    std::size_t number = 0;    ///< of the entry, from 1
    std::size_t repeated = 0;  ///< headers read again
    bool open = false;         ///< its data has not been read to the end
    bool damaged = false;      ///< reading its data broke the handle
    std::uint64_t at = 0;      ///< bytes of the entry given
    std::string_view kept;     ///< data behind a hole
    std::uint64_t hole = 0;    ///< zeros before it
    std::string zeros;
};

Archive::Step Archive::Impl::next(ArchiveEntry& out) {
    const Utf8 utf8;
    if (!over && !drain()) return Step::fault;
    if (damaged && !over) again();
    for (; !over;) {
        const int status = ::archive_read_next_header(handle.get(), &entry);
        if (budget.hit()) stop(*budget.hit());
        if (over) break;
        if (status == ARCHIVE_RETRY && lost) continue;
        return header(status, out);
    }
    if (!std::exchange(untold, false)) return Step::end;
    return Step::fault;
}

Archive::Step Archive::Impl::header(int status, ArchiveEntry& out) {
    if (status == ARCHIVE_OK || status == ARCHIVE_WARN) return give(out);
    if (status == ARCHIVE_EOF) return at_end();
    return refused(status);
}

Archive::Step Archive::Impl::give(ArchiveEntry& out) {
    lost = false;
    if (!budget.count_member()) {
        stop(*budget.hit());
        untold = false;
        return Step::fault;
    }
    out = {};
    out.name = name_of(entry, ++number);
    out.encrypted = ::archive_entry_is_encrypted(entry) != 0;
    out.at =
        static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_read_header_position(handle.get())));
    classify(entry, out);
    open = out.kind == ArchiveEntry::Kind::file;
    at = 0;
    hole = 0;
    kept = {};
    return Step::entry;
}

/// A header that can't be read. Tars go on at the next block that is one; a zip whose directory is damaged is
/// read as it comes.
Archive::Step Archive::Impl::refused(int status) {
    told = fault_of(handle.get(), feed, name);
    if (::archive_read_has_encrypted_entries(handle.get()) > 0) told.code = "archive_encrypted";
    lost = status == ARCHIVE_RETRY;
    if (lost || (status == ARCHIVE_FAILED && number > 0)) return Step::fault;
    if (format == Container::zip && number == 0 && !as_it_comes && feed.seek(0)) {
        start(true);
        return Step::fault;
    }
    over = true;
    return Step::fault;
}

/// An end that the archive itself does not mark may be no end.
Archive::Step Archive::Impl::at_end() {
    over = true;
    if (format == Container::tar && feed.zeros() < 512)
        return cut_short("the archive is cut short: it lacks its end mark");
    if (format != Container::zip) return Step::end;
    const End end = read_end();
    if (feed.bytes().fault() != nullptr) {
        told = *feed.bytes().fault();
        return Step::fault;
    }
    if (!end.found) return cut_short("the archive is cut short: its directory is missing");
    if (end.members == (number & 0xffffu) || end.members == 0xffffu) return Step::end;
    return cut_short(fmt::format("the directory lists {} members, {} were found", end.members, number));
}

/// What the end of a zip says of it; what comes as a stream is read to there.
Archive::Impl::End Archive::Impl::read_end() {
    if (feed.seeks()) {
        const std::uint64_t size = feed.bytes().size().value_or(0);
        feed.keep_tail(true);
        feed.seek(size - std::min<std::uint64_t>(size, kTail));
    }
    while (!feed.next().empty()) continue;
    const std::string& tail = feed.tail();
    const std::size_t end = tail.rfind("PK\5\6");
    if (end == std::string::npos || tail.size() - end < kEndOfZip) return {};
    const auto bytes = [&](std::size_t from, std::size_t count) {
        std::uint64_t value = 0;
        for (std::size_t i = from + count; i-- > from;)
            value = value << 8u | static_cast<unsigned char>(tail[end + i]);
        return value;
    };
    return {true, bytes(10, 2), bytes(12, 4)};
}

Archive::Step Archive::Impl::cut_short(std::string what) {
    told = {"archive_broken", std::move(what), name, feed.given()};
    return Step::fault;
}

/// Passes what is left of the entry. Where libarchive would have to unpack it we do, since that counts.
/// False where a fault was met.
bool Archive::Impl::drain() {
    const bool by_header = format == Container::tar || (format == Container::zip && !as_it_comes);
    std::optional<Fault> fault;
    while (open && !by_header) piece(fault);
    open = false;
    if (!fault) return true;
    told = *std::move(fault);
    return false;
}

/// Opens a zip once more, behind the member that broke the handle.
void Archive::Impl::again() {
    damaged = false;
    if (format != Container::zip || as_it_comes) {
        over = true;
        return;
    }
    repeated += number;
    if (repeated > kAgain || !feed.seek(0))
        return stop({"archive_broken", "too many damaged members: the rest is not read"});
    start(false);
    for (std::size_t i = 0; i < number && !over; ++i)
        if (::archive_read_next_header(handle.get(), &entry) < ARCHIVE_WARN)
            stop(fault_of(handle.get(), feed, name));
}

std::string_view Archive::Impl::fail(std::optional<Fault>& fault, Fault why, bool fatal) {
    open = false;
    fault = std::move(why);
    damaged = fatal;
    if (budget.hit()) over = true;
    if (fatal && (format != Container::zip || as_it_comes)) fault->note = kLost;
    return {};
}

std::string_view Archive::Impl::fill(std::uint64_t size) {
    constexpr std::uint64_t step = 64u << 10;
    if (zeros.empty()) zeros.assign(step, '\0');
    const std::uint64_t part = std::min(step, size);
    at += part;
    hole -= part;
    return std::string_view(zeros).substr(0, static_cast<std::size_t>(part));
}

std::string_view Archive::Impl::piece(std::optional<Fault>& fault) {
    const Utf8 utf8;
    while (open) {
        if (hole > 0) {
            if (!budget.spend(std::min<std::uint64_t>(hole, 64u << 10)))
                return fail(fault, *budget.hit(), true);
            return fill(hole);
        }
        if (!kept.empty()) {
            at += kept.size();
            return std::exchange(kept, {});
        }
        const void* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = ::archive_read_data_block(handle.get(), &data, &size, &offset);
        if (status == ARCHIVE_EOF) {
            open = static_cast<std::uint64_t>(offset) > at;  // a hole at the end
            hole = open ? static_cast<std::uint64_t>(offset) - at : 0;
        } else if (status != ARCHIVE_OK) {
            Fault why = fault_of(handle.get(), feed, name);
            if (::archive_entry_is_encrypted(entry) != 0) why.code = "archive_encrypted";
            return fail(fault, std::move(why), status == ARCHIVE_FATAL);
        } else {
            if (format != Container::tar && !budget.spend(size)) return fail(fault, *budget.hit(), true);
            kept = {static_cast<const char*>(data), size};
            if (static_cast<std::uint64_t>(offset) > at) hole = static_cast<std::uint64_t>(offset) - at;
        }
    }
    return {};
}

namespace {

/// The bytes of the entry in hand.
template <class Impl>
class Data : public Stream {
public:
    explicit Data(Impl& archive) : archive_(archive) {}
    std::string_view next() override { return archive_.piece(fault_); }
    const Fault* fault() const override { return fault_ ? &*fault_ : nullptr; }

private:
    Impl& archive_;
    std::optional<Fault> fault_;
};

/// A compressed stream without archive in it.
class Unpacked : public Stream {
public:
    Unpacked(std::unique_ptr<Stream> bytes, int filter, std::string name, Budget& budget)
        : feed_(std::move(bytes)), name_(std::move(name)), budget_(budget), handle_(::archive_read_new()) {
        const Utf8 utf8;
        ::archive_read_support_format_raw(handle_.get());
        ::archive_read_support_format_empty(handle_.get());
        ::archive_entry* entry = nullptr;
        int status = ::archive_read_append_filter(handle_.get(), filter);
        if (status == ARCHIVE_OK) status = feed_.open(handle_);
        // Bytes that break off before the first one comes out look like none to the empty format.
        if (::archive_error_string(handle_.get()) != nullptr) status = ARCHIVE_FATAL;
        if (status == ARCHIVE_OK) status = ::archive_read_next_header(handle_.get(), &entry);
        if (status == ARCHIVE_EOF)
            at_end();
        else if (status != ARCHIVE_OK)
            fault_ = fault_of(handle_.get(), feed_, name_);
    }

    std::string_view next() override {
        if (fault_ || over_) return {};
        const void* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = ::archive_read_data_block(handle_.get(), &data, &size, &offset);
        if (status == ARCHIVE_EOF) return at_end();
        if (status != ARCHIVE_OK) return fail(fault_of(handle_.get(), feed_, name_));
        given_ += size;
        if (!budget_.spend(size)) return fail(*budget_.hit());
        return {static_cast<const char*>(data), size};
    }

    const Fault* fault() const override { return fault_ ? &*fault_ : nullptr; }

private:
    /// Bytes behind what was unpacked would be lost without a word.
    std::string_view at_end() {
        over_ = true;
        const auto read =
            static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_filter_bytes(handle_.get(), -1)));
        while (!feed_.next().empty()) continue;
        if (feed_.bytes().fault() != nullptr) return fail(*feed_.bytes().fault());
        if (feed_.given() - feed_.zeros() > read)
            fail({"archive_broken", "what follows the compressed data is none", name_, read});
        return {};
    }

    std::string_view fail(Fault fault) {
        fault_ = std::move(fault);
        fault_->intact = given_;
        return {};
    }

    Feed feed_;
    std::string name_;
    Budget& budget_;
    Handle handle_;
    bool over_ = false;
    std::uint64_t given_ = 0;
    std::optional<Fault> fault_;
};

}  // namespace

Archive::Archive(std::unique_ptr<Stream> bytes, Container format, std::string name, Budget& budget)
    : impl_(std::make_unique<Impl>(std::move(bytes), format, std::move(name), budget)) {}

Archive::~Archive() = default;

Archive::Step Archive::next(ArchiveEntry& out) {
    return impl_->next(out);
}

const Fault& Archive::fault() const {
    return impl_->told;
}

std::unique_ptr<Stream> Archive::open() {
    return std::make_unique<Data<Impl>>(*impl_);
}

std::unique_ptr<Stream> open_compressed(std::unique_ptr<Stream> bytes, Container format, std::string name,
                                        Budget& budget) {
    const int filter = format == Container::bzip2 ? ARCHIVE_FILTER_BZIP2
                       : format == Container::xz  ? ARCHIVE_FILTER_XZ
                                                  : ARCHIVE_FILTER_ZSTD;
    return std::make_unique<Unpacked>(std::move(bytes), filter, std::move(name), budget);
}

}  // namespace vacancy
