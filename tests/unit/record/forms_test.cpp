#include "record/forms.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

void all(bool (*form)(std::string_view), bool expected, std::initializer_list<std::string_view> texts) {
    for (const auto text : texts) EXPECT_EQ(form(text), expected) << '\'' << text << '\'';
}

TEST(Forms, Edtf) {
    all(valid_edtf, true,
        {"2023", "2023-08", "2023-08-07", "2023-08-07T23:55:00", "2024-02-29", "2024-21", "2024-24~",
         "2024-07~", "2024-07?", "2023-09-04/2023-09-10", "XXXX-10-04", "XXXX-02-29", "XXXX-10~/XXXX-11~",
         "2024-07/..", "../2024-07", "2023-08-07T11:00:00/2023-08-07T12:00:00"});
    all(valid_edtf, false,
        {"",
         "..",
         "../..",
         "/",
         "2023/",
         "/2023",
         "2023/2024/2025",
         "23",
         "2023-",
         "2023-13",
         "2023-00",
         "2023-20",
         "2023-25",
         "2023-8",
         "2023-08-32",
         "2023-02-29",
         "2023-08-00",
         "2023-08-07T",
         "2023-08-07T24:00:00",
         "2023-08-07T23:60:00",
         "2023-08-07T23:55",
         "2023-08-07T23:55:00Z",
         "2023-08T23:55:00",
         "2023-08-07 ",
         "2024-21-01",
         "~2023",
         "2023~~"});
}

TEST(Forms, CalendarDay) {
    all(valid_calendar_day, true, {"2023-08-07", "2024-02-29"});
    all(valid_calendar_day, false,
        {"", "2023-02-29", "2023-08", "2023-8-7", "2023-08-07T", "XXXX-08-07", "2023/08/07"});
}

TEST(Forms, Duration) {
    all(valid_duration, true, {"P2Y", "P18M", "P1Y6M", "P6W", "P90D", "P1Y2M3W4D"});
    all(valid_duration, false,
        {"", "P", "2Y", "PY", "P2", "P6M1Y", "P1Y1Y", "PT2H", "P-1Y", "P1.5Y", "p2y", "P2Y "});
}

TEST(Forms, Postcode) {
    all(valid_postcode, true,
        {"M1 1AE", "M60 1NW", "CR2 6XH", "DN55 1PT", "W1P 1HQ", "EC1A 1BB", "TR1 1HZ", "TR11HZ", "ec1a 1bb",
         "BFPO 57", "BFPO1234", "FIQQ 1ZZ"});
    all(valid_postcode, false,
        {"", "M1", "SW1A", "M1 1A", "M1 AAE", "1M 1AE", "MMM1 1AE", "M1  1AE", "BFPO", "BFPO ", "BFPO x",
         "EC1AB 1BB", "M111 1AE", "QQQQ 1ZZ", "London"});
}

TEST(Forms, RecordId) {
    all(valid_record_id, true, {"0123456789abcdef-0", "0123456789abcdef-12"});
    all(valid_record_id, false,
        {"", "0123456789abcdef", "0123456789abcdef-", "0123456789abcdeg-0", "0123456789ABCDEF-0",
         "0123456789abcdef-x"});
}

}  // namespace
}  // namespace vacancy
