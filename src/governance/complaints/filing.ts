import { randomInt, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { dateAt, ok, type PlainDate, type Result, refuse } from '#kernel';
import type { Place } from '#law';
import type { Trx } from '#platform/database';
import { placeOf, projectionOf } from './act.ts';
import type { FilingAnswer, filingBody } from './api.ts';
import { knowsPlaces } from './cantons.ts';
import { type CaseAction, type CaseKind, type CaseState, foldCase } from './case.ts';
import { deadlineOf } from './deadline.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { termDaysOf } from './policy.ts';
import { normalReceiptCode } from './receiptCode.ts';
import { startOfDay } from './startOfDay.ts';
import {
  attachFiles,
  findCase,
  foldable,
  insertAction,
  insertCase,
  insertSealed,
  readActions,
  writeNow,
} from './store.ts';

type Filing = z.output<typeof filingBody>;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Kinds that can be brought without any identity; the others need somebody whom the answer is owed to. */
export const anonymousKinds: readonly CaseKind[] = ['irregularity', 'suggestion'];

/** Whether nothing may be kept that leads to who files it: no account, no hour, no entry of its own. */
export function isConfidential(filing: Pick<Filing, 'kind' | 'identity'>): boolean {
  return filing.identity === 'anonymous' || (filing.kind === 'irregularity' && filing.identity === 'sealed');
}

/** A number that people say on the phone, `R26-7KQ2M9`: of the year, else chance. */
export function newCaseNumber(on: PlainDate): string {
  const characters = Array.from({ length: 6 }, () => alphabet[randomInt(32)]).join('');
  return `R${on.slice(2, 4)}-${characters}`;
}

/** What keeps a filing from being received, before anything is written. */
export function filingFault(filing: Filing, personId: string | null): Result<null> {
  if (!normalReceiptCode(filing.code)) return refuse({ refusal: 'receipt-malformed' });
  if (filing.identity === 'anonymous' && !anonymousKinds.includes(filing.kind))
    return refuse({ refusal: 'kind-needs-identity', kind: filing.kind });
  if (filing.identity === 'account' && filing.kind === 'irregularity')
    return refuse({ refusal: 'irregularity-not-by-account' });
  if (filing.identity === 'account' && personId === null) return refuse({ refusal: 'identity-missing' });
  if (filing.identity === 'sealed' && !filing.given) return refuse({ refusal: 'identity-missing' });
  return ok(null);
}

/**
 * Receives a case inside the caller's transaction. The receipt code is its natural key: the same code answers the same case.
 *
 * @param personId whose account it is; ignored where the case is confidential.
 */
export async function receiveCase(
  trx: Trx,
  options: ComplaintsRoomOptions,
  filing: Filing,
  personId: string | null,
  now: Date,
): Promise<Result<FilingAnswer>> {
  const fault = filingFault(filing, personId);
  if (!fault.ok) return fault;
  const receiptHash = options.keys.receiptHash(normalReceiptCode(filing.code)!);
  const places = await knowsPlaces(trx, options, now.getTime(), filing);
  if (!places.facility) return refuse({ refusal: 'place-unknown' });
  if (!places.service) return refuse({ refusal: 'service-unknown' });
  let linkedCase: string | null = null;
  if (filing.linkedCode) {
    const code = normalReceiptCode(filing.linkedCode);
    const linked = code && (await findCase(trx, { receiptHash: options.keys.receiptHash(code) }));
    if (!linked) return refuse({ refusal: 'receipt-unknown' });
    linkedCase = linked.caseId;
  }

  const confidential = isConfidential(filing);
  const today = dateAt(now.getTime());
  const caseId = randomUUID();
  const at = confidential ? startOfDay(today) : now;
  let number = newCaseNumber(today);
  const file = (tried: string) =>
    insertCase(trx, {
      caseId,
      number: tried,
      kind: filing.kind,
      channel: filing.channel,
      service: filing.service ?? null,
      facility: filing.facility ?? null,
      subject: filing.subject,
      personId: confidential || filing.identity !== 'account' ? null : personId,
      confidential,
      receivedAt: at,
      receiptHash,
      onBehalf: filing.onBehalf !== undefined,
      linkedCase,
    });
  // Of a billion numbers a year one may be taken; or the same filing, sent twice at once, was received meanwhile.
  while (!(await file(number))) {
    const twin = await findCase(trx, { receiptHash });
    if (twin) return ok(await answerOf(trx, options, twin.caseId, twin.number, now));
    number = newCaseNumber(today);
  }

  const action: CaseAction = {
    kind: 'received',
    by: 'person',
    on: today,
    caseKind: filing.kind,
    unit: filing.facility ?? null,
  };
  await insertAction(trx, {
    caseId,
    seq: 1,
    action,
    byAccount: null,
    at,
    body: filing.text,
    norm: null,
    shown: true,
    keyHash: null,
  });
  const files = [...new Set([...filing.files, ...(filing.onBehalf ? [filing.onBehalf.mandateFile] : [])])];
  if ((await attachFiles(trx, caseId, 1, files)) !== files.length) return refuse({ refusal: 'file-unknown' });
  if (filing.given || filing.onBehalf) {
    const given = {
      name: filing.given?.name ?? '',
      contact: filing.given?.contact ?? '',
      of: filing.onBehalf?.of ?? null,
    };
    await insertSealed(
      trx,
      caseId,
      options.keys.seal(`identity ${caseId}`, Buffer.from(JSON.stringify(given))),
    );
  }
  const state = foldCase([action]);
  const place = await placeOf(trx, options, state.unit, now);
  await writeNow(trx, caseId, state, projectionOf(state, options, today, place));
  return ok(receivedAnswer(options, state, place, caseId, number));
}

async function answerOf(
  trx: Trx,
  options: ComplaintsRoomOptions,
  caseId: string,
  number: string,
  now: Date,
): Promise<FilingAnswer> {
  // The answer of a repeated filing tells of its reception, whatever happened since.
  const state = foldCase((await readActions(trx, caseId)).slice(0, 1).map(foldable));
  const place = await placeOf(trx, options, state.unit, now);
  return receivedAnswer(options, state, place, caseId, number);
}

function receivedAnswer(
  options: ComplaintsRoomOptions,
  state: CaseState,
  place: Place,
  caseId: string,
  number: string,
): FilingAnswer {
  const termDays = termDaysOf(options.law, state);
  const { due } = deadlineOf(state, termDays, options.calendar, state.receivedOn, place);
  return { caseId, number, receivedOn: state.receivedOn, dueOn: due, termDays };
}
