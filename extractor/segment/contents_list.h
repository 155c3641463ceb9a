#ifndef VACANCY_SEGMENT_CONTENTS_LIST_H
#define VACANCY_SEGMENT_CONTENTS_LIST_H

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace vacancy {

/// The list of contents under a heading: its lines stand again further on, as headings, without their page
/// numbers. Where fewer than three do, and none had a page number, it is no list.
///
///     const ContentsList contents = contents_list(document, heading);
///     if (contents.names(line)) ...
struct ContentsList {
    std::size_t end = 0;               ///< the first block after it; that after the heading for no list
    std::vector<std::string> entries;  ///< their words in small letters, sorted

    /// Whether the line says an entry again.
    bool names(std::string_view line) const;
};

/// That under the block `heading`.
ContentsList contents_list(const Document& document, std::size_t heading);

}  // namespace vacancy

#endif
