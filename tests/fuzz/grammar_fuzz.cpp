// Any bytes, loaded as a grammar file, give grammars, or faults with a place in the file.

#include <cstdint>
#include <cstdlib>
#include <utility>

#include "grammar/grammar.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vacancy;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::pair<std::string_view, std::string_view> file{"x.toml", text};
    const auto grammars = Grammars::load({&file, 1});
    if (grammars) return 0;
    if (grammars.why().empty()) std::abort();
    for (const Diagnostic& fault : grammars.why())
        if (fault.span.begin > fault.span.end || fault.span.end > size || render(fault, text).empty())
            std::abort();
    return 0;
}
