import type { Design, Objective } from '../design.ts';
import { inMirOrder } from '../mirOrder.ts';
import { goodNames, populationNames, territoryNames } from '../scopeWords.ts';
import {
  type Block,
  column,
  facts,
  heading,
  none,
  note,
  paragraph,
  type Section,
  said,
  saidEach,
  statedFacts,
  table,
} from './blocks.ts';
import { theoryOf, treeOf } from './outline.ts';
import { nameOfObjective, type Scene } from './scene.ts';

/** From the problem to the matrix: what is wrong, for whom, what leads to what, and what is to be reached. */
export const designSections = (scene: Scene): readonly Section[] => [
  situation(scene),
  trees(scene),
  theory(scene),
  results(scene),
  mir(scene),
];

function situation(scene: Scene): Section {
  const { design, w, language } = scene;
  const { situation: told, equity, scope, evidence, stakeholders, alignment } = design;
  const names = (
    known: Readonly<Record<string, { readonly es: string; readonly en: string }>>,
    codes: readonly { readonly code: string }[],
  ) => (codes.length === 0 ? none : codes.map(({ code }) => known[code]?.[language] ?? code).join(', '));
  return {
    title: w.situation,
    blocks: [
      ...(told.problem === null || told.problem.trim() === ''
        ? [paragraph(w.noSituation)]
        : [
            statedFacts([
              [w.problem, said(told.problem)],
              [w.causes, said(told.causes)],
              [w.effects, said(told.effects)],
              [w.territory, said(told.territory)],
              [w.review, told.reviewMonths === null ? none : w.everyMonths(told.reviewMonths)],
              [w.at, said(told.at)],
            ]),
          ]),
      ...populations(scene),
      heading(w.equity),
      facts([
        [
          w.genderDiagnosis,
          equity.genderDiagnosis?.trim() ? said(equity.genderDiagnosis) : w.noGenderDiagnosis,
        ],
        [w.groups, equity.vulnerableGroups.length > 0 ? { es: equity.vulnerableGroups.join(', ') } : none],
        [w.measures, said(equity.measures)],
        ...(equity.at ? [[w.at, said(equity.at)] as const] : []),
      ]),
      heading(w.scope),
      facts([
        [w.scopeWhom, names(populationNames, scope.populations)],
        [w.scopeWhat, names(goodNames, scope.goods)],
        [w.scopeWhere, names(territoryNames, scope.territories)],
      ]),
      heading(w.evidence),
      ...table(
        w.evidence,
        [column(w.study, 1), column(w.shows, 1.4), column(w.reach, 0.8)],
        evidence.map((one) => [said(one.source), said(one.text), w.reaches[one.shows]]),
        { empty: w.noEvidence },
      ),
      ...titled(
        w.stakeholders,
        table(
          w.stakeholders,
          [column(w.party, 1), column(w.interest, 1), column(w.role, 1)],
          stakeholders.map((one) => [said(one.name), said(one.interest), said(one.role)]),
        ),
      ),
      ...titled(
        w.alignment,
        table(
          w.alignment,
          [column(w.plan, 1), column(w.goal, 1.2), column(w.how, 1.2)],
          alignment.map((one) => [said(one.plan), said(one.goal), said(one.how)]),
        ),
      ),
    ],
  };
}

const titled = (title: string, blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? [] : [heading(title), ...blocks];

function populations({ design, w, number }: Scene): readonly Block[] {
  const kinds = ['potential', 'target', 'served'] as const;
  const { unitsUsed } = design.populations;
  return [
    heading(w.whom),
    ...table(
      w.whom,
      [column(w.population), column(w.definition, 1.3), column(w.quantity, 0.9), column(w.method, 1)],
      kinds.map((kind) => {
        const one = design.populations[kind];
        if (!one) return [w.populations[kind], w.undefinedPopulation, none, none];
        return [
          w.populations[kind],
          [said(one.definition), ...(one.at ? [said(one.at)] : [])],
          one.quantity === null
            ? [w.notCounted, ...(one.whyNot?.trim() ? [said(one.whyNot)] : [])]
            : [{ es: `${number(one.quantity)} ${one.unit ?? ''}`.trim() }],
          [
            said(one.method),
            ...(one.source?.trim() ? [said(one.source)] : []),
            ...(one.reviewMonths === null ? [] : [w.everyMonths(one.reviewMonths)]),
          ],
        ];
      }),
    ),
    ...(unitsUsed.length > 0 ? [facts([[w.units, { es: unitsUsed.join(', ') }]])] : []),
  ];
}

function trees({ design, w, lists }: Scene): Section {
  const kindOf = (kind: keyof typeof lists.boxes) => lists.boxes[kind];
  const drawn = (
    part: 'problemTree' | 'objectiveTree',
    middle: 'problem' | 'objective',
  ): readonly Block[] => {
    const canvas = design[part];
    if (canvas.nodes.length === 0) return [paragraph(w.noTree[middle])];
    const { under, over } = treeOf(canvas, middle, kindOf);
    return [
      heading(w[part]),
      ...listed(w.under[middle], under.items),
      ...listed(w.over[middle], over),
      ...listed(w.apart, under.apart),
    ];
  };
  return {
    title: w.trees,
    blocks: [...drawn('problemTree', 'problem'), ...drawn('objectiveTree', 'objective')],
  };
}

type Outlines = Extract<Block, { is: 'outline' }>['items'];
const listed = (title: string, items: Outlines): readonly Block[] =>
  items.length === 0 ? [] : [{ is: 'outline', title, items }];

function theory({ design, w, lists }: Scene): Section {
  if (design.theory.nodes.length === 0) return { title: w.theory, blocks: [paragraph(w.noTheory)] };
  const { items, apart } = theoryOf(design.theory, (kind) => lists.boxes[kind]);
  return {
    title: w.theory,
    blocks: [note(w.theoryLede), ...listed(w.theoryTitle, items), ...listed(w.apart, apart)],
  };
}

/** The levels one under the other, each component followed by its activities; then what each of them supposes. */
function results({ design, w, lists }: Scene): Section {
  const { objectives } = design;
  const isPlaced = objectives.some((one) => one.at !== null);
  const assumed = inMirOrder(objectives).flatMap((one) =>
    one.assumptions.map(({ text, control }) => [
      said(nameOfObjective(design, one.id)),
      said(text),
      control ? w.controls[control] : none,
    ]),
  );
  return {
    title: w.results,
    blocks: [
      ...table(
        w.results,
        [column(w.level), column(w.text, 1), column(w.unit), ...(isPlaced ? [column(w.at, 0.35)] : [])],
        inMirOrder(objectives).map((one) => [
          lists.levels[one.level],
          named(one),
          said(one.unit),
          ...(isPlaced ? [said(one.at)] : []),
        ]),
        { empty: w.noObjectives },
      ),
      heading(w.assumptions),
      ...table(
        w.assumptions,
        [column(w.ofObjective, 1), column(w.assumption, 1.2), column(w.control)],
        assumed,
        { empty: w.noAssumptions },
      ),
    ],
  };
}

const named = (one: Objective) => [...(one.title ? [said(one.title)] : []), said(one.text)];

function mir({ design, w, lists }: Scene): Section {
  const byObjective = indicatorsByObjective(design);
  return {
    title: w.mir,
    wide: design.objectives.length > 0,
    blocks: table(
      w.mir,
      [
        column(w.level),
        column(w.text, 1.2),
        column(w.indicators, 1),
        column(w.means, 1),
        column(w.assumptions, 1),
      ],
      inMirOrder(design.objectives).map((one) => {
        const own = byObjective.get(one.id) ?? [];
        return [
          lists.levels[one.level],
          said(one.text),
          saidEach(own.map(({ name }) => name)),
          saidEach([...new Set(own.flatMap(({ means }) => means.map(({ name }) => name)))]),
          saidEach(one.assumptions.map(({ text }) => text)),
        ];
      }),
      { empty: w.noObjectives, small: true },
    ),
  };
}

function indicatorsByObjective(design: Design): ReadonlyMap<string, Design['indicators']> {
  const found = new Map<string, Design['indicators'][number][]>();
  for (const one of design.indicators) {
    const known = found.get(one.objective);
    if (known) known.push(one);
    else found.set(one.objective, [one]);
  }
  return found;
}
