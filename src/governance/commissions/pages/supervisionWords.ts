import { formatNumber, formatPercent, type Language } from '#design';
import type { FigureView } from '../api.ts';

/** What both languages call the things of the commission. */
export const supervisionWords = {
  es: {
    home: 'Inicio',
    supervision: 'Comisión de supervisión',
    quarter: (period: string): string => `Trimestre ${period.slice(6)} de ${period.slice(0, 4)}`,
    section: {
      quality: 'Calidad de la atención',
      complaints: 'Quejas y reclamos',
      committees: 'Comités de usuarios',
      oversight: 'Compras y veedurías',
      audits: 'Auditorías',
      valuations: 'Estudios actuariales',
      improvement: 'Lo que cambió',
    },
    cite: {
      figure: 'Cifra',
      change: 'Cambio',
      observation: 'Observación de un comité',
      finding: 'Hallazgo de una veeduría',
      audit: 'Auditoría',
      goal: 'Meta de la rendición de cuentas',
    },
    standing: {
      waiting: 'Espera respuesta',
      late: 'Respuesta atrasada',
      answered: 'Contestado',
      committed: 'Compromiso en curso',
      broken: 'Compromiso vencido',
      fulfilled: 'Compromiso cumplido',
    },
    position: { accepts: 'Acepta', partly: 'Acepta en parte', rejects: 'No acepta' },
    verdict: {
      met: 'Se cumplió',
      partly: 'Se cumplió en parte',
      'not-met': 'No se cumplió',
      unproven: 'No se demostró',
    },
    hidden: 'No se publica',
    promise: (text: string, day: string): string => `Compromiso: ${text} (hasta el ${day}).`,
    kept: (day: string): string => `Consta cumplido desde el ${day}.`,
    short: 'Escriba al menos diez letras.',
  },
  en: {
    home: 'Home',
    supervision: 'Commission of supervision',
    quarter: (period: string): string => `Quarter ${period.slice(6)} of ${period.slice(0, 4)}`,
    section: {
      quality: 'Quality of attention',
      complaints: 'Complaints',
      committees: 'User committees',
      oversight: 'Procurement and oversight groups',
      audits: 'Audits',
      valuations: 'Actuarial studies',
      improvement: 'What changed',
    },
    cite: {
      figure: 'Figure',
      change: 'Change',
      observation: 'Observation of a committee',
      finding: 'Finding of an oversight group',
      audit: 'Audit',
      goal: 'Goal of the accountability report',
    },
    standing: {
      waiting: 'Awaits an answer',
      late: 'Answer overdue',
      answered: 'Answered',
      committed: 'Commitment under way',
      broken: 'Commitment overdue',
      fulfilled: 'Commitment fulfilled',
    },
    position: { accepts: 'Accepts', partly: 'Accepts in part', rejects: 'Does not accept' },
    verdict: { met: 'Met', partly: 'Met in part', 'not-met': 'Not met', unproven: 'Not shown' },
    hidden: 'Not published',
    promise: (text: string, day: string): string => `Commitment: ${text} (by ${day}).`,
    kept: (day: string): string => `Fulfilled since ${day}.`,
    short: 'Write at least ten letters.',
  },
};

export const standingShapes = {
  waiting: 'waiting',
  late: 'attention',
  answered: 'done',
  committed: 'active',
  broken: 'attention',
  fulfilled: 'done',
} as const;
export const verdictShapes = {
  met: 'done',
  partly: 'active',
  'not-met': 'refused',
  unproven: 'attention',
} as const;

/** A figure in its unit, as the language writes it. */
export function sayFigure(
  one: Pick<FigureView, 'value' | 'unit'>,
  language: Language,
  hidden: string,
): string {
  if (one.value === null) return hidden;
  switch (one.unit) {
    case 'count':
      return formatNumber(one.value, { language });
    case 'share':
      return formatPercent(one.value, { language });
    case 'score':
      return formatNumber(one.value, { language, decimals: 2 });
    case 'days':
      return formatNumber(one.value, { language, decimals: 1 });
  }
}
