// Folders of extractor/ may include what CMakeLists.txt says they may (vacancy_folder ... USES), and nothing
// else; files don't include each other in a circle; and a library is known to its own folder alone.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path root = VACANCY_SOURCE_DIR;

using Uses = std::map<std::string, std::set<std::string>>;

std::vector<std::string> lines_of(const fs::path& file) {
    std::ifstream in(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// Folder -> folders that it may include, itself among them. Each names folders above it alone.
Uses allowed() {
    static const std::regex declaration(R"(^vacancy_folder\((\w+)(?:\s+USES((?:\s+(?!LINKS)\w+)+))?.*)");
    Uses uses;
    for (const std::string& line : lines_of(root / "CMakeLists.txt")) {
        std::smatch found;
        if (!std::regex_match(line, found, declaration)) continue;
        std::set<std::string>& may = uses[found[1]];
        may.insert(found[1]);
        std::istringstream names(found[2]);
        for (std::string name; names >> name;) {
            EXPECT_TRUE(uses.contains(name)) << found[1] << " uses " << name << ", which is not above it";
            may.insert(uses[name].begin(), uses[name].end());
        }
    }
    std::set<std::string>& cli = uses["cli"];
    cli.insert("cli");
    for (const auto& [folder, may] : uses) cli.insert(folder);
    return uses;
}

struct Include {
    fs::path file;  ///< below extractor/
    int line = 0;
    std::string target;  ///< as written, between the quotes or angle brackets
    bool quoted = false;

    std::string folder() const { return file.begin()->string(); }
    std::string place() const { return file.string() + ":" + std::to_string(line); }
};

std::vector<Include> read_includes() {
    static const std::regex form(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
    std::vector<Include> includes;
    for (const auto& entry : fs::recursive_directory_iterator(root / "extractor")) {
        if (!entry.is_regular_file()) continue;
        int number = 0;
        for (const std::string& line : lines_of(entry.path())) {
            ++number;
            std::smatch found;
            if (std::regex_match(line, found, form))
                includes.push_back(
                    {fs::relative(entry.path(), root / "extractor"), number, found[2], found[1] == "\""});
        }
    }
    return includes;
}

/// Two types of one name in one namespace are one to the linker, which keeps the functions of either.
TEST(Layers, NoTwoHeadersDefineATypeOfOneName) {
    static const std::regex definition(R"(^(?:struct|class|enum class|enum) (\w+)\b(?!::)[^;]*\{.*)");
    std::map<std::string, fs::path> types;
    for (const auto& entry : fs::recursive_directory_iterator(root / "extractor")) {
        if (entry.path().extension() != ".h") continue;
        for (const std::string& line : lines_of(entry.path())) {
            std::smatch found;
            if (!std::regex_match(line, found, definition)) continue;
            const auto [first, fresh] = types.emplace(found[1], entry.path());
            EXPECT_TRUE(fresh) << entry.path() << " defines " << found[1] << ", and so does "
                               << first->second;
        }
    }
    EXPECT_GT(types.size(), 100u);
}

TEST(Layers, EveryFolderIsDeclared) {
    const Uses uses = allowed();
    for (const auto& entry : fs::directory_iterator(root / "extractor"))
        EXPECT_TRUE(!entry.is_directory() || uses.contains(entry.path().filename().string())) << entry.path();
}

TEST(Layers, FoldersIncludeOnlyThoseTheyUse) {
    const Uses uses = allowed();
    for (const Include& include : read_includes()) {
        if (!include.quoted || include.file == "vacancy.h") continue;
        EXPECT_TRUE(fs::exists(root / "extractor" / include.target))
            << include.place() << ": write \"folder/file.h\", not \"" << include.target << "\"";
        const std::string target = fs::path(include.target).begin()->string();
        EXPECT_TRUE(uses.at(include.folder()).contains(target))
            << include.place() << ": " << include.folder() << " may not include " << include.target;
    }
}

TEST(Layers, NoFileIncludesItselfByWayOfOthers) {
    std::map<std::string, std::vector<std::string>> graph;
    for (const Include& include : read_includes())
        if (include.quoted) graph[include.file.string()].push_back(include.target);
    enum class Seen { no, open, closed };
    std::map<std::string, Seen> seen;
    auto visit = [&](auto& self, const std::string& file) -> void {
        seen[file] = Seen::open;
        for (const std::string& next : graph[file]) {
            EXPECT_NE(seen[next], Seen::open) << file << " includes " << next << ", which includes it";
            if (seen[next] == Seen::no) self(self, next);
        }
        seen[file] = Seen::closed;
    };
    std::vector<std::string> files;
    for (const auto& [file, targets] : graph) files.push_back(file);
    for (const std::string& file : files)
        if (seen[file] == Seen::no) visit(visit, file);
}

TEST(Layers, ALibraryIsKnownToItsFolderAlone) {
    const std::vector<std::pair<std::regex, std::regex>> homes = {
        {std::regex("poppler.*"),
         std::regex("document/pdf_module\\.cpp")},  // GPL: built out with VACANCY_PDF=OFF
        {std::regex("pcre2\\.h"), std::regex("grammar/pattern\\.cpp")},
        {std::regex("hs\\.h"), std::regex("grammar/needs\\.cpp")},
        {std::regex("toml.*"), std::regex("grammar/.*")},
        {std::regex("libxml/.*"), std::regex("document/.*")},
        {std::regex("unicode/.*|uchardet.*"), std::regex("document/.*")},
        {std::regex("rapidjson/.*"), std::regex("(check|document|export|record|report|source|warehouse)/.*")},
        {std::regex("(arrow|parquet)/.*"), std::regex("export/parquet_.*")},
        {std::regex("archive.*\\.h"), std::regex("source/archive\\.cpp")},
        {std::regex("zlib\\.h"), std::regex("source/gzip\\.cpp|report/pack\\.cpp")},
        {std::regex("sqlite3\\.h"),
         std::regex("source/sqlite_rows\\.cpp|warehouse/sqlite_(batch|store)\\.cpp")},
        {std::regex("libpq.*"), std::regex("warehouse/postgresql_module\\.cpp")},
        {std::regex("seccomp\\.h"), std::regex("pipeline/.*")},
        {std::regex("(oneapi/)?tbb.*"), std::regex("pipeline/.*")},
        {std::regex("openssl/.*"), std::regex("record/sha256\\.cpp")},
        {std::regex("boost/.*"), std::regex("cli/.*")},
        {std::regex("iostream"), std::regex("cli/.*")},  // the library never prints
    };
    for (const Include& include : read_includes())
        for (const auto& [library, home] : homes)
            EXPECT_TRUE(include.quoted || !std::regex_match(include.target, library) ||
                        std::regex_match(include.file.string(), home))
                << include.place() << ": <" << include.target << "> is no business of " << include.folder();
}

}  // namespace
