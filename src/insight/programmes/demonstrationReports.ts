import { addDays, type Result } from '#kernel';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import type { Party } from './dissemination.ts';
import { actOnProgramme, type Doing } from './doing.ts';
import { issueReport } from './periodic/issue.ts';
import { daysOf } from './periods.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;

/** Does something of the demonstration at a moment, with its audit entries. @throws Error where the rules refuse it. */
export async function tell(
  db: Database,
  at: Date,
  personId: string | null,
  work: (doing: Doing) => Promise<Result<unknown>>,
): Promise<void> {
  await transaction(db, async (trx) => {
    const entries: AuditEntry[] = [];
    const done = await work({ trx, now: at, personId, audit: (entry) => entries.push(entry) });
    if (!done.ok) throw new Error(`The programmes were refused: ${JSON.stringify(done.refusal)}`);
    await recordEntries(trx, system, entries);
  });
}

const parties: readonly Party[] = [
  {
    id: 'consejo-directivo',
    name: 'Consejo Directivo, Secretaría',
    kind: 'executor',
    channel: 'letter',
    address: 'Secretaría del Consejo, oficina de partes',
  },
  {
    id: 'organizacion-de-autonomas',
    name: 'Organización de trabajadoras y trabajadores por cuenta propia',
    kind: 'workers',
    channel: 'meeting',
    address: 'Asamblea de la organización',
  },
  {
    id: 'ministerio-del-trabajo',
    name: 'Ministerio del Trabajo, Dirección de Empleo',
    kind: 'government',
    channel: 'email',
    address: 'empleo@trabajo.example',
  },
  {
    id: 'gobiernos-amazonicos',
    name: 'Gobiernos locales de la Amazonía',
    kind: 'community',
    channel: 'letter',
    address: 'Consorcio de gobiernos locales, ventanilla única',
  },
  {
    id: 'ciudadania',
    name: 'Ciudadanía y medios',
    kind: 'media',
    channel: 'web',
    address: '',
  },
];

/** The first half of the invented programme's year: a first execution, a product done, two reports issued and brought to most parties. */
export async function tellHalfYear(
  db: Database,
  {
    slug,
    year,
    cast,
    evidenceId,
  }: {
    readonly slug: string;
    readonly year: number;
    readonly cast: { readonly planner: string; readonly officer: string };
    readonly evidenceId: string;
  },
): Promise<void> {
  const at = (day: string) => new Date(`${day}T15:00:00Z`);
  const act = (day: string, who: string, asked: Parameters<typeof actOnProgramme>[1]) =>
    tell(db, at(day), who, (doing) => actOnProgramme(slug, asked, doing));
  const issue = (period: string) =>
    tell(db, at(addDays(daysOf(period).until, 20)), cast.planner, (doing) =>
      issueReport(slug, period, doing),
    );
  const deliver = async (period: string, whom: readonly Party[]) => {
    for (const [i, { id, channel }] of whom.entries()) {
      const on = addDays(daysOf(period).until, 20 + Math.min(i, 1));
      const delivery = { period, number: 1, party: id, channel, on, note: '' };
      await act(addDays(daysOf(period).until, 21), cast.planner, { act: 'note-delivery', delivery });
    }
  };
  for (const party of parties) await act(`${year}-05-15`, cast.planner, { act: 'save-party', party });
  await issue(`${year}-C1`);
  await deliver(`${year}-C1`, parties);
  await act(`${year}-07-10`, cast.officer, {
    act: 'state-product',
    product: 'p1',
    state: 'done',
    reason: '',
    note: '',
    evidence: [evidenceId],
  });
  await act(`${year}-07-10`, cast.officer, {
    act: 'report-execution',
    on: daysOf(`${year}-S1`).until,
    lines: [
      { line: 'b1', executedCents: 9_120_310, committedCents: 6_300_000 },
      { line: 'b2', executedCents: 5_604_000, committedCents: 2_050_000 },
      { line: 'b3', executedCents: 1_150_000, committedCents: 0 },
    ],
  });
  await issue(`${year}-S1`);
  await deliver(
    `${year}-S1`,
    parties.filter((one) => one.id !== 'gobiernos-amazonicos'),
  );
}
