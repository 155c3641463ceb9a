#ifndef VACANCY_SOURCE_ARCHIVE_H
#define VACANCY_SOURCE_ARCHIVE_H

#include <cstdint>
#include <memory>
#include <string>

#include "source/budget.h"
#include "source/container.h"
#include "source/stream.h"

namespace vacancy {

/// A member as the archive lists it. Its name is a name only: nothing is ever written under it.
struct ArchiveEntry {
    enum class Kind : std::uint8_t { file, folder, other };

    std::string name;  ///< in UTF-8; bytes that are none, and controls, stand as "\xE9"
    Kind kind = Kind::file;
    std::string what;  ///< of `other`: "a link to 'b.txt'", "a device"
    bool encrypted = false;
    std::uint64_t at = 0;  ///< byte of the archive where it begins
};

/// The members of a tar, zip or 7z, one after the other. Zip and 7z are read by their directory where the
/// bytes can seek; a zip that can't is read as it comes, a 7z must fit into memory (max_input_bytes).
///
///     Archive archive(std::move(bytes), Container::zip, "a.zip", budget);
///     for (ArchiveEntry entry;;) switch (archive.next(entry)) {
///         case Archive::Step::entry: read(*archive.open()); continue;
///         case Archive::Step::fault: tell(*archive.fault()); continue;   // what stands behind it may follow
///         case Archive::Step::end: return;
///     }
class Archive {
public:
    enum class Step : std::uint8_t { entry, fault, end };

    Archive(std::unique_ptr<Stream> bytes, Container format, std::string name, Budget& budget);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    /// Whatever the bytes are, the end comes. A fault that a member's stream has told is not told again.
    Step next(ArchiveEntry& out);
    const Fault& fault() const;

    /// The bytes of the member in hand, until next(); the archive must outlive it.
    std::unique_ptr<Stream> open();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What comes out of bzip2, xz or zstd. `name`: as faults call the compressed file.
std::unique_ptr<Stream> open_compressed(std::unique_ptr<Stream> bytes, Container format, std::string name,
                                        Budget& budget);

}  // namespace vacancy

#endif
