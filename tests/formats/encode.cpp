// vacancy_encode FORMAT ROW_GROUP_BYTES: records as NDJSON on standard input, in the format on standard
// output.
#include <cstdlib>
#include <iostream>
#include <string>

#include "export/format.h"

namespace {

int complain(const vacancy::Diagnostics& why) {
    for (const vacancy::Diagnostic& diagnostic : why) std::cerr << vacancy::render(diagnostic);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    const vacancy::Format* const format = argc == 3 ? vacancy::find_format(argv[1]) : nullptr;
    if (!format) return std::cerr << "usage: vacancy_encode FORMAT ROW_GROUP_BYTES\n", 2;
    vacancy::Limits limits;
    limits.max_row_group_bytes = std::strtoull(argv[2], nullptr, 10);
    auto encoder = format->open(limits);
    if (!encoder) return complain(encoder.why());
    std::string out;
    (*encoder)->begin(out);
    for (std::string line; std::getline(std::cin, line);)
        if (const auto why = (*encoder)->add(line, out); !why.empty()) return complain(why);
    if (const auto why = (*encoder)->end(out); !why.empty()) return complain(why);
    std::cout.write(out.data(), static_cast<std::streamsize>(out.size()));
}
