#ifndef VACANCY_TESTS_GENERATOR_SHAPES_H
#define VACANCY_TESTS_GENERATOR_SHAPES_H

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "advert.h"

namespace vacancy::test {

/// How an advert is laid out.
enum class Shape : std::uint8_t {
    lines,     ///< label line, value line; '- ' before items
    indented,  ///< the same with blank lines and indents between
    colon,     ///< 'Label: value'
    one_line,  ///< joined by single blanks
    run_on,    ///< joined by nothing, from the contents list on
    literals,  ///< the same as a scraper's list literal: quotes and commas, literal \xa0
    page,      ///< a whole HTML page
    panel,     ///< the page's main panel alone: no headline, no labels
};

inline constexpr std::array shapes{Shape::lines,  Shape::indented, Shape::colon, Shape::one_line,
                                   Shape::run_on, Shape::literals, Shape::page,  Shape::panel};

std::string_view name_of(Shape shape);
std::optional<Shape> shape_called(std::string_view name);
bool is_html(Shape shape);

/// The advert's bytes, UTF-8.
std::string render(const Advert& advert, Shape shape);

/// The whole page printed to PDF; it has no contents list and no link.
std::string render_pdf(const Advert& advert);

/// What a reader of that shape can know: the record without the fields that it doesn't show.
Record shown(const Advert& advert, Shape shape);

/// The two kinds of shapes, one file each; render() chooses.
std::string render_text(const Advert& advert, Shape shape);
std::string render_html(const Advert& advert, Shape shape);

/// True for pieces that stand in the shape: run-on copies and bare panels begin at the contents.
bool stands_in(Shape shape, Piece::Kind kind);

}  // namespace vacancy::test

#endif
