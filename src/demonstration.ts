import { join } from 'node:path';
import { loadDemonstrationCalls } from '#governance/candidacies';
import { loadDemonstrationCommission } from '#governance/commissions';
import { loadDemonstrationCommittee } from '#governance/committees';
import { loadSyntheticCases } from '#governance/complaints';
import { loadDemonstrationElections } from '#governance/elections';
import { loadDemonstrationChanges } from '#governance/improvement';
import { loadDemonstrationOrganisations } from '#governance/organisations';
import { loadSyntheticProcurement } from '#governance/oversight';
import { loadDemonstrationGroups } from '#governance/oversightGroups';
import { findSomebodyToRate } from '#governance/quality';
import { loadDemonstrationSortition } from '#governance/sortitions';
import { loadDemonstrationSpaces } from '#governance/spaces';
import { loadDemonstrationStages, readPlan } from '#governance/stages';
import { loadDemonstrationEvaluations } from '#insight/evaluations';
import { loadDemonstrationProgrammes } from '#insight/programmes';
import { loadReferenceValuations, openReferenceCase } from '#insight/valuations';
import { loadLaw } from '#law/folder';
import { findCedula, findOtherPersons, insertEmployers, insertPersons } from '#operations/registry';
import { readCatalogue, readInstitutionState } from '#operations/services';
import { type Database, openDatabase, transaction } from '#platform/database';
import {
  demonstrationSignIns,
  hasDemonstrationAccounts,
  loadDemonstrationAccounts,
} from '#platform/identity';
import { complaintsOptions } from './complaintsOptions.ts';
import { improvementOptions } from './improvementOptions.ts';
import { type Loaded, type LoadProgress, loadReferenceInstitution } from './reference.ts';
import { releaseSchema } from './releaseSchema.ts';

const project = join(import.meta.dirname, '..');
const dayMs = 86_400_000;
/** Persons without an office who take part in the demonstration's spaces. */
const participants = 14;
/** Persons beside the affiliate on the rolls of the demonstration's elections. */
const electorCount = 23;
// Any number will do as long as nothing else in the database locks with it.
const loadLock = 4_850_172_211;

/**
 * Loads the reference institution where there is none, and opens the demonstration's accounts: an affiliate with something to rate,
 * an official at the counter of the place that attended her, and one holder of each other office.
 *
 * @returns what was loaded, or null when an institution was there already.
 */
export async function loadDemonstration(options: {
  readonly appUrl: string;
  readonly scale?: number;
  readonly seed?: number;
  readonly onProgress?: (progress: LoadProgress) => void;
}): Promise<Loaded | null> {
  const db = openDatabase({
    url: options.appUrl,
    max: 3,
    statementTimeoutMs: 0,
    applicationName: 'amparo load',
  });
  // Two processes may start on one empty database: the second waits here, and then finds everything loaded.
  const turn = await db.pool.connect();
  try {
    await turn.query('select pg_advisory_lock($1)', [loadLock]);
    const loaded = await loadReferenceInstitution({
      ...options,
      registry: { insertPersons, insertEmployers },
    });
    const { synthetic } = await readInstitutionState(db.kysely);
    if (synthetic && !(await hasDemonstrationAccounts(db.kysely))) await openAccounts(db);
    if (synthetic) await loadValuations(db);
    return loaded;
  } finally {
    turn.release(true);
    await db.close();
  }
}

/** The reference valuations, so that the pages of the actuary and of everybody have something to show from the first day. */
async function loadValuations(db: Database): Promise<void> {
  const lawFolder = join(project, 'law');
  const on = openReferenceCase({
    caseFolder: join(project, 'cases', 'ecuador'),
    lawFolder,
    law: loadLaw(lawFolder),
  });
  await loadReferenceValuations(db, on, new Date());
}

async function openAccounts(db: Database): Promise<void> {
  const now = new Date();
  const affiliate = await findSomebodyToRate(db, new Date(now.getTime() - 14 * dayMs));
  if (!affiliate) return;
  const officials = demonstrationSignIns.filter((one) => one.role !== null);
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
  await loadSyntheticCases(db, complaintsOptions(loadLaw(join(project, 'law'))), {
    persons: [affiliate.personId, ...others.map((one) => one.personId)],
    facility: affiliate.facility,
    now,
  });
  await loadSyntheticProcurement(db, releaseSchema(), loadLaw(join(project, 'law')), now);
  if (others.length < officials.length + participants) return;
  const holder = (role: string) => others[officials.findIndex((one) => one.role === role)]!.personId;
  const law = loadLaw(join(project, 'law'));
  const [director, manager] = [holder('director'), holder('ombudsman')];
  await loadDemonstrationSpaces(
    db,
    law,
    {
      affiliate: affiliate.personId,
      secretary: holder('counter'),
      director,
      others: others.slice(officials.length).map((one) => one.personId),
    },
    now,
  );
  // The largest hospital of the reference institution: enough people are attended there for its months to be shown.
  const facility = 'HO-1701-01';
  const { facilities } = await readCatalogue(db.kysely);
  await loadDemonstrationCommittee(
    db,
    law,
    {
      facility,
      facilityName: facilities.find((one) => one.code === facility)?.name ?? facility,
      affiliate: affiliate.personId,
      manager,
      director,
      officials: others.slice(0, officials.length).map((one) => one.personId),
    },
    now,
  );
  await loadDemonstrationChanges(
    db,
    improvementOptions(law, complaintsOptions(law), () => now),
    {
      director: holder('director'),
      qualityOfficer: holder('quality-officer'),
      counter: holder('counter'),
      ombudsman: holder('ombudsman'),
    },
    now,
  );
  await loadDemonstrationProgrammes(
    db,
    join(project, 'cases', 'programmes'),
    { planner: holder('planner'), officer: holder('programme-officer') },
    now,
  );
  await loadDemonstrationEvaluations(
    db,
    law,
    join(project, 'cases', 'programmes'),
    { director: holder('director'), evaluator: holder('evaluator'), auditor: holder('auditor') },
    now,
  );
  await loadDemonstrationGroups(
    db,
    law,
    {
      affiliate: affiliate.personId,
      manager,
      director,
      officer: holder('procurement-officer'),
      others: others.slice(officials.length).map((one) => one.personId),
    },
    now,
  );
  await loadDemonstrationCommission(
    db,
    law,
    {
      secretary: holder('board-secretary'),
      director,
      auditor: holder('auditor'),
      supervisor: holder('supervisor'),
      others: others.slice(officials.length).map((one) => one.personId),
    },
    now,
  );
  await loadElection(db, now, {
    representatives: [
      affiliate.personId,
      holder('director'),
      ...others.slice(officials.length).map((one) => one.personId),
    ],
    secretary: holder('board-secretary'),
    officer: holder('electoral-officer'),
    apart: [affiliate.personId, ...others.map((one) => one.personId)],
  });
  const plan = readPlan(join(project, 'cases', 'ecuador', 'stages'));
  await loadDemonstrationStages(db, { law, plan }, holder('board-secretary'), now);
  const electors = await findOtherPersons(db.kysely, affiliate.personId, electorCount);
  const voters = [affiliate.personId, ...electors.map((one) => one.personId)];
  await loadDemonstrationElections(db, law, { voters, officer: holder('electoral-officer') }, now);
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
