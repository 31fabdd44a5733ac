-- needs: platform/actions, operations/registry
-- Organisations are lists of actions; of persons this room may know the name.
create schema organisations;
grant usage on schema organisations to amparo_app;
create view organisations.person as select person_id, display_name from registry.person_search;
grant select on organisations.person to amparo_app;
