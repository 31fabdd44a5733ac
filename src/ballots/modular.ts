import type { Element, Group } from './group.ts';
import { modularInverse, modularPower, modulo } from './group.ts';
import { sha256Number } from './hash.ts';

interface ModularParameters {
  readonly name: 'BELENIOS-2048' | 'RFC-3526-2048';
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly embedding: { readonly padding: bigint; readonly bitsPerInteger: bigint } | undefined;
}

// Both groups are the ones of the Belenios specification, section "Groups"; the second is the 2048-bit MODP group of
// RFC 3526, generator 2, whose p is a safe prime.
const belenios2048: ModularParameters = {
  name: 'BELENIOS-2048',
  p: BigInt(
    '20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049081167099310535867780980030790491654063777173764198678527273474476341835600035698305193144284561701911000786737307333564123971732897913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201320481118852408731077014151666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719',
  ),
  q: 78571733251071885079927659812671450121821421258408794611510081919805623223441n,
  g: BigInt(
    '2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678799694668298749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661215055797097162016168270312886432456663834863635782106154918419982534315189740658186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982665103606822406635076697764025346253773085133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639858334115700568353695553423781475582491896050296680037745308460627',
  ),
  embedding: undefined,
};

const rfc3526: ModularParameters = {
  name: 'RFC-3526-2048',
  p: BigInt(
    '32317006071311007300338913926423828248817941241140239112842009751400741706634354222619689417363569347117901737909704191754605873209195028853758986185622153212175412514901774520270235796078236248884246189477587641105928646099411723245426622522193230540919037680524235519125679715870117001058055877651038861847280257976054903569732561526167081339361799541336476559160368317896729073178384589680639671900977202194168647225871031411336429319536193471636533209717077448227988588565369208645296636077250268955505928362751121174096972998068410554359584866583291642136218231078990999448652468262416972035911852507045361090559',
  ),
  q: 16158503035655503650169456963211914124408970620570119556421004875700370853317177111309844708681784673558950868954852095877302936604597514426879493092811076606087706257450887260135117898039118124442123094738793820552964323049705861622713311261096615270459518840262117759562839857935058500529027938825519430923640128988027451784866280763083540669680899770668238279580184158948364536589192294840319835950488601097084323612935515705668214659768096735818266604858538724113994294282684604322648318038625134477752964181375560587048486499034205277179792433291645821068109115539495499724326234131208486017955926253522680545279n,
  g: 2n,
  embedding: { padding: 8n, bitsPerInteger: 8n },
};

class ModularElement implements Element {
  readonly value: bigint;
  #text: string | undefined;
  constructor(value: bigint, text?: string) {
    this.value = value;
    this.#text = text;
  }
  get text(): string {
    this.#text ??= this.value.toString();
    return this.#text;
  }
}

function residueOf(element: Element): bigint {
  if (!(element instanceof ModularElement)) throw new TypeError('the element belongs to another group');
  return element.value;
}

/** The Jacobi symbol (a / n) for odd n: 1 exactly for the quadratic residues when n is prime. */
function jacobiSymbol(a: bigint, n: bigint): number {
  let [top, bottom, sign] = [modulo(a, n), n, 1];
  while (top !== 0n) {
    let zeros = 0n;
    while (((top >> zeros) & 1n) === 0n) zeros++;
    top >>= zeros;
    const eighth = bottom & 7n;
    if (zeros & 1n && (eighth === 3n || eighth === 5n)) sign = -sign;
    if ((top & 3n) === 3n && (bottom & 3n) === 3n) sign = -sign;
    [top, bottom] = [bottom % top, top];
  }
  return bottom === 1n ? sign : 0;
}

/** `power(base, exponent, modulus)`, so that the server can give a native one. */
export type ModularPower = (base: bigint, exponent: bigint, modulus: bigint) => bigint;

function modularGroup(parameters: ModularParameters, power: ModularPower): Group {
  const { p, q, g, name } = parameters;
  const isSafePrime = p === 2n * q + 1n;
  const isMember = (value: bigint) =>
    isSafePrime ? jacobiSymbol(value, p) === 1 : power(value, q, p) === 1n;
  const canonicalDecimal = /^[1-9][0-9]{0,616}$/;

  const group: Group = {
    name,
    q,
    generator: new ModularElement(g),
    identity: new ModularElement(1n),
    decode(text) {
      if (!canonicalDecimal.test(text)) return undefined;
      const value = BigInt(text);
      return value < p && isMember(value) ? new ModularElement(value, text) : undefined;
    },
    equal: (a, b) => residueOf(a) === residueOf(b),
    compare: (a, b) => (residueOf(a) < residueOf(b) ? -1 : residueOf(a) > residueOf(b) ? 1 : 0),
    multiply: (a, b) => new ModularElement((residueOf(a) * residueOf(b)) % p),
    invert: (a) => new ModularElement(modularInverse(residueOf(a), p)),
    power: (base, exponent) => new ModularElement(power(residueOf(base), modulo(exponent, q), p)),
    productOfPowers(terms) {
      let result = 1n;
      for (const [base, exponent] of terms) {
        const scalar = modulo(exponent, q);
        if (scalar !== 0n)
          result = (result * (scalar === 1n ? residueOf(base) : power(residueOf(base), scalar, p))) % p;
      }
      return new ModularElement(result);
    },
    product: (elements) =>
      new ModularElement(elements.reduce((result, element) => (result * residueOf(element)) % p, 1n)),
    embedding: parameters.embedding && modularEmbedding(parameters.embedding, p, isMember),
    generatorAt: (i) => new ModularElement(power(modulo(sha256Number(`ggen|${i}`), p), (p - 1n) / q, p)),
  };
  return group;
}

function modularEmbedding(
  { padding, bitsPerInteger }: NonNullable<ModularParameters['embedding']>,
  p: bigint,
  isMember: (value: bigint) => boolean,
): NonNullable<Group['embedding']> {
  const limit = 1 << Number(bitsPerInteger);
  return {
    encode(values) {
      let number = 0n;
      for (const value of values) {
        if (!Number.isInteger(value) || value < 0 || value >= limit)
          throw new RangeError(`${value} is not in 0…${limit - 1}`);
        number = (number << bitsPerInteger) | BigInt(value);
      }
      for (let filler = 0n; filler < 1n << padding; filler++) {
        const candidate = (number << padding) | filler;
        if (candidate >= p) throw new RangeError(`an element does not hold ${values.length} integers`);
        if (candidate > 0n && isMember(candidate)) return new ModularElement(candidate);
      }
      throw new RangeError('no element holds these integers');
    },
    decode(element, count) {
      let number = residueOf(element) >> padding;
      const values: number[] = [];
      for (let i = 0; i < count; i++) {
        values.unshift(Number(number & BigInt(limit - 1)));
        number >>= bitsPerInteger;
      }
      return values;
    },
  };
}

/** The 2048-bit group for homomorphic questions only: it cannot hold ranked answers. */
export function belenios2048Group(power: ModularPower = modularPower): Group {
  return modularGroup(belenios2048, power);
}

/** The 2048-bit group of RFC 3526, which also holds ranked answers. */
export function rfc3526Group(power: ModularPower = modularPower): Group {
  return modularGroup(rfc3526, power);
}
