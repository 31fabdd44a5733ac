import {
  compareSpellings,
  ed25519Order,
  edwardsEmbedding,
  edwardsGeneratorAt,
  edwardsSpelling,
  reverseHex,
} from './edwards.ts';
import type { Element, Group } from './group.ts';
import { modulo } from './group.ts';
import type { Coordinates } from './wasmCurve.ts';
import { fixedTableBytes, tableBytes, WasmCurve } from './wasmCurve.ts';

/** A place in the module's memory that elements hold by turns; whoever holds it no longer must fill it again. */
interface TableSlot {
  readonly at: number;
  holder: WasmElement | undefined;
}

class WasmElement implements Element {
  readonly coordinates: Coordinates;
  readonly #curve: WasmCurve;
  #text: string | undefined;
  table: TableSlot | undefined;
  fixed: TableSlot | undefined;
  /** How many public powers were asked of it. */
  powers = 0;
  constructor(curve: WasmCurve, coordinates: Coordinates, text?: string) {
    this.#curve = curve;
    this.coordinates = coordinates;
    this.#text = text;
  }
  get text(): string {
    this.#text ??= this.#curve.spell(this.coordinates);
    return this.#text;
  }
}

/** An element raised to this many powers gets a table for all bytes of an exponent: the key of an election, for one. */
const powersForFixedTable = 24;
const tableSlots = 128;
const fixedSlots = 8;

/**
 * Ed25519 in WebAssembly, for browsers and servers: an element's doublings are worked out once and shared by its powers,
 * among them the one that proves it to be in the subgroup.
 */
export function wasmEdwardsGroup(): Group {
  const curve = new WasmCurve();
  const slots = (count: number, bytes: number): TableSlot[] =>
    Array.from({ length: count }, () => ({ at: curve.allocate(bytes), holder: undefined }));
  const tables = slots(tableSlots, tableBytes);
  const fixedTables = slots(fixedSlots, fixedTableBytes);
  let [nextTable, nextFixed] = [0, 0];

  const elementOf = (element: Element): WasmElement => {
    if (!(element instanceof WasmElement)) throw new TypeError('the element belongs to another group');
    return element;
  };
  const make = (coordinates: Coordinates, text?: string) => new WasmElement(curve, coordinates, text);

  function tableOf(element: WasmElement): number {
    if (element.table?.holder === element) return element.table.at;
    const slot = tables[nextTable]!;
    nextTable = (nextTable + 1) % tables.length;
    curve.makeTable(slot.at, element.coordinates);
    slot.holder = element;
    element.table = slot;
    return slot.at;
  }

  /** The generator's table stays; the others take turns. */
  function fixedTableOf(element: WasmElement): number {
    if (element.fixed?.holder === element) return element.fixed.at;
    const slot = element === generator ? fixedTables[0]! : fixedTables[1 + nextFixed]!;
    if (element !== generator) nextFixed = (nextFixed + 1) % (fixedTables.length - 1);
    curve.makeFixedTable(slot.at, element.coordinates);
    slot.holder = element;
    element.fixed = slot;
    return slot.at;
  }

  const deservesFixedTable = (element: WasmElement) =>
    element === generator || element.powers >= powersForFixedTable;
  const identity = make(curve.sum([]), `${'0'.repeat(63)}1`);

  function find(text: string): WasmElement | undefined {
    if (!edwardsSpelling.test(text)) return undefined;
    const coordinates = curve.find(BigInt(`0x${text}`));
    return coordinates && make(coordinates, text);
  }
  // The generator is the point whose y is 4/5 and whose x is even (RFC 8032).
  const generator = find(`${'6'.repeat(62)}58`)!;

  function decode(text: string): WasmElement | undefined {
    const element = find(text);
    if (!element) return undefined;
    curve.beginWithTable(tableOf(element), ed25519Order);
    return curve.isSumIdentity() ? element : undefined;
  }

  function power(base: WasmElement, exponent: bigint): WasmElement {
    base.powers++;
    const scalar = modulo(exponent, ed25519Order);
    if (!deservesFixedTable(base)) return make(curve.secretPower(base.coordinates, scalar));
    const table = fixedTableOf(base);
    curve.begin();
    curve.addFixed(table, scalar);
    return make(curve.result());
  }

  function productOfPowers(terms: readonly (readonly [Element, bigint])[]): WasmElement {
    const parts: Coordinates[] = [];
    const fixed: [table: WasmElement, exponent: bigint][] = [];
    let started = false;
    for (const [base, exponent] of terms) {
      const element = elementOf(base);
      element.powers++;
      const scalar = modulo(exponent, ed25519Order);
      if (deservesFixedTable(element)) {
        fixed.push([element, scalar]);
        continue;
      }
      // Making a table uses the sum, so what has been summed is put aside first.
      if (started) parts.push(curve.result());
      curve.beginWithTable(tableOf(element), scalar);
      started = true;
    }
    const begun = started ? curve.result() : undefined;
    const withTables = fixed.map(([element, scalar]) => [fixedTableOf(element), scalar] as const);
    curve.begin();
    if (begun) curve.add(begun);
    for (const part of parts) curve.add(part);
    for (const [table, scalar] of withTables) curve.addFixed(table, scalar);
    return make(curve.result());
  }

  return {
    name: 'Ed25519',
    q: ed25519Order,
    generator,
    identity,
    decode,
    equal: (a, b) => elementOf(a).text === elementOf(b).text,
    compare: compareSpellings,
    multiply: (a, b) => make(curve.sum([elementOf(a).coordinates, elementOf(b).coordinates])),
    invert: (a) => make(curve.negate(elementOf(a).coordinates)),
    power: (base, exponent) => power(elementOf(base), exponent),
    productOfPowers,
    product: (elements) => make(curve.sum(elements.map((element) => elementOf(element).coordinates))),
    embedding: edwardsEmbedding(decode),
    generatorAt: (i) => find(reverseHex(edwardsGeneratorAt(i).toHex()))!,
  };
}
