#ifndef VACANCY_DOCUMENT_DECODE_H
#define VACANCY_DOCUMENT_DECODE_H

#include <string>
#include <string_view>

#include "document/decoded_map.h"
#include "document/document.h"

namespace vacancy {

/// The bytes of an input as valid UTF-8, and the way back to the bytes.
///
///     Decoded decoded;
///     decode(bytes, charset_hint, "", decoded);
///     use(decoded.text);
///
/// `text` looks into the input where that is UTF-8 already, else into `owned`:
/// so a Decoded stays where it is.
struct Decoded {
    Decoded() = default;
    Decoded(const Decoded&) = delete;
    Decoded& operator=(const Decoded&) = delete;

    std::string_view text;
    std::string owned;
    std::string charset;      ///< "UTF-8", "windows-1252"
    DecodedMap origin;        ///< from offsets of text to bytes of the input
    Diagnostics diagnostics;  ///< invalid_bytes, mojibake_repaired
};

/// Decodes by byte order mark, then UTF-8 where the bytes are that, then the
/// declared charset (`hint` from outside before `declared` within), then what
/// the bytes look like. ISO-8859-1 is read as Windows-1252.
void decode(std::string_view bytes, std::string_view hint, std::string_view declared, Decoded& out);

/// The charset that a page declares within its first bytes: <meta charset>,
/// <meta http-equiv> or the XML declaration. Empty where there is none.
std::string_view declared_charset(std::string_view bytes);

/// Undoes UTF-8 that was read as Windows-1252 or Latin-1, where the characters
/// give back valid UTF-8 of a kind that adverts hold. False, and `out` empty,
/// where there is nothing to undo; else `map` leads from `out` to `text`.
bool repair_mojibake(std::string_view text, std::string& out, DecodedMap& map, std::size_t& repaired,
                     std::size_t& first);

/// The map that goes through `first`, then through `second`.
OriginMap compose(const OriginMap& first, const DecodedMap& second);
DecodedMap compose(const DecodedMap& first, const DecodedMap& second);

/// Begin of each line of the input, as byte offsets.
std::vector<std::uint32_t> line_begins(std::string_view bytes, const Decoded& decoded);

}  // namespace vacancy

#endif
