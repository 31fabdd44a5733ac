import { randomBytes, randomUUID } from 'node:crypto';
import { committeeNews, newsOfCommittees } from '#governance/committees';
import { groupNews, readGroupNews } from '#governance/oversightGroups';
import { newsOfSpaces, spaceNews } from '#governance/spaces';
import { addDays, dateAt, type PlainDate } from '#kernel';
import { type Database, type Trx, transaction } from '#platform/database';
import {
  findMailAddress,
  type LetterLanguage,
  languagesOf,
  type MailAddress,
  type Outbox,
} from '#platform/mail';
import { markSeen, type News, readSeen } from '#platform/news';
import { composeDigest, type PlaceNews } from './compose.ts';
import { forgetWaysOut, keepWayOut, listWaiting, takeTurn } from './store.ts';

/** From this hour on, on the wall clock of the mainland. Choices of the house, not of a norm. */
const morningHour = 7;
const expiresAfterMs = 3 * 86_400_000;
const wayOutDays = 365;
const atATime = 500;
const nil = '00000000-0000-0000-0000-000000000000';

type KindWords = Record<LetterLanguage, Readonly<Record<string, (n: number) => string>>>;
type GroupNews = Awaited<ReturnType<typeof readGroupNews>>;

/** Where a person was told up to, in each place. */
const toldIn = (room: string) => `digest/${room}`;

const hourIn = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/Guayaquil',
  hour: '2-digit',
  hourCycle: 'h23',
});

/**
 * Writes the letters of this morning: for each subscriber whose turn has not come today, what is new where she takes part, unless it is
 * nothing. Before seven, and where the house has no mail server, nobody's turn comes.
 *
 * @returns how many letters were written.
 */
export async function writeMorning(db: Database, outbox: Outbox, now: Date): Promise<number> {
  if (!outbox.configured || Number(hourIn.format(now)) < morningHour) return 0;
  const day = dateAt(now.getTime());
  let [written, after] = [0, nil];
  let groups: GroupNews | undefined;
  for (;;) {
    const waiting = await listWaiting(db.kysely, day, after, atATime);
    if (waiting.length === 0) break;
    groups ??= await readGroupNews(db.kysely);
    const languages = await languagesOf(
      db.kysely,
      waiting.map((one) => one.personId),
    );
    for (const { personId, email } of waiting) {
      const to = email === null ? undefined : findMailAddress(email);
      if (!to) continue;
      const reader = { personId, to, language: languages.get(personId) ?? 'es', groups };
      if (await transaction(db, (trx) => writeOne(trx, outbox, reader, day, now))) written += 1;
    }
    after = waiting.at(-1)!.personId;
  }
  await forgetWaysOut(db.kysely, addDays(day, -wayOutDays));
  return written;
}

interface Reader {
  readonly personId: string;
  readonly to: MailAddress;
  readonly language: LetterLanguage;
  readonly groups: GroupNews;
}

/** In one transaction her turn, what she was told, the way out and the letter. @returns whether there was anything to tell. */
async function writeOne(
  trx: Trx,
  outbox: Outbox,
  reader: Reader,
  day: PlainDate,
  now: Date,
): Promise<boolean> {
  const { personId, to, language } = reader;
  if (!(await takeTurn(trx, personId, day))) return false;
  const places = await placesOf(trx, reader, day);
  if (places.length === 0) return false;
  const token = randomBytes(32).toString('base64url');
  await keepWayOut(trx, personId, token, day);
  await outbox.write(
    trx,
    [
      {
        ...{ kind: 'digest.news', about: null, personId, urgent: false },
        once: `${day}/${personId}/${randomUUID()}`,
        expiresAt: new Date(now.getTime() + expiresAfterMs),
        content: composeDigest(to, language, places, token),
      },
    ],
    now,
  );
  return true;
}

/** What is new in each of her places, and from now on told. */
async function placesOf(
  trx: Trx,
  { personId, language, groups }: Reader,
  day: PlainDate,
): Promise<PlaceNews[]> {
  const say = (news: News, words: KindWords) =>
    news.map(({ kind, count }) => words[language][kind]?.(count) ?? kind);
  const places: PlaceNews[] = [];
  const told = async (room: string) => readSeen(trx, personId, toldIn(room));
  const tell = async (room: string, id: string, seq: number, place: PlaceNews) => {
    if (place.said.length === 0) return;
    await markSeen(trx, personId, { room: toldIn(room), id }, seq);
    places.push(place);
  };
  const committees = await newsOfCommittees(trx, personId, day, await told('committees'));
  for (const { committeeId, code, title, news, lastSeq } of committees)
    await tell('committees', committeeId, lastSeq, {
      path: `/comites/${code}`,
      title,
      said: say(news, committeeNews),
    });
  for (const { code, title, news, lastSeq } of await groups(trx, personId, await told('oversightGroups')))
    await tell('oversightGroups', code, lastSeq, {
      path: `/veedurias/${code}`,
      title,
      said: say(news, groupNews),
    });
  for (const { spaceId, code, title, news, lastSeq } of await newsOfSpaces(
    trx,
    personId,
    await told('spaces'),
  ))
    await tell('spaces', spaceId, lastSeq, {
      path: `/participacion/${code}`,
      title,
      said: say(news, spaceNews),
    });
  return places;
}
