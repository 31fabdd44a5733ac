import { balanceOf, exhaustionMoment } from '../finance/balance.ts';
import type { Change } from './assumptions.ts';
import { type CalibrationResult, type CalibrationTarget, calibrate } from './calibrate.ts';
import { type PensionCase, studyOf } from './pensionCase.ts';
import { type Valuation, value } from './valuation.ts';

/** What a case's calibration.yaml says: priors, targets and the values found. */
export interface CalibrationDocument {
  readonly parameters: Readonly<
    Record<
      string,
      { readonly prior: number; readonly deviation: number; readonly min: number; readonly max: number }
    >
  >;
  readonly targets: Readonly<Record<string, { readonly published: number; readonly tolerance: number }>>;
  readonly values: Readonly<Record<string, number>>;
  readonly valuesOf2018Alone: Readonly<Record<string, number>>;
}

/** Deficit of a valuation at another constant share of the State, all paid: D(a) = D(b) + (b − a)·PV(pensions). */
export function deficitAtShare(valuation: Valuation, share: number): number {
  const { figures } = valuation;
  return figures.deficit + figures.state - share * figures.pensions;
}

/** The moment of exhaustion of the same projection with another share of the State in every year, all paid. */
function momentAtShare(valuation: Valuation, share: number): number {
  const { finance } = valuation.inputs;
  return exhaustionMoment(
    balanceOf(valuation.projection, {
      ...finance,
      stateShare: finance.stateShare.map(() => share),
      statePaidShare: finance.statePaidShare.map(() => 1),
    }),
  );
}

/** The figures that a target can name, of both studies under the given values. USD million, per cent, years. */
export function targetFigures(
  from: PensionCase,
  values: Readonly<Record<string, number>>,
): Record<string, number> {
  const changes = Object.entries(values).map(
    ([parameter, value]): Change => ({ parameter, operation: 'set', value }),
  );
  const first = value(from, studyOf(from, 'ivm-2018'), changes);
  const second = value(from, studyOf(from, 'ivm-2020'), changes);
  const million = (amount: number): number => amount / 1e6;
  return {
    '2018-deficit-40': million(deficitAtShare(first, 0.4)),
    '2018-deficit-0': million(deficitAtShare(first, 0)),
    '2018-level-rate': 100 * first.figures.levelRateWithoutState,
    '2018-exhaustion-40': exhaustionMoment(first.balance),
    '2018-exhaustion-0': momentAtShare(first, 0),
    '2020-exhaustion-0': momentAtShare(second, 0),
    '2020-deficit-40': million(deficitAtShare(second, 0.4)),
    '2020-deficit-31.33': million(deficitAtShare(second, 0.3133)),
    '2020-deficit-0': million(deficitAtShare(second, 0)),
    '2020-wages': million(second.figures.wages),
  };
}

/** Fits the case's parameters to those of its targets that `wanted` accepts. */
export function fitCase(
  from: PensionCase,
  document: CalibrationDocument,
  wanted: (target: string) => boolean = () => true,
): CalibrationResult {
  const parameters = Object.entries(document.parameters).map(([name, p]) => ({
    name,
    prior: p.prior,
    priorDeviation: p.deviation,
    min: p.min,
    max: p.max,
  }));
  const targets = Object.entries(document.targets)
    .filter(([name]) => wanted(name))
    .map(([name, target]): CalibrationTarget => ({ name, ...target }));
  return calibrate(parameters, targets, (values) => {
    const figures = targetFigures(from, Object.fromEntries(parameters.map((p, j) => [p.name, values[j]!])));
    return targets.map((target) => figures[target.name]!);
  });
}
