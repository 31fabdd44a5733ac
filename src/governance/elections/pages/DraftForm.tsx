import { useState } from 'react';
import {
  ask,
  Button,
  Notice,
  newKey,
  ProblemNotice,
  Select,
  showToast,
  TextArea,
  TextField,
  useAction,
  useLoaded,
  useMessages,
} from '#design';
import type { CallsAnswer } from '../api.ts';
import { linesOf, makeLink, readContest } from './readDraft.ts';

const words = {
  es: {
    source: 'De dónde salen candidaturas y padrón',
    written: 'Los escribo aquí',
    fromCall: (title: string) => `De la convocatoria: ${title}`,
    taken: (candidates: number, voters: number) =>
      `${candidates} candidaturas acordadas y un colegio sorteado de ${voters} personas. Puestos, equilibrio y paridad son los de la convocatoria; el orden en la papeleta sale del sorteo.`,
    title: 'Nombre de la elección',
    code: 'Nombre corto para la dirección',
    codeHint: 'Minúsculas, cifras y guiones.',
    description: 'Qué se elige y para qué',
    contest: 'Qué comisión o puesto se elige',
    candidates: 'Candidaturas, una por línea',
    candidatesHint: 'empleadores; mujer; nombre; organización; alterna o alterno',
    wrong: (line: number) => `La línea ${line} no tiene esa forma.`,
    seats: 'Puestos',
    employers: 'Como máximo de empleadores',
    workers: 'Como máximo de trabajadores',
    sex: 'Como máximo de un mismo sexo',
    opens: 'Abre (fecha y hora)',
    closes: 'Cierra (fecha y hora)',
    mandatory: 'Custodio obligatorio',
    trustees: 'Otros custodios, uno por línea',
    threshold: 'Cuántos de ellos hacen falta',
    authority: 'Autoridad de credenciales',
    term: 'Meses del encargo',
    voters: 'Padrón: un documento por línea',
    go: 'Preparar la elección',
    links: 'Entregue a cada quien su enlace',
    linksWhat:
      'Se muestran una sola vez: el servidor no los conoce. Entréguelos en persona o por un medio seguro.',
    copy: (who: string) => `Copiar el enlace de ${who}`,
    copied: 'El enlace está copiado.',
    notCopied: 'No se pudo copiar. Selecciónelo y cópielo usted.',
    authorityLink: 'Autoridad de credenciales',
  },
  en: {
    source: 'Where candidates and roll come from',
    written: 'I write them here',
    fromCall: (title: string) => `From the call: ${title}`,
    taken: (candidates: number, voters: number) =>
      `${candidates} agreed candidates and a drawn college of ${voters} persons. Seats, balance and parity are those of the call; the order on the ballot comes out of the draw.`,
    title: 'Name of the election',
    code: 'Short name for the address',
    codeHint: 'Lower case, digits and hyphens.',
    description: 'What is chosen and for what',
    contest: 'Which commission or post is chosen',
    candidates: 'Candidates, one a line',
    candidatesHint: 'empleadores; mujer; name; organisation; alternate',
    wrong: (line: number) => `Line ${line} does not have that form.`,
    seats: 'Seats',
    employers: 'At most of employers',
    workers: 'At most of workers',
    sex: 'At most of one sex',
    opens: 'Opens (date and time)',
    closes: 'Closes (date and time)',
    mandatory: 'Mandatory trustee',
    trustees: 'Other trustees, one a line',
    threshold: 'How many of them are needed',
    authority: 'Credential authority',
    term: 'Months of office',
    voters: 'Roll: one document a line',
    go: 'Prepare the election',
    links: 'Give each one the link',
    linksWhat: 'They are shown once: the server does not know them. Give them in person or by a safe way.',
    copy: (who: string) => `Copy the link of ${who}`,
    copied: 'The link is copied.',
    notCopied: 'It could not be copied. Select it and copy it yourself.',
    authorityLink: 'Credential authority',
  },
};

const empty = {
  title: '',
  code: '',
  description: '',
  contest: '',
  candidates: '',
  opens: '',
  closes: '',
  mandatory: '',
  trustees: '',
  authority: '',
  voters: '',
};
type Texts = typeof empty;
const figures = { seats: '3', employers: '2', workers: '1', sex: '2', threshold: '3', term: '24' };
type Figures = typeof figures;

export interface GivenLink {
  readonly who: string;
  readonly address: string;
}

/** Drafts an election from a call, or of one contest written here; the secrets of the links are made here and only their hashes are sent. */
export function DraftForm({ onDrafted }: { onDrafted: (code: string) => void }) {
  const t = useMessages(words);
  const [texts, setTexts] = useState<Texts>(empty);
  const [numbers, setNumbers] = useState<Figures>(figures);
  const [wrong, setWrong] = useState<number | null>(null);
  const [links, setLinks] = useState<readonly GivenLink[] | null>(null);
  const [offered] = useLoaded<CallsAnswer>('/api/election-calls');
  const [source, setSource] = useState<CallsAnswer['items'][number] | null>(null);
  const [key] = useState(newKey);
  const [problem, busy, act] = useAction();
  const text = (name: keyof Texts) => ({
    name,
    label: t[name],
    value: texts[name],
    onValue: (value: string) => setTexts((before) => ({ ...before, [name]: value })),
  });
  const figure = (name: keyof Figures) => ({
    name,
    label: t[name],
    value: numbers[name],
    onValue: (value: string) => setNumbers((before) => ({ ...before, [name]: value })),
  });
  const n = (name: keyof Figures) => Number(numbers[name]);
  /** What is written in this form; nothing while a line of it is not as it must be. */
  const readWritten = () => {
    const read = readContest({ title: texts.contest, lines: texts.candidates }, 'c', {
      seats: n('seats'),
      sideMost: { employers: n('employers'), workers: n('workers') },
      sameSexMost: n('sex'),
    });
    setWrong('wrongLine' in read ? read.wrongLine : null);
    return 'wrongLine' in read
      ? undefined
      : { kind: 'written', contests: [read.contest], voters: linesOf(texts.voters) };
  };
  const choose = (code: string) => {
    const call = offered.state === 'ready' && offered.value.items.find((one) => one.code === code);
    setSource(call || null);
    if (call)
      setTexts((before) => ({
        ...before,
        title: before.title || call.title,
        code: before.code || call.code,
        opens: before.opens || `${call.voteFrom}T08:00`,
        closes: before.closes || `${call.voteUntil}T17:00`,
      }));
  };
  const go = async () => {
    const from = source ? { kind: 'call', call: source.code } : readWritten();
    if (!from) return;
    const trustees = [
      { name: texts.mandatory, mandatory: true },
      ...linesOf(texts.trustees).map((name) => ({ name, mandatory: false })),
    ];
    const made = await Promise.all([0, ...trustees].map(makeLink));
    const { title, code, description, authority } = texts;
    await ask('/api/elections', {
      key,
      body: {
        ...{ title, code, description, authority, trustees, from },
        // Wall clock of the mainland.
        opensAt: new Date(`${texts.opens}:00-05:00`).toISOString(),
        closesAt: new Date(`${texts.closes}:00-05:00`).toISOString(),
        threshold: n('threshold'),
        termMonths: n('term'),
        linkHashes: made.map(({ hash }) => hash),
      },
    });
    const base = `${location.origin}/elecciones/${code}`;
    setLinks(
      made.map(({ secret }, place) => ({
        who: place === 0 ? `${t.authorityLink}: ${authority}` : (trustees[place - 1]?.name ?? ''),
        address: `${base}/${place === 0 ? 'credenciales' : 'custodia'}#${secret}`,
      })),
    );
    onDrafted(code);
  };
  if (links)
    return (
      <section className="flow">
        <h2>{t.links}</h2>
        <Notice tone="attention" live>
          {t.linksWhat}
        </Notice>
        <dl className="flow measure given-links">
          {links.map(({ who, address }) => (
            <div key={address}>
              <dt>{who}</dt>
              <dd>
                <code className="slip" data-link={who}>
                  {address}
                </code>
                <CopyButton text={address} who={who} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    );
  return (
    <form
      className="flow measure"
      onSubmit={(event) => {
        event.preventDefault();
        void act(go);
      }}
    >
      <Select
        name="origen"
        label={t.source}
        width="full"
        value={source?.code ?? ''}
        onValue={choose}
        options={[
          { value: '', label: t.written },
          ...(offered.state === 'ready'
            ? offered.value.items.map(({ code, title }) => ({ value: code, label: t.fromCall(title) }))
            : []),
        ]}
      />
      {source && <Notice>{t.taken(source.candidates, source.voters)}</Notice>}
      <TextField {...text('title')} required />
      <TextField {...text('code')} hint={t.codeHint} required pattern="[a-z0-9][a-z0-9\-]{1,59}" />
      <TextArea {...text('description')} rows={3} required />
      {!source && (
        <>
          <TextField {...text('contest')} required />
          <TextArea
            {...text('candidates')}
            hint={t.candidatesHint}
            error={wrong === null ? undefined : t.wrong(wrong)}
            required
          />
          <div className="draft-figures">
            <TextField {...figure('seats')} inputMode="numeric" width="xs" />
            <TextField {...figure('employers')} inputMode="numeric" width="xs" />
            <TextField {...figure('workers')} inputMode="numeric" width="xs" />
            <TextField {...figure('sex')} inputMode="numeric" width="xs" />
          </div>
          <TextArea {...text('voters')} required />
        </>
      )}
      <div className="draft-figures">
        <TextField {...text('opens')} type="datetime-local" required />
        <TextField {...text('closes')} type="datetime-local" required />
      </div>
      <TextField {...text('mandatory')} required />
      <TextArea {...text('trustees')} required />
      <div className="draft-figures">
        <TextField {...figure('threshold')} inputMode="numeric" width="xs" />
        <TextField {...figure('term')} inputMode="numeric" width="xs" />
      </div>
      <TextField {...text('authority')} required />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Button look="primary" type="submit" busy={busy}>
        {t.go}
      </Button>
    </form>
  );
}

function CopyButton({ text, who }: { text: string; who: string }) {
  const t = useMessages(words);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      showToast(t.copied);
    } catch {
      showToast(t.notCopied, 'attention');
    }
  };
  return (
    <Button look="quiet" icon="copy" onClick={copy}>
      {t.copy(who)}
    </Button>
  );
}
