#include "source/rows.h"

#include <fmt/format.h>

#include <sys/stat.h>

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "source/file.h"
#include "source/row_inputs.h"
#include "source/row_source.h"

namespace vacancy {

void Row::reset(std::size_t columns) {
    cells.assign(columns, Cell());
    why.clear();
    counts = true;
}

Diagnostic row_fault(std::string code, std::string message, const RowTask& task, RowPlace place,
                     std::string help) {
    constexpr std::uint64_t last = UINT32_MAX;
    Diagnostic out;
    out.code = std::move(code);
    out.message = std::move(message);
    out.file = task.path;
    out.help = std::move(help);
    if (place.line == 0) return out;
    out.position = {place.line, 1};
    if (place.offset + place.size <= last)
        out.span = {static_cast<std::uint32_t>(place.offset),
                    static_cast<std::uint32_t>(place.offset + place.size)};
    return out;
}

Diagnostic row_too_large(const RowTask& task, RowPlace place) {
    return row_fault("too_large",
                     fmt::format("the row holds more than {} bytes", task.limits.max_input_bytes), task,
                     place, "raise --max-input-bytes");
}

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 20, longest = 60;
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        out += fmt::format("{}'{}'", i == 0 ? "" : ", ", std::string_view(names[i]).substr(0, longest));
    if (names.size() > most) out += fmt::format(" and {} more", names.size() - most);
    return names.empty() ? "none" : out;
}

namespace {

constexpr std::size_t head_size = 64u << 10;  ///< what the kind of a file is told by

/// A descriptor that is closed when all has been read.
class FileReader : public ByteReader {
public:
    explicit FileReader(File file) : file_(std::move(file)), bytes_(read_descriptor(file_.get())) {}
    Result<std::size_t> read(char* to, std::size_t size) override { return bytes_->read(to, size); }

private:
    File file_;
    std::unique_ptr<ByteReader> bytes_;
};

/// One input with its reason, and no more.
class NoRows : public Members {
public:
    NoRows(Diagnostics why, std::string path, std::string member) {
        input_.source.path = std::move(path);
        input_.source.member = std::move(member);
        input_.why = std::move(why);
    }
    bool next(Input& out) override {
        if (told_) return false;
        told_ = true;
        out = std::move(input_);
        return true;
    }
    std::uint64_t bytes_read() const override { return 0; }

private:
    Input input_;
    bool told_ = false;
};

bool is_sqlite(std::string_view head) {
    return head.starts_with(std::string_view("SQLite format 3\0", 16));
}

/// An object, or a list of objects.
bool is_json(std::string_view head) {
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    head = trim(head);
    if (head.size() < 2 || (head[0] != '{' && head[0] != '[')) return false;
    const std::string_view after = trim(head.substr(1));
    if (after.empty()) return false;
    return head[0] == '{' ? after[0] == '"' || after[0] == '}' : after[0] == '{' || after[0] == ']';
}

bool is_named(std::string_view path, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return path.ends_with(e); });
}

bool is_json_file(std::string_view head, std::string_view path) {
    return is_named(path, {".ndjson", ".jsonl", ".jl"}) || is_json(head);
}

bool is_wide(std::string_view head) {
    return head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff");
}

}  // namespace

struct RowReader::Impl {
    std::shared_ptr<const RowOptions> options;
    Limits limits;
    RowColumns columns;
    RowsSeen seen;

    Impl(std::shared_ptr<const RowOptions> o, const Limits& l)
        : options(std::move(o)), limits(l), columns(*options, false) {
        seen.columns.resize(columns.names.size());
    }

    RowTask task(const std::string& path) const { return {path, columns.names, options->table, limits}; }

    std::unique_ptr<Members> inputs(std::unique_ptr<RowSource> rows, const std::string& path,
                                    const std::string& member) {
        return std::make_unique<RowInputs>(std::move(rows), columns, task(path), member, seen, false);
    }

    std::unique_ptr<Members> refuse(Diagnostic why, const std::string& path,
                                    const std::string& member) const {
        return std::make_unique<NoRows>(Diagnostics{std::move(why)}, path, member);
    }

    std::unique_ptr<Members> open(std::shared_ptr<RowWindow> window, const std::string& path,
                                  const std::string& member);
    std::unique_ptr<Members> open_database(RowWindow& window, const std::string& path,
                                           const std::string& member);
};

/// Rows of text, or of a database that has to be in memory.
std::unique_ptr<Members> RowReader::Impl::open(std::shared_ptr<RowWindow> window, const std::string& path,
                                               const std::string& member) {
    while (window->rest().size() < head_size && window->more()) {
    }
    if (is_sqlite(window->rest())) return open_database(*window, path, member);
    if (is_wide(window->rest()))
        return refuse(row_fault("unsupported", "rows in UTF-16 are no type that can be read", task(path), {},
                                "save them as UTF-8"),
                      path, member);
    const std::string& name = member.empty() ? path : member;
    if (!is_json_file(window->rest(), name)) return inputs(csv_rows(window, task(path)), path, member);
    const JsonForm form = json_form(*window, name);
    return inputs(json_rows(std::move(window), form, task(path)), path, member);
}

std::unique_ptr<Members> RowReader::Impl::open_database(RowWindow& window, const std::string& path,
                                                        const std::string& member) {
    while (window.rest().size() <= limits.max_input_bytes && window.more()) {
    }
    if (window.rest().size() > limits.max_input_bytes)
        return refuse(
            row_fault("too_large",
                      fmt::format("a database inside an archive is read into memory, and this one holds more "
                                  "than {} bytes",
                                  limits.max_input_bytes),
                      task(path), {}, "unpack it, or raise --max-input-bytes"),
            path, member);
    return inputs(sqlite_rows_of_bytes(std::string(window.rest()), task(path)), path, member);
}

RowReader::RowReader(std::shared_ptr<const RowOptions> options, const Limits& limits)
    : impl_(std::make_unique<Impl>(std::move(options), limits)) {}
RowReader::~RowReader() = default;

bool RowReader::holds_rows(std::string_view head, std::string_view path) const {
    if (is_sqlite(head) || is_json_file(head, path) || is_named(path, {".csv", ".tsv"})) return true;
    const std::string& wanted = impl_->options->content.front();
    const std::vector<std::string> names = table_head(head, wanted);
    return names.size() > 1 && std::find(names.begin(), names.end(), wanted) != names.end();
}

std::unique_ptr<Members> RowReader::open(const std::string& path) {
    struct stat status {};
    Result<File> file = open_file(path, status);
    if (!file) return std::make_unique<NoRows>(file.why(), path, std::string());
    auto window = std::make_shared<RowWindow>(std::make_unique<FileReader>(*std::move(file)),
                                              impl_->limits.max_input_bytes);
    while (window->rest().size() < head_size && window->more()) {
    }
    if (is_sqlite(window->rest())) return impl_->inputs(sqlite_rows_of_file(impl_->task(path)), path, {});
    return impl_->open(std::move(window), path, {});
}

std::unique_ptr<Members> RowReader::open(std::unique_ptr<ByteReader> bytes, const std::string& path,
                                         const std::string& member) {
    return impl_->open(std::make_shared<RowWindow>(std::move(bytes), impl_->limits.max_input_bytes), path,
                       member);
}

Diagnostics RowReader::missing() const {
    Diagnostics out;
    if (!impl_->seen.any) return out;
    const auto check = [&](std::string_view name, std::size_t column) {
        if (impl_->seen.columns[column]) return;
        out.push_back(
            row_fault("column_missing", fmt::format("no row has a column '{}'", impl_->columns.names[column]),
                      RowTask(), {}, fmt::format("look at what stands behind '{}=' in --rows", name)));
        out.back().severity = Severity::warning;
    };
    if (impl_->columns.path) check("path", *impl_->columns.path);
    for (const RowColumns::Label& label : impl_->columns.labels) check(label.name, label.column);
    return out;
}

namespace {

/// The inputs of a stream, with what they are read by.
class Documents : public Members {
public:
    Documents(std::unique_ptr<ByteReader> bytes, const RowOptions& options, const Limits& limits)
        : columns_(options, true) {
        seen_.columns.resize(columns_.names.size());
        RowTask task{"-", columns_.names, {}, limits};
        auto rows = json_rows(std::make_shared<RowWindow>(std::move(bytes), limits.max_input_bytes),
                              JsonForm::lines, task);
        inputs_.emplace(std::move(rows), columns_, std::move(task), std::string(), seen_, true);
    }
    bool next(Input& out) override { return inputs_->next(out); }
    std::uint64_t bytes_read() const override { return inputs_->bytes_read(); }

private:
    RowColumns columns_;
    RowsSeen seen_;
    std::optional<RowInputs> inputs_;
};

}  // namespace

std::unique_ptr<Members> open_documents(std::unique_ptr<ByteReader> bytes,
                                        std::shared_ptr<const RowOptions> rows, const Limits& limits) {
    RowOptions usual;
    usual.content = {"content"};
    usual.path = "path";
    return std::make_unique<Documents>(std::move(bytes), rows ? *rows : usual, limits);
}

}  // namespace vacancy
