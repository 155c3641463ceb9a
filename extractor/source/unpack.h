#ifndef VACANCY_SOURCE_UNPACK_H
#define VACANCY_SOURCE_UNPACK_H

#include <memory>
#include <string>
#include <vector>

#include "source/archive.h"
#include "source/budget.h"
#include "source/inputs.h"
#include "source/rows.h"
#include "source/stream.h"
#include "source/warc.h"

namespace vacancy {

/// One file: itself, or what lies inside it, archive in archive. Nothing is written anywhere, and of
/// an archive only the member in hand is in memory.
///
/// A member's address is its name in the archive; inside an archive inside, the names are joined by '/':
/// "outer.zip" holds "batch.tar.gz" holds "a.txt" gives path "outer.zip", member "batch.tar.gz/a.txt". What
/// compression alone holds is called without its ending: "a.txt.gz" holds "a.txt".
class Unpacker : public Members {
public:
    /// `rows` may be null; `limits` must outlive it.
    Unpacker(std::unique_ptr<Stream> file, std::string path, const Limits& limits, SeriesReader* rows);

    bool next(Input& out) override;
    std::uint64_t bytes_read() const override;
    std::uint64_t passed_over() const { return budget_.passed_over; }

private:
    /// An archive that has been begun, the one that holds it below it.
    struct Level {
        std::unique_ptr<Archive> archive;
        std::unique_ptr<Members> members;  ///< of a web archive or a table
        std::string prefix;                ///< of its members' addresses
        std::string name;                  ///< its own, in messages
        std::size_t depth = 0;             ///< layers down to it, itself counted
    };

    bool step(Input& out);
    bool member(Level& level, const ArchiveEntry& entry, Input& out);
    bool open(std::unique_ptr<Stream> bytes, const std::string& member, std::size_t depth, Input& out);
    void enter(std::unique_ptr<Stream> bytes, Container kind, const std::string& member, std::size_t depth);
    bool read(std::unique_ptr<PeekStream> bytes, Input& out);
    std::unique_ptr<Members> open_rows(std::unique_ptr<Stream> bytes, const std::string& member);
    bool refuse(Input& out, const Fault& fault) const;

    std::string path_;
    const Limits& limits_;
    SeriesReader* rows_;
    std::unique_ptr<Stream> file_;
    Budget budget_;
    bool begun_ = false, rows_of_file_ = false;
    std::vector<Level> levels_;
};

}  // namespace vacancy

#endif
