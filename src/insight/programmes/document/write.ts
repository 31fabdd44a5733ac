import type { Design } from '../design.ts';
import type { ProgrammeState } from '../programme.ts';
import { openDesign } from '../view.ts';
import { type Cell, type Section, said } from './blocks.ts';
import { checkSections } from './checkSections.ts';
import { designSections } from './designSections.ts';
import { indicatorSections } from './indicatorSections.ts';
import { planSections } from './planSections.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Language } from './words.ts';

/** As the template takes it: JSON. */
export type ProgrammeDocument = Readonly<Record<string, unknown>> & {
  readonly title: string;
  readonly head: readonly (readonly [string, Cell])[];
  readonly sections: readonly Section[];
};

/**
 * The whole document of a programme.
 *
 * @param which `open`: the design that everybody reads; `draft`: as it is being written at the desk.
 */
export function programmeDocument(
  state: ProgrammeState,
  which: 'open' | 'draft',
  language: Language,
): ProgrammeDocument {
  const design = which === 'open' ? openDesign(state) : state.design;
  const scene = sceneOf(state, design, language);
  const { w } = scene;
  return {
    language,
    title: design.identity.name,
    kicker: w.kicker,
    subtitle: design.identity.code ?? '',
    foot: state.notes ? w.footCase : w.foot(isApproved(state, design) ? state.version : 0),
    notice: noticeOf(scene),
    contents: w.contents,
    head: headOf(scene),
    sections: [
      ...designSections(scene),
      ...indicatorSections(scene),
      ...planSections(scene),
      ...checkSections(scene),
    ],
  };
}

const isApproved = (state: ProgrammeState, design: Design): boolean =>
  state.version > 0 && (design === state.approved || !state.isOpen);

function noticeOf({ state, design, w }: Scene): string {
  if (state.notes) {
    const { title, publisher, date } = state.notes.source;
    return w.noticeCase(`${title}. ${publisher}, ${date}`);
  }
  return isApproved(state, design) ? w.noticeOwn : `${w.noticeDraft} ${w.noticeOwn}`;
}

function headOf({ state, design, w, date, month }: Scene): readonly (readonly [string, Cell])[] {
  const { identity } = design;
  const places = state.notes?.places;
  const placed = (value: string | null, place: keyof NonNullable<typeof places>): Cell => {
    const at = places?.[place];
    return value?.trim() ? said(at ? `${value.trim()} (${at})` : value) : w.unsaid;
  };
  const last = state.versions.at(-1);
  const { starts, ends } = identity;
  const when =
    starts && ends ? w.fromTo(month(starts), month(ends)) : starts ? w.since(month(starts)) : w.unsaid;
  return [
    [w.objective, placed(identity.objective, 'objective')],
    [w.code, placed(identity.code, 'code')],
    [w.country, placed(identity.country, 'country')],
    [w.executor, placed(identity.executor, 'executor')],
    [w.donor, placed(identity.donor, 'donor')],
    [w.beneficiary, placed(identity.beneficiary, 'beneficiary')],
    [w.when, places?.starts && starts ? `${when} (${places.starts})` : when],
    [w.modality, placed(identity.modality, 'modality')],
    ...(state.origin === 'desk'
      ? [
          [
            w.version,
            last && isApproved(state, design) ? w.versionOf(last.version, date(last.on)) : w.never,
          ] as const,
        ]
      : []),
    ...(state.notes
      ? [
          [
            w.source,
            said(`${state.notes.source.title}. ${state.notes.source.publisher}, ${state.notes.source.date}`),
          ] as const,
          [w.licence, said(state.notes.source.licence)] as const,
        ]
      : []),
  ];
}
