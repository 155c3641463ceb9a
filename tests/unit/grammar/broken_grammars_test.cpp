// Every folder of tests/broken_grammars/ holds a grammar with one kind of fault and, in
// expected.txt, what its author is shown. With VACANCY_WRITE_EXPECTED set in the
// environment the files are written anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "grammar/grammar.h"

namespace vacancy {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(VACANCY_SOURCE_DIR) / "tests" / "broken_grammars";

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> cases() {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_directory()) out.push_back(entry.path().filename().string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// What loading, and where that does well the self-test, has to say.
std::string shown(const fs::path& path) {
    std::map<std::string, std::string> texts;
    for (const auto& entry : fs::directory_iterator(path)) {
        if (entry.path().extension() == ".toml")
            texts.emplace(entry.path().filename().string(), read(entry.path()));
    }
    const std::vector<std::pair<std::string_view, std::string_view>> files(texts.begin(), texts.end());
    const auto grammars = Grammars::load(files);
    std::string out;
    for (const auto& diagnostic : grammars ? self_test(**grammars) : grammars.why()) {
        out += render(diagnostic, texts[diagnostic.file]);
    }
    return out;
}

class BrokenGrammar : public testing::TestWithParam<std::string> {};

TEST_P(BrokenGrammar, IsExplained) {
    const fs::path path = folder / GetParam();
    const std::string out = shown(path);
    if (std::getenv("VACANCY_WRITE_EXPECTED") != nullptr)
        std::ofstream(path / "expected.txt", std::ios::binary) << out;
    EXPECT_EQ(out, read(path / "expected.txt"));
    const std::string code = GetParam().substr(0, GetParam().find('-'));
    EXPECT_NE(out.find(std::string("[").append(code).append("]")), std::string::npos) << out;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, BrokenGrammar, testing::ValuesIn(cases()), test_name);

}  // namespace
}  // namespace vacancy
