import type { CandidateFacts, Contest } from '../election.ts';

/** A contest as an officer writes it: its title, then one candidate a line. */
export interface TypedContest {
  readonly title: string;
  readonly lines: string;
}

/** What a line of candidates lacks: its part in the order of writing, or that its candidate stands in an earlier line. */
export type LineFlaw = 'side' | 'sex' | 'parts' | 'twice';

/** "empleadores; mujer; nombre; organización; alterna". @returns the contest, or the first line that is not so, and what it lacks. */
export function readContest(
  { title, lines }: TypedContest,
  prefix: string,
  rule: Contest['rule'],
): { readonly contest: Contest } | { readonly wrongLine: number; readonly flaw: LineFlaw } {
  const candidates: CandidateFacts[] = [];
  for (const [i, line] of linesOf(lines).entries()) {
    const [first = '', second = '', name, organisation, alternate, ...more] = line
      .split(';')
      .map((part) => part.trim());
    // A telephone writes the first letter of a line large.
    const side = first.toLowerCase();
    const sex = second.toLowerCase();
    const wrong = (flaw: LineFlaw) => ({ wrongLine: i + 1, flaw });
    if (side !== 'empleadores' && side !== 'trabajadores') return wrong('side');
    if (sex !== 'mujer' && sex !== 'hombre') return wrong('sex');
    if (!name || !organisation || !alternate || more.some((part) => part !== '')) return wrong('parts');
    if (candidates.some((one) => one.name === name && one.organisation === organisation))
      return wrong('twice');
    candidates.push({
      id: `${prefix}-${i + 1}`,
      name,
      organisation,
      alternate,
      side: side === 'empleadores' ? 'employers' : 'workers',
      sex: sex === 'mujer' ? 'female' : 'male',
    });
  }
  return { contest: { title, candidates, marksMost: Math.min(rule.seats, candidates.length), rule } };
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A link's secret, and what the server is told of it. */
export async function makeLink(): Promise<{ readonly secret: string; readonly hash: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`election-link|${secret}`));
  return {
    secret,
    hash: [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
