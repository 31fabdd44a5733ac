import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  Desk,
  EmptyState,
  formatInstant,
  ProblemNotice,
  QueueList,
  Select,
  TextField,
  Timeline,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, parseCedula, parsePlainDate, plainDate } from '#kernel';
import type { FoundPerson, PersonRecord, SearchAnswer } from '../api.ts';
import { AccountHelp } from './AccountHelp.tsx';
import { filtersAsked, noFilters, PersonFilters } from './PersonFilters.tsx';
import { personWords } from './personWords.ts';

/** Why nobody came: a document or a date that cannot be is said to be so. */
function whyNobody(
  asked: string,
  t: { readonly noneWhat: string; readonly noneCedula: string; readonly noneDate: string },
): string {
  const digits = asked.replace(/[\s-]/g, '');
  if (/^\d{10}$/.test(digits) && !parseCedula(digits).ok) return t.noneCedula;
  const date = /^(\d{1,2})[/ -](\d{1,2})[/ -](\d{4})$/.exec(asked);
  const iso = date ? `${date[3]}-${date[2]!.padStart(2, '0')}-${date[1]!.padStart(2, '0')}` : asked;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !parsePlainDate(iso).ok ? t.noneDate : t.noneWhat;
}

/** The counter: a person is found, her record opened with a reason, and she is assisted. Nothing of her stands in the address. */
export default function PersonsPage() {
  const t = useMessages(personWords);
  const [language] = useLanguage();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(noFilters);
  const [filtering, setFiltering] = useState(false);
  const [catalogue] = useLoaded<{ readonly cantons: readonly { code: string; name: string }[] }>(
    '/api/catalogue',
  );
  const cantons = catalogue.state === 'ready' ? catalogue.value.cantons : [];
  const [purpose, setPurpose] = useState('');
  const [tried, setTried] = useState(false);
  /** What was typed when the list was asked for: the reason of an empty one is told of that. */
  const [asked, setAsked] = useState('');
  const [found, setFound] = useState<readonly FoundPerson[] | null>(null);
  const [record, setRecord] = useState<PersonRecord | null>(null);
  const [problem, busy, act] = useAction();
  const filters = filtersAsked(chosen);
  const isEmpty = text.trim() === '' && Object.keys(filters).length === 0;
  const lacksText = isEmpty || text.trim().length === 1;
  const search = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacksText || purpose === '') return;
    void act(async () => {
      const answer = await ask<SearchAnswer>('/api/registry/persons/search', {
        body: { text: text.trim(), ...filters, purpose },
      });
      // Who was found is to be seen, not what was asked.
      setFiltering(false);
      setAsked(text.trim());
      setFound(answer.items);
      setRecord(null);
    });
  };
  const open = (personId: string) =>
    void act(async () =>
      setRecord(await ask<PersonRecord>(`/api/registry/persons/${personId}/reading`, { body: { purpose } })),
    );
  return (
    <>
      <h1 className="visually-hidden">{t.persons}</h1>
      <Desk
        queueTitle={t.persons}
        caseTitle={t.record}
        historyTitle={t.history}
        pane={record ? 'case' : 'queue'}
        onPane={(pane) => {
          if (pane === 'queue') setRecord(null);
        }}
        filters={
          <form onSubmit={search} noValidate className="flow person-search">
            <TextField
              name="busca"
              type="search"
              label={t.search}
              hint={t.searchHint}
              value={text}
              onValue={setText}
              autoComplete="off"
              error={tried && lacksText ? t.needText : undefined}
            />
            <PersonFilters
              chosen={chosen}
              onChosen={setChosen}
              open={filtering}
              onOpen={setFiltering}
              cantons={cantons}
            />
            <Select
              name="motivo"
              label={t.purpose}
              hint={t.purposeHint}
              placeholder={t.choose}
              value={purpose}
              onValue={setPurpose}
              options={t.purposes.map((one) => ({ value: one, label: one }))}
              error={tried && purpose === '' ? t.needPurpose : undefined}
            />
            <Button type="submit" look="primary" busy={busy}>
              {t.find}
            </Button>
          </form>
        }
        queue={
          found === null ? (
            <EmptyState title={t.before}>{t.beforeWhat}</EmptyState>
          ) : (
            <QueueList
              label={t.persons}
              selected={record?.personId ?? null}
              onSelect={open}
              items={found.map((one) => ({
                id: one.personId,
                title: one.name,
                detail: `${one.document ?? ''} · ${formatDate(plainDate(one.birthDate), language)}`,
                marks: <span className="soft">{t.matched[one.matched]}</span>,
              }))}
              empty={<EmptyState title={t.none}>{whyNobody(asked, t)}</EmptyState>}
            />
          )
        }
        history={
          record && (
            <Timeline
              label={t.history}
              entries={record.versions.toReversed().map((version) => ({
                id: version.knownFrom,
                date: plainDate(version.validFrom),
                title: version.reason === 'synthetic' ? t.synthetic : version.reason,
                children: t.known(formatInstant(version.knownFrom, language)),
                state: 'done' as const,
              }))}
            />
          )
        }
      >
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {record ? (
          <RecordView
            key={record.personId}
            record={record}
            purpose={purpose}
            canton={cantons.find((one) => one.code === record.canton)?.name ?? record.canton}
          />
        ) : (
          <EmptyState title={t.pick} />
        )}
      </Desk>
    </>
  );
}

function RecordView({
  record,
  purpose,
  canton,
}: {
  record: PersonRecord;
  purpose: string;
  canton: string | null;
}) {
  const [me] = useLoaded<{ permissions: readonly string[] }>('/api/me');
  const may = (permission: string) => me.state === 'ready' && me.value.permissions.includes(permission);
  const t = useMessages(personWords);
  const [language] = useLanguage();
  const facts: readonly (readonly [string, string | null])[] = [
    [t.document, record.documents.map((one) => one.document).join(', ')],
    [t.born, formatDate(plainDate(record.birthDate), language)],
    [t.sex, t.sexes[record.sex]],
    [t.ethnicity, record.ethnicity && (t.ethnicities[record.ethnicity] ?? record.ethnicity)],
    [t.disability, record.disabilityPercent === null ? null : `${record.disabilityPercent} %`],
    [t.canton, canton],
    [t.email, record.email],
    [t.phone, record.phone],
  ];
  return (
    <div className="flow">
      <h2>
        {record.givenNames} {record.surnames}
      </h2>
      <dl className="facts">
        {facts.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {may('identity.assist') && <Attend personId={record.personId} purpose={purpose} />}
      {may('identity.accounts.open') && <AccountHelp record={record} purpose={purpose} />}
    </div>
  );
}

function Attend({ personId, purpose }: { personId: string; purpose: string }) {
  const t = useMessages(personWords);
  const [proof, setProof] = useState<keyof typeof t.proofs>('document-seen');
  const [problem, busy, act] = useAction();
  const start = () =>
    act(async () => {
      await ask('/api/assistances', { body: { personId, reason: purpose, identityCheck: proof } });
      location.assign('/mi-cuenta');
    });
  return (
    <section aria-labelledby="atender">
      <h3 id="atender">{t.attend}</h3>
      <p className="soft">{t.attendWhat}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Select
        name="comprobacion"
        label={t.proof}
        value={proof}
        onValue={(value) => setProof(value as typeof proof)}
        options={Object.entries(t.proofs).map(([value, label]) => ({ value, label }))}
      />
      <div className="actions">
        <Button look="primary" busy={busy} onClick={() => void start()}>
          {t.start}
        </Button>
      </div>
    </section>
  );
}
