import { join } from 'node:path';
import { sql } from 'kysely';
import { loadDemonstrationCalls } from '#governance/candidacies';
import { loadDemonstrationCommission } from '#governance/commissions';
import { loadDemonstrationCommittee } from '#governance/committees';
import { loadSyntheticCases } from '#governance/complaints';
import { inviteInDemonstration, loadDemonstrationElections } from '#governance/elections';
import { loadDemonstrationChanges } from '#governance/improvement';
import { loadDemonstrationOrganisations } from '#governance/organisations';
import { loadSyntheticProcurement } from '#governance/oversight';
import { loadDemonstrationGroups } from '#governance/oversightGroups';
import { findSomebodyToRate, loadRatingOf } from '#governance/quality';
import { loadDemonstrationSortition } from '#governance/sortitions';
import { loadDemonstrationSpaces } from '#governance/spaces';
import { loadDemonstrationStages, readPlan } from '#governance/stages';
import { loadDemonstrationEvaluations } from '#insight/evaluations';
import { loadDemonstrationProgrammes } from '#insight/programmes';
import { loadReferenceValuations, openReferenceCase } from '#insight/valuations';
import { loadLaw } from '#law/folder';
import {
  findCedula,
  findOtherPersons,
  insertContacts,
  insertEmployers,
  insertPersons,
} from '#operations/registry';
import { loadStep, readCatalogue, readInstitutionState, readLoadedSteps } from '#operations/services';
import { type Database, openDatabase, transaction } from '#platform/database';
import {
  demonstrationSignIns,
  hasDemonstrationAccounts,
  loadDemonstrationAccounts,
} from '#platform/identity';
import { createOutbox, failSomeLetters, readMailSetup } from '#platform/mail';
import { complaintsOptions } from './complaintsOptions.ts';
import { letterLock } from './houseKeys.ts';
import { improvementOptions } from './improvementOptions.ts';
import { type Loaded, type LoadProgress, loadReferenceInstitution } from './reference.ts';
import { releaseSchema } from './releaseSchema.ts';

const project = join(import.meta.dirname, '..');
const dayMs = 86_400_000;
/** Persons without an office who take part in the demonstration's spaces. */
const participants = 14;
/** Persons beside the affiliate on the rolls of the demonstration's elections. */
const electorCount = 23;
/** How many of these have an e-mail. */
const lettersCount = 14;
/** The largest hospital of the reference institution: enough people are attended there for its months to be shown. */
const largestHospital = 'HO-1701-01';
const officials = demonstrationSignIns.filter((one) => one.role !== null);
// Any number will do as long as nothing else in the database locks with it.
const loadLock = 4_850_172_211;

/** What a load did: the institution, where there was none; `rest` where it completed one that had been cut off. */
export interface DemonstrationLoaded {
  readonly institution: Loaded | null;
  readonly rest: boolean;
}

/**
 * Loads the reference institution where there is none, and opens the demonstration's accounts: an affiliate with something to rate,
 * an official at the counter of the place that attended her, and one holder of each other office; then what each room shows. A
 * load that was cut off goes on with the step that it was at.
 */
export async function loadDemonstration(options: {
  readonly appUrl: string;
  readonly scale?: number;
  readonly seed?: number;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Called before each step of the rooms, for tests that cut the load off. */
  readonly onStep?: (step: string) => void;
}): Promise<DemonstrationLoaded> {
  const { onProgress = () => {}, onStep = () => {} } = options;
  const db = openDatabase({
    url: options.appUrl,
    max: 3,
    statementTimeoutMs: 0,
    // A valuation is computed for a while inside the step that writes it.
    idleInTransactionTimeoutMs: 0,
    applicationName: 'amparo load',
  });
  // Two processes may start on one empty database: the second waits here, and then finds everything loaded.
  const turn = await db.pool.connect();
  try {
    await turn.query('select pg_advisory_lock($1)', [loadLock]);
    const institution = await loadReferenceInstitution({
      ...options,
      onProgress: (made) => {
        // What the rooms show is the last tenth of the whole.
        if (made.step !== 'done') onProgress({ ...made, part: 0.9 * made.part });
      },
      registry: { insertPersons, insertEmployers },
    });
    const { synthetic } = await readInstitutionState(db.kysely);
    const rest =
      synthetic &&
      (await loadRooms(db, (step, part) => {
        onProgress({ step: 'rooms', part: 0.9 + 0.1 * part });
        onStep(step);
      }));
    if (institution || rest) onProgress({ step: 'done', part: 1 });
    return { institution, rest: rest && !institution };
  } finally {
    turn.release(true);
    await db.close();
  }
}

/** Who plays in the demonstration, as its first step chose them. */
interface Cast {
  readonly affiliate: string;
  readonly facility: string;
  readonly others: readonly { readonly personId: string; readonly document: string }[];
  readonly now: string;
}

/** Opens the accounts and fills the rooms, step by step. @returns whether anything was left to do. */
async function loadRooms(db: Database, onStep: (step: string, part: number) => void): Promise<boolean> {
  const done = await readLoadedSteps(db.kysely);
  // One that was loaded before steps were marked is whole.
  if (done.size === 0 && (await hasDemonstrationAccounts(db.kysely))) return false;
  let cast = done.get('accounts') as Cast | null | undefined;
  let did = false;
  if (cast === undefined) {
    onStep('accounts', 0);
    cast = await loadStep(db, 'accounts', openAccounts);
    did = true;
  }
  if (!cast?.affiliate) return did;
  const steps = stepsOf(cast);
  for (const [i, [step, work]] of steps.entries()) {
    if (done.has(step)) continue;
    onStep(step, (i + 1) / (steps.length + 1));
    await loadStep(db, step, async (joined) => {
      await work(joined);
    });
    did = true;
  }
  return did;
}

/** @returns the cast; null where nobody has anything to rate, which is an institution too small to play. */
async function openAccounts(db: Database): Promise<Cast | null> {
  const now = new Date();
  const affiliate = await findSomebodyToRate(db, new Date(now.getTime() - 14 * dayMs));
  if (!affiliate) return null;
  const others = await findOtherPersons(db.kysely, affiliate.personId, officials.length + participants);
  const document = await findCedula(db.kysely, affiliate.personId);
  await transaction(db, (trx) =>
    loadDemonstrationAccounts(
      trx,
      [
        { role: null, personId: affiliate.personId, document },
        ...officials.slice(0, others.length).map(({ role }, i) => ({
          role,
          personId: others[i]!.personId,
          document: others[i]!.document,
          unit: role === 'counter' ? affiliate.facility : null,
        })),
      ],
      { synthetic: true, now },
    ),
  );
  return { affiliate: affiliate.personId, facility: affiliate.facility, others, now: now.toISOString() };
}

type Step = readonly [name: string, work: (db: Database) => Promise<unknown>];

/** What fills each room, in the order in which one leans on another. */
function stepsOf(cast: Cast): readonly Step[] {
  const { affiliate, others } = cast;
  const now = new Date(cast.now);
  const lawFolder = join(project, 'law');
  const law = loadLaw(lawFolder);
  const programmes = join(project, 'cases', 'programmes');
  const ofEverybody: Step[] = [
    [
      'complaints',
      (db) =>
        loadSyntheticCases(db, complaintsOptions(law), {
          persons: [affiliate, ...others.map((one) => one.personId)],
          facility: cast.facility,
          now,
        }),
    ],
    ['procurement', (db) => loadSyntheticProcurement(db, releaseSchema(), law, now)],
  ];
  // The reference valuations, so that the pages of the actuary and of everybody have something to show from the first day.
  const valuations: Step = [
    'valuations',
    (db) =>
      loadReferenceValuations(
        db,
        openReferenceCase({ caseFolder: join(project, 'cases', 'ecuador'), lawFolder, law }),
        now,
      ),
  ];
  if (others.length < officials.length + participants) return [...ofEverybody, valuations];
  const holder = (role: string) => others[officials.findIndex((one) => one.role === role)]!.personId;
  const [director, manager] = [holder('director'), holder('ombudsman')];
  const withoutOffice = others.slice(officials.length).map((one) => one.personId);
  return [
    ...ofEverybody,
    [
      'spaces',
      (db) =>
        loadDemonstrationSpaces(
          db,
          law,
          { affiliate, secretary: holder('counter'), director, others: withoutOffice },
          now,
        ),
    ],
    [
      'committee',
      async (db) => {
        const { facilities } = await readCatalogue(db.kysely);
        await loadDemonstrationCommittee(
          db,
          law,
          {
            facility: largestHospital,
            facilityName: facilities.find((one) => one.code === largestHospital)?.name ?? largestHospital,
            affiliate,
            manager,
            director,
            officials: others.slice(0, officials.length).map((one) => one.personId),
          },
          now,
        );
      },
    ],
    // What she rated before the committee observed it: she reads in her account where it led.
    [
      'rating',
      async (db) => {
        const { rows } = await sql<{ id: string }>`
          select account_id as id from identity.account where person_id = ${affiliate}
        `.execute(db.kysely);
        await loadRatingOf(db, law, {
          accountId: rows[0]!.id,
          personId: affiliate,
          facility: largestHospital,
          ratedAt: new Date(now.getTime() - 104 * dayMs),
        });
      },
    ],
    [
      'changes',
      (db) =>
        loadDemonstrationChanges(
          db,
          improvementOptions(law, complaintsOptions(law), () => now),
          {
            director,
            qualityOfficer: holder('quality-officer'),
            counter: holder('counter'),
            ombudsman: holder('ombudsman'),
          },
          now,
        ),
    ],
    [
      'programmes',
      (db) =>
        loadDemonstrationProgrammes(
          db,
          programmes,
          { planner: holder('planner'), officer: holder('programme-officer') },
          now,
        ),
    ],
    [
      'evaluations',
      (db) =>
        loadDemonstrationEvaluations(
          db,
          law,
          programmes,
          { director, evaluator: holder('evaluator'), auditor: holder('auditor') },
          now,
        ),
    ],
    [
      'oversight-groups',
      (db) =>
        loadDemonstrationGroups(
          db,
          law,
          { affiliate, manager, director, officer: holder('procurement-officer'), others: withoutOffice },
          now,
        ),
    ],
    [
      'commission',
      (db) =>
        loadDemonstrationCommission(
          db,
          law,
          {
            secretary: holder('board-secretary'),
            director,
            auditor: holder('auditor'),
            supervisor: holder('supervisor'),
            others: withoutOffice,
          },
          now,
        ),
    ],
    [
      'candidacies',
      (db) =>
        loadElection(db, now, {
          representatives: [affiliate, director, ...withoutOffice],
          secretary: holder('board-secretary'),
          officer: holder('electoral-officer'),
          apart: [affiliate, ...others.map((one) => one.personId)],
        }),
    ],
    [
      'stages',
      (db) =>
        loadDemonstrationStages(
          db,
          { law, plan: readPlan(join(project, 'cases', 'ecuador', 'stages')) },
          holder('board-secretary'),
          now,
        ),
    ],
    [
      'elections',
      async (db) => {
        const electors = await findOtherPersons(db.kysely, affiliate, electorCount);
        const voters = [affiliate, ...electors.map((one) => one.personId)];
        await loadDemonstrationElections(db, law, { voters, officer: holder('electoral-officer') }, now);
      },
    ],
    // Some of the electors said where they are reached: the house writes to them. Where it has no server, the letters wait.
    [
      'letters',
      async (db) => {
        const electors = await findOtherPersons(db.kysely, affiliate, electorCount);
        await transaction(db, async (trx) => {
          for (const [i, { personId }] of electors.slice(0, lettersCount).entries())
            await insertContacts(trx, personId, { email: `elector-${i + 1}@correo.example`, phone: null });
        });
        await inviteInDemonstration(db, createOutbox({ lock: letterLock(), setup: readMailSetup({}) }), now);
        await transaction(db, (trx) => failSomeLetters(trx, now));
      },
    ],
    valuations,
  ];
}

/** Organisations, an election of the past up to its public draw, and one that is open: the draw is of the day of its beacon's round. */
async function loadElection(
  db: Database,
  now: Date,
  cast: {
    readonly representatives: readonly string[];
    readonly secretary: string;
    readonly officer: string;
    readonly apart: readonly string[];
  },
): Promise<void> {
  const law = loadLaw(join(project, 'law'));
  const organisations = await loadDemonstrationOrganisations(db, law, cast, new Date('2023-02-01T14:00:00Z'));
  await loadDemonstrationCalls(db, law, { ...cast, organisations }, now);
  await loadDemonstrationSortition(db, law, 'delegados-2023', cast.officer);
}
