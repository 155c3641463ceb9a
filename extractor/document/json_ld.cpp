#include "document/json_ld.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace vacancy {

namespace {

// JSON holds no control characters within strings. These two stand for what does not belong there while the
// library reads it: a mended copy has as many bytes as the script, so that places stay what they are.
constexpr char kLineEnd = 0x7f;

/// A copy of a script in which what JSON does not know is blank or mended, byte for byte.
class Mender {
public:
    explicit Mender(std::string_view script) : in_(script), out_(script) {}

    std::string run() {
        while (at_ < in_.size()) step();
        return std::move(out_);
    }

private:
    bool here(std::string_view words) const { return in_.substr(at_, words.size()) == words; }

    void blank(std::size_t size) {
        const std::size_t end = std::min(at_ + size, in_.size());
        std::fill(out_.begin() + static_cast<std::ptrdiff_t>(at_),
                  out_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
        at_ = end;
    }

    void blank_until(std::string_view end) {
        const std::size_t found = in_.find(end, at_);
        blank(found == std::string_view::npos ? in_.size() : found + end.size() - at_);
    }

    /// Outside of strings.
    void step() {
        if (here("\"")) return ++at_, string();
        if (here("&quot;")) return entity_string();
        if (here("/*<![CDATA[*/") || here("/*]]>*/")) return blank_until("*/");
        if (here("<![CDATA[")) return blank(9);
        if (here("]]>")) return blank(3);
        if (here("/*")) return blank_until("*/");
        if (here("//")) return line_comment();
        if (here("<!--")) return html_comment();
        if (here("-->")) return blank(3);
        if (here("\xEF\xBB\xBF")) return blank(3);
        if (here("\xC2\xA0")) return blank(2);
        if (in_[at_] == ';' || in_[at_] == '\v' || in_[at_] == '\f') return blank(1);
        ++at_;
    }

    /// '//<![CDATA[' and what is behind '// -->' are marks; else the line is a comment.
    void line_comment() {
        blank(2);
        while (here(" ")) ++at_;
        if (here("<![CDATA[")) return blank(9);
        blank(std::min(in_.find('\n', at_), in_.size()) - at_);
    }

    /// '<!--' before a whole script opens nothing; before words it is a comment.
    void html_comment() {
        const std::size_t end = in_.find("-->", at_);
        const std::size_t brace = in_.find_first_of("{[", at_);
        const bool hides = end != std::string_view::npos && (brace > end || opens_words());
        hides ? blank(end + 3 - at_) : blank(4);
    }
    bool opens_words() const {
        const std::size_t next = in_.find_first_not_of(" \t\r\n", at_ + 4);
        return next != std::string_view::npos && in_[next] != '{' && in_[next] != '[';
    }

    void string() {
        for (; at_ < in_.size() && in_[at_] != '"'; ++at_) character();
        ++at_;
    }

    /// A string between &quot; and &quot;: quotes at its outer ends.
    void entity_string() {
        const std::size_t opening = at_;
        blank(6);
        out_[opening + 5] = '"';
        for (; at_ < in_.size() && !here("&quot;"); ++at_) character();
        const std::size_t closing = at_;
        blank(6);
        if (closing < in_.size()) out_[closing] = '"';
    }

    void character() {
        const char c = in_[at_];
        if (c == '\\') return escape();
        if (c == '\n') out_[at_] = kLineEnd;
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n') out_[at_] = ' ';
    }

    /// Leaves at_ on the last byte of the escape.
    void escape() {
        if (at_ + 1 >= in_.size()) return;
        const char next = in_[at_ + 1];
        if (next == 'u') return unicode_escape();
        if (std::string_view("\"\\/bfnrt").find(next) == std::string_view::npos) {
            out_[at_] = '/';  // no escape: as it stands would be a backslash
            return;
        }
        ++at_;
    }

    /// The number of an escape, or -1.
    int code_at(std::size_t at) const {
        if (in_.substr(at, 2) != "\\u" || at + 6 > in_.size()) return -1;
        int code = 0;
        for (const char c : in_.substr(at + 2, 4)) {
            const char lower = to_lower(c);
            if (!is_digit(c) && !(lower >= 'a' && lower <= 'f')) return -1;
            code = code * 16 + (is_digit(c) ? c - '0' : lower - 'a' + 10);
        }
        return code;
    }

    void unicode_escape() {
        const int code = code_at(at_);
        if (code < 0) return void(out_[at_] = '/');
        const int next = code_at(at_ + 6);
        const bool high = code >= 0xD800 && code <= 0xDBFF, low = code >= 0xDC00 && code <= 0xDFFF;
        if (high && next >= 0xDC00 && next <= 0xDFFF) return void(at_ += 11);
        if (high || low) out_.replace(at_, 6, "\\ufffd");
        if (code == 0) out_.replace(at_, 6, "\\u0020");
        at_ += 5;
    }

    std::string_view in_;
    std::string out_;
    std::size_t at_ = 0;
};

/// Puts the events of RapidJSON's reader into a tree.
class TreeHandler {
public:
    using Size = rapidjson::SizeType;

    TreeHandler(std::string_view json, rapidjson::MemoryStream& stream, std::uint32_t begin,
                const Limits& limits, DataTree& tree)
        : json_(json), stream_(stream), begin_(begin), limits_(limits), tree_(tree), base_(tree.depth()) {}

    bool too_deep() const { return too_deep_; }
    bool too_large() const { return too_large_; }

    bool Null() { return passed(); }
    bool Bool(bool value) { return put(value ? "true" : "false", token()); }
    bool Int(int) { return passed(); }
    bool Uint(unsigned) { return passed(); }
    bool Int64(std::int64_t) { return passed(); }
    bool Uint64(std::uint64_t) { return passed(); }
    bool Double(double) { return passed(); }
    bool RawNumber(const char* digits, Size size, bool) { return put({digits, size}, token()); }
    bool String(const char* words, Size size, bool) {
        Span place = token();
        place = {place.begin + 1, place.end - 1};
        std::string text(words, size);
        std::replace(text.begin(), text.end(), kLineEnd, '\n');
        return put(std::move(text), place);
    }
    bool Key(const char* name, Size size, bool) {
        name_.assign(name, size);
        return passed();
    }
    bool StartObject() { return open(DataTree::Kind::object); }
    bool EndObject(Size) { return close(); }
    bool StartArray() { return open(DataTree::Kind::list); }
    bool EndArray(Size) { return close(); }

private:
    /// Where the token in hand stands in the page: from behind the one before to where the reader is.
    Span token() {
        constexpr std::string_view between = " \t\r\n,:[{";  // brackets are told before they are read
        while (last_ < json_.size() && between.find(json_[last_]) != std::string_view::npos) ++last_;
        const auto end = stream_.Tell();
        return {begin_ + static_cast<std::uint32_t>(last_), begin_ + static_cast<std::uint32_t>(end)};
    }

    bool passed() {
        last_ = stream_.Tell();
        return true;
    }

    bool put(std::string words, Span place) {
        tree_.add(name_, std::move(words), place);
        too_large_ = tree_.bytes() > limits_.max_structured_bytes;
        return passed() && !too_large_;
    }

    bool open(DataTree::Kind kind) {
        tree_.open(kind, name_);
        name_.clear();
        too_deep_ = tree_.depth() - base_ > limits_.max_structured_depth;
        return passed() && !too_deep_;
    }

    bool close() {
        tree_.close();
        return passed();
    }

    std::string_view json_;
    rapidjson::MemoryStream& stream_;
    const std::uint32_t begin_;
    const Limits& limits_;
    DataTree& tree_;
    const std::size_t base_;
    std::string name_;
    std::size_t last_ = 0;
    bool too_deep_ = false, too_large_ = false;
};

Diagnostic left_out(const char* code, std::string message, std::uint32_t at, const char* help) {
    Diagnostic told;
    told.severity = Severity::warning;
    told.code = code;
    told.message = std::move(message);
    told.help = help;
    told.span = {at, at + 1};
    return told;
}

Diagnostic broken(rapidjson::ParseErrorCode error, std::uint32_t at) {
    std::string why = rapidjson::GetParseError_En(error);
    if (!why.empty() && why.back() == '.') why.pop_back();
    if (!why.empty()) why.front() = to_lower(why.front());
    Diagnostic told = left_out("", "the page's JSON-LD is no JSON and was left out: " + why, at,
                               "mend the script that the page carries");
    told.code = "structured_data_broken";
    return told;
}

}  // namespace

void read_json_ld(std::string_view page, std::string_view script, const Limits& limits, DataTree& tree,
                  Diagnostics& diagnostics) {
    const auto begin = static_cast<std::uint32_t>(script.data() - page.data());
    const std::uint32_t before = tree.size();
    if (tree.bytes() + script.size() > limits.max_structured_bytes) {
        diagnostics.push_back(left_out(
            "too_large",
            fmt::format("the page carries more than {} bytes of structured data, the rest was left out",
                        limits.max_structured_bytes),
            begin, "raise --max-structured-bytes"));
        return;
    }
    const std::string json = Mender(script).run();
    rapidjson::MemoryStream stream(json.data(), json.size());
    TreeHandler handler(json, stream, begin, limits, tree);
    rapidjson::Reader reader;
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseTrailingCommasFlag |
                               rapidjson::kParseNanAndInfFlag | rapidjson::kParseNumbersAsStringsFlag |
                               rapidjson::kParseStopWhenDoneFlag;
    reader.Parse<flags>(stream, handler);
    if (!reader.HasParseError()) return;
    const bool nothing = reader.GetParseErrorCode() == rapidjson::kParseErrorDocumentEmpty;
    tree.cut(before);
    if (nothing) return;
    const std::size_t size = script.size();
    const auto at = begin + static_cast<std::uint32_t>(std::min(reader.GetErrorOffset(), size - 1));
    if (handler.too_deep()) {
        diagnostics.push_back(left_out(
            "too_deep",
            fmt::format("JSON-LD nests more than {} deep and was left out", limits.max_structured_depth), at,
            "raise --max-structured-depth"));
    } else if (handler.too_large()) {
        diagnostics.push_back(left_out(
            "too_large",
            fmt::format("the page carries more than {} bytes of structured data, the rest was left out",
                        limits.max_structured_bytes),
            at, "raise --max-structured-bytes"));
    } else {
        diagnostics.push_back(broken(reader.GetParseErrorCode(), at));
    }
}

}  // namespace vacancy
