// Run by the build: reads grammar files and writes them packed (grammar/packed_grammars.h) as FOLDER/rules,
// and what their patterns compile to (grammar/packed_patterns.h) as FOLDER/patterns. A file that is no TOML
// stops the build where the fault is; other faults are left to the tests.
//
//     pack_grammars FOLDER FILE...

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "grammar/built_in.h"
#include "grammar/load.h"
#include "grammar/packed_grammars.h"
#include "grammar/packed_patterns.h"

// This program is not to hold what it makes.
std::span<const std::pair<std::string_view, std::string_view>> vacancy::built_in_grammars() {
    return {};
}
std::string_view vacancy::built_in_rules() {
    return {};
}
std::string_view vacancy::built_in_patterns() {
    return {};
}

namespace {

namespace fs = std::filesystem;

bool write(const fs::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out << bytes << std::flush;
    if (!out) std::cerr << "can't write " << path << '\n';
    return out.good();
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return std::cerr << "usage: pack_grammars FOLDER FILE...\n", 2;
    const fs::path folder = arguments[1];
    vacancy::Loader loader;
    for (int i = 2; i < count; ++i) {
        std::ifstream in(arguments[i], std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(in), {});
        loader.add(fs::path(arguments[i]).filename().string(), text);
        if (!loader.faults().any_error()) continue;
        for (const auto& fault : loader.faults().take()) std::cerr << render(fault, text);
        return 1;
    }
    const auto grammars = loader.finish(vacancy::Grammars::Compile::lazy);
    const bool written = write(folder / "rules", vacancy::PackedGrammars::pack_rules(*grammars)) &&
                         write(folder / "patterns", vacancy::pack_patterns(*grammars));
    return written ? 0 : 1;
}
