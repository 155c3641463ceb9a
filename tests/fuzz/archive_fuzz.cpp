// Any bytes, unpacked as archives in archives, come to an end within the limits, with members or reasons.

#include <cstdint>
#include <cstdlib>

#include "source/unpack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vacancy;
    static const Limits limits = [] {
        Limits small;
        small.max_input_bytes = 1u << 20;
        small.max_members = 100;
        small.max_depth = 4;
        small.max_expansion = 4u << 20;
        return small;
    }();
    auto bytes = std::make_unique<MemoryStream>(std::string(reinterpret_cast<const char*>(data), size));
    Unpacker members(std::move(bytes), "input", limits, nullptr);
    std::size_t inputs = 0, unpacked = 0;
    for (Input input; members.next(input); input = Input()) {
        unpacked += input.source.bytes.size();
        if (input.why.empty() && input.source.bytes.size() > limits.max_input_bytes) std::abort();
        // A member is one input, a fault within an archive another: no more of them than bytes.
        if (++inputs > size + 2 * limits.max_members) std::abort();
    }
    if (inputs == 0 && members.passed_over() == 0 && size == 0) std::abort();
    if (unpacked > limits.max_expansion + limits.max_members * size + size) std::abort();
    return 0;
}
