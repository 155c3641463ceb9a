// Run by the build: reads grammar files and writes the tree of each (grammar/packed_tree.h)
// as FOLDER/NAME.tree. A file that is no TOML stops the build where the fault is.
//
//     pack_grammars FOLDER FILE...

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "grammar/packed_tree.h"

int main(int count, char** arguments) {
    if (count < 2) return std::cerr << "usage: pack_grammars FOLDER FILE...\n", 2;
    for (int i = 2; i < count; ++i) {
        std::ifstream in(arguments[i], std::ios::binary);
        const vacancy::GrammarFile file(arguments[i], std::string(std::istreambuf_iterator<char>(in), {}));
        vacancy::Node root;
        vacancy::Faults faults;
        if (!read_tree(file, root, faults)) {
            for (const auto& fault : faults.take()) std::cerr << render(fault, file.text());
            return 1;
        }
        const auto name = std::filesystem::path(arguments[i]).filename().string() + ".tree";
        std::ofstream out(std::filesystem::path(arguments[1]) / name, std::ios::binary);
        out << pack_tree(file, root) << std::flush;
        if (!out) return std::cerr << "can't write " << name << '\n', 1;
    }
}
