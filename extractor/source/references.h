#ifndef VACANCY_SOURCE_REFERENCES_H
#define VACANCY_SOURCE_REFERENCES_H

#include <string>
#include <string_view>

namespace vacancy {

/// HTML that was made text once more, as exports hold it: "&lt;p&gt;You will need:&lt;/p&gt;".
bool is_escaped_html(std::string_view text);

/// Undoes one level of '&lt;', '&gt;', '&amp;', '&quot;', '&apos;' and '&nbsp;', by name or number.
std::string without_references(std::string_view text);

}  // namespace vacancy

#endif
