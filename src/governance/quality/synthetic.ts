import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type PlainDate, type Random, randomFromSeed, yearOf } from '#kernel';
import type { Facility, Institution, Service, Territory } from '#law';
import type { Database } from '#platform/database';
import { attentionId } from './attentionId.ts';
import { type Question, questions } from './rating.ts';

/** What this room needs to know of a person to invent her attentions. */
export interface PersonToAttend {
  readonly personId: string;
  readonly province: string;
  readonly birthDate: PlainDate;
}

export interface SyntheticAttention {
  readonly attentionId: string;
  readonly personId: string;
  readonly service: string;
  readonly facility: string;
  readonly insurance: string;
  readonly requestedAt: Date;
  readonly attendedAt: Date;
  readonly reference: string;
  readonly evaluation: {
    readonly scores: Readonly<Record<Question, number | null>>;
    readonly receivedAt: Date;
    readonly comment: string | null;
  } | null;
}

export interface SyntheticAttentionOptions {
  readonly institution: Institution;
  readonly territory: Territory;
  readonly seed: number;
  /** Attentions fall in the two years before this moment. */
  readonly until: Date;
}

const dayMs = 86_400_000;
const years = 2;
const baseScore = 3.85;
const comments = {
  satisfied: [
    'Me trataron con paciencia.',
    'Todo fue rápido y claro.',
    'Gracias a la enfermera que me explicó.',
    'El lugar estaba limpio.',
  ],
  other: [
    'Esperé demasiado.',
    'No me explicaron qué sigue.',
    'Tuve que volver tres veces por un papel.',
    'Faltan sillas en la sala de espera.',
    'La cita se cambió sin avisar.',
  ],
};

/** How a place differs from the others: always by a little, some of them also from a month on, so that charts have real signals. */
interface PlaceEffect {
  readonly score: number;
  readonly wait: number;
  readonly change: { readonly from: number; readonly by: number } | null;
}

/**
 * Two years of attentions and evaluations of people who do not exist, in the shape that `shares.yaml` says: negative binomial
 * counts, log-normal waits by class of service, so many answers when asked, fewer of those over 65, places that differ.
 * The same seed gives the same ones, in any order of persons.
 */
export function* syntheticAttentions(
  persons: Iterable<PersonToAttend>,
  options: SyntheticAttentionOptions,
): Generator<SyntheticAttention> {
  const { institution, until } = options;
  const { figures, waitingMedianDays } = institution.synthetic;
  const root = randomFromSeed(options.seed).split('attentions');
  const effects = new Map(
    institution.facilities.map((facility) => [
      facility.code,
      placeEffect(root.split(facility.code), figures.facilityEffectDeviation.value),
    ]),
  );
  const placesOf = placesByProvince(options);
  const weights = institution.services.map((service) => service.weight);
  const begin = until.getTime() - years * 365 * dayMs;

  for (const person of persons) {
    const random = root.split(person.personId);
    const isOld = until.getUTCFullYear() - yearOf(person.birthDate) > 65;
    const answers = figures.responseRate.value * (isOld ? figures.responseFactorOver65.value : 1);
    const temper = random.normal(0, 0.5);
    const count = random.negativeBinomial(
      years * figures.attentionsPerAffiliateYear.value,
      figures.attentionsDispersion.value,
    );
    for (let i = 0; i < count; i += 1) {
      const service = institution.services[random.pickIndex(weights)]!;
      const places = placesOf(service, person.province);
      const facility = places.facilities[random.pickIndex(places.weights)]!;
      const effect = effects.get(facility.code)!;
      const attendedAt = officeHour(random, begin, until.getTime(), service);
      const medianDays = waitingMedianDays.parts[service.waiting]!;
      const waitDays = random.logNormal(medianDays * effect.wait, figures.waitingLogDeviation.value);
      const reference = `${options.seed}-${person.personId}-${i}`;
      yield {
        attentionId: attentionId('synthetic', reference),
        personId: person.personId,
        service: service.code,
        facility: facility.code,
        insurance: service.insurance,
        requestedAt: new Date(Math.round(attendedAt - waitDays * dayMs)),
        attendedAt: new Date(attendedAt),
        reference,
        evaluation: random.chance(answers)
          ? evaluate(random, {
              attendedAt,
              until: until.getTime(),
              temper,
              effect,
              patience: Math.log(waitDays / medianDays),
            })
          : null,
      };
    }
  }
}

function placeEffect(random: Random, deviation: number): PlaceEffect {
  return {
    score: random.normal(0, deviation),
    wait: random.logNormal(1, 0.25),
    // One place in eight changes for good or ill in some month of the two years.
    change: random.chance(0.125)
      ? { from: random.uniform() * years * 365 * dayMs, by: random.chance(0.5) ? 0.7 : -0.7 }
      : null,
  };
}

const kindWeight: Readonly<Record<string, number>> = {
  hospital: 30,
  'day-hospital': 12,
  'health-centre': 3,
  'provincial-direction': 10,
};

/** The places of a person's province that give a service, or of the whole country where her province has none. */
function placesByProvince({ institution, territory }: SyntheticAttentionOptions) {
  const provinceByCanton = new Map(territory.cantons.map((canton) => [canton.code, canton.province]));
  const known = new Map<string, { facilities: Facility[]; weights: number[] }>();
  return (service: Service, province: string) => {
    const key = `${service.code} ${province}`;
    let places = known.get(key);
    if (!places) {
      const everywhere = institution.facilities.filter((facility) => service.where.includes(facility.kind));
      const near = everywhere.filter((facility) => provinceByCanton.get(facility.canton) === province);
      const facilities = near.length > 0 ? near : everywhere;
      places = {
        facilities,
        weights: facilities.map((facility) => (kindWeight[facility.kind] ?? 1) * (facility.level ?? 1)),
      };
      known.set(key, places);
    }
    return places;
  };
}

/** Emergencies come at any hour; everything else on weekdays from seven to five, on the wall of the mainland's offices. */
function officeHour(random: Random, begin: number, end: number, service: Service): number {
  for (;;) {
    const at = begin + Math.floor(random.uniform() * (end - begin));
    if (service.waiting === 'emergency') return at;
    const local = new Date(at - 5 * 3_600_000);
    const weekday = local.getUTCDay();
    if (weekday >= 1 && weekday <= 5 && local.getUTCHours() >= 7 && local.getUTCHours() < 17) return at;
  }
}

function evaluate(
  random: Random,
  at: { attendedAt: number; until: number; temper: number; effect: PlaceEffect; patience: number },
): SyntheticAttention['evaluation'] {
  const receivedAt = at.attendedAt - Math.log(1 - random.uniform()) * 3 * dayMs;
  if (receivedAt >= at.until) return null;
  const { change } = at.effect;
  const changed = change && at.attendedAt >= at.until - years * 365 * dayMs + change.from ? change.by : 0;
  const level = baseScore + at.temper + at.effect.score + changed;
  const scores = Object.fromEntries(
    questions.map((question) => {
      if (random.chance(0.04)) return [question, null];
      const own = level - (question === 'waiting' ? 0.4 + 0.5 * at.patience : 0) + random.normal(0, 0.7);
      return [question, Math.min(5, Math.max(1, Math.round(own)))];
    }),
  ) as Record<Question, number | null>;
  // Whoever leaves everything out has not answered.
  if (questions.every((question) => scores[question] === null)) return null;
  const list = level >= 4 ? comments.satisfied : comments.other;
  return {
    scores,
    receivedAt: new Date(receivedAt),
    comment: random.chance(0.08) ? random.pick(list) : null,
  };
}

const chunkRows = 20_000;

/**
 * Writes synthetic attentions with their evaluations, all or none, streamed by COPY.
 *
 * @returns how many of each.
 */
export async function loadSyntheticAttentions(
  db: Database,
  attentions: Iterable<SyntheticAttention>,
  onProgress: (attentions: number) => void,
): Promise<{ readonly attentions: number; readonly evaluations: number }> {
  const client = await db.pool.connect();
  const total = { attentions: 0, evaluations: 0 };
  let sound = false;
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
    let chunk: SyntheticAttention[] = [];
    const write = async () => {
      const rated = chunk.filter((one) => one.evaluation !== null);
      await copy(
        client,
        'quality.attention (attention_id, person_id, service, facility, insurance, requested_at, attended_at, source, origin, reference)',
        chunk.map(attentionLine),
      );
      await copy(
        client,
        `quality.evaluation (attention_id, facility, service, insurance, ${questions.join(', ')}, channel, answered_at, received_at, client_key)`,
        rated.map(evaluationLine),
      );
      await copy(
        client,
        'quality.evaluation_comment (attention_id, body)',
        rated
          .filter((one) => one.evaluation!.comment !== null)
          .map((one) => `${one.attentionId}\t${one.evaluation!.comment}\n`),
      );
      total.attentions += chunk.length;
      total.evaluations += rated.length;
      chunk = [];
      onProgress(total.attentions);
    };
    for (const one of attentions) {
      chunk.push(one);
      if (chunk.length === chunkRows) await write();
    }
    await write();
    await client.query('commit');
    sound = true;
    return total;
  } finally {
    if (!sound) await client.query('rollback').catch(() => {});
    client.release(!sound);
  }
}

/** What an earlier load wrote. Attentions are written all or none, so that one of them there means that all are. */
export async function countSyntheticAttentions(
  db: Database,
): Promise<{ readonly attentions: number; readonly evaluations: number }> {
  const { rows } = await db.pool.query<{ attentions: number; evaluations: number }>(
    `select count(*)::int as attentions, count(e.attention_id)::int as evaluations
     from quality.attention a left join quality.evaluation e using (attention_id)
     where a.source = 'synthetic' and exists (select from quality.attention where source = 'synthetic' limit 1)`,
  );
  return rows[0]!;
}

function attentionLine(one: SyntheticAttention): string {
  return `${one.attentionId}\t${one.personId}\t${one.service}\t${one.facility}\t${one.insurance}\t${one.requestedAt.toISOString()}\t${one.attendedAt.toISOString()}\tsynthetic\tsynthetic\t${one.reference}\n`;
}

function evaluationLine(one: SyntheticAttention): string {
  const { scores, receivedAt } = one.evaluation!;
  const at = receivedAt.toISOString();
  return `${one.attentionId}\t${one.facility}\t${one.service}\t${one.insurance}\t${questions.map((question) => scores[question] ?? '\\N').join('\t')}\tsynthetic\t${at}\t${at}\tsynthetic\n`;
}

async function copy(client: pg.PoolClient, target: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  const done = finished(stream);
  done.catch(() => {});
  for (let from = 0; from < lines.length; from += 500)
    if (!stream.write(lines.slice(from, from + 500).join('')))
      await Promise.race([once(stream, 'drain'), done]);
  stream.end();
  await done;
}
