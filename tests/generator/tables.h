#ifndef VACANCY_TESTS_GENERATOR_TABLES_H
#define VACANCY_TESTS_GENERATOR_TABLES_H

#include <array>
#include <string_view>

namespace vacancy::test {

// Wordings of values as adverts print them, with what the record is to say. All prose is made up.

struct Wording {
    std::string_view printed, value;
};

inline constexpr std::array<std::string_view, 14> titles{"Harbour Records Officer",
                                                         "Senior Policy Adviser",
                                                         "Casework Team Leader",
                                                         "Tide Gauge Engineer",
                                                         "Finance Business Partner",
                                                         "Head of Digital Delivery",
                                                         "Data Scientist",
                                                         "Administrative Support Officer",
                                                         "Project Support Manager",
                                                         "Estates Surveyor",
                                                         "User Researcher",
                                                         "Deputy Head of Communications",
                                                         "Operational Planning Lead",
                                                         "Commercial Contract Manager"};

inline constexpr std::array<std::string_view, 12> departments{"Home Office",
                                                              "Ministry of Justice",
                                                              "Department for Transport",
                                                              "Cabinet Office",
                                                              "HM Treasury",
                                                              "Department for Education",
                                                              "Ministry of Defence",
                                                              "Environment Agency",
                                                              "Department for Work and Pensions",
                                                              "HM Land Registry",
                                                              "Office for National Statistics",
                                                              "Crown Prosecution Service"};

inline constexpr std::array<std::string_view, 8> business_areas{
    "CDO - Coastal Delivery",    "FIN - Group Finance",     "OPS - Regional Operations",
    "Digital and Data Services", "People and Places",       "COM - Commercial Services",
    "Policy and Strategy Group", "EST - Estates and Safety"};

inline constexpr std::array<std::string_view, 12> role_types{"Administration / Corporate Support",
                                                             "Digital",
                                                             "Engineering",
                                                             "Finance",
                                                             "Human Resources",
                                                             "Information Technology",
                                                             "Legal Services",
                                                             "Operational Delivery",
                                                             "Policy",
                                                             "Project Delivery",
                                                             "Property",
                                                             "Statistics"};

struct GradeWording {
    std::string_view printed, code;
    int pay;  ///< thousands of pounds, about
};
inline constexpr std::array<GradeWording, 7> grades{{{"Administrative Assistant", "AA", 23},
                                                     {"Administrative Officer", "AO", 25},
                                                     {"Executive Officer", "EO", 30},
                                                     {"Higher Executive Officer", "HEO", 36},
                                                     {"Senior Executive Officer", "SEO", 44},
                                                     {"Grade 7", "G7", 56},
                                                     {"Grade 6", "G6", 68}}};

/// Grades of a department's own, printed beneath 'Other'.
inline constexpr std::array<std::string_view, 4> other_grades{"Band D", "C1", "Pay Band 4", "Band 3"};

inline constexpr std::array<Wording, 6> contract_types{{{"Permanent", "permanent"},
                                                        {"Fixed term", "fixed_term"},
                                                        {"Temporary", "temporary"},
                                                        {"Loan", "loan"},
                                                        {"Secondment", "secondment"},
                                                        {"Apprenticeship", "apprenticeship"}}};
inline constexpr std::array<Wording, 5> contract_lengths{{{"2 years", "P2Y"},
                                                          {"18 months", "P18M"},
                                                          {"12 months", "P12M"},
                                                          {"1 year", "P1Y"},
                                                          {"6 months", "P6M"}}};

inline constexpr std::array<Wording, 7> patterns{{{"Compressed hours", "compressed_hours"},
                                                  {"Flexible working", "flexible"},
                                                  {"Full-time", "full_time"},
                                                  {"Homeworking", "homeworking"},
                                                  {"Job share", "job_share"},
                                                  {"Part-time", "part_time"},
                                                  {"Term time", "term_time"}}};

inline constexpr std::array<std::string_view, 12> towns{"Birmingham", "Bristol", "Cardiff",   "Darlington",
                                                        "Edinburgh",  "Glasgow", "Leeds",     "Liverpool",
                                                        "Manchester", "Newport", "Sheffield", "York"};
struct Address {
    std::string_view text, town, region, postcode;
};
inline constexpr std::array<Address, 4> addresses{{
    {"London, London (region), SW1A 2AA", "London", "London (region)", "SW1A 2AA"},
    {"Leeds, Yorkshire and the Humber, LS1 4AP", "Leeds", "Yorkshire and the Humber", "LS1 4AP"},
    {"Bristol, South West England, BS2 0EL", "Bristol", "South West England", "BS2 0EL"},
    {"Coventry, West Midlands (England), CV1 2WT", "Coventry", "West Midlands (England)", "CV1 2WT"},
}};
struct Site {
    std::string_view text, town, site;
};
inline constexpr std::array<Site, 3> sites{{{"Liverpool: The Capital", "Liverpool", "The Capital"},
                                            {"Sheffield: Vulcan House", "Sheffield", "Vulcan House"},
                                            {"Croydon: Lunar House", "Croydon", "Lunar House"}}};

inline constexpr std::array<std::string_view, 9> behaviours{"Changing and Improving",
                                                            "Communicating and Influencing",
                                                            "Delivering at Pace",
                                                            "Developing Self and Others",
                                                            "Leadership",
                                                            "Making Effective Decisions",
                                                            "Managing a Quality Service",
                                                            "Seeing the Big Picture",
                                                            "Working Together"};

inline constexpr std::array<std::string_view, 6> technical_skills{"Data modelling", "Test automation",
                                                                  "Contract law",   "Network design",
                                                                  "Survey methods", "Cost estimating"};

struct Element {
    std::string_view printed, value;
};
inline constexpr std::array<Element, 5> elements{{{"Ability", "ability"},
                                                  {"Behaviours", "behaviours"},
                                                  {"Strengths", "strengths"},
                                                  {"Experience", "experience"},
                                                  {"Technical skills", "technical"}}};

inline constexpr std::array<Wording, 5> tests{
    {{"Civil Service Verbal Test", "verbal"},
     {"Civil Service Numerical Test", "numerical"},
     {"Civil Service Judgement Test", "judgement"},
     {"Civil Service Work Strengths Test", "work_strengths"},
     {"Civil Service Management Judgement Test", "management_judgement"}}};

inline constexpr std::array<Wording, 4> interview_formats{
    {{"Interviews will be held by video using Microsoft Teams.", "video"},
     {"Interviews will take place in person.", "in_person"},
     {"You will be invited to a telephone interview.", "telephone"},
     {"You will be invited to a pre-recorded video interview.", "recorded_video"}}};

inline constexpr std::array<Wording, 4> clearances{
    {{"Successful candidates must meet the security requirements before they can be appointed. The level of "
      "security needed is security check (opens in a new window).",
      "SC"},
     {"Successful candidates must meet the security requirements before they can be appointed. The level of "
      "security needed is counter-terrorist check (opens in a new window).",
      "CTC"},
     {"Successful candidates must undergo a criminal record check.", "CRC"},
     {"People working with government assets must complete baseline personnel security standard (opens in a "
      "new "
      "window) checks.",
      "BPSS"}}};

inline constexpr std::array<Wording, 3> schemes{
    {{"As such, we run a Disability Confident Scheme (DCS) for candidates with disabilities who meet the "
      "minimum "
      "selection criteria.",
      "disability_confident"},
     {"The Civil Service also offers a Redeployment Interview Scheme to civil servants who are at risk of "
      "redundancy, and who meet the minimum requirements for the advertised vacancy.",
      "redeployment_interview"},
     {"This vacancy is part of the Great Place to Work for Veterans (opens in a new window) initiative.",
      "veterans"}}};

// Lines of lists. No word of them is a value of any field.
inline constexpr std::array<std::string_view, 10> duties{
    "Keep the register of moorings complete and correct",
    "Answer letters from harbour masters within ten days",
    "Draft advice on coastal lighting for senior colleagues",
    "Plan the yearly count of navigation marks",
    "Check invoices from chart makers before payment",
    "Chair the fortnightly meeting on storm damage",
    "Train new colleagues in reading old ledgers",
    "Publish the tide tables on the first of each month",
    "Maintain the index of wrecks and obstructions",
    "Report risks to the board of the lighthouse fund"};
inline constexpr std::array<std::string_view, 10> essentials{
    "Experience of keeping accurate records under pressure",
    "Ability to explain difficult matters in plain words",
    "Knowledge of budgets and how they are agreed",
    "A careful eye for figures that do not add up",
    "Confidence in working with people outside the team",
    "Experience of planning work over several months",
    "Ability to learn unfamiliar systems quickly",
    "Proven skill in writing short and clear papers",
    "Experience of leading a small team through change",
    "Sound judgement where evidence is thin"};
inline constexpr std::array<std::string_view, 6> desirables{
    "Experience of public consultations",  "Knowledge of harbour law",
    "Some acquaintance with spreadsheets", "A qualification in surveying",
    "Experience of work with volunteers",  "Knowledge of Welsh place names"};
inline constexpr std::array<std::string_view, 7> perks{"Learning and development tailored to your role",
                                                       "An environment with flexible working options",
                                                       "A culture encouraging inclusion and diversity",
                                                       "A cycle to work loan",
                                                       "Discounts at many shops",
                                                       "Paid days for volunteering",
                                                       "A bright office by the river"};

inline constexpr std::array<std::string_view, 10> prose{
    "The coast of this country is long, and its lamps are many; somebody has to keep count of them.",
    "Our team is small and friendly, and we look after the books that others would rather not open.",
    "Each morning the reports of the night come in, and by noon they have been read, sorted and answered.",
    "You will work beside engineers, clerks and sailors, and no two weeks are quite the same.",
    "We have grown a good deal lately and are proud of how we treat those who join us.",
    "Much of what we do goes unseen, which is just as it should be while all is well.",
    "There is room here for people who like order, and for people who like to mend what is out of order.",
    "Whoever takes this on will be given time to learn, good colleagues and a window that opens.",
    "We’re known for plain speaking, and we’d like to stay that way.",
    "The archive behind the harbour wall holds the memory of the coast, and we’re its keepers."};

inline constexpr std::array<std::string_view, 6> first_names{"Morwenna", "Idris", "Ffion",
                                                             "Callum",   "Priya", "Tobias"};
inline constexpr std::array<std::string_view, 6> last_names{"Thistlewood", "Penhallow", "Ravenscroft",
                                                            "Macalister",  "Okonkwo",   "Bexley"};

}  // namespace vacancy::test

#endif
