#include "base/module.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "base/module_stamp.h"

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

Diagnostic of_another_build(const std::string& file, const char* stamp) {
    Diagnostic d;
    d.code = "module_mismatch";
    d.file = file;
    d.message = "this part of the program is of another build than the program";
    d.notes.push_back(std::string("the program is ") + vacancy_module_stamp());
    d.notes.push_back(stamp ? std::string("this part is ") + stamp : "this part doesn't say what it is");
    d.help = "install the program and its parts from one build";
    return d;
}

/// What the module says of itself, nothing where it doesn't.
const char* stamp_of(void* module) {
    void* const stamp = ::dlsym(module, "vacancy_module_stamp");
    return stamp ? reinterpret_cast<decltype(&vacancy_module_stamp)>(stamp)() : nullptr;
}

Result<void*> find_in_file(const std::string& file, const char* symbol) {
    void* const module = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!module) return not_opened(file);
    const char* const stamp = stamp_of(module);
    if (!stamp || std::string_view(stamp) != vacancy_module_stamp()) return of_another_build(file, stamp);
    void* const found = ::dlsym(module, symbol);
    return found ? Result<void*>(found) : not_opened(file);
}

}  // namespace

Result<void*> find_in_module(std::string_view name, const char* symbol) {
    const std::string file = "libvacancy_" + std::string(name) + ".so";
    const std::vector<fs::path> folders = module_folders();
    for (const fs::path& folder : folders) {
        std::error_code error;
        const fs::path path = folder / file;
        if (fs::exists(path, error)) return find_in_file(path.string(), symbol);
    }
    return not_found(file, folders);
}

}  // namespace vacancy
