// vacancy_generate: adverts whose records are known, for tests and benchmarks.
#include <fmt/format.h>
#include <boost/program_options.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "damage.h"
#include "shapes.h"

namespace {

using namespace vacancy::test;
namespace options = boost::program_options;

int usage(std::string_view message) {
    std::cerr << "vacancy_generate: " << message << "\nTry 'vacancy_generate --help'.\n";
    return 2;
}

bool write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    return out.good();
}

int generate(const options::variables_map& given) {
    const std::string layout = given["layout"].as<std::string>();
    const auto damage = damage_called(given["damage"].as<std::string>());
    if (layout != "all" && !shape_called(layout)) return usage("no layout '" + layout + "'");
    if (!damage) return usage("no damage '" + given["damage"].as<std::string>() + "'");
    const std::filesystem::path folder = given["out"].as<std::string>();
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const auto first = given["seed"].as<std::uint64_t>();
    for (std::uint64_t seed = first; seed < first + given["count"].as<std::uint64_t>(); ++seed) {
        Advert advert = make_advert(seed);
        if (given.count("lose-values")) advert = lose_values(std::move(advert), seed);
        for (const Shape shape : shapes) {
            if (layout != "all" && name_of(shape) != layout) continue;
            const std::string name =
                fmt::format("{:06}-{}.{}", seed, name_of(shape), is_html(shape) ? "html" : "txt");
            if (!write(folder / name, damaged(render(advert, shape), *damage)))
                return std::cerr << "vacancy_generate: can't write " << (folder / name).string() << '\n', 1;
        }
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    options::options_description known("vacancy_generate [OPTION]...\nWrites made-up adverts.");
    auto add = known.add_options();
    add("seed", options::value<std::uint64_t>()->default_value(1), "of the first advert");
    add("count", options::value<std::uint64_t>()->default_value(1), "adverts, a seed each");
    add("layout", options::value<std::string>()->default_value("all"),
        "lines, indented, colon, one_line, run_on, literals, page, panel or all");
    add("damage", options::value<std::string>()->default_value("none"),
        "none, c1_controls, lost_apostrophes, nbsp, crlf, windows_1252 or mojibake");
    add("lose-values", "leave labels without their values");
    add("out", options::value<std::string>()->default_value("."), "folder");
    add("help", "this text");
    options::variables_map given;
    try {
        options::store(options::parse_command_line(count, arguments, known), given);
        options::notify(given);
    } catch (const options::error& why) {
        return usage(why.what());
    }
    if (given.count("help")) return std::cout << known, 0;
    return generate(given);
}
