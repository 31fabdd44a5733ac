import {
  type AccountCheck,
  correctedTexts,
  countSmallCells,
  type DataCorrection,
  type DataDefect,
  type DataRemark,
  judgePackage,
  nombrarDefecto,
  type PackageTexts,
  type PackageTotals,
  remediarDefecto,
  studyOf,
} from '#actuarial';
import { canonicalJson } from '#kernel';
import type { Language } from '#platform/http';
import type { ReferenceCase } from './referenceCase.ts';
import { sha256Of } from './sha256Of.ts';
import type { Verdict } from './valuation.ts';

/** What the machine found in a package, as it is kept: the first defects and remarks, and how many there are. */
export interface OpinionReport {
  readonly verdict: Verdict;
  readonly defects: readonly DataDefect[];
  readonly defectsFound: number;
  readonly remarks: readonly DataRemark[];
  readonly remarksFound: number;
  readonly accounts: readonly AccountCheck[];
  readonly totals: PackageTotals;
  /** Cells with fewer persons than may be published. */
  readonly smallCells: number;
  readonly corrections: readonly (DataCorrection & {
    readonly from: string;
    readonly effect: PackageTotals;
  })[];
}

export const defectsKept = 500;
/** Each correction is tried with and without, to log its effect; many of them are a new file. */
export const correctionsMost = 40;

export interface PackageContent {
  readonly texts: PackageTexts;
  readonly corrections: readonly DataCorrection[];
}

export function judge(
  on: ReferenceCase,
  study: string,
  years: number,
  content: PackageContent,
): OpinionReport {
  const opinion = judgePackage(on.opened, studyOf(on.opened, study), years, {
    ...content,
    settings: on.settingsFor(study),
  });
  return {
    verdict: opinion.verdict,
    defects: opinion.completeness.slice(0, defectsKept),
    defectsFound: opinion.completeness.length,
    remarks: opinion.plausibility.slice(0, defectsKept),
    remarksFound: opinion.plausibility.length,
    accounts: opinion.accounts,
    totals: opinion.totals,
    smallCells: countSmallCells(correctedTexts(content.texts, content.corrections), on.smallestCell),
    corrections: opinion.corrections,
  };
}

/** The version's own hash: of what came and of what was corrected. */
export function packageHash(content: PackageContent): string {
  return sha256Of(canonicalJson({ texts: content.texts, corrections: content.corrections }));
}

/** A defect in the reader's words: what is wrong and what to do, apart. */
export function sayDefect(defect: DataDefect, language: Language): { what: string; remedy: string } {
  return language === 'es'
    ? { what: nombrarDefecto(defect), remedy: remediarDefecto(defect) }
    : { what: defect.defect.replaceAll('-', ' '), remedy: defect.remedy };
}

const remarkWords: Readonly<Record<DataRemark['remark'], Readonly<Record<Language, string>>>> = {
  'pay-below-minimum': {
    es: 'Sueldo por debajo de la cuarta parte del salario básico: confirme si son jornadas parciales.',
    en: 'Pay below a quarter of the basic wage: confirm whether these are part-time jobs.',
  },
  'pay-far-above': {
    es: 'Sueldo de más de cuarenta salarios básicos: confirme que no sobra un cero.',
    en: 'Pay above forty basic wages: confirm that there is not a zero too many.',
  },
  'mortality-falls-with-age': {
    es: 'La mortalidad baja al subir la edad: confirme la graduación de la tabla.',
    en: 'Mortality falls as age rises: confirm the graduation of the table.',
  },
  'decrements-exceed-one': {
    es: 'Las salidas de esa edad suman más que uno: revise cómo se separaron las causas.',
    en: 'The decrements of that age sum to more than one: check how causes were separated.',
  },
  'more-contributors-than-persons': {
    es: 'Hay más aportantes que personas de ese sexo y edad en el país: revise registros repetidos.',
    en: 'More contributors than persons of that sex and age in the country: check repeated records.',
  },
  'empty-age-within': {
    es: 'Falta una edad entre otras que sí están: confirme que no hay nadie.',
    en: 'An age is missing among others that are there: confirm that nobody has it.',
  },
};

export function sayRemark(remark: DataRemark, language: Language): string {
  return remarkWords[remark.remark][language];
}
