#ifndef VACANCY_REPORT_TEXTS_H
#define VACANCY_REPORT_TEXTS_H

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "source/inputs.h"

namespace vacancy {

/// Finds the texts that records were read from, by what the records say of their source.
///
/// A file is read again at the path that the record has, or beside the file of records, where it is there
/// and has the bytes that it had. Archives are gone through once from front to back, as records have the
/// order of their members; a member that is not met that way is not found.
class TextFinder {
public:
    /// `beside`: the folder that the records lie in.
    TextFinder(std::string beside, InputOptions options, const Limits& limits, PdfReader read_pdf);
    ~TextFinder();

    /// The text of a record, given as JSON; valid until the next call. Null where it is not to be had.
    const Document* find(std::string_view record);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace vacancy

#endif
