#include "source/row_inputs.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "source/base64.h"
#include "source/references.h"

namespace vacancy {

namespace {

constexpr std::size_t most_held = 1000;  ///< rows without the content column, before the file is given up

bool is_blank_text(std::string_view text) {
    return trim(text).empty();
}

}  // namespace

RowColumns::RowColumns(const RowOptions& options, bool documents) {
    for (const std::string& name : options.content) content.push_back(add(name));
    if (!options.path.empty()) path = add(options.path);
    for (const RowOptions::Column& label : options.labels) labels.push_back({label.name, add(label.column)});
    if (!documents) return;
    base64 = add("content_base64");
    charset = add("charset");
    captured = add("captured");
}

std::size_t RowColumns::add(const std::string& name) {
    const auto known = std::find(names.begin(), names.end(), name);
    const auto at = static_cast<std::size_t>(known - names.begin());
    if (known == names.end()) names.push_back(name);
    return at;
}

RowInputs::RowInputs(std::unique_ptr<RowSource> rows, const RowColumns& columns, RowTask task,
                     std::string member, RowsSeen& seen, bool documents)
    : rows_(std::move(rows)),
      columns_(columns),
      task_(std::move(task)),
      member_(std::move(member)),
      seen_(seen),
      documents_(documents),
      content_seen_(documents) {}

bool RowInputs::next(Input& out) {
    while (held_.empty() || !release_) {
        if (held_.empty()) release_ = content_seen_;
        if (held_.empty() && ended_) return false;
        if (ended_) {
            release_ = true;
        } else {
            read_row();
        }
    }
    out = std::move(held_.front().input);
    held_.pop_front();
    return true;
}

void RowInputs::read_row() {
    if (!rows_->next(row_)) return finish();
    Input input;
    if (row_.counts) {
        ++number_;
        seen_.any = true;
    }
    if (row_.why.empty()) note_columns();
    name(input.source);
    const bool lacks_content = row_.why.empty() && !content_seen_;
    fill(input);
    hold(std::move(input), lacks_content);
}

bool RowInputs::has_content_column() const {
    return std::any_of(columns_.content.begin(), columns_.content.end(),
                       [&](std::size_t c) { return row_.cells[c].present; });
}

void RowInputs::note_columns() {
    for (std::size_t c = 0; c < row_.cells.size(); ++c)
        if (row_.cells[c].present) seen_.columns[c] = true;
    content_seen_ = content_seen_ || has_content_column();
}

/// Until the content column has been met, what was read is kept back: where it is nowhere, that is
/// one mistake of the caller's and not one of each row.
void RowInputs::hold(Input input, bool lacks_content) {
    held_.push_back({std::move(input), lacks_content});
    lacking_ += lacks_content;
    if (content_seen_) release_ = true;
    if (content_seen_ || held_.size() < most_held) return;
    if (lacking_ > 0) {
        ended_ = true;
        tell_missing_content();
    }
    release_ = true;
}

void RowInputs::finish() {
    ended_ = true;
    if (!content_seen_ && lacking_ > 0) tell_missing_content();
    if (number_ > 0 || !held_.empty() || documents_) return;
    Held empty;
    empty.input.source.path = task_.path;
    empty.input.source.member = member_;
    empty.input.why.push_back(row_fault("empty_input", "there are no rows in it", task_));
    held_.push_back(std::move(empty));
}

void RowInputs::tell_missing_content() {
    std::erase_if(held_, [](const Held& held) { return held.lacks_content; });
    Held told;
    told.input.source.path = task_.path;
    told.input.source.member = member_;
    const std::string& column = columns_.names[columns_.content.front()];
    const std::string which =
        ended_ && number_ >= most_held ? fmt::format("the first {} rows", number_) : "its rows";
    told.input.why.push_back(row_fault("column_missing",
                                       fmt::format("none of {} has a column '{}'", which, column), task_, {},
                                       fmt::format("there are {}", listed(rows_->columns()))));
    held_.push_back(std::move(told));
}

void RowInputs::name(Source& source) const {
    source.path = task_.path;
    source.member = member_;
    if (!row_.counts) return;
    const bool named = columns_.path && row_.why.empty() && !is_blank_text(cell(*columns_.path));
    if (named && documents_) {
        source.path = trim(std::string_view(cell(*columns_.path)));
        return;
    }
    if (!member_.empty()) source.member += '/';
    source.member +=
        named ? std::string(trim(std::string_view(cell(*columns_.path)))) : fmt::format("row {}", number_);
}

/// The advert of the row in hand, or why it has none.
void RowInputs::fill(Input& input) {
    if (!row_.why.empty()) {
        input.why = std::move(row_.why);
        return;
    }
    if (!take_bytes(input)) return;
    if (columns_.captured) input.source.captured = cell(*columns_.captured);
    give_labels(input.source);
}

void RowInputs::give_labels(Source& source) const {
    for (const RowColumns::Label& label : columns_.labels)
        if (!is_blank_text(cell(label.column)))
            source.given.push_back({label.name, without_references(cell(label.column))});
}

bool RowInputs::take_bytes(Input& input) {
    Source& source = input.source;
    bool binary = false;
    if (columns_.base64 && !cell(*columns_.base64).empty()) {
        auto bytes = from_base64(cell(*columns_.base64));
        if (!bytes) {
            input.why.push_back(row_fault("broken_row", "its content_base64 is no base64", task_));
            return false;
        }
        source.bytes = *std::move(bytes);
        source.charset_hint = cell(*columns_.charset);
        binary = true;
    } else if (columns_.content.size() == 1) {
        binary = row_.cells[columns_.content.front()].binary;
        source.bytes = std::move(row_.cells[columns_.content.front()].text);
    } else {
        source.bytes = join_contents(columns_, row_.cells);
    }
    if (is_blank_text(source.bytes)) {
        source.bytes.clear();
        input.why.push_back(row_fault("empty_row", "the row has no content", task_));
        return false;
    }
    if (!binary && is_escaped_html(source.bytes)) source.bytes = without_references(source.bytes);
    const std::string& named = documents_ ? source.path : source.member;
    const bool html = named.ends_with(".html") || named.ends_with(".htm");
    source.type = sniff(source.bytes, binary || html ? named : ".txt", &source.unsupported);
    return true;
}

}  // namespace vacancy
