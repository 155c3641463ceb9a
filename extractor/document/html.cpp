#include "document/document.h"
namespace vacancy {
Result<Document> read_html(std::string_view, std::string_view, const Limits&) { return Document{}; }
}
