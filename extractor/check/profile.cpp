#include "check/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <sstream>

#include "check/built_in.h"
#include "grammar/table_reader.h"
#include "pipeline/fill.h"

namespace vacancy {
namespace {

constexpr std::string_view base = "base";
constexpr std::size_t longest_chain = 8;

std::optional<Severity> severity_called(std::string_view word) {
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
        if (name_of(severity) == word) return severity;
    return std::nullopt;
}

std::optional<std::string_view> built_in(std::string_view name) {
    for (const auto& [file, text] : built_in_profiles())
        if (file == std::string(name) + ".toml") return text;
    return std::nullopt;
}

bool is_path(std::string_view name) {
    return name.find_first_of("/.") != std::string_view::npos;
}

/// `name` as a file says it: beside that file.
std::string beside(std::string_view file, const std::string& name) {
    if (!is_path(name) || name.starts_with('/')) return name;
    const std::size_t slash = file.rfind('/');
    return slash == std::string_view::npos ? name : std::string(file.substr(0, slash + 1)) + name;
}

Diagnostic no_profile(const std::string& name, std::string message) {
    Diagnostic d;
    d.code = "profile_unreadable";
    d.file = name;
    d.message = std::move(message);
    d.help = fmt::format("built in are {}; a file's name has a '/' or a '.'",
                         fmt::join(Profile::names(), " and "));
    return d;
}

}  // namespace

/// Reads a profile on top of those that it extends.
class ProfileReader {
public:
    Result<Profile> read(const std::string& name) {
        if (name != base)
            if (Diagnostics why = read_file(std::string(base), 0); !why.empty()) return why;
        if (Diagnostics why = read_file(name, 0); !why.empty()) return why;
        return std::move(profile_);
    }

private:
    Diagnostics read_file(const std::string& name, std::size_t depth) {
        if (depth == longest_chain) return {no_profile(name, "profiles extend each other in a circle")};
        auto text = text_of(name);
        if (!text) return text.why();
        const std::string shown = is_path(name) ? name : name + ".toml";
        const GrammarFile& file = files_.emplace_back(shown, *std::move(text));
        Faults faults;
        Node root;
        if (!read_tree(file, root, faults)) return faults.take();
        TableReader top(file, root, faults);
        const Node* head = top.get("profile", Node::Kind::table);
        if (head == nullptr) {
            faults.error("G004", {&file, {0, 0}}, "the file has no [profile] table");
            return faults.take();
        }
        TableReader header(file, *head, faults);
        if (const std::string extends = header.text("extends"); !extends.empty())
            if (Diagnostics why = read_file(beside(name, extends), depth + 1); !why.empty()) return why;
        profile_.name_ = header.text("name");
        profile_.about_ = header.text("about");
        header.refuse_others();
        const bool is_base = name == base;
        if (const Node* fields = top.get("fields", Node::Kind::table)) read_fields(file, *fields, faults);
        if (const Node* checks = top.get("checks", Node::Kind::table))
            for (const Entry& entry : checks->entries) read_check(file, entry, is_base, faults);
        top.refuse_others();
        return faults.take();
    }

    static Result<std::string> text_of(const std::string& name) {
        if (!is_path(name)) {
            if (const auto text = built_in(name)) return std::string(*text);
            return no_profile(name, "there is no profile of this name");
        }
        std::ifstream in(name, std::ios::binary);
        std::ostringstream text;
        if (!in || !(text << in.rdbuf())) return no_profile(name, "the profile can't be read");
        return std::move(text).str();
    }

    void read_fields(const GrammarFile& file, const Node& fields, Faults& faults) {
        for (const Entry& entry : fields.entries) {
            const auto& known = fill_fields();
            if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
                faults.error("G003", {&file, extent_of(file, entry)},
                             "adverts have no field " + in_quotes(entry.key),
                             nearest(entry.key, {known.begin(), known.end()}));
                continue;
            }
            Demand& demand = demand_of(entry.key);
            if (entry.value.is(Node::Kind::string)) {
                read_stated(file, entry.value, demand, faults);
            } else if (entry.value.is(Node::Kind::table)) {
                read_demand(file, entry.value, demand, faults);
            } else {
                faults.error("G004", {&file, extent_of(file, entry.value)},
                             "say must, should or may, or a table");
            }
        }
    }

    /// The demand for a field: that of a profile below, which this one changes, or a new one.
    Demand& demand_of(const std::string& path) {
        auto& all = profile_.demands_;
        const auto known =
            std::find_if(all.begin(), all.end(), [&](const Demand& d) { return d.path == path; });
        if (known != all.end()) return *known;
        return all.emplace_back(Demand{path, {}, {}, {}});
    }

    static void read_stated(const GrammarFile& file, const Node& node, Demand& demand, Faults& faults) {
        if (node.text == "must") {
            demand.severity = Severity::error;
        } else if (node.text == "should") {
            demand.severity = Severity::warning;
        } else if (node.text == "may") {
            demand.severity.reset();
        } else {
            faults.error("G005", {&file, extent_of(file, node)},
                         "a field is not called for by " + in_quotes(node.text), "must, should or may");
        }
    }

    static void read_demand(const GrammarFile& file, const Node& table, Demand& demand, Faults& faults) {
        TableReader in(file, table, faults);
        if (const Node* stated = in.get("stated", Node::Kind::string))
            read_stated(file, *stated, demand, faults);
        if (const Node* severity = in.get("severity", Node::Kind::string)) {
            demand.severity = severity_called(severity->text);
            if (!demand.severity) wrong_severity(in.place(*severity), severity->text, faults);
        }
        if (table.find("instead")) {
            demand.instead.clear();
            for (const Node* path : in.strings("instead")) demand.instead.push_back(path->text);
        }
        if (const std::string help = in.text("help"); !help.empty()) demand.help = help;
        in.refuse_others();
    }

    static void wrong_severity(Place place, std::string_view word, Faults& faults) {
        faults.error("G005", place, "no severity is called " + in_quotes(word),
                     "error, warning, note or off");
    }

    /// Which checks there are and which keys they have, the base says; others change what is there.
    void read_check(const GrammarFile& file, const Entry& entry, bool is_base, Faults& faults) {
        if (!is_base && !profile_.checks_.contains(entry.key)) {
            std::vector<std::string_view> known;
            for (const auto& [code, check] : profile_.checks_) known.push_back(code);
            faults.error("G003", {&file, extent_of(file, entry)}, "there is no check " + in_quotes(entry.key),
                         nearest(entry.key, known));
            return;
        }
        if (!entry.value.is(Node::Kind::table)) {
            faults.error("G004", {&file, extent_of(file, entry.value)}, "a check is a table");
            return;
        }
        Profile::Check& check = profile_.checks_[entry.key];
        for (const Entry& key : entry.value.entries) read_key(file, key, is_base, check, faults);
    }

    static void read_key(const GrammarFile& file, const Entry& key, bool is_base, Profile::Check& check,
                         Faults& faults) {
        const Place place{&file, extent_of(file, key.value)};
        if (key.key == "severity" && key.value.is(Node::Kind::string)) {
            check.says = true;
            check.severity = severity_called(key.value.text);
            if (!check.severity && key.value.text != "off") wrong_severity(place, key.value.text, faults);
        } else if (key.key == "source" && key.value.is(Node::Kind::string)) {
            // where a threshold comes from: for people
        } else if (!is_base && !check.numbers.contains(key.key) && !check.words.contains(key.key)) {
            faults.error("G003", {&file, extent_of(file, key)}, "the check has no key " + in_quotes(key.key));
        } else if (key.value.is(Node::Kind::integer) && !check.words.contains(key.key)) {
            check.numbers[key.key] = static_cast<double>(key.value.integer);
        } else if (key.value.is(Node::Kind::number) && !check.words.contains(key.key)) {
            check.numbers[key.key] = key.value.number;
        } else if (key.value.is(Node::Kind::array) && !check.numbers.contains(key.key)) {
            auto& words = check.words[key.key];
            words.clear();
            for (const Node& item : key.value.items) words.push_back(item.text);
        } else {
            faults.error("G004", place, in_quotes(key.key) + " has another type");
        }
    }

    std::deque<GrammarFile> files_;  // places point into them
    Profile profile_;
};

Result<Profile> Profile::load(const std::string& name_or_path) {
    return ProfileReader().read(name_or_path);
}

std::vector<std::string> Profile::names() {
    std::vector<std::string> out;
    for (const auto& [file, text] : built_in_profiles()) {
        std::string name(file.substr(0, file.rfind('.')));
        if (name != base) out.push_back(std::move(name));
    }
    return out;
}

std::vector<std::string> Profile::codes() const {
    std::vector<std::string> out;
    for (const auto& [code, check] : checks_) out.push_back(code);
    return out;
}

std::optional<Severity> Profile::severity(std::string_view code, Severity own) const {
    const auto check = checks_.find(code);
    return check == checks_.end() || !check->second.says ? own : check->second.severity;
}

double Profile::number(std::string_view code, std::string_view key) const {
    const auto check = checks_.find(code);
    if (check == checks_.end()) return 0;
    const auto number = check->second.numbers.find(key);
    return number == check->second.numbers.end() ? 0 : number->second;
}

std::span<const std::string> Profile::words(std::string_view code, std::string_view key) const {
    const auto check = checks_.find(code);
    if (check == checks_.end()) return {};
    const auto words = check->second.words.find(key);
    return words == check->second.words.end() ? std::span<const std::string>() : words->second;
}

}  // namespace vacancy
