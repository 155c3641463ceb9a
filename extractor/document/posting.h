#ifndef VACANCY_DOCUMENT_POSTING_H
#define VACANCY_DOCUMENT_POSTING_H

#include <span>
#include <string_view>

#include "base/limits.h"
#include "document/data_tree.h"
#include "document/document.h"

namespace vacancy {

/// A property of schema.org's JobPosting that is read, by the names that lead to it.
struct PostingProperty {
    std::string_view path;  ///< "baseSalary.value.minValue"
    bool items = false;     ///< its lines are values of their own: qualifications, duties
};

/// All that are read.
std::span<const PostingProperty> posting_properties();

/// Puts what the page's JobPosting says in front of the document's text, a line a value (Document::posted).
///
/// `trees` are the page's structured data, the most trusted first. Of several postings the one that is
/// titled like a heading of the page counts, else the first. Where the page itself has little or no text (a
/// program of the browser would write it), the posting's description is the text, at the place where it
/// stands. `page` is what places in the trees and the document's origin count bytes of.
void add_posting(std::string_view page, std::span<const DataTree* const> trees, const Limits& limits,
                 Document& document);

}  // namespace vacancy

#endif
