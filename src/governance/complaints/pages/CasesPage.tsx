import { useEffect, useState } from 'react';
import {
  ask,
  Button,
  Deadline,
  Desk,
  EmptyState,
  LoadedView,
  Notice,
  QueueList,
  Select,
  StateChip,
  showToast,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { CaseView, QueueItemView } from '../api.ts';
import { caseKinds } from '../case.ts';
import { CaseForm } from './CaseForm.tsx';
import { CaseHead, CaseStory, stateOf } from './CaseStory.tsx';
import { caseWords, phaseShapes } from './caseWords.ts';
import { deskWords } from './deskWords.ts';
import { IdentityForm } from './IdentityForm.tsx';
import { PublishForm } from './PublishForm.tsx';

interface QueuePage {
  readonly items: QueueItemView[];
  readonly next: string | null;
}
const shows = ['open', 'new', 'late', 'waiting', 'answered', 'closed'] as const;

/** The desk of cases: the most urgent first; each action opens the next case, so that a queue is cleared without the mouse. */
export default function CasesPage() {
  const t = useMessages(deskWords);
  const words = useMessages(caseWords);
  const [filters, setFilters] = useFilters();
  const show = filters.get('ver') ?? 'open';
  const query = new URLSearchParams({ show, limit: '100' });
  if (filters.get('tipo')) query.set('kind', filters.get('tipo')!);
  const [list, again] = useLoaded<QueuePage>(`/api/complaints/cases?${query}`);
  const items = list.state === 'ready' ? list.value.items : [];
  const chosen = filters.get('caso');
  const [left, setLeft] = useState(0);
  const choose = (caseId: string | null) => setFilters({ caso: caseId });
  // The next is found before the list is read again, since what was done may take this one out of it.
  const goOn = (from: string) => {
    const place = items.findIndex((item) => item.caseId === from);
    const next = items[place + 1] ?? items.find((item) => item.caseId !== from) ?? null;
    setLeft(items.length - 1);
    choose(next?.caseId ?? null);
    again();
  };
  return (
    <>
      <h1 className="visually-hidden">{t.title}</h1>
      <Desk
        queueTitle={t.queue(items.length)}
        caseTitle={t.case}
        pane={chosen ? 'case' : 'queue'}
        onPane={(pane) => {
          if (pane === 'queue') choose(null);
        }}
        filters={
          <>
            <Select
              name="ver"
              label={t.show}
              value={show}
              onValue={(ver) => setFilters({ ver, caso: null })}
              options={shows.map((one) => ({ value: one, label: t.shows[one] }))}
            />
            <Select
              name="tipo"
              label={t.kind}
              placeholder={t.all}
              value={filters.get('tipo') ?? ''}
              onValue={(tipo) => setFilters({ tipo, caso: null })}
              options={caseKinds.map((one) => ({ value: one, label: words.kinds[one] }))}
            />
          </>
        }
        queue={
          <LoadedView loaded={list} again={again}>
            {(page) => (
              <QueueList
                label={t.title}
                selected={chosen}
                onSelect={choose}
                empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                items={page.items.map((item) => ({
                  id: item.caseId,
                  title: `${words.kinds[item.kind]}: ${words.subjects[item.subject as keyof typeof words.subjects]}`,
                  detail: item.opening,
                  aside: item.number,
                  marks: (
                    <>
                      <StateChip shape={phaseShapes[item.phase as keyof typeof phaseShapes]}>
                        {words.phases[item.phase as keyof typeof words.phases]}
                      </StateChip>
                      {item.seriousness !== 'ordinary' && (
                        <StateChip shape="attention">{words.seriousness[item.seriousness]}</StateChip>
                      )}
                      {item.dueOn && item.daysLeft !== null && isOpen(item.phase) && (
                        <Deadline compact workingDaysLeft={item.daysLeft} due={plainDate(item.dueOn)} />
                      )}
                    </>
                  ),
                }))}
              />
            )}
          </LoadedView>
        }
      >
        {chosen ? (
          <OpenCase key={chosen} caseId={chosen} onActed={() => goOn(chosen)} onChanged={again} />
        ) : (
          <EmptyState title={left === 0 && items.length === 0 ? t.none : t.pick}>{t.pickWhat}</EmptyState>
        )}
      </Desk>
    </>
  );
}

const isOpen = (phase: string) =>
  ['received', 'classified', 'assigned', 'contested', 'reopened'].includes(phase);

function OpenCase({
  caseId,
  onActed,
  onChanged,
}: {
  caseId: string;
  onActed: () => void;
  onChanged: () => void;
}) {
  const t = useMessages(deskWords);
  const words = useMessages(caseWords);
  const url = `/api/complaints/cases/${caseId}`;
  const [loaded, again] = useLoaded<CaseView>(url);
  const [presence, setPresence] = useState<{ others: number; version: number } | null>(null);
  useEffect(() => {
    const tell = () =>
      ask<{ others: number; version: number }>(`${url}/presence`, { method: 'POST', body: {} }).then(
        setPresence,
        () => {},
      );
    void tell();
    const timer = setInterval(() => void tell(), 15_000);
    return () => clearInterval(timer);
  }, [url]);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(view) => {
        const state = stateOf(view);
        return (
          <div className="flow">
            {presence !== null && presence.others > 0 && (
              <Notice tone="attention">{t.others(presence.others)}</Notice>
            )}
            {presence !== null && presence.version > state.version && (
              <Notice tone="attention" title={t.moved}>
                <Button look="secondary" size="small" onClick={again}>
                  {t.readAgain}
                </Button>
              </Notice>
            )}
            <CaseHead view={view} state={state} />
            <dl className="facts">
              <div>
                <dt>{t.subject}</dt>
                <dd>{words.subjects[view.subject as keyof typeof words.subjects]}</dd>
              </div>
              <div>
                <dt>{t.who}</dt>
                <dd>
                  {t.identities[view.identity]}
                  {view.given && `: ${view.given.name} ${view.given.contact}`}
                  {view.given?.of && ` (${t.behalf} ${view.given.of})`}
                </dd>
              </div>
              {view.linkedNumber && (
                <div>
                  <dt>{t.linked}</dt>
                  <dd>{view.linkedNumber}</dd>
                </div>
              )}
              {view.joinedNumber && (
                <div>
                  <dt>{t.joinedTo}</dt>
                  <dd>{view.joinedNumber}</dd>
                </div>
              )}
            </dl>
            <Said view={view} />
            {(view.party === 'official' || view.party === 'ombudsman') && (
              <CaseForm
                key={state.version}
                view={view}
                state={state}
                onDone={(goOn) => {
                  showToast(t.done);
                  if (goOn) onActed();
                  else {
                    again();
                    onChanged();
                  }
                }}
              />
            )}
            {view.party === 'official' && state.kind !== 'irregularity' && state.answers > 0 && (
              <PublishForm view={view} />
            )}
            {view.party === 'custodian' && view.identity === 'sealed' && (
              <IdentityForm caseId={caseId} version={state.version} onOpened={again} />
            )}
            <h3>{words.story}</h3>
            <CaseStory
              view={view}
              fileLink={(file) => (
                <a href={`${url}/files/${file.fileId}`} download>
                  {file.name}
                </a>
              )}
            />
          </div>
        );
      }}
    </LoadedView>
  );
}

/** What the person wrote first and, if later she added or contested, what she wrote last: read before anything is done. */
function Said({ view }: { view: CaseView }) {
  const words = useMessages(caseWords);
  const hers = view.actions.filter((action) => action.by === 'person' && action.body);
  const shown = hers.length > 1 ? [hers[0]!, hers.at(-1)!] : hers;
  return shown.map((action) => (
    <blockquote key={action.seq} className="measure">
      <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{action.body}</p>
      {action.seq > 1 && (
        <footer className="soft">{words.actions[action.kind as keyof typeof words.actions]}</footer>
      )}
    </blockquote>
  ));
}
