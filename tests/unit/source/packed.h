#ifndef VACANCY_TESTS_PACKED_H
#define VACANCY_TESTS_PACKED_H

#include <string>
#include <string_view>
#include <vector>

#include "source/inputs.h"

namespace vacancy::packed {

/// A member to be packed. `type`: 'f' file, 'd' folder, 'l' symbolic link, 'h' hard link, 'c' device, 'p'
/// pipe.
struct Member {
    std::string name;
    std::string bytes;  ///< of a link: its target
    char type = 'f';
};

/// "tar", "zip", "7z", or any of them with a compression behind a dot: "tar.gz", "tar.zst". "zip.key" is a
/// locked one.
std::string pack(std::string_view format, const std::vector<Member>& members);

/// "gz", "bz2", "xz", "zst".
std::string compress(std::string_view filter, std::string_view bytes);

/// Bytes in zlib's wrapper, or bare.
std::string deflate(std::string_view bytes, bool wrapped);

/// A record of a web archive.
std::string warc_record(std::string_view type, std::string_view uri, std::string_view media,
                        std::string_view block, std::string_view date = "2024-03-05T10:11:12Z");

/// A response whose head holds `fields`, each line with its line end.
std::string response(std::string_view uri, std::string_view fields, std::string_view body,
                     std::string_view status = "200 OK");

/// "member|bytes" of what can be converted, "member|!code" of what can't, "member|?type" of what isn't,
/// "path:member" where a path is wanted.
std::string told(const Input& input);
std::vector<std::string> told(Inputs& inputs);

/// A folder of its own for each test.
class Files {
public:
    Files();
    ~Files();
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    std::string path(const std::string& name) const { return folder_ + "/" + name; }
    std::string write(const std::string& name, std::string_view bytes) const;
    const std::string& folder() const { return folder_; }

    /// All inputs of a file with these bytes.
    std::vector<std::string> inputs_of(std::string_view bytes, const Limits& limits = {}) const;

private:
    std::string folder_;
};

}  // namespace vacancy::packed

#endif
