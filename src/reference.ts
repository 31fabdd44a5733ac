import { join } from 'node:path';
import {
  countSyntheticAttentions,
  foldCounters,
  loadSyntheticAttentions,
  publishEdition,
  syntheticAttentions,
} from '#governance/quality';
import { dateAt } from '#kernel';
import { loadLaw, readInstitution, readTerritory } from '#law/folder';
import {
  type SyntheticEmployer,
  type SyntheticOptions,
  type SyntheticPerson,
  syntheticEmployers,
  syntheticPersonCount,
  syntheticPersons,
} from '#operations/registry';
import { declareInstitution, loadCatalogue, readInstitutionState } from '#operations/services';
import { recordEntries } from '#platform/audit';
import { type Database, openDatabase } from '#platform/database';

const root = join(import.meta.dirname, '..');

/** Where the persons and employers of the load go: the registry. Repeating must do no harm, since a load can be cut off. */
export interface RegistryLoader {
  insertPersons(
    db: Database,
    persons: Iterable<SyntheticPerson>,
    onProgress: (persons: number) => void,
  ): Promise<void>;
  insertEmployers(db: Database, employers: Iterable<SyntheticEmployer>): Promise<void>;
}

export interface LoadOptions {
  /** The application's address: the load needs no more rights than that. */
  readonly appUrl: string;
  readonly registry: RegistryLoader;
  /** One synthetic person stands for so many affiliates; 200 unless told. */
  readonly scale?: number;
  readonly seed?: number;
  readonly now?: Date;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  readonly step: 'catalogue' | 'persons' | 'attentions' | 'results' | 'rooms' | 'done';
  /** From 0 to 1, of the whole load. */
  readonly part: number;
}

export interface Loaded {
  readonly persons: number;
  readonly attentions: number;
  readonly evaluations: number;
}

export const defaultScale = 200;
export const defaultSeed = 20_261_121;

/**
 * Loads the reference institution: its catalogue, synthetic persons and employers, two years of attentions and evaluations, and
 * the first edition of the results. A database that has an institution is left as it is.
 *
 * @returns what was loaded, or null when an institution was there already.
 */
export async function loadReferenceInstitution(options: LoadOptions): Promise<Loaded | null> {
  const { scale = defaultScale, seed = defaultSeed, now = new Date(), onProgress = () => {} } = options;
  const db = openDatabase({
    url: options.appUrl,
    max: 4,
    statementTimeoutMs: 0,
    applicationName: 'amparo load',
  });
  try {
    if ((await readInstitutionState(db.kysely)).loaded) return null;
    onProgress({ step: 'catalogue', part: 0 });
    const territory = readTerritory(join(root, 'cases/ecuador/territory'));
    const institution = readInstitution(join(root, 'cases/ecuador/institution'));
    await loadCatalogue(db, territory, institution);

    const synthetic: SyntheticOptions = { territory, institution, seed, scale, on: dateAt(now.getTime()) };
    const count = syntheticPersonCount(institution, scale);
    await options.registry.insertPersons(db, syntheticPersons(synthetic), (done) =>
      onProgress({ step: 'persons', part: 0.2 * (done / count) }),
    );
    await options.registry.insertEmployers(db, syntheticEmployers(synthetic));

    const expected = count * institution.synthetic.figures.attentionsPerAffiliateYear.value * 2;
    // A load that was cut off after its attentions goes on from there.
    const before = await countSyntheticAttentions(db);
    const written =
      before.attentions > 0
        ? before
        : await loadSyntheticAttentions(
            db,
            syntheticAttentions(syntheticPersons(synthetic), { institution, territory, seed, until: now }),
            (done) => onProgress({ step: 'attentions', part: 0.2 + 0.6 * Math.min(1, done / expected) }),
          );
    onProgress({ step: 'results', part: 0.8 });
    await declareInstitution(db.kysely, { country: 'EC', synthetic: true, scale, seed, loadedAt: now });
    const system = { kind: 'system', id: null, onBehalfOf: null } as const;
    await recordEntries(db.kysely, system, [
      {
        action: 'institution.loaded',
        subject: { kind: 'institution', id: 'EC' },
        detail: { seed, scale, persons: count, ...written },
      },
    ]);
    await foldCounters(db);
    await publishEdition(db, loadLaw(join(root, 'law')), now, system);
    onProgress({ step: 'done', part: 1 });
    return { persons: count, ...written };
  } finally {
    await db.close();
  }
}
