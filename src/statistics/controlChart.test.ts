import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithOracles, readOracle } from '../../test/support/oracles.ts';
import {
  controlChart,
  type ImprovementDirection,
  type PointType,
  type SpecialCause,
} from './controlChart.ts';

const causeNames: Record<SpecialCause | 'none', string> = {
  'above-upper-limit': 'Above UCL',
  'below-lower-limit': 'Below LCL',
  'two-of-three-high': '2 in 3 Above CL',
  'two-of-three-low': '2 in 3 Below CL',
  'trend-increasing': '7 Point Trend (Increasing)',
  'trend-decreasing': '7 Point Trend (Decreasing)',
  'seven-above-mean': '7 Points Above CL',
  'seven-below-mean': '7 Points Below CL',
  none: 'Common Cause',
};
const typeNames: Record<PointType, string> = {
  'common-cause': 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  'neutral-high': 'special_cause_neutral_high',
  'neutral-low': 'special_cause_neutral_low',
};

interface OracleCase {
  name: string;
  input: {
    y: number[];
    improvement_direction: ImprovementDirection;
    target: number | null;
    fix_after_n_points: number | null;
    screen_outliers: boolean;
    rebase_at: number | number[];
  };
  points: Record<string, unknown>[];
  assurance_type: string | null;
  variation_type: string;
}

describeWithOracles('XmR charts that others computed', () => {
  const cases = JSON.parse(readOracle('statistics', 'xmr-cases.json')) as OracleCase[];
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { input, points, ...judged }) => {
    const chart = controlChart({
      values: input.y,
      improvementDirection: input.improvement_direction,
      target: input.target,
      limitsFromFirst: input.fix_after_n_points,
      screenOutliers: input.screen_outliers,
      rebaseAt: [input.rebase_at].flat(),
    });
    expect(chart.points).toHaveLength(points.length);
    chart.points.forEach((point, i) => {
      const ours = {
        x: point.number,
        y: point.value,
        mean_col: point.mean,
        lpl: point.lowerLimit,
        upl: point.upperLimit,
        outside_limits: point.outsideLimits,
        relative_to_mean: point.relativeToMean,
        close_to_limits: point.closeToLimits,
        special_cause_type: causeNames[point.specialCause ?? 'none'],
        point_type: typeNames[point.pointType],
        rebase_group: point.stretch,
      };
      for (const [field, value] of Object.entries(points[i]!)) {
        const mine = ours[field as keyof typeof ours];
        if (typeof value === 'number') expect(mine, `${field} of point ${i + 1}`).toBeCloseTo(value, 9);
        else expect(mine, `${field} of point ${i + 1}`).toBe(value);
      }
    });
    expect(chart.assurance?.replace('-', '_') ?? null).toBe(judged.assurance_type);
    expect(chart.variation && typeNames[chart.variation]).toBe(judged.variation_type);
  });
});

// Worked by hand. Ten points 10, 12 in turn: mean 11, every range 2, limits 11 ± 5.32, outer third beyond 11 ± 3.5467.
const calm = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12];
const causes = (values: number[], extra: object = {}) =>
  controlChart({ values, improvementDirection: 'increase', limitsFromFirst: 10, ...extra })
    .points.slice(10)
    .map((point) => point.specialCause);

describe('rules by hand', () => {
  it('a point on the limit is inside, one beyond it is outside', () => {
    expect(causes([...calm, 16.31])).toEqual([null]);
    expect(causes([...calm, 16.33])).toEqual(['above-upper-limit']);
    expect(causes([...calm, 5.67])).toEqual(['below-lower-limit']);
  });
  it('two of three in the outer third on one side; on different sides nothing', () => {
    expect(causes([...calm, 15, 11.5, 15])).toEqual(['two-of-three-high', null, 'two-of-three-high']);
    expect(causes([...calm, 7, 7])).toEqual(['two-of-three-low', 'two-of-three-low']);
    expect(causes([...calm, 15, 11.5, 7])).toEqual([null, null, null]);
    expect(causes([...calm, 15, 11.5, 10.5, 15])).toEqual([null, null, null, null]);
  });
  it('six rising points are no trend, seven are; a fall of seven is one', () => {
    expect(causes([...calm, 11, 9.5, 10, 10.5, 11, 11.5, 12, 9])).not.toContain('trend-increasing');
    expect(causes([...calm, 9, 9.5, 10, 10.5, 11, 11.5, 12]).slice(-7)).toEqual(
      Array(7).fill('trend-increasing'),
    );
    expect(causes([...calm, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9.5])).toEqual([
      ...Array(7).fill('trend-decreasing'),
      null,
    ]);
  });
  it('seven on one side; a point on the mean breaks the run', () => {
    expect(causes([...calm, 10.5, 11.5, 11.6, 11.5, 11.6, 11.5, 11.6, 11.5])).toEqual([
      null,
      ...Array(7).fill('seven-above-mean'),
    ]);
    expect(causes([...calm, 10.5, 11.5, 11.6, 11.5, 11, 11.6, 11.5, 11.6])).toEqual(Array(8).fill(null));
  });
  it('a better low reads the same signal the other way', () => {
    const at = (improvementDirection: ImprovementDirection) =>
      controlChart({ values: [...calm, 17], limitsFromFirst: 10, improvementDirection }).variation;
    expect([at('increase'), at('decrease'), at('neutral')]).toEqual([
      'improvement',
      'concern',
      'neutral-high',
    ]);
  });
  it('one point has a mean and no limits; a flat line has limits at its mean and no signal', () => {
    expect(controlChart({ values: [5], improvementDirection: 'increase', target: 9 })).toMatchObject({
      assurance: null,
      points: [{ mean: 5, lowerLimit: null, upperLimit: null, specialCause: null }],
    });
    expect(controlChart({ values: [5, 5, 5], improvementDirection: 'increase' }).points[2]).toMatchObject({
      lowerLimit: 5,
      upperLimit: 5,
      specialCause: null,
    });
  });
  it('refuses a value that is not a number and a new start beyond the end', () => {
    expect(() => controlChart({ values: [Number.NaN], improvementDirection: 'increase' })).toThrow(
      RangeError,
    );
    expect(() => controlChart({ values: [1, 2], improvementDirection: 'increase', rebaseAt: [3] })).toThrow(
      RangeError,
    );
  });
});

describe('whatever the values', () => {
  const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 60 });
  it('turning the chart upside down turns its signals upside down', () => {
    const flipped: Record<SpecialCause, SpecialCause> = {
      'above-upper-limit': 'below-lower-limit',
      'below-lower-limit': 'above-upper-limit',
      'two-of-three-high': 'two-of-three-low',
      'two-of-three-low': 'two-of-three-high',
      'trend-increasing': 'trend-decreasing',
      'trend-decreasing': 'trend-increasing',
      'seven-above-mean': 'seven-below-mean',
      'seven-below-mean': 'seven-above-mean',
    };
    fc.assert(
      fc.property(series, (values) => {
        const up = controlChart({ values, improvementDirection: 'increase' });
        const down = controlChart({
          values: values.map((value) => -value),
          improvementDirection: 'decrease',
        });
        expect(down.points.map((point) => point.specialCause)).toEqual(
          up.points.map((point) => point.specialCause && flipped[point.specialCause]),
        );
        expect(down.points.map((point) => point.pointType)).toEqual(
          up.points.map((point) => point.pointType),
        );
      }),
    );
  });
  it('a stretch with new limits is a chart of its own', () => {
    fc.assert(
      fc.property(series, series, (before, after) => {
        const whole = controlChart({
          values: [...before, ...after],
          improvementDirection: 'increase',
          rebaseAt: [before.length + 1],
        });
        const own = controlChart({ values: after, improvementDirection: 'increase' });
        const strip = ({
          number: _number,
          stretch: _stretch,
          ...rest
        }: object & { number: number; stretch: number }) => rest;
        expect(whole.points.slice(before.length).map(strip)).toEqual(own.points.map(strip));
      }),
    );
  });
});
