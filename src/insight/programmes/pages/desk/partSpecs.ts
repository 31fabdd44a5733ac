import type { Design, PartName } from '../../design.ts';
import { goodNames, populationNames, territoryNames } from '../../scopeWords.ts';
import type { Both, FieldSpec, Option, Row } from './fields.tsx';

/** How a part of the design is written: its rows, their fields, and how it goes from what is kept to what is typed and back. */
export interface PartSpec {
  readonly part: Exclude<PartName, 'problemTree' | 'objectiveTree' | 'theory'>;
  readonly title: Both;
  readonly lede: Both;
  readonly add?: Both;
  readonly fields: readonly FieldSpec[];
  rows(design: Design): readonly Row[];
  value(rows: readonly Row[], design: Design): unknown;
  titleOf(row: Row, i: number): Both;
  blank(rows: readonly Row[]): Row;
}

const both = (es: string, en: string): Both => ({ es, en });
const option = (value: string, es: string, en: string): Option => ({ value, label: both(es, en) });
const text = (key: string, es: string, en: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  key,
  label: both(es, en),
  kind: 'text',
  ...more,
});
const area = (key: string, es: string, en: string, more: Partial<FieldSpec> = {}) =>
  text(key, es, en, { kind: 'area', ...more });
const numbered = (es: string, en: string) => (_row: Row, i: number) =>
  both(`${es} ${i + 1}`, `${en} ${i + 1}`);
const lines = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((one) => String(one).trim()).filter((one) => one !== '') : [];
const nextId = (prefix: string, rows: readonly Row[]): string => {
  let n = rows.length + 1;
  while (rows.some((row) => row.id === `${prefix}${n}`)) n += 1;
  return `${prefix}${n}`;
};
const components = (design: Design): Option[] =>
  design.objectives
    .filter((one) => one.level === 'component')
    .map((one) => option(one.id, one.title ?? one.text, one.title ?? one.text));
const one = <Name extends PartSpec['part']>(part: Name) => ({
  part,
  rows: (design: Design): readonly Row[] => [design[part] as unknown as Row],
  value: (rows: readonly Row[]) => rows[0],
  blank: () => ({}),
});
const many = <Name extends PartSpec['part']>(part: Name, blank: (rows: readonly Row[]) => Row) => ({
  part,
  rows: (design: Design): readonly Row[] => design[part] as unknown as readonly Row[],
  value: (rows: readonly Row[]) => rows,
  blank,
});
const weights = [
  option('low', 'Baja', 'Low'),
  option('medium', 'Media', 'Medium'),
  option('high', 'Alta', 'High'),
];

const choices = (names: Readonly<Record<string, Both>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const populationKinds = ['potential', 'target', 'served'] as const;
const populationTitles = [
  both('Población potencial: quienes tienen el problema', 'Potential population: who has the problem'),
  both('Población objetivo: a quienes se propone atender', 'Target population: whom it means to serve'),
  both('Población atendida: a quienes ya se atiende', 'Population served: whom it serves already'),
];

/** The parts that are written as fields. Options that depend on the design are given by `specsFor`. */
export function specsFor(design: Design): readonly PartSpec[] {
  return [
    {
      ...one('identity'),
      title: both('Identidad', 'Identity'),
      lede: both(
        'Qué programa es, quién lo ejecuta y cuándo.',
        'Which programme it is, who carries it out and when.',
      ),
      titleOf: () => both('Programa', 'Programme'),
      fields: [
        text('name', 'Nombre', 'Name'),
        area(
          'objective',
          'Objetivo, en una frase que todos entiendan',
          'Objective, in a sentence that everybody understands',
        ),
        text('executor', 'Quién lo ejecuta', 'Who carries it out', {
          hint: both('Con sus siglas entre paréntesis', 'With its acronym in brackets'),
        }),
        text('donor', 'De dónde sale el dinero', 'Where the money comes from'),
        area('beneficiary', 'A quién beneficia', 'Whom it benefits'),
        text('starts', 'Desde (mes)', 'From (month)', { kind: 'month' }),
        text('ends', 'Hasta (mes)', 'Until (month)', { kind: 'month' }),
      ],
    },
    {
      ...one('situation'),
      title: both('Situación', 'Situation'),
      lede: both(
        'El problema, como un hecho negativo que se puede revertir.',
        'The problem, as a negative fact that can be reverted.',
      ),
      titleOf: () => both('El problema', 'The problem'),
      fields: [
        area('problem', 'Qué problema tiene quién', 'Who has which problem', { nullable: true }),
        area('causes', 'Por qué ocurre', 'Why it happens'),
        area('effects', 'Qué consecuencias tiene', 'What follows from it'),
        area('territory', 'Dónde ocurre', 'Where it happens'),
        text('reviewMonths', 'Cada cuántos meses se revisa', 'Reviewed every how many months', {
          kind: 'number',
        }),
      ],
    },
    {
      part: 'populations',
      title: both('Poblaciones', 'Populations'),
      lede: both(
        'Potencial, objetivo y atendida, contadas en la misma unidad.',
        'Potential, target and served, counted in the same unit.',
      ),
      titleOf: (_row, i) => populationTitles[i] ?? both('', ''),
      blank: () => ({}),
      rows: ({ populations }) =>
        populationKinds.map(
          (kind) =>
            populations[kind] ?? {
              definition: '',
              unit: null,
              quantity: null,
              whyNot: null,
              method: null,
              source: null,
              reviewMonths: null,
              at: null,
            },
        ),
      value: (rows, { populations }) => ({
        ...Object.fromEntries(
          populationKinds.map((kind, i) => [
            kind,
            String(rows[i]?.definition ?? '').trim() === '' ? null : rows[i],
          ]),
        ),
        unitsUsed: populations.unitsUsed,
      }),
      fields: [
        area('definition', 'Quiénes son', 'Who they are'),
        text('quantity', 'Cuántos son', 'How many', { kind: 'number' }),
        text('unit', 'En qué se cuentan', 'Counted in', {
          nullable: true,
          hint: both('Personas, familias…', 'Persons, families…'),
        }),
        text('method', 'Cómo se contaron', 'How they were counted', { nullable: true }),
        text('source', 'Fuente', 'Source', { nullable: true }),
        text('reviewMonths', 'Cada cuántos meses se revisa', 'Reviewed every how many months', {
          kind: 'number',
        }),
        area('whyNot', 'Si no se pueden contar, por qué', 'If they cannot be counted, why', {
          nullable: true,
          shownFor: (row) => row.quantity === null,
        }),
      ],
    },
    {
      ...one('equity'),
      title: both('Género y grupos', 'Gender and groups'),
      lede: both(
        'Quién encuentra más barreras y qué se hará.',
        'Who meets more barriers and what will be done.',
      ),
      titleOf: () => both('Brechas', 'Gaps'),
      value: (rows) => ({ ...rows[0], vulnerableGroups: lines(rows[0]?.vulnerableGroups) }),
      fields: [
        area(
          'genderDiagnosis',
          'Brecha entre mujeres y hombres, con cifras',
          'Gap between women and men, with figures',
          { nullable: true },
        ),
        text(
          'vulnerableGroups',
          'Grupos con más barreras (uno por línea)',
          'Groups with more barriers (one a line)',
          { kind: 'lines' },
        ),
        area('measures', 'Qué se hará por ellos', 'What will be done for them', { nullable: true }),
      ],
    },
    {
      part: 'scope',
      title: both('Alcance', 'Scope'),
      lede: both(
        'A quién, qué y dónde, con palabras que comparten todos los programas: así se ve con cuáles se superpone.',
        'Whom, what and where, in words that all programmes share: so it shows with which ones it overlaps.',
      ),
      titleOf: () => both('Palabras comunes', 'Common words'),
      blank: () => ({}),
      rows: ({ scope }) => [
        Object.fromEntries(Object.entries(scope).map(([which, all]) => [which, all.map(({ code }) => code)])),
      ],
      value: ([row], { scope }) =>
        Object.fromEntries(
          Object.entries(scope).map(([which, known]) => [
            which,
            lines(row?.[which]).map((code) => known.find((one) => one.code === code) ?? { code, at: null }),
          ]),
        ),
      fields: [
        text('populations', 'A quién sirve', 'Whom it serves', {
          kind: 'choices',
          options: choices(populationNames),
        }),
        text('goods', 'Qué entrega', 'What it delivers', { kind: 'choices', options: choices(goodNames) }),
        text('territories', 'Dónde', 'Where', { kind: 'choices', options: choices(territoryNames) }),
      ],
    },
    {
      part: 'objectives',
      title: both('Matriz', 'Matrix'),
      lede: both(
        'Un Fin, un Propósito, los componentes y sus actividades en orden.',
        'One End, one Purpose, the components and their activities in order.',
      ),
      add: both('Añadir un objetivo', 'Add an objective'),
      titleOf: numbered('Objetivo', 'Objective'),
      blank: (rows) => ({
        id: nextId('o', rows),
        level: 'activity',
        parent: null,
        text: '',
        unit: null,
        assumptions: [],
        starts: null,
        ends: null,
        title: null,
        at: null,
      }),
      rows: ({ objectives }) =>
        objectives.map((each) => ({ ...each, assumptions: each.assumptions.map((assumed) => assumed.text) })),
      value: (rows, { objectives }) =>
        rows.map((row) => ({
          ...row,
          parent: row.level === 'activity' ? row.parent : null,
          assumptions: lines(row.assumptions).map(
            (assumed) =>
              objectives.flatMap((each) => each.assumptions).find((known) => known.text === assumed) ?? {
                text: assumed,
                control: 'others',
              },
          ),
        })),
      fields: [
        text('level', 'Nivel', 'Level', {
          kind: 'select',
          options: [
            option('end', 'Fin', 'End (Fin)'),
            option('purpose', 'Propósito', 'Purpose'),
            option('component', 'Componente', 'Component'),
            option('activity', 'Actividad', 'Activity'),
          ],
        }),
        text('parent', 'Del componente', 'Of the component', {
          kind: 'select',
          shownFor: (row) => row.level === 'activity',
          options: (rows) =>
            rows
              .filter((row) => row.level === 'component')
              .map((row) => option(String(row.id), String(row.text || row.id), String(row.text || row.id))),
        }),
        area('text', 'Resumen narrativo', 'Narrative summary'),
        text(
          'assumptions',
          'Supuestos: qué debe ocurrir fuera del programa (uno por línea)',
          'Assumptions: what must happen outside the programme (one a line)',
          { kind: 'lines', shownFor: (row) => row.level !== 'end' },
        ),
        text('unit', 'Lo que entrega se cuenta en', 'What it delivers is counted in', {
          nullable: true,
          shownFor: (row) => row.level === 'component',
        }),
        text('starts', 'Empieza', 'Starts', { kind: 'date', shownFor: (row) => row.level === 'activity' }),
        text('ends', 'Termina', 'Ends', { kind: 'date', shownFor: (row) => row.level === 'activity' }),
      ],
    },
    {
      ...many('evidence', () => ({ text: '', source: '', shows: null })),
      title: both('Evidencia', 'Evidence'),
      lede: both(
        'Estudios que sostienen que esta intervención funciona.',
        'Studies that show that this intervention works.',
      ),
      add: both('Añadir un estudio', 'Add a study'),
      titleOf: numbered('Estudio', 'Study'),
      fields: [
        area('text', 'Qué muestra', 'What it shows'),
        text('source', 'Qué estudio es', 'Which study it is'),
        text('shows', 'Alcance', 'Reach', {
          kind: 'select',
          options: [
            option('consistent', 'Es coherente con el diagnóstico', 'Consistent with the diagnosis'),
            option('works', 'Muestra que funciona', 'Shows that it works'),
            option(
              'works-better',
              'Muestra que funciona mejor que otras',
              'Shows that it works better than others',
            ),
          ],
        }),
      ],
    },
    {
      ...many('risks', (rows) => ({
        id: nextId('r', rows),
        text: '',
        probability: null,
        impact: null,
        mitigation: '',
        owner: null,
        at: null,
      })),
      title: both('Riesgos', 'Risks'),
      lede: both(
        'Qué puede fallar, cuánto, qué se hará y quién.',
        'What can fail, how much, what will be done and by whom.',
      ),
      add: both('Añadir un riesgo', 'Add a risk'),
      titleOf: numbered('Riesgo', 'Risk'),
      fields: [
        area('text', 'Qué puede pasar', 'What can happen'),
        text('probability', 'Probabilidad', 'Probability', { kind: 'select', options: weights }),
        text('impact', 'Impacto', 'Impact', { kind: 'select', options: weights }),
        area('mitigation', 'Qué se hará', 'What will be done'),
        text('owner', 'Quién se encarga', 'Who is in charge', { nullable: true }),
      ],
    },
    {
      ...many('stakeholders', () => ({ name: '', interest: '', role: '' })),
      title: both('Partes interesadas', 'Stakeholders'),
      lede: both('A quiénes toca y cómo participan.', 'Whom it touches and how they take part.'),
      add: both('Añadir', 'Add'),
      titleOf: numbered('Parte', 'Party'),
      fields: [
        text('name', 'Quién', 'Who'),
        area('interest', 'Qué le interesa', 'Interest'),
        area('role', 'Cómo participa', 'How it takes part'),
      ],
    },
    {
      ...many('roles', () => ({ who: '', does: '', at: null })),
      title: both('Quién hace qué', 'Who does what'),
      lede: both(
        'Quién decide, ejecuta, reporta y revisa.',
        'Who decides, carries out, reports and reviews.',
      ),
      add: both('Añadir', 'Add'),
      titleOf: numbered('Rol', 'Role'),
      fields: [text('who', 'Quién', 'Who'), area('does', 'Qué hace', 'What it does')],
    },
    {
      ...many('budget', (rows) => ({
        id: nextId('b', rows),
        component: null,
        source: '',
        name: '',
        cents: 0,
        at: null,
      })),
      title: both('Presupuesto', 'Budget'),
      lede: both('Por componente y fuente.', 'By component and source.'),
      add: both('Añadir una línea', 'Add a line'),
      titleOf: numbered('Línea', 'Line'),
      fields: [
        text('name', 'En qué', 'On what'),
        text('component', 'Componente', 'Component', { kind: 'select', options: components(design) }),
        text('source', 'Fuente', 'Source'),
        text('cents', 'Monto', 'Amount', { kind: 'money' }),
      ],
    },
    {
      ...many('products', (rows) => ({
        id: nextId('p', rows),
        component: null,
        code: `P${rows.length + 1}`,
        name: '',
        due: null,
        at: null,
      })),
      title: both('Productos', 'Products'),
      lede: both('Lo que se entrega y hasta cuándo.', 'What is delivered and by when.'),
      add: both('Añadir un producto', 'Add a product'),
      titleOf: numbered('Producto', 'Product'),
      fields: [
        text('name', 'Qué se entrega', 'What is delivered'),
        text('component', 'Componente', 'Component', { kind: 'select', options: components(design) }),
        text('due', 'Hasta', 'By', { kind: 'date' }),
      ],
    },
    {
      part: 'sustainability',
      title: both('Salida', 'Exit'),
      lede: both(
        'Qué debe seguir cuando el programa termine, y quién lo asume.',
        'What must go on when the programme ends, and who takes it over.',
      ),
      titleOf: () => both('Plan de salida', 'Exit plan'),
      blank: () => ({}),
      rows: ({ sustainability }) => [
        {
          ...sustainability,
          continues: sustainability.continues.map((each) => `${each.what} | ${each.who}`),
        },
      ],
      value: (rows) => ({
        exitPlan: rows[0]?.exitPlan ?? null,
        continues: lines(rows[0]?.continues).map((each) => {
          const [what = '', who = ''] = each.split('|').map((part) => part.trim());
          return { what, who: who || '—', by: null };
        }),
      }),
      fields: [
        area('exitPlan', 'Plan de salida', 'Exit plan', { nullable: true }),
        text(
          'continues',
          'Qué sigue | quién lo asume (uno por línea)',
          'What goes on | who takes it over (one a line)',
          { kind: 'lines' },
        ),
      ],
    },
    {
      ...many('alignment', () => ({ plan: '', goal: '', how: '' })),
      title: both('Alineación', 'Alignment'),
      lede: both('A qué meta mayor aporta.', 'To which greater goal it adds.'),
      add: both('Añadir', 'Add'),
      titleOf: numbered('Plan', 'Plan'),
      fields: [
        text('plan', 'Plan', 'Plan'),
        area('goal', 'Meta', 'Goal'),
        area('how', 'Cómo aporta', 'How it adds'),
      ],
    },
    {
      ...many('reports', () => ({ what: '', who: '', every: '', due: '', at: null })),
      title: both('Informes', 'Reports'),
      lede: both(
        'Qué informes se deben, quién los hace y a quién llegan.',
        'Which reports are due, who makes them and whom they reach.',
      ),
      add: both('Añadir un informe', 'Add a report'),
      titleOf: numbered('Informe', 'Report'),
      fields: [
        text('what', 'Qué informe', 'Which report'),
        text('who', 'Quién lo hace', 'Who makes it'),
        text('every', 'Cada cuánto', 'How often'),
        text('due', 'Cuándo se entrega y a quiénes', 'When it is due and to whom'),
      ],
    },
  ];
}
