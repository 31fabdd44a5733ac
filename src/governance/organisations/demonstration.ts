import { createHash } from 'node:crypto';
import { findRucFromStem, plainDate, type Result } from '#kernel';
import type { Law } from '#law';
import { actOn } from '#platform/actions';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { decideApplication, decideOffice, decideOwn, type OfficeAct, type OwnAct } from './decide.ts';
import { foldOrganisation, type Kind, type OrganisationAction, type Side } from './organisation.ts';
import { sceneOn } from './routes.ts';
import { listOrganisations, room } from './store.ts';

const names: readonly (readonly [
  name: string,
  kind: Kind,
  side: Side,
  sector: string,
  territory: string,
  members: number,
])[] = [
  [
    'Federación Sintética de Trabajadores del Austro',
    'federation',
    'workers',
    'Industria y servicios',
    '01',
    18_400,
  ],
  ['Cámara Sintética de la Pequeña Empresa', 'chamber', 'employers', 'Pequeña industria', 'national', 6_200],
  ['Sindicato Sintético de la Construcción', 'union', 'workers', 'Construcción', 'national', 11_750],
  ['Cámara Sintética de Comercio del Litoral', 'chamber', 'employers', 'Comercio', '09', 9_310],
  [
    'Federación Sintética de Empleadas del Hogar',
    'federation',
    'workers',
    'Trabajo del hogar',
    'national',
    4_860,
  ],
  [
    'Federación Sintética de Productores Florícolas',
    'federation',
    'employers',
    'Agricultura de exportación',
    '17',
    1_240,
  ],
  ['Asociación Sintética de Jubilados de Pichincha', 'retirees', 'retirees', 'Jubilación', '17', 7_020],
  [
    'Confederación Sintética del Seguro Campesino',
    'campesinos',
    'campesinos',
    'Agricultura familiar',
    'national',
    22_900,
  ],
  ['Sindicato Sintético de Choferes de Manabí', 'union', 'workers', 'Transporte', '13', 3_480],
  [
    'Asociación Sintética de Jubilados del Magisterio',
    'retirees',
    'retirees',
    'Educación',
    'national',
    5_150,
  ],
  ['Cámara Sintética de Turismo de Galápagos', 'chamber', 'employers', 'Turismo', '20', 410],
  ['Unión Sintética de Pescadores de Esmeraldas', 'union', 'workers', 'Pesca artesanal', '08', 960],
];

/**
 * A dozen invented organisations, played through the rules on past days: most accredited, six in the consultative committee, one refused,
 * one that still owes a document, one that waits. The first is the affiliate's and the second the director's.
 *
 * @returns the accredited ones, in the order above, with who represents each.
 */
export async function loadDemonstrationOrganisations(
  db: Database,
  law: Law,
  cast: { readonly representatives: readonly string[]; readonly officer: string },
  since: Date,
): Promise<{ readonly id: string; readonly side: Side; readonly representative: string }[]> {
  const accredited: { id: string; side: Side; representative: string }[] = [];
  await transaction(db, async (trx) => {
    const entries: AuditEntry[] = [];
    const audit = (entry: AuditEntry) => entries.push(entry);
    const must = async (done: Promise<Result<unknown>>) => {
      const result = await done;
      if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result.refusal)}`);
    };
    for (const [i, [name, kind, side, sector, territory, members]] of names.entries()) {
      const id = inventedId(name);
      const representative = cast.representatives[i % cast.representatives.length]!;
      const play = (
        personId: string,
        days: number,
        decide: Parameters<typeof actOn<OrganisationAction>>[2]['decide'],
      ) =>
        must(
          actOn<OrganisationAction>(
            trx,
            { room, id },
            {
              by: personId,
              at: new Date(since.getTime() + days * 86_400_000),
              audit: (entry) => void audit(entry),
              decide,
            },
          ),
        );
      const scene = (personId: string, days: number) =>
        sceneOn(law, personId, new Date(since.getTime() + days * 86_400_000));
      const own = (act: OwnAct, days: number) =>
        play(representative, days, (known) =>
          decideOwn(foldOrganisation(known), act, scene(representative, days)),
        );
      const office = (act: OfficeAct, days: number) =>
        play(cast.officer, days, (known) =>
          decideOffice(foldOrganisation(known), act, scene(cast.officer, days)),
        );
      const others = (await listOrganisations(trx)).map((one) => one.state);
      await play(representative, i, () =>
        decideApplication(
          {
            name,
            kind,
            side,
            sector,
            territory,
            members,
            ruc: inventedRuc(i),
            legalAct: `Acuerdo ministerial sintético ${2100 + i}-${2004 + i}`,
            statutes: {
              title: `Estatuto de la ${name}`,
              adopted: plainDate(`${2004 + i}-05-1${i % 10}`),
              sha256: createHash('sha256').update(`estatuto ${name}`).digest('hex'),
            },
          },
          others,
          scene(representative, i),
        ),
      );
      if (i === 11) continue;
      if (i === 8) {
        await office(
          {
            act: 'request-evidence',
            what: 'El acta de la última elección de su directiva, con la lista de asistentes.',
          },
          i + 3,
        );
        continue;
      }
      if (i === 10) {
        await office(
          {
            act: 'refuse',
            reason:
              'El acuerdo que presenta corresponde a otra persona jurídica y los estatutos no están inscritos.',
            norm: 'Política de registro de organizaciones sociales, requisito 2',
          },
          i + 6,
        );
        continue;
      }
      if (i === 4) {
        await office(
          { act: 'request-evidence', what: 'La nómina de socias por provincia, a la fecha de la solicitud.' },
          i + 2,
        );
        await own(
          {
            act: 'give-evidence',
            text: 'Se entregó la nómina por provincia, con 4 860 socias, en archivo y en papel.',
          },
          i + 5,
        );
      }
      await office(
        {
          act: 'accredit',
          evidence:
            'Personalidad jurídica, estatutos inscritos, directiva vigente y nómina de socios revisados en originales.',
        },
        i + 9,
      );
      if (i < 8 && i !== 5 && i !== 3) await office({ act: 'join-committee' }, i + 20);
      if (i === 1)
        await own(
          {
            act: 'declare-conflict',
            text: 'Una empresa socia tiene un contrato vigente de limpieza con un hospital de la institución.',
          },
          i + 25,
        );
      // Terms of two years: each was named anew before the second was over.
      await own({ act: 'name-representative', personId: representative }, 700);
      accredited.push({ id, side, representative });
    }
    await recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, entries);
  });
  return accredited;
}

/** A RUC of a private company that follows its check digit, from a stem in a range that nobody has. */
function inventedRuc(i: number): string {
  for (let stem = 99_900 + i * 10; ; stem += 1) {
    const ruc = findRucFromStem(`179${String(stem).padStart(6, '0')}`, 'private-company');
    if (ruc) return ruc;
  }
}

/** The UUID (version 8) of an invented organisation, the same in every load. */
function inventedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
