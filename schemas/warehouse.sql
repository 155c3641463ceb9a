-- A warehouse of vacancy records, version 2; made by 'vacancy schema sql'.

-- Versions of this schema that the database has been brought to.
CREATE TABLE warehouse_migration (
    -- The version.
    version INTEGER PRIMARY KEY,
    -- What came with it.
    what TEXT NOT NULL,
    -- When: UTC, ISO 8601.
    applied TEXT NOT NULL
) STRICT;

-- Versions of adverts: a row for each text that an advert has had.
CREATE TABLE vacancy (
    -- Number of the version, in the order of loading.
    vacancy_key INTEGER PRIMARY KEY,
    -- What the versions of an advert have in common: department, reference and index in the input; without both, the record's id.
    identity TEXT NOT NULL CHECK (identity <> ''),
    -- When this version was first seen: captured, or else loaded; UTC, ISO 8601.
    valid_from TEXT NOT NULL,
    -- When the next version was first seen; null for the latest.
    valid_to TEXT,
    -- Hash of what the record says, without where its source lies.
    content_hash INTEGER NOT NULL,
    -- Name and version of this form of record.
    schema TEXT NOT NULL CHECK (schema IN ('vacancy/1')),
    -- First 16 hex digits of the SHA-256 of the input, a hyphen, and the record's index in that input.
    id TEXT NOT NULL UNIQUE,
    -- The `id` of the first record of the same vacancy, where this is not the first; only with `--dedupe`.
    duplicate_of TEXT,
    -- Path of the input as the caller gave it, or as found below a folder the caller gave.
    source_path TEXT NOT NULL,
    -- Name of the file inside an archive; null outside of one.
    source_member TEXT,
    -- What the bytes were taken to be, as a media type: 'text/html'.
    source_media_type TEXT NOT NULL CHECK (source_media_type <> ''),
    -- Charset that the bytes were decoded from.
    source_charset TEXT NOT NULL,
    -- Size of the input in bytes.
    source_bytes INTEGER NOT NULL CHECK (source_bytes >= 0),
    -- SHA-256 of the input's bytes, in lower-case hex.
    source_sha256 TEXT NOT NULL,
    -- How the text was found to be laid out: in lines, on one line, run together without blanks, as HTML or as PDF.
    source_layout TEXT NOT NULL CHECK (source_layout IN ('lines', 'one_line', 'run_on', 'html', 'pdf')),
    -- When the page was captured, as its archive or its HTTP headers say.
    source_captured TEXT,
    -- 'advert' for an advert of its own, 'pack_role' for one role of a candidate pack that advertises several.
    kind TEXT NOT NULL CHECK (kind IN ('advert', 'pack_role')),
    -- The job's title as headlined, without reference, site name or added grade.
    title TEXT CHECK (title <> ''),
    -- The vacancy's reference number as printed.
    reference TEXT CHECK (reference <> ''),
    -- The employer: the page's organisation line, or else the body that the prose names as employer.
    department TEXT CHECK (department <> ''),
    -- The employer's business area as printed.
    business_area TEXT CHECK (business_area <> ''),
    -- Currency by its ISO 4217 code.
    salary_currency TEXT,
    -- The time that the amounts pay for.
    salary_period TEXT CHECK (salary_period IN ('year', 'month', 'week', 'day', 'hour')),
    -- Lowest amount of all bands; null where only a ceiling is stated.
    salary_min REAL CHECK (salary_min >= 0),
    -- Highest amount of all bands; null where only a floor is stated.
    salary_max REAL CHECK (salary_max >= 0),
    -- Length as an ISO 8601 duration: 'P18M'; the shortest where a range or a limit is stated.
    contract_length TEXT,
    -- Number of jobs available.
    posts INTEGER CHECK (posts >= 1),
    -- Least share of working time to be spent in the workplace, in percent.
    hybrid_min_percent INTEGER CHECK (hybrid_min_percent >= 0 AND hybrid_min_percent <= 100),
    -- Full-time hours a week.
    hours_per_week REAL CHECK (hours_per_week >= 0 AND hours_per_week <= 168),
    -- Days on entry.
    annual_leave_min_days REAL CHECK (annual_leave_min_days >= 0 AND annual_leave_min_days <= 366),
    -- Days after the longest service.
    annual_leave_max_days REAL CHECK (annual_leave_max_days >= 0 AND annual_leave_max_days <= 366),
    -- True where a CV is asked for.
    application_cv INTEGER CHECK (application_cv IN (0, 1)),
    -- Whether the CV is scored.
    application_cv_scored INTEGER CHECK (application_cv_scored IN (0, 1)),
    -- Word limit of the personal or supporting statement or cover letter.
    application_statement_words INTEGER CHECK (application_statement_words >= 1),
    -- Word limit of each example of a behaviour.
    application_behaviour_words INTEGER CHECK (application_behaviour_words >= 1),
    -- Whether the job is reserved for UK nationals.
    nationality TEXT CHECK (nationality IN ('non_reserved', 'reserved')),
    -- The date in EDTF (ISO 8601-2), with the time where it is stated.
    dates_closing_edtf TEXT,
    -- First calendar day; null while the year is not known.
    dates_closing_from TEXT CHECK (dates_closing_from IS date(dates_closing_from, '+0 days')),
    -- Last calendar day; null while the year is not known.
    dates_closing_to TEXT CHECK (dates_closing_to IS date(dates_closing_to, '+0 days')),
    -- The date in EDTF (ISO 8601-2): a week or a range as an interval, 'about' as '~'.
    dates_sift_edtf TEXT,
    -- First calendar day; null while the year is not known.
    dates_sift_from TEXT CHECK (dates_sift_from IS date(dates_sift_from, '+0 days')),
    -- Last calendar day; null while the year is not known.
    dates_sift_to TEXT CHECK (dates_sift_to IS date(dates_sift_to, '+0 days')),
    -- The date in EDTF (ISO 8601-2): a week or a range as an interval, 'about' as '~'.
    dates_interview_edtf TEXT,
    -- First calendar day; null while the year is not known.
    dates_interview_from TEXT CHECK (dates_interview_from IS date(dates_interview_from, '+0 days')),
    -- Last calendar day; null while the year is not known.
    dates_interview_to TEXT CHECK (dates_interview_to IS date(dates_interview_to, '+0 days')),
    -- The date in EDTF (ISO 8601-2): a month as '2024-07', a season as '2024-21'.
    dates_start_edtf TEXT,
    -- First calendar day; null while the year is not known.
    dates_start_from TEXT CHECK (dates_start_from IS date(dates_start_from, '+0 days')),
    -- Last calendar day; null while the year is not known.
    dates_start_to TEXT CHECK (dates_start_to IS date(dates_start_to, '+0 days')),
    -- Average employer's contribution to the pension, in percent.
    pension_employer_percent REAL CHECK (pension_employer_percent >= 0 AND pension_employer_percent <= 100),
    -- Months that successful candidates stay on a reserve list.
    reserve_list_months INTEGER CHECK (reserve_list_months >= 0),
    -- Where the page links to apply; HTML only.
    apply_url TEXT CHECK (apply_url <> ''),
    CHECK ((salary_currency IS NULL) = (salary_period IS NULL)),
    CHECK (valid_to >= valid_from)
) STRICT;

-- The grades that the job is offered at.
CREATE TABLE vacancy_grade (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The grade's standard code; OTHER for a grade outside of the standard ones.
    code TEXT NOT NULL CHECK (code IN ('AA', 'AO', 'EO', 'HEO', 'SEO', 'G7', 'G6', 'SCS1', 'SCS2', 'SCS3', 'SCS4', 'FS', 'OTHER')),
    -- The grade as printed.
    name TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Rates that the advert tells apart by place or grade.
CREATE TABLE vacancy_salary_band (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Lowest amount of the band.
    min REAL CHECK (min >= 0),
    -- Highest amount of the band.
    max REAL CHECK (max >= 0),
    -- The place that the band is for, as printed.
    location TEXT,
    -- The grade that the band is for.
    grade TEXT,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Kinds of contract.
CREATE TABLE vacancy_contract_type (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Kinds of contract.
    type TEXT NOT NULL CHECK (type IN ('permanent', 'fixed_term', 'temporary', 'loan', 'secondment', 'apprenticeship', 'casual', 'contractor')),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Working patterns that are offered.
CREATE TABLE vacancy_working_pattern (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Working patterns that are offered.
    pattern TEXT NOT NULL CHECK (pattern IN ('full_time', 'part_time', 'job_share', 'flexible', 'compressed_hours', 'term_time', 'shift', 'homeworking', 'annualised_hours')),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Types of role as printed.
CREATE TABLE vacancy_role_type (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Types of role as printed.
    type TEXT NOT NULL,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Places of work, one entry a place.
CREATE TABLE vacancy_location (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The place as printed.
    text TEXT NOT NULL CHECK (text <> ''),
    -- Town or city.
    town TEXT,
    -- Region or nation of the United Kingdom as printed.
    region TEXT,
    -- Building or site.
    site TEXT,
    -- Postcode.
    postcode TEXT,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What is asked of applicants, item by item.
CREATE TABLE vacancy_criterion (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- The list that it stands in.
    kind TEXT NOT NULL CHECK (kind IN ('essential', 'desirable', 'person_specification')),
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The item.
    text TEXT NOT NULL,
    PRIMARY KEY (vacancy_key, kind, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Items under a heading or lead-in that announces duties or responsibilities.
CREATE TABLE vacancy_responsibility (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Items under a heading or lead-in that announces duties or responsibilities.
    text TEXT NOT NULL,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Behaviours of Success Profiles that are assessed.
CREATE TABLE vacancy_behaviour (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The behaviour's official name.
    name TEXT NOT NULL CHECK (name IN ('Seeing the Big Picture', 'Changing and Improving', 'Making Effective Decisions', 'Leadership', 'Communicating and Influencing', 'Working Together', 'Developing Self and Others', 'Managing a Quality Service', 'Delivering at Pace')),
    -- True where it is assessed in the application or at sift.
    at_application INTEGER NOT NULL CHECK (at_application IN (0, 1)),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Competencies of the 2012-2017 framework that are assessed.
CREATE TABLE vacancy_competency (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The competency's official name.
    name TEXT NOT NULL CHECK (name IN ('Seeing the Big Picture', 'Changing and Improving', 'Making Effective Decisions', 'Leading and Communicating', 'Collaborating and Partnering', 'Building Capability for All', 'Achieving Commercial Outcomes', 'Delivering Value for Money', 'Managing a Quality Service', 'Delivering at Pace')),
    -- Level in the framework.
    level INTEGER CHECK (level >= 1 AND level <= 6),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Technical skills that are assessed.
CREATE TABLE vacancy_technical_skill (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Technical skills that are assessed.
    skill TEXT NOT NULL,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Elements of Success Profiles that are assessed.
CREATE TABLE vacancy_success_profile (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Elements of Success Profiles that are assessed.
    element TEXT NOT NULL CHECK (element IN ('ability', 'behaviours', 'experience', 'strengths', 'technical')),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Tests: verbal, numerical, judgement, work_strengths, management_judgement, customer_service, casework, aptitude, or the test's own name.
CREATE TABLE vacancy_application_test (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Tests: verbal, numerical, judgement, work_strengths, management_judgement, customer_service, casework, aptitude, or the test's own name.
    test TEXT NOT NULL,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- How interviews are held.
CREATE TABLE vacancy_interview_format (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- How interviews are held.
    format TEXT NOT NULL CHECK (format IN ('in_person', 'telephone', 'video', 'recorded_video')),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Security checks that the role calls for.
CREATE TABLE vacancy_clearance (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- The list that it stands in.
    kind TEXT NOT NULL CHECK (kind IN ('required', 'conditional')),
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The item.
    code TEXT NOT NULL CHECK (code IN ('BPSS', 'CTC', 'SC', 'eSC', 'DV', 'eDV', 'NPPV1', 'NPPV2', 'NPPV3', 'AC', 'DBS_BASIC', 'DBS_STANDARD', 'DBS_ENHANCED', 'CRC')),
    PRIMARY KEY (vacancy_key, kind, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Other events for candidates that have a date.
CREATE TABLE vacancy_event (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The event as named.
    name TEXT CHECK (name <> ''),
    -- Its date in EDTF (ISO 8601-2).
    edtf TEXT NOT NULL,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Whom to contact.
CREATE TABLE vacancy_contact (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- What the contact is for.
    role TEXT NOT NULL CHECK (role IN ('job', 'recruitment_team', 'adjustments', 'complaints')),
    -- Name of the person or team.
    name TEXT,
    -- E-mail address.
    email TEXT,
    -- Telephone number as printed.
    telephone TEXT,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Items of the benefits section.
CREATE TABLE vacancy_benefit (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Items of the benefits section.
    text TEXT NOT NULL,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Schemes that applicants can use.
CREATE TABLE vacancy_scheme (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Schemes that applicants can use.
    scheme TEXT NOT NULL CHECK (scheme IN ('disability_confident', 'redeployment_interview', 'veterans', 'guaranteed_interview')),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Sections of the advert in document order.
CREATE TABLE vacancy_section (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- What the section is about; 'other' under a heading that is not known.
    id TEXT NOT NULL CHECK (id IN ('details', 'contents', 'location', 'about_the_job', 'job_summary', 'job_description', 'responsibilities', 'person_specification', 'essential_criteria', 'desirable_criteria', 'qualifications', 'technical_skills', 'memberships', 'licences', 'languages', 'behaviours', 'competencies', 'benefits', 'things_you_need_to_know', 'selection_process', 'sift_and_interview_dates', 'further_information', 'reasonable_adjustments', 'feedback', 'security', 'nationality', 'working_for_the_civil_service', 'apply', 'contact', 'the_role', 'salary', 'contract_type', 'working_pattern', 'terms_and_conditions', 'annex', 'medical', 'artificial_intelligence', 'attachments', 'strengths', 'other')),
    -- The heading as printed.
    heading TEXT NOT NULL,
    -- 1 for a part, 2 for a section, 3 and up for what stands within one.
    level INTEGER NOT NULL CHECK (level >= 0 AND level <= 6),
    -- Where it stands in the input, in bytes; null for PDF. This is its begin.
    span_begin INTEGER CHECK (span_begin >= 0),
    -- Where it stands in the input, in bytes; null for PDF. This is its end.
    span_end INTEGER CHECK (span_end >= 0),
    -- Its words in the canonical text.
    text TEXT NOT NULL,
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT;

-- For each value, by its JSON Pointer, why it is what it is.
CREATE TABLE vacancy_evidence (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- JSON Pointer of the value in the record.
    pointer TEXT NOT NULL,
    -- The grammar rule that took the value: 'salary.range'.
    rule TEXT NOT NULL CHECK (rule <> ''),
    -- The words that it was taken from, as they stand in the canonical text.
    text TEXT NOT NULL,
    -- The line of the input that they begin on, from 1.
    line INTEGER CHECK (line >= 1),
    -- Where they stand in the input (inside an archive: in the member), in bytes; null for PDF. This is its begin.
    span_begin INTEGER CHECK (span_begin >= 0),
    -- Where they stand in the input (inside an archive: in the member), in bytes; null for PDF. This is its end.
    span_end INTEGER CHECK (span_end >= 0),
    -- Page of a PDF, from 1; else null.
    page INTEGER CHECK (page >= 1),
    -- Box around the words on that page, in points from its top left corner; else null. This is its left.
    box_left REAL,
    -- Box around the words on that page, in points from its top left corner; else null. This is its top.
    box_top REAL,
    -- Box around the words on that page, in points from its top left corner; else null. This is its right.
    box_right REAL,
    -- Box around the words on that page, in points from its top left corner; else null. This is its bottom.
    box_bottom REAL,
    -- How the value was found: by its label, in its section, elsewhere in prose, or worked out.
    confidence TEXT NOT NULL CHECK (confidence IN ('label', 'section', 'prose', 'inferred')),
    PRIMARY KEY (vacancy_key, pointer),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What a careful reader would want to know about this record.
CREATE TABLE vacancy_diagnostic (
    -- The version that it belongs to.
    vacancy_key INTEGER NOT NULL,
    -- Its place in the list, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Code of the diagnostic; each has a page in docs/diagnostics/.
    code TEXT NOT NULL CHECK (code <> ''),
    -- How bad it is.
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    -- JSON Pointer of the field that it is about; null where it is about the whole input.
    field TEXT,
    -- What there is to tell.
    message TEXT NOT NULL CHECK (message <> ''),
    -- The line of the input, from 1; null where there is no place.
    line INTEGER CHECK (line >= 1),
    -- The place in the input, in bytes; null where there is none. This is its begin.
    span_begin INTEGER CHECK (span_begin >= 0),
    -- The place in the input, in bytes; null where there is none. This is its end.
    span_end INTEGER CHECK (span_end >= 0),
    PRIMARY KEY (vacancy_key, position),
    FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The record as it was loaded, for whoever wants all of it: JSON, form vacancy/1.
CREATE TABLE vacancy_record (
    -- The version that it is.
    vacancy_key INTEGER PRIMARY KEY REFERENCES vacancy (vacancy_key) ON DELETE CASCADE,
    -- One line of JSON.
    json TEXT NOT NULL
) STRICT;
CREATE INDEX vacancy_by_identity_valid_from ON vacancy (identity, valid_from);
CREATE INDEX vacancy_by_reference ON vacancy (reference);
CREATE INDEX vacancy_by_department ON vacancy (department);
CREATE INDEX vacancy_by_dates_closing_to ON vacancy (dates_closing_to);
CREATE INDEX vacancy_grade_by_code ON vacancy_grade (code);
CREATE INDEX vacancy_location_by_town ON vacancy_location (town);
CREATE INDEX vacancy_diagnostic_by_code ON vacancy_diagnostic (code);

-- Words of titles, summaries and criteria.
CREATE VIRTUAL TABLE vacancy_search USING fts5 (title, summary, criteria, tokenize = 'porter unicode61');

-- Whoever deletes a version deletes all of it.
CREATE TRIGGER vacancy_deleted AFTER DELETE ON vacancy BEGIN
    DELETE FROM vacancy_grade WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_salary_band WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_contract_type WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_working_pattern WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_role_type WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_location WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_criterion WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_responsibility WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_behaviour WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_competency WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_technical_skill WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_success_profile WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_application_test WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_interview_format WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_clearance WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_event WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_contact WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_benefit WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_scheme WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_section WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_evidence WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_diagnostic WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_record WHERE vacancy_key = OLD.vacancy_key;
    DELETE FROM vacancy_search WHERE rowid = OLD.vacancy_key;
END;

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
    (SELECT group_concat(code, ' | ') FROM (SELECT code FROM vacancy_grade l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS grades,
    (SELECT group_concat(type, ' | ') FROM (SELECT type FROM vacancy_contract_type l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS contract_types,
    (SELECT group_concat(pattern, ' | ') FROM (SELECT pattern FROM vacancy_working_pattern l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS working_patterns,
    (SELECT group_concat(type, ' | ') FROM (SELECT type FROM vacancy_role_type l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS role_types,
    (SELECT group_concat(text, ' | ') FROM (SELECT text FROM vacancy_location l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS locations,
    (SELECT group_concat(text, ' | ') FROM (SELECT text FROM vacancy_criterion l WHERE l.vacancy_key = v.vacancy_key AND kind = 'essential' ORDER BY position) m) AS criteria_essential,
    (SELECT group_concat(text, ' | ') FROM (SELECT text FROM vacancy_criterion l WHERE l.vacancy_key = v.vacancy_key AND kind = 'desirable' ORDER BY position) m) AS criteria_desirable,
    (SELECT group_concat(text, ' | ') FROM (SELECT text FROM vacancy_criterion l WHERE l.vacancy_key = v.vacancy_key AND kind = 'person_specification' ORDER BY position) m) AS criteria_person_specification,
    (SELECT group_concat(text, ' | ') FROM (SELECT text FROM vacancy_responsibility l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS responsibilities,
    (SELECT group_concat(name, ' | ') FROM (SELECT name FROM vacancy_behaviour l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS behaviours,
    (SELECT group_concat(name, ' | ') FROM (SELECT name FROM vacancy_competency l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS competencies,
    (SELECT group_concat(skill, ' | ') FROM (SELECT skill FROM vacancy_technical_skill l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS technical_skills,
    (SELECT group_concat(element, ' | ') FROM (SELECT element FROM vacancy_success_profile l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS success_profile,
    (SELECT group_concat(test, ' | ') FROM (SELECT test FROM vacancy_application_test l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS application_tests,
    (SELECT group_concat(format, ' | ') FROM (SELECT format FROM vacancy_interview_format l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS interview_formats,
    (SELECT group_concat(code, ' | ') FROM (SELECT code FROM vacancy_clearance l WHERE l.vacancy_key = v.vacancy_key AND kind = 'required' ORDER BY position) m) AS clearance_required,
    (SELECT group_concat(code, ' | ') FROM (SELECT code FROM vacancy_clearance l WHERE l.vacancy_key = v.vacancy_key AND kind = 'conditional' ORDER BY position) m) AS clearance_conditional,
    (SELECT group_concat(text, ' | ') FROM (SELECT text FROM vacancy_benefit l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS benefits,
    (SELECT group_concat(scheme, ' | ') FROM (SELECT scheme FROM vacancy_scheme l WHERE l.vacancy_key = v.vacancy_key ORDER BY position) m) AS schemes
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
