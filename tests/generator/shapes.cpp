#include "shapes.h"

#include <algorithm>

namespace vacancy::test {
namespace {

constexpr std::array<std::string_view, shapes.size()> names{"lines",  "indented", "colon", "one_line",
                                                            "run_on", "literals", "page",  "panel"};

bool has_head(Shape shape) {
    return shape != Shape::run_on && shape != Shape::literals && shape != Shape::panel;
}

/// Text of which an archive lost the lines holds no headline that can be told from what follows.
bool has_title(Shape shape) {
    return has_head(shape) && shape != Shape::one_line;
}

}  // namespace

std::string_view name_of(Shape shape) {
    return names[static_cast<std::size_t>(shape)];
}

std::optional<Shape> shape_called(std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return std::nullopt;
    return shapes[static_cast<std::size_t>(at - names.begin())];
}

bool is_html(Shape shape) {
    return shape == Shape::page || shape == Shape::panel;
}

bool stands_in(Shape shape, Piece::Kind kind) {
    using Kind = Piece::Kind;
    switch (kind) {
        case Kind::title:
        case Kind::department:
        case Kind::closing:
            return has_title(shape);
        case Kind::details:
        case Kind::label:
        case Kind::value:
            return has_head(shape);
        case Kind::apply:
            return is_html(shape);
        default:
            return true;
    }
}

std::string render(const Advert& advert, Shape shape) {
    return is_html(shape) ? render_html(advert, shape) : render_text(advert, shape);
}

Record shown(const Advert& advert, Shape shape) {
    Record record = advert.record;
    if (!has_title(shape)) {
        record.title.reset();
        record.department.reset();
        record.dates.closing.reset();
    }
    if (!has_head(shape)) {
        record.reference.reset();
        record.salary.reset();
        record.grades.clear();
        record.contract = {};
        record.business_area.reset();
        record.role_types.clear();
        record.working_patterns.clear();
        record.posts.reset();
        std::erase_if(record.sections, [](const SectionOut& s) { return s.id == "details"; });
    }
    if (!is_html(shape)) record.apply_url.reset();
    return record;
}

}  // namespace vacancy::test
