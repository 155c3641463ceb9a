// Scrapers part an advert into columns (summary, description, benefits): put together again it
// reads as it once stood, the columns' names for headings.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "source/references.h"
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

bool is_html(std::string_view text) {
    return sniff(text, ".txt") == MediaType::html;
}

std::string text_of(const Cell& cell) {
    return is_escaped_html(cell.text) ? without_references(cell.text) : cell.text;
}

void add_part(std::string_view heading, std::string_view text, bool html, std::string& out) {
    if (!html) {
        out.append(heading).append("\n\n").append(text).append("\n\n");
        return;
    }
    out += "<h2>";
    add_escaped(heading, out);
    out += "</h2>\n";
    if (is_html(text)) {
        out.append("<div>").append(text).append("</div>\n");
    } else {
        out += "<pre>";
        add_escaped(text, out);
        out += "</pre>\n";
    }
}

}  // namespace

std::string join_contents(const RowColumns& columns, const std::vector<Cell>& cells) {
    std::vector<std::pair<std::string_view, std::string>> parts;
    for (const std::size_t c : columns.content) {
        const std::string_view name = columns.names[c];
        if (!trim(std::string_view(cells[c].text)).empty())
            parts.emplace_back(name.substr(name.rfind('.') + 1), text_of(cells[c]));
    }
    const bool html =
        std::any_of(parts.begin(), parts.end(), [](const auto& part) { return is_html(part.second); });
    std::string out;
    for (const auto& [name, text] : parts) add_part(name, text, html, out);
    return out;
}

}  // namespace vacancy
