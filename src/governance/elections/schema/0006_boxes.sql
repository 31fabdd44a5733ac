-- needs: governance/elections
-- A roll that is too large for one archive is divided by chance among several boxes. Each is an election of its own with its own board; all
-- name the first, which has their sum, its proclamation and its disputes.
alter table elections.election
  add column first_id uuid references elections.election,
  add column box integer not null default 1 check (box >= 1),
  add check ((box = 1) = (first_id is null));
create unique index election_boxes on elections.election (first_id, box) where first_id is not null;
