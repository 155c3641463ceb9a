// schemas/grammar.schema.json tells editors the form of a grammar file; the loader is
// what holds it. Both must know the same keys.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <fstream>
#include <iterator>

#include "grammar/grammar.h"

namespace vacancy {
namespace {

rapidjson::Document schema() {
    std::ifstream in(std::string(VACANCY_SOURCE_DIR).append("/schemas/grammar.schema.json"),
                     std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    rapidjson::Document out;
    out.Parse(text.c_str(), text.size());
    return out;
}

/// True where the loader says that it does not know the key at all.
bool unknown(const std::string& file, const std::string& key) {
    const std::vector<std::pair<std::string_view, std::string_view>> files{{"g.toml", file}};
    const auto grammars = Grammars::load(files);
    if (grammars) return false;
    for (const auto& fault : grammars.why()) {
        if (fault.code == "G003" && fault.message == std::string("unknown key '").append(key).append("'"))
            return true;
    }
    return false;
}

std::string with_rule_key(const std::string& key) {
    return std::string("[grammar]\nname = \"g\"\nfield = \"f\"\n[[rule]]\nname = \"r\"\nmatch = 'x'\n")
        .append(key == "name" || key == "match" ? "" : key + " = 1979-05-27\n");
}

TEST(GrammarSchema, KnowsTheKeysThatTheLoaderKnows) {
    const auto document = schema();
    ASSERT_TRUE(document.IsObject());
    std::string keys;
    for (const auto& property : document["definitions"]["rule"]["properties"].GetObject()) {
        const std::string key = property.name.GetString();
        EXPECT_FALSE(unknown(with_rule_key(key), key)) << key;
        keys.append(key).append(" ");
    }
    EXPECT_EQ(keys,
              "name field match phrases within unit scope context needs also unless captures sets take lost "
              "fallback section level sequence label opens inline examples rejects ");
    for (const auto& property : document["properties"]["grammar"]["properties"].GetObject()) {
        const std::string key = property.name.GetString();
        EXPECT_FALSE(unknown(std::string("[grammar]\n").append(key).append(" = 1\n"), key)) << key;
    }
    for (const auto& property : document["properties"].GetObject()) {
        const std::string key = property.name.GetString();
        EXPECT_FALSE(unknown(key + " = 1\n", key)) << key;
    }
    EXPECT_TRUE(unknown(with_rule_key("other"), "other"));
}

}  // namespace
}  // namespace vacancy
