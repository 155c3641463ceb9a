#include "source/json_frames.h"

#include "base/ascii.h"

namespace vacancy {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_open(char c) {
    return c == '{' || c == '[';
}
bool is_close(char c) {
    return c == '}' || c == ']';
}

/// How far into a value the bytes looked at lead.
class ValueEnd {
public:
    /// Looks at `text` from `at` on; text.size() where the value goes on behind it.
    std::size_t find(std::string_view text, std::size_t at) {
        for (; at < text.size() && !ended_; ++at) {
            const char c = text[at];
            if (in_string_) {
                see_in_string(c);
            } else if (c == '"') {
                in_string_ = true;
            } else if (is_open(c)) {
                ++depth_;
            } else if (is_close(c) && depth_ > 0) {
                ended_ = --depth_ == 0;
            } else if (depth_ == 0 && begun_ && (c == ',' || is_close(c))) {
                ended_ = true;
                break;
            }
            begun_ = true;
        }
        return at;
    }
    bool ended() const { return ended_; }

private:
    void see_in_string(char c) {
        if (escaped_) {
            escaped_ = false;
        } else if (c == '\\') {
            escaped_ = true;
        } else if (c == '"') {
            in_string_ = false;
        }
    }

    std::size_t depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
    bool begun_ = false;
    bool ended_ = false;
};

}  // namespace

bool JsonFrames::next() {
    if (!started_) {
        started_ = true;
        while (window_.rest().size() < byte_order_mark.size() && window_.more()) {
        }
        if (window_.rest().starts_with(byte_order_mark)) window_.drop(byte_order_mark.size());
    }
    size_ = 0;
    over_ = false;
    return form_ == JsonForm::lines ? next_line() : next_value();
}

void JsonFrames::begin() {
    place_ = {window_.offset(), 0, window_.line()};
}

/// `at` bytes of the frame have been seen: where they are over the limit, they are let go.
void JsonFrames::skip_what_is_too_large(std::size_t& at) {
    constexpr std::size_t step = 4096;
    if (at <= (over_ ? step : limit_)) return;
    over_ = true;
    window_.drop(at);
    at = 0;
}

bool JsonFrames::next_line() {
    for (;;) {
        if (!ensure(0)) return false;
        begin();
        scan_line();
        if (over_ || !trim(text()).empty()) return true;
        window_.drop(size_ + (ensure(size_) ? 1 : 0));
    }
}

/// To the end of the line.
void JsonFrames::scan_line() {
    std::size_t at = 0;
    for (;;) {
        const std::string_view rest = window_.rest();
        const std::size_t end = rest.find('\n', at);
        at = end == std::string_view::npos ? rest.size() : end;
        skip_what_is_too_large(at);
        if (end != std::string_view::npos || !window_.more()) break;
    }
    size_ = at;
    place_.size = window_.offset() + size_ - place_.offset;
}

/// Past blanks and commas, into and out of a list at the top. False at the end.
bool JsonFrames::to_value() {
    for (; ensure(0); window_.drop(1)) {
        const char c = window_.rest().front();
        if (is_blank(c) || (in_list_ && c == ',')) continue;
        if (in_list_ && c == ']') {
            in_list_ = false;
        } else if (!in_list_ && open_lists_ && c == '[') {
            in_list_ = true;
        } else {
            return true;
        }
    }
    return false;
}

bool JsonFrames::next_value() {
    if (!to_value()) return false;
    begin();
    if (in_list_ || is_open(window_.rest().front())) {
        scan_value();
    } else {
        scan_line();  // nothing that could be a row
    }
    return true;
}

/// To where the brackets that are open are closed; of anything else, to the comma.
void JsonFrames::scan_value() {
    ValueEnd end;
    std::size_t at = 0;
    do {
        at = end.find(window_.rest(), at);
        skip_what_is_too_large(at);
    } while (!end.ended() && window_.more());
    size_ = at;
    place_.size = window_.offset() + size_ - place_.offset;
}

}  // namespace vacancy
