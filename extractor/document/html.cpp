#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <memory>
#include <string>

#include "base/ascii.h"
#include "document/builder.h"
#include "document/clean.h"
#include "document/decode.h"
#include "document/html_skeleton.h"
#include "document/html_tags.h"
#include "document/json_ld.h"
#include "document/marks.h"
#include "document/markup.h"
#include "document/microdata.h"
#include "document/posting.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

constexpr std::size_t kLongestHint = 400;

// libxml2 searches the open elements at every tag and every error. Pages have
// some two open elements for each byte of source, summed over their tags; one
// that is built to have far more is cut off before it takes minutes.
constexpr std::size_t kWorkPerByte = 30;
constexpr std::size_t kLeastWork = 10'000'000;

constexpr std::size_t kMostBrokenScripts = 20;  ///< of JSON-LD; no more are read

bool is_json_ld(std::string_view type) {
    constexpr std::string_view json_ld = "application/ld+json";
    return type.size() >= json_ld.size() && std::equal(json_ld.begin(), json_ld.end(), type.begin(),
                                                       [](char a, char b) { return a == to_lower(b); });
}

std::uint32_t u32(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

/// Text and blocks from the events of libxml2's SAX parser.
class HtmlReader {
public:
    /// The structured data that the page carries goes into `data`, but for the scripts.
    HtmlReader(std::string_view source, Document& document, const Limits& limits, DataTree& data)
        : source_(source),
          skeleton_(source),
          document_(document),
          limits_(limits),
          builder_(document, limits),
          microdata_(source, limits, data) {}

    void run();

    /// Where the content of each script of JSON-LD begins, or a little before it.
    const std::vector<std::size_t>& scripts() const { return scripts_; }

private:
    /// An element that is open.
    struct Element {
        Tag tag;
        std::uint32_t hints = 0;  ///< where its hints begin in hints_
        bool strong = false;
        bool microdata = false;
        std::uint8_t heading = 0;
    };

    /// A list item or a table cell that is open: its first block has its kind.
    struct Holder {
        BlockKind kind = BlockKind::item;
        unsigned level = 0;  ///< of an item; of a cell, its column
        bool used = false;
    };

    static HtmlReader& self(void* reader) { return *static_cast<HtmlReader*>(reader); }
    static void on_start(void* reader, const xmlChar* name, const xmlChar** attributes) {
        self(reader).start(reinterpret_cast<const char*>(name), attributes);
    }
    static void on_end(void* reader, const xmlChar*) { self(reader).end(); }
    static void on_text(void* reader, const xmlChar* text, int size) {
        self(reader).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    }
    static void on_error(void* reader, xmlErrorPtr) { self(reader).work(); }
    static void on_comment(void* reader, const xmlChar*) { self(reader).seen(); }
    static void on_instruction(void* reader, const xmlChar*, const xmlChar*) { self(reader).seen(); }

    // Places in the source.
    std::size_t here();
    void seen() {
        if (!stopped_) see(here());
    }
    void see(std::size_t at) {
        if (at == seen_) return;
        before_ = seen_;
        seen_ = at;
    }
    void stop();
    void stop_too_deep(std::string message, const char* help);
    void work();

    // Elements.
    void start(std::string_view name, const xmlChar** attributes);
    void end();
    void open(Tag tag, const Attributes& attributes, std::size_t begin);
    void open_block(Tag tag);
    void close_block(Tag tag);
    void begin_skip(Tag tag, const Attributes& attributes);
    void end_skip();
    void line_break();
    void space();

    // Links.
    void open_link(const Attributes& attributes);
    void close_link();
    void add_hint(std::string_view words);
    void add_control(std::string_view words);
    std::string_view parent_hints() const;

    // Text.
    void text(std::string_view words);
    std::string_view whole(std::string_view words) const;
    std::size_t end_of(std::string_view words, std::size_t from, std::size_t to) const;
    void add_found(std::string_view words, std::size_t begin, std::size_t end);
    void add_reference(std::string_view words, std::size_t begin, std::size_t end);
    void add_aligned(std::string_view words, std::size_t begin, std::size_t end);
    void add_lines(std::string_view words, std::uint32_t at);
    void add(std::string_view words, std::uint32_t at);
    void add_as(std::string_view words, std::uint32_t at, std::uint32_t size);
    bool take_bullet(std::string_view& words, std::uint32_t& at);
    void begin_text();
    void release_held();
    void hold(std::string_view words, Span span);
    bool begins_cell() const;
    void end_block();

    std::string_view source_;
    HtmlSkeleton skeleton_;  ///< what the parser reads in its place
    Document& document_;
    const Limits& limits_;
    Builder builder_;
    htmlParserCtxtPtr parser_ = nullptr;

    std::vector<Element> elements_;
    std::vector<Holder> holders_;
    std::string hints_;       ///< hints of the open elements, one after the other
    std::size_t seen_ = 0;    ///< the source up to here is read
    std::size_t before_ = 0;  ///< seen_ before it came to be what it is
    std::size_t skip_ = 0;    ///< depth within an element whose content is no text
    std::size_t skip_begin_ = 0;
    std::size_t work_ = 0;
    Tag skip_tag_;
    std::string address_;  ///< the address that stands for the skipped element
    std::string control_;  ///< words of the control that is skipped
    std::string action_;   ///< where the open form leads
    Link link_;
    bool in_link_ = false;
    unsigned lists_ = 0;
    unsigned column_ = 0;     ///< of the last cell in its row
    bool row_begun_ = false;  ///< a cell of it held text
    unsigned breaks_ = 0;     ///< <br> since the last text
    unsigned preformatted_ = 0;
    bool typed_item_ = false;  ///< the block began with a typed bullet
    Span held_;                ///< a dash at a block's begin, or a tick at a cell's: a bullet if words follow
    std::string held_words_;   ///< what it stands for
    Microdata microdata_;
    std::vector<std::size_t> scripts_;
    bool stopped_ = false;
};

std::size_t HtmlReader::here() {
    const xmlParserInput* input = parser_->input;
    const std::size_t read =
        static_cast<std::size_t>(input->consumed) + static_cast<std::size_t>(input->cur - input->base);
    return std::min(skeleton_.to_page(read), source_.size());
}

/// After this the parser's input is gone: no event may ask where it is.
void HtmlReader::stop() {
    stopped_ = true;
    xmlStopParser(parser_);
}

void HtmlReader::stop_too_deep(std::string message, const char* help) {
    Diagnostic note;
    note.severity = Severity::warning;
    note.code = "too_deep";
    note.message = std::move(message);
    note.help = help;
    document_.diagnostics.push_back(std::move(note));
    stop();
}

/// Counts what the parser has to search through.
void HtmlReader::work() {
    if (stopped_) return;
    work_ += elements_.size() + skip_;
    if (work_ > kLeastWork && work_ / kWorkPerByte > source_.size()) {
        stop_too_deep("far too many tags in deeply nested elements, the rest is cut off", "");
    }
}

void HtmlReader::start(std::string_view name, const xmlChar** attributes) {
    work();
    if (stopped_) return;
    const std::size_t begin = source_.find('<', std::min(seen_, source_.size()));
    seen();
    if (elements_.size() + skip_ >= limits_.max_html_depth) {
        return stop_too_deep(
            fmt::format("elements nest more than {} deep, the rest is cut off", limits_.max_html_depth),
            "raise --max-html-depth");
    }
    if (skip_ != 0) {
        ++skip_;
        return;
    }
    const Tag tag = tag_of(name);
    const std::string_view cut = skeleton_.cut_attributes();
    const Attributes read = cut.empty() ? read_attributes(attributes) : read_attributes(cut);
    if (tag.is(Tag::skip) || read.hidden || !read.cfemail.empty()) {
        skip_begin_ = std::min(begin, seen_);
        return begin_skip(tag, read);
    }
    open(tag, read, std::min(begin, seen_));
    if (builder_.full()) stop();
}

/// An element whose tag begins at `begin`.
void HtmlReader::open(Tag tag, const Attributes& attributes, std::size_t begin) {
    Element element;
    element.tag = tag;
    element.hints = u32(hints_.size());
    element.strong = !elements_.empty() && elements_.back().strong;
    if (tag.is(Tag::strong) || attributes.bold) element.strong = true;
    if (attributes.not_bold) element.strong = false;
    element.heading = tag.heading != 0 ? tag.heading : attributes.heading;
    if (element.heading == 0 && !elements_.empty()) element.heading = elements_.back().heading;
    if (tag.is(Tag::link)) open_link(attributes);
    if (tag.is(Tag::image) && in_link_) add_hint(attributes.alt);
    if (tag.is(Tag::form)) action_ = attributes.action;
    for (const std::string_view hint : attributes.hints) {
        if (!hint.empty()) hints_.append(hint.substr(0, utf8::cut(hint, kLongestHint))).push_back(' ');
    }
    if (tag.is(Tag::block) || attributes.heading != 0) open_block(tag);
    if (tag.is(Tag::line_break)) line_break();
    element.microdata = is_microdata(attributes);
    if (element.microdata)
        microdata_.open(attributes, {u32(begin), u32(seen_)}, elements_.size(), builder_.size());
    elements_.push_back(element);
    builder_.set_strong(element.strong);
}

void HtmlReader::open_block(Tag tag) {
    end_block();
    breaks_ = 0;
    if (tag.is(Tag::gap)) space();
    if (tag.is(Tag::list)) ++lists_;
    if (tag.is(Tag::preformatted)) ++preformatted_;
    if (tag.is(Tag::item)) holders_.push_back({BlockKind::item, std::max(lists_, 1u), false});
    if (tag.is(Tag::row)) {
        column_ = 0;
        row_begun_ = false;
    }
    if (tag.is(Tag::cell)) holders_.push_back({BlockKind::cell, ++column_, false});
}

void HtmlReader::close_block(Tag tag) {
    end_block();
    breaks_ = 0;
    if (tag.is(Tag::list) && lists_ > 0) --lists_;
    if (tag.is(Tag::preformatted) && preformatted_ > 0) --preformatted_;
    if (tag.is(Tag::item) || tag.is(Tag::cell)) holders_.pop_back();
    if (tag.is(Tag::gap)) space();
}

/// Space around paragraphs says nothing within a list item or a cell.
void HtmlReader::space() {
    if (holders_.empty()) builder_.gap();
}

void HtmlReader::end() {
    work();
    if (stopped_) return;
    seen();
    if (skip_ != 0) {
        if (--skip_ == 0) end_skip();
        return;
    }
    if (elements_.empty()) return;
    const Element element = elements_.back();
    elements_.pop_back();
    if (element.microdata) microdata_.close(elements_.size(), document_);
    hints_.resize(element.hints);
    const bool was_heading = element.heading != 0 && (elements_.empty() || elements_.back().heading == 0);
    if (element.tag.is(Tag::block) || was_heading) close_block(element.tag);
    if (element.tag.is(Tag::link)) close_link();
    if (element.tag.is(Tag::form)) action_.clear();
    builder_.set_strong(!elements_.empty() && elements_.back().strong);
    if (builder_.full()) stop();
}

void HtmlReader::begin_skip(Tag tag, const Attributes& attributes) {
    skip_ = 1;
    skip_tag_ = tag;
    if (is_json_ld(attributes.type)) scripts_.push_back(seen_);
    if (tag.is(Tag::block)) end_block();
    if (!attributes.cfemail.empty()) address_ = decode_cfemail(attributes.cfemail);
    if (!attributes.cfemail.empty() && tag.is(Tag::link)) {
        // The hidden address is the link's text; the link itself leads nowhere.
        skip_tag_ = Tag{};
    }
    control_.clear();
    if (tag.is(Tag::control) && !attributes.hidden)
        control_ = attributes.submits ? attributes.value : std::string_view();
}

void HtmlReader::end_skip() {
    if (!address_.empty()) add_as(address_, u32(skip_begin_), u32(seen_ - skip_begin_));
    address_.clear();
    if (skip_tag_.is(Tag::control) && !control_.empty()) add_control(control_);
    if (skip_tag_.is(Tag::block)) end_block();
}

void HtmlReader::line_break() {
    if (!builder_.open() && held_.empty() && breaks_ > 0) builder_.gap();
    end_block();
    ++breaks_;
}

std::string_view HtmlReader::parent_hints() const {
    if (elements_.empty()) return {};
    return std::string_view(hints_).substr(elements_.back().hints);
}

void HtmlReader::open_link(const Attributes& attributes) {
    in_link_ = attributes.has_href;
    if (!in_link_) return;
    link_ = {};
    link_.span = {builder_.size(), 0};
    link_.href = attributes.href;
    constexpr std::string_view protection = "/cdn-cgi/l/email-protection#";
    if (const std::size_t at = attributes.href.find(protection); at != std::string_view::npos) {
        const std::string address = decode_cfemail(attributes.href.substr(at + protection.size()));
        if (!address.empty()) link_.href = "mailto:" + address;
    }
    for (const std::string_view hint : attributes.hints) add_hint(hint);
    add_hint(parent_hints());
}

void HtmlReader::add_hint(std::string_view words) {
    words = trim(words);
    if (words.empty() || link_.hint.size() > 2 * kLongestHint) return;
    if (!link_.hint.empty()) link_.hint.push_back(' ');
    link_.hint.append(words.substr(0, utf8::cut(words, kLongestHint)));
}

void HtmlReader::close_link() {
    if (!in_link_) return;
    in_link_ = false;
    release_held();
    link_.span = trim(document_.text, {link_.span.begin, builder_.size()});
    document_.links.push_back(std::move(link_));
}

/// A button or a submit field: words for the link or the form that it stands in.
void HtmlReader::add_control(std::string_view words) {
    if (in_link_) return add_hint(words);
    if (action_.empty()) return;
    link_ = {};
    link_.span = {builder_.size(), builder_.size()};
    link_.href = action_;
    add_hint(words);
    add_hint(parent_hints());
    document_.links.push_back(std::move(link_));
}

/// A stretch of text as libxml2 gives it: bytes of the source that end where
/// the parser stands now, or what one character reference stands for.
void HtmlReader::text(std::string_view words) {
    if (stopped_) return;
    const std::size_t to = here();
    // The parser may have opened or closed an element for the text, which it had read by then.
    const std::size_t from = to == seen_ ? before_ : seen_;
    words = whole(words);
    if (skip_ != 0) {
        if (skip_tag_.is(Tag::control) && control_.size() < kLongestHint) control_.append(words);
        see(to);
        return;
    }
    if (const std::size_t end = end_of(words, from, to); end != std::string_view::npos) {
        see(end);
        add_found(words, end - words.size(), end);
    } else {
        add_reference(words, from, to);
    }
    if (builder_.full()) stop();
}

/// Where the words end in the source: where the parser stands, or of long text, which it gives in
/// pieces, a character further on. Nowhere if they don't stand there.
std::size_t HtmlReader::end_of(std::string_view words, std::size_t from, std::size_t to) const {
    const std::size_t next = to < source_.size() ? to + utf8::character_at(source_, to).size : to;
    for (const std::size_t end : {to, next})
        if (end >= from + words.size() && source_.substr(end - words.size(), words.size()) == words)
            return end;
    return std::string_view::npos;
}

/// The words that the parser saw one letter of, with those before it.
std::string_view HtmlReader::whole(std::string_view words) const {
    const std::string_view cut = skeleton_.cut_text();
    if (cut.empty()) return words;
    const auto at = static_cast<std::size_t>(cut.data() - source_.data());
    const std::size_t before = words.size() - 1;
    return source_.substr(at - before, before + cut.size());
}

void HtmlReader::add_found(std::string_view words, std::size_t begin, std::size_t) {
    if (preformatted_ != 0) {
        add_lines(words, u32(begin));
    } else {
        add(words, u32(begin));
    }
}

void HtmlReader::add_reference(std::string_view words, std::size_t from, std::size_t to) {
    const std::size_t mark = source_.substr(0, to).rfind('&');
    if (mark == std::string_view::npos || mark < from || words.size() > 8)
        return add_aligned(words, from, to);
    const std::string_view reference = source_.substr(mark, to - mark);
    if (words == "&" && !reference.starts_with("&amp") && !reference.starts_with("&AMP") &&
        !reference.starts_with("&#")) {
        // '&' that opens no reference: the name behind it comes next.
        seen_ = mark + 1;
        return add(words, u32(mark));
    }
    seen_ = to;
    add_as(words, u32(mark), u32(to - mark));
}

/// The parser left something out: finds the words in the source, whole characters of them at a time.
void HtmlReader::add_aligned(std::string_view words, std::size_t from, std::size_t to) {
    std::size_t at = from;
    for (std::size_t i = 0; i < words.size() && at < to;) {
        std::size_t size = 0;
        while (at + size < to && i + size < words.size() && source_[at + size] == words[i + size]) ++size;
        size = utf8::cut(words.substr(i), size);
        if (size == 0) {
            ++at;
            continue;
        }
        add(source_.substr(at, size), u32(at));
        at += size;
        i += size;
    }
    seen_ = to;
}

/// <pre>: line ends stay.
void HtmlReader::add_lines(std::string_view words, std::uint32_t at) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('\n'), words.size());
        add(words.substr(0, end), at);
        if (end == words.size()) return;
        end_block();
        words.remove_prefix(end + 1);
        at += u32(end + 1);
    }
}

void HtmlReader::add(std::string_view words, std::uint32_t at) {
    if (!builder_.open()) {
        const Trimmed inner = vacancy::trim(words, 0, words.size());
        if (inner.empty() && held_.empty()) return;
        if (!take_bullet(words, at)) return;
        begin_text();
    }
    builder_.add(words, at);
}

void HtmlReader::add_as(std::string_view words, std::uint32_t at, std::uint32_t size) {
    if (!builder_.open()) {
        if (vacancy::trim(words, 0, words.size()).empty()) {
            if (!held_.empty()) {
                held_ = {};
                typed_item_ = true;
            }
            return;
        }
        release_held();
        if (!typed_item_ && bullet_of(words).sure) {
            if (begins_cell()) return hold(words, {at, at + size});
            typed_item_ = true;
            return;
        }
        if (!builder_.open()) begin_text();
    }
    builder_.add_as(words, at, size);
}

/// Takes a typed bullet off the begin of a block. False where nothing is left
/// to add: a dash, or an 'o' for a ring, is held until it is known whether a blank follows; in a cell any is.
bool HtmlReader::take_bullet(std::string_view& words, std::uint32_t& at) {
    const Trimmed inner = vacancy::trim(words, 0, words.size());
    if (!held_.empty()) {
        if (inner.begin == 0) {
            release_held();
            return true;
        }
        held_ = {};
        typed_item_ = true;
        if (inner.empty()) return false;
    }
    const bool in_heading = !elements_.empty() && elements_.back().heading != 0;
    words.remove_prefix(inner.begin);
    at += u32(inner.begin);
    if (typed_item_ || in_heading) return true;
    const Bullet bullet = words == "o" ? Bullet{1, 'o', false} : bullet_of(words);
    if (bullet.size == 0) return true;
    if ((!bullet.sure || begins_cell()) && bullet.size == words.size()) {
        hold(words, {at, at + u32(bullet.size)});
        return false;
    }
    typed_item_ = true;
    words.remove_prefix(bullet.size);
    at += u32(bullet.size);
    const std::size_t text = vacancy::trim(words, 0, words.size()).begin;
    words.remove_prefix(text);
    at += u32(text);
    return !words.empty();
}

/// What was held is text after all.
void HtmlReader::release_held() {
    if (held_.empty()) return;
    const Span held = held_;
    held_ = {};
    begin_text();
    builder_.add_as(held_words_, held.begin, held.size());
}

void HtmlReader::hold(std::string_view words, Span span) {
    held_ = span;
    held_words_ = words;
}

/// A tick may be all that a cell holds.
bool HtmlReader::begins_cell() const {
    return !holders_.empty() && !holders_.back().used && holders_.back().kind == BlockKind::cell;
}

void HtmlReader::begin_text() {
    breaks_ = 0;
    if (!elements_.empty() && elements_.back().heading != 0) {
        builder_.set_kind(BlockKind::heading, elements_.back().heading);
    } else if (!holders_.empty() && !holders_.back().used) {
        Holder& holder = holders_.back();
        const bool item = typed_item_ && holder.kind == BlockKind::cell;
        if (item || holder.kind == BlockKind::item) {
            builder_.set_kind(BlockKind::item, item ? 1 : holder.level);
        } else {
            builder_.set_cell(holder.level, !row_begun_);
            row_begun_ = true;
        }
        holder.used = true;
    } else if (typed_item_) {
        builder_.set_kind(BlockKind::item, std::max(lists_, 1u));
    } else {
        builder_.set_kind(BlockKind::paragraph);
    }
}

void HtmlReader::end_block() {
    release_held();
    builder_.end_block();
    typed_item_ = false;
}

struct FreeParser {
    void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

void HtmlReader::run() {
    const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
        htmlCreateMemoryParserCtxt(skeleton_.text().data(), static_cast<int>(skeleton_.text().size())));
    if (!parser) return;
    parser_ = parser.get();
    htmlCtxtUseOptions(parser_, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                    HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOIMPLIED |
                                    HTML_PARSE_NODEFDTD);
    xmlSwitchEncoding(parser_, XML_CHAR_ENCODING_UTF8);
    htmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.ignorableWhitespace = on_text;
    handler.cdataBlock = on_text;
    handler.comment = on_comment;
    handler.processingInstruction = on_instruction;
    handler.serror = on_error;
    handler.initialized = XML_SAX2_MAGIC;  // without it no error is reported
    *parser_->sax = handler;
    parser_->userData = this;
    htmlParseDocument(parser_);
    end_block();
    builder_.finish();
}

/// libxml2 takes a zero for the end of the input.
std::string_view without_zeros(std::string_view text, std::string& copy) {
    if (text.find('\0') == std::string_view::npos) return text;
    copy = text;
    std::replace(copy.begin(), copy.end(), '\0', ' ');
    return copy;
}

/// The content of the script whose tag ends behind `begin`.
std::string_view script_at(std::string_view page, std::size_t begin) {
    const std::size_t tag_end = page.find('>', begin);
    if (tag_end == std::string_view::npos) return {};
    constexpr std::string_view name = "script";
    std::size_t end = page.find("</", tag_end);
    const auto ends = [&] {
        const std::string_view there = page.substr(end + 2, name.size());
        return there.size() == name.size() && std::equal(name.begin(), name.end(), there.begin(),
                                                         [](char a, char b) { return a == to_lower(b); });
    };
    while (end != std::string_view::npos && !ends()) end = page.find("</", end + 2);
    end = std::min(end, page.size());
    return page.substr(tag_end + 1, end - tag_end - 1);
}

void init_parser() {
    static const bool ready = (xmlInitParser(), true);
    (void)ready;
}

/// Text and structured data of a page.
void read_page(std::string_view page, const Limits& limits, Document& document) {
    DataTree data;
    HtmlReader reader(page, document, limits, data);
    reader.run();
    data.finish();
    Diagnostics told;
    DataTree scripts;
    for (const std::size_t begin : reader.scripts()) {
        const std::string_view script = script_at(page, begin);
        if (!script.empty()) read_json_ld(page, script, limits, scripts, told);
        if (told.size() >= kMostBrokenScripts || (!told.empty() && told.back().code == "too_large")) break;
    }
    scripts.finish();
    std::move(told.begin(), told.end(), std::back_inserter(document.diagnostics));
    const DataTree* const trees[] = {&scripts, &data};
    add_posting(page, trees, limits, document);
}

}  // namespace

Document read_markup(std::string_view markup, const Limits& limits) {
    init_parser();
    Document document;
    document.layout = Layout::html;
    DataTree none;
    std::string copy;
    const std::string_view source = without_zeros(markup, copy);
    if (!source.empty()) HtmlReader(source, document, limits, none).run();
    return document;
}

Result<Document> read_html(std::string_view bytes, std::string_view charset_hint, const Limits& limits) {
    init_parser();
    Document document;
    document.layout = Layout::html;
    Decoded decoded;
    decode(bytes, charset_hint, declared_charset(bytes), decoded);
    document.charset = decoded.charset;
    std::string copy;
    const std::string_view source = without_zeros(decoded.text, copy);
    if (source.size() > 0x7fff'ffffu) {
        Diagnostic why;
        why.code = "too_large";
        why.message = "a page of more than 2 GiB can't be read";
        return why;
    }
    if (!source.empty()) read_page(source, limits, document);
    if (!decoded.origin.empty())
        for (Diagnostic& told : document.diagnostics)
            if (!told.span.empty()) told.span = decoded.origin.to_source(told.span);
    document.diagnostics.insert(document.diagnostics.begin(),
                                std::make_move_iterator(decoded.diagnostics.begin()),
                                std::make_move_iterator(decoded.diagnostics.end()));
    document.origin = compose(document.origin, decoded.origin);
    document.source_lines = line_begins(bytes, decoded);
    return document;
}

}  // namespace vacancy
