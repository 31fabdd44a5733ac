import { type DataDefect, describeDefect, describirDefecto } from '#actuarial';

/** What the actuarial commands say. */
export interface ActuarialWords {
  readonly projectUsage: string;
  readonly valuationUsage: string;
  readonly verifyUsage: string;
  readonly defect: (defect: DataDefect) => string;
  readonly refused: (defects: number) => string;
  readonly fileUnreadable: (table: string, path: string, code: string | undefined) => string;
  readonly missingOptions: (names: readonly string[]) => string;
  readonly yearsOutOfOrder: (from: string, to: string) => string;
  readonly timingUnknown: (given: string) => string;
  readonly ratioUnlikely: (given: string) => string;
  readonly nameACase: string;
  readonly noCase: (given: string) => string;
  readonly noStudy: (given: string, known: readonly string[]) => string;
  readonly yearsUnlikely: (given: string, most: number) => string;
  readonly noScenario: (path: string) => string;
  readonly run: string;
  readonly notWithinHorizon: string;
  readonly nameAManifest: string;
  readonly noManifest: (path: string) => string;
  readonly noInputs: (path: string) => string;
  readonly unreadableRun: (reason: string) => string;
  readonly notRecomputed: (reason: string) => string;
  readonly agrees: (tables: number, id: string) => string;
  readonly difference: (
    place: string,
    published: string | undefined,
    recomputed: string | undefined,
  ) => string;
  readonly disagrees: (differences: number) => string;
}

const spanish: ActuarialWords = {
  projectUsage: `amparo project population --population F --survival F --fertility F --migration F --from A --to A
  [--migration-timing end|even] [--sex-ratio-at-birth R] [--summary]

Proyecta una población por edad simple y sexo, del 1 de enero del año --from al 1 de enero del año --to.
Escribe year,sex,age,pop; con --summary year,pop_1jan,births,deaths,net_migrants,aged_65plus,aged_80plus.
Archivos: year,sex,age,pop · year,sex,age,Sx · year,age,asfr_per_woman · year,sex,age,net_migrants (sex m o f, edades 0 a 100 y más).`,
  valuationUsage: `amparo valuation run <caso> [--scenario F] [--study S] [--years N] [--law DIR] [--out DIR] [--json]

Valora un caso (una carpeta como cases/ecuador) con un escenario (YAML o JSON; sin él, la base).
--study  uno de los estudios del caso; si falta, el último        --years  horizonte; si falta, el del estudio
--out    deja ahí manifest.json, inputs.json y las tablas, para amparo verify run
--json   escribe el manifiesto y las cifras en JSON`,
  verifyUsage: `amparo verify run <manifest.json | archivo.zip>

Vuelve a calcular una corrida publicada con el inputs.json que la acompaña, o con el archivo tal como se descargó, y compara cada tabla hasta el último dígito.`,
  defect: describirDefecto,
  refused: (defects) => `Rechazado: ${defects} defecto(s). No se calculó nada.`,
  fileUnreadable: (table, path, code) => `${table}: no se pudo leer el archivo ${path} (${code}).`,
  missingOptions: (names) => `Falta: ${names.join(', ')}.`,
  yearsOutOfOrder: (from, to) => `--from ${from} y --to ${to} deben ser años enteros, el segundo posterior.`,
  timingUnknown: (given) => `--migration-timing es end o even, no ${given}.`,
  ratioUnlikely: (given) => `--sex-ratio-at-birth son niños por niña, cerca de 1.05, no ${given}.`,
  nameACase: 'Diga qué caso.',
  noCase: (given) => `No hay un caso en ${given}.`,
  noStudy: (given, known) => `Ningún estudio se llama ${given}. Hay: ${known.join(', ')}.`,
  yearsUnlikely: (given, most) => `--years ${given} debe ser un número entero de 1 a ${most}.`,
  noScenario: (path) => `No hay un escenario en ${path}.`,
  run: 'corrida',
  notWithinHorizon: 'no en el horizonte',
  nameAManifest: 'Diga qué manifiesto.',
  noManifest: (path) => `No hay un manifiesto en ${path}.`,
  noInputs: (path) => `El inputs.json de la corrida no está junto a ${path}; descárguelo con el manifiesto.`,
  unreadableRun: (reason) => `La corrida no se pudo leer: ${reason}`,
  notRecomputed: (reason) => `La corrida no se pudo volver a calcular: ${reason}`,
  agrees: (tables, id) => `La corrida concuerda hasta el último dígito: ${tables} tablas, id ${id}`,
  difference: (place, published, recomputed) =>
    `${place}${published === undefined ? '' : `: publicado ${published} · recalculado ${recomputed}`}`,
  disagrees: (differences) => `La corrida NO concuerda: ${differences} diferencia(s).`,
};

const english: ActuarialWords = {
  projectUsage: `amparo project population --population F --survival F --fertility F --migration F --from Y --to Y
  [--migration-timing end|even] [--sex-ratio-at-birth R] [--summary]

Projects a population by single age and sex from 1 January of the year --from to 1 January of the year --to.
Prints year,sex,age,pop; with --summary year,pop_1jan,births,deaths,net_migrants,aged_65plus,aged_80plus.
Files: year,sex,age,pop · year,sex,age,Sx · year,age,asfr_per_woman · year,sex,age,net_migrants (sex m or f, ages 0 to 100+).`,
  valuationUsage: `amparo valuation run <case> [--scenario F] [--study S] [--years N] [--law DIR] [--out DIR] [--json]

Values a case (a folder such as cases/ecuador) under a scenario (YAML or JSON; without one, the base).
--study  one of the case's studies; the latest if absent        --years  horizon; the study's own if absent
--out    writes manifest.json, inputs.json and the tables there, for amparo verify run
--json   prints the manifest and the figures as JSON`,
  verifyUsage: `amparo verify run <manifest.json | archive.zip>

Recomputes a published run from the inputs.json beside its manifest, or from the archive as it was downloaded, and compares every table to the last digit.`,
  defect: describeDefect,
  refused: (defects) => `Refused: ${defects} defect(s). Nothing was computed.`,
  fileUnreadable: (table, path, code) => `${table}: the file ${path} could not be read (${code}).`,
  missingOptions: (names) => `Missing: ${names.join(', ')}.`,
  yearsOutOfOrder: (from, to) => `--from ${from} and --to ${to} must be whole years, the second later.`,
  timingUnknown: (given) => `--migration-timing is end or even, not ${given}.`,
  ratioUnlikely: (given) => `--sex-ratio-at-birth is boys per girl, about 1.05, not ${given}.`,
  nameACase: 'Name a case.',
  noCase: (given) => `There is no case at ${given}.`,
  noStudy: (given, known) => `No study is called ${given}. There are: ${known.join(', ')}.`,
  yearsUnlikely: (given, most) => `--years ${given} must be a whole number from 1 to ${most}.`,
  noScenario: (path) => `There is no scenario at ${path}.`,
  run: 'run',
  notWithinHorizon: 'not within the horizon',
  nameAManifest: 'Name a manifest.',
  noManifest: (path) => `There is no manifest at ${path}.`,
  noInputs: (path) => `The run's inputs.json is not beside ${path}; download it with the manifest.`,
  unreadableRun: (reason) => `The run could not be read: ${reason}`,
  notRecomputed: (reason) => `The run could not be recomputed: ${reason}`,
  agrees: (tables, id) => `The run agrees to the last digit: ${tables} tables, id ${id}`,
  difference: (place, published, recomputed) =>
    `${place}${published === undefined ? '' : `: published ${published} · recomputed ${recomputed}`}`,
  disagrees: (differences) => `The run does NOT agree: ${differences} difference(s).`,
};

/** The words in the language that the command line chose; Spanish unless it chose English. */
export function actuarialWords(): ActuarialWords {
  return process.env.AMPARO_LANGUAGE === 'en' ? english : spanish;
}

/** `es` or `en`, for titles that a case gives in both. */
export function actuarialLanguage(): 'es' | 'en' {
  return process.env.AMPARO_LANGUAGE === 'en' ? 'en' : 'es';
}
