import { Readable } from 'node:stream';
import { randomFromSeed } from '#kernel';
import type { Law } from '#law';
import type { Database } from '#platform/database';
import { anonymous } from '#platform/http';
import { flagSettingsOf } from './flagSettings.ts';
import type { Json, JsonObject, Release } from './ocds.ts';
import { earlierReleases } from './parties/earlier.ts';
import { releaseChecker } from './releaseFaults.ts';
import { receiveReleases } from './store.ts';

const importId = '0d5a1b1e-0c0d-4f00-8a00-0c0d50000001';
const goods = [
  ['Insulina glargina', 18_400],
  ['Guantes de nitrilo', 6_200],
  ['Reactivos de laboratorio', 41_000],
  ['Camas eléctricas', 96_500],
  ['Limpieza del hospital', 210_000],
  ['Mantenimiento de ascensores', 27_300],
  ['Oxígeno medicinal', 88_000],
  ['Equipos de cómputo', 64_000],
] as const;
const buyers = [
  'Hospital Carlos Andrade Marín',
  'Hospital Teodoro Maldonado Carbo',
  'Hospital José Carrasco Arteaga',
];
/** The province of each, in the same order. */
const regions = ['Pichincha', 'Guayas', 'Azuay'];

/**
 * Invented processes in the shape of OCDS, release by release, for the synthetic institution: most are ordinary, and some have what
 * the red flags look for. The same seed gives the same processes.
 */
export function syntheticReleases(count: number, seed: number): Release[] {
  const source = randomFromSeed(seed);
  const random = () => source.uniform();
  const upTo = (n: number) => Math.floor(random() * n);
  const releases: Release[] = [];
  for (let i = 0; i < count; i += 1) {
    const ocid = `ocds-amparo-${String(i + 1).padStart(4, '0')}`;
    const [good, price] = goods[upTo(goods.length)]!;
    const at = upTo(buyers.length);
    const buyer = { id: `EC-RUC-17600000${10 + at}001`, name: buyers[at]! };
    const estimate = Math.round(price * (0.8 + 0.4 * random()) * 100) / 100;
    const start = Date.UTC(2026, 0, 5 + upTo(200), 14);
    const day = (days: number) => new Date(start + days * 86_400_000).toISOString().replace('.000', '');
    const isHasty = random() < 0.15;
    const bidders = random() < 0.2 ? 1 : 2 + upTo(4);
    const suppliers = Array.from({ length: bidders }, (_, k) => {
      const n = (upTo(9) + k * 3) % 27;
      return { id: `EC-RUC-09900000${String(10 + n)}001`, name: `Proveedora ficticia ${n + 1}` };
    });
    const bids = suppliers.map((tenderer, k) => ({
      id: `${ocid}-bid-${k + 1}`,
      date: day(isHasty ? 4 : 19),
      status: k > 0 && random() < 0.2 ? 'disqualified' : 'valid',
      tenderers: [tenderer],
      value: { amount: Math.round(estimate * (0.82 + 0.2 * random()) * 100) / 100, currency: 'USD' },
    }));
    const winner = bids
      .filter(({ status }) => status === 'valid')
      .toSorted((a, b) => a.value.amount - b.value.amount)[0]!;
    const value = { amount: estimate, currency: 'USD' };
    const items = [
      {
        id: '1',
        description: good,
        classification: { scheme: 'CPV', id: String(33_100_000 + upTo(60) * 1_000) },
      },
    ];
    const release = (n: number, days: number, tag: string, body: JsonObject): Release => ({
      ocid,
      id: `${ocid}-${n}`,
      date: day(days),
      tag: [tag],
      initiationType: 'tender',
      language: 'es',
      buyer,
      ...body,
    });
    const parties = (some: readonly { id: string; name: string }[], role: string): Json[] =>
      some.map((one) => ({
        ...one,
        ...(one.id === buyer.id ? { address: { region: regions[at]!, countryName: 'Ecuador' } } : {}),
        roles: [role],
      }));
    const tender = {
      id: `${ocid}-tender`,
      title: good,
      description: `${good} para el ${buyer.name}`,
      status: 'active',
      procurementMethod: 'open',
      procurementMethodDetails: 'Subasta inversa electrónica',
      procuringEntity: buyer,
      value,
      items,
      tenderPeriod: { startDate: day(1), endDate: day(isHasty ? 5 : 20) },
    };
    releases.push(
      release(1, 0, 'planning', {
        parties: parties([buyer], 'buyer'),
        planning: { budget: { project: good, amount: value } },
      }),
      release(2, 1, 'tender', { parties: parties([buyer], 'procuringEntity'), tender }),
    );
    if (random() < 0.12) continue;
    releases.push(
      release(3, 30, 'award', {
        parties: [...parties([buyer], 'buyer'), ...parties(suppliers, 'tenderer')],
        tender: { id: tender.id, status: 'complete', numberOfTenderers: bidders, tenderers: suppliers },
        bids: { details: bids },
        awards: [
          {
            id: `${ocid}-award`,
            status: 'active',
            date: day(28),
            suppliers: winner.tenderers,
            value: winner.value,
            items,
          },
        ],
      }),
    );
    if (random() < 0.2) continue;
    const contract = {
      id: `${ocid}-contract`,
      awardID: `${ocid}-award`,
      status: 'active',
      value: winner.value,
      dateSigned: day(40),
      period: { startDate: day(41), endDate: day(160) },
    };
    releases.push(release(4, 41, 'contract', { contracts: [contract] }));
    if (random() < 0.3) {
      const amount = Math.round(winner.value.amount * (1 + 0.25 * random()) * 100) / 100;
      releases.push(
        release(5, 90, 'contractAmendment', {
          contracts: [
            {
              id: contract.id,
              value: { amount, currency: 'USD' },
              amendments: [
                {
                  id: '1',
                  date: day(90),
                  rationale: 'Cantidades adicionales pedidas por el área requirente',
                },
              ],
            },
          ],
        }),
      );
    }
  }
  return releases;
}

/** A few invented processes, each with something that is seen without bids: so that every flag has a page where it is explained. */
function tellingReleases(): Release[] {
  const buyer = { id: 'EC-RUC-1760000020001', name: 'Hospital de Babahoyo' };
  const supplier = { id: 'EC-RUC-0990000091001', name: 'Suministros ficticios del Litoral' };
  const other = { id: 'EC-RUC-0990000092001', name: 'Equipos ficticios del Austro' };
  const told: readonly {
    readonly title: string;
    readonly amount: number;
    readonly awarded: string;
    readonly signed?: string;
    readonly contract?: number;
    readonly method?: string;
    readonly details?: string;
    readonly planned?: boolean;
    readonly other?: boolean;
  }[] = [
    {
      title: 'Sillas de espera',
      amount: 6_900.4,
      awarded: '2026-03-02',
      method: 'direct',
      details: 'Ínfima cuantía',
    },
    {
      title: 'Escritorios',
      amount: 6_950.25,
      awarded: '2026-03-16',
      method: 'direct',
      details: 'Ínfima cuantía',
    },
    {
      title: 'Archivadores',
      amount: 6_880.1,
      awarded: '2026-04-06',
      method: 'direct',
      details: 'Ínfima cuantía',
    },
    {
      title: 'Generador eléctrico',
      amount: 80_000,
      awarded: '2026-02-10',
      method: 'direct',
      details: 'Contratación en situación de emergencia',
      planned: false,
    },
    { title: 'Pintura de fachadas', amount: 32_410.75, awarded: '2026-05-04', signed: '2026-04-27' },
    {
      title: 'Adecuación de consultorios',
      amount: 41_220.3,
      awarded: '2026-01-20',
      contract: 52_480.9,
      other: true,
    },
  ];
  return told.flatMap((one, i): Release[] => {
    const ocid = `ocds-amparo-9${String(i + 1).padStart(3, '0')}`;
    const value = { amount: one.amount, currency: 'USD' };
    const seller = one.other ? other : supplier;
    const at = (day: string) => `${day}T15:00:00Z`;
    const common = { ocid, initiationType: 'tender', language: 'es', buyer } as const;
    const planning: JsonObject =
      one.planned === false ? {} : { planning: { budget: { project: one.title, amount: value } } };
    return [
      {
        ...common,
        id: `${ocid}-1`,
        date: at('2026-01-05'),
        tag: ['tender'],
        parties: [
          {
            ...buyer,
            address: { region: 'Los Ríos', countryName: 'Ecuador' },
            roles: ['buyer', 'procuringEntity'],
          },
        ],
        ...planning,
        tender: {
          id: `${ocid}-tender`,
          title: one.title,
          status: 'active',
          procurementMethod: one.method ?? 'open',
          procurementMethodDetails: one.details ?? 'Menor cuantía',
          procuringEntity: buyer,
          value,
        },
      },
      {
        ...common,
        id: `${ocid}-2`,
        date: at('2026-06-01'),
        tag: ['award', 'contract'],
        parties: [{ ...seller, roles: ['supplier'] }],
        tender: { id: `${ocid}-tender`, status: 'complete' },
        awards: [
          { id: `${ocid}-award`, status: 'active', date: at(one.awarded), suppliers: [seller], value },
        ],
        contracts: [
          {
            id: `${ocid}-contract`,
            awardID: `${ocid}-award`,
            status: 'active',
            value: { amount: one.contract ?? one.amount, currency: 'USD' },
            dateSigned: at(one.signed ?? '2026-06-01'),
          },
        ],
      },
    ];
  });
}

/** Loads invented processes into the synthetic institution, once. */
export async function loadSyntheticProcurement(
  db: Database,
  releaseSchema: JsonObject,
  law: Law,
  now: Date,
): Promise<void> {
  const lines = [...syntheticReleases(120, 2026), ...tellingReleases(), ...earlierReleases(90, 2022)]
    .map((release) => `${JSON.stringify(release)}\n`)
    .join('');
  await receiveReleases(
    db,
    { importId, fileName: 'compras-sinteticas.jsonl', bytes: Readable.from([Buffer.from(lines)]) },
    releaseChecker(releaseSchema),
    { actor: anonymous, now: () => now, settingsOn: flagSettingsOf(law) },
  );
}
