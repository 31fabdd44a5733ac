type Kind = 'information' | 'discussion' | 'decision';

/** The agenda as typed: one point a line, its kind by its first word. */
export function readAgenda(text: string) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 0)
    .map((line) => {
      const [, word, title] = /^(decidir|conocer|tratar)\s*:\s*(.+)$/i.exec(line) ?? [];
      const kind: Kind =
        ({ decidir: 'decision', conocer: 'information' } as const)[
          (word ?? '').toLowerCase() as 'decidir' | 'conocer'
        ] ?? 'discussion';
      return { title: title ?? line, kind, about: null };
    });
}

const firstWord: Readonly<Record<Kind, string>> = {
  decision: 'decidir: ',
  information: 'conocer: ',
  discussion: '',
};

/** An agenda as it would be typed. */
export const writeAgenda = (agenda: readonly { readonly title: string; readonly kind: Kind }[]): string =>
  agenda.map((one) => `${firstWord[one.kind]}${one.title}`).join('\n');
