import { sql } from 'kysely';
import type { Institution, Territory } from '#law';
import { type Database, type Db, transaction } from '#platform/database';
import type { Catalogue, InstitutionAnswer } from './api.ts';

/** The whole catalogue in its order; some hundreds of rows, read in one question. */
export async function readCatalogue(db: Db): Promise<Catalogue> {
  const { rows } = await sql<{ catalogue: Catalogue }>`
    select json_build_object(
      'insurances', (select coalesce(json_agg(json_build_object('code', code, 'title', json_build_object('es', title_es, 'en', title_en)) order by position), '[]') from services.insurance),
      'services', (select coalesce(json_agg(json_build_object('code', code, 'insurance', insurance, 'kind', kind, 'givenAt', given_at, 'title', json_build_object('es', title_es, 'en', title_en)) order by position), '[]') from services.service),
      'facilities', (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'kind', kind, 'level', level, 'canton', canton, 'province', province) order by code), '[]') from services.facility),
      'provinces', (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'capital', capital, 'region', region, 'tile', json_build_object('row', tile_row, 'column', tile_column)) order by code), '[]') from services.province),
      'cantons', (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'province', province) order by code), '[]') from services.canton)
    ) as catalogue
  `.execute(db);
  return rows[0]!.catalogue;
}

export async function readInstitutionState(db: Db): Promise<InstitutionAnswer> {
  const { rows } = await sql<{
    country: string;
    synthetic: boolean;
    scale: number | null;
    seed: number | null;
  }>`select country, synthetic, scale, seed from services.institution`.execute(db);
  const row = rows[0];
  return row
    ? { loaded: true, ...row }
    : { loaded: false, country: null, synthetic: false, scale: null, seed: null };
}

/** Writes down what has been loaded, once all of it is there: until then the institution counts as not loaded. */
export async function declareInstitution(
  db: Db,
  state: { country: string; synthetic: boolean; scale: number | null; seed: number | null; loadedAt: Date },
): Promise<void> {
  await sql`
    insert into services.institution (country, synthetic, scale, seed, loaded_at)
    values (${state.country}, ${state.synthetic}, ${state.scale}, ${state.seed}, ${state.loadedAt})
    on conflict (only_row) do update set country = excluded.country, synthetic = excluded.synthetic, scale = excluded.scale,
      seed = excluded.seed, loaded_at = excluded.loaded_at
  `.execute(db);
}

/** Brings the catalogue to what the case's files say; what they no longer list stays, since records refer to it. */
export async function loadCatalogue(
  db: Database,
  territory: Territory,
  institution: Institution,
): Promise<void> {
  const provinceByCanton = new Map(territory.cantons.map((canton) => [canton.code, canton.province]));
  const json = (rows: readonly object[]) => JSON.stringify(rows);
  await transaction(db, async (trx) => {
    await sql`
      insert into services.province select * from jsonb_to_recordset(${json(
        territory.provinces.map(({ tile, ...province }) => ({
          ...province,
          tile_row: tile.row,
          tile_column: tile.column,
        })),
      )}::jsonb) as r(code text, name text, capital text, region text, tile_row integer, tile_column integer)
      on conflict (code) do update set name = excluded.name, capital = excluded.capital, region = excluded.region,
        tile_row = excluded.tile_row, tile_column = excluded.tile_column
    `.execute(trx);
    await sql`
      insert into services.canton select * from jsonb_to_recordset(${json([...territory.cantons])}::jsonb)
        as r(code text, name text, province text, population integer)
      on conflict (code) do update set name = excluded.name, province = excluded.province, population = excluded.population
    `.execute(trx);
    await sql`
      insert into services.insurance select * from jsonb_to_recordset(${json(
        institution.insurances.map(({ code, title }, position) => ({
          code,
          title_es: title.es,
          title_en: title.en,
          position,
        })),
      )}::jsonb) as r(code text, title_es text, title_en text, position integer)
      on conflict (code) do update set title_es = excluded.title_es, title_en = excluded.title_en, position = excluded.position
    `.execute(trx);
    await sql`
      insert into services.service
      select r.code, r.insurance, r.kind, array(select jsonb_array_elements_text(r.given_at)), r.title_es, r.title_en, r.position
      from jsonb_to_recordset(${json(
        institution.services.map(({ code, insurance, kind, where, title }, position) => ({
          code,
          insurance,
          kind,
          given_at: where,
          title_es: title.es,
          title_en: title.en,
          position,
        })),
      )}::jsonb) as r(code text, insurance text, kind text, given_at jsonb, title_es text, title_en text, position integer)
      on conflict (code) do update set insurance = excluded.insurance, kind = excluded.kind, given_at = excluded.given_at,
        title_es = excluded.title_es, title_en = excluded.title_en, position = excluded.position
    `.execute(trx);
    await sql`
      insert into services.facility select * from jsonb_to_recordset(${json(
        institution.facilities.map((facility) => ({
          ...facility,
          province: provinceByCanton.get(facility.canton),
        })),
      )}::jsonb) as r(code text, name text, kind text, level integer, canton text, province text)
      on conflict (code) do update set name = excluded.name, kind = excluded.kind, level = excluded.level,
        canton = excluded.canton, province = excluded.province
    `.execute(trx);
  });
}
