import { monthName } from '#kernel';
import { productsNow } from '../programme.ts';
import { endOf, monthsToWrite, placeOf, type Schedule, scheduleOf } from '../schedule.ts';
import { progressOf } from '../view.ts';
import {
  type Bar,
  type Block,
  column,
  facts,
  heading,
  none,
  paragraph,
  type Section,
  said,
  table,
} from './blocks.ts';
import { nameOfObjective, type Scene } from './scene.ts';

/** How it is carried out: risks, who does what, with which money, when, and how it ends. */
export const planSections = (scene: Scene): readonly Section[] => [
  risks(scene),
  roles(scene),
  budget(scene),
  products(scene),
  schedule(scene),
  exit(scene),
];

function risks({ design, w, lists }: Scene): Section {
  const isPlaced = design.risks.some((one) => one.at !== null);
  return {
    title: w.risks,
    blocks: table(
      w.risks,
      [
        column(w.risk, 1.3),
        column(w.probability),
        column(w.impact),
        column(w.mitigation, 1.3),
        column(w.inCharge, 0.8),
        ...(isPlaced ? [column(w.at, 0.5)] : []),
      ],
      design.risks.map((one) => [
        said(one.text),
        one.probability ? lists.weights[one.probability] : none,
        one.impact ? lists.weights[one.impact] : none,
        said(one.mitigation),
        said(one.owner),
        ...(isPlaced ? [said(one.at)] : []),
      ]),
      { empty: w.noRisks },
    ),
  };
}

function roles({ design, w }: Scene): Section {
  const isPlaced = [...design.roles, ...design.reports].some((one) => one.at !== null);
  const place = (at: string | null) => (isPlaced ? [said(at)] : []);
  return {
    title: w.roles,
    blocks: [
      ...table(
        w.roles,
        [column(w.who, 1), column(w.does, 2), ...(isPlaced ? [column(w.at, 0.5)] : [])],
        design.roles.map((one) => [said(one.who), said(one.does), ...place(one.at)]),
        { empty: w.noRoles },
      ),
      ...table(
        w.reports,
        [
          column(w.report, 1.3),
          column(w.who, 1),
          column(w.every, 0.6),
          column(w.due, 1),
          ...(isPlaced ? [column(w.at, 0.5)] : []),
        ],
        design.reports.map((one) => [
          said(one.what),
          said(one.who),
          said(one.every),
          said(one.due),
          ...place(one.at),
        ]),
      ),
    ],
  };
}

/** By line with its source; by component across sources; and what was executed, where that was reported. */
function budget(scene: Scene): Section {
  const { design, state, w, lists, money, date } = scene;
  if (design.budget.length === 0) return { title: w.budget, blocks: [paragraph(w.noBudget)] };
  const { lines, components, whole, on } = progressOf(state, design);
  const sources = [...new Set(design.budget.map((one) => one.source))];
  const nameOf = (id: string | null, name: string) => (id === null ? lists.management : said(name));
  const planned = (component: string | null | undefined, source?: string) =>
    design.budget
      .filter(
        (one) =>
          (component === undefined || one.component === component) &&
          (source === undefined || one.source === source),
      )
      .reduce((sum, one) => sum + one.cents, 0);
  const bySource = components.filter((one) => design.budget.some((line) => line.component === one.id));
  const isPlaced = lines.some((one) => one.at !== null);
  return {
    title: w.budget,
    blocks: [
      ...table(
        w.bySource,
        [
          column(w.component, 1.6),
          ...sources.map((one) => column(one, 1, 'right')),
          ...(sources.length > 1 ? [column(lists.whole, 1, 'right')] : []),
        ],
        [
          ...bySource.map((one) => [
            nameOf(one.id, one.name),
            ...sources.map((source) => money(planned(one.id, source))),
            ...(sources.length > 1 ? [money(planned(one.id))] : []),
          ]),
          [
            lists.whole,
            ...sources.map((source) => money(planned(undefined, source))),
            ...(sources.length > 1 ? [money(planned(undefined))] : []),
          ],
        ],
        { totals: [bySource.length] },
      ),
      ...table(
        w.budgetLines,
        [
          column(w.line, 1.3),
          column(w.component, 1.2),
          column(w.sourceOf, 1),
          column(w.budgeted, 0, 'right'),
          ...(isPlaced ? [column(w.at, 0.7)] : []),
        ],
        [
          ...lines.map((one) => [
            said(one.name),
            nameOf(one.component, nameOfObjective(design, one.component)),
            said(one.source),
            money(one.budgetedCents),
            ...(isPlaced ? [said(one.at)] : []),
          ]),
          [lists.whole, '', '', money(whole.budgetedCents), ...(isPlaced ? [''] : [])],
        ],
        { totals: [lines.length], small: true },
      ),
      ...(on === null
        ? []
        : table(
            w.executionOn(date(on)),
            [
              column(w.line, 1),
              column(w.budgeted, 0, 'right'),
              column(w.executed, 0, 'right'),
              column(w.committed, 0, 'right'),
              column(w.balance, 0, 'right'),
            ],
            [
              ...lines.map((one) => [
                said(one.name),
                money(one.budgetedCents),
                money(one.executedCents),
                money(one.committedCents),
                money(one.balanceCents),
              ]),
              [
                lists.whole,
                money(whole.budgetedCents),
                money(whole.executedCents),
                money(whole.committedCents),
                money(whole.balanceCents),
              ],
            ],
            { totals: [lines.length] },
          )),
    ],
  };
}

function products({ design, state, w, lists, date }: Scene): Section {
  const { components, whole } = progressOf(state, design);
  const counted = components.filter((one) => one.products.total > 0);
  const stated = productsNow(state);
  return {
    title: w.products,
    blocks:
      design.products.length === 0
        ? [paragraph(w.unsaid)]
        : [
            ...table(
              w.byState,
              [
                column(w.component, 1),
                column(w.total, 0, 'right'),
                column(lists.states.done, 0, 'right'),
                column(lists.states.partly, 0, 'right'),
                column(lists.states['not-done'], 0, 'right'),
              ],
              [
                ...counted.map((one) => ({ name: said(one.name), ...one.products })),
                { name: lists.whole, ...whole.products },
              ].map((one) => [
                one.name,
                String(one.total),
                String(one.done),
                String(one.partly),
                String(one.notDone),
              ]),
              { totals: [counted.length] },
            ),
            ...counted.flatMap((component) => [
              heading(said(component.name)),
              ...table(
                w.products,
                [
                  column(w.product, 1.4),
                  column(w.due),
                  column(w.state),
                  column(w.note, 1.2),
                  column(w.at, 0.6),
                ],
                design.products
                  .filter((one) => one.component === component.id)
                  .map((one) => {
                    const now = stated.get(one.id);
                    return [
                      said(`${one.code} ${one.name}`),
                      date(one.due),
                      lists.states[now?.state ?? 'none'],
                      said(now?.reason || now?.note),
                      said(one.at),
                    ];
                  }),
                { small: true },
              ),
            ]),
          ],
  };
}

/** How many lines one drawing has; a longer calendar goes on in another. */
const barsAtOnce = 28;

function schedule(scene: Scene): Section {
  const { design, w, date } = scene;
  const told = scheduleOf(design);
  if (told.span === null) return { title: w.schedule, blocks: [paragraph(w.noSchedule)] };
  const rows = told.groups.flatMap(({ component, name, lines }) =>
    lines
      .filter((one) => one.from !== null)
      .map((one) => [
        said(one.name),
        w.scheduleKinds[one.kind],
        component === null ? (one.kind === 'handover' ? w.exitOf : none) : said(name),
        one.kind === 'activity' ? date(one.from) : none,
        date(one.to),
      ]),
  );
  return {
    title: w.schedule,
    blocks: [
      ...calendars(scene, told, told.span),
      ...table(
        w.scheduleTable,
        [column(w.line, 1.4), column(w.kind), column(w.component, 1), column(w.starts), column(w.ends)],
        rows,
        { small: true },
      ),
    ],
  };
}

/** As much of a name as stands beside its bar. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

function calendars(
  { w, language, date }: Scene,
  told: Schedule,
  span: NonNullable<Schedule['span']>,
): Block[] {
  const dated = told.groups
    .map((group) => ({ ...group, lines: group.lines.filter((one) => one.from !== null) }))
    .filter((group) => group.lines.length > 0);
  const bars: Bar[] = dated.flatMap(({ component, name, lines }) => [
    {
      name: component === null ? w.exitOf : { es: cut(name, 40) },
      kind: 'group' as const,
      from: null,
      to: null,
    },
    ...lines.map((one) => ({
      name: { es: cut(one.name, 66) },
      kind: one.kind,
      from: one.from && placeOf(span, one.from),
      to: one.to && endOf(span, one.to),
    })),
  ]);
  const months = monthsToWrite(span, 10).map((month) => ({
    at: placeOf(span, `${month}-01` as typeof span.from),
    label: `${monthName(Number(month.slice(5)), language).slice(0, 3)} ${month.slice(2, 4)}`,
  }));
  const lines = dated.flatMap((group) => group.lines);
  const activities = lines.filter((one) => one.kind === 'activity').length;
  const alt = w.scheduleAlt(activities, lines.length - activities, date(span.from), date(span.until));
  return Array.from({ length: Math.ceil(bars.length / barsAtOnce) }, (_, i) => ({
    is: 'calendar' as const,
    caption: w.schedule,
    alt,
    bars: bars.slice(i * barsAtOnce, (i + 1) * barsAtOnce),
    months,
  }));
}

function exit({ design, w, date }: Scene): Section {
  const { exitPlan, continues } = design.sustainability;
  return {
    title: w.exit,
    blocks: [
      exitPlan?.trim() ? facts([[w.exitPlan, said(exitPlan)]]) : paragraph(w.noExit),
      ...table(
        w.continues,
        [column(w.goesOn, 1), column(w.takesOver, 1), column(w.by)],
        continues.map((one) => [said(one.what), said(one.who), date(one.by)]),
      ),
    ],
  };
}
