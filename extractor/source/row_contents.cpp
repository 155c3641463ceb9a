// Scrapers part an advert into columns (summary, description, benefits): put together again it
// reads as it once stood, the columns' names for headings.
#include <algorithm>

#include "base/ascii.h"
#include "source/row_inputs.h"

namespace vacancy {

namespace {

void add_escaped(std::string_view text, std::string& html) {
    for (const char c : text) {
        if (c == '&') {
            html += "&amp;";
        } else if (c == '<') {
            html += "&lt;";
        } else {
            html += c;
        }
    }
}

bool is_html(const Cell& cell) {
    return sniff(cell.text, ".txt") == MediaType::html;
}

void add_part(std::string_view heading, const Cell& cell, bool html, std::string& out) {
    if (!html) {
        out.append(heading).append("\n\n").append(cell.text).append("\n\n");
        return;
    }
    out += "<h2>";
    add_escaped(heading, out);
    out += "</h2>\n";
    if (is_html(cell)) {
        out.append("<div>").append(cell.text).append("</div>\n");
    } else {
        out += "<pre>";
        add_escaped(cell.text, out);
        out += "</pre>\n";
    }
}

}  // namespace

std::string join_contents(const RowColumns& columns, const std::vector<Cell>& cells) {
    const auto filled = [&](std::size_t c) { return !trim(std::string_view(cells[c].text)).empty(); };
    const bool html = std::any_of(columns.content.begin(), columns.content.end(),
                                  [&](std::size_t c) { return filled(c) && is_html(cells[c]); });
    std::string out;
    for (const std::size_t c : columns.content) {
        if (!filled(c)) continue;
        const std::string_view name = columns.names[c];
        add_part(name.substr(name.rfind('.') + 1), cells[c], html, out);
    }
    return out;
}

}  // namespace vacancy
