#include "source/inputs.h"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "source/folder.h"
#include "source/rows.h"
#include "source/unpack.h"

namespace vacancy {

namespace {

constexpr std::size_t kLongestPath = 4096;  ///< no longer one can be opened

/// The lines of a list of paths, one after the other.
class ListFile {
public:
    explicit ListFile(std::unique_ptr<FileStream> file) : file_(std::move(file)) {}

    /// False at the end. Empty lines are passed over.
    bool next(std::string& path) {
        path.clear();
        for (;;) {
            if (piece_.empty()) piece_ = file_->next();
            if (piece_.empty()) return !path.empty();
            const std::size_t end = piece_.find('\n');
            const std::string_view part = piece_.substr(0, end);
            path += part.substr(0, kLongestPath - std::min(path.size(), kLongestPath));
            piece_.remove_prefix(end == std::string_view::npos ? piece_.size() : end + 1);
            if (end == std::string_view::npos) continue;
            if (path.ends_with('\r')) path.pop_back();
            if (!path.empty()) return true;
        }
    }

    const FileStream& file() const { return *file_; }

private:
    std::unique_ptr<FileStream> file_;
    std::string_view piece_;
};

bool is_folder(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

std::uint64_t size_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    return static_cast<std::uint64_t>(status.st_size);
}

/// The paths that operands stand for: files, and "-".
class Paths {
public:
    explicit Paths(const std::vector<std::string>& operands) : operands_(operands) {}

    enum class Step : std::uint8_t { path, trouble, end };

    Step next(std::string& path, Diagnostics& why) {
        for (;;) {
            if (folder_) {
                Diagnostic trouble;
                const Folder::Step step = folder_->next(path, trouble);
                if (step == Folder::Step::file) return Step::path;
                if (step == Folder::Step::trouble) return why = {std::move(trouble)}, Step::trouble;
                folder_.reset();
            } else if (list_ && list_->next(path)) {
                if (!is_folder(path)) return Step::path;
                folder_.emplace(path);
            } else if (at_ == operands_.size()) {
                return Step::end;
            } else if (!operand(path = operands_[at_++], why)) {
                return why.empty() ? Step::path : Step::trouble;
            }
        }
    }

private:
    /// True where `path` stands for others, which come next.
    bool operand(std::string& path, Diagnostics& why) {
        list_.reset();
        if (path.starts_with('@')) {
            path.erase(0, 1);
            auto file = FileStream::open(path);
            if (file) return list_.emplace(*std::move(file)), true;
            why = file.why();
            return false;
        }
        if (path == "-" || !is_folder(path)) return false;
        folder_.emplace(path);
        return true;
    }

    const std::vector<std::string>& operands_;
    std::size_t at_ = 0;
    std::optional<ListFile> list_;
    std::optional<Folder> folder_;
};

}  // namespace

struct Inputs::Impl {
    Impl(InputOptions given, const Limits& limit) : options(std::move(given)), limits(limit) {
        if (options.rows) rows = std::make_unique<RowReader>(options.rows, limits);
    }

    bool next(Input& out);
    void open(const std::string& path, Diagnostics& why);
    void close();

    InputOptions options;
    Limits limits;
    std::unique_ptr<RowReader> rows;
    Paths paths{options.operands};
    std::unique_ptr<Unpacker> file;
    std::unique_ptr<Members> documents;                ///< of standard input
    std::uint64_t read_before = 0, passed_before = 0;  ///< in files that are done
    std::atomic<std::uint64_t> read = 0, passed_over = 0;
};

bool Inputs::Impl::next(Input& out) {
    for (;;) {
        if (documents && documents->next(out)) return read = read_before + documents->bytes_read(), true;
        if (file && file->next(out)) {
            read = read_before + file->bytes_read();
            passed_over = passed_before + file->passed_over();
            return true;
        }
        close();
        out = {};
        const Paths::Step step = paths.next(out.source.path, out.why);
        if (step == Paths::Step::end) return false;
        if (step == Paths::Step::path) open(out.source.path, out.why);
        if (!out.why.empty()) return true;
    }
}

void Inputs::Impl::open(const std::string& path, Diagnostics& why) {
    if (path == "-" && options.stdin_documents) {
        documents = open_documents(read_descriptor(0), options.rows, limits);
    } else if (path == "-") {
        file = std::make_unique<Unpacker>(FileStream::standard_input(), path, limits, rows.get());
    } else if (auto stream = FileStream::open(path)) {
        file = std::make_unique<Unpacker>(*std::move(stream), path, limits, rows.get());
    } else {
        why = stream.why();
    }
}

void Inputs::Impl::close() {
    if (documents) read_before += documents->bytes_read();
    if (file) {
        read_before += file->bytes_read();
        passed_before += file->passed_over();
    }
    read = read_before;
    passed_over = passed_before;
    documents.reset();
    file.reset();
}

Inputs::Inputs(InputOptions options, const Limits& limits)
    : impl_(std::make_unique<Impl>(std::move(options), limits)) {}

Inputs::~Inputs() = default;

bool Inputs::next(Input& out) {
    return impl_->next(out);
}

std::uint64_t Inputs::bytes_read() const {
    return impl_->read;
}

std::uint64_t Inputs::bytes_total() const {
    std::uint64_t total = 0;
    std::string path;
    Diagnostics why;
    Paths paths(impl_->options.operands);
    for (;;) {
        const Paths::Step step = paths.next(path, why);
        if (step == Paths::Step::end) return total;
        if (step == Paths::Step::path && path == "-") return 0;
        if (step == Paths::Step::path) total += size_of(path);
    }
}

std::uint64_t Inputs::passed_over() const {
    return impl_->passed_over;
}

Diagnostics Inputs::remarks() const {
    return impl_->rows ? impl_->rows->missing() : Diagnostics();
}

}  // namespace vacancy
