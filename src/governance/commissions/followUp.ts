import { changesToldTo } from '#governance/improvement';
import type { FollowUp } from '#governance/quality';
import { dateAt } from '#kernel';
import type { Law } from '#law';
import { dayOf } from './command.ts';
import { gatherTrace } from './gatherTrace.ts';
import { type Led, ledFrom } from './led.ts';
import { commissionsPolicyOn } from './policy.ts';
import { type TraceKind, type TraceNode, tracePath } from './trace.ts';

type Event = Awaited<ReturnType<FollowUp>>[number];

/** What is told of each kind of record; of those that are absent here the room that has them tells, or there is nothing to tell. */
const sentences: Partial<Record<TraceKind, readonly [es: string, en: string]>> = {
  observation: ['El comité de usuarios lo observó', 'The user committee observed it'],
  reply: ['El hospital u oficina contestó al comité', 'The place answered the committee'],
  item: [
    'La comisión de supervisión lo llevó a su informe',
    'The commission of supervision took it to its report',
  ],
  answer: ['La Dirección General contestó', 'The Director General answered'],
  evidence: ['Lo prometido consta cumplido', 'What was promised is fulfilled'],
};

const cut = (text: string) => (text.length > 160 ? `${text.slice(0, 158)}…` : text);

/** What is told of what her rating led to: of each day and kind one event, however many records it has. */
export function eventsOf(led: readonly Led[]): Event[] {
  const groups = new Map<string, { begin: TraceNode; nodes: TraceNode[] }>();
  for (const { begin, after } of led)
    for (const node of after) {
      if (node.pending || node.on === null || !sentences[node.kind]) continue;
      const key = `${node.kind} ${node.on}`;
      const known = groups.get(key);
      if (known) known.nodes.push(node);
      else groups.set(key, { begin, nodes: [node] });
    }
  return [...groups.values()].map(({ begin, nodes }) => {
    const [first] = nodes as [TraceNode, ...TraceNode[]];
    const [es, en] = sentences[first.kind]!;
    const titles = nodes.map((one) => cut(one.title)).join('; ');
    return {
      at: `${first.on}T12:00:00-05:00`,
      kind: `${first.kind} ${nodes.map((one) => one.id).join(' ')}`,
      title: { es: `${es}: ${titles}`, en: `${en}: ${titles}` },
      // Several are read together in the chain that they came by.
      link: nodes.length === 1 ? tracePath(first.kind, first.id) : tracePath(begin.kind, begin.id),
    };
  });
}

/** Tells who comes back to her rating where it led since: the committee, the commission, what was answered and what was kept. */
export const reportsFollowUp =
  (law: Law, now: () => Date): FollowUp =>
  async (db, rated) => {
    const today = dayOf(now());
    const graph = await gatherTrace(db, today, commissionsPolicyOn(law, today).smallest);
    const since = rated.ratedAt === null ? today : dateAt(rated.ratedAt);
    return eventsOf(
      ledFrom(graph, {
        places: [{ facility: rated.facility, since, ratings: 1 }],
        // Her complaints are her own matter: who holds the invitation reads what came of ratings.
        changes: (await changesToldTo(db.kysely, rated.personId)).filter((one) => one.because === 'rating'),
      }),
    );
  };
