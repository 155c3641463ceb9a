#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <exception>
#include <limits>
#include <memory>

#include "document/document.h"
#include "document/pdf_lines.h"

namespace vacancy {

namespace {

Diagnostic reject(std::string code, std::string message, std::string help = {}) {
    Diagnostic why;
    why.code = std::move(code);
    why.message = std::move(message);
    why.help = std::move(help);
    return why;
}

void ignore_message(const std::string&, void*) {}

/// The library prints what it finds wrong with a file, unless told not to.
void silence() {
    static const bool silent = (poppler::set_debug_error_function(ignore_message, nullptr), true);
    static_cast<void>(silent);
}

std::uint16_t font_index(PdfText& text, std::string name, std::uint16_t last) {
    if (last < text.fonts.size() && text.fonts[last].name == name) return last;
    for (std::size_t i = 0; i < text.fonts.size(); ++i) {
        if (text.fonts[i].name == name) return static_cast<std::uint16_t>(i);
    }
    if (text.fonts.size() >= 0xffff) return 0;
    text.fonts.push_back({std::move(name), false});
    return static_cast<std::uint16_t>(text.fonts.size() - 1);
}

void add_page(const poppler::page& page, std::uint32_t number, std::size_t max_bytes, PdfText& text) {
    const poppler::rectf area = page.page_rect();
    text.pages.push_back({static_cast<float>(area.width()), static_cast<float>(area.height())});
    std::uint16_t font = 0;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        if (box.rotation() != 0) continue;
        if (text.chars.size() >= max_bytes) text.cut = true;
        if (text.cut) return;
        PdfWord word;
        const poppler::ustring units = box.text();
        word.chars.begin = static_cast<std::uint32_t>(text.chars.size());
        word.chars.end = word.chars.begin + append_repaired(text, {units.data(), units.size()});
        const poppler::rectf at = box.bbox();
        word.page = number;
        word.blank = box.has_space_after();
        word.left = static_cast<float>(at.left());
        word.top = static_cast<float>(at.top());
        word.right = static_cast<float>(at.right());
        word.bottom = static_cast<float>(at.bottom());
        word.size = static_cast<float>(box.get_font_size());
        word.font = font = font_index(text, box.has_font_info() ? box.get_font_name() : std::string(), font);
        text.words.push_back(word);
    }
}

PdfText words_of(const poppler::document& pdf, const Limits& limits) {
    PdfText text;
    for (int i = 0; i < pdf.pages() && !text.cut; ++i) {
        const std::unique_ptr<poppler::page> page(pdf.create_page(i));
        if (page) {
            add_page(*page, static_cast<std::uint32_t>(i + 1), limits.max_text_bytes, text);
        } else {
            text.pages.emplace_back();
        }
    }
    return text;
}

Result<Document> read(std::string_view bytes, const Limits& limits) {
    silence();
    if (bytes.size() > std::numeric_limits<int>::max()) {
        return reject("too_large", "the PDF holds more than 2 GiB");
    }
    const std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!pdf) return reject("pdf_broken", "the PDF is damaged and can't be opened");
    if (pdf->is_locked()) {
        return reject("pdf_encrypted", "the PDF is locked by a password", "save it without a password");
    }
    if (pdf->pages() <= 0) return reject("pdf_broken", "the PDF has no pages");
    if (static_cast<std::size_t>(pdf->pages()) > limits.max_pages) {
        return reject("too_many_pages",
                      fmt::format("the PDF has {} pages, more than {}", pdf->pages(), limits.max_pages),
                      "raise --max-pages");
    }
    PdfText text = words_of(*pdf, limits);
    const std::vector<PdfLine> lines = lines_of(text);
    if (lines.empty()) {
        return reject("pdf_no_text", "the PDF holds no text, only pictures",
                      "give it a text layer by OCR first");
    }
    return blocks_of(text, lines, limits);
}

}  // namespace

bool pdf_supported() {
    return true;
}

Result<Document> read_pdf(std::string_view bytes, const Limits& limits) {
    try {
        return read(bytes, limits);
    } catch (const std::exception&) {
        return reject("pdf_broken", "the PDF is damaged and can't be read");
    }
}

}  // namespace vacancy
