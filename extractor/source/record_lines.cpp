#include "source/record_lines.h"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "source/row_source.h"
#include "source/unpack.h"

namespace vacancy {

namespace {

constexpr std::string_view beginning = R"({"schema":"vacancy/1")";

/// The lines of one file, each an Input; `at` is the line's number.
class Lines : public Members {
public:
    Lines(std::unique_ptr<ByteReader> bytes, RowTask task, std::string member)
        : window_(std::move(bytes), task.limits.max_input_bytes),
          task_(std::move(task)),
          member_(std::move(member)) {}

    bool next(Input& out) override {
        if (ended_) return false;
        const RowPlace begin{window_.offset(), 0, window_.line()};
        bool too_long = false;
        const std::size_t size = find_end(too_long);
        if (ended_ && size == 0 && !too_long && window_.why().empty()) return false;
        out.source.path = task_.path;
        out.source.member = member_;
        out.at = begin.line;
        if (!window_.why().empty()) {
            out.why = window_.why();  // and what there is of this line is torn
        } else if (too_long) {
            out.why = {row_too_large(task_, begin)};
        } else {
            out.source.bytes = window_.rest().substr(0, size);
        }
        window_.drop(size + (ended_ ? 0 : 1));
        return true;
    }
    std::uint64_t bytes_read() const override { return window_.bytes_read(); }

private:
    /// Bytes before the line end, or before the end of all, then `ended_`. Of a line that is too long only
    /// its last bytes are kept.
    std::size_t find_end(bool& too_long) {
        for (std::size_t searched = 0;;) {
            const std::size_t end = window_.rest().find('\n', searched);
            searched = std::min(end, window_.rest().size());
            if (searched > task_.limits.max_input_bytes) {
                too_long = true;
                window_.drop(std::exchange(searched, 0));
            }
            if (end != std::string_view::npos) return searched;
            ended_ = !window_.more();
            if (ended_) return window_.rest().size();
        }
    }

    RowWindow window_;
    RowTask task_;
    std::string member_;
    bool ended_ = false;
};

class RecordReader : public SeriesReader {
public:
    RecordReader(bool all, const Limits& limits) : all_(all), limits_(limits) {}

    bool holds_rows(std::string_view head, std::string_view) const override {
        return all_ || head.starts_with(beginning);
    }
    std::unique_ptr<Members> open(const std::string&) override { return nullptr; }
    std::unique_ptr<Members> open(std::unique_ptr<ByteReader> bytes, const std::string& path,
                                  const std::string& member) override {
        opened_ = member;
        return std::make_unique<Lines>(std::move(bytes), RowTask{path, {}, {}, limits_}, member);
    }

    bool any() const { return opened_.has_value(); }
    /// Whether an input is a line of records, not a file beside them.
    bool gave(const Input& input) const { return opened_ == input.source.member; }

private:
    const bool all_;
    const Limits& limits_;
    std::optional<std::string> opened_;  ///< the member that was opened last
};

Diagnostic no_records() {
    Diagnostic d;
    d.code = "unsupported";
    d.message = "it holds no records, as the file before it does";
    return d;
}

}  // namespace

void RecordLine::place(Diagnostics& diagnostics) const {
    for (Diagnostic& d : diagnostics) {
        d.file = file;
        if (number > 0) d.position = {number, 1};
    }
}

struct RecordLines::Impl {
    Impl(const std::string& path, const Limits& limits) : reader(path == "-", limits) {
        if (path == "-") {
            unpacker.emplace(FileStream::standard_input(), path, limits, &reader);
        } else if (auto file = FileStream::open(path)) {
            unpacker.emplace(*std::move(file), path, limits, &reader);
        } else {
            why = file.why();
        }
    }

    RecordReader reader;
    std::optional<Unpacker> unpacker;
    Diagnostics why;  ///< of a file that can't be opened, until it is told
};

RecordLines::RecordLines(const std::string& path, const Limits& limits)
    : impl_(std::make_unique<Impl>(path, limits)) {}

RecordLines::~RecordLines() = default;

bool RecordLines::next(RecordLine& line) {
    line = {};
    if (!impl_->unpacker) {
        line.why = std::exchange(impl_->why, {});
        return !line.why.empty();
    }
    Input input;
    if (!impl_->unpacker->next(input)) return false;
    const Source& source = input.source;
    const bool ours = impl_->reader.gave(input);
    line.file = source.member.empty() ? source.path : fmt::format("{}/{}", source.path, source.member);
    line.number = ours ? static_cast<std::uint32_t>(input.at) : 0;
    line.why = std::move(input.why);
    if (line.why.empty() && !ours) line.why = {no_records()};
    line.json = std::move(input.source.bytes);
    line.place(line.why);
    return true;
}

bool holds_records(const std::string& path, const Limits& limits) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;
    auto file = FileStream::open(path);
    if (!file) return false;
    auto peek = std::make_unique<PeekStream>(*std::move(file), container_head);
    const Container kind = container_of(peek->head());
    if (kind == Container::none || kind == Container::warc) return peek->head().starts_with(beginning);
    RecordReader reader(false, limits);
    Unpacker unpacker(std::move(peek), path, limits, &reader);
    for (Input input; unpacker.next(input) && !input.why.empty();) {
    }
    return reader.any();
}

}  // namespace vacancy
