#ifndef VACANCY_EXPORT_FORMAT_H
#define VACANCY_EXPORT_FORMAT_H

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace vacancy {

/// Turns records into the bytes of a file, one after the other. The same records give the same bytes.
///
///     auto encoder = format.open(limits);
///     if (!encoder) return report(encoder.why());
///     std::string bytes;
///     (*encoder)->begin(bytes);
///     for (...) if (auto why = (*encoder)->add(json, bytes); !why.empty()) return report(why);
///     if (auto why = (*encoder)->end(bytes); !why.empty()) return report(why);
///
/// Each call appends what is ready to `out`, which may be nothing.
class Encoder {
public:
    virtual ~Encoder() = default;

    /// What stands before the first record.
    virtual void begin(std::string&) {}

    /// One record: its JSON as RecordWriter writes it, on one line, without a line end.
    virtual Diagnostics add(std::string_view json, std::string& out) = 0;

    /// What follows the last record.
    virtual Diagnostics end(std::string&) { return {}; }
};

/// A form that records are written in. There is one file of this folder for each.
struct Format {
    std::string_view name;       ///< of --format: "csv"
    std::string_view extension;  ///< of files in it: ".csv"

    /// The bytes of a record depend on nothing but this record, and nothing follows the last one: what is
    /// written can be cut after any record and gone on with.
    bool can_be_cut;

    Result<std::unique_ptr<Encoder>> (*open)(const Limits& limits);
};

/// All formats; the first, NDJSON, is what is written where nothing says otherwise.
std::span<const Format> formats();

/// The format of that name, or null.
const Format* find_format(std::string_view name);

/// The format that a path ends like a file of, or null.
const Format* format_of_file(std::string_view path);

}  // namespace vacancy

#endif
