#ifndef VACANCY_REPORT_COLUMNS_H
#define VACANCY_REPORT_COLUMNS_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/json_tree.h"

namespace vacancy {

/// Rows turned into columns, every text held once and named by its number.
///
/// A cell is a number as it is, a text its place in the dictionary, a list of texts a list of places, nothing
/// null. What is held is the JSON itself.
class Columns {
public:
    /// A flat object; all have the same members.
    void add(const Json& row);

    /// `"strings":[...],"columns":{"title":[...],...}`
    std::string json() const;

private:
    std::string cell(const Json& value);
    std::uint32_t number_of(std::string_view text);

    std::vector<std::pair<std::string, std::string>> columns_;  ///< name, cells with commas between
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::string strings_;
};

}  // namespace vacancy

#endif
