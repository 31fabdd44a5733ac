import { randomUUID } from 'node:crypto';
import type { Database } from '#platform/database';
import { domainOf } from './address.ts';
import { attemptsMost, type Fault, outcomeOf } from './attempts.ts';
import { type LetterLanguage, messageIdOf, renderLetter } from './letter.ts';
import type { LetterLock } from './newLetter.ts';
import { openContent } from './outbox.ts';
import type { MailSettings, MailSetup } from './settings.ts';
import { type Carrier, carriedAtOnce, carryMostMs, openCarrier } from './smtp.ts';
import {
  type ClaimedLetter,
  claimLetter,
  keepMessageId,
  settleFailed,
  settleLater,
  settleSent,
} from './store.ts';

export interface Delivery {
  readonly db: Database;
  readonly lock: LetterLock;
  readonly settings: MailSettings;
  readonly carrier: Carrier;
  readonly now: () => Date;
  /** Asked between letters: whether to go on. */
  readonly goesOn?: () => boolean;
}

export interface Delivered {
  readonly sent: number;
  readonly later: number;
  readonly failed: number;
  /** What is wrong with the server or its settings, where that ended the round. */
  readonly trouble: Fault | null;
}

/** Longer than any try may take: whoever still has a letter then is gone. */
const claimMs = carryMostMs + 180_000;

const foot: Record<LetterLanguage, (name: string) => string> = {
  es: (name) => `Lo envía ${name}. Por favor no responda: nadie lee las respuestas a este correo.`,
  en: (name) => `Sent by ${name}. Please do not reply: nobody reads replies to this e-mail.`,
};

/** Sends what is due, several at once, until nothing is or the server takes nothing. As many processes as wanted may do so together. */
export async function deliverDue(delivery: Delivery): Promise<Delivered> {
  const tally = { sent: 0, later: 0, failed: 0, trouble: null as Fault | null };
  const loop = async () => {
    while (tally.trouble === null && (delivery.goesOn?.() ?? true)) {
      const claim = randomUUID();
      const at = delivery.now();
      const until = new Date(at.getTime() + claimMs);
      const letter = await claimLetter(delivery.db.kysely, { id: claim, until }, at);
      if (!letter) return;
      const { ended, trouble } = await deliverOne(delivery, letter, claim);
      tally[ended] += 1;
      tally.trouble ??= trouble;
    }
  };
  await Promise.all(Array.from({ length: carriedAtOnce }, loop));
  return tally;
}

type Ended = { readonly ended: 'sent' | 'later' | 'failed'; readonly trouble: Fault | null };

async function deliverOne(delivery: Delivery, letter: ClaimedLetter, claim: string): Promise<Ended> {
  const { db, lock, settings, carrier, now } = delivery;
  const { letterId, attempts, expiresAt } = letter;
  const giveUp = async (fault: Fault, keeps: boolean): Promise<Ended> => {
    await settleFailed(db.kysely, letterId, claim, { ...fault, keeps }, now());
    return { ended: 'failed', trouble: null };
  };
  if (expiresAt && expiresAt <= now()) return giveUp({ reason: 'expired', code: null, said: null }, false);
  // Tries that nobody settled: each ended with its process.
  if (attempts > attemptsMost) return giveUp({ reason: 'interrupted', code: null, said: null }, true);
  const content = openContent(lock, letterId, letter.sealed);
  if (!content) return giveUp({ reason: 'unreadable', code: null, said: null }, false);
  const messageId = letter.messageId ?? messageIdOf(letterId, domainOf(settings.from.address));
  await keepMessageId(db.kysely, letterId, claim, messageId);
  const rendered = renderLetter(content, settings.publicUrl, foot[content.language](settings.from.name));
  try {
    await carrier.carry({ to: content.to, ...rendered, messageId });
  } catch (error) {
    const outcome = outcomeOf(error);
    const { reason, code, said } = outcome;
    const fault = { reason, code, said };
    const trouble = outcome.is === 'later' && outcome.house ? fault : null;
    if (outcome.is === 'never' || attempts >= attemptsMost)
      return { ...(await giveUp(fault, true)), trouble };
    await settleLater(db.kysely, letter, claim, fault, now());
    return { ended: 'later', trouble };
  }
  await settleSent(db.kysely, letterId, claim, now());
  return { ended: 'sent', trouble: null };
}

const roundMs = 5_000;
const pauseMs = { first: 60_000, most: 900_000 };

/** Looks every few seconds for letters that are due; after trouble with the server it waits longer and longer. Idle without settings. */
export function startPostman(options: {
  readonly db: Database;
  readonly lock: LetterLock;
  readonly setup: MailSetup;
  readonly now: () => Date;
  /** Hears of failures; of a server that takes nothing once, when that begins. */
  readonly onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  const { db, lock, setup, now, onError } = options;
  const { settings } = setup;
  if (settings === null) return { stop: async () => {} };
  let [stopped, troubles] = [false, 0];
  let carrier: Carrier | undefined;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<number> => {
    try {
      carrier ??= await openCarrier(settings);
      const { trouble } = await deliverDue({ db, lock, settings, carrier, now, goesOn: () => !stopped });
      if (trouble && troubles === 0)
        onError(
          new Error(`The mail server takes no letters: ${trouble.reason} ${trouble.code ?? ''}`.trim()),
        );
      troubles = trouble ? troubles + 1 : 0;
    } catch (error) {
      onError(error);
      troubles += 1;
    }
    return troubles === 0 ? roundMs : Math.min(pauseMs.first * 2 ** (troubles - 1), pauseMs.most);
  };
  const go = async (): Promise<void> => {
    const wait = await round();
    if (stopped) return;
    timer = setTimeout(() => {
      running = go();
    }, wait);
  };
  let running = go();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      carrier?.close();
    },
  };
}
