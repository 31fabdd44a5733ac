import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { renderPdf } from '#platform/documents';
import { type PdfText, readPdf } from '../../../../test/support/pdfText.ts';
import { readCase } from '../caseFile.ts';
import { type Canvas, partNames } from '../design.ts';
import { foldProgramme, type PartSaved, type ProgrammeAction, type ProgrammeState } from '../programme.ts';
import { soundDesign, soundGoals } from '../soundDesign.ts';
import { theoryOf, treeOf } from './outline.ts';
import type { Language } from './words.ts';
import { programmeDocument } from './write.ts';

const template = readFileSync(join(import.meta.dirname, 'programme.typ'), 'utf8');
const pdfOf = async (state: ProgrammeState, language: Language = 'es', which: 'open' | 'draft' = 'open') =>
  readPdf(
    await renderPdf(template, programmeDocument(state, which, language), new Date('2026-11-21T12:00:00Z')),
  );
/** Whether these stand in this order, with nothing to be read between them but blanks. */
const inARow = (texts: readonly string[]) =>
  new RegExp(texts.map((one) => one.replaceAll(/[.$*+?()[\]{}|^]/g, '\\$&')).join('\\s*'));

const saved = (design: typeof soundDesign): ProgrammeAction[] => [
  ...partNames.map((part) => ({ kind: 'part-saved', part, value: design[part] }) as PartSaved),
  ...design.indicators.map((indicator) => ({ kind: 'indicator-saved', indicator }) as const),
];
const caseState = (slug: string): ProgrammeState => {
  const read = readCase(
    readFileSync(join(import.meta.dirname, '../../../../cases/programmes', slug, 'programme.yaml'), 'utf8'),
  );
  const on = plainDate(read.execution?.on ?? '2026-01-01');
  const actions: ProgrammeAction[] = [
    { kind: 'created', slug, name: read.name, origin: 'case' },
    { kind: 'case-noted', notes: read.notes },
    ...saved(read.design),
    ...read.products.map(
      ({ id, ...stated }) => ({ kind: 'product-stated', product: id, ...stated, evidence: [], on }) as const,
    ),
    ...(read.execution ? [{ kind: 'execution-reported', on, lines: read.execution.lines } as const] : []),
  ];
  return foldProgramme(actions.map((action) => ({ action })));
};
const ownActions: readonly ProgrammeAction[] = [
  { kind: 'created', slug: 'afiliacion', name: soundDesign.identity.name, origin: 'desk' },
  ...saved(soundDesign),
  ...soundDesign.indicators.map(
    ({ id }) =>
      ({
        kind: 'goals-set',
        indicator: id,
        goals: soundGoals(id),
        reason: '',
        on: plainDate('2025-11-10'),
      }) as const,
  ),
  { kind: 'approved', version: 1, on: plainDate('2025-12-05') },
  {
    kind: 'goals-set',
    indicator: 'i-c1',
    goals: { '2026-T4': 16_000 },
    reason: 'El esquema empezó dos meses tarde',
    on: plainDate('2026-10-20'),
  },
];
const own = foldProgramme(ownActions.map((action) => ({ action })));

describe('the document of PATSS (source 000)', () => {
  it('prints its budget by module as the tables of §4.4.3 have it', async () => {
    const { text } = await pdfOf(caseState('patss'));
    expect(text).toMatch(inARow(['Total', '$2.323.564,95', '$1.438.478,32', '$27.321,61', '$857.765,02']));
    for (const row of [
      ['Módulo 1', '$889.828,72', '$420.922,40', '$5.977,18', '$462.929,14'],
      ['Módulo 2', '$85.187,28', '$41.884,02', '$0,00', '$43.303,26'],
      ['Módulo 5', '$114.688,72', '$48.473,52', '$3.000,00', '$63.215,20'],
      ['Gestión de proyecto', '$652.408,84', '$563.494,06', '$12.344,43', '$76.570,35'],
    ])
      expect(text).toMatch(inARow(row));
    expect(text).toContain('Ejecución del presupuesto al 30 de marzo de 2022');
    // 27 products in five modules: 20 done, 2 in part, 5 not (§4.3.1).
    expect(text).toMatch(inARow(['Total', '27', '20', '2', '5']));
    expect(text).toMatch(
      inARow(['Módulo 4. Dirección Actuarial, Investigación y Estadística', '10', '7', '0', '3']),
    );
  });

  it('says what the programme lacked, and where its evaluators said so', async () => {
    const { text } = await pdfOf(caseState('patss'));
    for (const lacking of [
      'El documento no trae una teoría del cambio.',
      'El documento no trae indicadores.',
      'El documento no identifica riesgos.',
      'El documento no trae una estrategia de salida.',
      'El documento no trae fechas de actividades ni de productos.',
      'Lo que hallaron sus evaluadores',
    ])
      expect(text).toContain(lacking);
    expect(text).toMatch(inARow(['No se diseñó una estrategia de salida.', '§4.5.4']));
    expect(text).toContain('914 418,11');
    expect(text).toContain('ECU/18/02/ECU');
    expect(text).toMatch(/de octubre de 2018 a marzo de 2022/);
  });

  it('is a tagged PDF in its language, with headings, lists and tables whose heads are marked', async () => {
    const pdf = await pdfOf(caseState('patss'));
    expect(pdf.language).toBe('es');
    for (const tag of ['H1', 'Table', 'TH', 'TD', 'TOC']) expect(pdf.tags).toContain(tag);
    const english = await pdfOf(caseState('patss'), 'en');
    expect(english.language).toBe('en');
    expect(english.text).toMatch(
      inARow(['Total', '$2,323,564.95', '$1,438,478.32', '$27,321.61', '$857,765.02']),
    );
    for (const words of [
      'Programme document',
      'The document has no theory of change.',
      'What its evaluators found',
      'Execution of the budget as of 30 March 2022',
      'from October 2018 to March 2022',
    ])
      expect(english.text).toContain(words);
  });
});

describe('the documents of EC-T1241 and E-045 (sources 002 and 004)', () => {
  it('prints the budget of EC-T1241 by component and source (3.5)', async () => {
    const { text } = await pdfOf(caseState('ec-t1241'));
    // In thousands in its source: 500 of the bank and 100 of the counterpart.
    expect(text).toMatch(inARow(['Total', '$500.000,00', '$100.000,00', '$600.000,00']));
    expect(text).toMatch(
      inARow([
        'Componente 1. Gestión y calidad de servicios de inclusión social',
        '$200.000,00',
        '$20.000,00',
        '$220.000,00',
      ]),
    );
    expect(text).toMatch(inARow(['Gestión y otros', '$10.000,00', '$45.000,00', '$55.000,00']));
  });

  it('prints its indicative matrix with each indicator’s sheet, its risks and the reports that it owes', async () => {
    const { text } = await pdfOf(caseState('ec-t1241'));
    for (const told of [
      'Documentos de modalidades de atención y manuales operativos',
      'sin línea base',
      'sin fórmula',
      'Sin metas.',
      'La matriz no trae supuestos.',
      'Comunicación social de la reforma a beneficiarios y operadores',
      'Estados financieros dictaminados por auditores independientes',
      '60 días después del cierre de cada semestre',
      'Lo que se ve al leer el documento',
    ])
      expect(text).toContain(told);
    // Seven activities of the matrix with an indicator each.
    expect(text.match(/El año se forma con sus períodos/g)).toHaveLength(7);
  });

  it('prints that E-045 cannot count whom it serves, and its five components', async () => {
    const { text } = await pdfOf(caseState('e-045'));
    expect(text).toContain('no se cuantifica');
    expect(text).toContain('la unidad de medida cambia de una prestación a otra');
    expect(text).toContain('personas, servicios prestados');
    expect(text).toContain('Servicios funerarios');
    expect(text).toMatch(
      inARow(['Los componentes que se enumeran son los que se dicen', 'no cuadra', '5', '4']),
    );
    expect(text).toContain('El documento no trae presupuesto.');
  });
});

describe('the document of a programme designed here', () => {
  it('has every part of the design: trees and theory as lists, sheets, calendar, exit', async () => {
    const pdf = await pdfOf(own);
    for (const told of [
      'Cuatro de cada cinco personas que trabajan por su cuenta no cotizan a la seguridad social',
      'Causa: Afiliarse exige varios trámites ( Cada visita cuesta un día de trabajo )',
      'Causa: El aporte no sigue los ingresos, que varían ( Un aporte fijo no se puede pagar en un mes malo )',
      'Efecto: Envejecen sin pensión',
      'Impacto: Menos pobreza en la vejez',
      'Resultado: Independientes cotizan de forma continua ( Quien cotiza llega a la vejez con pensión )',
      'continuas / objetivo * 100',
      'va bien desde el 95 % de la meta; va mal por debajo del 80 %',
      '2,1 % (2025-S2)',
      'sexo: mujeres, hombres',
      '1, aprobada el 5 de diciembre de 2025',
      'Acuerdo del Consejo Directivo con metas por semestre y un responsable técnico estable',
      'Desde 2028 la afiliación simple es trámite ordinario',
      'el diseño está limpio',
    ])
      expect(pdf.text).toContain(told);
    // Five thousand new persons in the first quarter, 10 000, 15 000, and 16 000 since the goal was cut.
    expect(pdf.text).toMatch(
      inARow(['Año', 'T1', 'T2', 'T3', 'T4', '2026', '5.000', '10.000', '15.000', '16.000']),
    );
    expect(pdf.text).toMatch(
      inARow(['20 de octubre de 2026', '2026-T4: 20.000 → 16.000', 'El esquema empezó dos meses tarde']),
    );
    expect(pdf.text).toMatch(inARow(['Visita de brigadas de afiliación a mercados y ferias', 'Actividad']));
    expect(pdf.alternatives).toEqual([
      'Calendario de 1 de enero de 2026 a 1 de enero de 2028: 3 actividades como barras y 4 plazos como rombos. Las mismas fechas están en la tabla que sigue.',
    ]);
    for (const tag of ['L', 'LI', 'Figure']) expect(pdf.tags).toContain(tag);
  });

  it('of a draft says so, and has what is not approved yet', async () => {
    const changed = foldProgramme(
      [
        ...ownActions,
        { kind: 'reopened', reason: 'Otro plan de salida', on: plainDate('2026-11-01') } as const,
        {
          kind: 'part-saved',
          part: 'sustainability',
          value: { exitPlan: 'Un plan de salida nuevo', continues: [] },
        } satisfies ProgrammeAction,
      ].map((action) => ({ action })),
    );
    const [draft, open] = [await pdfOf(changed, 'es', 'draft'), await pdfOf(changed)];
    expect(draft.text).toContain('Borrador: el diseño que se está escribiendo');
    expect(draft.text).toContain('Un plan de salida nuevo');
    expect(open.text).not.toContain('Borrador');
    expect(open.text).toContain('Desde 2028 la afiliación simple');
  });

  it('never takes what a person wrote for a template', async () => {
    const strange = foldProgramme(
      [
        { kind: 'created', slug: 'x', name: 'X', origin: 'desk' } as const,
        {
          kind: 'part-saved',
          part: 'situation',
          value: { ...soundDesign.situation, problem: '#panic("no") *fuerte* $x$ = título' },
        } as const,
      ].map((action) => ({ action })),
    );
    expect((await pdfOf(strange, 'es', 'draft')).text).toContain('#panic("no") *fuerte* $x$ = título');
  });
});

describe('a drawing as lists', () => {
  const node = (id: string, kind: Canvas['nodes'][number]['kind'], y = 0) => ({
    id,
    kind,
    text: id,
    x: 0,
    y,
  });
  const link = (from: string, to: string) => ({ from, to, why: `${from}${to}` });
  const shape = (items: readonly { text: unknown; items: readonly unknown[] }[]): unknown =>
    items.map((one) => [(one.text as { es: string }).es, shape(one.items as typeof items)]);

  it('goes from the problem to its causes and to its effects, and tells what is joined to neither', () => {
    const canvas: Canvas = {
      nodes: [
        node('c2', 'cause', 9),
        node('c1', 'cause', 1),
        node('p', 'problem'),
        node('e', 'effect'),
        node('z', 'cause'),
      ],
      links: [link('c1', 'p'), link('c2', 'c1'), link('p', 'e')],
    };
    const { under, over } = treeOf(canvas, 'problem', (kind) => kind);
    expect(shape(under.items)).toEqual([['p', [['c1', [['c2', []]]]]]]);
    expect(shape(over)).toEqual([['e', []]]);
    expect(shape(under.apart)).toEqual([['z', []]]);
  });

  it('ends where the drawing turns back on itself, and names again what two lines reach', () => {
    const canvas: Canvas = {
      nodes: [node('a', 'activity'), node('o', 'output'), node('r', 'outcome'), node('i', 'impact')],
      links: [link('a', 'o'), link('o', 'a'), link('o', 'r'), link('a', 'r'), link('r', 'i')],
    };
    expect(shape(theoryOf(canvas, (kind) => kind).items)).toEqual([
      [
        'i',
        [
          [
            'r',
            [
              ['o', [['a', [['o', []]]]]],
              ['a', []],
            ],
          ],
        ],
      ],
    ]);
  });

  it('tells every box of a circle that ends nowhere', () => {
    const canvas: Canvas = {
      nodes: [node('a', 'activity'), node('o', 'output')],
      links: [link('a', 'o'), link('o', 'a')],
    };
    const { items, apart } = theoryOf(canvas, (kind) => kind);
    expect(items).toEqual([]);
    expect(shape(apart)).toEqual([
      ['a', []],
      ['o', []],
    ]);
  });
});

const pages = (pdf: PdfText) => pdf.pages.length;
it('grows with the design and not with its square', async () => {
  const many = (n: number) =>
    foldProgramme(
      [
        { kind: 'created', slug: 'x', name: 'X', origin: 'desk' } as const,
        ...Array.from({ length: n }, (_, i) => ({
          kind: 'indicator-saved' as const,
          indicator: { ...soundDesign.indicators[2]!, id: `i${i}`, name: `Indicador ${i}` },
        })),
      ].map((action) => ({ action })),
    );
  const [ten, twenty] = [await pdfOf(many(10), 'es', 'draft'), await pdfOf(many(20), 'es', 'draft')];
  expect(pages(twenty)).toBeLessThanOrEqual(pages(ten) * 2);
  expect(twenty.text).toContain('Indicador 19');
});
