#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <set>

#include "sample.h"

// Every diagnostic code that stands in the program has a page, and the index lists every page.

namespace vacancy {
namespace {

namespace fs = std::filesystem;

const fs::path root = VACANCY_SOURCE_DIR;

/// What a code follows in the source, blanks taken out.
constexpr std::string_view openers[] = {"code=\"",
                                        "refusal(\"",
                                        "trouble(\"",
                                        "reject(\"",
                                        "cut(\"",
                                        "warn(\"",
                                        "diagnose(\"",
                                        "error(\"",
                                        "add(Severity::warning,\"",
                                        "add(Severity::note,\"",
                                        "add(Severity::error,\""};

void collect_codes(const std::string& source, std::set<std::string>& codes) {
    for (const std::string_view opener : openers)
        for (std::size_t at = source.find(opener); at != source.npos; at = source.find(opener, at + 1)) {
            const std::size_t begin = at + opener.size();
            codes.insert(source.substr(begin, source.find('"', begin) - begin));
        }
}

std::set<std::string> codes_of_the_program() {
    std::set<std::string> codes;
    for (const auto& entry : fs::recursive_directory_iterator(root / "extractor")) {
        if (entry.path().extension() != ".cpp") continue;
        std::string source = sample::read_file(entry.path());
        std::erase_if(source, [](unsigned char c) { return std::isspace(c) != 0; });
        collect_codes(source, codes);
    }
    return codes;
}

TEST(Codes, EveryCodeHasAPage) {
    const auto codes = codes_of_the_program();
    EXPECT_TRUE(codes.contains("value_lost"));
    EXPECT_TRUE(codes.contains("G030"));
    for (const std::string& code : codes) {
        const std::string page = sample::read_file(root / "docs/diagnostics" / (code + ".md"));
        EXPECT_TRUE(page.starts_with("# `" + code + "`: ")) << code;
        EXPECT_NE(page.find("\n## Example\n"), page.npos) << code;
        EXPECT_NE(page.find("\n## What to do\n"), page.npos) << code;
    }
}

TEST(Codes, IndexListsEveryPage) {
    const std::string index = sample::read_file(root / "docs/diagnostics/README.md");
    for (const auto& entry : fs::directory_iterator(root / "docs/diagnostics")) {
        const std::string code = entry.path().stem();
        if (code == "README") continue;
        EXPECT_NE(index.find("[`" + code + "`](" + code + ".md)"), index.npos) << code;
    }
}

}  // namespace
}  // namespace vacancy
