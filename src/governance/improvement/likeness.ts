import { foldText } from '#kernel';
import type { VoiceRef } from './change.ts';

/** Something that somebody said, with what it is about. */
export interface Voice extends VoiceRef {
  readonly service: string | null;
  readonly facility: string | null;
  readonly subject: string | null;
  readonly on: string;
  readonly text: string;
}

/** Why two voices are alike: what they share, and how far their words do. */
export interface Likeness {
  /** 0 to 1: the sum of the parts below. */
  readonly score: number;
  readonly sameService: boolean;
  readonly sameFacility: boolean;
  readonly sameSubject: boolean;
  /** Cosine of the weighted words, 0 to 1. */
  readonly text: number;
  /** Words in common as people wrote them, the most telling first. */
  readonly words: readonly string[];
}

export interface VoiceGroup {
  /** The voice that began it: every other one is alike to it. */
  readonly leader: Voice;
  readonly members: readonly { readonly voice: Voice; readonly likeness: Likeness }[];
  /** Words that at least half of the members share with the leader. */
  readonly words: readonly string[];
}

// The shares of each part in the score, and what is asked for being alike. They are the method's own: changing them is a decision
// about suggestions that a person confirms, not about anybody's right.
const weight = { text: 0.55, facility: 0.2, service: 0.15, subject: 0.1 };
const SCORE_MIN = 0.42;
const TEXT_MIN = 0.2;
const WORDS_SHARED_MIN = 2;
/**
 * A word that leads to more than this share of all groups tells nothing apart, and looking each of them up would cost most of the
 * time. Groups are counted and not voices: a wave of people who tell one thing is one group, however common it makes its words.
 */
const COMMON_SHARE = 0.15;
const COMMON_FLOOR = 40;
/** Of the groups that share words, so many are compared word by word: those that share the most telling ones. */
const COMPARED_MAX = 8;
/** A pair of neighbouring words counts half: it confirms what its words say already. */
const PAIR_WEIGHT = 0.5;

const stopWords = new Set(
  `a al algo algun alguna ante antes aqui asi aun aunque cada como con contra cual cuando de del desde donde dos e el ella ellas ellos en
  entre era eran eres es esa esas ese eso esos esta estaba estado estan estar este esto estos fue fueron ha habia han hasta hay he hemos
  la las le les lo los mas me mi mis mucho muy nada ni no nos nosotros o otra otras otro otros para pero poco por porque pues que quien
  se sea ser si sido sin sobre solo son soy su sus tal tambien tan tanto te tener tengo tiene tienen toda todas todo todos tu un una unas
  uno unos usted ustedes y ya yo buenos dias buenas tardes gracias favor senor senora`.split(/\s+/u),
);

/** The root by which forms of one Spanish word meet: plural and gender taken off, and the commonest endings of verbs. */
export function rootOf(folded: string): string {
  let word = folded;
  if (word.length > 5) word = word.replace(/(?:aciones|acion|amientos|amiento|imientos|imiento|mente)$/u, '');
  if (word.length > 5)
    word = word.replace(/(?:aron|ieron|aban|aba|ando|iendo|ados|adas|ado|ada|idos|idas|ido|ida)$/u, '');
  if (word.length > 4) word = word.replace(/(?:es|s)$/u, '');
  if (word.length > 4) word = word.replace(/(?:ar|er|ir)$/u, '');
  return word.length > 3 ? word.replace(/[aeo]$/u, '') : word;
}

interface Known {
  readonly voice: Voice;
  /** Root or pair of roots → how often. */
  readonly features: ReadonlyMap<string, number>;
  /** Root → the word as written. */
  readonly written: ReadonlyMap<string, string>;
}

function featuresOf(voice: Voice): Known {
  const features = new Map<string, number>();
  const written = new Map<string, string>();
  const add = (feature: string) => features.set(feature, (features.get(feature) ?? 0) + 1);
  let previous: string | null = null;
  for (const original of voice.text.split(/[^\p{L}\p{N}]+/u)) {
    const word = foldText(original);
    if (word.length < 3 || stopWords.has(word)) continue;
    const root = rootOf(word);
    if (!written.has(root)) written.set(root, original.toLowerCase());
    add(root);
    if (previous !== null) add(`${previous} ${root}`);
    previous = root;
  }
  return { voice, features, written };
}

interface Group {
  leader: Known;
  members: Map<string, Likeness>;
}

const keyOf = (one: VoiceRef) => `${one.kind} ${one.id}`;

/**
 * Voices put together by likeness, one after another as they come. Each is compared with the first of every group through the
 * words that they share, so that ten thousand take seconds; nothing is learnt, and every suggestion says why.
 */
export class LikenessIndex {
  readonly #known = new Map<string, Known>();
  /** In how many voices a feature stands. */
  readonly #frequency = new Map<string, number>();
  readonly #groups = new Map<string, Group>();
  readonly #groupOf = new Map<string, string>();
  /** Feature → keys of the groups whose leader has it. */
  readonly #leaders = new Map<string, Set<string>>();

  get size(): number {
    return this.#known.size;
  }

  /** Takes a voice in and puts it with the group most alike to it, or begins one. Known already: nothing happens. */
  add(voice: Voice): void {
    const key = keyOf(voice);
    if (this.#known.has(key)) return;
    const known = featuresOf(voice);
    this.#known.set(key, known);
    for (const feature of known.features.keys())
      this.#frequency.set(feature, (this.#frequency.get(feature) ?? 0) + 1);
    this.#place(key, known);
  }

  /** Takes a voice out. Where it had begun a group, the others of it are placed anew. */
  remove(ref: VoiceRef): void {
    const key = keyOf(ref);
    const known = this.#known.get(key);
    if (!known) return;
    this.#known.delete(key);
    for (const feature of known.features.keys())
      this.#frequency.set(feature, this.#frequency.get(feature)! - 1);
    const groupKey = this.#groupOf.get(key)!;
    this.#groupOf.delete(key);
    const group = this.#groups.get(groupKey)!;
    if (groupKey !== key) {
      group.members.delete(key);
      return;
    }
    this.#groups.delete(key);
    for (const feature of known.features.keys()) this.#leaders.get(feature)?.delete(key);
    for (const member of group.members.keys()) this.#place(member, this.#known.get(member)!);
  }

  /** Groups of at least so many voices, the largest first. */
  groups(sizeMin: number): VoiceGroup[] {
    return [...this.#groups.values()]
      .filter((group) => group.members.size + 1 >= sizeMin)
      .sort(
        (a, b) => b.members.size - a.members.size || (keyOf(a.leader.voice) < keyOf(b.leader.voice) ? -1 : 1),
      )
      .map((group) => {
        const shared = new Map<string, number>();
        for (const likeness of group.members.values())
          for (const word of likeness.words) shared.set(word, (shared.get(word) ?? 0) + 1);
        return {
          leader: group.leader.voice,
          members: [...group.members].map(([key, likeness]) => ({
            voice: this.#known.get(key)!.voice,
            likeness,
          })),
          words: [...shared]
            .filter(([, count]) => count * 2 >= group.members.size)
            .sort((a, b) => b[1] - a[1])
            .map(([word]) => word),
        };
      });
  }

  /** How alike two voices are, both taken in already. @throws Error when one is not. */
  likeness(a: VoiceRef, b: VoiceRef): Likeness {
    const [left, right] = [this.#known.get(keyOf(a)), this.#known.get(keyOf(b))];
    if (!left || !right) throw new Error('Only voices that were taken in can be compared.');
    return this.#compare(left, right);
  }

  #weightOf(feature: string, times: number): number {
    const rarity = Math.log(1 + this.#known.size / (this.#frequency.get(feature) ?? 1));
    return (1 + Math.log(times)) * rarity * (feature.includes(' ') ? PAIR_WEIGHT : 1);
  }

  #compare(left: Known, right: Known): Likeness {
    let dot = 0;
    let leftSquares = 0;
    let rightSquares = 0;
    const shared: { word: string; weight: number }[] = [];
    for (const [feature, times] of left.features) {
      const own = this.#weightOf(feature, times);
      leftSquares += own * own;
      const others = right.features.get(feature);
      if (others === undefined) continue;
      const product = own * this.#weightOf(feature, others);
      dot += product;
      const word = left.written.get(feature);
      if (word !== undefined) shared.push({ word, weight: product });
    }
    for (const [feature, times] of right.features) rightSquares += this.#weightOf(feature, times) ** 2;
    const text = dot === 0 ? 0 : dot / Math.sqrt(leftSquares * rightSquares);
    const equal = (a: string | null, b: string | null) => a !== null && a === b;
    const sameService = equal(left.voice.service, right.voice.service);
    const sameFacility = equal(left.voice.facility, right.voice.facility);
    const sameSubject = equal(left.voice.subject, right.voice.subject);
    return {
      score:
        weight.text * text +
        (sameFacility ? weight.facility : 0) +
        (sameService ? weight.service : 0) +
        (sameSubject ? weight.subject : 0),
      sameService,
      sameFacility,
      sameSubject,
      text,
      words: shared.sort((a, b) => b.weight - a.weight).map((one) => one.word),
    };
  }

  #place(key: string, known: Known): void {
    const best = this.#mostAlike(known);
    if (best) {
      this.#groups.get(best.groupKey)!.members.set(key, best.likeness);
      this.#groupOf.set(key, best.groupKey);
      return;
    }
    this.#groups.set(key, { leader: known, members: new Map() });
    this.#groupOf.set(key, key);
    for (const feature of known.features.keys()) {
      const leaders = this.#leaders.get(feature) ?? new Set();
      leaders.add(key);
      this.#leaders.set(feature, leaders);
    }
  }

  /** The group whose leader is most alike, of those that share the most telling words; null where none is alike enough. */
  #mostAlike(known: Known): { groupKey: string; likeness: Likeness } | null {
    const commonest = Math.max(COMMON_FLOOR, COMMON_SHARE * this.#groups.size);
    const shares = new Map<string, number>();
    for (const [feature, times] of known.features) {
      const leaders = this.#leaders.get(feature);
      if (!leaders || leaders.size > commonest) continue;
      const telling = this.#weightOf(feature, times);
      for (const leader of leaders) shares.set(leader, (shares.get(leader) ?? 0) + telling);
    }
    const { facility } = known.voice;
    // The few most promising, kept in order by insertion: sorting all would cost more than comparing them.
    const promising: { groupKey: string; promise: number }[] = [];
    for (const [groupKey, share] of shares) {
      const promise = share * (this.#groups.get(groupKey)!.leader.voice.facility === facility ? 2 : 1);
      if (promising.length === COMPARED_MAX && promise <= promising.at(-1)!.promise) continue;
      const at = promising.findIndex((one) => one.promise < promise);
      promising.splice(at < 0 ? promising.length : at, 0, { groupKey, promise });
      if (promising.length > COMPARED_MAX) promising.pop();
    }
    let best: { groupKey: string; likeness: Likeness } | null = null;
    for (const { groupKey } of promising) {
      const likeness = this.#compare(this.#groups.get(groupKey)!.leader, known);
      if (
        likeness.words.length >= WORDS_SHARED_MIN &&
        likeness.text >= TEXT_MIN &&
        likeness.score >= SCORE_MIN &&
        (best === null || likeness.score > best.likeness.score)
      )
        best = { groupKey, likeness };
    }
    return best;
  }
}
