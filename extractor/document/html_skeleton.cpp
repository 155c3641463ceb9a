// Follows the HTML parser of libxml2: where that reads something in a way that is not plain, nothing
// more is cut.
#include "document/html_skeleton.h"

#include <algorithm>

#include "base/ascii.h"
#include "document/byte_set.h"

namespace vacancy {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kLongestName = 60;  ///< libxml2 cuts longer ones
constexpr ByteSet kTextEnd("<&");
constexpr ByteSet kValueEnd(" \t\r\n>");

std::uint32_t u32(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

/// A blank of HTML: fewer than is_blank knows.
bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_name_start(char c) {
    return is_alpha(c) || c == '_' || c == ':';
}

bool is_name_part(char c) {
    return is_alnum(c) || c == '_' || c == ':' || c == '-' || c == '.';
}

/// Whether libxml2 takes every character: no controls but blanks, not U+FFFE and U+FFFF.
bool is_plain(std::string_view page) {
    unsigned odd = 0;
    for (const char c : page) {
        const auto byte = static_cast<unsigned char>(c);
        odd |= static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\n') &
               static_cast<unsigned>(byte != '\r') & static_cast<unsigned>(byte != '\t');
    }
    return odd == 0 && page.find("\xEF\xBF\xBE") == kNowhere && page.find("\xEF\xBF\xBF") == kNowhere;
}

bool same_letters(std::string_view a, std::string_view lower) {
    return a.size() == lower.size() &&
           std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) { return to_lower(x) == y; });
}

/// Whether text ends where `rest` begins: a '<' that opens nothing goes on with it.
bool ends_text(std::string_view rest) {
    if (!rest.starts_with('<')) return true;
    if (rest.starts_with("</")) return rest.size() > 2 && is_alpha(rest[2]);
    return rest == "<!--" || (rest.size() > 1 && is_alpha(rest[1]));
}

std::size_t end_of_name(std::string_view page, std::size_t at) {
    while (at < page.size() && is_name_part(page[at])) ++at;
    return at;
}

}  // namespace

HtmlSkeleton::HtmlSkeleton(std::string_view page) : page_(page) {
    text_.reserve(page.size() / 4);
    if (is_plain(page)) build();
    copy_until(page.size());
}

void HtmlSkeleton::build() {
    cuts_.reserve(page_.size() / 32);
    while (at_ < page_.size() && step()) {
    }
}

bool HtmlSkeleton::step() {
    if (page_[at_] == '<') return markup();
    if (page_[at_] == '&') return reference(), true;
    text_until(kTextEnd.find(page_, at_));
    return true;
}

bool HtmlSkeleton::markup() {
    const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
    if (is_alpha(next)) return start_tag();
    if (next == '/') return end_tag();
    if (page_.substr(at_, 4) == "<!--") return comment();
    const bool at_begin = cuts_.empty() && std::all_of(text_.begin(), text_.end(), is_space);
    return next == '!' && at_begin && doctype();
}

std::size_t HtmlSkeleton::skip_blanks(std::size_t at) const {
    while (at < page_.size() && is_space(page_[at])) ++at;
    return at;
}

/// '<', a name, attributes, '>' or '/>'.
bool HtmlSkeleton::start_tag() {
    const std::size_t name_end = end_of_name(page_, at_ + 1);
    const std::string_view name = page_.substr(at_ + 1, name_end - at_ - 1);
    std::size_t at = skip_blanks(name_end);
    if (name.size() > kLongestName) return false;
    while (at < page_.size() && page_[at] != '>' && page_[at] != '/') {
        at = end_of_attribute(at);
        if (at == kNowhere) return false;
        at = skip_blanks(at);
    }
    const bool closed = page_.substr(at, 2) == "/>";
    if (at >= page_.size() || (page_[at] == '/' && !closed)) return false;
    if (page_.substr(name_end, at - name_end).find('&') == kNowhere) {
        copy_until(name_end);
        cut_until(at, false);
    }
    copy_until(at + (closed ? 2 : 1));
    behind_tag_ = true;
    for (const std::string_view raw : {"script", "style"})
        if (!closed && same_letters(name, raw)) return raw_content(raw);
    return true;
}

/// The end of the attribute that begins at `at`; kNowhere where it is oddly written.
std::size_t HtmlSkeleton::end_of_attribute(std::size_t at) const {
    if (!is_name_start(page_[at])) return kNowhere;
    const std::size_t name_end = end_of_name(page_, at);
    if (name_end - at > kLongestName) return kNowhere;
    std::size_t value = skip_blanks(name_end);
    if (value == page_.size() || page_[value] != '=') return name_end;
    value = skip_blanks(value + 1);
    if (value == page_.size()) return kNowhere;
    const char quote = page_[value];
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t end = quoted ? page_.find(quote, value + 1) : kValueEnd.find(page_, value);
    if (end == kNowhere || end == page_.size()) return kNowhere;
    return end + (quoted ? 1 : 0);
}

bool HtmlSkeleton::end_tag() {
    if (at_ + 2 >= page_.size() || !is_alpha(page_[at_ + 2])) return false;
    const std::size_t end = end_of_name(page_, at_ + 2);
    const std::size_t close = skip_blanks(end);
    if (end - at_ > kLongestName || close >= page_.size() || page_[close] != '>') return false;
    copy_until(close + 1);
    return behind_tag_ = true;
}

/// '<!--', text without '--', '-->'.
bool HtmlSkeleton::comment() {
    const std::size_t begin = at_ + 4;
    const std::size_t end = page_.find("--", begin);
    if (end == kNowhere || end == begin || page_.substr(end, 3) != "-->") return false;
    if (page_[begin] == '-' || page_[begin] == '>') return false;
    copy_until(end + 3);
    return behind_tag_ = true;
}

/// At the begin of the page only, and without '>' in its quotes.
bool HtmlSkeleton::doctype() {
    const std::string_view words = page_.substr(at_ + 1, page_.find('>', at_) - at_ - 1);
    const std::size_t end = at_ + 1 + words.size();
    if (end >= page_.size() || !same_letters(words.substr(0, 8), "!doctype")) return false;
    const auto quotes = std::count(words.begin(), words.end(), '"');
    if (quotes % 2 != 0 || words.find_first_of("'[<") != kNowhere) return false;
    copy_until(end + 1);
    behind_tag_ = false;
    return true;
}

/// The content of <script> and <style>, up to the tag that ends it; what begins with '<' may be read as a
/// tag after all.
bool HtmlSkeleton::raw_content(std::string_view name) {
    std::size_t end = page_.find("</", at_);
    const auto ends = [&] { return same_letters(page_.substr(end + 2, name.size()), name); };
    while (end != kNowhere && !ends()) end = page_.find("</", end + 2);
    if (end == kNowhere || (end != at_ && page_[at_] == '<')) return false;
    text_until(end);
    return true;
}

void HtmlSkeleton::reference() {
    std::size_t at = at_ + 1;
    if (at < page_.size() && page_[at] == '#') ++at;
    const std::size_t begin = at;
    while (at < page_.size() && is_alnum(page_[at])) ++at;
    behind_tag_ = at > begin && at < page_.size() && page_[at] == ';';
    copy_until(behind_tag_ ? at + 1 : kTextEnd.find(page_, at_ + 1));
}

void HtmlSkeleton::text_until(std::size_t end) {
    if (behind_tag_ && end - at_ > 1 && ends_text(page_.substr(end, 4))) {
        cut_until(end, true);
    } else {
        copy_until(end);
    }
}

void HtmlSkeleton::copy_until(std::size_t end) {
    text_.append(page_, at_, end - at_);
    at_ = end;
}

void HtmlSkeleton::cut_until(std::size_t end, bool text) {
    if (at_ == end) return;
    cuts_.push_back({u32(text_.size()), u32(at_), u32(end), text});
    if (text) {
        const std::string_view words = page_.substr(at_, end - at_);
        text_.push_back(std::all_of(words.begin(), words.end(), is_space) ? ' ' : 'x');
    }
    at_ = end;
}

std::size_t HtmlSkeleton::to_page(std::size_t offset) {
    while (passed_ < cuts_.size() && cuts_[passed_].behind() <= offset) ++passed_;
    last_ = offset;
    if (passed_ == 0) return offset;
    const Cut& cut = cuts_[passed_ - 1];
    return cut.end + (offset - cut.behind());
}

std::string_view HtmlSkeleton::cut_at_last(bool text) const {
    if (passed_ == 0) return {};
    const Cut& cut = cuts_[passed_ - 1];
    if (cut.text != text || cut.behind() != last_) return {};
    return page_.substr(cut.begin, cut.end - cut.begin);
}

std::string_view HtmlSkeleton::cut_text() const {
    return cut_at_last(true);
}

std::string_view HtmlSkeleton::cut_attributes() const {
    return cut_at_last(false);
}

}  // namespace vacancy
