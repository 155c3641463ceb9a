#include <fmt/format.h>

#include "document/document.h"
#include "document/given.h"

namespace vacancy {

namespace {

Diagnostic refusal(std::string code, std::string message, std::string help = {}) {
    Diagnostic out;
    out.code = std::move(code);
    out.message = std::move(message);
    out.help = std::move(help);
    return out;
}

bool has_letter(std::string_view text) {
    for (const char c : text) {
        const bool ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (ascii || (static_cast<unsigned char>(c) >= 0xc3 && static_cast<unsigned char>(c) != 0xe2 &&
                      static_cast<unsigned char>(c) < 0xee)) {
            return true;
        }
    }
    return false;
}

Diagnostic refuse_type(const std::string& type) {
    const bool rows = type == "application/json" || type == "application/vnd.sqlite3";
    return refusal("unsupported", fmt::format("{} is no type that can be read", type.empty() ? "this" : type),
                   rows ? "where its rows hold adverts, say in which column: --rows content=COLUMN"
                        : "give plain text, HTML or PDF");
}

Result<Document> read_by_type(const Source& source, const Limits& limits, const PdfReader& read_pdf) {
    switch (source.type) {
        case MediaType::plain:
            return read_plain(source.bytes, source.charset_hint, limits);
        case MediaType::html:
            return read_html(source.bytes, source.charset_hint, limits);
        case MediaType::pdf:
            return read_pdf(source.bytes, limits);
        case MediaType::unsupported:
            break;
    }
    return refuse_type(source.unsupported);
}

/// Names the file and the place in it, which the readers don't know.
void complete(Diagnostics& diagnostics, const Source& source) {
    for (Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.file.empty()) diagnostic.file = source.path;
        if (!diagnostic.span.empty() && diagnostic.position.line == 0) {
            diagnostic.position = position_of(source.bytes, diagnostic.span.begin);
        }
    }
}

bool is_markup(MediaType type) {
    return type == MediaType::plain || type == MediaType::html;
}

/// Reading a text or page takes up to six times its bytes; a PDF is read elsewhere and is mostly pictures.
Diagnostics larger_than_allowed(const Source& source, const Limits& limits) {
    const std::size_t size = source.bytes.size();
    if (size > limits.max_input_bytes || size > 0xffff'fff0u)
        return {refusal("too_large",
                        fmt::format("the input holds more than {} bytes", limits.max_input_bytes),
                        "raise --max-input-bytes")};
    if (is_markup(source.type) && size > limits.max_markup_bytes)
        return {refusal("too_large",
                        fmt::format("the text or page holds more than {} bytes", limits.max_markup_bytes),
                        "raise --max-markup-bytes")};
    return {};
}

Result<Document> checked(const Source& source, const Limits& limits, const PdfReader& read_pdf) {
    if (source.bytes.empty()) return refusal("empty_input", "the input is empty");
    if (auto why = larger_than_allowed(source, limits); !why.empty()) return why;
    Result<Document> document = read_by_type(source, limits, read_pdf);
    if (document && !has_letter(document->text)) {
        return refusal("no_text", "there is no text in the input");
    }
    return document;
}

}  // namespace

Result<Document> read_document(const Source& source, const Limits& limits) {
    return read_document(source, limits, read_pdf);
}

Result<Document> read_document(const Source& source, const Limits& limits, const PdfReader& read_pdf) {
    Result<Document> document = checked(source, limits, read_pdf);
    if (document) {
        put_in_front(source.given, limits, *document);
        complete(document->diagnostics, source);
        return document;
    }
    Diagnostics why = document.why();
    complete(why, source);
    return why;
}

}  // namespace vacancy
