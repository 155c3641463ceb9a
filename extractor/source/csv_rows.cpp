// Tables of RFC 4180, by a reader of our own: libcsv hands cells to a callback and says neither where
// a row stands nor stops at a size.
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "source/row_source.h"

namespace vacancy {

namespace {

constexpr std::string_view separators = ",;\t";
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Finds the end of a row: the line end that no quotes hold.
class RowEnd {
public:
    explicit RowEnd(char separator) : separator_(separator) {}

    /// Looks at `text` from `at` on; text.size() where the row goes on behind it.
    std::size_t find(std::string_view text, std::size_t at) {
        for (; at < text.size(); ++at) {
            if (state_ == State::quoted) {
                at = std::min(text.find('"', at), text.size());
                if (at < text.size()) state_ = State::closed;
                continue;
            }
            const char c = text[at];
            if (c == '\n') return at;
            if (c == '"' && state_ != State::plain) {
                state_ = State::quoted;
            } else {
                state_ = c == separator_ ? State::begin : State::plain;
            }
        }
        return text.size();
    }
    bool quoted() const { return state_ == State::quoted; }

private:
    enum class State : std::uint8_t {
        begin,   ///< of a cell
        plain,   ///< in one without quotes, or behind the second quote
        quoted,  ///< between quotes
        closed,  ///< behind a quote that closed, or was the first of two
    };
    char separator_;
    State state_ = State::begin;
};

/// Takes the cell that `text` begins with off it, quotes undone.
void take_cell(std::string_view& text, char separator, std::string& cell) {
    cell.clear();
    if (text.starts_with('"')) {
        text.remove_prefix(1);
        for (;;) {
            const std::size_t quote = std::min(text.find('"'), text.size());
            cell.append(text.substr(0, quote));
            text.remove_prefix(std::min(quote + 1, text.size()));
            if (!text.starts_with('"')) break;
            cell += '"';
            text.remove_prefix(1);
        }
    }
    const std::size_t end = std::min(text.find(separator), text.size());
    cell.append(text.substr(0, end));
    text.remove_prefix(end);
}

std::vector<std::string> cells_of(std::string_view row, char separator) {
    std::vector<std::string> cells;
    for (;;) {
        take_cell(row, separator, cells.emplace_back());
        if (row.empty()) return cells;
        row.remove_prefix(1);
    }
}

std::string_view without_return(std::string_view row) {
    if (row.ends_with('\r')) row.remove_suffix(1);
    return row;
}

std::vector<std::string> head_of(std::string_view text, char separator) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text = text.substr(0, RowEnd(separator).find(text, 0));
    std::vector<std::string> names = cells_of(without_return(text), separator);
    for (std::string& name : names) name = trim(std::string_view(name));
    return names;
}

char separator_of(std::string_view text, std::string_view wanted) {
    char best = ',';
    std::size_t most = 0;
    for (const char separator : separators) {
        const std::vector<std::string> names = head_of(text, separator);
        if (std::find(names.begin(), names.end(), wanted) != names.end()) return separator;
        if (names.size() > most) {
            most = names.size();
            best = separator;
        }
    }
    return best;
}

class CsvRows : public RowSource {
public:
    CsvRows(std::shared_ptr<RowWindow> window, RowTask task)
        : task_(std::move(task)), window_(std::move(window)) {}

    bool next(Row& row) override {
        if (!started_) read_head();
        row.reset(task_.columns.size());
        while (find_row()) {
            const std::string_view text = without_return(window_->rest().substr(0, size_));
            const bool blank = !over_ && text.empty();
            if (!blank) read(text, row);
            go_on();
            if (!blank) return true;
        }
        if (window_->why().empty() || ended_) return false;
        ended_ = true;
        row.counts = false;
        row.why = window_->why();
        return true;
    }

    std::uint64_t bytes_read() const override { return window_->bytes_read(); }
    const std::vector<std::string>& columns() const override { return names_; }

private:
    void read_head() {
        started_ = true;
        while (window_->rest().size() < head_size && window_->more()) {
        }
        const std::string_view text = window_->rest().substr(0, head_size);
        separator_ = separator_of(text, task_.columns.front());
        names_ = head_of(text, separator_);
        for (const std::string& column : task_.columns) {
            const auto found = std::find(names_.begin(), names_.end(), column);
            places_.push_back(found - names_.begin());
        }
        if (window_->rest().starts_with(byte_order_mark)) window_->drop(byte_order_mark.size());
        if (find_row()) go_on();
    }

    /// Sets `size_` to the row that the window begins with.
    bool find_row() {
        constexpr std::size_t step = 4096;
        RowEnd end(separator_);
        over_ = false;
        place_ = {window_->offset(), 0, window_->line()};
        std::size_t at = 0;
        for (;;) {
            at = end.find(window_->rest(), at);
            if (at > (over_ ? step : task_.limits.max_input_bytes)) {
                over_ = true;
                window_->drop(at);
                at = 0;
            }
            if (at < window_->rest().size()) break;
            if (!window_->more()) break;
        }
        size_ = at;
        quoted_ = end.quoted();
        place_.size = window_->offset() + size_ - place_.offset;
        return place_.size > 0 || size_ < window_->rest().size();
    }

    void go_on() { window_->drop(size_ < window_->rest().size() ? size_ + 1 : size_); }

    void read(std::string_view text, Row& row) {
        if (over_) return refuse(row, row_too_large(task_, place_));
        if (quoted_)
            return refuse(row, row_fault("broken_row", "the file ends inside of quotes", task_, place_,
                                         "look for a quote that is not doubled"));
        std::vector<std::string> cells = cells_of(text, separator_);
        if (cells.size() > names_.size())
            return refuse(row, row_fault("broken_row",
                                         fmt::format("the row has {} cells, and the first line names {}",
                                                     cells.size(), names_.size()),
                                         task_, place_, "look for a quote that is missing or not doubled"));
        for (std::size_t c = 0; c < places_.size(); ++c) {
            const auto at = static_cast<std::size_t>(places_[c]);
            row.cells[c].present = at < names_.size();
            if (at < cells.size()) row.cells[c].text = std::move(cells[at]);
        }
    }

    static void refuse(Row& row, Diagnostic why) { row.why.push_back(std::move(why)); }

    static constexpr std::size_t head_size = 64u << 10;

    RowTask task_;
    std::shared_ptr<RowWindow> window_;
    char separator_ = ',';
    std::vector<std::string> names_;
    std::vector<std::ptrdiff_t> places_;  ///< of the wanted columns among the names; past the end: not there
    std::size_t size_ = 0;
    RowPlace place_;
    bool over_ = false;
    bool quoted_ = false;
    bool started_ = false;
    bool ended_ = false;
};

}  // namespace

std::vector<std::string> table_head(std::string_view text, std::string_view wanted) {
    return head_of(text, separator_of(text, wanted));
}

std::unique_ptr<RowSource> csv_rows(std::shared_ptr<RowWindow> window, RowTask task) {
    return std::make_unique<CsvRows>(std::move(window), std::move(task));
}

}  // namespace vacancy
