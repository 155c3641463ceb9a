#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "source/source.h"

namespace vacancy {

namespace fs = std::filesystem;

namespace {

Diagnostic trouble(std::string code, std::string message, const std::string& path) {
    Diagnostic out;
    out.code = std::move(code);
    out.message = std::move(message);
    out.file = path;
    return out;
}

/// Links to files are followed, links to folders are not: no folder is met twice.
bool is_wanted(const fs::directory_entry& entry) {
    std::error_code error;
    return entry.is_regular_file(error) && !error;
}

Result<std::vector<std::string>> files_below(const std::string& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::none, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (is_wanted(*at)) paths.push_back(at->path().string());
    }
    if (error) {
        return trouble("not_readable", fmt::format("can't list the folder '{}': {}", folder, error.message()),
                       folder);
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

Result<std::vector<std::string>> list_inputs(const std::string& argument) {
    if (argument == "-") return std::vector<std::string>{argument};
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (status.type() == fs::file_type::not_found) {
        return trouble("not_found", fmt::format("there is no file or folder '{}'", argument), argument);
    }
    if (error) {
        return trouble("not_readable", fmt::format("can't read '{}': {}", argument, error.message()),
                       argument);
    }
    if (fs::is_directory(status)) return files_below(argument);
    return std::vector<std::string>{argument};
}

}  // namespace vacancy
