// A module is used only where it is of the program's build.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/module.h"
#include "base/module_stamp.h"

namespace vacancy {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::StartsWith;

class Modules : public testing::Test {
protected:
    static void SetUpTestSuite() { ::setenv("VACANCY_MODULES", VACANCY_TEST_MODULES, 1); }

    static Diagnostic why_not(std::string_view module, const char* symbol = "vacancy_test_answer") {
        const auto found = find_in_module(module, symbol);
        if (found) return {};
        EXPECT_EQ(found.why().size(), 1u);
        return found.why().front();
    }
};

TEST_F(Modules, OfThisBuildIsUsed) {
    const auto answer = function_of_module<int()>("of_this_build", "vacancy_test_answer");
    ASSERT_TRUE(answer);
    EXPECT_EQ((*answer)(), 42);
}

TEST_F(Modules, OfAnotherBuildIsNamedWithBothStamps) {
    const Diagnostic why = why_not("of_another_build");
    EXPECT_EQ(why.code, "module_mismatch");
    EXPECT_THAT(why.file, EndsWith("libvacancy_of_another_build.so"));
    EXPECT_THAT(why.notes, ElementsAre(std::string("the program is ") + vacancy_module_stamp(),
                                       "this part is 0.0.1 (0123456789ab)"));
}

TEST_F(Modules, WithoutStampIsOfAnotherBuild) {
    EXPECT_EQ(why_not("without_stamp").code, "module_mismatch");
}

TEST_F(Modules, WithoutTheFunctionIsNotInstalled) {
    EXPECT_EQ(why_not("of_this_build", "vacancy_no_such_function").code, "module_missing");
}

TEST_F(Modules, ThatIsNoLibraryIsNotInstalled) {
    std::ofstream(VACANCY_TEST_MODULES "/libvacancy_of_words.so") << "no library at all\n";
    EXPECT_EQ(why_not("of_words").code, "module_missing");
}

TEST_F(Modules, ThatIsNotThereIsNotInstalled) {
    EXPECT_EQ(why_not("of_nowhere").code, "module_missing");
}

TEST(ModuleStamp, BeginsWithTheVersion) {
    EXPECT_THAT(vacancy_module_stamp(), StartsWith(VACANCY_TEST_VERSION " ("));
}

}  // namespace
}  // namespace vacancy
