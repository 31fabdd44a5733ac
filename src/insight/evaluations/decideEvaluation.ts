import { ok, type PlainDate, type Result, refuse } from '#kernel';
import { askedIn, gapsOf } from './checks.ts';
import type { Content, EvaluationFacts } from './content.ts';
import type { EvaluationAction, EvaluationState, Part } from './evaluation.ts';
import type { InformantCategory } from './lists.ts';
import { findTraceIn } from './personalTraces.ts';
import { familyOf } from './strength.ts';

/** An item as it is sent: without a number it is new and takes the next one. */
type Typed<Item> = Omit<Item, 'number'> & { readonly number: number | null };

export type EvaluationAct =
  | { readonly act: 'write-terms'; readonly terms: NonNullable<Content['terms']> }
  | {
      readonly act: 'count-informants';
      readonly category: InformantCategory;
      readonly women: number;
      readonly men: number;
    }
  | { [P in Part]: { readonly act: 'put'; readonly part: P; readonly item: Typed<Content[P][number]> } }[Part]
  | { readonly act: 'remove'; readonly part: Part; readonly number: number }
  | { readonly act: 'reopen'; readonly reason: string };

type Decision = Result<readonly EvaluationAction[]>;

export function decideBeginning(
  facts: EvaluationFacts,
  known: readonly unknown[],
  synthetic: boolean,
): Decision {
  if (known.length > 0) return refuse({ refusal: 'evaluation-slug-taken', slug: facts.slug });
  const trace = findTraceIn(facts);
  if (trace) return refuse({ refusal: 'personal-data-in-text', trace });
  return ok([{ kind: 'began', facts, synthetic }]);
}

/** What an evaluation does with an act of whoever prepares it. */
export function decideEvaluation(state: EvaluationState, act: EvaluationAct, today: PlainDate): Decision {
  const trace = findTraceIn(act);
  if (trace) return refuse({ refusal: 'personal-data-in-text', trace });
  if (state.source) return refuse({ refusal: 'evaluation-of-others' });
  if (act.act === 'reopen')
    return state.open
      ? refuse({ refusal: 'evaluation-already-open' })
      : ok([{ kind: 'reopened', reason: act.reason, on: today }]);
  if (!state.open) return refuse({ refusal: 'evaluation-frozen', version: state.versions.length });
  switch (act.act) {
    case 'write-terms':
      return ok([{ kind: 'terms-written', terms: act.terms }]);
    case 'count-informants': {
      const { category, women, men } = act;
      const heard = state.content.findings
        .filter((finding) => finding.evidence.some((one) => one.category === category))
        .map((finding) => finding.number);
      if (women + men === 0 && heard.length > 0)
        return refuse({ refusal: 'something-rests-on-it', part: 'findings', numbers: heard });
      return ok([{ kind: 'informants-counted', category, women, men }]);
    }
    case 'put':
      return decidePut(state, act);
    case 'remove':
      return decideRemoval(state, act.part, act.number);
  }
}

function decidePut(state: EvaluationState, act: Extract<EvaluationAct, { act: 'put' }>): Decision {
  const items: readonly { readonly number: number }[] = state.content[act.part];
  const { number } = act.item;
  if (number !== null && !items.some((one) => one.number === number))
    return refuse({ refusal: 'evaluation-part-unknown', part: act.part, number });
  if (act.part === 'recommendations' && number !== null && state.followed.includes(number))
    return refuse({ refusal: 'recommendation-in-follow-up', number });
  const missing = linkMissing(state.content, act);
  if (missing) return refuse({ refusal: 'link-leads-nowhere', ...missing });
  if (act.part === 'findings') {
    if (act.item.evidence.length === 0) return refuse({ refusal: 'finding-without-evidence' });
    const unheard = act.item.evidence.find(
      (one) =>
        familyOf[one.kind] === 'voices' &&
        (one.category === null || askedIn(state.content, one.category) === 0),
    );
    if (unheard) return refuse({ refusal: 'nobody-asked-in-category', category: unheard.category });
  }
  if (act.part === 'conclusions' && act.item.findings.length === 0)
    return refuse({ refusal: 'conclusion-without-finding' });
  const next =
    Math.max(
      0,
      ...items.map((one) => one.number),
      ...(act.part === 'recommendations' ? state.followed : []),
    ) + 1;
  // The item has the form of its part: the union of both was made by the contract.
  const item = { ...act.item, number: number ?? next };
  return ok([{ kind: 'put', part: act.part, item } as Extract<EvaluationAction, { kind: 'put' }>]);
}

function linkMissing(
  content: Content,
  act: Extract<EvaluationAct, { act: 'put' }>,
): { readonly part: Part; readonly number: number } | null {
  const links: readonly (readonly [Part, readonly number[]])[] =
    act.part === 'findings'
      ? [['questions', act.item.questions]]
      : act.part === 'conclusions' || act.part === 'outcomes'
        ? [['findings', act.item.findings]]
        : act.part === 'recommendations'
          ? [
              ['conclusions', act.item.conclusions],
              ['lessons', act.item.lessons],
              ['goodPractices', act.item.goodPractices],
            ]
          : [];
  for (const [part, numbers] of links) {
    const there: readonly { readonly number: number }[] = content[part];
    const number = numbers.find((wanted) => !there.some((one) => one.number === wanted));
    if (number !== undefined) return { part, number };
  }
  return null;
}

function decideRemoval(state: EvaluationState, part: Part, number: number): Decision {
  const { content } = state;
  const items: readonly { readonly number: number }[] = content[part];
  if (!items.some((one) => one.number === number))
    return refuse({ refusal: 'evaluation-part-unknown', part, number });
  if (part === 'recommendations' && state.followed.includes(number))
    return refuse({ refusal: 'recommendation-in-follow-up', number });
  const on = <Item extends { readonly number: number }>(
    from: Part,
    list: readonly Item[],
    linked: (one: Item) => readonly number[],
  ) => {
    const numbers = list.filter((one) => linked(one).includes(number)).map((one) => one.number);
    return numbers.length > 0 ? { part: from, numbers } : null;
  };
  const resting =
    part === 'questions'
      ? on('findings', content.findings, (one) => one.questions)
      : part === 'findings'
        ? (on('conclusions', content.conclusions, (one) => one.findings) ??
          on('outcomes', content.outcomes, (one) => one.findings))
        : part === 'conclusions'
          ? on('recommendations', content.recommendations, (one) => one.conclusions)
          : part === 'lessons'
            ? on('recommendations', content.recommendations, (one) => one.lessons)
            : part === 'goodPractices'
              ? on('recommendations', content.recommendations, (one) => one.goodPractices)
              : null;
  if (resting) return refuse({ refusal: 'something-rests-on-it', ...resting });
  return ok([{ kind: 'removed', part, number }]);
}

/** Freezes what is written as a version, where nothing of the chain is missing. */
export function decidePublication(state: EvaluationState, sha256: string, today: PlainDate): Decision {
  if (state.source) return refuse({ refusal: 'evaluation-of-others' });
  if (!state.open) return refuse({ refusal: 'evaluation-frozen', version: state.versions.length });
  const missing = gapsOf(state.content).filter((gap) => gap.hinders);
  if (missing.length > 0) return refuse({ refusal: 'evaluation-incomplete', missing });
  return ok([{ kind: 'published', version: state.versions.length + 1, on: today, sha256 }]);
}
