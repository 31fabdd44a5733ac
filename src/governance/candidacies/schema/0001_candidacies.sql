-- needs: platform/actions, operations/registry
-- Calls are lists of actions; of persons this room may know name and sex, which parity asks for.
create schema candidacies;
grant usage on schema candidacies to amparo_app;
create view candidacies.person as select person_id, display_name, sex from registry.person_search;
grant select on candidacies.person to amparo_app;
