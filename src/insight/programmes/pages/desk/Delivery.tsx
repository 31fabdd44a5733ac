import { useState } from 'react';
import {
  Button,
  FileDrop,
  MoneyField,
  ProblemNotice,
  Select,
  Table,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import { cents, formatMoney } from '#kernel';
import type { DeskProgrammeAnswer } from '../../api.ts';
import { programmeWords } from '../../programmeWords.ts';
import { Budget } from '../Budget.tsx';
import { Files } from './Files.tsx';
import { evidenceFiles, useEvidence } from './useEvidence.ts';

const words = {
  es: {
    products: 'Productos',
    product: 'Producto',
    state: 'Estado',
    why: 'Razón',
    tell: 'Decir cómo está un producto',
    choose: 'Elija un producto',
    reason: 'Por qué no está hecho, o no del todo',
    evidence: 'Evidencia',
    save: 'Guardar el estado',
    execution: 'Reportar la ejecución',
    on: 'A la fecha',
    executed: 'Ejecutado',
    committed: 'Comprometido',
    saveExecution: 'Guardar la ejecución',
    cumulative: 'Montos acumulados desde el comienzo.',
  },
  en: {
    products: 'Products',
    product: 'Product',
    state: 'State',
    why: 'Reason',
    tell: 'Say how a product stands',
    choose: 'Choose a product',
    reason: 'Why it is not done, or not wholly',
    evidence: 'Evidence',
    save: 'Save the state',
    execution: 'Report execution',
    on: 'As of',
    executed: 'Executed',
    committed: 'Committed',
    saveExecution: 'Save the execution',
    cumulative: 'Amounts added up from the beginning.',
  },
};

interface Props {
  readonly programme: DeskProgrammeAnswer;
  readonly busy: boolean;
  readonly send: (path: string, body: object) => Promise<boolean>;
}

/** What was delivered and what was spent, as who is responsible reports it. */
export function Delivery({ programme, send, busy }: Props) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  return (
    <div className="flow">
      <Table
        caption={t.products}
        stack
        rows={programme.products}
        rowKey={(row) => row.id}
        columns={[
          { key: 'product', header: t.product, cell: (row) => <span lang="es">{row.name}</span> },
          { key: 'state', header: t.state, cell: (row) => w.states[row.state ?? 'none'] },
          {
            key: 'why',
            header: t.why,
            cell: (row) => (
              <>
                <span lang="es">{row.reason || row.note || '—'}</span>
                <Files programme={programme} ids={row.evidence} />
              </>
            ),
          },
        ]}
      />
      {programme.may.report && programme.products.length > 0 && (
        <StateProduct programme={programme} send={send} busy={busy} />
      )}
      {programme.design.budget.length > 0 && <Budget programme={programme} />}
      {programme.may.report && programme.design.budget.length > 0 && (
        <Execution key={programme.progress.on} programme={programme} send={send} busy={busy} />
      )}
    </div>
  );
}

function StateProduct({ programme, send, busy }: Props) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [product, setProduct] = useState('');
  const [state, setState] = useState('done');
  const [reason, setReason] = useState('');
  const proof = useEvidence(`/api/programmes/${programme.slug}/evidence`);
  return (
    <details>
      <summary>
        <strong>{t.tell}</strong>
      </summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send('products', { product, state, reason, note: '', evidence: proof.ids });
        }}
      >
        {proof.problem !== undefined && <ProblemNotice problem={proof.problem} />}
        <Select
          name="producto"
          label={t.product}
          placeholder={t.choose}
          width="full"
          value={product}
          onValue={setProduct}
          options={programme.products.map((one) => ({ value: one.id, label: one.name }))}
        />
        <Select
          name="estado"
          label={t.state}
          value={state}
          onValue={setState}
          options={(['done', 'partly', 'not-done'] as const).map((value) => ({
            value,
            label: w.states[value],
          }))}
        />
        {state !== 'done' && (
          <TextArea name="producto-razon" label={t.reason} rows={2} value={reason} onValue={setReason} />
        )}
        <FileDrop
          name="producto-evidencia"
          label={t.evidence}
          {...evidenceFiles}
          files={proof.files}
          onAdd={proof.add}
          onRemove={proof.remove}
        />
        <Button type="submit" look="secondary" busy={busy || proof.busy}>
          {t.save}
        </Button>
      </form>
    </details>
  );
}

function Execution({ programme, send, busy }: Props) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { lines } = programme.progress;
  const [on, setOn] = useState('');
  const [amounts, setAmounts] = useState(() =>
    Object.fromEntries(
      lines.map((one) => [
        one.id,
        { executedCents: one.executedCents ?? 0, committedCents: one.committedCents ?? 0 },
      ]),
    ),
  );
  const set = (id: string, change: { executedCents?: number; committedCents?: number }) =>
    setAmounts((before) => ({
      ...before,
      [id]: { executedCents: 0, committedCents: 0, ...before[id], ...change },
    }));
  const typed = (amount: number) =>
    amount === 0 ? '' : formatMoney(cents(amount), language).replace('$', '');
  return (
    <details>
      <summary>
        <strong>{t.execution}</strong>
      </summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send('executions', {
            on,
            lines: Object.entries(amounts).map(([line, one]) => ({ line, ...one })),
          });
        }}
      >
        <p className="soft">{t.cumulative}</p>
        <TextField name="ejecucion-fecha" label={t.on} type="date" width="m" value={on} onValue={setOn} />
        {lines.map((one) => (
          <fieldset key={one.id} className="programme-row">
            <legend lang="es">{one.name}</legend>
            <div className="programme-goals">
              <MoneyField
                name={`ejecutado-${one.id}`}
                label={t.executed}
                defaultValue={typed(one.executedCents ?? 0)}
                onCents={(amount) => set(one.id, { executedCents: amount ?? 0 })}
              />
              <MoneyField
                name={`comprometido-${one.id}`}
                label={t.committed}
                defaultValue={typed(one.committedCents ?? 0)}
                onCents={(amount) => set(one.id, { committedCents: amount ?? 0 })}
              />
            </div>
          </fieldset>
        ))}
        <Button type="submit" look="secondary" busy={busy}>
          {t.saveExecution}
        </Button>
      </form>
    </details>
  );
}
