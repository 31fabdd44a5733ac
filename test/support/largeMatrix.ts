import { randomUUID } from 'node:crypto';
import { singleClient } from '../../src/platform/database/index.ts';

/** Twelve groups of one disaggregation, in their order. */
const groups = ['mujeres', 'hombres', ...Array.from({ length: 10 }, (_, i) => `grupo ${i + 1}`)];

/**
 * Puts in a programme of 400 indicators, 60 months (2019-01 to 2023-12) and 12 groups, every figure captured. The figure of indicator
 * i (from 1), month m (from 0) and group g (from 1) is (7i + 3m + 11g) mod 900, so that a cell in the wrong place shows.
 *
 * @param options with `isApproved` the design is approved and so is each report: everybody reads it, and nothing of it can be written.
 */
export async function fillLargeMatrix(
  ownerUrl: string,
  slug: string,
  { isApproved = false }: { readonly isApproved?: boolean } = {},
): Promise<void> {
  const id = randomUUID();
  const now = new Date();
  const indicators = Array.from({ length: 400 }, (_, i) => ({
    id: `i${i + 1}`,
    objective: 'c1',
    name: `Indicador ${i + 1}`,
    definition: '',
    formula: 'n',
    unit: 'personas',
    kind: null,
    dimension: null,
    relation: null,
    frequency: 'monthly',
    aggregation: 'sum',
    direction: 'ascending',
    thresholds: null,
    baseline: null,
    baselineWhyNot: null,
    means: [],
    responsible: '',
    at: null,
    variables: [{ symbol: 'n', name: 'Personas', unit: 'personas' }],
    disaggregations: [{ by: 'grupo', groups }],
  }));
  const identity = {
    name: 'Matriz grande',
    objective: '',
    code: null,
    country: 'Ecuador',
    executor: '',
    donor: '',
    beneficiary: '',
    starts: '2019-01',
    ends: '2023-12',
    modality: '',
  };
  const actions = [
    { kind: 'created', slug, name: 'Matriz grande', origin: 'desk' },
    { kind: 'part-saved', part: 'identity', value: identity },
    ...indicators.map((indicator) => ({ kind: 'indicator-saved', indicator })),
    ...(isApproved ? [{ kind: 'approved', version: 1, on: '2024-01-15' }] : []),
  ];
  const client = singleClient(ownerUrl);
  await client.connect();
  try {
    await client.query(
      'insert into programmes.programme (programme_id, slug, origin, created_at) values ($1, $2, $3, $4)',
      [id, slug, 'desk', now],
    );
    await client.query(
      `insert into actions.action (room, stream, seq, at, by_person, body)
       select 'programmes', $1, o, $2, null, b from jsonb_array_elements($3::jsonb) with ordinality as x(b, o)`,
      [id, now, JSON.stringify(actions)],
    );
    await client.query(
      `insert into programmes.report (programme_id, indicator, period, seq, kind, figures, at)
       select $1, 'i' || i, to_char(date '2019-01-01' + m * interval '1 month', 'YYYY-MM'), 1, 'captured',
         (select jsonb_object_agg('grupo=' || name, jsonb_build_object('n', (i * 7 + m * 3 + g * 11) % 900))
          from unnest($2::text[]) with ordinality as u(name, g)), $3
       from generate_series(1, 400) i, generate_series(0, 59) m`,
      [id, groups, now],
    );
    if (isApproved)
      await client.query(
        `insert into programmes.report (programme_id, indicator, period, seq, kind, at)
         select $1, 'i' || i, to_char(date '2019-01-01' + m * interval '1 month', 'YYYY-MM'), seq, kind, $2
         from generate_series(1, 400) i, generate_series(0, 59) m, (values (2, 'submitted'), (3, 'approved')) as step(seq, kind)`,
        [id, now],
      );
    await client.query('analyze programmes.report');
  } finally {
    await client.end();
  }
}
