#include "grammar/packed_tree.h"

#include <gtest/gtest.h>

#include <limits>

#include "grammar/built_in.h"

namespace vacancy {
namespace {

Node tree_of(const GrammarFile& file) {
    Node root;
    Faults faults;
    EXPECT_TRUE(read_tree(file, root, faults)) << file.name();
    return root;
}

/// Every kind of value, words with and without escapes, one key in quotes.
const GrammarFile& every_kind() {
    static const GrammarFile file("every.toml", R"(
text = "as it stands"
"a key" = 'as \it stands'
escaped = "a \"quoted\" word\n"
lines = '''
first
second'''
least = -9223372036854775808
real = 1.5e-3
yes = true
no = false
day = 2024-02-29
list = [1, ["nested", {in = "line"}], []]
[table.of.tables]
x = ""
[[rows]]
n = 1
[[rows]]
n = 2
)");
    return file;
}

TEST(PackedTree, HoldsEveryKindOfValue) {
    const GrammarFile& file = every_kind();
    const std::string packed = pack_tree(file, tree_of(file));
    const auto root = unpack_tree(file, packed);
    ASSERT_TRUE(root);
    EXPECT_EQ(root->find("text")->text, "as it stands");
    EXPECT_EQ(root->find("a key")->text, "as \\it stands");
    EXPECT_EQ(root->find("escaped")->text, "a \"quoted\" word\n");
    EXPECT_EQ(root->find("lines")->text, "first\nsecond");
    EXPECT_EQ(root->find("least")->integer, std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(root->find("real")->number, 1.5e-3);
    EXPECT_TRUE(root->find("yes")->boolean);
    EXPECT_FALSE(root->find("no")->boolean);
    EXPECT_TRUE(root->find("day")->is(Node::Kind::other));
    ASSERT_EQ(root->find("list")->items.size(), 3u);
    EXPECT_EQ(root->find("list")->items[1].items[1].find("in")->text, "line");
    EXPECT_EQ(root->find("rows")->items[1].find("n")->integer, 2);
    EXPECT_EQ(extent_of(file, *root->find("escaped")), extent_of(file, *tree_of(file).find("escaped")));
    EXPECT_EQ(pack_tree(file, *root), packed);
}

TEST(PackedTree, BuiltInOnesAreThoseOfTheFiles) {
    const auto files = built_in_grammars();
    const auto trees = built_in_trees();
    ASSERT_FALSE(files.empty());
    ASSERT_EQ(files.size(), trees.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        EXPECT_EQ(trees[i].first, std::string(files[i].first) + ".tree");
        const GrammarFile file(std::string(files[i].first), std::string(files[i].second));
        const std::string packed = pack_tree(file, tree_of(file));
        EXPECT_TRUE(packed == trees[i].second) << file.name();
        const auto root = unpack_tree(file, packed);
        ASSERT_TRUE(root) << file.name();
        EXPECT_TRUE(pack_tree(file, *root) == packed) << file.name();
    }
}

TEST(PackedTree, OneCutShortIsNone) {
    const GrammarFile& file = every_kind();
    const std::string packed = pack_tree(file, tree_of(file));
    for (std::size_t size = 0; size < packed.size(); ++size)
        EXPECT_FALSE(unpack_tree(file, std::string_view(packed).substr(0, size))) << size;
    EXPECT_FALSE(unpack_tree(file, packed + '\0'));
}

TEST(PackedTree, ChangedBytesStayWithinTheFile) {
    const GrammarFile& file = every_kind();
    const std::string packed = pack_tree(file, tree_of(file));
    std::size_t refused = 0;
    for (std::size_t at = 0; at < packed.size(); ++at) {
        for (const int byte : {0x00, 0x05, 0x06, 0x7F, 0x80, 0xFF}) {
            std::string changed = packed;
            changed[at] = static_cast<char>(byte);
            const auto root = unpack_tree(file, changed);
            if (root)
                pack_tree(file, *root);
            else
                ++refused;
        }
    }
    EXPECT_GT(refused, packed.size());
}

TEST(PackedTree, OfAnotherFileIsNone) {
    const GrammarFile& file = every_kind();
    const std::string packed = pack_tree(file, tree_of(file));
    EXPECT_FALSE(unpack_tree(GrammarFile("short.toml", "x = 1\n"), packed));
}

}  // namespace
}  // namespace vacancy
