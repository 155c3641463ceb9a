// Places that say how many posts each has, and a number of posts that is not their sum.
#include <fmt/format.h>

#include <vector>

#include "check/look.h"
#include "choose/readings.h"

namespace vacancy {

void check_posts(const Look& look) {
    const auto& posts = look.record.posts;
    const Evidence* stated = look.evidence("/posts");
    if (!posts || !stated) return;
    std::int64_t sum = 0;
    std::vector<Span> places;
    look.candidates("check.posts_at_place", [&](const Candidate& candidate) {
        const Member* count = candidate.find("count");
        const auto number = count ? as_integer(count->value) : std::nullopt;
        if (!number) return;
        sum += *number;
        places.push_back(candidate.span);
    });
    if (places.size() < 2 || sum == *posts) return;
    Finding finding;
    finding.code = "posts_and_places";
    finding.field = "/posts";
    finding.span = stated->span;
    finding.message = fmt::format("there are {} posts here, and {} at the places together", *posts, sum);
    for (const Span place : places) finding.notes.push_back({fmt::format("'{}'", look.of(place)), place});
    finding.help = "make the number of posts the sum of those at each place";
    look.tell(std::move(finding));
}

}  // namespace vacancy
