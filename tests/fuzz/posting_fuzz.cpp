// Any bytes as a script of JSON-LD, and as markup with microdata, on a page: the document keeps its promises,
// and what is posted stands in it, in order, and leads into the page.

#include <cstdint>
#include <string>

#include "document/posting.h"
#include "held.h"

namespace {

using namespace vacancy;

void hold_posted(const std::string& page) {
    Limits limits;
    limits.max_structured_bytes = 1u << 16;
    limits.max_structured_depth = 16;
    const Result<Document> document = read_html(page, "", limits);
    if (!document) return;
    test::hold_document(*document, page.size());
    std::uint32_t last = 0;
    for (const PostedValue& value : document->posted) {
        test::hold(last <= value.span.begin && value.span.begin < value.span.end);
        test::hold(value.span.end <= document->text_begin);
        const Span place = document->origin.to_source(value.span);
        test::hold(place.begin <= place.end && place.end <= page.size());
        last = value.span.end;
    }
    for (const Diagnostic& told : document->diagnostics)
        test::hold(told.span.begin <= told.span.end && told.span.end <= page.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    hold_posted("<script type=\"application/ld+json\">" + bytes + "</script><p>Words");
    hold_posted("<div itemscope itemtype=\"https://schema.org/JobPosting\">" + bytes);
    return 0;
}
