#ifndef VACANCY_WAREHOUSE_RECORD_LINES_H
#define VACANCY_WAREHOUSE_RECORD_LINES_H

#include <cstdint>
#include <istream>
#include <string>

namespace vacancy {

/// True for a file that begins like our records as NDJSON: `{"schema":"vacancy/1"`.
bool holds_records(const std::string& path);

/// Lines of NDJSON, one after the other; none is held that is longer than `longest`.
class RecordLines {
public:
    RecordLines(std::istream& in, std::size_t longest) : in_(in), longest_(longest) {}

    /// False at the end. A line that is too long is passed over, `line` is empty then.
    bool next(std::string& line);

    std::uint64_t number() const { return number_; }  ///< of the last line, from 1

private:
    std::istream& in_;
    const std::size_t longest_;
    std::uint64_t number_ = 0;
};

}  // namespace vacancy

#endif
