import type { Subject } from '../interests.ts';

type Kind = 'information' | 'discussion' | 'decision';

/** What a point is about, as typed: a place of the institution, another organisation by its RUC, or neither. */
export interface TypedSubject {
  readonly facility: string;
  readonly organisation: string;
}
/** An agenda as typed: its lines, and what some of its points are about by their title. */
export interface TypedAgenda {
  readonly text: string;
  readonly about: Readonly<Record<string, TypedSubject>>;
}
export const emptyAgenda: TypedAgenda = { text: '', about: {} };

interface Point {
  readonly title: string;
  readonly kind: Kind;
  readonly about: Subject | null;
}

/** The points typed: one a line, its kind by its first word. */
export function readAgenda({ text, about }: TypedAgenda): Point[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 0)
    .map((line) => {
      const [, word, told] = /^(decidir|conocer|tratar)\s*:\s*(.+)$/i.exec(line) ?? [];
      const kind: Kind =
        ({ decidir: 'decision', conocer: 'information' } as const)[
          (word ?? '').toLowerCase() as 'decidir' | 'conocer'
        ] ?? 'discussion';
      const title = told ?? line;
      return { title, kind, about: subjectFrom(about[title]) };
    });
}

function subjectFrom(typed: TypedSubject | undefined): Subject | null {
  const facility = typed?.facility || null;
  const organisation = typed?.organisation.replace(/[\s-]/g, '') || null;
  return facility === null && organisation === null ? null : { facility, organisation };
}

/** Whether an organisation was typed that is no RUC: it would keep nobody out. */
export const hasWrongRuc = (agenda: TypedAgenda): boolean =>
  readAgenda(agenda).some(({ about }) => about?.organisation != null && !/^\d{13}$/.test(about.organisation));

/** The same agenda with another text; a point that was only worded otherwise goes on being about what it was. */
export function retyped(agenda: TypedAgenda, text: string): TypedAgenda {
  const before = readAgenda(agenda).map(({ title }) => title);
  const after = readAgenda({ text, about: {} }).map(({ title }) => title);
  const changed = after.filter((title, i) => title !== before[i]);
  const at = after.findIndex((title, i) => title !== before[i]);
  const old = before[at];
  const now = after[at];
  if (before.length !== after.length || changed.length !== 1 || old === undefined || now === undefined)
    return { text, about: agenda.about };
  const { [old]: moved, ...rest } = agenda.about;
  return { text, about: moved ? { ...rest, [now]: moved } : rest };
}

const firstWord: Readonly<Record<Kind, string>> = {
  decision: 'decidir: ',
  information: 'conocer: ',
  discussion: '',
};

/** An agenda as it would be typed. */
export const writeAgenda = (agenda: readonly Point[]): TypedAgenda => ({
  text: agenda.map((one) => `${firstWord[one.kind]}${one.title}`).join('\n'),
  about: Object.fromEntries(
    agenda.flatMap(({ title, about }) =>
      about === null
        ? []
        : [[title, { facility: about.facility ?? '', organisation: about.organisation ?? '' }] as const],
    ),
  ),
});
