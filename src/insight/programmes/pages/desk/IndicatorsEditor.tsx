import { useState } from 'react';
import { Button, EmptyState, NumberField, Table, TextArea, useLanguage, useMessages } from '#design';
import type { DeskProgrammeAnswer } from '../../api.ts';
import type { Indicator } from '../../design.ts';
import { periodsOf } from '../../periods.ts';
import { programmeWords } from '../programmeWords.ts';
import { type Both, type FieldSpec, Fields, type Option, type Row, Rows } from './fields.tsx';

const both = (es: string, en: string): Both => ({ es, en });
const option = (value: string, es: string, en: string): Option => ({ value, label: both(es, en) });
const frequencies = (
  [
    ['monthly', 'Cada mes', 'Each month'],
    ['quarterly', 'Cada trimestre', 'Each quarter'],
    ['four-monthly', 'Cada cuatro meses', 'Every four months'],
    ['semestral', 'Cada semestre', 'Each semester'],
    ['annual', 'Cada año', 'Each year'],
    ['biennial', 'Cada dos años', 'Every two years'],
    ['triennial', 'Cada tres años', 'Every three years'],
    ['sexennial', 'Cada seis años', 'Every six years'],
  ] as const
).map(([value, es, en]) => option(value, es, en));

const words = {
  es: {
    none: 'Todavía no hay indicadores',
    noneWhat: 'Cada objetivo de la matriz necesita al menos uno.',
    add: 'Añadir un indicador',
    list: 'Indicadores del diseño',
    name: 'Indicador',
    objective: 'Objetivo que mide',
    edit: 'Abrir la ficha de',
    sheet: 'Ficha del indicador',
    save: 'Guardar la ficha',
    cancel: 'Cerrar sin guardar',
    variables: 'Variables de la fórmula',
    variable: 'Variable',
    means: 'Medios de verificación',
    mean: 'Medio',
    groups: 'Desagregaciones',
    group: 'Desagregación',
    addOne: 'Añadir',
    goals: 'Metas por período',
    goalsWhat: 'Las metas que ya estaban quedan en la historia con la razón del cambio.',
    reason: 'Por qué cambian',
    saveGoals: 'Guardar las metas',
    noPeriods:
      'Para poner metas, diga primero cuándo empieza y termina el programa y cada cuánto se mide el indicador.',
    remove: 'Quitar el indicador',
    removeWhy: 'Por qué se quita',
  },
  en: {
    none: 'There are no indicators yet',
    noneWhat: 'Each objective of the matrix needs at least one.',
    add: 'Add an indicator',
    list: 'Indicators of the design',
    name: 'Indicator',
    objective: 'Objective that it measures',
    edit: 'Open the sheet of',
    sheet: 'Sheet of the indicator',
    save: 'Save the sheet',
    cancel: 'Close without saving',
    variables: 'Variables of the formula',
    variable: 'Variable',
    means: 'Means of verification',
    mean: 'Means',
    groups: 'Disaggregations',
    group: 'Disaggregation',
    addOne: 'Add',
    goals: 'Goals by period',
    goalsWhat: 'Goals that stood before stay in the history with the reason of the change.',
    reason: 'Why they change',
    saveGoals: 'Save the goals',
    noPeriods:
      'To set goals, first say when the programme starts and ends and how often the indicator is measured.',
    remove: 'Remove the indicator',
    removeWhy: 'Why it is removed',
  },
};

const text = (key: string, es: string, en: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  key,
  label: both(es, en),
  kind: 'text',
  ...more,
});
const sheetFields: readonly FieldSpec[] = [
  text('name', 'Nombre (unas diez palabras)', 'Name (some ten words)'),
  text('definition', 'Qué mide', 'What it measures', { kind: 'area' }),
  text('formula', 'Método de cálculo', 'Method of calculation', {
    hint: both(
      'Con nombres de variables: atendidas / solicitudes * 100',
      'With names of variables: served / requests * 100',
    ),
  }),
  text('unit', 'Unidad de medida', 'Unit of measure'),
  text('kind', 'Tipo', 'Kind', {
    kind: 'select',
    options: [
      option('strategic', 'Estratégico', 'Strategic'),
      option('management', 'De gestión', 'Management'),
    ],
  }),
  text('dimension', 'Dimensión', 'Dimension', {
    kind: 'select',
    options: [
      option('efficacy', 'Eficacia', 'Efficacy'),
      option('efficiency', 'Eficiencia', 'Efficiency'),
      option('quality', 'Calidad', 'Quality'),
      option('economy', 'Economía', 'Economy'),
    ],
  }),
  text('relation', 'Relación', 'Relation', {
    kind: 'select',
    options: [
      option('percentage', 'Porcentaje', 'Percentage'),
      option('ratio', 'Razón', 'Ratio'),
      option('average', 'Promedio', 'Average'),
      option('variation', 'Tasa de variación', 'Rate of change'),
      option('index', 'Índice', 'Index'),
      option('absolute', 'Valor absoluto', 'Absolute value'),
    ],
  }),
  text('frequency', 'Cada cuánto se mide', 'How often it is measured', {
    kind: 'select',
    options: frequencies,
  }),
  text('aggregation', 'El año se forma con sus períodos', 'The year is made of its periods', {
    kind: 'select',
    options: [
      option('sum', 'Sumados (acumulable)', 'Added (cumulative)'),
      option('average', 'Promediados', 'Averaged'),
      option('last', 'Tomando el último', 'Taking the last'),
      option(
        'ratio',
        'Con la fórmula sobre las variables sumadas',
        'With the formula over the added variables',
      ),
    ],
  }),
  text('direction', 'Qué es mejor', 'What is better', {
    kind: 'select',
    options: [
      option('ascending', 'Que suba', 'That it rises'),
      option('descending', 'Que baje', 'That it falls'),
      option('regular', 'Que se mantenga', 'That it stays'),
    ],
  }),
  text('baselineValue', 'Línea base: valor', 'Baseline: value', { kind: 'number' }),
  text('baselinePeriod', 'Línea base: período', 'Baseline: period'),
  text('baselineWhyNot', 'Si no hay línea base, por qué', 'If there is no baseline, why', { nullable: true }),
  text('green', 'Va bien desde (% de la meta)', 'On track from (% of the goal)', { kind: 'number' }),
  text('yellow', 'Va mal por debajo de (% de la meta)', 'Off track under (% of the goal)', {
    kind: 'number',
  }),
  text('responsible', 'Quién lo captura', 'Who captures it'),
];
const variableFields = [
  text('symbol', 'Símbolo', 'Symbol'),
  text('name', 'Qué es', 'What it is'),
  text('unit', 'Unidad', 'Unit'),
];
const groupFields = [
  text('by', 'Por', 'By', { hint: both('sexo, área, provincia…', 'sexo, área, provincia…') }),
  text('groups', 'Grupos (uno por línea)', 'Groups (one a line)', { kind: 'lines' }),
];
const meansFields = [
  text('name', 'Documento o registro', 'Document or record'),
  text('owner', 'Quién lo hace', 'Who makes it'),
  text('frequency', 'Cada cuánto sale', 'How often it appears', { kind: 'select', options: frequencies }),
  text('where', 'Dónde está', 'Where it stands'),
  text('isPublic', 'Es público', 'It is public', { kind: 'check' }),
];

const toRow = (one: Indicator): Row => ({
  ...one,
  baselineValue: one.baseline?.value ?? null,
  baselinePeriod: one.baseline?.period ?? '',
  green: one.thresholds ? one.thresholds.green * 100 : null,
  yellow: one.thresholds ? one.thresholds.yellow * 100 : null,
});
function toIndicator(row: Row): Indicator {
  const { baselineValue, baselinePeriod, green, yellow, ...rest } = row as Row & Indicator;
  return {
    ...rest,
    baseline:
      typeof baselineValue === 'number'
        ? { value: baselineValue, period: String(baselinePeriod ?? '') }
        : null,
    thresholds:
      typeof green === 'number' && typeof yellow === 'number' && green > 0 && yellow > 0
        ? { green: green / 100, yellow: yellow / 100 }
        : null,
    disaggregations: rest.disaggregations.map((one) => ({
      ...one,
      groups: one.groups.map((group) => group.trim()).filter((group) => group !== ''),
    })),
  };
}

const blank = (id: string, objective: string): Indicator => ({
  id,
  objective,
  name: '',
  definition: '',
  formula: '',
  variables: [],
  unit: '',
  kind: null,
  dimension: null,
  relation: null,
  frequency: null,
  aggregation: 'sum',
  direction: 'ascending',
  thresholds: { green: 0.95, yellow: 0.8 },
  baseline: null,
  baselineWhyNot: null,
  disaggregations: [],
  means: [],
  responsible: '',
  at: null,
});

/** The indicators of a design: their list, one sheet open at a time, and its goals. */
export function IndicatorsEditor({
  programme,
  isReadOnly,
  send,
  busy,
}: {
  programme: DeskProgrammeAnswer;
  isReadOnly: boolean;
  busy: boolean;
  send: (path: string, body: object) => Promise<boolean>;
}) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [open, setOpen] = useState<Row | null>(null);
  const { indicators, objectives } = programme.design;
  const objectiveOptions = objectives.map((one) =>
    option(one.id, `${w.levels[one.level]}: ${one.text}`, `${w.levels[one.level]}: ${one.text}`),
  );
  const add = () => {
    let n = indicators.length + 1;
    while (indicators.some((one) => one.id === `i${n}`)) n += 1;
    const free = objectives.find((one) => !indicators.some((known) => known.objective === one.id));
    setOpen(toRow(blank(`i${n}`, free?.id ?? objectives[0]?.id ?? 'o1')));
  };
  const save = async () => {
    if (open && (await send('indicators', { act: 'save', indicator: toIndicator(open) }))) setOpen(null);
  };
  const rows = (key: 'variables' | 'disaggregations' | 'means') =>
    (open?.[key] as readonly Row[] | undefined) ?? [];
  return (
    <div className="flow">
      <Table
        caption={t.list}
        stack
        rows={indicators}
        rowKey={(row) => row.id}
        selectedKey={open ? String(open.id) : undefined}
        onOpen={(row) => setOpen(toRow(row))}
        openLabel={(row) => `${t.edit} ${row.name}`}
        empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
        columns={[
          { key: 'name', header: t.name, cell: (row) => <span lang="es">{row.name || row.id}</span> },
          {
            key: 'objective',
            header: t.objective,
            cell: (row) => {
              const one = objectives.find((known) => known.id === row.objective);
              return one ? (
                <span lang="es">
                  {w.levels[one.level]}: {one.text}
                </span>
              ) : (
                '—'
              );
            },
          },
        ]}
      />
      {!isReadOnly && (
        <div className="actions">
          <Button look="secondary" onClick={add}>
            {t.add}
          </Button>
        </div>
      )}
      {open && (
        <section className="flow programme-sheet" aria-labelledby="ficha">
          <h3 id="ficha">
            {t.sheet}: {String(open.name || open.id)}
          </h3>
          <Fields
            fields={[
              text('objective', t.objective, t.objective, { kind: 'select', options: objectiveOptions }),
              ...sheetFields,
            ]}
            row={open}
            rows={[]}
            prefix="ficha"
            onChange={setOpen}
          />
          {(
            [
              [
                'variables',
                variableFields,
                t.variables,
                t.variable,
                () => ({ symbol: '', name: '', unit: '' }),
              ],
              [
                'disaggregations',
                groupFields,
                t.groups,
                t.group,
                () => ({ by: 'sexo', groups: ['mujeres', 'hombres'] }),
              ],
              [
                'means',
                meansFields,
                t.means,
                t.mean,
                () => ({ name: '', owner: '', frequency: null, where: '', isPublic: true }),
              ],
            ] as const
          ).map(([key, fields, heading, each, make]) => (
            <div key={key} className="flow">
              <h4>{heading}</h4>
              <Rows
                fields={fields}
                rows={rows(key)}
                prefix={key}
                isFixed={false}
                titleOf={(_row, i) => `${each} ${i + 1}`}
                addLabel={`${t.addOne}: ${each.toLowerCase()}`}
                blank={make}
                onChange={(next) => setOpen({ ...open, [key]: next })}
              />
            </div>
          ))}
          {!isReadOnly && (
            <div className="actions">
              <Button look="primary" busy={busy} onClick={() => void save()}>
                {t.save}
              </Button>
              <Button look="quiet" onClick={() => setOpen(null)}>
                {t.cancel}
              </Button>
            </div>
          )}
          {indicators.some((one) => one.id === open.id) && (
            <>
              <Goals
                key={String(open.id)}
                programme={programme}
                indicator={toIndicator(open)}
                send={send}
                busy={busy}
              />
              {!isReadOnly && <Remove id={String(open.id)} send={send} onDone={() => setOpen(null)} />}
            </>
          )}
        </section>
      )}
    </div>
  );
}

function Goals({
  programme,
  indicator,
  send,
  busy,
}: {
  programme: DeskProgrammeAnswer;
  indicator: Indicator;
  busy: boolean;
  send: (path: string, body: object) => Promise<boolean>;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const known = programme.goals[indicator.id] ?? {};
  const [goals, setGoals] = useState<Readonly<Record<string, number | null>>>(known);
  const [reason, setReason] = useState('');
  const { starts, ends } = programme.design.identity;
  if (!indicator.frequency || !starts || !ends) return <p className="soft">{t.noPeriods}</p>;
  const periods = periodsOf(indicator.frequency, starts, ends);
  const changes = periods.some((period) => known[period] !== undefined && goals[period] !== known[period]);
  const save = () => {
    const set = Object.fromEntries(
      periods.flatMap((period) => (typeof goals[period] === 'number' ? [[period, goals[period]]] : [])),
    );
    void send('goals', { indicator: indicator.id, goals: set, reason });
  };
  return (
    <section className="flow" aria-labelledby="metas">
      <h4 id="metas">{t.goals}</h4>
      <p className="soft">{t.goalsWhat}</p>
      <div className="programme-goals">
        {periods.map((period) => (
          <NumberField
            key={period}
            name={`meta-${period}`}
            label={period}
            width="xs"
            defaultValue={
              known[period] === undefined
                ? ''
                : String(known[period]).replace('.', language === 'es' ? ',' : '.')
            }
            onNumber={(value) => setGoals((before) => ({ ...before, [period]: value }))}
          />
        ))}
      </div>
      {changes && <TextArea name="meta-razon" label={t.reason} rows={2} value={reason} onValue={setReason} />}
      <div className="actions">
        <Button look="secondary" busy={busy} onClick={save}>
          {t.saveGoals}
        </Button>
      </div>
    </section>
  );
}

function Remove({
  id,
  send,
  onDone,
}: {
  id: string;
  send: (path: string, body: object) => Promise<boolean>;
  onDone: () => void;
}) {
  const t = useMessages(words);
  const [reason, setReason] = useState('');
  return (
    <details>
      <summary>{t.remove}</summary>
      <TextArea name="quitar-razon" label={t.removeWhy} rows={2} value={reason} onValue={setReason} />
      <Button
        look="secondary"
        onClick={() =>
          void send('indicators', { act: 'remove', id, reason }).then((done) => done && onDone())
        }
      >
        {t.remove}
      </Button>
    </details>
  );
}
