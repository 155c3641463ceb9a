#include "report/pack.h"

#include <zlib.h>

namespace vacancy {

namespace {

std::string compressed(std::string_view bytes) {
    uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    // Fails for want of memory or room alone: the one throws elsewhere, the other was asked for.
    ::compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                static_cast<uLong>(bytes.size()), Z_DEFAULT_COMPRESSION);
    out.resize(size);
    return out;
}

std::string to_base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::string_view three = bytes.substr(i, 3);
        unsigned bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < three.size() ? static_cast<unsigned char>(three[k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= three.size() ? digits[bits >> (18 - 6 * k) & 63u] : '=';
    }
    return out;
}

}  // namespace

std::string packed(std::string_view bytes) {
    return to_base64(compressed(bytes));
}

}  // namespace vacancy
