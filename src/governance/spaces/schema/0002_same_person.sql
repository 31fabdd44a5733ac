-- needs: platform/actions, operations/registry
-- What is declared under one record of a person holds under every record that was joined with it, and what is declared where groups
-- oversee holds here.
create view spaces.same_person as
  select merged_id as person_id, kept_id as same_id from registry.merge_in_force
  union select kept_id, merged_id from registry.merge_in_force
  union select a.merged_id, b.merged_id
    from registry.merge_in_force a join registry.merge_in_force b on a.kept_id = b.kept_id and a.merged_id <> b.merged_id;
create view spaces.declared_elsewhere as
  select stream as person_id, body -> 'interest' as interest
  from actions.action where room = 'oversightGroups.person' and body ->> 'kind' = 'interest-declared';
grant select on spaces.same_person, spaces.declared_elsewhere to amparo_app;
