import type { CaseNotes } from '../caseFile.ts';
import type { Finding } from '../check.ts';
import { findingsOf } from '../view.ts';
import {
  type Block,
  column,
  heading,
  note,
  paragraph,
  type Section,
  said,
  type Text,
  table,
} from './blocks.ts';
import type { Scene } from './scene.ts';

/** What the check of the design finds; of a case also what its evaluators had said, and what its source contradicts. */
export function checkSections(scene: Scene): readonly Section[] {
  const { notes } = scene.state;
  return [findings(scene, notes), ...(notes ? [contradictions(scene, notes)] : [])];
}

/** Findings of one rule that are written out; of the others, how many there are. */
const findingsOfRule = 6;

function findings({ state, design, w, lists, language }: Scene, notes: CaseNotes | null): Section {
  const found = findingsOf(state, design);
  const count = (severity: Finding['severity']) => found.filter((one) => one.severity === severity).length;
  const byRule = Map.groupBy(found, (one) => one.rule);
  // What the house finds is said in the reader's language, with the design's own words in it.
  const text = (one: string): Text => one;
  return {
    title: w.findings,
    blocks: [
      note(w.findingsLede),
      ...(found.length === 0
        ? [paragraph(w.clean)]
        : [
            paragraph(w.counted(count('blocking'), count('serious'), count('advice'))),
            ...table(
              w.findings,
              [column(w.severity), column(w.finding, 1.2), column(w.why, 1), column(w.remedy, 1)],
              [...byRule.values()].map((alike) => {
                const [first] = alike as [Finding, ...Finding[]];
                const shown = alike.slice(0, findingsOfRule);
                const rest = alike.length - shown.length;
                return [
                  lists.severities[first.severity],
                  [...shown.map((one) => text(one[language].what)), ...(rest > 0 ? [w.more(rest)] : [])],
                  text(first[language].why),
                  text(first[language].remedy),
                ];
              }),
              { small: true },
            ),
          ]),
      ...(notes
        ? table(
            w.toFind[notes.toFind.by],
            [column(w.says, 1.6), column(w.at, 1)],
            notes.toFind.findings.map((one) => [said(one.what), said(one.at)]),
          )
        : []),
    ],
  };
}

function contradictions({ w, number }: Scene, notes: CaseNotes): Section {
  // A month as a number of months since year zero says nothing to a reader.
  const shown = (one: CaseNotes['sums'][number], value: number): string =>
    one.isMonths && value > 1_200
      ? `${Math.floor((value - 1) / 12)}-${String(((value - 1) % 12) + 1).padStart(2, '0')}`
      : one.isMonths
        ? w.months(number(value))
        : number(value);
  const sums = [...notes.sums.filter((one) => !one.agrees), ...notes.sums.filter((one) => one.agrees)];
  const blocks: readonly Block[] = [
    heading(w.sums),
    ...table(
      w.sums,
      [
        column(w.sum, 1.4),
        column(w.verdict),
        column(w.gives, 0, 'right'),
        column(w.sourceSays, 0, 'right'),
        column(w.at, 1),
      ],
      sums.map((one) => [
        said(one.about),
        one.agrees ? w.agrees : w.differs,
        shown(one, one.left),
        shown(one, one.right),
        said(one.at.join('; ')),
      ]),
      { small: true },
    ),
    heading(w.contradictions),
    ...table(
      w.contradictions,
      [column(w.about, 1), column(w.one, 1.3), column(w.other, 1.3)],
      notes.contradictions.map((one) => [
        said(one.about),
        said(`${one.one.says} (${one.one.at})`),
        said(`${one.other.says} (${one.other.at})`),
      ]),
      { small: true },
    ),
  ];
  return { title: w.contradictions, blocks };
}
