#include "export/csv_cell.h"

#include <algorithm>
#include <array>

namespace vacancy {

bool wants_apostrophe(std::string_view text) {
    static constexpr std::array wide = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    if (text.empty()) return false;
    return std::string_view("=+-@\t\r\n'").find(text.front()) != std::string_view::npos ||
           std::any_of(wide.begin(), wide.end(), [&](const char* sign) { return text.starts_with(sign); });
}

void put_csv_cell(std::string_view cell, std::string& out) {
    if (cell.find_first_of(",\"\r\n") == cell.npos) {
        out += cell;
        return;
    }
    out += '"';
    for (std::size_t quote; (quote = cell.find('"')) != cell.npos; cell.remove_prefix(quote + 1))
        out.append(cell.substr(0, quote + 1)) += '"';
    out.append(cell) += '"';
}

}  // namespace vacancy
