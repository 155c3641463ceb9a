#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "source/json_frames.h"

namespace vacancy {

namespace {

constexpr std::size_t deepest = 1000;     ///< lists and objects within each other
constexpr std::size_t most_columns = 40;  ///< named in a message

/// Reads the wanted columns out of one value and passes over all else. Names of members
/// within members are joined by points; what stands in a list has the name of the list.
class ColumnReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ColumnReader> {
public:
    explicit ColumnReader(const RowTask& task) : task_(task) {}

    void start(bool name_columns) {
        rows.clear();
        names_wanted_ = name_columns;
        path_.clear();
        opened_.clear();
        depth_ = row_depth_ = 0;
        column_.reset();
    }

    bool Null() { return true; }
    bool Bool(bool value) { return scalar(value ? "true" : "false"); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return scalar({text, size}); }
    bool String(const char* text, rapidjson::SizeType size, bool) { return scalar({text, size}); }

    bool StartArray() { return ++depth_ <= deepest; }
    bool EndArray(rapidjson::SizeType) {
        --depth_;
        return true;
    }

    bool StartObject() {
        if (++depth_ > deepest) return false;
        if (row_depth_ == 0 && (task_.table.empty() ? depth_ == 1 : path_ == task_.table)) {
            row_depth_ = depth_;
            row_path_ = path_.size();
            add_row();
        }
        opened_.push_back(path_.size());
        return true;
    }

    bool Key(const char* text, rapidjson::SizeType size, bool) {
        path_.resize(opened_.back());
        const std::size_t base = row_depth_ != 0 ? row_path_ : 0;
        if (path_.size() > base) path_ += '.';
        path_.append(text, size);
        find_column();
        if (column_) rows.back().cells[*column_].present = true;
        name_column();
        return true;
    }

    bool EndObject(rapidjson::SizeType) {
        path_.resize(opened_.back());
        opened_.pop_back();
        if (depth_ == row_depth_) row_depth_ = 0;
        --depth_;
        find_column();
        return true;
    }

    bool too_deep() const { return depth_ > deepest; }

    /// What a fault leaves of the value: of a list the rows before it, of a row nothing.
    void drop_unfinished() {
        if (task_.table.empty()) rows.clear();
        if (row_depth_ != 0 && !rows.empty()) rows.pop_back();
    }

    std::vector<Row> rows;
    std::vector<std::string> names;  ///< of the first row's columns

private:
    bool scalar(std::string_view text) {
        if (row_depth_ != 0) {
            if (column_) append(rows.back().cells[*column_].text, text);
        } else if (!task_.table.empty() && path_ == task_.table) {
            add_row();
            rows.back().why.push_back(row_fault("broken_row", "the row is no object", task_));
        }
        return true;
    }

    static void append(std::string& cell, std::string_view text) {
        if (!cell.empty()) cell += '\n';
        cell += text;
    }

    void add_row() { rows.emplace_back().reset(task_.columns.size()); }

    void find_column() {
        column_.reset();
        if (row_depth_ == 0) return;
        const std::string_view name = std::string_view(path_).substr(row_path_);
        const auto found = std::find(task_.columns.begin(), task_.columns.end(), name);
        if (found != task_.columns.end()) column_ = static_cast<std::size_t>(found - task_.columns.begin());
    }

    void name_column() {
        if (names_wanted_ && row_depth_ == depth_ && rows.size() == 1 && names.size() < most_columns)
            names.push_back(path_.substr(row_path_));
    }

    const RowTask& task_;
    std::string path_;                 ///< of the member in hand
    std::vector<std::size_t> opened_;  ///< size of the path at each open object
    std::size_t depth_ = 0;
    std::size_t row_depth_ = 0;  ///< of the row in hand, 0 outside of rows
    std::size_t row_path_ = 0;   ///< size of its path
    std::optional<std::size_t> column_;
    bool names_wanted_ = false;
};

/// An escape '\udXYZ' whose X is one of `digits`.
bool is_surrogate(const char* escape, std::string_view digits) {
    return escape[1] == 'u' && to_lower(escape[2]) == 'd' &&
           digits.find(to_lower(escape[3])) != std::string_view::npos;
}

/// Scrapers write halves of characters ('\ud83d' alone), which no UTF-8 can hold: they become U+FFFD.
void mend_surrogates(char* text, std::size_t size) {
    const std::string_view all(text, size);
    for (std::size_t at = 0; (at = all.find('\\', at)) != all.npos && size - at >= 6;) {
        char* const escape = text + at;
        const bool high = is_surrogate(escape, "89ab"), low = is_surrogate(escape, "cdef");
        const bool pair = high && size - at >= 12 && escape[6] == '\\' && is_surrogate(escape + 6, "cdef");
        if (!pair && (high || low)) std::copy_n("fffd", 4, escape + 2);
        at += pair ? 12 : 2;
    }
}

class JsonRows : public RowSource {
public:
    JsonRows(std::shared_ptr<RowWindow> window, JsonForm form, RowTask task)
        : task_(std::move(task)),
          window_(std::move(window)),
          frames_(*window_, form, task_.table.empty(), task_.limits.max_input_bytes),
          columns_(task_) {}

    bool next(Row& row) override {
        while (at_ == columns_.rows.size()) {
            if (ended_ || !read_frame()) return end(row);
        }
        row = std::move(columns_.rows[at_++]);
        return true;
    }

    std::uint64_t bytes_read() const override { return window_->bytes_read(); }
    const std::vector<std::string>& columns() const override { return columns_.names; }

private:
    using Reader = rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>>;

    bool read_frame() {
        if (!frames_.next()) return false;
        at_ = 0;
        columns_.start(columns_.names.empty());
        if (frames_.over()) {
            fault(row_too_large(task_, frames_.place()));
        } else {
            parse();
        }
        rows_ += columns_.rows.size();
        frames_.done();
        return true;
    }

    void parse() {
        mend_surrogates(frames_.data(), frames_.text().size());
        constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
        char& after = frames_.data()[frames_.text().size()];
        const char kept = std::exchange(after, '\0');  // where StringStream, the fastest, sees the end
        rapidjson::StringStream stream(frames_.data());
        const rapidjson::ParseResult result = reader_.Parse<flags>(stream, columns_);
        after = kept;
        if (result.IsError()) {
            refuse(result);
        } else if (columns_.rows.empty() && task_.table.empty()) {
            fault(row_fault("broken_row", "the row is no object", task_, frames_.place()));
        }
        for (Row& row : columns_.rows)
            for (Diagnostic& why : row.why)
                if (why.position.line == 0) why.position = {frames_.place().line, 1};
    }

    void refuse(rapidjson::ParseResult result) {
        std::string message =
            columns_.too_deep()
                ? fmt::format("is nested more than {} deep", deepest)
                : fmt::format("is no JSON: {}", plain(rapidjson::GetParseError_En(result.Code())));
        const std::string_view text = frames_.text();
        RowPlace place = frames_.place();
        const std::size_t at = std::min(result.Offset(), text.size());
        const Position position = position_of(text, at);
        place.line += position.line - 1;
        place.size = place.size > at ? place.size - at : 0;
        place.offset += at;
        Diagnostic why = row_fault("broken_row", "the row " + message, task_, place);
        why.position.column = position.column;
        fault(std::move(why));
    }

    /// RapidJSON's words as ours: lower case, no full stop.
    static std::string plain(std::string message) {
        if (message.ends_with('.')) message.pop_back();
        if (!message.empty()) message[0] = to_lower(message[0]);
        return message;
    }

    void fault(Diagnostic why) {
        columns_.drop_unfinished();
        columns_.rows.emplace_back().reset(task_.columns.size());
        columns_.rows.back().why.push_back(std::move(why));
    }

    /// What the end of the file says, told once.
    bool end(Row& row) {
        if (ended_) return false;
        ended_ = true;
        row.reset(task_.columns.size());
        row.counts = false;
        if (!window_->why().empty()) {
            row.why = window_->why();
        } else if (frames_.list_is_open()) {
            row.why.push_back(row_fault("broken_row", "the file ends before its list of rows does", task_,
                                        {window_->offset(), 0, window_->line()}));
        } else if (rows_ == 0 && !task_.table.empty()) {
            row.why.push_back(row_fault("no_table", fmt::format("there are no rows at '{}'", task_.table),
                                        task_, {}, "give the names that lead to the list, joined by points"));
        }
        return !row.why.empty();
    }

    RowTask task_;
    std::shared_ptr<RowWindow> window_;
    JsonFrames frames_;
    ColumnReader columns_;
    Reader reader_;
    std::size_t at_ = 0;  ///< next of columns_.rows
    std::uint64_t rows_ = 0;
    bool ended_ = false;
};

}  // namespace

JsonForm json_form(RowWindow& window, std::string_view path) {
    constexpr std::size_t furthest = 1u << 20;
    for (const std::string_view ending : {".ndjson", ".jsonl", ".jl"})
        if (path.ends_with(ending)) return JsonForm::lines;
    std::size_t end = std::string_view::npos;
    while ((end = window.rest().find('\n')) == std::string_view::npos && window.rest().size() < furthest)
        if (!window.more()) break;
    if (end == std::string_view::npos) return JsonForm::document;
    const std::string_view first = trim(window.rest().substr(0, end));
    const bool opens = first.starts_with('{') || first.starts_with("\xef\xbb\xbf{");
    return opens && first.ends_with('}') ? JsonForm::lines : JsonForm::document;
}

std::unique_ptr<RowSource> json_rows(std::shared_ptr<RowWindow> window, JsonForm form, RowTask task) {
    return std::make_unique<JsonRows>(std::move(window), form, std::move(task));
}

}  // namespace vacancy
