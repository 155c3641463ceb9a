// The page printed to PDF: wrapped lines, headings in bold, bullets with a glyph.
#include <fmt/format.h>

#include "../unit/document/pdf_make.h"
#include "shapes.h"

namespace vacancy::test {
namespace {

using Kind = Piece::Kind;

/// The fonts know Windows-1252.
std::string encoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("£")) {
            out += '\xA3';
            i += 1;
        } else if (rest.starts_with("’")) {
            out += '\x92';
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

class Pages {
public:
    std::string print(const Advert& advert) {
        for (const Piece& piece : advert.pieces) add(piece);
        end_page();
        return make_pdf(pages_);
    }

private:
    struct Style {
        std::string_view font;
        double size, left, above;
    };
    static constexpr double line = 1.35, bottom = 790, left = 50;
    static constexpr std::size_t widest = 88;

    void add(const Piece& piece) {
        switch (piece.kind) {
            case Kind::title:
                return block({"F2", 20, left, 10}, piece.text);
            case Kind::contents:
            case Kind::apply:
                return;
            case Kind::details:
            case Kind::part:
                return block({"F2", 16, left, 16}, piece.text);
            case Kind::heading:
            case Kind::label:
                return block({"F2", 13, left, 12}, piece.text);
            case Kind::minor:
                return block({"F2", 11, left, 8}, piece.text);
            case Kind::item:
                return block({"F1", 11, left + 24, 4}, piece.text, true);
            default:
                return block({"F1", 11, left, piece.kind == Kind::value ? 2.0 : 8.0}, piece.text);
        }
    }

    /// Wrapped at blanks.
    void block(const Style& style, const std::string& text, bool bullet = false) {
        down_ += style.above;
        std::string_view rest = text;
        while (!rest.empty()) {
            std::size_t size = rest.size();
            if (size > widest) size = rest.rfind(' ', widest);
            put(style, rest.substr(0, size), bullet);
            bullet = false;
            rest.remove_prefix(size == rest.size() ? size : size + 1);
        }
    }

    void put(const Style& style, std::string_view words, bool bullet) {
        down_ += style.size * line;
        if (down_ > bottom) end_page();
        if (bullet) page_ += set("F1", style.size, left + 10, down_, "\x95");
        page_ += set(style.font, style.size, style.left, down_, encoded(words));
    }

    void end_page() {
        if (!page_.empty()) pages_.push_back(std::move(page_));
        page_.clear();
        down_ = 60;
    }

    std::vector<std::string> pages_;
    std::string page_;
    double down_ = 60;
};

}  // namespace

std::string render_pdf(const Advert& advert) {
    return Pages().print(advert);
}

}  // namespace vacancy::test
