import { divideByLot, numbersDrawn } from './division.ts';
import type { QuestionResult } from './formats.ts';
import { sha256Hex } from './hash.ts';
import type { PublishedElection, PublishedTexts } from './published.ts';
import type { Question } from './questions.ts';
import type { ElectionReport } from './report.ts';
import { countShared, type RollDigest } from './rollDigest.ts';

// A roll that is too large for one archive is divided in shards, boxes, each with its own archive that anyone verifies by itself. What they
// decided together is the sum of their results. This is who adds it up, and who sees that the boxes are all of one election.

/** What is checked of the set, in the order of the report. Each has a set in the tests that this check alone rejects. */
export const sumCheckNames = [
  'each-accepted',
  'each-finished',
  'each-once',
  'same-questions',
  'same-key',
  'all-boxes',
  'rolls-apart',
  'even-division',
  'act-fingerprint',
  'act-boxes',
  'act-roll',
  'act-result',
  'drawn-list',
  'division',
] as const;
export type SumCheckName = (typeof sumCheckNames)[number];

export const sumSentences: Record<SumCheckName, { readonly es: string; readonly en: string }> = {
  'each-accepted': { es: 'Cada urna se acepta por sí sola', en: 'Each box is accepted by itself' },
  'each-finished': { es: 'Cada urna tiene su resultado', en: 'Each box has its result' },
  'each-once': { es: 'Ninguna urna está dos veces', en: 'No box is there twice' },
  'same-questions': {
    es: 'Todas las urnas hacen las mismas preguntas, con las mismas respuestas en el mismo orden',
    en: 'All boxes ask the same questions, with the same answers in the same order',
  },
  'same-key': {
    es: 'Todas las urnas tienen la misma clave, guardada por los mismos custodios',
    en: 'All boxes have the same key, kept by the same trustees',
  },
  'all-boxes': {
    es: 'Están todas las urnas de la elección, y ninguna de otra',
    en: 'All boxes of the election are here, and none of another',
  },
  'rolls-apart': {
    es: 'Ninguna credencial está en el padrón de dos urnas',
    en: 'No credential is on the rolls of two boxes',
  },
  'even-division': {
    es: 'El padrón está repartido a partes iguales',
    en: 'The roll is divided evenly',
  },
  'act-fingerprint': {
    es: 'El acta tiene la huella que se publica con ella',
    en: 'The act has the fingerprint that is published with it',
  },
  'act-boxes': {
    es: 'Cada urna es la que el acta nombra, hasta su último acto',
    en: 'Each box is the one that the act names, to its last event',
  },
  'act-roll': {
    es: 'Las urnas juntas son el padrón entero que el acta publica',
    en: 'The boxes together are the whole roll that the act publishes',
  },
  'act-result': {
    es: 'La suma es el resultado que el acta proclama',
    en: 'The sum is the result that the act proclaims',
  },
  'drawn-list': {
    es: 'La lista sorteada es la que el acta nombra, con una persona por credencial',
    en: 'The drawn list is the one that the act names, with one person for each credential',
  },
  division: {
    es: 'Cada número sorteado está en la urna que la semilla del sorteo le da',
    en: 'Each drawn number is in the box that the seed of the draw gives it',
  },
};

/** An archive as it was verified by itself, and its roll; without the roll where it could not be read. */
export interface VerifiedBox {
  readonly report: ElectionReport;
  readonly roll: RollDigest | undefined;
}

export interface SumCheck {
  readonly check: SumCheckName;
  /** `not-evaluated`: the published file that it needs was not given, or something it rests on failed. */
  readonly status: 'passed' | 'failed' | 'not-evaluated';
  /** The places of the archives, from 1, where it fails. */
  readonly places: readonly number[];
  /** What fails, in words. */
  readonly details: readonly string[];
}

export interface SumReport {
  readonly verdict: 'accepted' | 'rejected';
  readonly checks: readonly SumCheck[];
  readonly rollSize: number;
  readonly ballotsCast: number;
  readonly ballotsCounted: number;
  /** The sum, if nothing fails. */
  readonly result: readonly QuestionResult[] | undefined;
}

/** The name of a box in its archive, where the roll was divided among several. */
export const nameOfBox = (title: string, number: number, of: number): string =>
  `${title} (urna ${number} de ${of})`;

/** Which box of which election a name says; nothing where it names no box. */
export function readBoxName(
  name: string,
): { readonly title: string; readonly number: number; readonly of: number } | undefined {
  const match = /^(.*) \(urna ([1-9][0-9]{0,3}) de ([1-9][0-9]{0,3})\)$/s.exec(name);
  return match ? { title: match[1]!, number: Number(match[2]), of: Number(match[3]) } : undefined;
}

type Flaw = { readonly place?: number; readonly detail: string };
/** What is wrong; undefined where it cannot be said. */
type Flaws = readonly Flaw[] | undefined;

/**
 * Adds up the results of archives that were verified one by one, and checks that they are the boxes of one election, all of them and apart.
 *
 * @param boxes of at least one archive, in any order.
 * @param published what the act says, and the texts of the published lists, as far as they are at hand.
 */
export function sumBoxes(
  boxes: readonly VerifiedBox[],
  published: { readonly act?: PublishedElection | undefined } & Pick<
    PublishedTexts,
    'drawn' | 'division'
  > = {},
): SumReport {
  const reports = boxes.map(({ report }) => report);
  const own: Partial<Record<SumCheckName, Flaws>> = {
    'each-accepted': where(reports, ({ verdict }) => verdict !== 'accepted', 'it is rejected'),
    'each-finished': where(reports, ({ stage }) => stage !== 'finished', 'it has no result yet'),
    'each-once': where(
      reports,
      ({ election }, i) => reports.slice(0, i).some((other) => other.election?.uuid === election?.uuid),
      'another archive is of the same box',
    ),
    'same-questions': unlikeFirst(reports, ({ election }) => election?.questions, 'it asks something else'),
    'same-key': unlikeFirst(
      reports,
      ({ election }) => [election?.group, election?.publicKey, election?.trusteesHash],
      'it has another key or other trustees',
    ),
    'all-boxes': flawsOfNames(reports),
    'rolls-apart': flawsOfRolls(boxes),
    'even-division': flawsOfSizes(reports),
  };
  const isWhole = Object.values(own).every((flaws) => flaws?.length === 0);
  const result = isWhole ? addUp(reports) : undefined;
  const all: Partial<Record<SumCheckName, Flaws>> = {
    ...own,
    ...(published.act && flawsAgainstAct(boxes, result, published.act, published)),
  };
  const checks = sumCheckNames.map((check): SumCheck => {
    const flaws = all[check];
    if (!flaws) return { check, status: 'not-evaluated', places: [], details: [] };
    return {
      check,
      status: flaws.length === 0 ? 'passed' : 'failed',
      places: [...new Set(flaws.flatMap(({ place }) => place ?? []))],
      details: [...new Set(flaws.map(({ detail }) => detail))],
    };
  });
  const accepted = checks.every(({ status }) => status !== 'failed');
  return {
    verdict: accepted ? 'accepted' : 'rejected',
    checks,
    rollSize: total(reports, ({ rollSize }) => rollSize ?? 0),
    ballotsCast: total(reports, ({ ballotsCast }) => ballotsCast),
    ballotsCounted: total(reports, ({ ballotsCounted }) => ballotsCounted),
    result: accepted ? result : undefined,
  };
}

const total = (reports: readonly ElectionReport[], of: (report: ElectionReport) => number) =>
  reports.reduce((sum, one) => sum + of(one), 0);

const where = (
  reports: readonly ElectionReport[],
  isWrong: (report: ElectionReport, i: number) => boolean,
  detail: string,
): Flaw[] => reports.flatMap((report, i) => (isWrong(report, i) ? [{ place: i + 1, detail }] : []));

const unlikeFirst = (
  reports: readonly ElectionReport[],
  of: (report: ElectionReport) => unknown,
  detail: string,
): Flaw[] => {
  const first = JSON.stringify(reports[0] && of(reports[0]));
  return where(reports, (report) => JSON.stringify(of(report)) !== first, detail);
};

/** Each archive says in its name which box of how many it is; one alone may say nothing. */
function flawsOfNames(reports: readonly ElectionReport[]): Flaws {
  const names = reports.map(({ election }) => election && readBoxName(election.name));
  if (reports.length === 1 && reports[0]?.election && !names[0]) return [];
  const first = names.find((one) => one !== undefined);
  const text = ({ election }: ElectionReport) => [election?.description, election?.credentialAuthority];
  const flaws = where(
    reports,
    (report, i) =>
      names[i]?.title !== first?.title ||
      names[i]?.of !== first?.of ||
      names[i] === undefined ||
      names[i]!.number > names[i]!.of ||
      JSON.stringify(text(report)) !== JSON.stringify(text(reports[0]!)),
    'it does not say that it is a box of this election',
  );
  for (let number = 1; number <= (first?.of ?? 0); number += 1) {
    const places = names.flatMap((one, i) => (one?.number === number ? [i + 1] : []));
    if (places.length === 0) flaws.push({ detail: `box ${number} of ${first?.of} is missing` });
    for (const place of places.slice(1)) flaws.push({ place, detail: `box ${number} is there already` });
  }
  return flaws;
}

/** The same archive twice is said by another check, and not here again. */
function flawsOfRolls(boxes: readonly VerifiedBox[]): Flaws {
  if (boxes.some(({ roll }) => !roll)) return undefined;
  return boxes.flatMap((box, i) =>
    boxes.slice(0, i).flatMap((other, j) => {
      if (other.report.head === box.report.head) return [];
      const shared = countShared(other.roll!, box.roll!);
      return shared === 0
        ? []
        : [
            { place: j + 1, detail: `boxes ${j + 1} and ${i + 1} have ${shared} credentials in common` },
            { place: i + 1, detail: `boxes ${j + 1} and ${i + 1} have ${shared} credentials in common` },
          ];
    }),
  );
}

/** The greatest and the smallest roll differ by one voter at most. */
function flawsOfSizes(reports: readonly ElectionReport[]): Flaws {
  const sizes = reports.map(({ rollSize }) => rollSize);
  if (sizes.some((size) => size === undefined)) return undefined;
  const least = Math.min(...(sizes as number[]));
  return where(
    reports,
    ({ rollSize }) => rollSize! > least + 1,
    `its roll has more than one voter above the smallest, of ${least}`,
  );
}

function addUp(reports: readonly ElectionReport[]): QuestionResult[] | undefined {
  if (reports.some(({ result }) => result === undefined)) return undefined;
  return (reports[0]?.election?.questions ?? []).map((question, i) =>
    sumOfQuestion(
      question,
      reports.map(({ result }) => result![i]!),
    ),
  );
}

/** Marks are added place by place; ranked votes are put together. */
function sumOfQuestion({ type }: Question, results: readonly QuestionResult[]): QuestionResult {
  if (type === 'NonHomomorphic') return results.flat() as number[][];
  const add = (a: readonly number[], b: readonly number[]) => a.map((marks, i) => marks + b[i]!);
  if (type === 'Lists')
    return (results as number[][][]).reduce((sum, one) => sum.map((row, i) => add(row, one[i]!)));
  return (results as number[][]).reduce(add);
}

function flawsAgainstAct(
  boxes: readonly VerifiedBox[],
  result: readonly QuestionResult[] | undefined,
  act: PublishedElection,
  { drawn, division }: Pick<PublishedTexts, 'drawn' | 'division'>,
): Partial<Record<SumCheckName, Flaws>> {
  const reports = boxes.map(({ report }) => report);
  const rolls = total(reports, ({ rollSize }) => rollSize ?? 0);
  return {
    'act-fingerprint': flawIf(
      act.sha256 !== act.saidSha256,
      `the act has the fingerprint ${act.sha256} and says ${act.saidSha256}`,
    ),
    'act-boxes': flawsOfActBoxes(boxes, act),
    'act-roll': [
      ...flawIf(act.voters !== rolls, `the act says ${act.voters} voters, the boxes have ${rolls}`),
      ...flawIf(
        act.ballots !== total(reports, ({ ballotsCast }) => ballotsCast) ||
          act.counted !== total(reports, ({ ballotsCounted }) => ballotsCounted),
        `the act says ${act.ballots} ballots of ${act.counted} voters`,
      ),
    ],
    'act-result': result && flawsOfVotes(reports[0]?.election?.questions ?? [], result, act),
    'drawn-list': drawn === undefined ? undefined : flawsOfDrawn(drawn, rolls, act),
    division:
      drawn === undefined || division === undefined
        ? undefined
        : flawsOfDivision(reports, drawn, division, act),
  };
}

const flawIf = (isWrong: boolean, detail: string): Flaw[] => (isWrong ? [{ detail }] : []);

function flawsOfActBoxes(boxes: readonly VerifiedBox[], act: PublishedElection): Flaw[] {
  const named = new Map(act.boxes.map((one) => [one.uuid, one]));
  const flaws: Flaw[] = boxes.flatMap(({ report, roll }, i) => {
    const said = named.get(report.election?.uuid ?? '');
    const place = i + 1;
    if (!said) return [{ place, detail: 'the act does not name it' }];
    named.delete(said.uuid);
    const same =
      said.fingerprint === report.election?.fingerprint &&
      said.head === report.head &&
      said.roll === report.rollSize &&
      said.ballots === report.ballotsCast &&
      said.voters === report.ballotsCounted &&
      said.credentialsSha256 === roll?.sha256 &&
      (said.result === undefined || JSON.stringify(said.result) === JSON.stringify(report.result));
    return same ? [] : [{ place, detail: 'the act says something else of it' }];
  });
  return [
    ...flaws,
    ...[...named.values()].map(({ uuid }) => ({ detail: `the act names the box ${uuid}, which is missing` })),
  ];
}

/** Whether each answer has the votes that were proclaimed, and none is missing. */
function flawsOfVotes(
  questions: readonly Question[],
  result: readonly QuestionResult[],
  { contests }: PublishedElection,
): Flaw[] {
  const same =
    contests.length === questions.length &&
    contests.every(({ question, blank, answers }, i) => {
      const asked = questions[i]!;
      if (asked.type !== 'Homomorphic' || !asked.value.blank) return false;
      const marks = result[i] as number[];
      const places = new Map(asked.value.answers.map((answer, place) => [answer, place + 1]));
      return (
        question === asked.value.question &&
        blank === marks[0] &&
        answers.length === places.size &&
        new Set(answers.map(({ answer }) => answer)).size === answers.length &&
        answers.every(({ answer, votes }) => marks[places.get(answer) ?? -1] === votes)
      );
    });
  return flawIf(!same, 'the act proclaims other votes');
}

function flawsOfDrawn(drawn: string, rolls: number, { drawnSha256 }: PublishedElection): Flaw[] {
  const numbers = new Set(numbersDrawn(drawn));
  return [
    ...flawIf(sha256Hex(drawn) !== drawnSha256, 'the act names another list'),
    ...flawIf(numbers.size !== rolls, `the list has ${numbers.size} numbers, the boxes ${rolls} credentials`),
  ];
}

/** Whether the published table is the one that the seed gives, and the boxes have as many voters as it says. */
function flawsOfDivision(
  reports: readonly ElectionReport[],
  drawn: string,
  division: string,
  { divisionSeed }: PublishedElection,
): Flaws {
  if (divisionSeed === null) return undefined;
  const of = readBoxName(reports[0]?.election?.name ?? '')?.of ?? reports.length;
  const derived = divideByLot(divisionSeed, [...new Set(numbersDrawn(drawn))], of);
  const lines = division.split('\n').filter((line) => line !== '');
  const wrong = lines.filter((line) => {
    const [number = '', box] = line.split(',');
    return String(derived.get(number)) !== box;
  });
  const flaws: Flaw[] = [
    ...flawIf(
      wrong.length > 0,
      `${wrong.length} numbers are in another box than the seed gives, the first: ${wrong[0]}`,
    ),
    ...flawIf(new Set(lines).size !== derived.size, 'the table does not have each drawn number once'),
  ];
  for (const [i, { election, rollSize }] of reports.entries()) {
    const number = readBoxName(election?.name ?? '')?.number;
    const many = lines.filter((line) => line.endsWith(`,${number}`)).length;
    if (many !== rollSize)
      flaws.push({ place: i + 1, detail: `the table gives it ${many} voters; it has ${rollSize}` });
  }
  return flaws;
}
