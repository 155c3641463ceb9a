// The words of a PDF as poppler finds them: the module `pdf` (base/module.h), all that knows this library.
#include <fmt/format.h>
#include <poppler.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <tuple>

#include "base/ascii.h"
#include "document/document.h"
#include "document/pdf_lines.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

struct Release {
    void operator()(PopplerDocument* pdf) const { g_object_unref(pdf); }
    void operator()(PopplerPage* page) const { g_object_unref(page); }
    void operator()(GBytes* bytes) const { g_bytes_unref(bytes); }
    void operator()(GError* error) const { g_error_free(error); }
    void operator()(GList* attributes) const { poppler_page_free_text_attributes(attributes); }
    void operator()(char* text) const { g_free(text); }
    void operator()(PopplerRectangle* boxes) const { g_free(boxes); }
};

template <class T>
using Held = std::unique_ptr<T, Release>;

Diagnostic reject(std::string code, std::string message, std::string help = {}) {
    Diagnostic why;
    why.code = std::move(code);
    why.message = std::move(message);
    why.help = std::move(help);
    return why;
}

void ignore_message(const char*, GLogLevelFlags, const char*, void*) {}

/// The library logs what it finds wrong with a file, under a name of its own.
void silence() {
    constexpr auto kAny = static_cast<GLogLevelFlags>(G_LOG_LEVEL_MASK | G_LOG_FLAG_RECURSION);
    static const guint handler = g_log_set_handler("Poppler", kAny, ignore_message, nullptr);
    static_cast<void>(handler);
}

bool is_direction_mark(char32_t c) {
    return c >= 0x202a && c <= 0x202c;
}

// ---- the characters of a page

/// What the library tells of each character of a page, in three lists: the text, in
/// its reading order, words parted by ' ' and lines by '\n'; a box for each character;
/// stretches that have the same font.
class PageText {
public:
    explicit PageText(PopplerPage* page) {
        // the page alone would miss lines where some text stands beyond its edge
        PopplerRectangle everywhere{-kFar, -kFar, kFar, kFar};
        std::tie(boxes_, count_) = boxes_of(page, everywhere);
        if (!boxes_) return;
        attributes_.reset(poppler_page_get_text_attributes_for_area(page, &everywhere));
        chars_.reserve(count_);
        append(page, everywhere);
        for (int i = 0; i < kMostHoles && chars_.size() + 1 < count_; ++i) {
            if (!append_rest(page)) break;
        }
    }

    std::size_t size() const { return chars_.size(); }
    std::u32string_view chars(std::size_t first, std::size_t last) const {
        return std::u32string_view(chars_).substr(first, last - first);
    }
    char32_t operator[](std::size_t i) const { return chars_[i]; }
    const PopplerRectangle& box(std::size_t i) const { return boxes_.get()[i]; }
    const GList* attributes() const { return attributes_.get(); }

private:
    static constexpr double kFar = 1e6;
    static constexpr int kMostHoles = 100;

    using Boxes = std::pair<Held<PopplerRectangle>, std::size_t>;
    static Boxes boxes_of(PopplerPage* page, PopplerRectangle area) {
        PopplerRectangle* boxes = nullptr;
        guint count = 0;
        poppler_page_get_text_layout_for_area(page, &area, &boxes, &count);
        return {Held<PopplerRectangle>(boxes), count};
    }

    static bool is_line_end(const PopplerRectangle& box) { return box.x1 == box.x2 && box.y1 == box.y2; }

    void append(PopplerPage* page, PopplerRectangle area) {
        const Held<char> held(poppler_page_get_text_for_area(page, &area));
        const std::string_view text = held ? held.get() : "";
        for (std::size_t at = 0; at < text.size();) {
            const utf8::Character c = utf8::character_at(text, at);
            chars_ += c.value;
            at += c.size;
        }
        // marks around text from right to left have no boxes
        if (chars_.size() > count_) std::erase_if(chars_, is_direction_mark);
        if (chars_.size() > count_) chars_.resize(count_);
    }

    /// Some fonts map glyphs to U+0000, which ends the text: what stands behind it is
    /// asked for by its place.
    bool append_rest(PopplerPage* page) {
        chars_ += U'\0';
        if (is_line_end(box(chars_.size()))) chars_ += U'\n';
        if (chars_.size() >= count_) return false;
        const PopplerRectangle& next = box(chars_.size());
        const PopplerRectangle rest{next.x1, (next.y1 + next.y2) / 2, kFar, kFar};
        const std::size_t count = boxes_of(page, rest).second;
        if (chars_.size() + count + 1 == count_) chars_ += U' ';
        if (chars_.size() + count != count_) return false;
        append(page, rest);
        return true;
    }

    std::u32string chars_;
    Held<PopplerRectangle> boxes_;
    std::size_t count_ = 0;
    Held<GList> attributes_;
};

/// Font and size of each character, asked for in order.
class Styles {
public:
    Styles(const PageText& page, PdfText& text) : page_(page), text_(text), rest_(page.attributes()) {
        enter();
    }

    void set(PdfWord& word, std::size_t at) {
        while (rest_ != nullptr && last() < at) {
            rest_ = rest_->next;
            enter();
        }
        if (rest_ == nullptr) return;
        word.size = static_cast<float>(style().font_size);
        word.font = font_;
    }

private:
    static constexpr std::size_t kEnoughLetters = 48;

    const PopplerTextAttributes& style() const {
        return *static_cast<const PopplerTextAttributes*>(rest_->data);
    }
    std::size_t last() const { return static_cast<std::size_t>(style().end_index); }

    void enter() {
        if (rest_ == nullptr) return;
        letters_.clear();
        const std::size_t end = std::min(last() + 1, page_.size());
        auto i = static_cast<std::size_t>(style().start_index);
        for (; i < end && letters_.size() < kEnoughLetters; ++i) {
            if (page_[i] >= 0x80 || !is_alpha(static_cast<char>(page_[i]))) continue;
            const double width = 100 * (page_.box(i).x2 - page_.box(i).x1) / style().font_size;
            if (width >= 1 && width <= 255)
                letters_.push_back({static_cast<char>(page_[i]), static_cast<std::uint8_t>(width)});
        }
        const char* name = style().font_name;
        font_ = font_of(text_, name == nullptr ? "" : name, letters_);
    }

    const PageText& page_;
    PdfText& text_;
    const GList* rest_;
    std::vector<PdfLetter> letters_;
    std::uint16_t font_ = 0;
};

// ---- characters to words

/// Characters of a word share their edges, those of two words don't.
bool follows(const PopplerRectangle& box, const PopplerRectangle& next) {
    return next.x1 == box.x2 && next.y1 == box.y1 && next.y2 == box.y2;
}

/// The same for text that runs upwards, downwards or upside down.
bool follows_turned(const PopplerRectangle& box, const PopplerRectangle& next) {
    if (next.x1 == box.x1 && next.x2 == box.x2) return next.y1 == box.y2 || next.y2 == box.y1;
    return next.x2 == box.x1 && next.y1 == box.y1 && next.y2 == box.y2;
}

class PageWords {
public:
    PageWords(const PageText& page, std::uint32_t number, PdfText& text)
        : page_(page), number_(number), text_(text), styles_(page, text) {}

    void add(std::size_t max_bytes) {
        for (std::size_t at = 0; at < page_.size() && !text_.cut; ++at) at = add_line(at, max_bytes);
    }

private:
    bool parts(std::size_t i) const { return page_[i] == ' ' || page_[i] == '\n'; }

    bool joined(std::size_t i) const { return !parts(i) && follows(page_.box(i - 1), page_.box(i)); }

    /// A turned line has no characters that are joined, but some that turn.
    bool is_turned(std::size_t first) const {
        for (std::size_t i = first + 1; i < page_.size() && page_[i] != '\n'; ++i) {
            if (parts(i) || parts(i - 1) || joined(i)) continue;
            if (follows_turned(page_.box(i - 1), page_.box(i))) return true;
        }
        return false;
    }

    /// Adds the words of the line that begins at `first`; gives the end of the line.
    std::size_t add_line(std::size_t first, std::size_t max_bytes) {
        std::optional<bool> turned;
        std::size_t at = first;
        for (std::size_t end = at; at < page_.size() && page_[at] != '\n'; at = end) {
            end = at + 1;
            if (page_[at] == ' ') continue;
            while (end < page_.size() && joined(end)) ++end;
            if (end - at == 1 && !turned) turned = is_turned(first);
            if (end - at == 1 && *turned) continue;
            if (text_.chars.size() >= max_bytes) text_.cut = true;
            if (text_.cut) break;
            add_word(at, end);
            text_.words.back().blank = end < page_.size() && page_[end] == ' ';
        }
        return at;
    }

    void add_word(std::size_t first, std::size_t end) {
        PdfWord word;
        word.chars.begin = static_cast<std::uint32_t>(text_.chars.size());
        word.chars.end = word.chars.begin + append_repaired(text_, page_.chars(first, end));
        word.page = number_;
        word.left = static_cast<float>(page_.box(first).x1);
        word.top = static_cast<float>(page_.box(first).y1);
        word.right = static_cast<float>(page_.box(end - 1).x2);
        word.bottom = static_cast<float>(page_.box(first).y2);
        styles_.set(word, first);
        text_.words.push_back(word);
    }

    const PageText& page_;
    std::uint32_t number_;
    PdfText& text_;
    Styles styles_;
};

PdfText words_of(PopplerDocument* pdf, int pages, const Limits& limits) {
    PdfText text;
    for (int i = 0; i < pages && !text.cut; ++i) {
        text.pages.emplace_back();
        const Held<PopplerPage> page(poppler_document_get_page(pdf, i));
        if (!page) continue;
        double width = 0;
        double height = 0;
        poppler_page_get_size(page.get(), &width, &height);
        text.pages.back() = {static_cast<float>(width), static_cast<float>(height)};
        PageWords(PageText(page.get()), static_cast<std::uint32_t>(i + 1), text).add(limits.max_text_bytes);
    }
    return text;
}

Result<Held<PopplerDocument>> open(GBytes* bytes) {
    GError* fault = nullptr;
    Held<PopplerDocument> pdf(poppler_document_new_from_bytes(bytes, nullptr, &fault));
    const Held<GError> why(fault);
    if (pdf) return pdf;
    if (why && g_error_matches(why.get(), POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)) {
        return reject("pdf_encrypted", "the PDF is locked by a password", "save it without a password");
    }
    return reject("pdf_broken", "the PDF is damaged and can't be opened");
}

/// The library reads its tables when a first document is opened and drops them with the last: an
/// empty one that stays open saves a tenth of the time of each advert.
void keep_tables() {
    static constexpr std::string_view kEmpty =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n";
    static const PopplerDocument* const kept = [] {
        const Held<GBytes> bytes(g_bytes_new_static(kEmpty.data(), kEmpty.size()));
        return poppler_document_new_from_bytes(bytes.get(), nullptr, nullptr);
    }();
    static_cast<void>(kept);
}

Result<PdfText> read(std::string_view bytes, const Limits& limits) {
    silence();
    keep_tables();
    const Held<GBytes> held(g_bytes_new_static(bytes.data(), bytes.size()));
    const auto pdf = open(held.get());
    if (!pdf) return pdf.why();
    const int pages = poppler_document_get_n_pages(pdf->get());
    if (pages <= 0) return reject("pdf_broken", "the PDF has no pages");
    if (static_cast<std::size_t>(pages) > limits.max_pages) {
        return reject("too_many_pages",
                      fmt::format("the PDF has {} pages, more than {}", pages, limits.max_pages),
                      "raise --max-pages");
    }
    return words_of(pdf->get(), pages, limits);
}

}  // namespace

extern "C" __attribute__((visibility("default"))) Result<PdfText>* vacancy_read_pdf_words(
    std::string_view bytes, const Limits& limits) {
    try {
        return new Result<PdfText>(read(bytes, limits));
    } catch (const std::exception&) {
        return new Result<PdfText>(reject("pdf_broken", "the PDF is damaged and can't be read"));
    }
}

}  // namespace vacancy
