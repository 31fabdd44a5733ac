import { useState } from 'react';
import { Button, LoadedView, NumberField, TextArea, useLanguage, useLoaded, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { DeskProgrammeAnswer, GoalsAnswer } from '../../api.ts';
import type { Frequency, Indicator } from '../../design.ts';
import { periodsOf } from '../../periods.ts';
import { FocusedHeading } from './FocusedHeading.tsx';
import { Fields, type Option, type Row, Rows } from './fields.tsx';
import {
  groupFields,
  meansFields,
  sheetFields,
  textField,
  toIndicator,
  toRow,
  variableFields,
} from './indicatorFields.ts';
import { indicatorWords } from './indicatorWords.ts';

/** The whole sheet of one indicator, with its goals; what is typed stays here until it is saved. */
export function IndicatorSheet({
  programme,
  indicator,
  objectives,
  isReadOnly,
  busy,
  send,
  onClose,
}: {
  programme: DeskProgrammeAnswer;
  indicator: Indicator;
  objectives: readonly Option[];
  isReadOnly: boolean;
  busy: boolean;
  send: (path: string, body: object) => Promise<boolean>;
  onClose: () => void;
}) {
  const t = useMessages(indicatorWords);
  const [open, setOpen] = useState<Row>(() => toRow(indicator));
  const save = async () => {
    if (await send('indicators', { act: 'save', indicator: toIndicator(open) })) onClose();
  };
  const rows = (key: 'variables' | 'disaggregations' | 'means') =>
    (open[key] as readonly Row[] | undefined) ?? [];
  return (
    <section className="flow programme-sheet" aria-labelledby="ficha">
      <FocusedHeading id="ficha" level={3}>
        {t.sheet}: {String(open.name || open.id)}
      </FocusedHeading>
      <Fields
        fields={[
          textField('objective', indicatorWords.es.objective, indicatorWords.en.objective, {
            kind: 'select',
            options: objectives,
          }),
          ...sheetFields,
        ]}
        row={open}
        rows={[]}
        prefix="ficha"
        onChange={setOpen}
      />
      {(
        [
          ['variables', variableFields, t.variables, t.variable, () => ({ symbol: '', name: '', unit: '' })],
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
          <Button look="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
        </div>
      )}
      {programme.design.indicators.some((one) => one.id === open.id) && (
        <>
          <Goals
            key={String(open.id)}
            programme={programme}
            indicator={toIndicator(open)}
            send={send}
            busy={busy}
          />
          {!isReadOnly && <Remove id={String(open.id)} send={send} onDone={onClose} />}
        </>
      )}
    </section>
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
  const t = useMessages(indicatorWords);
  const url = `/api/programmes-desk/${programme.slug}/goals/${indicator.id}`;
  const [loaded, again] = useLoaded<GoalsAnswer>(url);
  const { starts, ends } = programme.design.identity;
  if (!indicator.frequency || !starts || !ends) return <p className="soft">{t.noPeriods}</p>;
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ goals, history }) => (
        <GoalsForm
          key={history.length}
          known={goals}
          history={history}
          periods={periodsOf(indicator.frequency as Frequency, starts, ends)}
          busy={busy}
          onSave={(set, reason) =>
            void send('goals', { indicator: indicator.id, goals: set, reason }).then(
              (done) => done && again(),
            )
          }
        />
      )}
    </LoadedView>
  );
}

function GoalsForm({
  known,
  history,
  periods,
  busy,
  onSave,
}: {
  known: Readonly<Record<string, number>>;
  history: GoalsAnswer['history'];
  periods: readonly string[];
  busy: boolean;
  onSave: (goals: Readonly<Record<string, number>>, reason: string) => void;
}) {
  const t = useMessages(indicatorWords);
  const [language] = useLanguage();
  const [goals, setGoals] = useState<Readonly<Record<string, number | null>>>(known);
  const [reason, setReason] = useState('');
  const changes = periods.some((period) => known[period] !== undefined && goals[period] !== known[period]);
  const save = () =>
    onSave(
      Object.fromEntries(
        periods.flatMap((period) => {
          const goal = goals[period];
          return typeof goal === 'number' ? [[period, goal] as const] : [];
        }),
      ),
      reason,
    );
  const written = (set: Readonly<Record<string, number>>) =>
    Object.entries(set)
      .map(([period, goal]) => `${period} → ${goal}`)
      .join(', ');
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
      {history.length > 1 && (
        <details>
          <summary>{t.history}</summary>
          <ol>
            {history.map((one, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows.
              <li key={i} lang="es">
                {t.change(formatDate(plainDate(one.on), language), written(one.goals), one.reason)}
              </li>
            ))}
          </ol>
        </details>
      )}
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
  const t = useMessages(indicatorWords);
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
