#ifndef VACANCY_WAREHOUSE_CONTACTS_H
#define VACANCY_WAREHOUSE_CONTACTS_H

#include <rapidjson/document.h>

namespace vacancy {

/// Takes out of a record what tells people apart: the list of contacts with its evidence and diagnostics,
/// and, in all texts, their names, telephone numbers and every e-mail address, which become "[left out]".
void leave_out_contacts(rapidjson::Document& record);

}  // namespace vacancy

#endif
