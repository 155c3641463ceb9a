#ifndef VACANCY_DOCUMENT_HTML_TAGS_H
#define VACANCY_DOCUMENT_HTML_TAGS_H

#include <cstdint>
#include <string>
#include <string_view>

namespace vacancy {

/// What an HTML element means for the text.
struct Tag {
    enum Trait : std::uint16_t {
        block = 1,    ///< begins and ends blocks
        gap = 2,      ///< with space before and after
        skip = 4,     ///< its content is no text: scripts, controls, navigation
        item = 8,     ///< <li>
        cell = 16,    ///< <td>, <th>
        list = 32,    ///< <ul>, <ol>
        strong = 64,  ///< <b>, <strong>, <th>
        link = 128,   ///< <a>
        line_break = 256,
        preformatted = 512,
        form = 1024,
        control = 2048,  ///< <input>, <button>: may carry the words of a link
        image = 4096,
        row = 8192,  ///< <tr>
    };
    std::uint16_t traits = 0;
    std::uint8_t heading = 0;  ///< 1-6 for <h1>-<h6>

    bool is(Trait trait) const { return (traits & trait) != 0; }
};

/// The tag of that name in lower case; an unknown one is inline and has no traits.
Tag tag_of(std::string_view name);

/// What the attributes of an element say; views into them.
struct Attributes {
    std::string_view href;
    std::string_view action;
    std::string_view value;  ///< of a control
    std::string_view alt;
    std::string_view cfemail;   ///< data-cfemail: an address hidden by Cloudflare
    std::string_view hints[4];  ///< class, id, title, rel
    std::string_view type;
    std::string_view itemprop, itemtype;  ///< of microdata
    std::string_view content, datetime;
    bool has_href = false;
    bool hidden = false;  ///< not shown, by attribute, style or class
    bool bold = false;
    bool not_bold = false;
    bool submits = false;  ///< type="submit"
    bool itemscope = false;
    std::uint8_t heading = 0;  ///< role="heading", its level
};

/// Reads an array of names and values that ends in a null name, or null.
Attributes read_attributes(const unsigned char* const* attributes);

/// Reads attributes as they stand in a tag, plainly written (HtmlSkeleton): no references, quotes
/// that close.
Attributes read_attributes(std::string_view written);

/// The address in a data-cfemail value (hex, each byte xor the first); empty
/// where it is none.
std::string decode_cfemail(std::string_view hex);

}  // namespace vacancy

#endif
