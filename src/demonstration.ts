import { findSomebodyToRate } from '#governance/quality';
import { findCedula, findOtherPersons, insertEmployers, insertPersons } from '#operations/registry';
import { openDatabase, transaction } from '#platform/database';
import { demonstrationSignIns, loadDemonstrationAccounts } from '#platform/identity';
import { type Loaded, type LoadProgress, loadReferenceInstitution } from './reference.ts';

const dayMs = 86_400_000;

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
  const loaded = await loadReferenceInstitution({ ...options, registry: { insertPersons, insertEmployers } });
  if (!loaded) return null;
  const db = openDatabase({ url: options.appUrl, max: 2, applicationName: 'amparo load' });
  try {
    const now = new Date();
    const affiliate = await findSomebodyToRate(db, new Date(now.getTime() - 14 * dayMs));
    if (!affiliate) return loaded;
    const officials = demonstrationSignIns.filter((one) => one.role !== null);
    const others = await findOtherPersons(db.kysely, affiliate.personId, officials.length);
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
    return loaded;
  } finally {
    await db.close();
  }
}
