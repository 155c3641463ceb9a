#include "document/inline.h"

#include <algorithm>

#include "document/byte_set.h"
#include "document/clean.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr ByteSet kMarks("*[<\\");
constexpr std::size_t kNear = 2000;  ///< a link is closed within so many bytes

bool is_blank(std::string_view line, std::size_t at) {
    return at >= line.size() || fate_at(line, at).fate == Fate::blank;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

class Inline {
public:
    Inline(Builder& builder, Document& document, std::string_view line, std::uint32_t at, bool markdown)
        : builder_(builder), document_(document), line_(line), at_(at), markdown_(markdown) {}

    void run() {
        std::size_t i = 0;
        while (i < line_.size()) {
            const std::size_t mark = kMarks.find(line_, i);
            add(i, mark);
            i = mark;
            if (i == line_.size()) break;
            const std::size_t taken = take(i);
            if (taken == 0) add(i, i + 1);
            i += taken == 0 ? 1 : taken;
        }
        builder_.set_strong(false);
    }

private:
    void add(std::size_t begin, std::size_t end) {
        builder_.add(line_.substr(begin, end - begin), at_ + static_cast<std::uint32_t>(begin));
    }

    /// Words of a link, which hold no link but may hold stars.
    void add_words(std::size_t begin, std::size_t end) {
        const std::string_view words = line_.substr(begin, end - begin);
        if (words.find('*') == npos) return add(begin, end);
        Inline(builder_, document_, words, at_ + static_cast<std::uint32_t>(begin), markdown_).run();
        builder_.set_strong(open_ >= 2);
    }

    /// Length of the mark-up at i that was read, or 0.
    std::size_t take(std::size_t i) {
        switch (line_[i]) {
            case '*':
                return take_stars(i);
            case '[':
                return take_link(i);
            case '<':
                return take_target(i);
            default:
                return take_escape(i);
        }
    }

    std::size_t stars_at(std::size_t i) const {
        std::size_t count = 0;
        while (i + count < line_.size() && line_[i + count] == '*') ++count;
        return count;
    }

    /// Whether stars that close those opened before i stand further on.
    bool is_closed(std::size_t i, std::size_t count) const {
        for (std::size_t at = line_.find('*', i); at != npos; at = line_.find('*', at)) {
            const std::size_t stars = stars_at(at);
            if (stars >= count && at > i && !is_blank(line_, at - 1)) return true;
            at += stars;
        }
        return false;
    }

    std::size_t take_stars(std::size_t i) {
        const std::size_t count = stars_at(i);
        if (count > 3) return 0;
        if (open_ != 0 && count >= open_ && i > 0 && !is_blank(line_, i - 1)) {
            const std::size_t closed = open_;
            open_ = 0;
            builder_.set_strong(false);
            return closed;
        }
        const bool opens =
            !is_blank(line_, i + count) && (i == 0 || !is_word(line_[i - 1])) && i >= unclosed_;
        if (open_ != 0 || !opens) return 0;
        if (!is_closed(i + count, count)) {
            unclosed_ = line_.size();
            return 0;
        }
        open_ = count;
        builder_.set_strong(count >= 2);
        return count;
    }

    /// '[words](target)'.
    std::size_t take_link(std::size_t i) {
        const std::string_view near = line_.substr(i, kNear);
        const std::size_t close = near.find("](");
        if (close == npos || close == 1 || near.substr(1, close - 1).find('[') != npos) return 0;
        const std::size_t end = near.find(')', close + 2);
        if (end == npos) return 0;
        std::string_view target = near.substr(close + 2, end - close - 2);
        target = target.substr(0, target.find(' '));
        const std::uint32_t begin = builder_.next();
        add_words(i + 1, i + close);
        link(begin, target);
        return end + 1;
    }

    /// '<https://...>' and '<name@host>'.
    std::size_t take_target(std::size_t i) {
        const std::string_view near = line_.substr(i, kNear);
        const std::size_t end = near.find('>');
        if (end == npos || end == 1) return 0;
        const std::string_view target = near.substr(1, end - 1);
        if (target.find(' ') != npos) return 0;
        const bool address = target.find('@') != npos && target.find('=') == npos;
        if (!address && target.find("://") == npos && !target.starts_with("mailto:")) return 0;
        const std::uint32_t begin = builder_.next();
        add(i + 1, i + end);
        link(begin, target);
        return end + 1;
    }

    std::size_t take_escape(std::size_t i) {
        constexpr std::string_view escaped = "*_#-+.!()[]{}<>&\\|`~'\"$@";
        if (!markdown_ || i + 1 >= line_.size() || escaped.find(line_[i + 1]) == npos) return 0;
        add(i + 1, i + 2);
        return 2;
    }

    void link(std::uint32_t begin, std::string_view target) {
        if (builder_.size() <= begin) return;
        document_.links.push_back({{begin, builder_.size()}, std::string(target), {}});
    }

    Builder& builder_;
    Document& document_;
    std::string_view line_;
    std::uint32_t at_;
    bool markdown_;
    std::size_t open_ = 0;      ///< stars that opened the stretch we are in, 0 outside
    std::size_t unclosed_ = 0;  ///< no stars open before this place
};

}  // namespace

void add_inline(Builder& builder, Document& document, std::string_view line, std::uint32_t at,
                bool markdown) {
    Inline(builder, document, line, at, markdown).run();
}

}  // namespace vacancy
