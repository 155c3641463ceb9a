#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "source/source.h"

namespace vacancy {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test.
class Reading : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "vacancy-source-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string write(const std::string& name, std::string_view bytes) const {
        const fs::path path = folder_ / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    fs::path folder_;
    Limits limits_;
};

std::string code_of(const Result<Source>& source) {
    return source ? "" : source.why().at(0).code;
}

TEST_F(Reading, GivesBytesPathAndType) {
    const auto source = read_source(write("a.txt", "Lighthouse keeper\n"), limits_);
    ASSERT_TRUE(source);
    EXPECT_EQ(source->bytes, "Lighthouse keeper\n");
    EXPECT_EQ(source->path, path("a.txt"));
    EXPECT_EQ(source->type, MediaType::plain);
}

TEST_F(Reading, ReadsAnEmptyFile) {
    const auto source = read_source(write("empty.txt", ""), limits_);
    ASSERT_TRUE(source);
    EXPECT_TRUE(source->bytes.empty());
}

TEST_F(Reading, SaysWhatATypeItCannotReadWas) {
    const auto source = read_source(write("a.txt", "{\"a\": 1}"), limits_);
    ASSERT_TRUE(source);
    EXPECT_EQ(source->type, MediaType::unsupported);
    EXPECT_EQ(source->unsupported, "application/json");
}

TEST_F(Reading, RefusesWhatIsNoFile) {
    EXPECT_EQ(code_of(read_source(path("nothing"), limits_)), "not_found");
    EXPECT_EQ(code_of(read_source(folder_.string(), limits_)), "is_folder");
    ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    EXPECT_EQ(code_of(read_source(path("pipe"), limits_)), "is_special");
}

TEST_F(Reading, HoldsTheLimit) {
    limits_.max_input_bytes = 10;
    EXPECT_TRUE(read_source(write("ten.txt", "0123456789"), limits_));
    const auto source = read_source(write("eleven.txt", "0123456789a"), limits_);
    EXPECT_EQ(code_of(source), "too_large");
    EXPECT_EQ(source.why().at(0).file, path("eleven.txt"));
}

}  // namespace
}  // namespace vacancy
