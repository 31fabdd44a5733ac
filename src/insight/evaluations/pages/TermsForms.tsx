import { useState } from 'react';
import {
  Button,
  NumberField,
  ProblemNotice,
  Select,
  showToast,
  Table,
  TextArea,
  useAct,
  useMessages,
} from '#design';
import type { DeskEvaluationAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { type InformantCategory, informantCategories } from '../lists.ts';
import { linesOf } from './formPieces.tsx';

const words = {
  es: {
    purpose: 'Para qué se evalúa',
    scope: 'Qué abarca',
    users: 'Quiénes la usarán',
    lines: 'Uno por línea.',
    limitations: 'Lo que la limita',
    missing: 'Escriba al menos tres letras.',
    save: 'Guardar los términos',
    saved: 'Quedó guardado.',
    who: 'Personas entrevistadas, por categoría y sexo',
    never: 'Solo se cuentan. No hay dónde escribir nombres, y un texto que los traiga se rechaza.',
    category: 'Categoría',
    women: 'Mujeres',
    men: 'Hombres',
    total: 'Total',
    count: 'Anotar las personas',
    number: 'Escriba un número, aunque sea cero.',
    correct: 'Anotar otra vez una categoría corrige lo anterior; con cero y cero la quita.',
  },
  en: {
    purpose: 'What it is evaluated for',
    scope: 'What it covers',
    users: 'Who will use it',
    lines: 'One a line.',
    limitations: 'What limits it',
    missing: 'Write at least three letters.',
    save: 'Save the terms',
    saved: 'Saved.',
    who: 'Persons interviewed, by category and sex',
    never: 'They are only counted. There is nowhere to write names, and a text that brings them is refused.',
    category: 'Category',
    women: 'Women',
    men: 'Men',
    total: 'Total',
    count: 'Note the persons',
    number: 'Write a number, even zero.',
    correct: 'Noting a category again corrects it; zero and zero removes it.',
  },
};

interface Props {
  readonly one: DeskEvaluationAnswer;
  readonly again: () => void;
}

export function TermsForm({ one, again }: Props) {
  const t = useMessages(words);
  const { terms } = one.content;
  const [purpose, setPurpose] = useState(terms?.purpose ?? '');
  const [scope, setScope] = useState(terms?.scope ?? '');
  const [users, setUsers] = useState(terms?.users.join('\n') ?? '');
  const [limits, setLimits] = useState(terms?.limitations.map(({ text }) => text).join('\n') ?? '');
  const [tried, setTried] = useState(false);
  const { send, busy, problem } = useAct(() => {
    showToast(t.saved);
    again();
  });
  const short = (text: string) => (text.trim().length < 3 ? t.missing : undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (short(purpose) || short(scope)) return;
        void send(`/api/evaluations-desk/${one.facts.slug}/acts`, {
          seen: one.seq,
          act: {
            act: 'write-terms',
            terms: {
              purpose,
              scope,
              users: linesOf(users),
              limitations: linesOf(limits).map((text) => ({ text, place: null })),
            },
          },
        });
      }}
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <TextArea
        name="para-que"
        label={t.purpose}
        rows={3}
        value={purpose}
        onValue={setPurpose}
        error={tried ? short(purpose) : undefined}
      />
      <TextArea
        name="abarca"
        label={t.scope}
        rows={3}
        value={scope}
        onValue={setScope}
        error={tried ? short(scope) : undefined}
      />
      <TextArea
        name="usuarios"
        label={t.users}
        hint={t.lines}
        optional
        rows={3}
        value={users}
        onValue={setUsers}
      />
      <TextArea
        name="limites"
        label={t.limitations}
        hint={t.lines}
        optional
        rows={3}
        value={limits}
        onValue={setLimits}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={busy}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}

export function InformantsForm({ one, again }: Props) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [category, setCategory] = useState<InformantCategory>('beneficiaries');
  const [women, setWomen] = useState<number | null>(null);
  const [men, setMen] = useState<number | null>(null);
  const [tried, setTried] = useState(false);
  const { send, busy, problem } = useAct(() => {
    showToast(t.saved);
    again();
  });
  const rows = one.content.informants?.rows ?? [];
  const whole = (value: number | null) => value !== null && Number.isInteger(value) && value >= 0;
  return (
    <div className="flow">
      <p className="measure">{t.never}</p>
      {rows.length > 0 && (
        <Table
          caption={t.who}
          rows={rows}
          rowKey={(row) => row.category}
          columns={[
            { key: 'category', header: t.category, cell: (row) => w.category[row.category] },
            { key: 'women', header: t.women, numeric: true, cell: (row) => row.women },
            { key: 'men', header: t.men, numeric: true, cell: (row) => row.men },
            { key: 'total', header: t.total, numeric: true, cell: (row) => row.women + row.men },
          ]}
        />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (whole(women) && whole(men))
            void send(`/api/evaluations-desk/${one.facts.slug}/acts`, {
              seen: one.seq,
              act: { act: 'count-informants', category, women, men },
            });
        }}
      >
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Select
          name="categoria"
          label={t.category}
          hint={t.correct}
          value={category}
          onValue={(value) => setCategory(value as InformantCategory)}
          options={informantCategories.map((value) => ({ value, label: w.category[value] }))}
        />
        <NumberField
          name="mujeres"
          label={t.women}
          whole
          onNumber={setWomen}
          error={tried && !whole(women) ? t.number : undefined}
        />
        <NumberField
          name="hombres"
          label={t.men}
          whole
          onNumber={setMen}
          error={tried && !whole(men) ? t.number : undefined}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={busy}>
            {t.count}
          </Button>
        </div>
      </form>
    </div>
  );
}
