// Any bytes, read as a text, give a document that keeps its promises, or a reason.

#include <cstdint>

#include "held.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vacancy;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Result<Document> document = read_plain(bytes, "", Limits{});
    if (document) {
        test::hold_document(*document, size);
    } else {
        test::hold(!document.why().empty());
    }
    return 0;
}
