// Any bytes, read as rows whole and in small pieces, give the same inputs, or reasons.

#include <cstdint>
#include <cstdlib>

#include "pieces.h"

namespace {

using namespace vacancy;

std::string read(const std::string& bytes, std::size_t piece) {
    Limits limits;
    limits.max_input_bytes = 3000;
    static const auto options =
        std::make_shared<const RowOptions>(*parse_rows("content=body,content=job.body,path=id,title=title"));
    RowReader reader(options, limits);
    return test::told(*reader.open(std::make_unique<test::Pieces>(bytes, piece), "x", "y"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    if (read(bytes, bytes.size() + 1) != read(bytes, 3)) std::abort();
    return 0;
}
