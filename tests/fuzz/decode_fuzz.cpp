// Any bytes, declared to be in any charset, become valid UTF-8 that leads back into them.

#include "document/decode.h"

#include <array>
#include <cstdint>
#include <cstdlib>

#include "document/utf8.h"

namespace {

constexpr std::array<std::string_view, 12> charsets{"",       "utf-8",        "utf-16",    "utf-16le",
                                                    "utf-32", "windows-1252", "shift_jis", "gb18030",
                                                    "utf-7",  "iso-2022-jp",  "scsu",      "no-such-charset"};

}  // namespace

/// The first byte says what is declared.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace vacancy;
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    Decoded decoded;
    decode(bytes, charsets[data[0] % 12], charsets[data[0] / 12 % 12], decoded);
    if (utf8::valid_until(decoded.text) != decoded.text.size()) std::abort();
    const auto length = static_cast<std::uint32_t>(decoded.text.size());
    for (std::uint32_t at = 0; at < length; ++at) {
        const Span source = decoded.origin.to_source({at, at + 1});
        if (source.begin > source.end || source.end > bytes.size()) std::abort();
    }
    std::uint32_t last = 0;
    for (const std::uint32_t begin : line_begins(bytes, decoded)) {
        if (begin < last || begin > bytes.size()) std::abort();
        last = begin;
    }
    return declared_charset(bytes).size() > bytes.size();
}
