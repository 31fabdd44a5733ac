import type { CandidateFacts, Contest } from '../election.ts';

/** A contest as an officer writes it: its title, then one candidate a line. */
export interface TypedContest {
  readonly title: string;
  readonly lines: string;
}

/** "empleadores; mujer; nombre; organización; alterna". @returns the contest, or the number of the first line that is not so. */
export function readContest(
  { title, lines }: TypedContest,
  prefix: string,
  rule: Contest['rule'],
): { readonly contest: Contest } | { readonly wrongLine: number } {
  const candidates: CandidateFacts[] = [];
  for (const [i, line] of linesOf(lines).entries()) {
    const [side, sex, name, organisation, alternate] = line.split(';').map((part) => part.trim());
    const known =
      (side === 'empleadores' || side === 'trabajadores') && (sex === 'mujer' || sex === 'hombre');
    if (!known || !name || !organisation || !alternate) return { wrongLine: i + 1 };
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
