import { monthName } from '#kernel';
import type { Indicator } from '../design.ts';
import { goalsOn } from '../programme.ts';
import {
  type Block,
  type Cell,
  column,
  facts,
  heading,
  none,
  paragraph,
  type Section,
  said,
  saidEach,
  table,
} from './blocks.ts';
import { nameOfObjective, type Scene } from './scene.ts';

/** The sheet of each indicator, whole: what an officer of statistics needs to work the figure out again. */
export function indicatorSections(scene: Scene): readonly Section[] {
  const { design, w } = scene;
  return [
    {
      title: w.sheets,
      blocks:
        design.indicators.length === 0
          ? [paragraph(w.noIndicators)]
          : design.indicators.flatMap((one) => sheetOf(scene, one)),
    },
  ];
}

function sheetOf(scene: Scene, one: Indicator): readonly Block[] {
  const { design, w, lists, number, state } = scene;
  const objective = design.objectives.find((known) => known.id === one.objective);
  const last = state.versions.at(-1);
  const share = (value: number) => `${number(Math.round(value * 1_000) / 10)}\u00a0%`;
  const pairs: (readonly [string, Cell])[] = [
    [w.ofObjective, said(nameOfObjective(design, one.objective))],
    [w.level, objective ? lists.levels[objective.level] : none],
    [w.what, said(one.definition)],
    [w.formula, one.formula.trim() ? said(one.formula) : w.noFormula],
    [w.unitOfMeasure, said(one.unit)],
    [w.kind, one.kind ? lists.indicatorKinds[one.kind] : none],
    [w.dimension, one.dimension ? lists.dimensions[one.dimension] : none],
    [w.relation, one.relation ? lists.relations[one.relation] : none],
    [w.frequency, one.frequency ? lists.frequencies[one.frequency] : none],
    [w.aggregation, lists.aggregations[one.aggregation]],
    [w.direction, lists.directions[one.direction]],
    [
      w.thresholds,
      one.thresholds ? w.thresholdsAre(share(one.thresholds.green), share(one.thresholds.yellow)) : none,
    ],
    [
      w.baseline,
      one.baseline
        ? { es: w.baselineIs(`${number(one.baseline.value)} ${one.unit}`.trim(), one.baseline.period) }
        : one.baselineWhyNot?.trim()
          ? [w.noBaseline, said(one.baselineWhyNot)]
          : w.noBaseline,
    ],
    [
      w.disaggregations,
      one.disaggregations.length === 0
        ? w.noDisaggregation
        : saidEach(one.disaggregations.map(({ by, groups }) => `${by}: ${groups.join(', ')}`)),
    ],
    [w.responsible, said(one.responsible)],
    [w.version, last ? w.versionOf(last.version, scene.date(last.on)) : w.never],
    ...(one.at ? [[w.at, said(one.at)] as const] : []),
  ];
  return [
    heading({ es: one.name }),
    facts(pairs),
    ...table(
      w.variables,
      [column(w.symbol), column(w.variable, 1), column(w.unitOfMeasure)],
      one.variables.map(({ symbol, name, unit }) => [said(symbol), said(name), said(unit)]),
    ),
    ...table(
      w.means,
      [column(w.mean, 1.2), column(w.owner, 1), column(w.frequency), column(w.where, 1), column(w.isPublic)],
      one.means.map((each) => [
        said(each.name),
        said(each.owner),
        each.frequency ? lists.frequencies[each.frequency] : none,
        said(each.where),
        each.isPublic ? w.yes : w.no,
      ]),
    ),
    ...goalsOf(scene, one),
  ];
}

/** The goals as a calendar: a line for each year, a column for each of its periods; and how they came to be what they are. */
function goalsOf({ state, w, number, date, language }: Scene, one: Indicator): readonly Block[] {
  const goals = Object.entries(goalsOn(state.goals, one.id)).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [...new Set(goals.map(([period]) => period.slice(5)))].sort();
  const years = [...new Set(goals.map(([period]) => period.slice(0, 4)))];
  const known = new Map(goals);
  const named = (part: string) =>
    part === '' ? w.goal : /^\d\d$/.test(part) ? monthName(Number(part), language).slice(0, 3) : part;
  let before: Record<string, number> = {};
  const changes = state.goals
    .filter((setting) => setting.indicator === one.id)
    .flatMap((setting) => {
      const was = before;
      before = { ...before, ...setting.goals };
      return setting.reason.trim() === ''
        ? []
        : [
            [
              date(setting.on),
              Object.entries(setting.goals)
                .map(([period, goal]) => `${period}: ${number(was[period])} → ${number(goal)}`)
                .join('; '),
              said(setting.reason),
            ],
          ];
    });
  return [
    ...table(
      w.goals,
      [column(w.year), ...parts.map((part) => column(named(part), 1, 'right'))],
      years.map((year) => [
        year,
        ...parts.map((part) => number(known.get(part === '' ? year : `${year}-${part}`))),
      ]),
      { empty: w.noGoals, small: parts.length > 6 },
    ),
    ...table(w.goalChanges, [column(w.on), column(w.change, 1), column(w.reason, 1.4)], changes),
  ];
}
