#include "sink/rejects.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace vacancy {
namespace {

TEST(Rejects, OneLineEach) {
    const std::string file =
        std::filesystem::temp_directory_path() / ("vacancy-rejects-" + std::to_string(::getpid()));
    auto rejects = Rejects::open(file);
    ASSERT_TRUE(rejects);
    Diagnostic encrypted;
    encrypted.code = "pdf_encrypted";
    encrypted.message = "the PDF is encrypted";
    Diagnostic placed;
    placed.code = "x";
    placed.message = "a \"quote\"";
    placed.position = {3, 7};
    placed.span = {40, 44};
    EXPECT_TRUE(rejects->write({"a.pdf", "", "document", &encrypted}).empty());
    EXPECT_TRUE(rejects->write({"b.zip", "caf\xE9.txt", "record", &placed}).empty());
    EXPECT_TRUE(rejects->finish().empty());
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    std::filesystem::remove(file);
    EXPECT_EQ(text,
              R"({"path":"a.pdf","member":null,"stage":"document","code":"pdf_encrypted",)"
              R"("message":"the PDF is encrypted","position":null})"
              "\n"
              "{\"path\":\"b.zip\",\"member\":\"caf\xEF\xBF\xBD.txt\",\"stage\":\"record\",\"code\":\"x\","
              R"("message":"a \"quote\"","position":{"line":3,"column":7,"span":[40,44]}})"
              "\n");
}

TEST(Rejects, NotWritable) {
    const auto rejects = Rejects::open("/no/such/folder/rejects.ndjson");
    ASSERT_FALSE(rejects);
    EXPECT_EQ(rejects.why().front().code, "not_writable");
}

}  // namespace
}  // namespace vacancy
