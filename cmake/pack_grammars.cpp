// Run by the build: reads grammar files and writes the tree of each (grammar/packed_tree.h) as
// FOLDER/NAME.tree, and what the patterns of all compile to (grammar/packed_patterns.h) as FOLDER/patterns. A
// file that is no TOML stops the build where the fault is; other faults are left to the tests.
//
//     pack_grammars FOLDER FILE...

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "grammar/built_in.h"
#include "grammar/load.h"
#include "grammar/packed_patterns.h"
#include "grammar/packed_tree.h"

// This program is not to hold what it makes.
std::span<const std::pair<std::string_view, std::string_view>> vacancy::built_in_grammars() {
    return {};
}
std::span<const std::pair<std::string_view, std::string_view>> vacancy::built_in_trees() {
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
        const vacancy::GrammarFile file(arguments[i], text);
        vacancy::Node root;
        vacancy::Faults faults;
        if (!read_tree(file, root, faults)) {
            for (const auto& fault : faults.take()) std::cerr << render(fault, file.text());
            return 1;
        }
        const std::string name = fs::path(arguments[i]).filename().string();
        if (!write(folder / (name + ".tree"), pack_tree(file, root))) return 1;
        loader.add(name, text);
    }
    const auto grammars = loader.finish(vacancy::Grammars::Compile::lazy);
    if (!write(folder / "patterns", pack_patterns(*grammars))) return 1;
}
