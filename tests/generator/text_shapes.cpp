// Shapes of plain text.
#include "shapes.h"

namespace vacancy::test {
namespace {

using Kind = Piece::Kind;

std::vector<std::string> contents_of(const Advert& advert) {
    std::vector<std::string> out;
    for (const Piece& piece : advert.pieces)
        if (piece.kind == Kind::part) out.push_back(piece.text);
    return out;
}

/// The pieces that the shape shows, with the entries of the contents list after its heading.
std::vector<Piece> lines_of(const Advert& advert, Shape shape) {
    std::vector<Piece> out;
    for (const Piece& piece : advert.pieces) {
        if (!stands_in(shape, piece.kind)) continue;
        out.push_back(piece);
        if (piece.kind != Kind::contents) continue;
        for (std::string& entry : contents_of(advert)) out.push_back({Kind::paragraph, std::move(entry)});
    }
    return out;
}

std::string as_lines(const std::vector<Piece>& pieces) {
    std::string out;
    for (const Piece& piece : pieces) {
        if (piece.kind == Kind::item) out += "- ";
        out += piece.text + '\n';
    }
    return out;
}

std::string as_indented(const std::vector<Piece>& pieces) {
    std::string out = "\n\n";
    for (const Piece& piece : pieces) {
        const bool mark = piece.kind == Kind::label || piece.kind == Kind::details ||
                          piece.kind == Kind::part || piece.kind == Kind::contents ||
                          piece.kind == Kind::heading;
        if (mark) out += "\n\n";
        if (piece.kind == Kind::value) out += "\n      ";
        out += piece.kind == Kind::item ? "  * " : " ";
        out += piece.text + '\n';
        if (mark) out += '\n';
        if (piece.kind == Kind::value) out += "    \n";
    }
    return out;
}

std::string as_colon_lines(const std::vector<Piece>& pieces) {
    std::string out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const bool more = i + 1 < pieces.size() && pieces[i + 1].kind == Kind::value;
        if (piece.kind == Kind::item) out += "- ";
        out += piece.text;
        if (piece.kind == Kind::label) out += more ? ": " : ":\n";
        if (piece.kind != Kind::label) out += piece.kind == Kind::value && more ? ", " : "\n";
    }
    return out;
}

std::string joined(const std::vector<Piece>& pieces, std::string_view between) {
    std::string out;
    for (const Piece& piece : pieces) {
        if (!out.empty()) out += between;
        out += piece.text;
    }
    return out;
}

/// A list literal, as a scraper printed it: paragraphs run together in one string, the items of a
/// list in strings of their own.
std::string as_literals(const std::vector<Piece>& pieces) {
    std::string out = "'";
    bool in_list = false;
    for (const Piece& piece : pieces) {
        if (piece.kind == Kind::item) {
            out += "', '";
        } else if (in_list) {
            out += "', '";
        } else if (piece.kind == Kind::paragraph && out.ends_with('.')) {
            out += "\\xa0\\xa0";
        }
        in_list = piece.kind == Kind::item;
        for (const char c : piece.text) {
            if (c == '\'') out += '\\';
            out += c;
        }
    }
    return out + "'";
}

}  // namespace

std::string render_text(const Advert& advert, Shape shape) {
    const std::vector<Piece> pieces = lines_of(advert, shape);
    switch (shape) {
        case Shape::lines:
            return as_lines(pieces);
        case Shape::indented:
            return as_indented(pieces);
        case Shape::colon:
            return as_colon_lines(pieces);
        case Shape::one_line:
            return joined(pieces, " ");
        case Shape::run_on:
            return joined(pieces, "");
        default:
            return as_literals(pieces);
    }
}

}  // namespace vacancy::test
