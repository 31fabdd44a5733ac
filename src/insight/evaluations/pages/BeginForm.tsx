import { useState } from 'react';
import { Button, PageHead, ProblemNotice, Select, TextField, useAct, useMessages } from '#design';
import { foldText } from '#kernel';
import { evaluationWords } from '../evaluationWords.ts';
import { type EvaluationKind, evaluationKinds } from '../lists.ts';

const words = {
  es: {
    title: 'Empezar una evaluación',
    lede: 'Con lo que se sabe antes de preguntar nada: qué programa, quién la pide y de qué tipo es.',
    name: 'Título, como lo leerá la gente',
    programme: 'Programa que se evalúa',
    code: 'Código del programa',
    codeHint: 'Corto, en minúsculas, sin espacios: patss, e-045.',
    commissionedBy: 'Quién la encarga',
    commissionedByHint: 'La oficina o institución, no una persona.',
    kind: 'Tipo',
    missing: 'Complete este campo.',
    code2: 'Solo minúsculas, números y guiones.',
    go: 'Empezar',
  },
  en: {
    title: 'Begin an evaluation',
    lede: 'With what is known before anything is asked: which programme, who asks for it and of what kind it is.',
    name: 'Title, as people will read it',
    programme: 'Programme that is evaluated',
    code: 'Code of the programme',
    codeHint: 'Short, in lower case, without spaces: patss, e-045.',
    commissionedBy: 'Who commissions it',
    commissionedByHint: 'The office or institution, not a person.',
    kind: 'Kind',
    missing: 'Fill in this field.',
    code2: 'Lower case, digits and hyphens only.',
    go: 'Begin',
  },
};

/** A short address made of a title's first words. */
const slugOf = (title: string): string =>
  foldText(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .split('-')
    .slice(0, 7)
    .join('-')
    .slice(0, 60)
    .replace(/-$/, '');

export function BeginForm({ begun }: { begun: (slug: string) => void }) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [fields, setFields] = useState({ title: '', programmeTitle: '', programme: '', commissionedBy: '' });
  const [kind, setKind] = useState<EvaluationKind>('mid-term');
  const [tried, setTried] = useState(false);
  const slug = slugOf(fields.title);
  const { send, busy, problem } = useAct(() => begun(slug));
  const set = (name: keyof typeof fields) => (value: string) => setFields({ ...fields, [name]: value });
  const short = (name: keyof typeof fields) => (fields[name].trim().length < 3 ? t.missing : undefined);
  const badCode = /^[a-z0-9][a-z0-9-]{1,59}$/.test(fields.programme) ? undefined : t.code2;
  const sound =
    !short('title') && !short('programmeTitle') && !short('commissionedBy') && !badCode && slug.length > 1;
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (sound) void send('/api/evaluations-desk', { slug, ...fields, kind });
      }}
    >
      <PageHead title={t.title} lede={t.lede} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <TextField
        name="titulo"
        label={t.name}
        value={fields.title}
        onValue={set('title')}
        error={tried ? short('title') : undefined}
      />
      <TextField
        name="programa"
        label={t.programme}
        value={fields.programmeTitle}
        onValue={set('programmeTitle')}
        error={tried ? short('programmeTitle') : undefined}
      />
      <TextField
        name="codigo"
        label={t.code}
        hint={t.codeHint}
        width="m"
        value={fields.programme}
        onValue={set('programme')}
        error={tried ? badCode : undefined}
      />
      <TextField
        name="encarga"
        label={t.commissionedBy}
        hint={t.commissionedByHint}
        value={fields.commissionedBy}
        onValue={set('commissionedBy')}
        error={tried ? short('commissionedBy') : undefined}
      />
      <Select
        name="tipo"
        label={t.kind}
        value={kind}
        onValue={(value) => setKind(value as EvaluationKind)}
        options={evaluationKinds.map((value) => ({ value, label: w.kind[value] }))}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={busy}>
          {t.go}
        </Button>
      </div>
    </form>
  );
}
