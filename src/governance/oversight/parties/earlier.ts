import { cedulaFromStem, randomFromSeed } from '#kernel';
import type { Json, JsonObject, Release } from '../ocds.ts';

const buyers = [
  { id: 'EC-RUC-1760000010001', name: 'Hospital Carlos Andrade Marín', region: 'Pichincha' },
  { id: 'EC-RUC-1760000011001', name: 'Hospital Teodoro Maldonado Carbo', region: 'Guayas' },
  { id: 'EC-RUC-1760000012001', name: 'Hospital José Carrasco Arteaga', region: 'Azuay' },
] as const;
/** One of them was written in another way by the portal of before, as happens. */
const olderName = 'HOSPITAL CARLOS ANDRADE MARIN (HCAM)';
/** A natural person with an invented name; her number has the shape of one. */
const person = { id: `EC-RUC-${cedulaFromStem('171000042')}001`, name: 'Ficticia Sosa María Elena' };
const companies = Array.from({ length: 9 }, (_, n) => ({
  id: `EC-RUC-09900000${String(10 + n)}001`,
  name: `Proveedora ficticia ${n + 1}`,
}));
const goods = [
  ['Insulina glargina', 16_900],
  ['Guantes de nitrilo', 5_800],
  ['Reactivos de laboratorio', 38_200],
  ['Limpieza del hospital', 187_000],
  ['Mantenimiento de ascensores', 24_600],
  ['Alimentación de pacientes', 143_000],
] as const;
const methods = [
  ['open', 'Subasta inversa electrónica'],
  ['open', 'Licitación'],
  ['selective', 'Menor cuantía'],
  ['direct', 'Ínfima cuantía'],
] as const;

/**
 * Invented processes of the four years before, as a portal publishes them: how many bid and not what each bid; some without an amount, one
 * award to two suppliers, names that change. So the page of a buyer or a supplier has years to draw and data that do not say all.
 */
export function earlierReleases(count: number, seed: number): Release[] {
  const source = randomFromSeed(seed);
  const upTo = (n: number) => Math.floor(source.uniform() * n);
  return Array.from({ length: count }, (_, i): Release[] => {
    const ocid = `ocds-amparo-a${String(i + 1).padStart(3, '0')}`;
    const year = 2022 + Math.floor((4 * i) / count);
    const start = Date.UTC(year, upTo(9), 3 + upTo(20), 15);
    const day = (days: number) => new Date(start + days * 86_400_000).toISOString().replace('.000', '');
    const { region, ...own } = buyers[upTo(buyers.length)]!;
    const buyer = own.id === buyers[0].id && year < 2024 ? { ...own, name: olderName } : own;
    const [method, details] = methods[upTo(methods.length)]!;
    const [good, price] = goods[upTo(goods.length)]!;
    const isSmall = method === 'direct';
    const cents = Math.round(
      100 * (isSmall ? 900 + 4_000 * source.uniform() : price * (0.8 + 0.4 * source.uniform())),
    );
    const value = { amount: (cents + (cents % 100 === 0 ? 37 : 0)) / 100, currency: 'USD' };
    const winner = isSmall && i % 2 === 0 ? person : companies[upTo(companies.length)]!;
    const isShared = i % 29 === 11;
    const suppliers = isShared ? [winner, companies[(upTo(8) + 1) % 9]!] : [winner];
    const bidders = isSmall ? null : i % 5 === 0 ? 1 : 2 + upTo(4);
    const common = { ocid, initiationType: 'tender', language: 'es', buyer } as const;
    const party = (one: JsonObject, roles: readonly string[]): Json => ({ ...one, roles });
    const plan: JsonObject = i % 11 === 3 ? {} : { planning: { budget: { project: good, amount: value } } };
    const amended = i % 7 === 2;
    return [
      {
        ...common,
        ...plan,
        id: `${ocid}-1`,
        date: day(0),
        tag: ['tender'],
        parties: [
          party({ ...buyer, address: { region, countryName: 'Ecuador' } }, ['buyer', 'procuringEntity']),
        ],
        tender: {
          id: `${ocid}-tender`,
          title: good,
          status: 'active',
          procurementMethod: method,
          procurementMethodDetails: details,
          procuringEntity: buyer,
          value,
          ...(i % 6 === 5 ? {} : { tenderPeriod: { startDate: day(1), endDate: day(21) } }),
        },
      },
      {
        ...common,
        id: `${ocid}-2`,
        date: day(45),
        tag: ['award', 'contract'],
        parties: suppliers.map((one) => party(one, ['supplier'])),
        tender: {
          id: `${ocid}-tender`,
          status: 'complete',
          ...(bidders === null ? {} : { numberOfTenderers: bidders }),
        },
        awards: [
          {
            id: `${ocid}-award`,
            status: 'active',
            date: day(35),
            suppliers,
            // Some awards of before were published without their amount.
            ...(i % 13 === 6 ? {} : { value }),
          },
        ],
        contracts: [
          {
            id: `${ocid}-contract`,
            awardID: `${ocid}-award`,
            status: 'active',
            value: amended ? { amount: Math.round(value.amount * 108) / 100, currency: 'USD' } : value,
            dateSigned: day(44),
            ...(amended
              ? { amendments: [{ id: '1', date: day(45), rationale: 'Cantidades adicionales' }] }
              : {}),
          },
        ],
      },
    ];
  }).flat();
}
