import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  Desk,
  EmptyState,
  formatInstant,
  type Problem,
  ProblemNotice,
  QueueList,
  Refused,
  Select,
  TextField,
  Timeline,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { FoundPerson, PersonRecord, SearchAnswer } from '../api.ts';
import { personWords } from './personWords.ts';

/** The counter: a person is found, her record opened with a reason, and she is assisted. Nothing of her stands in the address. */
export default function PersonsPage() {
  const t = useMessages(personWords);
  const [language] = useLanguage();
  const [text, setText] = useState('');
  const [purpose, setPurpose] = useState('');
  const [tried, setTried] = useState(false);
  const [found, setFound] = useState<readonly FoundPerson[] | null>(null);
  const [record, setRecord] = useState<PersonRecord | null>(null);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text.trim().length < 2 || purpose === '') return;
    void attempt(async () => {
      const answer = await ask<SearchAnswer>('/api/registry/persons/search', {
        body: { text: text.trim(), purpose },
      });
      setFound(answer.items);
      setRecord(null);
    });
  };
  const open = (personId: string) =>
    void attempt(async () =>
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
          <form onSubmit={search} noValidate className="flow">
            <TextField
              name="busca"
              type="search"
              label={t.search}
              hint={t.searchHint}
              value={text}
              onValue={setText}
              autoComplete="off"
              error={tried && text.trim().length < 2 ? t.needText : undefined}
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
              empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
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
                title: version.reason,
                children: t.known(formatInstant(version.knownFrom, language)),
                state: 'done' as const,
              }))}
            />
          )
        }
      >
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {record ? (
          <RecordView key={record.personId} record={record} purpose={purpose} />
        ) : (
          <EmptyState title={t.pick} />
        )}
      </Desk>
    </>
  );
}

function RecordView({ record, purpose }: { record: PersonRecord; purpose: string }) {
  const t = useMessages(personWords);
  const [language] = useLanguage();
  const facts: readonly (readonly [string, string | null])[] = [
    [t.document, record.documents.map((one) => one.document).join(', ')],
    [t.born, formatDate(plainDate(record.birthDate), language)],
    [t.sex, t.sexes[record.sex]],
    [t.ethnicity, record.ethnicity],
    [t.disability, record.disabilityPercent === null ? null : `${record.disabilityPercent} %`],
    [t.canton, record.canton],
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
      <Attend personId={record.personId} purpose={purpose} />
    </div>
  );
}

function Attend({ personId, purpose }: { personId: string; purpose: string }) {
  const t = useMessages(personWords);
  const [proof, setProof] = useState<keyof typeof t.proofs>('document-seen');
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await ask('/api/assistances', { body: { personId, reason: purpose, identityCheck: proof } });
      location.assign('/mi-cuenta');
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
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
