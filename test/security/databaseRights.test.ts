import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { singleClient } from '#platform/database';
import { testDatabase } from '../support/database.ts';

type Client = ReturnType<typeof singleClient>;

/** Whole schemas, and tables elsewhere, in which nothing that was written may change or go. */
const appendOnlySchemas = ['actions', 'audit'];
const appendOnlyTables = [
  'committees.committee',
  'committees.photograph',
  'complaints.action',
  'complaints.attachment',
  'complaints.case_file',
  'complaints.confidential_day',
  'complaints.public_comment',
  'complaints.published_answer',
  'complaints.sealed_identity',
  'elections.action',
  'elections.event',
  'elections.sheaf',
  'http.command',
  'improvement.action',
  'improvement.answer',
  'improvement.change',
  'improvement.release',
  'improvement.told',
  'programmes.evidence',
  'programmes.issued_report',
  'programmes.programme',
  'programmes.report',
  'quality.edition',
  'quality.evaluation',
  'quality.evaluation_comment',
  'quality.invitation',
  'registry.consent',
  'registry.contact',
  'registry.document',
  'registry.kept_apart',
  'registry.merge',
  'registry.merge_undone',
  'registry.organisation',
  'registry.person',
  'registry.person_version',
  'sortitions.drawn',
  'sortitions.roll_block',
  'sortitions.roll_line',
  'spaces.action',
  'spaces.meeting',
  'spaces.minutes',
  'spaces.secret_ballot',
  'spaces.space',
  'valuations.content',
  'valuations.event',
  'valuations.package',
  'valuations.run',
  'valuations.run_result',
  'valuations.valuation',
];

/** Each right to change or take away rows of an append-only table that the role has, by itself, its memberships or PUBLIC. */
async function rightsThatMustNotBe(owner: Client, role: string): Promise<string[]> {
  const { rows } = await owner.query<{ right: string }>(
    `select format('%s %s.%s', r.name, n.nspname, c.relname) as right
     from pg_class c join pg_namespace n on n.oid = c.relnamespace,
          unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as r(name)
     where c.relkind in ('r', 'p') and (n.nspname = any($2) or format('%s.%s', n.nspname, c.relname) = any($3))
       and (has_table_privilege($1, c.oid, r.name)
            or (r.name = 'UPDATE' and has_any_column_privilege($1, c.oid, 'UPDATE')))
     order by 1`,
    [role, appendOnlySchemas, appendOnlyTables],
  );
  return rows.map(({ right }) => right);
}

describe('the rights of the application’s database role', () => {
  let owner: Client;
  let app: Client;
  let role: string;
  beforeAll(async () => {
    const { ownerUrl, appUrl } = await testDatabase();
    owner = singleClient(ownerUrl);
    app = singleClient(appUrl);
    await owner.connect();
    await app.connect();
    const { rows } = await app.query<{ role: string }>('select current_user as role');
    role = rows[0]?.role ?? '';
  });
  afterAll(async () => {
    await app.end();
    await owner.end();
  });

  it('do not let it change or delete audit entries, answers of commands, evaluations or editions', async () => {
    expect(await rightsThatMustNotBe(owner, role)).toEqual([]);
    const { rows } = await owner.query<{ name: string }>(
      `select format('%s.%s', schemaname, tablename) as name from pg_tables
       where schemaname = any($1) or format('%s.%s', schemaname, tablename) = any($2) order by 1`,
      [appendOnlySchemas, appendOnlyTables],
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'actions.action',
      'audit.checkpoint',
      'audit.entry',
      'audit.link',
      'audit.signing_key',
      ...appendOnlyTables,
    ]);
    for (const { name } of rows) {
      const column = await owner.query<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attidentity = '' and attgenerated = '' limit 1`,
        [name],
      );
      const first = column.rows[0]?.name;
      for (const statement of [
        `update ${name} set ${first} = ${first}`,
        `delete from ${name}`,
        `truncate ${name} cascade`,
      ])
        await expect(app.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  it.each([
    ['grant update on audit.entry to %', 'UPDATE audit.entry'],
    ['grant update (detail) on audit.entry to %', 'UPDATE audit.entry'],
    ['grant delete on audit.link to public', 'DELETE audit.link'],
    ['grant truncate on quality.evaluation to %', 'TRUNCATE quality.evaluation'],
    ['grant delete on quality.evaluation_comment to %', 'DELETE quality.evaluation_comment'],
    ['grant pg_write_all_data to %', 'UPDATE quality.evaluation'],
  ])('would be seen, were somebody to %s', async (grant, seen) => {
    const statement = grant.replace('%', role);
    await owner.query(statement);
    try {
      expect(await rightsThatMustNotBe(owner, role)).toContain(seen);
    } finally {
      await owner.query(statement.replace('grant', 'revoke').replace(' to ', ' from '));
    }
    expect(await rightsThatMustNotBe(owner, role)).toEqual([]);
  });

  it('are those of a role that owns nothing, makes nothing that lasts and borrows no one’s rights, but to count lines set aside, to answer a voter’s right once and to bind ballots into sheaves', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
              (select count(*)::int from pg_class where relowner = r.oid and relnamespace::regnamespace::text !~ '^pg_(toast_)?temp') as owned,
              (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
              (select count(*)::int from pg_namespace n where nspname !~ '^pg_' and has_schema_privilege(r.oid, n.oid, 'CREATE')) as creates,
              (select array_agg(p.oid::regprocedure::text order by p.oid::regprocedure::text) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
               where p.prosecdef and nspname <> 'pg_catalog' and has_function_privilege(r.oid, p.oid, 'EXECUTE')) as borrows
       from pg_roles r where rolname = $1`,
      [role],
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolreplication: false,
        rolbypassrls: false,
        owned: 0,
        memberships: 0,
        creates: 0,
        borrows: [
          // Fills the empty answer of one voter's right, once, and rewrites its neighbours as they are: a right to UPDATE could overwrite.
          'elections.authorize(uuid,uuid,bytea,bytea)',
          // Takes out of the sheaves of ballots that wait those that are on the board, and nothing else.
          'elections.clear_sheaves(uuid)',
          // Adds one ballot to those that wait: a right to UPDATE could take one away.
          'elections.receive(uuid,text,text,text,bytea,integer)',
          // It takes no argument, reads no row to the caller and changes statistics only.
          'quality.analyze_import_lines()',
        ],
      },
    ]);
    await expect(app.query('create table public.hidden (n int)')).rejects.toMatchObject({ code: '42501' });
    await expect(app.query('select * from amparo.installation')).rejects.toMatchObject({ code: '42501' });
  });
});
