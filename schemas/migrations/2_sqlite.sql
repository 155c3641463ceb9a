-- Version 2: a version that is deleted takes all its rows with it

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
