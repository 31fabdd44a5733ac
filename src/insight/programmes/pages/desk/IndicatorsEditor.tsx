import { type ComponentProps, useRef, useState } from 'react';
import {
  Button,
  EmptyState,
  LoadedView,
  Pagination,
  Table,
  TextField,
  useLoaded,
  useMessages,
} from '#design';
import type { DeskProgrammeAnswer, SheetAnswer } from '../../api.ts';
import type { Indicator } from '../../design.ts';
import { programmeWords } from '../../programmeWords.ts';
import { IndicatorSheet } from './IndicatorSheet.tsx';
import { blankIndicator, option } from './indicatorFields.ts';
import { indicatorWords } from './indicatorWords.ts';

const pageSize = 40;

/** The indicators of a design: their list, and one sheet open at a time. */
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
  const t = useMessages(indicatorWords);
  const w = useMessages(programmeWords);
  /** The identifier of the sheet that is open, or a new one as it begins. */
  const [open, setOpen] = useState<string | Indicator | null>(null);
  const openId = typeof open === 'string' ? open : open?.id;
  const [says, setSays] = useState('');
  const [from, setFrom] = useState(0);
  const { indicators, objectives } = programme.design;
  const objectiveOptions = objectives.map((one) => {
    const label = `${w.levels[one.level]}: ${one.text}`;
    return option(one.id, label, label);
  });
  const add = () => {
    let n = indicators.length + 1;
    while (indicators.some((one) => one.id === `i${n}`)) n += 1;
    const free = objectives.find((one) => !indicators.some((known) => known.objective === one.id));
    setOpen(blankIndicator(`i${n}`, free?.id ?? objectives[0]?.id ?? 'o1'));
  };
  const list = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(null);
    // The keyboard goes on from the list, where the sheet was opened.
    list.current?.querySelector<HTMLElement>(`[data-sheet="${openId}"]`)?.closest('button')?.focus();
    if (
      !list.current?.contains(document.activeElement) ||
      document.activeElement?.closest('.programme-sheet')
    )
      list.current?.querySelector<HTMLElement>(':scope > .actions button')?.focus();
  };
  const wanted = says.trim().toLocaleLowerCase('es');
  const found = wanted
    ? indicators.filter((one) => one.name.toLocaleLowerCase('es').includes(wanted))
    : indicators;
  const shown = found.slice(from, from + pageSize);
  return (
    <div className="flow" ref={list}>
      {indicators.length > pageSize && (
        <TextField
          name="indicadores"
          label={t.find}
          width="m"
          value={says}
          onValue={(text) => {
            setSays(text);
            setFrom(0);
          }}
        />
      )}
      <Table
        caption={t.list}
        stack
        rows={shown}
        rowKey={(row) => row.id}
        selectedKey={openId}
        onOpen={(row) => setOpen(row.id)}
        openLabel={() => t.edit}
        empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
        columns={[
          {
            key: 'name',
            header: t.name,
            cell: (row) => (
              <span lang="es" data-sheet={row.id}>
                {row.name || row.id}
              </span>
            ),
          },
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
      {found.length > pageSize && (
        <Pagination
          label={t.pages}
          shown={shown.length}
          total={found.length}
          onPrevious={from > 0 ? () => setFrom(Math.max(0, from - pageSize)) : undefined}
          onNext={from + pageSize < found.length ? () => setFrom(from + pageSize) : undefined}
        />
      )}
      {!isReadOnly && (
        <div className="actions">
          <Button look="secondary" onClick={add}>
            {t.add}
          </Button>
        </div>
      )}
      {typeof open === 'string' && (
        <KeptSheet
          key={open}
          programme={programme}
          id={open}
          objectives={objectiveOptions}
          isReadOnly={isReadOnly}
          busy={busy}
          send={send}
          onClose={close}
        />
      )}
      {open !== null && typeof open !== 'string' && (
        <IndicatorSheet
          key={open.id}
          programme={programme}
          indicator={open}
          objectives={objectiveOptions}
          isReadOnly={isReadOnly}
          busy={busy}
          send={send}
          onClose={close}
        />
      )}
    </div>
  );
}

/** A sheet that is kept already: it comes when it is opened. */
function KeptSheet({
  id,
  ...rest
}: Omit<ComponentProps<typeof IndicatorSheet>, 'indicator'> & { id: string }) {
  const [loaded, again] = useLoaded<SheetAnswer>(
    `/api/programmes-desk/${rest.programme.slug}/indicators/${encodeURIComponent(id)}`,
  );
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ written }) => written && <IndicatorSheet {...rest} indicator={written} />}
    </LoadedView>
  );
}
