#ifndef VACANCY_SOURCE_JSON_FRAMES_H
#define VACANCY_SOURCE_JSON_FRAMES_H

#include "source/row_source.h"

namespace vacancy {

/// Finds where the rows of a JSON file begin and end, without reading them: so a row that is broken or too
/// large costs that row alone, and no more than a row is held.
///
///     JsonFrames frames(window, JsonForm::document, true, limits.max_input_bytes);
///     for (; frames.next(); frames.done())
///         frames.over() ? reject(frames.place()) : parse(frames.text());
class JsonFrames {
public:
    /// `open_lists`: a list at the top is rows; else it is one frame like anything else.
    JsonFrames(RowWindow& window, JsonForm form, bool open_lists, std::size_t limit)
        : window_(window), form_(form), open_lists_(open_lists), limit_(limit) {}

    bool next();
    /// Goes past the frame in hand.
    void done() { window_.drop(size_); }

    std::string_view text() const { return window_.rest().substr(0, size_); }
    char* data() { return window_.data(); }
    bool over() const { return over_; }  ///< larger than the limit: its text is gone
    RowPlace place() const { return place_; }
    /// The file ended before the list of rows did.
    bool list_is_open() const { return in_list_; }

private:
    bool next_line();
    bool next_value();
    bool to_value();
    void scan_value();
    void scan_line();
    bool ensure(std::size_t at) { return at < window_.rest().size() || window_.more(); }
    void begin();
    void skip_what_is_too_large(std::size_t& at);

    RowWindow& window_;
    JsonForm form_;
    bool open_lists_;
    std::size_t limit_;
    std::size_t size_ = 0;
    RowPlace place_;
    bool over_ = false;
    bool in_list_ = false;
    bool started_ = false;
};

}  // namespace vacancy

#endif
