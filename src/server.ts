import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { candidaciesRoom } from '#governance/candidacies';
import { commissionsRoom, reportsFollowUp, startOverdueReportAnswers } from '#governance/commissions';
import { committeesRoom, startOverdueAnswers } from '#governance/committees';
import { type ComplaintsRoomOptions, complaintsRoom, startEscalation } from '#governance/complaints';
import { digestRoom, writeMorning } from '#governance/digest';
import { electionsRoom, startClosing } from '#governance/elections';
import { changesFollowUp, improvementRoom, startAnswerReleases } from '#governance/improvement';
import { organisationsRoom } from '#governance/organisations';
import { oversightRoom, startReadingOlder } from '#governance/oversight';
import { oversightGroupsRoom, startSilenceNotices } from '#governance/oversightGroups';
import { qualityRoom, startHousekeeping, startPublisher } from '#governance/quality';
import { sortitionsRoom } from '#governance/sortitions';
import { spacesRoom, startOverdueNotices } from '#governance/spaces';
import { readPlan, stagesRoom } from '#governance/stages';
import { territoryRoom } from '#governance/territory';
import { evaluationsRoom } from '#insight/evaluations';
import { laboratoryRoom } from '#insight/laboratory';
import { normsRoom } from '#insight/norms';
import { programmesRoom } from '#insight/programmes';
import { openReferenceCase, type ReferenceCase, startRunner, valuationsRoom } from '#insight/valuations';
import type { Law } from '#law';
import { loadLaw } from '#law/folder';
import { knowsPerson, registryRoom } from '#operations/registry';
import { servicesRoom } from '#operations/services';
import { type SigningKey, signingKeyAt, startSequencer } from '#platform/audit';
import { type Database, openDatabase } from '#platform/database';
import { everyHour } from '#platform/duties';
import { buildHttp, type HttpOptions } from '#platform/http';
import {
  accountHolders,
  createIdentity,
  readOidcProviders,
  type SeedLock,
  demonstrationSignIns as signIns,
  tidyIdentity,
} from '#platform/identity';
import {
  createOutbox,
  type LetterLock,
  type MailSetup,
  mailRoom,
  readMailSetup,
  startPostman,
  tidyLetters,
} from '#platform/mail';
import { publicationRoom } from '#platform/publication';
import packageFile from '../package.json' with { type: 'json' };
import { complaintsOptions } from './complaintsOptions.ts';
import { loadDemonstration } from './demonstration.ts';
import { identityLock, letterLock } from './houseKeys.ts';
import { improvementOptions } from './improvementOptions.ts';
import { releaseSchema } from './releaseSchema.ts';
import { roles } from './roles.ts';
import { buildPages, servePages } from './web/server/index.ts';

const project = join(import.meta.dirname, '..');
const zone = 'America/Guayaquil';

export type HouseOptions = Pick<HttpOptions, 'logLevel' | 'logTo' | 'perMinute'> & {
  readonly now?: () => Date;
  /** The room of complaints with other keys or another folder than the program's own, for tests. */
  readonly complaints?: ComplaintsRoomOptions;
  /** Another law than the program's own, for tests: with small boxes of an election, for one. No setting of an installation reaches it. */
  readonly law?: Law;
  /** Another lock for the seeds of authenticators than the program's own, for tests. */
  readonly seedLock?: SeedLock;
  /** Another lock for letters, and other settings of the mail, than the program's own, for tests. */
  readonly mail?: { readonly lock: LetterLock; readonly setup: MailSetup };
  /** Where the built pages are; without it the house has no pages, for tests of the API. */
  readonly pages?: string;
};

/** The house on a database: which rooms are open, and what goes on by itself. It listens to nobody yet. */
export async function openHouse(db: Database, options: HouseOptions = {}): Promise<FastifyInstance> {
  const now = options.now ?? (() => new Date());
  const law = options.law ?? loadLaw(join(project, 'law'));
  const publicUrl = process.env.PUBLIC_URL;
  const https = publicUrl?.startsWith('https:') ?? false;
  const mail = options.mail ?? { lock: letterLock(), setup: readMailSetup(process.env) };
  const outbox = createOutbox(mail);
  const identity = createIdentity({
    db,
    now,
    roles,
    publicUrl,
    knowsPerson,
    outbox,
    seedLock: options.seedLock ?? identityLock(),
    secureCookies: https,
    oidc: readOidcProviders(process.env),
  });
  const complaints = options.complaints ?? complaintsOptions(law);
  const app = await buildHttp({
    db,
    now,
    roles,
    version: packageFile.version,
    actorOf: identity.actorOf,
    logLevel: options.logLevel,
    logTo: options.logTo,
    perMinute: options.perMinute,
    https,
    trustProxy: process.env.TRUST_PROXY ? process.env.TRUST_PROXY.split(',') : false,
    rooms: [
      identity.room,
      mailRoom(mail),
      publicationRoom,
      servicesRoom,
      registryRoom({ zone, accountHolders: (database, ids) => accountHolders(database, roles, ids) }),
      normsRoom({ law, zone }),
      valuationsRoom({ case: referenceCase(law) }),
      evaluationsRoom({ law }),
      programmesRoom({
        reporter: {
          // The publisher’s identifier of the house that runs this; the reference institution has an invented one.
          ref: process.env.AMPARO_IATI_PUBLISHER ?? 'EC-RUC-9999999999001',
          name: 'Institución de referencia',
        },
      }),
      complaintsRoom(complaints),
      laboratoryRoom({ caseFolder: join(project, 'cases', 'ecuador'), lawFolder: join(project, 'law') }),
      qualityRoom({
        law,
        now,
        followUps: [changesFollowUp, reportsFollowUp(law, now)],
        persons: { relation: 'registry.person_by_document' },
      }),
      improvementRoom(improvementOptions(law, complaints, now)),
      spacesRoom({ law, now }),
      organisationsRoom({ law }),
      candidaciesRoom({ law }),
      sortitionsRoom({ law }),
      electionsRoom({ law, outbox }),
      committeesRoom({ law }),
      oversightRoom({ law, releaseSchema: releaseSchema() }),
      oversightGroupsRoom({ law }),
      commissionsRoom({ law }),
      digestRoom({ outbox }),
      stagesRoom({ law, plan: readPlan(join(project, 'cases', 'ecuador', 'stages')) }),
      territoryRoom,
    ],
    extend: async (bare) => {
      if (options.pages) await servePages(bare, options.pages);
    },
  });
  return app;
}

/** The case that this house values, from its public figures. */
function referenceCase(law: Law): ReferenceCase {
  return openReferenceCase({
    law,
    caseFolder: join(project, 'cases', 'ecuador'),
    lawFolder: join(project, 'law'),
  });
}

/**
 * The duties that go on by themselves: chaining the audit, folding counters, publishing editions, late cases, doing the runs of valuations, forgetting
 * what is over.
 */
export function startDuties(options: {
  readonly db: Database;
  readonly key: SigningKey;
  readonly now?: () => Date;
  readonly onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  const { db, key, onError } = options;
  const now = options.now ?? (() => new Date());
  const law = loadLaw(join(project, 'law'));
  const mail = { lock: letterLock(), setup: readMailSetup(process.env) };
  const duties = [
    startSequencer({ db, now, onError, key }),
    startHousekeeping({ db, now, onError }),
    startPublisher({ db, law, now, onError }),
    startAnswerReleases({ db, law, now, onError }),
    startOverdueNotices({ db, now, onError }),
    startOverdueAnswers({ db, now, onError }),
    startSilenceNotices({ db, now, onError }),
    startOverdueReportAnswers({ db, now, onError }),
    startReadingOlder({ db, onError }),
    startClosing({ db, law, now, onError }),
    startRunner({ db, now, onError }),
    startEscalation({ db, room: complaintsOptions(law), now, onError }),
    // Seals what lies open and forgets what is over: sign-ins, attempts, journeys to a provider.
    everyHour(() => tidyIdentity(db, identityLock(), now()), onError),
    startPostman({ db, ...mail, now, onError }),
    everyHour(() => writeMorning(db, createOutbox(mail), now()), onError),
    everyHour(() => tidyLetters(db.kysely, now()), onError),
  ];
  return {
    async stop() {
      await Promise.all(duties.map((duty) => duty.stop()));
    },
  };
}

/** The key that signs the audit's checkpoints: AMPARO_SIGNING_KEY names its file, which only the program's user may read. */
export function checkpointKey(): SigningKey {
  return signingKeyAt(process.env.AMPARO_SIGNING_KEY ?? join(project, '.amparo', 'checkpoint-key.pem'));
}

/** Serves the house until it is closed. */
export async function startServer(options: {
  /** The application role's address: with it the program can do what it must and no more. */
  readonly appUrl: string;
  readonly port: number;
  readonly host: string;
}): Promise<{ readonly address: string; close(): Promise<void> }> {
  const pages = await buildPages();
  const db = openDatabase({ url: options.appUrl, max: 12 });
  const app = await openHouse(db, { pages, perMinute: Number(process.env.AMPARO_PER_MINUTE ?? 3000) });
  const duties = startDuties({
    db,
    key: checkpointKey(),
    onError: (error) =>
      app.log.error({ err: error }, 'a duty that goes on by itself failed and will try again'),
  });
  try {
    await app.listen({ port: options.port, host: options.host });
  } catch (error) {
    await duties.stop();
    await db.close();
    throw error;
  }
  const bound = app.server.address();
  return {
    address: `http://localhost:${typeof bound === 'object' && bound ? bound.port : options.port}`,
    async close() {
      await app.close();
      await duties.stop();
      await db.close();
    },
  };
}

/** Loads the reference institution into a database that has none, with a bar that fills as it goes. */
export async function loadReference(options: {
  readonly appUrl: string;
  readonly report: (line: string) => void;
  readonly say: {
    loaded(persons: number, attentions: number, evaluations: number, seconds: string): string;
    readonly loadedRest: string;
    readonly preparingRooms: string;
  };
}): Promise<void> {
  const { report, say } = options;
  const begun = performance.now();
  let shown = -1;
  const loaded = await loadDemonstration({
    appUrl: options.appUrl,
    onProgress: ({ step, part }) => {
      const tenths = Math.floor(part * 10);
      if (tenths === shown) return;
      shown = tenths;
      report(`  [${'█'.repeat(tenths)}${'·'.repeat(10 - tenths)}] ${Math.round(part * 100)} %`);
      if (step === 'rooms') report(`  ${say.preparingRooms}`);
    },
  });
  if (loaded.institution) {
    const { persons, attentions, evaluations } = loaded.institution;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    report(`  ${say.loaded(persons, attentions, evaluations, seconds)}`);
  } else if (loaded.rest) report(`  ${say.loadedRest.trimEnd()}`);
}

/** What the start prints; the accounts exist only in the synthetic institution. */
export const demonstrationSignIns = signIns.map((one) => ({
  title: one.title,
  identifier: one.login,
  password: one.password,
}));
