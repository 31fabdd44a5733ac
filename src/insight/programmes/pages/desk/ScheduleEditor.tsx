import { useState } from 'react';
import { Button, Table, TextField, useLanguage, useMessages } from '#design';
import { plainDate } from '#kernel';
import type { DeskProgrammeAnswer } from '../../api.ts';
import { type ScheduleLine, scheduleOf } from '../../schedule.ts';
import { type Move, ScheduleChart } from '../ScheduleChart.tsx';
import { ScheduleSection } from '../ScheduleSection.tsx';
import { scheduleWords } from '../scheduleWords.ts';

interface Props {
  readonly programme: DeskProgrammeAnswer;
  readonly isReadOnly: boolean;
  readonly busy: boolean;
  readonly send: (path: string, body: object) => Promise<boolean>;
}

/** The schedule at the desk: dates typed in the table or bars moved in the calendar; each follows the other. */
export default function ScheduleEditor(props: Props) {
  return props.isReadOnly ? <ScheduleSection programme={props.programme} /> : <Editor {...props} />;
}

type Parts = Pick<DeskProgrammeAnswer['design'], 'objectives' | 'products' | 'sustainability'>;

function Editor({ programme, busy, send }: Props) {
  const t = useMessages(scheduleWords);
  const [language] = useLanguage();
  const { design } = programme;
  const [parts, setParts] = useState<Parts>({
    objectives: design.objectives,
    products: design.products,
    sustainability: design.sustainability,
  });
  const [standing, setStanding] = useState<'clean' | 'changed' | 'saved'>('clean');
  const schedule = scheduleOf({ identity: design.identity, ...parts });
  const rows = schedule.groups.flatMap(({ component, name, lines }) =>
    lines.map((line) => ({ ...line, component, group: name })),
  );
  const change = (
    line: ScheduleLine,
    dates: { readonly from?: string | null; readonly to?: string | null },
  ) => {
    setParts((before) => withDates(before, line, dates));
    setStanding('changed');
  };
  const onMove: Move = (line, from, to) => change(line, { from, to });
  const typedOf = ({ kind, id }: ScheduleLine) =>
    kind === 'activity' ? parts.objectives.find((one) => one.id === id) : undefined;
  const isBackwards = (line: ScheduleLine) => {
    const { starts, ends } = typedOf(line) ?? {};
    return Boolean(starts && ends && ends < starts);
  };
  const isDone = (line: ScheduleLine) =>
    line.kind === 'product' && programme.products.find((one) => one.id === line.id)?.state === 'done';
  const save = async () => {
    for (const part of ['objectives', 'products', 'sustainability'] as const)
      if (JSON.stringify(parts[part]) !== JSON.stringify(design[part]))
        if (!(await send('parts', { part, value: parts[part] }))) return;
    setStanding('saved');
  };
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!rows.some(isBackwards)) void save();
      }}
    >
      <h2>{t.title}</h2>
      <p className="measure">{t.lede}</p>
      {rows.length === 0 ? (
        <p>{t.none}</p>
      ) : schedule.span === null ? (
        <p>{t.noDates}</p>
      ) : (
        <ScheduleChart
          schedule={schedule}
          span={schedule.span}
          today={plainDate(programme.today)}
          isDone={isDone}
          onMove={onMove}
        />
      )}
      {rows.length > 0 && (
        <div className="programme-dates">
          <Table
            caption={t.table}
            stack
            rows={rows}
            rowKey={(row) => `${row.kind} ${row.id}`}
            columns={[
              { key: 'what', header: t.what, cell: (row) => <span lang="es">{row.name}</span> },
              { key: 'kind', header: t.kind, cell: (row) => t.kinds[row.kind] },
              {
                key: 'starts',
                header: t.starts,
                cell: (row) =>
                  row.kind === 'activity' ? (
                    <TextField
                      name={`empieza-${row.id}`}
                      label={<span className="visually-hidden">{t.startsOf(row.name)}</span>}
                      type="date"
                      lang={language}
                      width="m"
                      value={typedOf(row)?.starts ?? ''}
                      onValue={(value) => change(row, { from: value || null })}
                    />
                  ) : (
                    '—'
                  ),
              },
              {
                key: 'ends',
                header: t.ends,
                cell: (row) => (
                  <TextField
                    name={`termina-${row.kind}-${row.id}`}
                    label={
                      <span className="visually-hidden">
                        {row.kind === 'activity' ? t.endsOf(row.name) : t.dueOf(row.name)}
                      </span>
                    }
                    type="date"
                    lang={language}
                    width="m"
                    error={isBackwards(row) ? t.backwards : undefined}
                    value={(row.kind === 'activity' ? typedOf(row)?.ends : row.to) ?? ''}
                    onValue={(value) => change(row, { to: value || null })}
                  />
                ),
              },
            ]}
          />
        </div>
      )}
      {rows.length > 0 && (
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.save}
          </Button>
          {standing !== 'clean' && <span role="status">{standing === 'changed' ? t.unsaved : t.saved}</span>}
        </div>
      )}
    </form>
  );
}

/** The parts of the design with the dates of one line changed; what is not given stays as it was. */
function withDates(
  parts: Parts,
  { kind, id }: ScheduleLine,
  { from, to }: { readonly from?: string | null; readonly to?: string | null },
): Parts {
  switch (kind) {
    case 'activity':
      return {
        ...parts,
        objectives: parts.objectives.map((one) =>
          one.id === id
            ? {
                ...one,
                ...(from === undefined ? {} : { starts: from }),
                ...(to === undefined ? {} : { ends: to }),
              }
            : one,
        ),
      };
    case 'product':
      return {
        ...parts,
        products: parts.products.map((one) =>
          one.id === id && to !== undefined ? { ...one, due: to } : one,
        ),
      };
    case 'handover':
      return {
        ...parts,
        sustainability: {
          ...parts.sustainability,
          continues: parts.sustainability.continues.map((one, i) =>
            String(i + 1) === id && to !== undefined ? { ...one, by: to } : one,
          ),
        },
      };
  }
}
