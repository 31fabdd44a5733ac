import { useState } from 'react';
import { CheckboxGroup, Select, TextArea, TextField, useMessages } from '#design';
import { foldText } from '#kernel';
import { evaluationWords } from '../evaluationWords.ts';
import { type Criterion, methods, priorities, resourceLevels, sourceKinds, terms } from '../lists.ts';
import { CriterionSelect, FormEnd, isShort, Links, linesOf } from './formPieces.tsx';
import type { PartFormProps } from './partForm.ts';
import { partWords } from './partWords.ts';

export function QuestionForm({ item, busy, send, cancel }: PartFormProps<'questions'>) {
  const t = useMessages(partWords);
  const w = useMessages(evaluationWords);
  const [criterion, setCriterion] = useState<Criterion>(item?.criterion ?? 'relevance');
  const [text, setText] = useState(item?.text ?? '');
  const [indicators, setIndicators] = useState(item?.indicators.join('\n') ?? '');
  const [sources, setSources] = useState<readonly string[]>(item?.sources ?? []);
  const [how, setHow] = useState<readonly string[]>(item?.methods ?? []);
  const [tried, setTried] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isShort(text)) return;
        send({
          criterion,
          text,
          indicators: linesOf(indicators),
          sources,
          methods: how,
          place: item?.place ?? null,
        });
      }}
    >
      <CriterionSelect value={criterion} onValue={setCriterion} />
      <TextArea
        name="pregunta"
        label={t.question}
        rows={2}
        value={text}
        onValue={setText}
        error={tried && isShort(text) ? t.missing : undefined}
      />
      <TextArea
        name="indicadores"
        label={t.indicators}
        hint={t.lines}
        rows={3}
        value={indicators}
        onValue={setIndicators}
      />
      <CheckboxGroup
        name="fuentes"
        label={t.sources}
        value={sources}
        onValue={setSources}
        options={sourceKinds.map((value) => ({ value, label: w.source[value] }))}
      />
      <CheckboxGroup
        name="metodos"
        label={t.methods}
        value={how}
        onValue={setHow}
        options={methods.map((value) => ({ value, label: w.method[value] }))}
      />
      <FormEnd add={t.add.questions} busy={busy} cancel={cancel} />
    </form>
  );
}

type Addressees = NonNullable<PartFormProps<'recommendations'>['item']>['addressees'];

const keyOf = (name: string): string =>
  foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

/** `OIT: Oficina Regional, SOCPRO` a line; the key of one that was there stays, since offices are bound to it. */
const readAddressees = (text: string, known: Addressees): Addressees =>
  linesOf(text).map((line) => {
    const [name = '', units = ''] = line.split(':').map((part) => part.trim());
    return {
      key: known.find((one) => one.name === name)?.key ?? keyOf(name),
      name,
      units: units
        .split(',')
        .map((unit) => unit.trim())
        .filter((unit) => unit !== ''),
    };
  });

const writeAddressees = (list: Addressees): string =>
  list.map(({ name, units }) => (units.length > 0 ? `${name}: ${units.join(', ')}` : name)).join('\n');

export function RecommendationForm({ one, item, busy, send, cancel }: PartFormProps<'recommendations'>) {
  const t = useMessages(partWords);
  const w = useMessages(evaluationWords);
  const [title, setTitle] = useState(item?.title ?? '');
  const [text, setText] = useState(item?.text ?? '');
  const [to, setTo] = useState(writeAddressees(item?.addressees ?? []));
  const [choices, setChoices] = useState({
    priority: item?.priority ?? '',
    term: item?.term ?? '',
    resources: item?.resources ?? '',
  });
  const [links, setLinks] = useState({
    conclusions: item?.conclusions ?? [],
    lessons: item?.lessons ?? [],
    goodPractices: item?.goodPractices ?? [],
  });
  const [tried, setTried] = useState(false);
  const { content } = one;
  const choice = (
    name: 'priority' | 'term' | 'resources',
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      name={`rec-${name}`}
      label={t[name]}
      value={choices[name]}
      onValue={(value) => setChoices({ ...choices, [name]: value })}
      options={[{ value: '', label: t.unsaid }, ...options]}
    />
  );
  const titled = (list: readonly { readonly number: number; readonly title: string }[]) =>
    list.map(({ number, title: said }) => ({ number, text: said }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isShort(title) || isShort(text)) return;
        send({
          title,
          text,
          addressees: readAddressees(to, item?.addressees ?? []),
          priority: choices.priority || null,
          term: choices.term || null,
          resources: choices.resources || null,
          ...links,
          place: item?.place ?? null,
        });
      }}
    >
      <TextField
        name="rec-titulo"
        label={t.title}
        value={title}
        onValue={setTitle}
        error={tried && isShort(title) ? t.missing : undefined}
      />
      <TextArea
        name="rec-texto"
        label={t.recommendation}
        rows={3}
        value={text}
        onValue={setText}
        error={tried && isShort(text) ? t.missing : undefined}
      />
      <TextArea name="rec-a" label={t.addressee} hint={t.addresseeHint} rows={2} value={to} onValue={setTo} />
      {choice(
        'priority',
        priorities.map((value) => ({ value, label: w.priority[value] })),
      )}
      {choice(
        'term',
        terms.map((value) => ({ value, label: w.term[value] })),
      )}
      {choice(
        'resources',
        resourceLevels.map((value) => ({ value, label: w.resources[value] })),
      )}
      <Links
        name="rec-conclusiones"
        label={t.fromConclusions}
        items={content.conclusions}
        value={links.conclusions}
        onValue={(conclusions) => setLinks({ ...links, conclusions })}
      />
      <Links
        name="rec-lecciones"
        label={t.fromLessons}
        items={titled(content.lessons)}
        value={links.lessons}
        onValue={(lessons) => setLinks({ ...links, lessons })}
      />
      <Links
        name="rec-practicas"
        label={t.fromPractices}
        items={titled(content.goodPractices)}
        value={links.goodPractices}
        onValue={(goodPractices) => setLinks({ ...links, goodPractices })}
      />
      <FormEnd add={t.add.recommendations} busy={busy} cancel={cancel} />
    </form>
  );
}

/** The standard sheet of a lesson or of a good practice; empty fields stay empty and show so. */
export function SheetForm({
  part,
  item,
  busy,
  send,
  cancel,
}: Omit<PartFormProps<'lessons' | 'goodPractices'>, 'one'> & { part: 'lessons' | 'goodPractices' }) {
  const t = useMessages(partWords);
  const fields: Readonly<Record<string, string>> = part === 'lessons' ? t.lesson : t.practice;
  const known: Readonly<Record<string, string | null>> = item?.sheet ?? {};
  const [title, setTitle] = useState(item?.title ?? '');
  const [sheet, setSheet] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(Object.keys(fields).map((name) => [name, known[name] ?? ''])),
  );
  const [tried, setTried] = useState(false);
  const missing = isShort(sheet.description ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isShort(title) || missing) return;
        const said = Object.entries(sheet).map(([name, text]) => [name, text.trim() === '' ? null : text]);
        send({ title, sheet: Object.fromEntries(said), place: item?.place ?? null });
      }}
    >
      <TextField
        name="ficha-titulo"
        label={t.title}
        value={title}
        onValue={setTitle}
        error={tried && isShort(title) ? t.missing : undefined}
      />
      {Object.entries(fields).map(([name, label]) => (
        <TextArea
          key={name}
          name={`ficha-${name}`}
          label={label}
          optional={name !== 'description'}
          rows={2}
          value={sheet[name] ?? ''}
          onValue={(text) => setSheet({ ...sheet, [name]: text })}
          error={tried && name === 'description' && missing ? t.missing : undefined}
        />
      ))}
      <FormEnd add={t.add[part]} busy={busy} cancel={cancel} />
    </form>
  );
}
