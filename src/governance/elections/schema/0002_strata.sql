-- needs: governance/elections
-- The group of each person of a roll that a public draw gave, as its draw names it: province, sector, sex.
alter table elections.voter_right add column stratum text;
