import { bestField } from './arithmetic/bestField.ts';
import type { FieldMaker, Lane } from './arithmetic/field.ts';
import type { Coordinates, Table } from './arithmetic/pairCurve.ts';
import { PairCurve } from './arithmetic/pairCurve.ts';
import {
  compareSpellings,
  ed25519Order,
  edwardsEmbedding,
  edwardsGeneratorAt,
  edwardsSpelling,
  reverseHex,
} from './edwards.ts';
import type { Element, Group, Statement } from './group.ts';
import { modulo } from './group.ts';

/** A place in the module's memory that pairs hold by turns; whoever holds it no longer must fill it again. */
interface TableSlot {
  readonly at: Table;
  holder: Pair | undefined;
}

/** Two points that stand side by side: α and β of a ciphertext, or one point twice. */
class Pair {
  readonly coordinates: Coordinates;
  texts: readonly [string, string] | undefined;
  table: TableSlot | undefined;
  constructor(coordinates: Coordinates, texts?: readonly [string, string]) {
    this.coordinates = coordinates;
    this.texts = texts;
  }
}

class WasmElement implements Element {
  readonly pair: Pair;
  readonly lane: Lane;
  readonly #curve: PairCurve;
  /** The last other element that this one was paired with, and the pair. */
  joined: { readonly other: WasmElement; readonly pair: Pair } | undefined;
  constructor(curve: PairCurve, pair: Pair, lane: Lane) {
    this.#curve = curve;
    this.pair = pair;
    this.lane = lane;
  }
  get text(): string {
    this.pair.texts ??= this.#curve.spell(this.pair.coordinates);
    return this.pair.texts[this.lane];
  }
}

/** A key and the generator have a table for all bytes of an exponent, once so many proofs were asked about that key. */
const statementsForFixedTable = 90;
const keySlots = 3;
const tableSlots = 64;

/** The pairs of one key: the generator beside it, for what every proof raises to its response. */
interface KeyPair {
  readonly pair: Pair;
  statements: number;
  fixed: TableSlot | undefined;
}

/**
 * Ed25519 in WebAssembly for what is public, in browsers and servers. Two points go through every step together, and a
 * point's doublings are worked out once for all its powers, among them the one that proves it to be in the subgroup.
 *
 * @param maker how the field is computed: the fastest way that this machine knows, unless said otherwise.
 * @throws WebAssembly.CompileError or ReferenceError where there is no WebAssembly.
 */
export function wasmEdwardsGroup(maker: FieldMaker = bestField()): Group {
  // One fixed table beside the keys' holds the identity and the generator.
  const curve = new PairCurve(maker, { tables: tableSlots, fixedTables: keySlots + 1 });
  const slots = (count: number, bytes: number): TableSlot[] =>
    Array.from({ length: count }, () => ({ at: curve.allocate(bytes), holder: undefined }));
  const tables = slots(tableSlots, curve.tableBytes);
  const keyTables = slots(keySlots, curve.fixedTableBytes);
  const shiftTable = curve.allocate(curve.fixedTableBytes);
  let [nextTable, nextKey, isShiftMade] = [0, 0, false];
  const keys = new WeakMap<WasmElement, KeyPair>();

  const elementOf = (element: Element): WasmElement => {
    if (!(element instanceof WasmElement)) throw new TypeError('the element belongs to another group');
    return element;
  };
  const make = (coordinates: Coordinates) => new WasmElement(curve, new Pair(coordinates), 0);
  const bothOf = (pair: Pair): [WasmElement, WasmElement] => [
    new WasmElement(curve, pair, 0),
    new WasmElement(curve, pair, 1),
  ];
  /** The element in both lanes. */
  const spread = ({ pair, lane }: WasmElement) => curve.spread(pair.coordinates, lane);

  function tableOf(pair: Pair): Table {
    if (pair.table?.holder === pair) return pair.table.at;
    const slot = tables[nextTable]!;
    nextTable = (nextTable + 1) % tables.length;
    curve.makeTable(slot.at, pair.coordinates);
    slot.holder = pair;
    pair.table = slot;
    return slot.at;
  }

  /** Two elements side by side, as they were read or put together now. */
  function pairOf(a: WasmElement, b: WasmElement): Pair {
    if (a.pair === b.pair && a.lane === 0 && b.lane === 1) return a.pair;
    if (a.joined?.other !== b)
      a.joined = {
        other: b,
        pair: new Pair(curve.join(a.pair.coordinates, a.lane, b.pair.coordinates, b.lane)),
      };
    return a.joined.pair;
  }

  function findPair(first: string, second: string): Pair | undefined {
    if (!edwardsSpelling.test(first) || !edwardsSpelling.test(second)) return undefined;
    const coordinates = curve.find([first, second]);
    return coordinates && new Pair(coordinates, [first, second]);
  }
  function findMembers(first: string, second: string): Pair | undefined {
    const pair = findPair(first, second);
    if (!pair) return undefined;
    curve.beginWithTable(tableOf(pair), ed25519Order);
    return curve.isSumIdentity() ? pair : undefined;
  }
  const decode = (text: string) => {
    const pair = findMembers(text, text);
    return pair && new WasmElement(curve, pair, 0);
  };
  curve.begin();
  const identity = make(curve.result());
  // The generator is the point whose y is 4/5 and whose x is even (RFC 8032).
  const generatorText = `${'6'.repeat(62)}58`;
  const generator = new WasmElement(curve, findPair(generatorText, generatorText)!, 0);

  /** Adds (1, g)^exponent to the sum. The table is made when it is first needed, which leaves no sum: so it is asked for before. */
  function madeShiftTable(): Table {
    if (!isShiftMade) curve.makeFixedTable(shiftTable, pairOf(identity, generator).coordinates);
    isShiftMade = true;
    return shiftTable;
  }

  function keyPairOf(publicKey: WasmElement): KeyPair {
    const known = keys.get(publicKey);
    if (known) return known;
    const fresh: KeyPair = {
      pair: new Pair(curve.join(generator.pair.coordinates, 0, publicKey.pair.coordinates, publicKey.lane)),
      statements: 0,
      fixed: undefined,
    };
    keys.set(publicKey, fresh);
    return fresh;
  }

  /** The fixed table of a key, if it has earned one. */
  function fixedTableOf(key: KeyPair): Table | undefined {
    if (key.fixed?.holder === key.pair) return key.fixed.at;
    if (key.statements < statementsForFixedTable) return undefined;
    const slot = keyTables[nextKey]!;
    nextKey = (nextKey + 1) % keyTables.length;
    curve.makeFixedTable(slot.at, key.pair.coordinates);
    slot.holder = key.pair;
    key.fixed = slot;
    return slot.at;
  }

  function commitments(publicKey: Element, statements: readonly Statement[]): string[] {
    const key = keyPairOf(elementOf(publicKey));
    const texts: string[] = [];
    for (let start = 0; start < statements.length; start += curve.resultsMax) {
      const some = statements.slice(start, start + curve.resultsMax);
      some.forEach((statement, i) => {
        commit(key, statement);
        curve.keepResult(i);
      });
      texts.push(...curve.spellResults(some.length));
    }
    return texts;
  }

  /** Leaves (g, y)^response · (α, β · g^−message)^challenge as the sum. */
  function commit(key: KeyPair, { ciphertext, message, proof }: Statement): void {
    const pair = pairOf(elementOf(ciphertext.alpha), elementOf(ciphertext.beta));
    // Tables are made before the sum begins, for making one uses its place.
    key.statements++;
    const fixed = fixedTableOf(key);
    const response = modulo(proof.response, ed25519Order);
    const challenge = modulo(proof.challenge, ed25519Order);
    const shift = message === 0 ? undefined : madeShiftTable();
    let keyPower: Coordinates | undefined;
    if (fixed === undefined) {
      curve.beginWithTable(tableOf(key.pair), response);
      keyPower = curve.result();
    }
    curve.beginWithTable(tableOf(pair), challenge);
    if (fixed !== undefined) curve.addFixed(fixed, response);
    if (keyPower) curve.add(keyPower);
    if (shift !== undefined) curve.addFixed(shift, modulo(-BigInt(message) * challenge, ed25519Order));
  }

  function power(base: WasmElement, exponent: bigint): WasmElement {
    const scalar = modulo(exponent, ed25519Order);
    if (base !== generator) return make(curve.secretPower(spread(base), scalar));
    return powerOfGenerator(scalar);
  }

  function powerOfGenerator(scalar: bigint): WasmElement {
    const table = madeShiftTable();
    curve.begin();
    curve.addFixed(table, scalar);
    return new WasmElement(curve, new Pair(curve.result()), 1);
  }

  function productOfPowers(terms: readonly (readonly [Element, bigint])[]): WasmElement {
    const parts = terms.map(([base, exponent]) => {
      const element = elementOf(base);
      const scalar = modulo(exponent, ed25519Order);
      if (element === generator) return spread(powerOfGenerator(scalar));
      curve.beginWithTable(tableOf(element.pair), scalar);
      return curve.spread(curve.result(), element.lane);
    });
    const [only] = parts;
    return parts.length === 1 ? make(only!) : sum(parts);
  }

  function sum(parts: readonly Coordinates[]): WasmElement {
    curve.begin();
    for (const part of parts) curve.add(part);
    return make(curve.result());
  }

  return {
    name: 'Ed25519',
    q: ed25519Order,
    generator,
    identity,
    decode,
    decodePair(first, second) {
      const pair = findMembers(first, second);
      return pair && bothOf(pair);
    },
    equal: (a, b) => elementOf(a).text === elementOf(b).text,
    compare: compareSpellings,
    multiply: (a, b) => sum([spread(elementOf(a)), spread(elementOf(b))]),
    invert(a) {
      const { pair, lane } = elementOf(a);
      return new WasmElement(curve, new Pair(curve.negate(pair.coordinates)), lane);
    },
    power: (base, exponent) => power(elementOf(base), exponent),
    productOfPowers,
    product: (elements) => sum(elements.map((element) => spread(elementOf(element)))),
    commitments,
    embedding: edwardsEmbedding(decode),
    generatorAt: (i) => decode(reverseHex(edwardsGeneratorAt(i).toHex()))!,
  };
}
