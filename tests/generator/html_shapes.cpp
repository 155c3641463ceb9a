// Shapes of HTML: a whole page of the service, and its main panel alone.
#include "shapes.h"

namespace vacancy::test {
namespace {

using Kind = Piece::Kind;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else {
            out += c;
        }
    }
    return out;
}

std::string anchor(std::string_view text) {
    std::string out = "section_";
    for (const char c : text) out += c == ' ' ? '_' : c;
    return out;
}

/// The panel in order; an open list or block of text is closed before the next heading.
class Panel {
public:
    std::string write(const Advert& advert) {
        out_ = "<div class=\"main_panel\">\n";
        for (const Piece& piece : advert.pieces) add(piece, advert);
        close_list();
        return out_ + "</div>\n";
    }

private:
    void close_list() {
        if (in_list_) out_ += "</ul>\n";
        in_list_ = false;
    }
    void element(std::string_view tag, const std::string& text) {
        close_list();
        out_ += '<';
        out_ += tag;
        out_ += '>' + escaped(text) + "</";
        out_ += tag;
        out_ += ">\n";
    }

    void add(const Piece& piece, const Advert& advert) {
        switch (piece.kind) {
            case Kind::contents:
                element("h2", piece.text);
                return contents(advert);
            case Kind::part:
                close_list();
                out_ += "<div class=\"part\" id=\"" + anchor(piece.text) + "\"><h2>" + escaped(piece.text) +
                        "</h2></div>\n";
                return;
            case Kind::heading:
                return element("h3", piece.text);
            case Kind::minor:
                close_list();
                out_ += "<p><strong>" + escaped(piece.text) + "</strong></p>\n";
                return;
            case Kind::paragraph:
                close_list();
                out_ += "<p><span style=\"color: #000000;\">" + escaped(piece.text) + "</span></p>\n";
                return;
            case Kind::item:
                return item(piece.text);
            case Kind::apply:
                close_list();
                out_ += "<div class=\"apply_button\"><a class=\"button\" href=\"" + escaped(piece.text) +
                        "\">Apply now</a></div>\n";
                return;
            default:
                return;  // the head is not in the panel
        }
    }

    void contents(const Advert& advert) {
        out_ += "<ul class=\"contents\">\n";
        for (const Piece& piece : advert.pieces)
            if (piece.kind == Kind::part)
                out_ += "<li><a href=\"#" + anchor(piece.text) + "\" title=\"Skip to section " +
                        escaped(piece.text) + "\">" + escaped(piece.text) + "</a></li>\n";
        out_ += "</ul>\n";
    }

    void item(const std::string& text) {
        if (!in_list_) out_ += "<ul>\n";
        in_list_ = true;
        out_ += "<li style=\"color: #000000; font-weight: 400;\"><span>" + escaped(text) + "</span></li>\n";
    }

    std::string out_;
    bool in_list_ = false;
};

std::string labels_of(const Advert& advert) {
    std::string out;
    for (const Piece& piece : advert.pieces) {
        if (piece.kind == Kind::details) out += "<h2>" + escaped(piece.text) + "</h2>\n";
        if (piece.kind == Kind::label) out += "<h3>" + escaped(piece.text) + "</h3>\n";
        if (piece.kind == Kind::value)
            out += "<div class=\"field_value\"><p>" + escaped(piece.text) + "</p></div>\n";
    }
    return "<div class=\"side_panel\">\n" + out + "</div>\n";
}

std::string head_of(const Advert& advert) {
    std::string out;
    for (const Piece& piece : advert.pieces) {
        if (piece.kind == Kind::title) out += "<h1>" + escaped(piece.text) + "</h1>\n";
        if (piece.kind == Kind::department) out += "<p class=\"employer\">" + escaped(piece.text) + "</p>\n";
        if (piece.kind == Kind::closing) out += "<p class=\"closing\">" + escaped(piece.text) + "</p>\n";
    }
    return out;
}

constexpr std::string_view page_head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Vacancy</title>
<style>.part { margin: 1em } .hidden { display: none }</style>
<script>var searched = { town: "Leeds", salary: "£20,000 - £30,000" };</script>
</head>
<body>
<div class="skip"><a href="#main">Skip to main content</a></div>
<nav><ul><li><a href="/home">Home</a></li><li><a href="/account">Your account</a></li></ul></nav>
<main id="main">
)";

constexpr std::string_view page_foot = R"(</main>
<footer><ul><li><a href="/privacy">Privacy</a></li><li><a href="/cookies">Cookies</a></li></ul></footer>
</body>
</html>
)";

}  // namespace

std::string render_html(const Advert& advert, Shape shape) {
    if (shape == Shape::panel) return Panel().write(advert);
    return std::string(page_head) + head_of(advert) + labels_of(advert) + Panel().write(advert) +
           std::string(page_foot);
}

}  // namespace vacancy::test
