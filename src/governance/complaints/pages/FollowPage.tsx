import { useState } from 'react';
import {
  ask,
  Button,
  EmptyState,
  FileDrop,
  formatDateShort,
  Link,
  LoadedView,
  Notice,
  newKey,
  PageHead,
  type Problem,
  ProblemNotice,
  QueueList,
  RadioGroup,
  Refused,
  StateChip,
  TextArea,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { ActionView, CaseView, MyCasesAnswer } from '../api.ts';
import { possibleActions } from '../case.ts';
import { CaseHead, CaseStory, stateOf } from './CaseStory.tsx';
import { caseWords, phaseShapes } from './caseWords.ts';
import { followWords } from './followWords.ts';
import { askByCode, type ChosenFile, fetchFileByCode, sendFiles } from './send.ts';

const personKinds = ['added', 'accepted', 'contested', 'reopened', 'withdrawn'] as const;
type PersonKind = (typeof personKinds)[number];

/** One's cases by account, or one case by its receipt code, which stays in this page and in no address. */
export default function FollowPage() {
  const t = useMessages(followWords);
  const [filters, setFilters] = useFilters();
  const [me] = useLoaded<{ signedIn: boolean; assisting: object | null }>('/api/me');
  const signedIn = me.state === 'ready' && me.value.signedIn;
  const [byCode, setByCode] = useState<{ code: string; view: CaseView } | null>(null);
  const chosen = filters.get('caso');
  if (byCode)
    return (
      <>
        <PageHead title={t.title} />
        <OneCase
          key={byCode.view.caseId}
          view={byCode.view}
          act={(body, key) => askByCode('/actions', { code: byCode.code, ...body }, key)}
          fileLink={(file) => <FileByCode code={byCode.code} file={file} />}
          // What stands after # is sent to no server; the page that opens takes it out of the address.
          changeHref={(path) => `${path}#${byCode.code.replace(/\s/g, '')}`}
        />
        <Button look="quiet" onClick={() => setByCode(null)}>
          {t.close}
        </Button>
      </>
    );
  if (signedIn && chosen)
    return (
      <>
        <PageHead title={t.title} />
        <OwnCase caseId={chosen} />
        <Button look="quiet" onClick={() => setFilters({ caso: null })}>
          {t.close}
        </Button>
      </>
    );
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <CodeForm onOpen={(code, view) => setByCode({ code, view })} />
      {signedIn ? (
        <MyCases onOpen={(caso) => setFilters({ caso })} />
      ) : (
        me.state === 'ready' && (
          <p>
            <Link href="/ingresar?despues=/reclamos/seguir" look="action">
              {t.signIn}
            </Link>
          </p>
        )
      )}
    </div>
  );
}

function CodeForm({ onOpen }: { onOpen: (code: string, view: CaseView) => void }) {
  const t = useMessages(followWords);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const open = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      onOpen(code, await askByCode('', { code }, newKey()));
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  const tooShort = code !== '' && code.replace(/[\s-]/g, '').length < 16;
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!tooShort && code !== '') void open();
      }}
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <TextField
        name="codigo"
        label={t.code}
        hint={t.codeHint}
        value={code}
        onValue={setCode}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy} disabled={tooShort || code === ''}>
          {t.open}
        </Button>
      </div>
    </form>
  );
}

function MyCases({ onOpen }: { onOpen: (caseId: string) => void }) {
  const t = useMessages(followWords);
  const words = useMessages(caseWords);
  const [language] = useLanguage();
  const [mine, again] = useLoaded<MyCasesAnswer>('/api/complaints/mine');
  const day = (date: string) => formatDateShort(plainDate(date), language);
  return (
    <section aria-labelledby="mios">
      <h2 id="mios">{t.mine}</h2>
      <LoadedView loaded={mine} again={again}>
        {(list) => (
          <QueueList
            label={t.mine}
            selected={null}
            onSelect={onOpen}
            empty={
              <EmptyState
                title={t.none}
                action={
                  <Link href="/reclamos" look="button">
                    {t.file}
                  </Link>
                }
              >
                {t.noneWhat}
              </EmptyState>
            }
            items={list.items.map((item) => ({
              id: item.caseId,
              title: `${words.kinds[item.kind]}: ${words.subjects[item.subject as keyof typeof words.subjects]}`,
              detail: `${item.number} · ${t.receivedOn} ${day(item.receivedOn)}`,
              marks: (
                <StateChip shape={phaseShapes[item.phase as keyof typeof phaseShapes]}>
                  {words.phases[item.phase as keyof typeof words.phases]}
                </StateChip>
              ),
            }))}
          />
        )}
      </LoadedView>
    </section>
  );
}

function OwnCase({ caseId }: { caseId: string }) {
  const url = `/api/complaints/mine/${caseId}`;
  const [loaded, again] = useLoaded<CaseView>(url);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(view) => (
        <OneCase
          view={view}
          act={(body, key) => ask<CaseView>(`${url}/actions`, { body, key })}
          changeHref={(path) => `${path}#dicen`}
          fileLink={(file) => (
            <a href={`${url}/files/${file.fileId}`} download>
              {file.name}
            </a>
          )}
        />
      )}
    </LoadedView>
  );
}

function FileByCode({ code, file }: { code: string; file: ActionView['files'][number] }) {
  const save = async () => {
    const blob = await fetchFileByCode(code, file.fileId);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button look="quiet" size="small" onClick={() => void save()}>
      {file.name}
    </Button>
  );
}

function OneCase({
  view: first,
  act,
  fileLink,
  changeHref,
}: {
  view: CaseView;
  act: (body: object, key: string) => Promise<CaseView>;
  fileLink: (file: ActionView['files'][number]) => React.ReactNode;
  changeHref: (path: string) => string;
}) {
  const t = useMessages(followWords);
  const [language] = useLanguage();
  const [view, setView] = useState(first);
  const [done, setDone] = useState<PersonKind | null>(null);
  const state = stateOf(view);
  const possible = personKinds.filter((kind) => possibleActions(state, 'person').includes(kind));
  return (
    <div className="flow">
      <CaseHead view={view} state={state} />
      {view.identity === 'sealed' && <Notice>{t.sealed}</Notice>}
      {view.joinedNumber && <Notice>{t.joined(view.joinedNumber)}</Notice>}
      {view.personUntil && (
        <Notice tone="attention">
          {t.until(formatDateShort(plainDate(view.personUntil), language), state.phase === 'waiting')}
        </Notice>
      )}
      {done && (
        <Notice tone="good" live>
          {t.did[done]}
        </Notice>
      )}
      <CaseStory view={view} fileLink={fileLink} changeHref={changeHref} />
      {possible.length > 0 && (
        <PersonForm
          key={view.actions.length}
          possible={possible}
          withNames={!view.confidential}
          act={act}
          onDone={(kind, fresh) => {
            setView(fresh);
            setDone(kind);
          }}
        />
      )}
    </div>
  );
}

function PersonForm({
  possible,
  withNames,
  act,
  onDone,
}: {
  possible: readonly PersonKind[];
  withNames: boolean;
  act: (body: object, key: string) => Promise<CaseView>;
  onDone: (kind: PersonKind, view: CaseView) => void;
}) {
  const t = useMessages(followWords);
  const [kind, setKind] = useState<PersonKind | ''>(possible.length === 1 ? possible[0]! : '');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const send = async () => {
    if (busy || kind === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      const fileIds = await sendFiles(files, withNames);
      onDone(kind, await act({ kind, text: text.trim(), files: fileIds }, key));
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  const asksText = kind !== '' && kind !== 'accepted' && kind !== 'withdrawn';
  return (
    <form
      className="flow measure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RadioGroup
        name="accion"
        label={t.do}
        value={kind}
        onValue={(value) => setKind(value as PersonKind)}
        options={possible.map((one) => ({ value: one, label: t.acts[one], hint: t.actHints[one] }))}
      />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {asksText && (
        <>
          <TextArea
            name="texto"
            label={t.texts[kind as 'added' | 'contested' | 'reopened']}
            rows={5}
            maxCharacters={10_000}
            value={text}
            onValue={setText}
          />
          <FileDrop
            name="archivos"
            label={t.files}
            optional
            accept=".jpg,.jpeg,.png,.pdf,.txt"
            kinds={['JPG', 'PNG', 'PDF', 'TXT']}
            maxBytes={20_000_000}
            files={files.map(({ id, file }) => ({ id, name: file.name, bytes: file.size }))}
            onAdd={(added) =>
              setFiles([...files, ...added.map((file) => ({ id: crypto.randomUUID(), file }))].slice(0, 10))
            }
            onRemove={(id) => setFiles(files.filter((one) => one.id !== id))}
          />
        </>
      )}
      <div className="actions">
        <Button type="submit" look="primary" busy={busy} disabled={kind === ''}>
          {kind === '' ? t.send : t.sends[kind]}
        </Button>
      </div>
    </form>
  );
}
