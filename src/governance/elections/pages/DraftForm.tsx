import { useState } from 'react';
import {
  ask,
  Button,
  ErrorSummary,
  type FieldFault,
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
import { type LineFlaw, linesOf, makeLink, readContest } from './readDraft.ts';

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
    wrong: (line: number, flaw: LineFlaw): string =>
      `Candidaturas, línea ${line}: ${
        {
          side: 'empiece con «empleadores» o «trabajadores»',
          sex: 'la segunda parte es «mujer» u «hombre»',
          parts: 'escriba sus cinco partes, separadas por punto y coma',
          twice: 'esa candidatura ya está en una línea anterior',
        }[flaw]
      }`,
    tooFew: (candidates: number, seats: number) =>
      `Para ${seats} puestos hacen falta ${seats} candidaturas o más: escribió ${candidates}`,
    notDocument: (line: number) => `Padrón, línea ${line}: escriba el documento completo`,
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
    faults: {
      title: 'Escriba el nombre de la elección',
      code: 'Escriba un nombre corto: minúsculas, números y guiones',
      description: 'Diga qué se elige y para qué',
      contest: 'Diga qué comisión o puesto se elige',
      candidates: 'Escriba al menos una candidatura',
      voters: 'Escriba el padrón: un documento por línea',
      opens: 'Diga qué día y a qué hora abre',
      closes: 'Diga qué día y a qué hora cierra',
      order: 'La votación debe cerrar después de abrir',
      mandatory: 'Diga quién es el custodio obligatorio',
      trustees: 'Escriba los otros custodios, uno por línea',
      authority: 'Diga quién es la autoridad de credenciales',
      seats: 'Los puestos son un número de 1 a 30',
      employers: 'Escriba un número: cuántos puestos, como máximo, de empleadores',
      workers: 'Escriba un número: cuántos puestos, como máximo, de trabajadores',
      sex: 'Escriba un número de 1 a 30: cuántos puestos, como máximo, de un mismo sexo',
      threshold: 'El umbral va de 1 al número de otros custodios',
      term: 'El encargo dura de 1 a 120 meses',
    },
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
    wrong: (line: number, flaw: LineFlaw): string =>
      `Candidates, line ${line}: ${
        {
          side: 'begin with “empleadores” or “trabajadores”',
          sex: 'the second part is “mujer” or “hombre”',
          parts: 'write its five parts, with semicolons between them',
          twice: 'that candidate stands in an earlier line',
        }[flaw]
      }`,
    tooFew: (candidates: number, seats: number) =>
      `For ${seats} seats there must be ${seats} candidates or more: you wrote ${candidates}`,
    notDocument: (line: number) => `Roll, line ${line}: write the whole document`,
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
    faults: {
      title: 'Write the name of the election',
      code: 'Write a short name: lower case, numbers and hyphens',
      description: 'Say what is chosen and for what',
      contest: 'Say which commission or post is chosen',
      candidates: 'Write at least one candidate',
      voters: 'Write the roll: one document a line',
      opens: 'Say on which day and at what time it opens',
      closes: 'Say on which day and at what time it closes',
      order: 'Voting must close after it opens',
      mandatory: 'Say who is the mandatory trustee',
      trustees: 'Write the other trustees, one a line',
      authority: 'Say who is the credential authority',
      seats: 'Seats are a number from 1 to 30',
      employers: 'Write a number: how many seats of employers at most',
      workers: 'Write a number: how many seats of workers at most',
      sex: 'Write a number from 1 to 30: how many seats of one sex at most',
      threshold: 'The threshold goes from 1 to the number of other trustees',
      term: 'The office lasts from 1 to 120 months',
    },
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
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [links, setLinks] = useState<readonly GivenLink[] | null>(null);
  const [offered] = useLoaded<CallsAnswer>('/api/election-calls');
  const [source, setSource] = useState<CallsAnswer['items'][number] | null>(null);
  const [key] = useState(newKey);
  const [problem, busy, act] = useAction();
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const text = (name: keyof Texts) => ({
    name,
    label: t[name],
    value: texts[name],
    error: errorOf(name),
    onValue: (value: string) => setTexts((before) => ({ ...before, [name]: value })),
  });
  const figure = (name: keyof Figures) => ({
    name,
    label: t[name],
    value: numbers[name],
    error: errorOf(name),
    onValue: (value: string) => setNumbers((before) => ({ ...before, [name]: value })),
  });
  const n = (name: keyof Figures) => Number(numbers[name]);
  /** What is written in this form, with what is wrong in it. */
  const readForm = () => {
    const found: FieldFault[] = [];
    const need = (holds: boolean, field: keyof Texts | keyof Figures, message: string = t.faults[field]) => {
      if (!holds) found.push({ field, message });
    };
    const isWhole = (name: keyof Figures, least: number, most: number) =>
      /^\d+$/.test(numbers[name].trim()) && n(name) >= least && n(name) <= most;
    const others = linesOf(texts.trustees);
    need(texts.title.trim().length >= 2, 'title');
    need(/^[a-z0-9][a-z0-9-]{1,59}$/.test(texts.code), 'code');
    need(texts.description.trim().length >= 2, 'description');
    let from: object | undefined = source ? { kind: 'call', call: source.code } : undefined;
    if (!source) {
      need(texts.contest.trim().length >= 2, 'contest');
      const read = readContest({ title: texts.contest, lines: texts.candidates }, 'c', {
        seats: n('seats'),
        sideMost: { employers: n('employers'), workers: n('workers') },
        sameSexMost: n('sex'),
      });
      if ('wrongLine' in read) need(false, 'candidates', t.wrong(read.wrongLine, read.flaw));
      else {
        const { length } = read.contest.candidates;
        need(length > 0, 'candidates');
        if (length > 0 && isWhole('seats', 1, 30))
          need(length >= n('seats'), 'candidates', t.tooFew(length, n('seats')));
        from = { kind: 'written', contests: [read.contest], voters: linesOf(texts.voters) };
      }
      need(isWhole('seats', 1, 30), 'seats');
      need(isWhole('employers', 0, 30), 'employers');
      need(isWhole('workers', 0, 30), 'workers');
      need(isWhole('sex', 1, 30), 'sex');
      const voters = linesOf(texts.voters);
      need(voters.length > 0, 'voters');
      const short = voters.findIndex((one) => one.length < 5 || one.length > 40);
      if (short >= 0) need(false, 'voters', t.notDocument(short + 1));
    }
    need(texts.opens !== '', 'opens');
    need(texts.closes !== '', 'closes');
    if (texts.opens !== '' && texts.closes !== '') need(texts.opens < texts.closes, 'closes', t.faults.order);
    need(texts.mandatory.trim().length >= 2, 'mandatory');
    need(others.length > 0 && others.every((one) => one.length >= 2), 'trustees');
    need(isWhole('threshold', 1, Math.max(others.length, 1)), 'threshold');
    need(isWhole('term', 1, 120), 'term');
    need(texts.authority.trim().length >= 2, 'authority');
    setFaults(found);
    return found.length === 0 ? from : undefined;
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
    const from = readForm();
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
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void act(go);
      }}
    >
      {faults.length > 0 && <ErrorSummary faults={faults} />}
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
      <TextField {...text('title')} />
      <TextField {...text('code')} hint={t.codeHint} />
      <TextArea {...text('description')} rows={3} />
      {!source && (
        <>
          <TextField {...text('contest')} />
          <TextArea {...text('candidates')} hint={t.candidatesHint} />
          <div className="draft-figures">
            <TextField {...figure('seats')} inputMode="numeric" width="xs" />
            <TextField {...figure('employers')} inputMode="numeric" width="xs" />
            <TextField {...figure('workers')} inputMode="numeric" width="xs" />
            <TextField {...figure('sex')} inputMode="numeric" width="xs" />
          </div>
          <TextArea {...text('voters')} />
        </>
      )}
      <div className="draft-figures">
        <TextField {...text('opens')} type="datetime-local" />
        <TextField {...text('closes')} type="datetime-local" />
      </div>
      <TextField {...text('mandatory')} />
      <TextArea {...text('trustees')} />
      <div className="draft-figures">
        <TextField {...figure('threshold')} inputMode="numeric" width="xs" />
        <TextField {...figure('term')} inputMode="numeric" width="xs" />
      </div>
      <TextField {...text('authority')} />
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
