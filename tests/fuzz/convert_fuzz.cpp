// Any bytes give records that their own checks find nothing wrong with, or diagnostics.

#include <sanitizer/lsan_interface.h>

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string_view>

#include "pipeline/convert.h"
#include "record/json.h"
#include "source/source.h"

namespace {

const vacancy::Limits kLimits;

vacancy::Converter& converter() {
    static vacancy::Converter made(vacancy::Grammars::built_in(), kLimits);
    return made;
}

/// RapidJSON packs flags into its pointers, where the leak checker does not see them.
vacancy::RecordWriter& writer() {
    static vacancy::RecordWriter& made = [] {
        const __lsan::ScopedDisabler unseen;
        return std::ref(*new vacancy::RecordWriter({}));
    }();
    return made;
}

}  // namespace

/// The grammars are read before the time of the first input counts.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
    converter();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vacancy;
    Source source;
    source.path = "input";
    source.bytes.assign(reinterpret_cast<const char*>(data), size);
    source.type = sniff(source.bytes, source.path, &source.unsupported);
    const auto outcomes = converter().convert(source);
    if (!outcomes) return 0;
    for (const Outcome& outcome : *outcomes)
        for (const Choice& choice : outcome.choices)
            if (!check_record(choice.record, *outcome.document).empty() ||
                !writer().write(choice.record, *outcome.document))
                std::abort();
    return 0;
}
