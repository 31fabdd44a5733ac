-- Who buys, sells and bids, each once however it was written, by a number of the house: what is published of a person who sells is
-- her document, and no address of a page may carry it. All of it can be read again from the releases.
create table oversight.party (
  party integer generated always as identity primary key,
  key text not null unique,
  name text not null,
  -- Every name it was published under, folded as it is compared.
  folded text not null,
  kind text not null check (kind in ('person', 'company', 'public', 'unknown')),
  -- Where it has its seat as a buyer, folded.
  region text,
  -- Processes in which it buys, sells, bids; counted when a file has been read.
  bought integer not null default 0,
  sold integer not null default 0,
  bid integer not null default 0
);
create index party_by_text on oversight.party using gin (folded gin_trgm_ops);
create index party_by_bought on oversight.party (bought desc, party) where bought > 0;
create index party_by_sold on oversight.party (sold desc, party) where sold + bid > 0;
create index party_by_region on oversight.party (region, bought desc, party) where bought > 0;

-- How a party was written, word for word, and between which publications.
create table oversight.party_writing (
  party integer not null references oversight.party,
  identifier text not null,
  name text not null,
  since timestamptz not null,
  until timestamptz not null,
  primary key (party, identifier, name)
);

-- The part that a party has in a process. Money in US dollars; null where nothing was published.
create table oversight.part (
  ocid text not null references oversight.process,
  role text not null check (role in ('buyer', 'supplier', 'bidder')),
  party integer not null references oversight.party,
  changed_on timestamptz not null,
  year smallint not null,
  method text,
  method_details text,
  awarded numeric,
  contracted numeric,
  -- Awards with no amount of its own in dollars: not said, in another currency, or shared with others.
  unsaid smallint not null,
  amendments smallint not null,
  has_award boolean not null,
  bids integer,
  -- Whether one bid came where several could compete; null where that is not known or not asked.
  single_bid boolean,
  has_period boolean not null,
  is_planned boolean not null,
  primary key (ocid, role, party)
);
create index part_of_party on oversight.part (party, role, changed_on desc, ocid desc);

-- What a buyer awarded to one supplier alone: what concentration is measured on.
create table oversight.deal (
  ocid text not null references oversight.process,
  place smallint not null,
  buyer integer not null references oversight.party,
  supplier integer not null references oversight.party,
  awarded numeric not null,
  primary key (ocid, place)
);
create index deal_of_buyer on oversight.deal (buyer, supplier) include (ocid, awarded);
create index deal_of_supplier on oversight.deal (supplier, buyer) include (ocid, awarded);

-- Which reading of a compiled release its row was made with; what an older one made is read again.
alter table oversight.process add column reading smallint not null default 0;
create index process_by_reading on oversight.process (reading);
-- A process is found by a party through its parts.
drop index oversight.process_by_buyer;
drop index oversight.process_by_supplier;
create index import_problem_by_process on oversight.import_problem (ocid);

grant select, insert, update on oversight.party, oversight.party_writing to amparo_app;
grant select, insert, delete on oversight.part, oversight.deal to amparo_app;
