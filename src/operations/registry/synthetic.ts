import {
  addDays,
  cedulaFromStem,
  findRucFromStem,
  type PlainDate,
  plainDate,
  type Random,
  randomFromSeed,
} from '#kernel';
import type { Canton, Institution, Territory } from '#law';

/** A person who does not exist, in the shape of those who do. */
export interface SyntheticPerson {
  readonly personId: string;
  /** A cédula with a right check digit. */
  readonly document: string;
  readonly givenNames: string;
  readonly surnames: string;
  readonly birthDate: PlainDate;
  readonly sex: 'male' | 'female';
  readonly ethnicity: string;
  readonly hasDisability: boolean;
  readonly canton: string;
  readonly province: string;
}

export interface SyntheticEmployer {
  readonly organisationId: string;
  readonly ruc: string;
  readonly name: string;
  readonly canton: string;
  readonly isPublic: boolean;
}

export interface SyntheticOptions {
  readonly territory: Territory;
  readonly institution: Institution;
  readonly seed: number;
  /** One synthetic person stands for so many. */
  readonly scale: number;
  /** The day on which ages are those of the shares. */
  readonly on: PlainDate;
}

// Common names of the country, in no proportion to anybody's.
const givenNames = {
  female:
    'María Ana Rosa Carmen Luz Martha Gladys Blanca Diana Gabriela Verónica Paola Andrea Daniela Karla Mayra Jenny Silvia Narcisa Mercedes Sisa Nina Belén Estefanía Elena'.split(
      ' ',
    ),
  male: 'José Luis Carlos Juan Jorge Manuel Ángel Segundo Miguel Víctor Diego Cristian Andrés Paúl Wilson Byron Edison Marco Fausto Galo Inti Rumiñahui Darwin Kevin Esteban'.split(
    ' ',
  ),
};
const surnames =
  'Zambrano Sánchez Cedeño García Rodríguez Vera Mendoza Moreira López Pérez Macías Morales Torres Castillo González Guamán Chávez Villamar Álava Quishpe Pilataxi Chango Toapanta Tipán Caiza Yépez Andrade Cevallos Vélez Intriago Loor Anchundia Quiñónez Angulo Caicedo Preciado Ayoví Tenorio Shiguango Grefa Tanguila Andi Jaramillo Ochoa Cueva Ordóñez Maldonado Arévalo Espinoza Narváez Cachimuel Conejo Maigua Potosí Ruiz Salazar Benítez Herrera Suárez Reyes'.split(
    ' ',
  );
const trades =
  'Comercial Agrícola Constructora Transportes Textiles Florícola Pesquera Panadería Ferretería Servicios'.split(
    ' ',
  );

/** The UUID (version 8) that these draws make. */
function syntheticUuid(random: Random): string {
  const hex = Array.from({ length: 4 }, () => random.uint32().toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** How many persons a load of this scale has. */
export function syntheticPersonCount(institution: Institution, scale: number): number {
  return Math.round(institution.synthetic.figures.affiliatesTotal.value / scale);
}

/** Draws one of the names of a table in proportion to its parts. */
function drawer(parts: Readonly<Record<string, number>>): (random: Random) => string {
  const names = Object.keys(parts);
  const weights = Object.values(parts);
  return (random) => names[random.pickIndex(weights)]!;
}

const ageBands: Readonly<Record<string, readonly [number, number]>> = {
  'under-20': [18, 19],
  '20-29': [20, 29],
  '30-39': [30, 39],
  '40-49': [40, 49],
  '50-59': [50, 59],
  '60-and-over': [60, 78],
};

/**
 * Persons of the reference institution, one by one: the same seed gives the same persons, whatever the machine. Their number is
 * that of the affiliates over the scale; sex, age, province, ethnicity and disability follow `shares.yaml`.
 */
export function* syntheticPersons(options: SyntheticOptions): Generator<SyntheticPerson> {
  const { territory, institution, scale } = options;
  const { shares, figures } = institution.synthetic;
  const root = randomFromSeed(options.seed).split('persons');
  const provinceOf = drawer(shares.affiliatesByProvince.parts);
  const sexOf = drawer(shares.sex.parts);
  const bandOf = drawer(shares.age.parts);
  const ethnicityOf = drawer(shares.ethnicity.parts);
  const cantonsByProvince = Map.groupBy(
    territory.cantons.filter((canton) => canton.province !== null),
    (canton) => canton.province!,
  );
  const countByProvince = new Map<string, number>();
  const count = syntheticPersonCount(institution, scale);
  for (let i = 0; i < count; i += 1) {
    const random = root.split(i);
    const province = provinceOf(random);
    const canton = drawCanton(random, cantonsByProvince.get(province) ?? []);
    const sex = sexOf(random) === 'female' ? 'female' : 'male';
    const [youngest, oldest] = ageBands[bandOf(random)]!;
    const ageDays = Math.floor((youngest + random.uniform() * (oldest + 1 - youngest)) * 365.2425);
    const serial = countByProvince.get(province) ?? 0;
    countByProvince.set(province, serial + 1);
    yield {
      personId: syntheticUuid(random),
      // The multiplier shares no factor with six million, so that numbers look scattered and none comes twice.
      document: cedulaFromStem(
        `${province}${String((serial * 1_234_567 + 17) % 6_000_000).padStart(7, '0')}`,
      ),
      givenNames: `${random.pick(givenNames[sex])} ${random.pick(givenNames[sex])}`,
      surnames: `${random.pick(surnames)} ${random.pick(surnames)}`,
      birthDate: addDays(plainDate(options.on), -ageDays),
      sex,
      ethnicity: ethnicityOf(random),
      hasDisability: random.chance(figures.disabilityShare.value),
      canton: canton.code,
      province,
    };
  }
}

function drawCanton(random: Random, cantons: readonly Canton[]): Canton {
  if (cantons.length === 0) throw new RangeError('A province of the shares has no cantons in the territory');
  return cantons[random.pickIndex(cantons.map((canton) => canton.population ?? 1))]!;
}

/** Employers of the reference institution; public ones first. Stems whose modulus leaves no check digit are passed over. */
export function* syntheticEmployers(options: SyntheticOptions): Generator<SyntheticEmployer> {
  const { figures, shares } = options.institution.synthetic;
  const root = randomFromSeed(options.seed).split('employers');
  const provinceOf = drawer(shares.affiliatesByProvince.parts);
  const cantonsByProvince = Map.groupBy(
    options.territory.cantons.filter((canton) => canton.province !== null),
    (canton) => canton.province!,
  );
  const publicCount = Math.max(1, Math.round(figures.publicEmployersTotal.value / options.scale));
  const count = publicCount + Math.round(figures.privateEmployersTotal.value / options.scale);
  let stem = 0;
  for (let i = 0; i < count; i += 1) {
    const random = root.split(i);
    const isPublic = i < publicCount;
    const province = provinceOf(random);
    const canton = drawCanton(random, cantonsByProvince.get(province) ?? []);
    let ruc: string | undefined;
    while (ruc === undefined) {
      stem += 1;
      ruc = isPublic
        ? findRucFromStem(`${province}6${String(stem).padStart(5, '0')}`, 'public-body')
        : findRucFromStem(`${province}9${String(stem).padStart(6, '0')}`, 'private-company');
    }
    yield {
      organisationId: syntheticUuid(random),
      ruc,
      name: isPublic
        ? `Entidad pública de ${canton.name} n.º ${i + 1}`
        : `${random.pick(trades)} ${random.pick(surnames)} ${random.pick(surnames)}`,
      canton: canton.code,
      isPublic,
    };
  }
}
