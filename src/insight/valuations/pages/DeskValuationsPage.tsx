import { useState } from 'react';
import {
  Button,
  EmptyState,
  formatInstant,
  LoadedView,
  NumberField,
  PageHead,
  ProblemNotice,
  Select,
  StateChip,
  Table,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { CaseAnswer, DeskSummary } from '../api.ts';
import { DeskValuation } from './DeskValuation.tsx';
import { deskWords } from './deskWords.ts';
import { useDeed } from './useDeed.ts';
import { stateShapes, words } from './words.ts';

/** The actuary's desk: the list of valuations, and the one that is open. */
export default function DeskValuationsPage() {
  const [filters] = useFilters();
  const chosen = filters.get('valuacion');
  return chosen ? <DeskValuation key={chosen} valuationId={chosen} /> : <List />;
}

function List() {
  const t = useMessages(deskWords);
  const w = useMessages(words);
  const [language] = useLanguage();
  const [, setFilters] = useFilters();
  const [loaded, again] = useLoaded<{ items: DeskSummary[] }>('/api/valuations/desk');
  const [me] = useLoaded<{ permissions: readonly string[] }>('/api/me');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => (
          <Table
            caption={t.list}
            captionHidden
            stack
            rows={items}
            rowKey={(row) => row.valuationId}
            onOpen={(row) => setFilters({ valuacion: row.valuationId })}
            openLabel={() => t.open}
            empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
            columns={[
              { key: 'name', header: w.name, cell: (row) => row.title, sortBy: (row) => row.title },
              {
                key: 'state',
                header: w.state,
                cell: (row) => <StateChip shape={stateShapes[row.state]}>{w.states[row.state]}</StateChip>,
                sortBy: (row) => w.states[row.state],
              },
              {
                key: 'cutoff',
                header: w.cutoff,
                numeric: true,
                cell: (row) => row.yearBase,
                sortBy: (row) => row.yearBase,
              },
              {
                key: 'number',
                header: w.number,
                numeric: true,
                cell: (row) => row.number ?? '–',
                sortBy: (row) => row.number,
              },
              {
                key: 'changed',
                header: t.changed,
                cell: (row) => formatInstant(row.changedAt, language),
                sortBy: (row) => row.changedAt,
              },
            ]}
          />
        )}
      </LoadedView>
      {me.state === 'ready' &&
        (me.value.permissions.includes('valuations.prepare') ? (
          <OpenForm onOpened={(valuationId) => setFilters({ valuacion: valuationId })} />
        ) : (
          <p className="soft">{t.openedByOthers}</p>
        ))}
    </div>
  );
}

function OpenForm({ onOpened }: { onOpened: (valuationId: string) => void }) {
  const t = useMessages(deskWords);
  const [language] = useLanguage();
  const [loaded] = useLoaded<CaseAnswer>('/api/valuations/case');
  const [title, setTitle] = useState('');
  const [study, setStudy] = useState('');
  const [years, setYears] = useState<number | null>(40);
  const [tried, setTried] = useState(false);
  // Named before it is asked for: asking again after a lost answer opens no second one.
  const [valuationId] = useState(() => crypto.randomUUID());
  const deed = useDeed(() => {});
  if (loaded.state !== 'ready') return null;
  const studies = loaded.value.studies;
  const chosen = study || (studies.at(-1)?.id ?? '');
  const yearsAreGood = years !== null && Number.isInteger(years) && years >= 5 && years <= 75;
  const submit = async () => {
    setTried(true);
    if (title.trim() === '' || !yearsAreGood) return;
    if (await deed.run('/api/valuations/desk', { valuationId, title: title.trim(), study: chosen, years }))
      onOpened(valuationId);
  };
  return (
    <section aria-labelledby="abrir" className="flow">
      <h2 id="abrir">{t.openNew}</h2>
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <form
        className="flow measure"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          name="titulo"
          label={t.name}
          hint={t.nameHint}
          value={title}
          onValue={setTitle}
          error={tried && title.trim() === '' ? t.needName : undefined}
        />
        <Select
          name="estudio"
          label={t.study}
          value={chosen}
          onValue={setStudy}
          options={studies.map((one) => ({ value: one.id, label: one.title[language] }))}
        />
        <NumberField
          name="horizonte"
          label={t.years}
          hint={t.yearsHint}
          width="xs"
          whole
          defaultValue="40"
          onNumber={setYears}
          error={tried && !yearsAreGood ? t.needYears : undefined}
        />
        <div className="actions">
          <Button type="submit" look="primary" busy={deed.busy}>
            {t.openNew}
          </Button>
        </div>
      </form>
    </section>
  );
}
