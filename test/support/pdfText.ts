import { inflateSync } from 'node:zlib';

// Reads the text of PDFs that the house typesets: plain objects, streams in Flate, fonts with a map from their glyphs to Unicode. Written
// apart from the typesetter, so that a test reads what a reader gets and not what was asked for.

interface PdfObject {
  readonly head: string;
  readonly stream: () => string;
}

export interface PdfText {
  /** The text of each page without what is repeated on it (header and foot); runs of blanks are one. */
  readonly pages: readonly string[];
  readonly text: string;
  /** Names of the structure's elements in their order: H1, P, Table, TH, L, LI… */
  readonly tags: readonly string[];
  /** Of figures, what they say to who cannot see them. */
  readonly alternatives: readonly string[];
  readonly language: string;
}

/** @throws Error where the bytes are not a tagged PDF of the kind that the house typesets. */
export function readPdf(pdf: Uint8Array): PdfText {
  const bytes = Buffer.from(pdf);
  const objects = objectsOf(bytes);
  const root = [...objects.values()].find((one) => /\/Type\s*\/Catalog\b/.test(one.head));
  if (!root || !/\/MarkInfo\s*<<[^>]*\/Marked\s+true/.test(root.head))
    throw new Error('The PDF is not tagged.');
  const pages = pagesOf(objects, objects.get(refIn(root.head, 'Pages'))!);
  const fonts = new Map<number, ReadonlyMap<number, string>>();
  const mapOf = (font: number) => {
    const known = fonts.get(font) ?? glyphsOf(objects, font);
    fonts.set(font, known);
    return known;
  };
  const texts = pages.map((page) => {
    const named = new Map(
      [...(/\/Font\s*<<([^>]*)>>/.exec(page.head)?.[1] ?? '').matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(
        ([, name, font]) => [name ?? '', mapOf(Number(font))] as const,
      ),
    );
    return textOf(objects.get(refIn(page.head, 'Contents'))?.stream() ?? '', named);
  });
  const tree = [...objects].sort(([a], [b]) => a - b).map(([, one]) => one.head);
  return {
    pages: texts,
    text: texts.join(' '),
    tags: tree.flatMap((head) =>
      /\/Type\s*\/StructElem/.test(head) ? [/\/S\s*\/(\w+)/.exec(head)?.[1] ?? ''] : [],
    ),
    alternatives: tree.flatMap((head) => {
      const alt = /\/Alt\s*(\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f]*>)/.exec(head)?.[1];
      return alt === undefined ? [] : [stringOf(alt)];
    }),
    language: stringOf(/\/Lang\s*(\([^)]*\))/.exec(root.head)?.[1] ?? '()'),
  };
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const plain = bytes.toString('latin1');
  const found = new Map<number, PdfObject>();
  const begin = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let match = begin.exec(plain); match; match = begin.exec(plain)) {
    const from = match.index + match[0].length;
    const stream = plain.indexOf('stream\n', from);
    const end = plain.indexOf('\nendobj', from);
    const hasStream = stream >= 0 && stream < end;
    const head = plain.slice(from, hasStream ? stream : end);
    const length = Number(/\/Length\s+(\d+)/.exec(head)?.[1] ?? 0);
    const data = bytes.subarray(stream + 7, stream + 7 + length);
    found.set(Number(match[1]), {
      head,
      stream: () =>
        !hasStream ? '' : (/FlateDecode/.test(head) ? inflateSync(data) : data).toString('latin1'),
    });
    // A stream may hold anything, an object's beginning too.
    if (hasStream) begin.lastIndex = stream + 7 + length;
  }
  return found;
}

const refIn = (head: string, name: string): number =>
  Number(new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(head)?.[1] ?? -1);

function pagesOf(objects: ReadonlyMap<number, PdfObject>, node: PdfObject): PdfObject[] {
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node.head)?.[1];
  if (kids === undefined) return [node];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesOf(objects, objects.get(Number(kid))!));
}

/** What each glyph of a font stands for (its ToUnicode map). */
function glyphsOf(objects: ReadonlyMap<number, PdfObject>, font: number): ReadonlyMap<number, string> {
  const map = objects.get(refIn(objects.get(font)?.head ?? '', 'ToUnicode'))?.stream() ?? '';
  const glyphs = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      glyphs.set(Number.parseInt(glyph, 16), utf16(text));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', text = ''] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    ))
      for (
        let glyph = Number.parseInt(first, 16), i = 0;
        glyph <= Number.parseInt(last, 16);
        glyph += 1, i += 1
      )
        glyphs.set(glyph, String.fromCodePoint((utf16(text).codePointAt(0) ?? 0) + i));
  return glyphs;
}

const utf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

const plainToken = /<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s/[\]()<>]+|\[|\]|[-+.\w*'"]+/y;

/** The tokens of a content stream; a string may have brackets in it, in pairs. */
function* tokensOf(content: string): Generator<string> {
  let at = 0;
  while (at < content.length) {
    if (content[at] === '(') {
      const end = endOfString(content, at);
      yield content.slice(at, end);
      at = end;
      continue;
    }
    plainToken.lastIndex = at;
    const [found] = plainToken.exec(content) ?? [];
    if (found) yield found;
    at += found?.length ?? 1;
  }
}

function endOfString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    if (content[at] === '\\') at += 1;
    else if (content[at] === '(') depth += 1;
    else if (content[at] === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return content.length;
}

/** The text that a page's operators show, what is marked as an artifact left out. */
function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let glyphs: ReadonlyMap<number, string> = new Map();
  let text = '';
  const marked: boolean[] = [];
  let [isArtifact, before] = [false, ['', '']];
  for (const one of tokensOf(content)) {
    if (one === 'BDC' || one === 'BMC') {
      marked.push(isArtifact);
      isArtifact = false;
    } else if (one === 'EMC') marked.pop();
    else if (one === '/Artifact') isArtifact = true;
    else if (one === 'Tf') glyphs = fonts.get(before[0]?.slice(1) ?? '') ?? new Map();
    else if (one === 'ET') text += ' ';
    else if ((one.startsWith('(') || /^<[^<]/.test(one)) && !marked.includes(true)) {
      const codes = codesOf(one);
      for (let i = 0; i + 1 < codes.length; i += 2)
        text += glyphs.get(((codes[i] ?? 0) << 8) | (codes[i + 1] ?? 0)) ?? '';
    }
    before = [before[1] ?? '', one];
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The bytes of a string of a PDF, written in brackets or in hexadecimal. */
function codesOf(written: string): number[] {
  if (written.startsWith('<'))
    return (written.replaceAll(/[<>\s]/g, '').match(/.{2}/g) ?? []).map((one) => Number.parseInt(one, 16));
  const codes: number[] = [];
  for (const [part] of written.slice(1, -1).matchAll(/\\[0-7]{1,3}|\\[\s\S]|[\s\S]/g)) {
    if (!part.startsWith('\\')) codes.push(part.charCodeAt(0));
    else if (/^\\[0-7]/.test(part)) codes.push(Number.parseInt(part.slice(1), 8));
    else if (part !== '\\\n') codes.push(escapes[part[1] ?? ''] ?? part.charCodeAt(1));
  }
  return codes;
}

/** A text string: UTF-16 where it begins so, one byte a letter otherwise. */
function stringOf(written: string): string {
  const codes = codesOf(written);
  if (codes[0] !== 0xfe || codes[1] !== 0xff) return String.fromCharCode(...codes);
  let text = '';
  for (let i = 2; i + 1 < codes.length; i += 2)
    text += String.fromCharCode(((codes[i] ?? 0) << 8) | (codes[i + 1] ?? 0));
  return text;
}
