#include "warehouse/record_lines.h"

#include <filesystem>
#include <fstream>
#include <string_view>

namespace vacancy {

namespace {

constexpr std::string_view beginning = R"({"schema":"vacancy/1")";

}  // namespace

bool holds_records(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return false;
    std::ifstream in(path, std::ios::binary);
    std::string first(beginning.size(), '\0');
    in.read(first.data(), static_cast<std::streamsize>(first.size()));
    return in.good() && first == beginning;
}

bool RecordLines::next(std::string& line) {
    constexpr int end = std::char_traits<char>::eof();
    line.clear();
    std::streambuf& bytes = *in_.rdbuf();
    int byte = bytes.sbumpc();
    if (byte == end) return false;
    ++number_;
    bool too_long = false;
    for (; byte != end && byte != '\n'; byte = bytes.sbumpc()) {
        if (!too_long) line += static_cast<char>(byte);
        if (line.size() > longest_) too_long = true, line.clear();
    }
    return true;
}

}  // namespace vacancy
