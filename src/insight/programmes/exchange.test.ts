import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { plainDate } from '#kernel';
import { writeXlsx } from '#platform/documents';
import { readCase } from './caseFile.ts';
import { checkDesign } from './check.ts';
import type { Design } from './design.ts';
import { readForeignMatrix } from './foreignMatrix.ts';
import { writeIati } from './iati.ts';
import { foldProgramme, type ProgrammeState } from './programme.ts';
import { readSheets } from './sheetFile.ts';
import { soundDesign, soundGoals } from './soundDesign.ts';
import { seriesOf } from './view.ts';
import { isOurBook, type MatrixBook, readBook, sheetsOf } from './workbook.ts';

const root = join(import.meta.dirname, '../../..');
const schemaFile = (name: string) => ({
  fileName: name,
  contents: readFileSync(join(root, 'cases/iati/2.03', name), 'utf8'),
});
const isValid = async (xml: string) => {
  const result = await validateXML({
    xml: [{ fileName: 'activity.xml', contents: xml }],
    schema: [schemaFile('iati-activities-schema.xsd')],
    preload: [schemaFile('iati-common.xsd'), schemaFile('xml.xsd')],
  });
  return result.errors.map((one) => one.message);
};
const facts = {
  reporter: { ref: 'EC-RUC-1760004650001', name: 'Institución de referencia' },
  now: new Date('2026-11-21T15:00:00Z'),
  today: plainDate('2026-11-21'),
};
const caseState = (slug: string): ProgrammeState => {
  const read = readCase(readFileSync(join(root, 'cases/programmes', slug, 'programme.yaml'), 'utf8'));
  return {
    ...foldProgramme([{ action: { kind: 'created', slug, name: read.name, origin: 'case' } }]),
    design: read.design,
    executions: read.execution ? [{ on: plainDate(read.execution.on), lines: read.execution.lines }] : [],
  };
};
const ownState: ProgrammeState = {
  ...foldProgramme([{ action: { kind: 'created', slug: 'afiliacion', name: 'Afiliación', origin: 'desk' } }]),
  design: soundDesign,
  goals: soundDesign.indicators.map(({ id }) => ({
    indicator: id,
    goals: soundGoals(id),
    reason: '',
    on: plainDate('2025-12-01'),
  })),
  executions: [
    {
      on: plainDate('2026-03-31'),
      lines: [{ line: 'b1', executedCents: 1_000_000, committedCents: 50_000 }],
    },
    {
      on: plainDate('2026-06-30'),
      lines: [{ line: 'b1', executedCents: 2_500_075, committedCents: 20_000 }],
    },
  ],
};
const reports = [
  {
    indicator: 'i-c1',
    period: '2026-T1',
    lines: (['captured', 'submitted', 'approved'] as const).map((kind) => ({
      kind,
      figures:
        kind === 'captured' ? { 'sexo=mujeres': { nuevas: 2_300 }, 'sexo=hombres': { nuevas: 3_000 } } : null,
      note: '',
      evidence: [],
      by: null,
      at: '2026-04-08T15:00:00Z',
    })),
  },
];
const iatiOf = (state: ProgrammeState) =>
  writeIati(state, state.design, seriesOf(state, state.design, reports), facts);

describe('IATI 2.03', () => {
  it.each(['patss', 'ec-t1241', 'e-045'])('the case %s keeps the schema', async (slug) => {
    expect(await isValid(iatiOf(caseState(slug)))).toEqual([]);
  });
  it('a programme with goals, figures by group and execution keeps the schema', async () => {
    const xml = iatiOf(ownState);
    expect(await isValid(xml)).toEqual([]);
    // What was executed since the report before, never the accumulated amount twice: 25 000.75 − 10 000.00.
    expect(
      [...xml.matchAll(/<value currency="USD" value-date="2026-0[36][^>]*>([-\d.]+)</g)].map(
        ([, one]) => one,
      ),
    ).toEqual(['10000.00', '500.00', '15000.75', '-300.00']);
    expect(xml).toContain('<target value="5000"/>');
    expect(xml).toContain('<actual value="5300"/>');
    expect(xml).toMatch(/<actual value="2300">\s*<dimension name="sexo" value="mujeres"\/>/);
  });
  it('PATSS has its 14 amounts of the table: planned, executed and committed', () => {
    const xml = iatiOf(caseState('patss'));
    for (const figure of [
      '889828.72',
      '420922.40',
      '5977.18',
      '652408.84',
      '563494.06',
      '12344.43',
      '165488.58',
    ])
      expect(xml).toContain(`>${figure}<`);
  });
  it('the schema sees what is wrong', async () => {
    const xml = iatiOf(ownState);
    expect((await isValid(xml.replace(/<activity-status[^>]*>/, ''))).length).toBeGreaterThan(0);
    expect((await isValid(xml.replace('iso-date="2026-01-01"', 'iso-date="enero"'))).length).toBeGreaterThan(
      0,
    );
  });
  it('what persons write stays text', async () => {
    const design: Design = {
      ...soundDesign,
      identity: { ...soundDesign.identity, name: 'A <b>&"\u0001 ]]> fin' },
    };
    const xml = iatiOf({ ...ownState, design });
    expect(await isValid(xml)).toEqual([]);
    expect(xml).toContain('<narrative>A &lt;b&gt;&amp;&quot; ]]&gt; fin</narrative>');
  });
});

const through = (book: MatrixBook): MatrixBook => {
  const bytes = writeXlsx({ title: 'Matriz', author: 'Amparo', madeAt: facts.now, sheets: sheetsOf(book) });
  const sheets = readSheets(bytes);
  if (!sheets || !isOurBook(sheets)) throw new Error('The workbook was not read back.');
  return readBook(sheets);
};
const goalsOf = (design: Design) =>
  Object.fromEntries(design.indicators.map(({ id }) => [id, soundGoals(id)]));

describe('a design as a workbook and back', () => {
  it('loses nothing of a whole design with its goals', () => {
    const book = { design: soundDesign, goals: goalsOf(soundDesign) };
    expect(through(book)).toEqual(book);
  });
  it.each(['patss', 'ec-t1241', 'e-045'])('loses nothing of the case %s', (slug) => {
    const book = { design: caseState(slug).design, goals: {} };
    expect(through(book)).toEqual(book);
  });
  it('loses nothing of texts that look like formulas, numbers, dates or nothing', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '=1+1',
        '+5',
        '-3',
        '@suma',
        '007',
        '1e5',
        '2026-01-01',
        'TRUE',
        "'quizá",
        'línea\notra',
        '«ñ» €',
      ),
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
        .map((one) => one.replaceAll(/[^\P{C}\n]/gu, '').trim()),
    );
    fc.assert(
      fc.property(
        fc.array(
          text.filter((one) => one !== ''),
          { minLength: 3, maxLength: 3 },
        ),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        ([a = '', b = '', c = ''], number) => {
          const design: Design = {
            ...soundDesign,
            identity: { ...soundDesign.identity, name: a, beneficiary: b },
            roles: [
              { who: b, does: '', at: null },
              { who: c, does: a, at: c },
            ],
            indicators: soundDesign.indicators.map((one, i) =>
              i === 0 ? { ...one, baseline: { value: number, period: '2025' }, definition: c } : one,
            ),
          };
          const book = { design, goals: { 'i-fin': { '2026': number } } };
          expect(through(book)).toEqual(book);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe('a matrix that somebody else wrote', () => {
  const csv = [
    'Matriz de Indicadores para Resultados;;;;',
    'Nivel;Resumen narrativo;Indicadores;Medios de verificación;Supuestos',
    'Fin;Contribuir a la protección social mediante pensiones oportunas;Pobreza en la vejez;Encuesta de hogares;',
    'Propósito;Las personas mayores reciben su pensión a tiempo;Pensiones a tiempo;Registro de pagos;La ley se mantiene',
    'Componente;Pensiones otorgadas;Pensiones otorgadas en plazo;;',
    'Actividad;Validación de expedientes;Expedientes validados;Registro;',
    ';;Días de validación;Registro;',
    'Nota;No se sabe qué es esto;;;',
  ].join('\n');
  const read = readForeignMatrix(readSheets(Buffer.from(`\uFEFF${csv}`)) ?? {}, 'Importada');

  it('is read by the names of its columns and levels', () => {
    expect(read?.design.objectives.map(({ level, parent }) => [level, parent])).toEqual([
      ['end', null],
      ['purpose', null],
      ['component', null],
      ['activity', 'component-3'],
    ]);
    expect(read?.design.indicators.map(({ name, objective }) => [name, objective])).toEqual([
      ['Pobreza en la vejez', 'end-1'],
      ['Pensiones a tiempo', 'purpose-2'],
      ['Pensiones otorgadas en plazo', 'component-3'],
      ['Expedientes validados', 'activity-4'],
      ['Días de validación', 'activity-4'],
    ]);
  });
  it('is diagnosed: columns that it lacks, lines that were not placed, and what the check finds', () => {
    expect(read?.missing).toEqual(['formula', 'unit', 'frequency', 'baseline', 'goal']);
    expect(read?.unread).toEqual([{ line: 8, text: 'Nota · No se sabe qué es esto' }]);
    const found = new Set(checkDesign(read?.design as Design).map((one) => one.rule));
    for (const rule of [
      'indicator-without-formula',
      'indicator-without-baseline',
      'indicator-without-means',
      'assumption-internal',
    ])
      expect(found).toContain(rule);
    for (const rule of ['end-syntax', 'purpose-syntax', 'component-syntax', 'activity-syntax'])
      expect(found).not.toContain(rule);
  });
  it('is refused where no line names columns', () => {
    expect(
      readForeignMatrix(
        {
          Hoja: [
            ['a', 'b'],
            ['1', '2'],
          ],
        },
        'x',
      ),
    ).toBeNull();
    expect(readSheets(Buffer.from([0x50, 0x4b, 0, 0, 1, 2]))).toBeNull();
  });
});
