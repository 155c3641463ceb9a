#include "base/module.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

namespace vacancy {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> module_folders() {
    std::vector<fs::path> folders;
    if (const char* named = std::getenv("VACANCY_MODULES"); named && *named) folders.emplace_back(named);
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path beside = (program.parent_path() / VACANCY_MODULES_BESIDE_PROGRAM).lexically_normal();
        // in a build tree the program is at its top, tests and benchmarks lie up to two folders deep
        fs::path above = program.parent_path();
        folders.push_back(above / "lib/vacancy");
        folders.push_back(beside);
        for (int i = 0; i < 2; ++i)
            if (above = above.parent_path(); above / "lib/vacancy" != beside)
                folders.push_back(above / "lib/vacancy");
    }
    folders.emplace_back(VACANCY_MODULES_INSTALLED);
    return folders;
}

Diagnostic missing(const std::string& file) {
    Diagnostic d;
    d.code = "module_missing";
    d.file = file;
    return d;
}

Diagnostic not_found(const std::string& file, const std::vector<fs::path>& folders) {
    Diagnostic d = missing(file);
    d.message = "the part of the program that this needs is not installed";
    for (const fs::path& folder : folders) d.notes.push_back("looked in " + folder.string());
    d.help = "install it, or name its folder in VACANCY_MODULES";
    return d;
}

Diagnostic not_opened(const std::string& file) {
    Diagnostic d = missing(file);
    d.message = "the part of the program that this needs can't be opened";
    if (const char* reason = ::dlerror()) d.notes.emplace_back(reason);
    d.help = "install what it says is missing, or this part of the program anew";
    return d;
}

}  // namespace

Result<void*> find_in_module(std::string_view name, const char* symbol) {
    const std::string file = "libvacancy_" + std::string(name) + ".so";
    const std::vector<fs::path> folders = module_folders();
    for (const fs::path& folder : folders) {
        std::error_code error;
        const fs::path path = folder / file;
        if (!fs::exists(path, error)) continue;
        void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        void* const found = module ? ::dlsym(module, symbol) : nullptr;
        return found ? Result<void*>(found) : not_opened(path.string());
    }
    return not_found(file, folders);
}

}  // namespace vacancy
