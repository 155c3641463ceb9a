#ifndef VACANCY_SOURCE_ROW_INPUTS_H
#define VACANCY_SOURCE_ROW_INPUTS_H

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "source/row_source.h"

namespace vacancy {

/// The columns that are wanted, each once, and what each is wanted for.
struct RowColumns {
    struct Label {
        std::string name;
        std::size_t column;
    };
    std::vector<std::string> names;
    std::vector<std::size_t> content;
    std::optional<std::size_t> path;
    std::vector<Label> labels;
    std::optional<std::size_t> base64, charset, captured;  ///< of documents in a stream

    RowColumns(const RowOptions& options, bool documents);

private:
    std::size_t add(const std::string& name);
};

/// What has been met in all files of a run.
struct RowsSeen {
    bool any = false;           ///< a row
    std::vector<bool> columns;  ///< by RowColumns::names
};

/// The inputs that the rows of one file are.
class RowInputs : public Members {
public:
    /// `task`: as the rows are read by. `member`: of the file inside an archive, or empty.
    /// Documents of a stream are named by themselves, and each is one input.
    RowInputs(std::unique_ptr<RowSource> rows, const RowColumns& columns, RowTask task, std::string member,
              RowsSeen& seen, bool documents);

    bool next(Input& out) override;
    std::uint64_t bytes_read() const override { return rows_->bytes_read(); }

private:
    struct Held {
        Input input;
        bool lacks_content = false;
    };

    void read_row();
    void finish();
    void tell_missing_content();
    void note_columns();
    void name(Source& source) const;
    void fill(Input& input);
    void give_labels(Source& source) const;
    bool take_bytes(Input& input);
    void hold(Input input, bool lacks_content);
    const std::string& cell(std::size_t column) const { return row_.cells[column].text; }
    bool has_content_column() const;

    std::unique_ptr<RowSource> rows_;
    const RowColumns& columns_;
    RowTask task_;
    std::string member_;
    RowsSeen& seen_;
    bool documents_;
    Row row_;
    std::uint64_t number_ = 0;
    std::deque<Held> held_;  ///< until it is known whether the file has the content column
    std::size_t lacking_ = 0;
    bool content_seen_;
    bool release_ = false;
    bool ended_ = false;
};

/// The bytes of an advert that several columns make up: under the name of each what it holds.
std::string join_contents(const RowColumns& columns, const std::vector<Cell>& cells);

}  // namespace vacancy

#endif
