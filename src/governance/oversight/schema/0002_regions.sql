-- Where who buys has its seat, by the region of its published address, folded as it is compared; what was compiled before is read again.
alter table oversight.process add column region text;
update oversight.process p set region = nullif(trim(regexp_replace(translate(lower(a.region), 'áéíóúüñ', 'aeiouun'), '[^a-z0-9]+', ' ', 'g')), '')
from (
  select q.ocid, coalesce(
    (select x -> 'address' ->> 'region' from jsonb_array_elements(case jsonb_typeof(q.compiled -> 'parties') when 'array' then q.compiled -> 'parties' else '[]' end) x
      where x ->> 'id' = q.buyer_id limit 1),
    q.compiled -> 'buyer' -> 'address' ->> 'region') as region
  from oversight.process q
) a where a.ocid = p.ocid and a.region is not null;
create index process_by_region on oversight.process (region);
