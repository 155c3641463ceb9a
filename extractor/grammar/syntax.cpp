#include "grammar/syntax.h"

#include <cstdint>

namespace vacancy {

namespace {

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class Reader {
public:
    explicit Reader(std::string_view pattern) : text_(pattern) {}

    PatternSyntax read() {
        while (at_ < text_.size()) step();
        end_alternative(at_);
        for (const auto open : open_) flaw(open, open + 1, "this parenthesis is never closed");
        return std::move(out_);
    }

private:
    void step() {
        out_.ends_in_comment = false;
        switch (text_[at_]) {
            case '\\':
                return escape();
            case '[':
                return character_class();
            case '#':
                return comment();
            case '(':
                return open();
            case ')':
                return close();
            case '|':
                if (open_.empty()) {
                    end_alternative(at_);
                    alternative_ = at_ + 1;
                }
                break;
            default:
                break;
        }
        ++at_;
    }

    void escape() {
        if (rest().starts_with("\\Q")) {
            const auto end = text_.find("\\E", at_ + 2);
            at_ = end == std::string_view::npos ? text_.size() : end + 2;
        } else {
            at_ += 2;
        }
    }

    void character_class() {
        const std::size_t begin = at_++;
        if (next_is('^')) ++at_;
        if (next_is(']')) ++at_;
        while (at_ < text_.size() && text_[at_] != ']') {
            if (text_[at_] == '\\') {
                escape();
            } else if (rest().starts_with("[:")) {
                const auto end = text_.find(":]", at_ + 2);
                at_ = end == std::string_view::npos ? at_ + 1 : end + 2;
            } else {
                ++at_;
            }
        }
        if (at_ >= text_.size()) flaw(begin, begin + 1, "this character class is never closed");
        ++at_;
    }

    void comment() {
        const auto end = text_.find('\n', at_);
        out_.ends_in_comment = end == std::string_view::npos;
        at_ = out_.ends_in_comment ? text_.size() : end + 1;
    }

    void open() {
        if (rest().starts_with("(?#") || rest().starts_with("(*")) {
            const auto end = text_.find(')', at_);
            if (end != std::string_view::npos && rest().starts_with("(?#")) return void(at_ = end + 1);
        }
        if (rest().starts_with("(?&")) return reference();
        open_.push_back(at_);
        group();
        ++at_;
    }

    void reference() {
        const std::size_t begin = at_;
        const std::string_view name = name_at(at_ + 3);
        const std::size_t end = at_ + 3 + name.size();
        if (name.empty() || end >= text_.size() || text_[end] != ')') {
            flaw(begin, end, "the name of a piece is missing here");
            at_ = end;
            return;
        }
        at_ = end + 1;
        out_.references.push_back({name, span(begin, at_)});
    }

    void group() {
        std::size_t skip = 0;
        if (rest().starts_with("(?P<")) skip = 4;
        if (rest().starts_with("(?<") || rest().starts_with("(?'")) skip = 3;
        if (skip == 0) return;
        const std::string_view name = name_at(at_ + skip);
        if (name.empty()) return;  // '(?<=' and '(?<!' are look-behind
        out_.groups.push_back({name, span(at_, at_ + skip + name.size() + 1)});
    }

    void close() {
        if (open_.empty()) {
            flaw(at_, at_ + 1, "this parenthesis was never opened");
        } else {
            open_.pop_back();
        }
        ++at_;
    }

    void end_alternative(std::size_t end) { out_.alternatives.push_back(span(alternative_, end)); }

    std::string_view name_at(std::size_t begin) const {
        std::size_t end = begin;
        while (end < text_.size() && is_name(text_[end])) ++end;
        return begin < text_.size() ? text_.substr(begin, end - begin) : std::string_view();
    }

    std::string_view rest() const { return text_.substr(at_); }
    bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

    Span span(std::size_t begin, std::size_t end) const {
        end = end < text_.size() ? end : text_.size();
        return {static_cast<std::uint32_t>(begin < end ? begin : end), static_cast<std::uint32_t>(end)};
    }

    void flaw(std::size_t begin, std::size_t end, std::string_view message) {
        out_.flaws.push_back({span(begin, end), message});
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t alternative_ = 0;
    std::vector<std::size_t> open_;
    PatternSyntax out_;
};

}  // namespace

PatternSyntax read_syntax(std::string_view pattern) {
    return Reader(pattern).read();
}

}  // namespace vacancy
