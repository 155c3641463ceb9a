// Any words read as money or a number give a sum that can be, or none.

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "normalise/normalisers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vacancy;
    const std::string_view words(reinterpret_cast<const char*>(data), size);
    for (const Normaliser read : {normalise_money, normalise_number}) {
        const Value value = read(words);
        if (std::holds_alternative<std::monostate>(value)) continue;
        const double sum = std::get<double>(value);
        if (!std::isfinite(sum) || sum < 0) std::abort();
    }
    const Value count = normalise_integer(words);
    if (!std::holds_alternative<std::monostate>(count) && std::get<std::int64_t>(count) < 0) std::abort();
    return 0;
}
