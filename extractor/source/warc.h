#ifndef VACANCY_SOURCE_WARC_H
#define VACANCY_SOURCE_WARC_H

#include <memory>
#include <string>

#include "source/budget.h"
#include "source/inputs.h"
#include "source/stream.h"

namespace vacancy {

/// Where a web archive lies, as its Inputs tell it.
struct WarcPlace {
    std::string path;    ///< of the file
    std::string prefix;  ///< of members: "crawls/a.warc.gz/" inside of an archive, else empty
};

/// The pages of a web archive (WARC 0.17 to 1.1, WET), in the order of its records.
///
/// A page is the payload of a `response` with a status of 200 to 299, or of a `resource` or
/// `conversion`, that its server declares to be text/html, application/xhtml+xml, text/plain or
/// application/pdf; where nothing or application/octet-stream is declared the bytes decide. Its
/// `member` is the URI, as written (captures of one URI have it in common; `captured` and the
/// hash of the bytes tell them apart), `captured` the WARC-Date, or else the Date of the response, and
/// `charset_hint` what the Content-Type says. Transfer and content encodings are taken off: `bytes` are
/// what a browser would show.
///
/// Every other record (requests, metadata, revisits, redirects, errors, pictures, scripts, ...) is no
/// input; Budget::passed_over counts them. Behind damage the next record that can be found goes on.
std::unique_ptr<Members> open_warc(std::unique_ptr<Stream> bytes, WarcPlace place, Budget& budget);

}  // namespace vacancy

#endif
