-- Version 1: first version

-- Versions of this schema that the database has been brought to.
CREATE TABLE warehouse_migration (
    version integer PRIMARY KEY,
    what text NOT NULL,
    applied timestamptz NOT NULL
);
COMMENT ON TABLE warehouse_migration IS 'Versions of this schema that the database has been brought to.';
COMMENT ON COLUMN warehouse_migration.version IS 'The version.';
COMMENT ON COLUMN warehouse_migration.what IS 'What came with it.';
COMMENT ON COLUMN warehouse_migration.applied IS 'When.';

-- Versions of adverts: a row for each text that an advert has had.
CREATE TABLE vacancy (
    vacancy_key bigint PRIMARY KEY,
    identity text NOT NULL CHECK (identity <> ''),
    valid_from timestamptz NOT NULL,
    valid_to timestamptz,
    content_hash bigint NOT NULL,
    schema text NOT NULL CHECK (schema IN ('vacancy/1')),
    id text NOT NULL UNIQUE CHECK (id ~ '^[0-9a-f]{16}-[0-9]+$'),
    duplicate_of text CHECK (duplicate_of ~ '^[0-9a-f]{16}-[0-9]+$'),
    source_path text NOT NULL,
    source_member text,
    source_media_type text NOT NULL CHECK (source_media_type <> ''),
    source_charset text NOT NULL,
    source_bytes bigint NOT NULL CHECK (source_bytes >= 0),
    source_sha256 text NOT NULL CHECK (source_sha256 ~ '^[0-9a-f]{64}$'),
    source_layout text NOT NULL CHECK (source_layout IN ('lines', 'one_line', 'run_on', 'html', 'pdf')),
    source_captured text,
    kind text NOT NULL CHECK (kind IN ('advert', 'pack_role')),
    title text CHECK (title <> ''),
    reference text CHECK (reference <> ''),
    department text CHECK (department <> ''),
    business_area text CHECK (business_area <> ''),
    salary_currency text CHECK (salary_currency ~ '^[A-Z]{3}$'),
    salary_period text CHECK (salary_period IN ('year', 'month', 'week', 'day', 'hour')),
    salary_min double precision CHECK (salary_min >= 0),
    salary_max double precision CHECK (salary_max >= 0),
    contract_length text CHECK (contract_length ~ '^P([0-9]+[YMWD])+$'),
    posts bigint CHECK (posts >= 1),
    hybrid_min_percent bigint CHECK (hybrid_min_percent >= 0 AND hybrid_min_percent <= 100),
    hours_per_week double precision CHECK (hours_per_week >= 0 AND hours_per_week <= 168),
    annual_leave_min_days double precision CHECK (annual_leave_min_days >= 0 AND annual_leave_min_days <= 366),
    annual_leave_max_days double precision CHECK (annual_leave_max_days >= 0 AND annual_leave_max_days <= 366),
    application_cv boolean,
    application_cv_scored boolean,
    application_statement_words bigint CHECK (application_statement_words >= 1),
    application_behaviour_words bigint CHECK (application_behaviour_words >= 1),
    nationality text CHECK (nationality IN ('non_reserved', 'reserved')),
    dates_closing_edtf text CHECK (dates_closing_edtf ~ '^([0-9X]{4}[0-9XT:~?%-]*|[.][.])(/([0-9X]{4}[0-9XT:~?%-]*|[.][.]))?$'),
    dates_closing_from date,
    dates_closing_to date,
    dates_sift_edtf text CHECK (dates_sift_edtf ~ '^([0-9X]{4}[0-9XT:~?%-]*|[.][.])(/([0-9X]{4}[0-9XT:~?%-]*|[.][.]))?$'),
    dates_sift_from date,
    dates_sift_to date,
    dates_interview_edtf text CHECK (dates_interview_edtf ~ '^([0-9X]{4}[0-9XT:~?%-]*|[.][.])(/([0-9X]{4}[0-9XT:~?%-]*|[.][.]))?$'),
    dates_interview_from date,
    dates_interview_to date,
    dates_start_edtf text CHECK (dates_start_edtf ~ '^([0-9X]{4}[0-9XT:~?%-]*|[.][.])(/([0-9X]{4}[0-9XT:~?%-]*|[.][.]))?$'),
    dates_start_from date,
    dates_start_to date,
    pension_employer_percent double precision CHECK (pension_employer_percent >= 0 AND pension_employer_percent <= 100),
    reserve_list_months bigint CHECK (reserve_list_months >= 0),
    apply_url text CHECK (apply_url <> ''),
    CHECK ((salary_currency IS NULL) = (salary_period IS NULL)),
    CHECK (valid_to >= valid_from)
);
COMMENT ON TABLE vacancy IS 'Versions of adverts: a row for each text that an advert has had.';
COMMENT ON COLUMN vacancy.vacancy_key IS 'Number of the version, in the order of loading.';
COMMENT ON COLUMN vacancy.identity IS 'What the versions of an advert have in common: department, reference and index in the input; without both, the record''s id.';
COMMENT ON COLUMN vacancy.valid_from IS 'When this version was first seen: captured, or else loaded; UTC, ISO 8601.';
COMMENT ON COLUMN vacancy.valid_to IS 'When the next version was first seen; null for the latest.';
COMMENT ON COLUMN vacancy.content_hash IS 'Hash of what the record says, without where its source lies.';
COMMENT ON COLUMN vacancy.schema IS 'Name and version of this form of record.';
COMMENT ON COLUMN vacancy.id IS 'First 16 hex digits of the SHA-256 of the input, a hyphen, and the record''s index in that input.';
COMMENT ON COLUMN vacancy.duplicate_of IS 'The `id` of the first record of the same vacancy, where this is not the first; only with `--dedupe`.';
COMMENT ON COLUMN vacancy.source_path IS 'Path of the input as the caller gave it, or as found below a folder the caller gave.';
COMMENT ON COLUMN vacancy.source_member IS 'Name of the file inside an archive; null outside of one.';
COMMENT ON COLUMN vacancy.source_media_type IS 'What the bytes were taken to be, as a media type: ''text/html''.';
COMMENT ON COLUMN vacancy.source_charset IS 'Charset that the bytes were decoded from.';
COMMENT ON COLUMN vacancy.source_bytes IS 'Size of the input in bytes.';
COMMENT ON COLUMN vacancy.source_sha256 IS 'SHA-256 of the input''s bytes, in lower-case hex.';
COMMENT ON COLUMN vacancy.source_layout IS 'How the text was found to be laid out: in lines, on one line, run together without blanks, as HTML or as PDF.';
COMMENT ON COLUMN vacancy.source_captured IS 'When the page was captured, as its archive or its HTTP headers say.';
COMMENT ON COLUMN vacancy.kind IS '''advert'' for an advert of its own, ''pack_role'' for one role of a candidate pack that advertises several.';
COMMENT ON COLUMN vacancy.title IS 'The job''s title as headlined, without reference, site name or added grade.';
COMMENT ON COLUMN vacancy.reference IS 'The vacancy''s reference number as printed.';
COMMENT ON COLUMN vacancy.department IS 'The employer: the page''s organisation line, or else the body that the prose names as employer.';
COMMENT ON COLUMN vacancy.business_area IS 'The employer''s business area as printed.';
COMMENT ON COLUMN vacancy.salary_currency IS 'Currency by its ISO 4217 code.';
COMMENT ON COLUMN vacancy.salary_period IS 'The time that the amounts pay for.';
COMMENT ON COLUMN vacancy.salary_min IS 'Lowest amount of all bands; null where only a ceiling is stated.';
COMMENT ON COLUMN vacancy.salary_max IS 'Highest amount of all bands; null where only a floor is stated.';
COMMENT ON COLUMN vacancy.contract_length IS 'Length as an ISO 8601 duration: ''P18M''; the shortest where a range or a limit is stated.';
COMMENT ON COLUMN vacancy.posts IS 'Number of jobs available.';
COMMENT ON COLUMN vacancy.hybrid_min_percent IS 'Least share of working time to be spent in the workplace, in percent.';
COMMENT ON COLUMN vacancy.hours_per_week IS 'Full-time hours a week.';
COMMENT ON COLUMN vacancy.annual_leave_min_days IS 'Days on entry.';
COMMENT ON COLUMN vacancy.annual_leave_max_days IS 'Days after the longest service.';
COMMENT ON COLUMN vacancy.application_cv IS 'True where a CV is asked for.';
COMMENT ON COLUMN vacancy.application_cv_scored IS 'Whether the CV is scored.';
COMMENT ON COLUMN vacancy.application_statement_words IS 'Word limit of the personal or supporting statement or cover letter.';
COMMENT ON COLUMN vacancy.application_behaviour_words IS 'Word limit of each example of a behaviour.';
COMMENT ON COLUMN vacancy.nationality IS 'Whether the job is reserved for UK nationals.';
COMMENT ON COLUMN vacancy.dates_closing_edtf IS 'The date in EDTF (ISO 8601-2), with the time where it is stated.';
COMMENT ON COLUMN vacancy.dates_closing_from IS 'First calendar day; null while the year is not known.';
COMMENT ON COLUMN vacancy.dates_closing_to IS 'Last calendar day; null while the year is not known.';
COMMENT ON COLUMN vacancy.dates_sift_edtf IS 'The date in EDTF (ISO 8601-2): a week or a range as an interval, ''about'' as ''~''.';
COMMENT ON COLUMN vacancy.dates_sift_from IS 'First calendar day; null while the year is not known.';
COMMENT ON COLUMN vacancy.dates_sift_to IS 'Last calendar day; null while the year is not known.';
COMMENT ON COLUMN vacancy.dates_interview_edtf IS 'The date in EDTF (ISO 8601-2): a week or a range as an interval, ''about'' as ''~''.';
COMMENT ON COLUMN vacancy.dates_interview_from IS 'First calendar day; null while the year is not known.';
COMMENT ON COLUMN vacancy.dates_interview_to IS 'Last calendar day; null while the year is not known.';
COMMENT ON COLUMN vacancy.dates_start_edtf IS 'The date in EDTF (ISO 8601-2): a month as ''2024-07'', a season as ''2024-21''.';
COMMENT ON COLUMN vacancy.dates_start_from IS 'First calendar day; null while the year is not known.';
COMMENT ON COLUMN vacancy.dates_start_to IS 'Last calendar day; null while the year is not known.';
COMMENT ON COLUMN vacancy.pension_employer_percent IS 'Average employer''s contribution to the pension, in percent.';
COMMENT ON COLUMN vacancy.reserve_list_months IS 'Months that successful candidates stay on a reserve list.';
COMMENT ON COLUMN vacancy.apply_url IS 'Where the page links to apply; HTML only.';

-- The grades that the job is offered at.
CREATE TABLE vacancy_grade (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    code text NOT NULL CHECK (code IN ('AA', 'AO', 'EO', 'HEO', 'SEO', 'G7', 'G6', 'SCS1', 'SCS2', 'SCS3', 'SCS4', 'FS', 'OTHER')),
    name text NOT NULL CHECK (name <> ''),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_grade IS 'The grades that the job is offered at.';
COMMENT ON COLUMN vacancy_grade.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_grade.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_grade.code IS 'The grade''s standard code; OTHER for a grade outside of the standard ones.';
COMMENT ON COLUMN vacancy_grade.name IS 'The grade as printed.';

-- Rates that the advert tells apart by place or grade.
CREATE TABLE vacancy_salary_band (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    min double precision CHECK (min >= 0),
    max double precision CHECK (max >= 0),
    location text,
    grade text,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_salary_band IS 'Rates that the advert tells apart by place or grade.';
COMMENT ON COLUMN vacancy_salary_band.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_salary_band.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_salary_band.min IS 'Lowest amount of the band.';
COMMENT ON COLUMN vacancy_salary_band.max IS 'Highest amount of the band.';
COMMENT ON COLUMN vacancy_salary_band.location IS 'The place that the band is for, as printed.';
COMMENT ON COLUMN vacancy_salary_band.grade IS 'The grade that the band is for.';

-- Kinds of contract.
CREATE TABLE vacancy_contract_type (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    type text NOT NULL CHECK (type IN ('permanent', 'fixed_term', 'temporary', 'loan', 'secondment', 'apprenticeship', 'casual', 'contractor')),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_contract_type IS 'Kinds of contract.';
COMMENT ON COLUMN vacancy_contract_type.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_contract_type.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_contract_type.type IS 'Kinds of contract.';

-- Working patterns that are offered.
CREATE TABLE vacancy_working_pattern (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    pattern text NOT NULL CHECK (pattern IN ('full_time', 'part_time', 'job_share', 'flexible', 'compressed_hours', 'term_time', 'shift', 'homeworking', 'annualised_hours')),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_working_pattern IS 'Working patterns that are offered.';
COMMENT ON COLUMN vacancy_working_pattern.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_working_pattern.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_working_pattern.pattern IS 'Working patterns that are offered.';

-- Types of role as printed.
CREATE TABLE vacancy_role_type (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    type text NOT NULL,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_role_type IS 'Types of role as printed.';
COMMENT ON COLUMN vacancy_role_type.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_role_type.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_role_type.type IS 'Types of role as printed.';

-- Places of work, one entry a place.
CREATE TABLE vacancy_location (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    text text NOT NULL CHECK (text <> ''),
    town text,
    region text,
    site text,
    postcode text,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_location IS 'Places of work, one entry a place.';
COMMENT ON COLUMN vacancy_location.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_location.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_location.text IS 'The place as printed.';
COMMENT ON COLUMN vacancy_location.town IS 'Town or city.';
COMMENT ON COLUMN vacancy_location.region IS 'Region or nation of the United Kingdom as printed.';
COMMENT ON COLUMN vacancy_location.site IS 'Building or site.';
COMMENT ON COLUMN vacancy_location.postcode IS 'Postcode.';

-- What is asked of applicants, item by item.
CREATE TABLE vacancy_criterion (
    vacancy_key bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('essential', 'desirable', 'person_specification')),
    position bigint NOT NULL CHECK (position >= 0),
    text text NOT NULL,
    PRIMARY KEY (vacancy_key, kind, position)
);
COMMENT ON TABLE vacancy_criterion IS 'What is asked of applicants, item by item.';
COMMENT ON COLUMN vacancy_criterion.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_criterion.kind IS 'The list that it stands in.';
COMMENT ON COLUMN vacancy_criterion.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_criterion.text IS 'The item.';

-- Items under a heading or lead-in that announces duties or responsibilities.
CREATE TABLE vacancy_responsibility (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    text text NOT NULL,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_responsibility IS 'Items under a heading or lead-in that announces duties or responsibilities.';
COMMENT ON COLUMN vacancy_responsibility.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_responsibility.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_responsibility.text IS 'Items under a heading or lead-in that announces duties or responsibilities.';

-- Behaviours of Success Profiles that are assessed.
CREATE TABLE vacancy_behaviour (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    name text NOT NULL CHECK (name IN ('Seeing the Big Picture', 'Changing and Improving', 'Making Effective Decisions', 'Leadership', 'Communicating and Influencing', 'Working Together', 'Developing Self and Others', 'Managing a Quality Service', 'Delivering at Pace')),
    at_application boolean NOT NULL,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_behaviour IS 'Behaviours of Success Profiles that are assessed.';
COMMENT ON COLUMN vacancy_behaviour.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_behaviour.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_behaviour.name IS 'The behaviour''s official name.';
COMMENT ON COLUMN vacancy_behaviour.at_application IS 'True where it is assessed in the application or at sift.';

-- Competencies of the 2012-2017 framework that are assessed.
CREATE TABLE vacancy_competency (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    name text NOT NULL CHECK (name IN ('Seeing the Big Picture', 'Changing and Improving', 'Making Effective Decisions', 'Leading and Communicating', 'Collaborating and Partnering', 'Building Capability for All', 'Achieving Commercial Outcomes', 'Delivering Value for Money', 'Managing a Quality Service', 'Delivering at Pace')),
    level bigint CHECK (level >= 1 AND level <= 6),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_competency IS 'Competencies of the 2012-2017 framework that are assessed.';
COMMENT ON COLUMN vacancy_competency.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_competency.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_competency.name IS 'The competency''s official name.';
COMMENT ON COLUMN vacancy_competency.level IS 'Level in the framework.';

-- Technical skills that are assessed.
CREATE TABLE vacancy_technical_skill (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    skill text NOT NULL,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_technical_skill IS 'Technical skills that are assessed.';
COMMENT ON COLUMN vacancy_technical_skill.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_technical_skill.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_technical_skill.skill IS 'Technical skills that are assessed.';

-- Elements of Success Profiles that are assessed.
CREATE TABLE vacancy_success_profile (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    element text NOT NULL CHECK (element IN ('ability', 'behaviours', 'experience', 'strengths', 'technical')),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_success_profile IS 'Elements of Success Profiles that are assessed.';
COMMENT ON COLUMN vacancy_success_profile.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_success_profile.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_success_profile.element IS 'Elements of Success Profiles that are assessed.';

-- Tests: verbal, numerical, judgement, work_strengths, management_judgement, customer_service, casework, aptitude, or the test's own name.
CREATE TABLE vacancy_application_test (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    test text NOT NULL,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_application_test IS 'Tests: verbal, numerical, judgement, work_strengths, management_judgement, customer_service, casework, aptitude, or the test''s own name.';
COMMENT ON COLUMN vacancy_application_test.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_application_test.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_application_test.test IS 'Tests: verbal, numerical, judgement, work_strengths, management_judgement, customer_service, casework, aptitude, or the test''s own name.';

-- How interviews are held.
CREATE TABLE vacancy_interview_format (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    format text NOT NULL CHECK (format IN ('in_person', 'telephone', 'video', 'recorded_video')),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_interview_format IS 'How interviews are held.';
COMMENT ON COLUMN vacancy_interview_format.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_interview_format.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_interview_format.format IS 'How interviews are held.';

-- Security checks that the role calls for.
CREATE TABLE vacancy_clearance (
    vacancy_key bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('required', 'conditional')),
    position bigint NOT NULL CHECK (position >= 0),
    code text NOT NULL CHECK (code IN ('BPSS', 'CTC', 'SC', 'eSC', 'DV', 'eDV', 'NPPV1', 'NPPV2', 'NPPV3', 'AC', 'DBS_BASIC', 'DBS_STANDARD', 'DBS_ENHANCED', 'CRC')),
    PRIMARY KEY (vacancy_key, kind, position)
);
COMMENT ON TABLE vacancy_clearance IS 'Security checks that the role calls for.';
COMMENT ON COLUMN vacancy_clearance.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_clearance.kind IS 'The list that it stands in.';
COMMENT ON COLUMN vacancy_clearance.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_clearance.code IS 'The item.';

-- Other events for candidates that have a date.
CREATE TABLE vacancy_event (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    name text CHECK (name <> ''),
    edtf text NOT NULL CHECK (edtf ~ '^([0-9X]{4}[0-9XT:~?%-]*|[.][.])(/([0-9X]{4}[0-9XT:~?%-]*|[.][.]))?$'),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_event IS 'Other events for candidates that have a date.';
COMMENT ON COLUMN vacancy_event.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_event.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_event.name IS 'The event as named.';
COMMENT ON COLUMN vacancy_event.edtf IS 'Its date in EDTF (ISO 8601-2).';

-- Whom to contact.
CREATE TABLE vacancy_contact (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    role text NOT NULL CHECK (role IN ('job', 'recruitment_team', 'adjustments', 'complaints')),
    name text,
    email text,
    telephone text,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_contact IS 'Whom to contact.';
COMMENT ON COLUMN vacancy_contact.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_contact.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_contact.role IS 'What the contact is for.';
COMMENT ON COLUMN vacancy_contact.name IS 'Name of the person or team.';
COMMENT ON COLUMN vacancy_contact.email IS 'E-mail address.';
COMMENT ON COLUMN vacancy_contact.telephone IS 'Telephone number as printed.';

-- Items of the benefits section.
CREATE TABLE vacancy_benefit (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    text text NOT NULL,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_benefit IS 'Items of the benefits section.';
COMMENT ON COLUMN vacancy_benefit.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_benefit.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_benefit.text IS 'Items of the benefits section.';

-- Schemes that applicants can use.
CREATE TABLE vacancy_scheme (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    scheme text NOT NULL CHECK (scheme IN ('disability_confident', 'redeployment_interview', 'veterans', 'guaranteed_interview')),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_scheme IS 'Schemes that applicants can use.';
COMMENT ON COLUMN vacancy_scheme.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_scheme.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_scheme.scheme IS 'Schemes that applicants can use.';

-- Sections of the advert in document order.
CREATE TABLE vacancy_section (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    id text NOT NULL CHECK (id IN ('details', 'contents', 'location', 'about_the_job', 'job_summary', 'job_description', 'responsibilities', 'person_specification', 'essential_criteria', 'desirable_criteria', 'qualifications', 'technical_skills', 'memberships', 'licences', 'languages', 'behaviours', 'competencies', 'benefits', 'things_you_need_to_know', 'selection_process', 'sift_and_interview_dates', 'further_information', 'reasonable_adjustments', 'feedback', 'security', 'nationality', 'working_for_the_civil_service', 'apply', 'contact', 'the_role', 'salary', 'contract_type', 'working_pattern', 'terms_and_conditions', 'annex', 'medical', 'artificial_intelligence', 'attachments', 'strengths', 'other')),
    heading text NOT NULL,
    level bigint NOT NULL CHECK (level >= 0 AND level <= 6),
    span_begin bigint CHECK (span_begin >= 0),
    span_end bigint CHECK (span_end >= 0),
    text text NOT NULL,
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_section IS 'Sections of the advert in document order.';
COMMENT ON COLUMN vacancy_section.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_section.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_section.id IS 'What the section is about; ''other'' under a heading that is not known.';
COMMENT ON COLUMN vacancy_section.heading IS 'The heading as printed.';
COMMENT ON COLUMN vacancy_section.level IS '1 for a part, 2 for a section, 3 and up for what stands within one.';
COMMENT ON COLUMN vacancy_section.span_begin IS 'Where it stands in the input, in bytes; null for PDF. This is its begin.';
COMMENT ON COLUMN vacancy_section.span_end IS 'Where it stands in the input, in bytes; null for PDF. This is its end.';
COMMENT ON COLUMN vacancy_section.text IS 'Its words in the canonical text.';

-- For each value, by its JSON Pointer, why it is what it is.
CREATE TABLE vacancy_evidence (
    vacancy_key bigint NOT NULL,
    pointer text NOT NULL,
    rule text NOT NULL CHECK (rule <> ''),
    text text NOT NULL,
    line bigint CHECK (line >= 1),
    span_begin bigint CHECK (span_begin >= 0),
    span_end bigint CHECK (span_end >= 0),
    page bigint CHECK (page >= 1),
    box_left double precision,
    box_top double precision,
    box_right double precision,
    box_bottom double precision,
    confidence text NOT NULL CHECK (confidence IN ('label', 'section', 'prose', 'inferred')),
    PRIMARY KEY (vacancy_key, pointer)
);
COMMENT ON TABLE vacancy_evidence IS 'For each value, by its JSON Pointer, why it is what it is.';
COMMENT ON COLUMN vacancy_evidence.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_evidence.pointer IS 'JSON Pointer of the value in the record.';
COMMENT ON COLUMN vacancy_evidence.rule IS 'The grammar rule that took the value: ''salary.range''.';
COMMENT ON COLUMN vacancy_evidence.text IS 'The words that it was taken from, as they stand in the canonical text.';
COMMENT ON COLUMN vacancy_evidence.line IS 'The line of the input that they begin on, from 1.';
COMMENT ON COLUMN vacancy_evidence.span_begin IS 'Where they stand in the input (inside an archive: in the member), in bytes; null for PDF. This is its begin.';
COMMENT ON COLUMN vacancy_evidence.span_end IS 'Where they stand in the input (inside an archive: in the member), in bytes; null for PDF. This is its end.';
COMMENT ON COLUMN vacancy_evidence.page IS 'Page of a PDF, from 1; else null.';
COMMENT ON COLUMN vacancy_evidence.box_left IS 'Box around the words on that page, in points from its top left corner; else null. This is its left.';
COMMENT ON COLUMN vacancy_evidence.box_top IS 'Box around the words on that page, in points from its top left corner; else null. This is its top.';
COMMENT ON COLUMN vacancy_evidence.box_right IS 'Box around the words on that page, in points from its top left corner; else null. This is its right.';
COMMENT ON COLUMN vacancy_evidence.box_bottom IS 'Box around the words on that page, in points from its top left corner; else null. This is its bottom.';
COMMENT ON COLUMN vacancy_evidence.confidence IS 'How the value was found: by its label, in its section, elsewhere in prose, or worked out.';

-- What a careful reader would want to know about this record.
CREATE TABLE vacancy_diagnostic (
    vacancy_key bigint NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    code text NOT NULL CHECK (code <> ''),
    severity text NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    field text CHECK (field ~ '^/'),
    message text NOT NULL CHECK (message <> ''),
    line bigint CHECK (line >= 1),
    span_begin bigint CHECK (span_begin >= 0),
    span_end bigint CHECK (span_end >= 0),
    PRIMARY KEY (vacancy_key, position)
);
COMMENT ON TABLE vacancy_diagnostic IS 'What a careful reader would want to know about this record.';
COMMENT ON COLUMN vacancy_diagnostic.vacancy_key IS 'The version that it belongs to.';
COMMENT ON COLUMN vacancy_diagnostic.position IS 'Its place in the list, from 0.';
COMMENT ON COLUMN vacancy_diagnostic.code IS 'Code of the diagnostic; each has a page in docs/diagnostics/.';
COMMENT ON COLUMN vacancy_diagnostic.severity IS 'How bad it is.';
COMMENT ON COLUMN vacancy_diagnostic.field IS 'JSON Pointer of the field that it is about; null where it is about the whole input.';
COMMENT ON COLUMN vacancy_diagnostic.message IS 'What there is to tell.';
COMMENT ON COLUMN vacancy_diagnostic.line IS 'The line of the input, from 1; null where there is no place.';
COMMENT ON COLUMN vacancy_diagnostic.span_begin IS 'The place in the input, in bytes; null where there is none. This is its begin.';
COMMENT ON COLUMN vacancy_diagnostic.span_end IS 'The place in the input, in bytes; null where there is none. This is its end.';

-- The record as it was loaded, for whoever wants all of it: JSON, form vacancy/1.
CREATE TABLE vacancy_record (
    vacancy_key bigint PRIMARY KEY,
    json json NOT NULL
);
COMMENT ON TABLE vacancy_record IS 'The record as it was loaded, for whoever wants all of it: JSON, form vacancy/1.';
COMMENT ON COLUMN vacancy_record.vacancy_key IS 'The version that it is.';
COMMENT ON COLUMN vacancy_record.json IS 'One line of JSON.';
CREATE INDEX vacancy_by_identity_valid_from ON vacancy (identity, valid_from);
CREATE INDEX vacancy_by_reference ON vacancy (reference);
CREATE INDEX vacancy_by_department ON vacancy (department);
CREATE INDEX vacancy_by_dates_closing_to ON vacancy (dates_closing_to);
CREATE INDEX vacancy_grade_by_code ON vacancy_grade (code);
CREATE INDEX vacancy_location_by_town ON vacancy_location (town);
CREATE INDEX vacancy_diagnostic_by_code ON vacancy_diagnostic (code);

-- Words of titles, summaries and criteria.
CREATE TABLE vacancy_search (
    vacancy_key bigint PRIMARY KEY,
    title text NOT NULL,
    summary text NOT NULL,
    criteria text NOT NULL,
    words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('english', left(title, 10000)), 'A') ||
        setweight(to_tsvector('english', left(summary, 100000)), 'B') ||
        setweight(to_tsvector('english', left(criteria, 100000)), 'C')) STORED
);
CREATE INDEX vacancy_search_by_words ON vacancy_search USING gin (words);
COMMENT ON TABLE vacancy_search IS 'Words of titles, summaries and criteria.';
COMMENT ON COLUMN vacancy_search.vacancy_key IS 'The version that they are of.';
COMMENT ON COLUMN vacancy_search.title IS 'The title.';
COMMENT ON COLUMN vacancy_search.summary IS 'What the sections about the job and its summary say.';
COMMENT ON COLUMN vacancy_search.criteria IS 'The criteria, one a line.';
COMMENT ON COLUMN vacancy_search.words IS 'What is searched: titles weigh most, then summaries; of very long texts the beginning.';

-- Adverts as they were last seen: the latest version of each.
CREATE VIEW latest_vacancy AS SELECT * FROM vacancy WHERE valid_to IS NULL;

-- One row an advert, in its latest version; members of lists are joined by ' | '.
CREATE VIEW vacancy_flat AS SELECT
    v.vacancy_key,
    v.identity,
    v.valid_from,
    v.valid_to,
    v.schema,
    v.id,
    v.duplicate_of,
    v.source_path,
    v.source_member,
    v.source_media_type,
    v.source_charset,
    v.source_bytes,
    v.source_sha256,
    v.source_layout,
    v.source_captured,
    v.kind,
    v.title,
    v.reference,
    v.department,
    v.business_area,
    v.salary_currency,
    v.salary_period,
    v.salary_min,
    v.salary_max,
    v.contract_length,
    v.posts,
    v.hybrid_min_percent,
    v.hours_per_week,
    v.annual_leave_min_days,
    v.annual_leave_max_days,
    v.application_cv,
    v.application_cv_scored,
    v.application_statement_words,
    v.application_behaviour_words,
    v.nationality,
    v.dates_closing_edtf,
    v.dates_closing_from,
    v.dates_closing_to,
    v.dates_sift_edtf,
    v.dates_sift_from,
    v.dates_sift_to,
    v.dates_interview_edtf,
    v.dates_interview_from,
    v.dates_interview_to,
    v.dates_start_edtf,
    v.dates_start_from,
    v.dates_start_to,
    v.pension_employer_percent,
    v.reserve_list_months,
    v.apply_url,
    (SELECT string_agg(code, ' | ') FROM (SELECT code FROM vacancy_grade l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS grades,
    (SELECT string_agg(type, ' | ') FROM (SELECT type FROM vacancy_contract_type l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS contract_types,
    (SELECT string_agg(pattern, ' | ') FROM (SELECT pattern FROM vacancy_working_pattern l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS working_patterns,
    (SELECT string_agg(type, ' | ') FROM (SELECT type FROM vacancy_role_type l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS role_types,
    (SELECT string_agg(text, ' | ') FROM (SELECT text FROM vacancy_location l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS locations,
    (SELECT string_agg(text, ' | ') FROM (SELECT text FROM vacancy_criterion l WHERE l.vacancy_key = v.vacancy_key AND kind = 'essential' ORDER BY position) m) AS criteria_essential,
    (SELECT string_agg(text, ' | ') FROM (SELECT text FROM vacancy_criterion l WHERE l.vacancy_key = v.vacancy_key AND kind = 'desirable' ORDER BY position) m) AS criteria_desirable,
    (SELECT string_agg(text, ' | ') FROM (SELECT text FROM vacancy_criterion l WHERE l.vacancy_key = v.vacancy_key AND kind = 'person_specification' ORDER BY position) m) AS criteria_person_specification,
    (SELECT string_agg(text, ' | ') FROM (SELECT text FROM vacancy_responsibility l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS responsibilities,
    (SELECT string_agg(name, ' | ') FROM (SELECT name FROM vacancy_behaviour l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS behaviours,
    (SELECT string_agg(name, ' | ') FROM (SELECT name FROM vacancy_competency l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS competencies,
    (SELECT string_agg(skill, ' | ') FROM (SELECT skill FROM vacancy_technical_skill l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS technical_skills,
    (SELECT string_agg(element, ' | ') FROM (SELECT element FROM vacancy_success_profile l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS success_profile,
    (SELECT string_agg(test, ' | ') FROM (SELECT test FROM vacancy_application_test l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS application_tests,
    (SELECT string_agg(format, ' | ') FROM (SELECT format FROM vacancy_interview_format l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS interview_formats,
    (SELECT string_agg(code, ' | ') FROM (SELECT code FROM vacancy_clearance l WHERE l.vacancy_key = v.vacancy_key AND kind = 'required' ORDER BY position) m) AS clearance_required,
    (SELECT string_agg(code, ' | ') FROM (SELECT code FROM vacancy_clearance l WHERE l.vacancy_key = v.vacancy_key AND kind = 'conditional' ORDER BY position) m) AS clearance_conditional,
    (SELECT string_agg(text, ' | ') FROM (SELECT text FROM vacancy_benefit l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS benefits,
    (SELECT string_agg(scheme, ' | ') FROM (SELECT scheme FROM vacancy_scheme l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS schemes
FROM latest_vacancy v;

-- How many adverts, by department and month of closing, have a value in each field.
CREATE VIEW field_fill_rate AS
WITH advert AS (SELECT v.*, substr(CAST(dates_closing_to AS text), 1, 7) AS month FROM latest_vacancy v)
SELECT department, month, 'title' AS field, count(*) AS adverts, sum(CASE WHEN a.title IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.title IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'reference' AS field, count(*) AS adverts, sum(CASE WHEN a.reference IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.reference IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'department' AS field, count(*) AS adverts, sum(CASE WHEN a.department IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.department IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'business_area' AS field, count(*) AS adverts, sum(CASE WHEN a.business_area IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.business_area IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'salary_currency' AS field, count(*) AS adverts, sum(CASE WHEN a.salary_currency IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.salary_currency IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'salary_period' AS field, count(*) AS adverts, sum(CASE WHEN a.salary_period IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.salary_period IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'salary_min' AS field, count(*) AS adverts, sum(CASE WHEN a.salary_min IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.salary_min IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'salary_max' AS field, count(*) AS adverts, sum(CASE WHEN a.salary_max IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.salary_max IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'contract_length' AS field, count(*) AS adverts, sum(CASE WHEN a.contract_length IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.contract_length IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'posts' AS field, count(*) AS adverts, sum(CASE WHEN a.posts IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.posts IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'hybrid_min_percent' AS field, count(*) AS adverts, sum(CASE WHEN a.hybrid_min_percent IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.hybrid_min_percent IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'hours_per_week' AS field, count(*) AS adverts, sum(CASE WHEN a.hours_per_week IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.hours_per_week IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'annual_leave_min_days' AS field, count(*) AS adverts, sum(CASE WHEN a.annual_leave_min_days IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.annual_leave_min_days IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'annual_leave_max_days' AS field, count(*) AS adverts, sum(CASE WHEN a.annual_leave_max_days IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.annual_leave_max_days IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'application_cv' AS field, count(*) AS adverts, sum(CASE WHEN a.application_cv IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.application_cv IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'application_cv_scored' AS field, count(*) AS adverts, sum(CASE WHEN a.application_cv_scored IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.application_cv_scored IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'application_statement_words' AS field, count(*) AS adverts, sum(CASE WHEN a.application_statement_words IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.application_statement_words IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'application_behaviour_words' AS field, count(*) AS adverts, sum(CASE WHEN a.application_behaviour_words IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.application_behaviour_words IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'nationality' AS field, count(*) AS adverts, sum(CASE WHEN a.nationality IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.nationality IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_closing_edtf' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_closing_edtf IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_closing_edtf IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_closing_from' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_closing_from IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_closing_from IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_closing_to' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_closing_to IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_closing_to IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_sift_edtf' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_sift_edtf IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_sift_edtf IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_sift_from' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_sift_from IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_sift_from IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_sift_to' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_sift_to IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_sift_to IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_interview_edtf' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_interview_edtf IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_interview_edtf IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_interview_from' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_interview_from IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_interview_from IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_interview_to' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_interview_to IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_interview_to IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_start_edtf' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_start_edtf IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_start_edtf IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_start_from' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_start_from IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_start_from IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_start_to' AS field, count(*) AS adverts, sum(CASE WHEN a.dates_start_to IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.dates_start_to IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'pension_employer_percent' AS field, count(*) AS adverts, sum(CASE WHEN a.pension_employer_percent IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.pension_employer_percent IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'reserve_list_months' AS field, count(*) AS adverts, sum(CASE WHEN a.reserve_list_months IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.reserve_list_months IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'apply_url' AS field, count(*) AS adverts, sum(CASE WHEN a.apply_url IS NOT NULL THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN a.apply_url IS NOT NULL THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'grades' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_grade l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_grade l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'salary_bands' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_salary_band l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_salary_band l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'contract_types' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_contract_type l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_contract_type l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'working_patterns' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_working_pattern l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_working_pattern l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'role_types' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_role_type l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_role_type l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'locations' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_location l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_location l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'criteria_essential' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_criterion l WHERE l.vacancy_key = a.vacancy_key AND kind = 'essential') THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_criterion l WHERE l.vacancy_key = a.vacancy_key AND kind = 'essential') THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'criteria_desirable' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_criterion l WHERE l.vacancy_key = a.vacancy_key AND kind = 'desirable') THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_criterion l WHERE l.vacancy_key = a.vacancy_key AND kind = 'desirable') THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'criteria_person_specification' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_criterion l WHERE l.vacancy_key = a.vacancy_key AND kind = 'person_specification') THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_criterion l WHERE l.vacancy_key = a.vacancy_key AND kind = 'person_specification') THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'responsibilities' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_responsibility l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_responsibility l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'behaviours' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_behaviour l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_behaviour l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'competencies' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_competency l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_competency l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'technical_skills' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_technical_skill l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_technical_skill l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'success_profile' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_success_profile l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_success_profile l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'application_tests' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_application_test l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_application_test l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'interview_formats' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_interview_format l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_interview_format l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'clearance_required' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_clearance l WHERE l.vacancy_key = a.vacancy_key AND kind = 'required') THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_clearance l WHERE l.vacancy_key = a.vacancy_key AND kind = 'required') THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'clearance_conditional' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_clearance l WHERE l.vacancy_key = a.vacancy_key AND kind = 'conditional') THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_clearance l WHERE l.vacancy_key = a.vacancy_key AND kind = 'conditional') THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'dates_events' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_event l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_event l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'contacts' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_contact l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_contact l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'benefits' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_benefit l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_benefit l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'schemes' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_scheme l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_scheme l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'sections' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_section l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_section l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month
UNION ALL SELECT department, month, 'evidence' AS field, count(*) AS adverts, sum(CASE WHEN EXISTS (SELECT 1 FROM vacancy_evidence l WHERE l.vacancy_key = a.vacancy_key) THEN 1 ELSE 0 END) AS filled, avg(CASE WHEN EXISTS (SELECT 1 FROM vacancy_evidence l WHERE l.vacancy_key = a.vacancy_key) THEN 1.0 ELSE 0.0 END) AS rate FROM advert a GROUP BY department, month;
