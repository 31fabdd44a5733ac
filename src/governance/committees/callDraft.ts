import { foldText, isPlainDate, type PlainDate } from '#kernel';

/** What somebody types to call a committee. Empty text is what was not answered yet. */
export interface CallDraft {
  readonly province: string;
  readonly facility: string;
  readonly title: string;
  readonly code: string;
  /** ISO day: the last to register. */
  readonly until: string;
}

export const emptyCall: CallDraft = { province: '', facility: '', title: '', code: '', until: '' };
export const callSteps = ['lugar', 'convocatoria', 'revisar'] as const;
export type CallStep = (typeof callSteps)[number];
export type CallFault = 'facility' | 'title' | 'code' | 'until';

/** The name that a committee gets unless another is typed. */
export const titleFor = (facility: string): string =>
  `Comité de usuarias y usuarios · ${facility}`.slice(0, 160);

/** Its short name in addresses: the place's name, at most sixty letters, cut at a word. */
export function callCode(facility: string): string {
  let code = 'comite';
  for (const word of foldText(facility).split(' ')) {
    const plain = word.replace(/[^a-z0-9]/g, '');
    if (plain === '') continue;
    if (code.length + 1 + plain.length > 60) break;
    code = `${code}-${plain}`;
  }
  return code;
}

export function callFaults(step: CallStep, draft: CallDraft, today: PlainDate): readonly CallFault[] {
  const wrong: readonly (readonly [CallFault, boolean])[] = {
    lugar: [['facility', draft.facility === '']] as const,
    convocatoria: [
      ['title', draft.title.trim().length < 3 || draft.title.trim().length > 160],
      ['code', !/^[a-z0-9][a-z0-9-]{1,59}$/.test(draft.code)],
      ['until', !(isPlainDate(draft.until) && draft.until >= today)],
    ] as const,
    revisar: [],
  }[step];
  return wrong.filter(([, isWrong]) => isWrong).map(([name]) => name);
}
