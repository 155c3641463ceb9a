#ifndef VACANCY_TESTS_DOCUMENT_PDF_MAKE_H
#define VACANCY_TESTS_DOCUMENT_PDF_MAKE_H

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace vacancy::test {

/// Content stream operators that set a line of text; `down` is the baseline's
/// distance from the top of an A4 page. Fonts: F1 regular,
/// F2 bold, F3 one whose 'B' means "b" and U+0000.
inline std::string set(std::string_view font, double size, double left, double down, std::string_view words) {
    std::string escaped;
    for (const char c : words) {
        if (c == '(' || c == ')' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return fmt::format("BT /{} {} Tf {} {} Td ({}) Tj ET\n", font, size, left, 842 - down, escaped);
}

/// A PDF with one page for each content stream.
inline std::string make_pdf(const std::vector<std::string>& contents) {
    std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", ""};
    for (const char* name : {"Helvetica", "Helvetica-Bold"}) {
        objects.push_back(
            fmt::format("<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>", name));
    }
    const std::string_view map =
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        "2 beginbfchar <41> <0061> <42> <00620000> endbfchar\n";
    objects.push_back("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>");
    objects.push_back(fmt::format("<</Length {}>>stream\n{}endstream", map.size(), map));
    std::string kids;
    for (const std::string& content : contents) {
        kids += fmt::format("{} 0 R ", objects.size() + 1);
        objects.push_back(fmt::format(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F1 3 0 R"
            "/F2 4 0 R/F3 5 0 R>>>>>>",
            objects.size() + 2));
        objects.push_back(fmt::format("<</Length {}>>stream\n{}endstream", content.size(), content));
    }
    objects[1] = fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", contents.size(), kids);
    std::string pdf = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const std::size_t start = pdf.size();
    return pdf + table +
           fmt::format("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, start);
}

}  // namespace vacancy::test

#endif
