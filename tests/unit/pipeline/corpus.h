#ifndef VACANCY_TESTS_PIPELINE_CORPUS_H
#define VACANCY_TESTS_PIPELINE_CORPUS_H

#include <rapidjson/document.h>

#include <string>
#include <string_view>
#include <vector>

namespace vacancy::corpus {

/// File names in corpus/adverts, sorted.
std::vector<std::string> adverts();

/// Every regular file below `folder`, sorted; empty where there is no such folder.
std::vector<std::string> files_below(const std::string& folder);

std::string advert_path(const std::string& name);
std::string expected_path(const std::string& name);

/// What an expectation states of a record: all that the advert states, without evidence, section
/// texts, source and id; absent fields left out; `sections` by id, `lost` for diagnostics value_lost.
rapidjson::Value stated(const rapidjson::Value& record, rapidjson::Document::AllocatorType& memory);

/// Fields of this advert that the program is known to read wrongly, as JSON Pointers
/// (corpus/known_gaps.txt: 'NAME /FIELD  why').
std::vector<std::string> known_gaps(const std::string& name);

/// One line a value: '/0/salary/min 34350'; members of a list share the list's path.
std::vector<std::string> lines_of(const rapidjson::Value& records);

/// Lines of one side alone, '- ' expected and '+ ' extracted, in order; the gaps that explain a
/// line are moved from `gaps` to `used` and the line is left out.
std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& extracted,
                       const std::vector<std::string>& gaps, std::vector<std::string>& used);

/// Writes `records` as the expectation; fields under a gap keep what `expected` says.
void rewrite(const std::string& path, rapidjson::Document& records, const rapidjson::Document& expected,
             const std::vector<std::string>& gaps);

std::string read_file(const std::string& path);

}  // namespace vacancy::corpus

#endif
