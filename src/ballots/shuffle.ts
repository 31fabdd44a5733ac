import type { OpenElection } from './election.ts';
import type { Ciphertext, Shuffle, ShuffleProof } from './formats.ts';
import type { Element, Group, RandomSource } from './group.ts';
import { modulo } from './group.ts';
import { hashToScalar, sha256Hex, sha256Number } from './hash.ts';
import { randomBelow } from './random.ts';
import { addCiphertext } from './tally.ts';

// Shuffles of ranked votes with a proof that nothing was added, dropped or changed: the algorithms of CHVote 1.3.2 as the
// Belenios specification gives them (section "Shuffle algorithms"). Names follow its tables.

const spellElements = (elements: readonly Element[]) => elements.map(({ text }) => `${text},`).join('');
const spellCiphertexts = (ciphertexts: readonly Ciphertext[]) =>
  ciphertexts.map(({ alpha, beta }) => `${alpha.text},${beta.text},`).join('');

const generatorsOf = new WeakMap<Group, Element[]>();

/** h, then h₀ … h₍N₋₁₎: the generators of unknown logarithm. */
function shuffleGenerators(group: Group, count: number): { h: Element; hs: Element[] } {
  const known = generatorsOf.get(group) ?? [group.generatorAt(-1)];
  generatorsOf.set(group, known);
  while (known.length <= count) known.push(group.generatorAt(known.length - 1));
  return { h: known[0]!, hs: known.slice(1, count + 1) };
}

/** GetNIZKPChallenges: u_i = SHA-256(H ‖ SHA-256(i)) mod q, both hashes in hexadecimal. */
function vectorChallenges(group: Group, count: number, text: string): bigint[] {
  const head = sha256Hex(text);
  return Array.from({ length: count }, (_, i) => sha256Number(head + sha256Hex(String(i))) % group.q);
}

interface Statement {
  readonly group: Group;
  readonly publicKey: Element;
  readonly fingerprint: string;
  readonly before: readonly Ciphertext[];
  readonly after: readonly Ciphertext[];
}

function challengesOf(
  statement: Statement,
  [t, , c, cHat]: readonly [ShuffleProof[0], unknown, Element[], Element[]],
) {
  const { group, publicKey, fingerprint, before, after } = statement;
  const [t1, t2, t3, [t41, t42], tHat] = t;
  const strC = spellCiphertexts(before) + spellCiphertexts(after) + spellElements(c);
  const strT = spellElements([t1, t2, t3, t41, t42]) + spellElements(tHat);
  const strY = strC + spellElements(cHat) + publicKey.text;
  return hashToScalar(group, `shuffle-challenge|${fingerprint}|${strT}${strY}`);
}

function permutationChallenges(
  { group, fingerprint, before, after }: Statement,
  c: readonly Element[],
): bigint[] {
  const strC = spellCiphertexts(before) + spellCiphertexts(after) + spellElements(c);
  return vectorChallenges(group, before.length, `shuffle-challenges|${fingerprint}|${strC}`);
}

const powersProduct = (group: Group, bases: readonly Element[], exponents: readonly bigint[]) =>
  group.productOfPowers(bases.map((base, i) => [base, exponents[i]!] as const));

/** CheckShuffleProof. */
function isShuffleProven(statement: Statement, proof: ShuffleProof): boolean {
  const { group, publicKey, before, after } = statement;
  const { q, generator } = group;
  const [[t1, t2, t3, [t41, t42], tHat], [s1, s2, s3, s4, sHat, sPrime], c, cHat] = proof;
  const count = before.length;
  const lengths = [after.length, tHat.length, sHat.length, sPrime.length, c.length, cHat.length];
  if (lengths.some((length) => length !== count)) return false;
  const { h, hs } = shuffleGenerators(group, count);
  const u = permutationChallenges(statement, c);
  const challenge = challengesOf(statement, [[t1, t2, t3, [t41, t42], tHat], undefined, c, cHat]);
  const minus = modulo(-challenge, q);

  const cBar = group.multiply(group.product(c), group.invert(group.product(hs)));
  const uProduct = u.reduce((product, one) => modulo(product * one, q), 1n);
  const cHatLast = group.multiply(cHat.at(-1) ?? h, group.invert(group.productOfPowers([[h, uProduct]])));
  const cTilde = powersProduct(group, c, u);
  const alphas = (list: readonly Ciphertext[]) => list.map(({ alpha }) => alpha);
  const betas = (list: readonly Ciphertext[]) => list.map(({ beta }) => beta);
  const alphaPrime = powersProduct(group, alphas(before), u);
  const betaPrime = powersProduct(group, betas(before), u);
  const same = (claimed: Element, ...terms: (readonly [Element, bigint])[]) =>
    group.equal(claimed, group.productOfPowers(terms));
  const pairs = (bases: readonly Element[]) => bases.map((base, i) => [base, sPrime[i]!] as const);

  return (
    same(t1, [cBar, minus], [generator, s1]) &&
    same(t2, [cHatLast, minus], [generator, s2]) &&
    same(t3, [cTilde, minus], [generator, s3], ...pairs(hs)) &&
    same(t41, [betaPrime, minus], [publicKey, modulo(-s4, q)], ...pairs(betas(after))) &&
    same(t42, [alphaPrime, minus], [generator, modulo(-s4, q)], ...pairs(alphas(after))) &&
    tHat.every((t, i) =>
      same(t, [cHat[i]!, minus], [generator, sHat[i]!], [i === 0 ? h : cHat[i - 1]!, sPrime[i]!]),
    )
  );
}

/** Whether a shuffle of the ranked questions of the election keeps what it was given. */
export function isShuffleGood(
  open: OpenElection,
  before: readonly (readonly Ciphertext[])[],
  shuffle: Shuffle,
): boolean {
  if (shuffle.ciphertexts.length !== before.length || shuffle.proofs.length !== before.length) return false;
  return before.every((list, i) =>
    isShuffleProven(statementOf(open, list, shuffle.ciphertexts[i]!), shuffle.proofs[i]!),
  );
}

function statementOf(
  open: OpenElection,
  before: readonly Ciphertext[],
  after: readonly Ciphertext[],
): Statement {
  return { group: open.group, publicKey: open.base.publicKey, fingerprint: open.fingerprint, before, after };
}

/** Re-encrypts and permutes the votes of each ranked question, and proves it. */
export function makeShuffle(
  open: OpenElection,
  random: RandomSource,
  before: readonly (readonly Ciphertext[])[],
): Shuffle {
  const shuffled = before.map((list) => shuffleOne(open, random, list));
  return { ciphertexts: shuffled.map(({ after }) => after), proofs: shuffled.map(({ proof }) => proof) };
}

/** GenPermutation: j[i] is which of the old places stands at the new place i; places from 0. */
function makePermutation(random: RandomSource, count: number): number[] {
  const places = Array.from({ length: count }, (_, i) => i);
  return places.map((_, i) => {
    const k = i + Number(randomBelow(random, BigInt(count - i)));
    const taken = places[k]!;
    places[k] = places[i]!;
    return taken;
  });
}

function shuffleOne(
  open: OpenElection,
  random: RandomSource,
  before: readonly Ciphertext[],
): { after: Ciphertext[]; proof: ShuffleProof } {
  const { group, base } = open;
  const { q, generator } = group;
  const pk = base.publicKey;
  const count = before.length;
  const draw = () => randomBelow(random, q);
  const drawMany = () => Array.from({ length: count }, draw);
  const psi = makePermutation(random, count);
  const rPrime = drawMany();
  const reencrypted = before.map((e, i) =>
    addCiphertext(group, e, { alpha: group.power(generator, rPrime[i]!), beta: group.power(pk, rPrime[i]!) }),
  );
  const after = psi.map((j) => reencrypted[j]!);
  const statement = statementOf(open, before, after);

  const { h, hs } = shuffleGenerators(group, count);
  const r: bigint[] = new Array(count).fill(0n);
  const c: Element[] = new Array(count).fill(h);
  psi.forEach((j, i) => {
    r[j] = draw();
    c[j] = group.multiply(group.power(generator, r[j]!), hs[i]!);
  });
  const u = permutationChallenges(statement, c);
  const uPrime = psi.map((j) => u[j]!);

  const rHat = drawMany();
  const cHat: Element[] = [];
  for (const [i, exponent] of uPrime.entries())
    cHat.push(group.multiply(group.power(generator, rHat[i]!), group.power(cHat[i - 1] ?? h, exponent)));

  const [w1, w2, w3, w4] = [draw(), draw(), draw(), draw()] as const;
  const wHat = drawMany();
  const wPrime = drawMany();
  const secretProduct = (start: Element, bases: readonly Element[]) =>
    bases.reduce((product, one, i) => group.multiply(product, group.power(one, wPrime[i]!)), start);
  const t: ShuffleProof[0] = [
    group.power(generator, w1),
    group.power(generator, w2),
    secretProduct(group.power(generator, w3), hs),
    [
      secretProduct(
        group.power(pk, -w4),
        after.map(({ beta }) => beta),
      ),
      secretProduct(
        group.power(generator, -w4),
        after.map(({ alpha }) => alpha),
      ),
    ],
    cHat.map((_, i) =>
      group.multiply(group.power(generator, wHat[i]!), group.power(cHat[i - 1] ?? h, wPrime[i]!)),
    ),
  ];
  const challenge = challengesOf(statement, [t, undefined, c, cHat]);
  const answer = (w: bigint, secret: bigint) => modulo(w + challenge * secret, q);
  const sum = (values: readonly bigint[]) =>
    modulo(
      values.reduce((total, value) => total + value, 0n),
      q,
    );
  const v: bigint[] = new Array(count).fill(1n);
  for (let i = count - 2; i >= 0; i--) v[i] = modulo(uPrime[i + 1]! * v[i + 1]!, q);
  const s: ShuffleProof[1] = [
    answer(w1, sum(r)),
    answer(w2, sum(rHat.map((one, i) => one * v[i]!))),
    answer(w3, sum(r.map((one, i) => one * u[i]!))),
    answer(w4, sum(rPrime.map((one, i) => one * u[i]!))),
    rHat.map((one, i) => answer(wHat[i]!, one)),
    uPrime.map((one, i) => answer(wPrime[i]!, one)),
  ];
  return { after, proof: [t, s, c, cHat] };
}
