#include "sink/rejects.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

TEST(Rejects, ALineSaysWhatAndWhy) {
    Diagnostic encrypted;
    encrypted.code = "pdf_encrypted";
    encrypted.message = "the PDF is encrypted";
    EXPECT_EQ(to_json({"a.pdf", "", "document", &encrypted}),
              R"({"path":"a.pdf","member":null,"stage":"document","code":"pdf_encrypted",)"
              R"("message":"the PDF is encrypted","position":null})");
}

TEST(Rejects, PlacesAndBytesThatAreNoUtf8) {
    Diagnostic placed;
    placed.code = "x";
    placed.message = "a \"quote\"";
    placed.position = {3, 7};
    placed.span = {40, 44};
    EXPECT_EQ(to_json({"b.zip", "caf\xE9.txt", "record", &placed}),
              "{\"path\":\"b.zip\",\"member\":\"caf\xEF\xBF\xBD.txt\",\"stage\":\"record\",\"code\":\"x\","
              R"("message":"a \"quote\"","position":{"line":3,"column":7,"span":[40,44]}})");
}

}  // namespace
TEST(Rejects, SayAtWhichByteOfAnArchive) {
    Diagnostic cut;
    cut.code = "archive_broken";
    cut.message = "cut short";
    EXPECT_EQ(to_json({"a.zip", "b/c.txt", "source", &cut, 4'294'967'301}),
              R"({"path":"a.zip","member":"b/c.txt","stage":"source","code":"archive_broken",)"
              R"("message":"cut short","position":{"byte":4294967301}})");
}

}  // namespace vacancy
