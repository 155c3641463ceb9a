#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "source/row_source.h"

namespace vacancy {

namespace {

constexpr const char* form = "write --rows content=COLUMN[,path=COLUMN,table=NAME,title=COLUMN,...]";

Diagnostic mistake(std::string message, std::string help = form) {
    Diagnostic out;
    out.code = "usage";
    out.message = std::move(message);
    out.help = std::move(help);
    return out;
}

Diagnostics twice(std::string_view name) {
    return {mistake(fmt::format("--rows names '{}' twice", name))};
}

Diagnostics add(std::string_view name, std::string_view column, RowOptions& out) {
    if (name == "content") {
        out.content.emplace_back(column);
        return {};
    }
    if (name == "path" || name == "table") {
        std::string& one = name == "path" ? out.path : out.table;
        if (!one.empty()) return twice(name);
        one = column;
        return {};
    }
    for (const RowOptions::Column& label : out.labels)
        if (label.name == name) return twice(name);
    out.labels.push_back({std::string(name), std::string(column)});
    return {};
}

}  // namespace

Result<RowOptions> parse_rows(std::string_view spec) {
    RowOptions out;
    while (!spec.empty()) {
        const std::size_t end = std::min(spec.find(','), spec.size());
        const std::string_view entry = spec.substr(0, end);
        spec.remove_prefix(std::min(end + 1, spec.size()));
        const std::size_t equals = entry.find('=');
        const std::string_view name = trim(entry.substr(0, equals));
        const std::string_view column =
            equals == std::string_view::npos ? std::string_view() : trim(entry.substr(equals + 1));
        if (name.empty() || column.empty())
            return mistake(fmt::format("'{}' in --rows is no name=COLUMN", entry));
        if (Diagnostics why = add(name, column, out); !why.empty()) return why;
    }
    if (out.content.empty()) return mistake("--rows does not say which column holds the advert");
    return out;
}

Diagnostics check_labels(const RowOptions& options, const std::vector<std::string>& known) {
    Diagnostics why;
    for (const RowOptions::Column& label : options.labels) {
        if (std::find(known.begin(), known.end(), label.name) != known.end()) continue;
        why.push_back(
            mistake(fmt::format("'{}' in --rows is nothing that the grammars have a label for", label.name),
                    fmt::format("there are content, path, table, {}", fmt::join(known, ", "))));
    }
    return why;
}

}  // namespace vacancy
