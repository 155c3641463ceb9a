// Any bytes, read as a stream of documents whole and in small pieces, give the same inputs: one for each
// line.

#include <cstdint>
#include <cstdlib>

#include "pieces.h"

namespace {

using namespace vacancy;

std::string read(const std::string& bytes, std::size_t piece) {
    Limits limits;
    limits.max_input_bytes = 1000;
    return test::told(*open_documents(std::make_unique<test::Pieces>(bytes, piece), nullptr, limits));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    if (read(bytes, bytes.size() + 1) != read(bytes, 3)) std::abort();
    return 0;
}
