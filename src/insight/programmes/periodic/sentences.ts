import type { PeriodicReport } from './content.ts';
import { type Language, written, writtenMoney, writtenShare } from './words.ts';

/** How many products of a programme are done beside how much of its budget is spent, as shares; null where one cannot be said. */
export function deliveredAndSpent({ products, budget }: Pick<PeriodicReport, 'products' | 'budget'>): {
  readonly delivered: number;
  readonly spent: number;
} | null {
  const { total, done } = products.whole;
  const { budgetedCents, executedCents } = budget.whole;
  if (total === 0 || budgetedCents === 0 || executedCents === null) return null;
  return { delivered: done / total, spent: executedCents / budgetedCents };
}

/** What a report of a period says in a few sentences, each from its own figures. */
export function sentencesOf(report: PeriodicReport, language: Language): string[] {
  return language === 'es' ? inSpanish(report) : inEnglish(report);
}

interface Counted {
  readonly measured: number;
  readonly known: number;
  readonly good: number;
  readonly watch: number;
  readonly bad: number;
  readonly answered: number;
}
function counted({ indicators, alerts }: PeriodicReport): Counted {
  const of = (light: string) => indicators.filter((one) => one.light === light).length;
  return {
    measured: indicators.length,
    known: indicators.filter((one) => one.periods.some((each) => each.value !== null)).length,
    good: of('good'),
    watch: of('watch'),
    bad: of('bad'),
    answered: alerts.filter((one) => one.corrective !== null).length,
  };
}

const points = (share: number) => Math.round(Math.abs(share) * 100);

function inSpanish(report: PeriodicReport): string[] {
  const { measured, known, good, watch, bad, answered } = counted(report);
  const { products, budget, alerts, owed, correctives } = report;
  const many = (n: number, one: string, several: string) => `${written(n, 'es')} ${n === 1 ? one : several}`;
  const sentences: string[] = [];
  if (measured > 0)
    sentences.push(
      `De ${many(measured, 'indicador que tocaba', 'indicadores que tocaba')} medir, ${written(known, 'es')} ${known === 1 ? 'tiene' : 'tienen'} cifra aprobada: ${written(good, 'es')} ${good === 1 ? 'va' : 'van'} bien, ${written(watch, 'es')} por vigilar y ${written(bad, 'es')} ${bad === 1 ? 'va' : 'van'} mal.`,
    );
  const { total, done, partly, notDone } = products.whole;
  if (total > 0)
    sentences.push(
      `De ${many(total, 'producto', 'productos')}, ${written(done, 'es')} ${done === 1 ? 'está hecho' : 'están hechos'}, ${written(partly, 'es')} en parte y ${written(notDone, 'es')} no se ${notDone === 1 ? 'hizo' : 'hicieron'}.`,
    );
  const { budgetedCents, executedCents, committedCents } = budget.whole;
  if (executedCents !== null && budgetedCents > 0)
    sentences.push(
      `Se ejecutó el ${writtenShare(executedCents, budgetedCents, 'es')} del presupuesto: ${writtenMoney(executedCents, 'es')} de ${writtenMoney(budgetedCents, 'es')}, y ${writtenMoney(committedCents, 'es')} comprometidos.`,
    );
  const both = deliveredAndSpent(report);
  if (both) {
    const ahead = points(both.delivered - both.spent);
    sentences.push(
      ahead === 0
        ? 'Lo entregado y lo gastado van a la par.'
        : `Lo entregado va ${many(ahead, 'punto', 'puntos')} ${both.delivered > both.spent ? 'por delante' : 'por detrás'} de lo gastado.`,
    );
  }
  if (alerts.length > 0)
    sentences.push(
      `Hay ${many(alerts.length, 'alerta', 'alertas')}; ${written(answered, 'es')} con acción correctiva.`,
    );
  const late = correctives.filter((one) => one.isLate).length;
  if (late > 0)
    sentences.push(
      `${many(late, 'acción correctiva pasó', 'acciones correctivas pasaron')} su plazo sin cerrarse.`,
    );
  if (owed.length > 0)
    sentences.push(
      `${owed.length === 1 ? 'Falta' : 'Faltan'} ${many(owed.length, 'reporte', 'reportes')} por aprobar.`,
    );
  return sentences;
}

function inEnglish(report: PeriodicReport): string[] {
  const { measured, known, good, watch, bad, answered } = counted(report);
  const { products, budget, alerts, owed, correctives } = report;
  const many = (n: number, one: string, several: string) => `${written(n, 'en')} ${n === 1 ? one : several}`;
  const sentences: string[] = [];
  if (measured > 0)
    sentences.push(
      `Of ${many(measured, 'indicator', 'indicators')} to be measured, ${written(known, 'en')} ${known === 1 ? 'has' : 'have'} an approved figure: ${written(good, 'en')} on track, ${written(watch, 'en')} to be watched and ${written(bad, 'en')} off track.`,
    );
  const { total, done, partly, notDone } = products.whole;
  if (total > 0)
    sentences.push(
      `Of ${many(total, 'product', 'products')}, ${written(done, 'en')} ${done === 1 ? 'is' : 'are'} done, ${written(partly, 'en')} in part and ${written(notDone, 'en')} not done.`,
    );
  const { budgetedCents, executedCents, committedCents } = budget.whole;
  if (executedCents !== null && budgetedCents > 0)
    sentences.push(
      `${writtenShare(executedCents, budgetedCents, 'en')} of the budget was executed: ${writtenMoney(executedCents, 'en')} of ${writtenMoney(budgetedCents, 'en')}, and ${writtenMoney(committedCents, 'en')} committed.`,
    );
  const both = deliveredAndSpent(report);
  if (both) {
    const ahead = points(both.delivered - both.spent);
    sentences.push(
      ahead === 0
        ? 'What was delivered and what was spent go side by side.'
        : `What was delivered is ${many(ahead, 'point', 'points')} ${both.delivered > both.spent ? 'ahead of' : 'behind'} what was spent.`,
    );
  }
  if (alerts.length > 0)
    sentences.push(
      `There ${alerts.length === 1 ? 'is' : 'are'} ${many(alerts.length, 'alert', 'alerts')}; ${written(answered, 'en')} with a corrective action.`,
    );
  const late = correctives.filter((one) => one.isLate).length;
  if (late > 0)
    sentences.push(
      `${many(late, 'corrective action is', 'corrective actions are')} past the day without being closed.`,
    );
  if (owed.length > 0)
    sentences.push(`${many(owed.length, 'report is', 'reports are')} still to be approved.`);
  return sentences;
}
