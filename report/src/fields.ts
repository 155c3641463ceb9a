/** What fields are called, and which belong together. */

const names: Record<string, string> = {
  title: "Title",
  reference: "Reference",
  department: "Department",
  business_area: "Business area",
  grades: "Grades",
  salary: "Salary",
  "salary.min": "Salary, lowest",
  "salary.max": "Salary, highest",
  "salary.bands": "Salary bands",
  "salary.currency": "Currency",
  "salary.period": "Pay period",
  "contract.types": "Contract types",
  "contract.length": "Contract length",
  working_patterns: "Working patterns",
  role_types: "Role types",
  posts: "Number of posts",
  locations: "Locations",
  hybrid_min_percent: "Least office time",
  hours_per_week: "Hours a week",
  annual_leave: "Annual leave",
  "annual_leave.min_days": "Leave on entry",
  "annual_leave.max_days": "Leave, most",
  "criteria.essential": "Essential criteria",
  "criteria.desirable": "Desirable criteria",
  "criteria.person_specification": "Person specification",
  responsibilities: "Responsibilities",
  behaviours: "Behaviours",
  competencies: "Competencies",
  technical_skills: "Technical skills",
  success_profile: "Success Profile elements",
  "application.cv": "CV asked for",
  "application.cv_scored": "CV scored",
  "application.statement_words": "Statement, words",
  "application.behaviour_words": "Behaviours, words",
  "application.tests": "Tests",
  "interview.formats": "Interview formats",
  "clearance.required": "Clearance required",
  "clearance.conditional": "Clearance, may be",
  nationality: "Nationality",
  "dates.closing": "Closing date",
  "dates.sift": "Sift date",
  "dates.interview": "Interview date",
  "dates.start": "Start date",
  "dates.events": "Events",
  contacts: "Contacts",
  benefits: "Benefits",
  pension_employer_percent: "Pension contribution",
  reserve_list_months: "Reserve list, months",
  schemes: "Schemes",
  apply_url: "Apply link",
};

export function fieldName(path: string): string {
  const name = names[path];
  if (name) return name;
  const words = path.replace(/[._]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Groups of fields: a heading of the heat map, a colour of marks. */
export const themes = ["Job", "Pay and terms", "Place and time", "What is asked", "Selection", "Security", "Dates", "Contact and offer"];

const themeOfTop: Record<string, number> = {
  title: 0, reference: 0, department: 0, business_area: 0, grades: 0, role_types: 0, posts: 0,
  salary: 1, contract: 1, annual_leave: 1, pension_employer_percent: 1, benefits: 1, reserve_list_months: 1,
  locations: 2, working_patterns: 2, hybrid_min_percent: 2, hours_per_week: 2,
  criteria: 3, responsibilities: 3, technical_skills: 3,
  behaviours: 4, competencies: 4, success_profile: 4, application: 4, interview: 4,
  clearance: 5, nationality: 5,
  dates: 6,
  contacts: 7, schemes: 7, apply_url: 7,
};

/** Of a path with dots or a JSON Pointer. */
export function themeOf(path: string): number {
  return themeOfTop[path.split(/[./]/).filter(Boolean)[0] ?? ""] ?? 7;
}

/** '/locations/0/town' is 'locations.town'. */
export function pathOf(pointer: string): string {
  return pointer.split("/").filter((step) => step !== "" && !/^\d+$/.test(step)).join(".");
}

const layouts: Record<string, string> = { lines: "text, lines", one_line: "text, one line", run_on: "text, run on", html: "HTML", pdf: "PDF" };

/** What a value of a facet is called. */
export function valueName(facet: string, value: string): string {
  if (facet === "layout") return layouts[value] ?? value;
  if (facet === "without") return fieldName(value);
  if (facet === "month") return monthName(value);
  return value;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** '2024-05' is 'May 2024'. */
export function monthName(month: string): string {
  const [, year, number] = /^(\d{4})-(\d\d)$/.exec(month) ?? [];
  return year ? `${months[Number(number) - 1] ?? number} ${year}` : month;
}

/** '2024-05-03' is '3 May 2024'. */
export function dayName(day: string): string {
  const [, month, number] = /^(\d{4}-\d\d)-(\d\d)$/.exec(day) ?? [];
  return month ? `${Number(number)} ${monthName(month)}` : day;
}
