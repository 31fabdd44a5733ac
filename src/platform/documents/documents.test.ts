import { createHash } from 'node:crypto';
import { constants, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unzip } from '../../../test/support/unzip.ts';
import { formula, readZip, renderPdf, streamZip, type UnreadableZip, writeXlsx, writeZip } from './index.ts';

const limits = { files: 100, bytesEach: 10_000_000, bytesTotal: 20_000_000 };
const madeAt = new Date('2026-03-04T05:06:07Z');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The text of a PDF with its streams unfolded, enough to look for its dictionary. */
function unfolded(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const plain = bytes.toString('latin1');
  const streams = [...plain.matchAll(/stream\r?\n/g)].map((match) => {
    try {
      return inflateSync(bytes.subarray(match.index + match[0].length), {
        finishFlush: constants.Z_SYNC_FLUSH,
      }).toString('latin1');
    } catch {
      return '';
    }
  });
  return [plain, ...streams].join('\n');
}

const template = `#import "/house.typ": *
#let d = json(bytes(sys.inputs.data))
#show: house.with(d)
= #d.section
#written(d.text)
#data-table([Tabla], ((header: "Año"), (header: "Valor", align: "right")), d.rows)
#line-chart([Gráfico], "Una línea que sube de 1 a 3", ("2020", "2021", "2022"), ((label: "A", values: (1, none, 3)),), ((value: 0, label: "0"), (value: 4, label: "4")))
#signatures(((name: "Ana Ruiz", role: "Actuaria", when: "4 de marzo de 2026"),))
`;
const data = {
  language: 'es',
  title: 'Informe de prueba',
  foot: 'código 1234',
  section: 'Sección',
  text: 'Lo que escribió: #panic("no") *x* $y$\n\nSegundo párrafo.',
  rows: [['2021', '1.234,50']],
};

describe('a PDF', () => {
  it('is tagged, in its language, PDF/UA-1, and the same bytes for the same data', async () => {
    const pdf = await renderPdf(template, data, madeAt);
    const text = unfolded(pdf);
    expect(text.slice(0, 8)).toBe('%PDF-1.7');
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(es/);
    expect(text).toMatch(/pdfuaid:part>1</);
    expect(text).toMatch(/\/TH\b/);
    // UTF-16, since it has an accent.
    expect(text).toMatch(/\/Alt (\(|<FEFF|<feff)/);
    expect(text).toContain('D:20260304050607');
    expect(sha256(await renderPdf(template, data, madeAt))).toBe(sha256(pdf));
    expect(sha256(await renderPdf(template, { ...data, text: 'Otro' }, madeAt))).not.toBe(sha256(pdf));
  });

  it('never reads what a person wrote as a template', async () => {
    const pdf = await renderPdf(template, { ...data, text: '#read("/house.typ") #sys.inputs' }, madeAt);
    expect(unfolded(pdf).slice(0, 5)).toBe('%PDF-');
  });

  it('is refused with the typesetter’s words when a template does not stand or reads beyond its folder', async () => {
    await expect(renderPdf('#unknown-piece()', data, madeAt)).rejects.toThrow(/unknown variable/);
    await expect(renderPdf('#read("/etc/passwd")', data, madeAt)).rejects.toThrow(/does not stand/);
    await expect(renderPdf('#read("../xlsx.ts")', data, madeAt)).rejects.toThrow(/does not stand/);
  });
});

describe('a workbook', () => {
  const workbook = {
    title: 'Libro',
    author: 'Amparo',
    madeAt,
    sheets: [
      {
        name: 'Balance: 2020/2021',
        notes: ['Balance', 'En dólares'],
        columns: [{ header: 'Concepto' }, { header: 'Monto', show: 'integer' as const }],
        rows: [
          ['=HYPERLINK("http://x")', 1.5],
          ['+1', null],
          ['llano & <b>', formula('SUM(B4:B5)', 1.5)],
        ],
      },
    ],
  };
  const parts = () => readZip(writeXlsx(workbook), limits);
  const part = (name: string) => parts().get(name)!.toString('utf8');

  it('keeps what persons wrote as text, even when it begins like a formula', () => {
    const sheet = part('xl/worksheets/sheet1.xml');
    expect([...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map((match) => match[1])).toEqual(['SUM(B4:B5)']);
    expect(part('xl/sharedStrings.xml')).toContain(
      '=HYPERLINK(&quot;http://x&quot;)'.replaceAll('&quot;', '"'),
    );
    const styled = /<c r="A5"[^>]* s="(\d+)" t="s"/.exec(sheet)?.[1];
    const formats = [
      ...part('xl/styles.xml')
        .split('<cellXfs')[1]!
        .matchAll(/<xf [^>]*>/g),
    ];
    expect(formats[Number(styled)]![0]).toContain('quotePrefix="1"');
  });

  it('has its numbers as numbers, its formulas with their results, its sheet named', () => {
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<c r="B5"[^>]*><v>1\.5<\/v>/);
    expect(sheet).toMatch(/<f>SUM\(B4:B5\)<\/f><v>1\.5<\/v>/);
    expect(part('xl/workbook.xml')).toContain('name="Balance  2020 2021"');
  });

  it('says the moment of its data and no other: the same bytes each time', () => {
    expect(part('docProps/core.xml')).toContain('>2026-03-04T05:06:07Z<');
    expect(part('docProps/core.xml').match(/\d{4}-\d\d-\d\dT/g)).toEqual(['2026-03-04T', '2026-03-04T']);
    expect(sha256(writeXlsx(workbook))).toBe(sha256(writeXlsx(workbook)));
  });

  it('refuses formulas that fetch, and two sheets of one name', () => {
    expect(() => formula('WEBSERVICE("http://x")', 0)).toThrow(/WEBSERVICE/);
    expect(() => formula('[1]Hoja!A1', 0)).toThrow(RangeError);
    expect(() => formula("cmd|'/c calc'!A1", 0)).toThrow(RangeError);
    expect(formula("SUM('Año a año'!B2:B9)*2", 4)).toEqual({
      formula: "SUM('Año a año'!B2:B9)*2",
      result: 4,
    });
    const [sheet] = workbook.sheets;
    expect(() =>
      writeXlsx({ ...workbook, sheets: [sheet!, { ...sheet!, name: 'BALANCE: 2020/2021' }] }),
    ).toThrow(/one name/);
  });
});

describe('a ZIP', () => {
  it('is written piece by piece without packing, and other programs read it', async () => {
    async function* pieces() {
      yield Buffer.from('una ');
      yield Buffer.from('urna');
    }
    const parts: Uint8Array[] = [];
    for await (const part of streamZip([
      { name: 'urna-1.bel', bytes: pieces() },
      { name: 'año/acta.json', bytes: [] },
    ]))
      parts.push(part);
    const archive = Buffer.concat(parts);
    const read = readZip(archive, limits);
    expect([...read].map(([name, content]) => [name, content.toString()])).toEqual([
      ['urna-1.bel', 'una urna'],
      ['año/acta.json', ''],
    ]);
    expect(unzip(archive)).toEqual({ 'urna-1.bel': 'una urna', 'año/acta.json': '' });
  });

  it('gives back what was put in, by name, the same bytes each time', () => {
    const files = [
      ['a/ñandú.csv', 'x,y\n1,2\n'],
      ['empty.txt', ''],
      ['b.bin', Buffer.alloc(100_000, 7)],
    ] as const;
    const archive = writeZip(files);
    const read = readZip(archive, limits);
    expect([...read.keys()]).toEqual(['a/ñandú.csv', 'empty.txt', 'b.bin']);
    expect(read.get('a/ñandú.csv')!.toString()).toBe('x,y\n1,2\n');
    expect(read.get('b.bin')!.equals(files[2][1])).toBe(true);
    expect(sha256(writeZip(files))).toBe(sha256(archive));
  });

  it('that would unfold too far, holds too many files, is damaged or is none is refused by name', () => {
    const problem = (archive: Uint8Array, within = limits) => {
      try {
        readZip(archive, within);
      } catch (error) {
        return (error as UnreadableZip).problem;
      }
      return undefined;
    };
    const bomb = writeZip([['zeros', Buffer.alloc(5_000_000)]]);
    expect(bomb.length).toBeLessThan(10_000);
    expect(problem(bomb, { ...limits, bytesEach: 1_000_000 })).toBe('too-large');
    expect(problem(bomb, { ...limits, bytesTotal: 1_000_000 })).toBe('too-large');
    expect(problem(writeZip(Array.from({ length: 101 }, (_, i) => [`f${i}`, ''] as const)))).toBe(
      'too-many-files',
    );
    expect(problem(Buffer.from('x'.repeat(100)))).toBe('not-a-zip');
    expect(problem(Buffer.alloc(3))).toBe('not-a-zip');
    const altered = writeZip([['a', 'the same text again and again and again']]);
    altered[33] = altered[33]! ^ 0x10;
    expect(problem(altered)).toBe('damaged');
  });
});
