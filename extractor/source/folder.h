#ifndef VACANCY_SOURCE_FOLDER_H
#define VACANCY_SOURCE_FOLDER_H

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace vacancy {

/// The regular files below a folder in byte order of their paths. Links to files are followed, links to
/// folders are not: no folder is met twice. Only the folders on the way to the file in hand are held in
/// memory, as names.
class Folder {
public:
    explicit Folder(const std::string& path) { enter(path); }

    enum class Step : std::uint8_t { file, trouble, end };

    /// `path` is the next file, or the folder that `why` can't be listed.
    Step next(std::string& path, Diagnostic& why);

private:
    struct Listing {
        std::string prefix;              ///< "folder/"
        std::string names;               ///< each with a NUL behind it; those of folders end in '/'
        std::vector<std::size_t> order;  ///< where they begin
        std::size_t at = 0;              ///< of the next in `order`

        std::string_view name(std::size_t begin) const { return names.c_str() + begin; }
        void add(std::string_view name, bool folder);
        void sort();
    };

    void enter(const std::string& path);
    bool list(Listing& listing, const std::string& path);

    std::vector<Listing> open_;
    std::vector<Diagnostic> troubles_;
};

}  // namespace vacancy

#endif
