#include "inputs.h"

#include <string_view>

namespace vacancy::test {
namespace {

using std::string;

constexpr std::size_t mega = 1 << 20;

string repeated(std::string_view what, std::size_t count) {
    string out;
    out.reserve(what.size() * count);
    for (std::size_t i = 0; i < count; ++i) out += what;
    return out;
}

string every_byte() {
    string out;
    for (int i = 0; i < 256; ++i) out += static_cast<char>(i);
    return out;
}

constexpr std::string_view advert =
    "Lamp Keeper\nHarbour Office\nDetails\nReference number\n123456\nSalary\n£30,000 - £32,000\nJob grade\n"
    "Executive Officer\nLocation\nLeeds, York\nAbout the job\nJob summary\nKeep the lamps lit.\nEssential "
    "criteria\n"
    "- Patience\n- Good eyes\nBehaviours\nWe'll assess you against these behaviours during the selection "
    "process:\n"
    "- Working Together\nThings you need to know\nSelection process details\nThe sift will be held on 3 June "
    "2024.\n";

string page(std::string_view body) {
    return "<!DOCTYPE html><html><head><title>x</title></head><body>" + string(body) + "</body></html>";
}

/// A simple generator of noise, the same everywhere.
string noise(std::size_t size, std::string_view letters) {
    string out;
    std::uint32_t state = 2463534242u;
    while (out.size() < size) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        out += letters.empty() ? static_cast<char>(state) : letters[state % letters.size()];
    }
    return out;
}

const std::vector<Hostile> table{
    // Nothing, and next to nothing.
    {"empty", [] { return string(); }, "empty_input"},
    {"only_blanks", [] { return repeated(" \t\r\n\f\v", 10'000); }, "no_text"},
    {"only_no_break_spaces", [] { return repeated("\xC2\xA0", 50'000); }, "no_text"},
    {"only_line_ends", [] { return string(mega, '\n'); }, "no_text"},
    {"one_letter", [] { return string("x"); }},
    {"only_a_byte_order_mark", [] { return string("\xEF\xBB\xBF"); }, "no_text"},
    {"only_zero_width_characters", [] { return repeated("\xE2\x80\x8B\xC2\xAD", 20'000); }, "no_text"},

    // Bytes that are no text.
    {"zeros", [] { return string(mega, '\0'); }, "unsupported"},
    {"zeros_within", [] { return string("Salary\0\n£30,000\0 - £32,000\n\0Location\nLeeds", 45); },
     "unsupported"},
    {"every_byte", [] { return every_byte(); }, "unsupported"},
    {"every_byte_often", [] { return repeated(every_byte(), 2'000); }, "unsupported"},
    {"every_byte_in_html", [] { return page("<p>" + every_byte() + "</p>"); }, "unsupported"},
    {"noise", [] { return noise(mega, ""); }, "unsupported"},
    {"lone_surrogates", [] { return repeated("Salary \xED\xA0\x80 \xED\xBF\xBF £30,000 ", 5'000); }},
    {"overlong_and_cut_utf8",
     [] { return repeated("\xC0\xAF\xE0\x80\xAF\xF0\x9F\x98 \xF8\x88\x80\x80\x80 \xE2\x82", 9'000); }},
    {"utf16", [] { return "\xFF\xFE" + repeated(std::string_view("S\0a\0l\0a\0r\0y\0\n\0", 14), 20'000); }},
    {"utf16_cut_in_a_pair", [] { return string("\xFE\xFF\x00S\xD8\x3D", 6); }},
    {"continuation_bytes", [] { return string(mega, '\x80'); }, "no_text"},
    {"gzip", [] { return string("\x1F\x8B\x08\0\0\0\0\0", 8) + noise(100'000, ""); }, "unsupported"},
    {"cut_zip", [] { return string("PK\x03\x04\x14\0", 6); }, "unsupported"},
    {"json", [] { return string(R"({"title": "x", "salary": [1, 2]})"); }, "unsupported"},

    // Far too much of something.
    {"one_line_of_4_mb",
     [] { return repeated("The salary is a secret, and the Location is not. ", 4 * mega / 49); }},
    {"one_word_of_4_mb", [] { return string(4 * mega, 'a'); }},
    {"one_word_of_5_mb", [] { return string(5 * mega, 'a'); }, "too_large"},
    {"ten_thousand_headings",
     [] { return repeated("Salary\nLocation\nAbout the job\nPerson specification\n", 2'500); }},
    {"contents_lists_by_the_thousand",
     [] {
         string text;
         for (int i = 0; i < 6'000; ++i) text += "Contents\nEntry " + std::to_string(i) + "\nOf the list\n\n";
         return text;
     }},
    {"contents_list_of_50000_entries",
     [] {
         string list = "Contents\n", parts;
         for (int i = 0; i < 50'000; ++i) {
             list += "Entry " + std::to_string(i) + " of it      " + std::to_string(i) + "\n";
             parts += "Entry " + std::to_string(i) + " of it\n";
         }
         return list + parts;
     }},
    {"headings_without_lines",
     [] { return repeated("SalaryLocationAbout the jobPerson specification", 2'500); }},
    {"only_headings_run_together", [] { return repeated("LocationSalary", 75'000); }},
    {"labels_on_one_line",
     [] {
         return repeated(
             "Salary £25,900 Grade HEO Location Leeds Contract type Permanent. "
             "Essential criteria • Patience • Swimming. ",
             9'000);
     }},
    {"labels_side_by_side",
     [] { return repeated("Grade: HEO      Salary: £30,000      Location: Leeds\n", 15'000); }},
    {"columns_by_the_thousand", [] { return repeated("Grade    HEO\n", 200'000); }},
    {"columns_of_page_numbers", [] { return repeated("Foreword     2\n", 200'000); }},
    {"columns_that_never_end",
     [] {
         return repeated("Grade            HEO, and\n" + repeated(string(17, ' ') + "so on\n", 5'000), 20);
     }},
    {"headings_beside_text", [] { return repeated("The lamp    - lit\n", 200'000); }},
    {"columns_everywhere",
     [] {
         string text;
         for (std::size_t i = 0; i < 60'000; ++i)
             text += string(i % 7 * 5, ' ') + "Grade" + string(3 + i % 11, ' ') + "HEO\n";
         return text;
     }},
    {"roles_of_a_pack",
     [] { return repeated("Role 1 – Lamp Keeper\n\nEssential criteria\n\n- Sight\n\n", 15'000); }},
    {"roles_named_in_every_sentence",
     [] {
         string text = "Location\n", roles;
         for (int i = 1; i <= 250; ++i) {
             const string role = "Role " + std::to_string(i % 99);
             text += repeated(role + " is in Leeds and York ", 100);
             roles += role + " – " + repeated("Lamp ", static_cast<std::size_t>(i % 20)) +
                      "Keeper\n\nHours\n\n37\n\n";
         }
         return text + "\n\n" + roles;
     }},
    {"roles_of_a_table",
     [] {
         string text = "Role | Grade | Location\n";
         for (int i = 0; i < 10'000; ++i) text += "Keeper " + std::to_string(i) + " | HEO | Leeds, York\n";
         return text + repeated("Keeper 7 is in Bristol. ", 10'000);
     }},
    {"glued_words",
     [] {
         return "About the job:" +
                repeated("condensed hoursa pension awardsretail discountsbuy leave", 15'000);
     }},
    {"glued_lists",
     [] { return "About the jobSalary" + repeated(":condensed hoursa pensionAwardsretail", 25'000); }},
    {"labels_without_values",
     [] { return "Details\n" + repeated("Reference number\nSalary\nJob grade\n", 5'000); }},
    {"labels_with_colons", [] { return "Details\n" + repeated("Salary: ", 20'000); }},
    {"many_short_lines", [] { return repeated("a\n", 300'000); }},
    {"many_adverts_in_one", [] { return repeated(advert, 500); }},
    {"many_items", [] { return "Essential criteria\n" + repeated("- Ability to count\n", 100'000); }},
    {"a_million_items", [] { return "Essential criteria\n" + repeated("- a\n", 1'000'000); }},
    {"many_bullets_in_a_line", [] { return "Essential criteria: " + repeated("• Ability ", 50'000); }},
    {"many_behaviours", [] { return "Behaviours\n" + repeated("Working Together, Leadership, ", 10'000); }},
    {"many_towns", [] { return "Location\n" + repeated("Leeds, York, Bristol, ", 20'000); }},
    {"many_dates",
     [] { return "Sift and interview dates\n" + repeated("The interview is on 3 June 2024. ", 5'000); }},
    {"many_contacts",
     [] { return "Contact point for applicants\n" + repeated("Email : a.b@example.org\n", 20'000); }},
    {"many_grades", [] { return "Job grade\n" + repeated("Executive Officer, Grade 7, ", 10'000); }},
    {"many_departments", [] { return repeated("the Home Office and HM Treasury ", 10'000); }},

    // Baits for backtracking.
    {"salary_and_pounds", [] { return "Salary\n" + repeated("£", 100'000); }},
    {"salary_salary", [] { return repeated("salary £", 50'000); }},
    {"digits", [] { return "Salary\n£" + string(200'000, '1'); }},
    {"digits_and_commas", [] { return "Salary\n£" + repeated("1,", 100'000); }},
    {"thousands", [] { return "Salary\n£1" + repeated(",000", 50'000); }},
    {"amounts_and_dashes", [] { return "Salary\n" + repeated("£30,000 - ", 20'000); }},
    {"commas", [] { return "Location\n" + string(200'000, ','); }},
    {"blanks_within", [] { return "Apply before" + string(200'000, ' ') + "noon"; }},
    {"blanks_and_words", [] { return "Apply before " + repeated("a  ", 60'000) + "noon"; }},
    {"brackets", [] { return "Location\n" + string(100'000, '(') + string(100'000, ')'); }},
    {"at_signs", [] { return "Email : " + repeated("a@", 100'000); }},
    {"long_address", [] { return "Email : " + string(100'000, 'a') + "@" + string(100'000, 'b'); }},
    {"points_in_an_address", [] { return "Email : a@" + repeated("b.", 100'000); }},
    {"dashes", [] { return repeated("\xE2\x80\x93 - ", 60'000); }, "no_text"},
    {"apostrophes", [] { return repeated("We'll", 60'000); }},
    {"quotes_of_a_literal", [] { return "['" + repeated("', '", 60'000) + "']"; }, "no_text"},
    {"escapes_of_a_literal", [] { return "['" + repeated("\\xa0\\u2019\\", 30'000) + "']"; }},
    {"capitals", [] { return repeated("Ab", 200'000); }},
    {"capital_letters", [] { return string(300'000, 'A'); }},
    {"interview_interview", [] { return repeated("interview ", 50'000); }},
    {"behaviour_behaviour", [] { return repeated("behaviour, ", 40'000); }},
    {"clearance_required", [] { return repeated("security clearance required or SC ", 10'000); }},
    {"statement_of", [] { return repeated("statement of suitability ", 15'000) + "500 words"; }},
    {"percents", [] { return repeated("60% of office ", 20'000); }},
    {"months_without_days", [] { return "Interview dates\n" + repeated("June ", 60'000); }},
    {"days_without_months", [] { return "Interview dates\n" + repeated("between 3rd and ", 20'000); }},
    {"mojibake", [] { return repeated("Ã¢â‚¬â„¢Ãƒ", 20'000); }},
    {"noise_of_an_advert", [] { return noise(300'000, "£0123456789,.-:()@% \nSalaryLocationJune"); }},

    // HTML.
    {"deep_html", [] { return page(repeated("<div>", 100'000) + "x"); }, "no_text"},
    {"deep_lists", [] { return page(repeated("<ul><li>", 50'000)); }, "no_text"},
    {"deep_bold", [] { return page(repeated("<b>", 100'000) + "x"); }, "no_text"},
    {"items_in_html",
     [] {
         return page("<h3>Essential criteria</h3><ul>" + repeated("<li>Ability</li>", 100'000) + "</ul>");
     }},
    {"very_many_items_in_html", [] { return page("<ul>" + repeated("<li>a", 800'000)); }},
    {"table_of_a_million_cells",
     [] { return page("<table>" + repeated("<tr><td>a<td>b", 50'000) + "</table>"); }},
    {"table_of_roles",
     [] {
         return page("<table><tr><th>Role" + repeated("<th>Grade", 19) +
                     repeated("<tr>" + repeated("<td>a", 20), 38'000) + "</table>");
     }},
    {"tables_of_roles",
     [] {
         return page(
             repeated("<table><tr><td>Role<td>Grade<td>Salary<tr><td>a<td>b<td>c</table><p>x", 2'500));
     }},
    {"timetables_of_roles",
     [] {
         return page("<p>Lamp Clerk<p>Bell Clerk" +
                     repeated("<table><tr><td>What<td>Lamp Clerk<td>Bell Clerk<tr><td>Sift<td>1 May<td>2 May"
                              "<tr><td>Grade<td>HEO<td>SEO</table><p>x",
                              2'000));
     }},
    {"pages_of_a_line",
     [] {
         string text;
         for (int page = 1; page < 1'000; ++page)
             text += "Page " + std::to_string(page) + ": Keeper of the Lamp\n\fLamps\n";
         return text + repeated("\f\n3\nKeeper\n", 10'000);
     }},
    {"table_of_blanks", [] { return repeated("A lamp     of brass     for the stair     E\n", 15'000); }},
    {"tables_of_blanks", [] { return repeated("A   b   c\nA   b   c\nA  b\n", 10'000); }},
    {"numbered_headings",
     [] {
         string text;
         for (int part = 1; part < 5'000; ++part)
             text += std::to_string(part % 90 + 1) + ". The lamp\n\n" + repeated("It is lit at dusk. ", 5) +
                     "\n\n";
         return text;
     }},
    {"lists_of_benefits",
     [] { return repeated("What you get\n- 25 days' annual leave\n- a pension scheme\n\nMore\n", 5'000); }},
    {"table_of_criteria",
     [] {
         return page("<h2>Person specification</h2><table><tr><th>Skill<th>Essential<th>Desirable" +
                     repeated("<tr><td>Rowing<td>&#10003;<td>x", 30'000) + "</table>");
     }},
    {"tables_of_criteria",
     [] { return page(repeated("<table><tr><td>Rowing<td>E<tr><td>Sailing<td>D</table><p>x", 5'000)); }},
    {"row_of_a_million_cells", [] { return page("<table><tr>" + repeated("<td>a", 800'000)); }},
    {"ticks_that_are_all_of_cells",
     [] { return page("<table>" + repeated("<tr><td>&#10003;<td>-", 100'000)); }, "no_text"},
    {"locations_by_the_thousand",
     [] { return page(repeated("<h2>Location</h2><p>London, SW1A 1AA</p>", 9'900)); }},
    {"headings_in_html", [] { return page(repeated("<h2>Salary</h2><h2>Location</h2>", 5'000)); }},
    {"links", [] { return page(repeated("<a href=\"https://x.example/apply\">Apply now</a>", 20'000)); }},
    {"attributes", [] { return page("<p " + repeated("a=b ", 100'000) + ">x</p>"); }},
    {"long_attribute", [] { return page("<a href=\"" + string(2 * mega, 'x') + "\">Apply</a>"); }},
    {"unclosed_tag", [] { return page("<p>x</p><a href=\"" + string(mega, 'x')); }},
    {"unclosed_comment", [] { return page("<!-- " + string(mega, '-')); }, "no_text"},
    {"unclosed_script", [] { return page("<script>" + repeated("if (a < b) ", 50'000)); }, "no_text"},
    {"angle_brackets", [] { return "<html>" + string(500'000, '<'); }, "no_text"},
    {"entities", [] { return page(repeated("&amp;&#0;&#xD800;&nosuch;&#1114112;&", 20'000)); }},
    {"hidden_address",
     [] { return page(repeated("<span data-cfemail=\"zz\">[email protected]</span>", 10'000)); }, "no_text"},
    {"closing_tags", [] { return page(repeated("</div></p></ul>", 50'000)); }, "no_text"},
    {"wrong_charset",
     [] { return string("<html><head><meta charset=\"utf-16\"></head><body>Salary £30,000</body></html>"); }},
    {"unknown_charset",
     [] {
         return string("<html><head><meta charset=\"no-such\"></head><body>Salary \xA3 30</body></html>");
     }},
};

}  // namespace

const std::vector<Hostile>& hostile_inputs() {
    return table;
}

}  // namespace vacancy::test
