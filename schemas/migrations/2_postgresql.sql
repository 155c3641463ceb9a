-- Version 2: rows of a version refer to it, and go with it

ALTER TABLE vacancy_grade ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_salary_band ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_contract_type ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_working_pattern ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_role_type ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_location ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_criterion ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_responsibility ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_behaviour ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_competency ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_technical_skill ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_success_profile ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_application_test ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_interview_format ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_clearance ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_event ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_contact ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_benefit ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_scheme ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_section ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_evidence ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_diagnostic ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_record ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
ALTER TABLE vacancy_search ADD FOREIGN KEY (vacancy_key) REFERENCES vacancy (vacancy_key) ON DELETE CASCADE;
