import { ok, type Result, refuse, unreachable } from '#kernel';

/** What the actuary writes herself; everything else of the report writes itself. */
export interface ReportText {
  readonly summary: string;
  readonly method: string;
  readonly conclusions: string;
}

/** Who signs, as she signs: her name and her registration as an actuary. */
export interface Signature {
  readonly name: string;
  readonly registration: string;
}

/** What happens to a valuation. A status is never stored: it is folded from these, here and on the page. */
export type ValuationDeed =
  | { readonly kind: 'opened'; readonly title: string; readonly study: string; readonly years: number }
  | {
      readonly kind: 'package-received';
      readonly packageId: string;
      readonly version: number;
      readonly sha256: string;
      readonly verdict: Verdict;
    }
  | ({ readonly kind: 'opinion-signed'; readonly packageId: string; readonly opinion: string } & Signature)
  | { readonly kind: 'run-asked'; readonly runId: string; readonly packageId: string | null }
  | { readonly kind: 'run-chosen'; readonly runId: string; readonly packageId: string | null }
  | ({ readonly kind: 'text-written' } & ReportText)
  | ({ readonly kind: 'submitted' } & Signature)
  | { readonly kind: 'returned'; readonly reason: string }
  | ({ readonly kind: 'approved'; readonly note: string } & Signature)
  | { readonly kind: 'published'; readonly number: number }
  | { readonly kind: 'withdrawn'; readonly reason: string }
  | { readonly kind: 'replaced'; readonly by: number };

export type Verdict = 'fit' | 'fit-with-remarks' | 'unfit';

export type ValuationEvent = ValuationDeed & { readonly at: string; readonly actor: string | null };

export type ValuationState = 'draft' | 'submitted' | 'approved' | 'published' | 'withdrawn' | 'replaced';

/** A valuation as its events leave it. */
export interface ValuationNow {
  readonly state: ValuationState;
  readonly title: string;
  readonly study: string;
  readonly years: number;
  /** The latest package, and whether its opinion is signed. */
  readonly package: {
    readonly packageId: string;
    readonly version: number;
    readonly verdict: Verdict;
  } | null;
  readonly opinion:
    | ({ readonly packageId: string; readonly opinion: string; readonly at: string } & Signature)
    | null;
  readonly chosen: { readonly runId: string; readonly packageId: string | null } | null;
  readonly text: ReportText | null;
  readonly submitted: (Signature & { readonly at: string }) | null;
  readonly approved: (Signature & { readonly note: string; readonly at: string }) | null;
  readonly returned: { readonly reason: string; readonly at: string } | null;
  readonly published: { readonly number: number; readonly at: string } | null;
  readonly withdrawn: { readonly reason: string; readonly at: string } | null;
  readonly replacedBy: number | null;
  /** Accounts that made any of it: none of them reviews or publishes it. */
  readonly authors: readonly string[];
  readonly events: number;
}

const nothing: ValuationNow = {
  state: 'draft',
  title: '',
  study: '',
  years: 0,
  package: null,
  opinion: null,
  chosen: null,
  text: null,
  submitted: null,
  approved: null,
  returned: null,
  published: null,
  withdrawn: null,
  replacedBy: null,
  authors: [],
  events: 0,
};

export function foldValuation(events: readonly ValuationEvent[]): ValuationNow {
  return events.reduce(apply, nothing);
}

const deedsOfAuthors: readonly ValuationDeed['kind'][] = [
  'opened',
  'package-received',
  'opinion-signed',
  'run-asked',
  'run-chosen',
  'text-written',
  'submitted',
];

function apply(before: ValuationNow, event: ValuationEvent): ValuationNow {
  const { actor, at } = event;
  const now: ValuationNow = {
    ...before,
    events: before.events + 1,
    authors:
      actor !== null && deedsOfAuthors.includes(event.kind) && !before.authors.includes(actor)
        ? [...before.authors, actor]
        : before.authors,
  };
  switch (event.kind) {
    case 'opened':
      return { ...now, title: event.title, study: event.study, years: event.years };
    case 'package-received':
      // What rested on the version before rests on nothing now.
      return {
        ...now,
        package: { packageId: event.packageId, version: event.version, verdict: event.verdict },
        opinion: null,
        chosen: null,
      };
    case 'opinion-signed':
      return {
        ...now,
        opinion: {
          packageId: event.packageId,
          opinion: event.opinion,
          name: event.name,
          registration: event.registration,
          at,
        },
      };
    case 'run-asked':
      return now;
    case 'run-chosen':
      return { ...now, chosen: { runId: event.runId, packageId: event.packageId } };
    case 'text-written':
      return {
        ...now,
        text: { summary: event.summary, method: event.method, conclusions: event.conclusions },
      };
    case 'submitted':
      return {
        ...now,
        state: 'submitted',
        submitted: { name: event.name, registration: event.registration, at },
        returned: null,
      };
    case 'returned':
      return {
        ...now,
        state: 'draft',
        submitted: null,
        approved: null,
        returned: { reason: event.reason, at },
      };
    case 'approved':
      return {
        ...now,
        state: 'approved',
        approved: { name: event.name, registration: event.registration, note: event.note, at },
      };
    case 'published':
      return { ...now, state: 'published', published: { number: event.number, at } };
    case 'withdrawn':
      return { ...now, state: 'withdrawn', withdrawn: { reason: event.reason, at } };
    case 'replaced':
      return { ...now, state: 'replaced', replacedBy: event.by };
    default:
      return unreachable(event);
  }
}

export type ValuationRefusal =
  | { readonly refusal: 'valuation-not-in-preparation'; readonly state: ValuationState }
  | { readonly refusal: 'valuation-not-submitted'; readonly state: ValuationState }
  | { readonly refusal: 'valuation-not-approved'; readonly state: ValuationState }
  | { readonly refusal: 'valuation-not-published'; readonly state: ValuationState }
  | { readonly refusal: 'author-cannot-review' }
  | { readonly refusal: 'author-cannot-publish' }
  | { readonly refusal: 'package-missing' }
  | { readonly refusal: 'package-unfit' }
  | { readonly refusal: 'package-with-small-cells'; readonly cells: number; readonly smallest: number }
  | { readonly refusal: 'package-not-latest'; readonly version: number }
  | { readonly refusal: 'opinion-not-signed' }
  | { readonly refusal: 'run-not-chosen' }
  | { readonly refusal: 'text-missing' };

type Decision = Result<true, ValuationRefusal>;

/** Loading data, running, writing: only while it is in preparation. */
export function mayPrepare(now: ValuationNow): Decision {
  return now.state === 'draft'
    ? ok(true)
    : refuse({ refusal: 'valuation-not-in-preparation', state: now.state });
}

/** The opinion is on the latest data, and on data that can be valued. */
export function maySignOpinion(now: ValuationNow, packageId: string): Decision {
  const prepared = mayPrepare(now);
  if (!prepared.ok) return prepared;
  if (!now.package) return refuse({ refusal: 'package-missing' });
  if (now.package.packageId !== packageId)
    return refuse({ refusal: 'package-not-latest', version: now.package.version });
  if (now.package.verdict === 'unfit') return refuse({ refusal: 'package-unfit' });
  return ok(true);
}

/** A run on a package needs its signed opinion; one on the case's reconstruction needs none. */
export function mayRun(now: ValuationNow, data: 'package' | 'case'): Decision {
  const prepared = mayPrepare(now);
  if (!prepared.ok || data === 'case') return prepared;
  if (!now.package) return refuse({ refusal: 'package-missing' });
  if (now.package.verdict === 'unfit') return refuse({ refusal: 'package-unfit' });
  if (now.opinion?.packageId !== now.package.packageId) return refuse({ refusal: 'opinion-not-signed' });
  return ok(true);
}

export function maySubmit(now: ValuationNow): Decision {
  const prepared = mayPrepare(now);
  if (!prepared.ok) return prepared;
  if (!now.chosen) return refuse({ refusal: 'run-not-chosen' });
  if (!now.text || now.text.summary.trim() === '' || now.text.conclusions.trim() === '')
    return refuse({ refusal: 'text-missing' });
  return ok(true);
}

export function mayReview(now: ValuationNow, account: string): Decision {
  if (now.state !== 'submitted') return refuse({ refusal: 'valuation-not-submitted', state: now.state });
  return now.authors.includes(account) ? refuse({ refusal: 'author-cannot-review' }) : ok(true);
}

export function mayPublish(now: ValuationNow, account: string): Decision {
  if (now.state !== 'approved') return refuse({ refusal: 'valuation-not-approved', state: now.state });
  return now.authors.includes(account) ? refuse({ refusal: 'author-cannot-publish' }) : ok(true);
}

/** Withdrawing takes a second person too: an author does not hide her own. */
export function mayWithdraw(now: ValuationNow, account: string): Decision {
  if (now.state !== 'published') return refuse({ refusal: 'valuation-not-published', state: now.state });
  return now.authors.includes(account) ? refuse({ refusal: 'author-cannot-publish' }) : ok(true);
}
