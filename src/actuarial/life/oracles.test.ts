import { expect, it } from 'vitest';
import { describeWithOracles, readOracle } from '../../../test/support/oracles.ts';
import { exp } from '../math/exactMath.ts';
import { annuityDue, commutation, insurance } from './commutation.ts';
import * as finance from './continuousFinance.ts';
import { twoLives } from './jointLives.ts';
import { continueByMakeham, lifeTableFromSurvivors } from './lifeTable.ts';
import { multipleDecrementFromCounts, multipleDecrementFromForces } from './multipleDecrement.ts';
import { type MultiStateModel, valueMultiState } from './multiState.ts';

type Row = Record<string, string>;
function rows(name: string): Row[] {
  const [head, ...body] = readOracle('actuarial', name).trim().split(/\r?\n/);
  const names = head!.split(',').map((cell) => cell.replaceAll('"', ''));
  return body.map((line) =>
    Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell.replaceAll('"', '')])),
  );
}
/**
 * Half a unit in the last printed digit; twenty roundings of a double; and what the input's own rounding may move: lx is printed
 * to seven decimals, and from it the table is continued.
 */
function agree(computed: number, printed: string, what: string, survivors = 1e5): void {
  const [mantissa, exponent] = printed.toLowerCase().split('e');
  const decimals = (mantissa!.split('.')[1] ?? '').length;
  const unit = 10 ** (Number(exponent ?? 0) - decimals);
  const allowed =
    0.51 * unit + 4e-15 * Math.abs(computed) + (1e-7 / survivors) * Math.max(1, Math.abs(computed));
  expect(Math.abs(computed - Number(printed)), `${what}: ${computed} against ${printed}`).toBeLessThanOrEqual(
    allowed,
  );
}

const makeham = { a: 0.0007, b: 0.00005, c: 10 ** 0.04 };
const illustrative = () => {
  const table = rows('soa_ilt_soa08Act_i6_lifecontingencies.csv');
  return {
    table,
    life: continueByMakeham(
      lifeTableFromSurvivors(
        0,
        table.map((row) => Number(row.lx)),
      ),
      makeham,
    ),
  };
};

describeWithOracles('the figures of others, to their printed precision', () => {
  it('SOA illustrative life table at 6 %', () => {
    const { table, life } = illustrative();
    const c = commutation(life, 0.06);
    expect(annuityDue(c, 65)).toBeCloseTo(9.8969, 4);
    expect(1000 * insurance(c, 65)).toBeCloseTo(439.8, 2);
    for (const row of table) {
      const x = Number(row.x);
      agree(life.qx[x]!, row.qx!, `qx at ${x}`, Number(row.lx));
      agree(annuityDue(c, x), row.ax_due!, `ä at ${x}`, Number(row.lx));
      agree(insurance(c, x), row.Ax!, `A at ${x}`, Number(row.lx));
      for (const column of ['Dx', 'Nx', 'Cx', 'Mx', 'Rx'] as const)
        agree(c[column][x]!, row[column]!, `${column} at ${x}`, Number(row.lx));
    }
  });

  it('two lives', () => {
    const { life } = illustrative();
    for (const row of rows('soa_ilt_two_lives.csv')) {
      const pair = twoLives(life, Number(row.x), life, Number(row.y), 0.06);
      agree(pair.first, row.ax!, 'ax');
      agree(pair.second, row.ay!, 'ay');
      agree(pair.joint, row.joint!, 'joint');
      agree(pair.lastSurvivor, row.last!, 'last survivor');
      agree(pair.secondAfterFirst, row.reversionary_y_after_x!, 'reversionary');
    }
  });

  it('SOA illustrative service table, and back from the forces', () => {
    const table = rows('soa_illustrative_service_table_SoAISTdata.csv');
    const causes = ['death', 'withdrawal', 'inability', 'retirement'];
    const lives = table.map((row) => Number(row.lx));
    const derived = multipleDecrementFromCounts(
      30,
      lives,
      causes.map((cause) => table.map((row) => Number(row[cause]))),
    );
    expect(derived.probabilities[1]![0]).toBeCloseTo(0.199, 12);
    const back = multipleDecrementFromForces(
      30,
      lives[0]!,
      derived.forces.map((force) => force.slice(0, -1)),
    );
    table.slice(0, -1).forEach((row, i) => {
      // The printed lx carry rounding of their own: each row is rebuilt from its own radix.
      const scale = lives[i]! / back.lives[i]!;
      for (const [j, cause] of causes.entries()) {
        expect(back.decrements[j]![i]! * scale).toBeCloseTo(Number(row[cause]), 6);
      }
      const next = lives[i]! - causes.reduce((sum, cause) => sum + Number(row[cause]), 0);
      expect(Math.abs(next - lives[i + 1]!)).toBeLessThanOrEqual(1);
      if (i + 1 < back.lives.length) expect(back.lives[i + 1]! * scale).toBeCloseTo(next, 6);
    });
  });

  it('multi-state models to 1e-9', () => {
    const sickness = (x: number) => 4e-4 + 3.4674e-6 * exp(0.138155 * x);
    const death = (x: number) => 5e-4 + 7.5858e-5 * exp(0.087498 * x);
    for (const row of rows('multistate_amlcr_params.csv')) {
      const recovery = row.model!.startsWith('permanent') ? 0 : 0.1;
      const model: MultiStateModel = {
        states: 3,
        intensity: (from, to, age) =>
          from === 2 ? 0 : to === 2 ? death(age) : from === 0 ? sickness(age) : recovery * sickness(age),
      };
      const values = valueMultiState(model, 0, Number(row.x), Number(row.t), 0.05);
      const pairs = [
        [values.occupancy[0], row.p00],
        [values.occupancy[1], row.p01],
        [values.occupancy[2], row.p02],
        [values.annuity[0], row.abar00_i5],
        [values.annuity[1], row.abar01_i5],
        [values.transition[1], row.Abar01_transition_benefit_i5],
      ] as const;
      for (const [computed, printed] of pairs)
        expect(Math.abs(computed! - Number(printed))).toBeLessThan(1e-9);
    }
  });

  it('closed-form premiums to 1e-6', () => {
    const scheme: finance.ContinuousScheme = {
      benefits: (t) => 120 * exp(0.03 * t) * (1 - 0.6 * exp(-0.05 * t)),
      wages: (t) => 1000 * exp(0.03 * t),
      force: 0.05,
    };
    const extra = (row: Row, name: string) =>
      Number(new RegExp(`${name.replace(/[()]/g, '\\$&')}=([^;]+)`).exec(row.extra!)![1]);
    for (const row of rows('iyer_thullen_closed_form.csv')) {
      const from = Number(row.n);
      const to = Number(row.m);
      const expected = Number(row.value);
      switch (row.item) {
        case 'PAYG':
          expect(finance.payAsYouGoRate(scheme, from)).toBeCloseTo(expected, 12);
          break;
        case 'GAP_infinite':
          expect(Math.abs(finance.generalAveragePremiumForever(scheme, 0, 0) - expected)).toBeLessThan(1e-10);
          break;
        case 'GAP_finite':
          expect(
            Math.abs(finance.generalAveragePremium(scheme, from, to, extra(row, 'V0')) - expected),
          ).toBeLessThan(1e-10);
          break;
        case 'scaled_premium_thullen': {
          const start = extra(row, `V(${from})`);
          expect(Math.abs(finance.scaledPremium(scheme, from, to, start) - expected)).toBeLessThan(1e-10);
          expect(finance.reserveAt(scheme, from, to, start, expected)).toBeCloseTo(extra(row, `V(${to})`), 5);
          break;
        }
        case 'reserve_ratio_k': {
          const start = from === 0 ? 0 : from === 15 ? 674.292751849 : 1278.1896777;
          const rate = finance.premiumForReserveRatio(scheme, from, to, start, extra(row, 'kappa'));
          expect(Math.abs(rate - expected)).toBeLessThan(1e-10);
          expect(finance.reserveAt(scheme, from, to, start, rate)).toBeCloseTo(extra(row, `V(${to})`), 5);
          break;
        }
        case 'exhaustion_time': {
          const time = finance.exhaustionTime(scheme, extra(row, 'V0'), extra(row, 'p'));
          if (row.value === 'never') expect(time).toBeUndefined();
          else expect(time).toBeCloseTo(expected, 7);
          break;
        }
        default:
          throw new Error(`The oracle has a new item: ${row.item}`);
      }
    }
  });
});
