import { ok, type PlainDate, type Result, refuse } from '#kernel';
import type { Figure } from './figure.ts';
import type { Period } from './period.ts';
import type { FrozenGoal, ItemFacts, Position, ReportAction, ReportState } from './report.ts';

/** `seen` is the version of the report that who acts had before her: nobody writes over, signs or issues words that she did not read. */
export type MemberAct =
  | { readonly act: 'freeze' }
  | {
      readonly act: 'write';
      readonly seen: number;
      readonly text: string;
      readonly items: readonly ItemFacts[];
    }
  | { readonly act: 'sign'; readonly seen: number; readonly dissent: string | null }
  | { readonly act: 'issue'; readonly seen: number };

export type DirectorAct =
  | {
      readonly act: 'answer';
      readonly item: number;
      readonly position: Position;
      readonly text: string;
      readonly commitment: { readonly text: string; readonly due: PlainDate } | null;
    }
  | { readonly act: 'fulfil'; readonly item: number; readonly text: string };

export interface ReportScene {
  readonly today: PlainDate;
  readonly period: Period;
  /** The seat of who acts; null where she holds none. */
  readonly seat: number | null;
  /** Seats held today: more than half of them sign. */
  readonly seats: readonly number[];
  /** Last day for the answers to what is issued today. */
  readonly due: PlainDate;
  readonly figures: readonly Figure[];
  readonly goals: readonly FrozenGoal[];
  /** Whether a record that an item cites exists. */
  isKnown(kind: string, ref: string): boolean;
  /** Hashes of what is issued; null while it is only asked whether it may be. */
  readonly sealed: { readonly jsonSha256: string; readonly pdfSha256: string | null } | null;
}
type Decision = Result<readonly ReportAction[]>;

/** More than half of the seats held sign. */
export const signaturesNeeded = (seats: number): number => Math.floor(seats / 2) + 1;

/** Seats that signed and are held today. */
export const signedBy = (report: ReportState, seats: readonly number[]): number =>
  report.signatures.filter((one) => seats.includes(one.seat)).length;

/** What a member does with the report of a period; undefined where its figures were never frozen. Nothing changes once issued. */
export function decideMember(report: ReportState | undefined, act: MemberAct, scene: ReportScene): Decision {
  const { seat, today, period } = scene;
  if (seat === null) return refuse({ refusal: 'not-of-the-commission' });
  if (report?.issued) return refuse({ refusal: 'report-issued' });
  if (act.act === 'freeze') {
    if (period.until >= today) return refuse({ refusal: 'period-not-over', until: period.until });
    const { figures, goals } = scene;
    return ok([{ kind: 'frozen', period: period.period, on: today, figures, goals }]);
  }
  if (!report) return refuse({ refusal: 'figures-not-frozen' });
  if (act.seen !== report.version) return refuse({ refusal: 'changed-meanwhile' });
  switch (act.act) {
    case 'write': {
      const known = (kind: string, ref: string) =>
        kind === 'figure' ? report.figures.some((one) => one.id === ref) : scene.isKnown(kind, ref);
      for (const [i, item] of act.items.entries())
        for (const cite of item.cites)
          if (!known(cite.kind, cite.ref))
            return refuse({ refusal: 'cite-unknown', item: i + 1, kind: cite.kind, ref: cite.ref });
      return ok([{ kind: 'written', text: act.text, items: act.items, seat }]);
    }
    case 'sign':
      if (report.items.length === 0) return refuse({ refusal: 'nothing-to-sign' });
      if (report.signatures.some((one) => one.seat === seat)) return refuse({ refusal: 'already-signed' });
      return ok([{ kind: 'signed', seat, dissent: act.dissent, on: today }]);
    case 'issue': {
      if (report.items.length === 0) return refuse({ refusal: 'nothing-to-sign' });
      const signed = signedBy(report, scene.seats);
      const needed = signaturesNeeded(scene.seats.length);
      if (signed < needed)
        return refuse({ refusal: 'too-few-signatures', signed, needed, seats: scene.seats.length });
      const { jsonSha256, pdfSha256 } = scene.sealed ?? { jsonSha256: '', pdfSha256: null };
      return ok([{ kind: 'issued', on: today, due: scene.due, jsonSha256, pdfSha256 }]);
    }
  }
}

/** How the Director General answers an issued report, item by item: each once, and nobody answers what she signed. */
export function decideDirector(
  report: ReportState | undefined,
  act: DirectorAct,
  scene: Pick<ReportScene, 'today' | 'seat'>,
): Decision {
  const { today } = scene;
  if (!report?.issued) return refuse({ refusal: 'report-not-issued' });
  if (scene.seat !== null) return refuse({ refusal: 'answer-to-oneself' });
  const item = report.items.find((one) => one.number === act.item);
  if (!item) return refuse({ refusal: 'item-unknown' });
  if (act.act === 'fulfil') {
    if (!item.answer?.commitment) return refuse({ refusal: 'nothing-was-promised' });
    if (item.fulfilled) return refuse({ refusal: 'already-fulfilled' });
    return ok([{ kind: 'fulfilled', item: act.item, text: act.text, on: today }]);
  }
  if (item.answer) return refuse({ refusal: 'already-answered-item' });
  const { position, text, commitment } = act;
  if (commitment && commitment.due < today) return refuse({ refusal: 'promise-of-the-past' });
  if (position === 'accepts' && !commitment) return refuse({ refusal: 'accepted-without-promise' });
  return ok([{ kind: 'answered', item: act.item, position, text, commitment, on: today }]);
}
