import { type FormEvent, useState } from 'react';
import {
  Button,
  ErrorSummary,
  type FieldFault,
  ProblemNotice,
  Select,
  showToast,
  TextArea,
  TextField,
  useAct,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { OverviewAnswer, PeriodAnswer } from '../api.ts';
import { Row } from './Row.tsx';
import { useRows } from './rows.ts';
import { sayFigure, supervisionWords } from './supervisionWords.ts';

const words = {
  es: {
    present: (year: string) => `Presentar la rendición de cuentas de ${year}`,
    done: (year: string) => `La rendición de cuentas de ${year} está presentada.`,
    what: 'La comisión examina cada meta contra su resultado. Una meta sin evidencia ni cifra no puede darse por cumplida. No cambia después de presentada.',
    title: 'Título',
    titleOf: (year: string) => `Rendición de cuentas ${year}`,
    goal: (n: number) => `Meta ${n}`,
    goalTitle: (n: number) => `Nombre de la meta ${n}`,
    goalText: (n: number) => `Qué se propuso (meta ${n})`,
    result: (n: number) => `Qué se logró (meta ${n})`,
    evidence: (n: number) => `Evidencia de la meta ${n}`,
    evidenceHint: 'El documento o la publicación que lo muestra.',
    address: (n: number) => `Dirección de la evidencia ${n}`,
    figure: (n: number) => `Cifra viva que dice lo mismo (meta ${n})`,
    noFigure: 'Ninguna',
    more: 'Agregar otra meta',
    send: 'Presentar la rendición de cuentas',
    sent: 'La rendición de cuentas quedó presentada.',
    faults: {
      title: 'Escriba el título',
      goalTitle: (n: number) => `Escriba el nombre de la meta ${n}`,
      goal: (n: number) => `Escriba qué se propuso en la meta ${n}`,
      result: (n: number) => `Escriba qué se logró en la meta ${n}`,
      evidence: (n: number) => `Diga qué evidencia es la de la meta ${n}, o quite su dirección`,
      address: (n: number) => `La dirección de la evidencia ${n} empieza con https:// o http://`,
    },
  },
  en: {
    present: (year: string) => `Present the accountability report of ${year}`,
    done: (year: string) => `The accountability report of ${year} is presented.`,
    what: 'The commission examines each goal against its result. A goal without evidence or figure cannot be held for met. It does not change once presented.',
    title: 'Title',
    titleOf: (year: string) => `Accountability report ${year}`,
    goal: (n: number) => `Goal ${n}`,
    goalTitle: (n: number) => `Name of goal ${n}`,
    goalText: (n: number) => `What was intended (goal ${n})`,
    result: (n: number) => `What was achieved (goal ${n})`,
    evidence: (n: number) => `Evidence of goal ${n}`,
    evidenceHint: 'The document or publication that shows it.',
    address: (n: number) => `Address of evidence ${n}`,
    figure: (n: number) => `Living figure that says the same (goal ${n})`,
    noFigure: 'None',
    more: 'Add another goal',
    send: 'Present the accountability report',
    sent: 'The accountability report is presented.',
    faults: {
      title: 'Write the title',
      goalTitle: (n: number) => `Write the name of goal ${n}`,
      goal: (n: number) => `Write what was intended in goal ${n}`,
      result: (n: number) => `Write what was achieved in goal ${n}`,
      evidence: (n: number) => `Say what the evidence of goal ${n} is, or clear its address`,
      address: (n: number) => `The address of evidence ${n} begins with https:// or http://`,
    },
  },
};

/** How the institution presents the accountability report of the last year that is over, once. */
export function PresentForm({ view, again }: { view: OverviewAnswer; again: () => void }) {
  const t = useMessages(words);
  const year = String(Number(view.today.slice(0, 4)) - 1);
  if (view.accountability.some((one) => one.year === year)) return <p className="soft">{t.done(year)}</p>;
  return (
    <details>
      <summary>
        <strong>{t.present(year)}</strong>
      </summary>
      <Presenting year={year} view={view} again={again} />
    </details>
  );
}

function Presenting({ year, view, again }: { year: string; view: OverviewAnswer; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [language] = useLanguage();
  const [title, setTitle] = useState(t.titleOf(year));
  const goals = useRows({ title: '', goal: '', result: '', evidence: '', address: '', figure: '' });
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  // The figures of the last quarter that is over are those that stand beside what is declared.
  const [last] = useLoaded<PeriodAnswer>(
    view.periods[1] ? `/api/supervision/${view.periods[1].period}` : null,
  );
  const figures = last.state === 'ready' ? last.value.figures : [];
  const acting = useAct(() => {
    showToast(t.sent);
    again();
  });
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: FieldFault[] = [];
    const need = (holds: boolean, field: string, message: string) => {
      if (!holds) found.push({ field, message });
    };
    need(title.trim().length >= 3, 'titulo', t.faults.title);
    for (const [i, one] of goals.rows.entries()) {
      const n = i + 1;
      const address = one.address.trim();
      need(one.title.trim().length >= 3, `meta-${n}`, t.faults.goalTitle(n));
      need(one.goal.trim().length >= 3, `propuso-${n}`, t.faults.goal(n));
      need(one.result.trim().length >= 3, `logro-${n}`, t.faults.result(n));
      const named = one.evidence.trim().length >= 3;
      need(named || (one.evidence.trim() === '' && address === ''), `evidencia-${n}`, t.faults.evidence(n));
      need(address === '' || /^https?:\/\/\S+$/.test(address), `direccion-${n}`, t.faults.address(n));
    }
    setFaults(found);
    if (found.length > 0) return;
    void acting.send('/api/supervision-accountability', {
      year,
      title,
      goals: goals.rows.map((one) => ({
        ...{ title: one.title, goal: one.goal, result: one.result },
        evidence:
          one.evidence.trim() === '' ? null : { title: one.evidence, address: one.address.trim() || null },
        figure: one.figure || null,
      })),
    });
  };
  return (
    <form className="flow" aria-label={t.send} onSubmit={send} noValidate>
      <p className="measure">{t.what}</p>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      <TextField name="titulo" label={t.title} value={title} onValue={setTitle} error={errorOf('titulo')} />
      {goals.rows.map((one, i) => {
        const n = i + 1;
        return (
          <Row
            key={one.key}
            added={one.key > 1}
            name={t.goal(n)}
            onRemove={goals.rows.length > 1 ? () => goals.remove(one.key) : undefined}
          >
            <TextField
              name={`meta-${n}`}
              label={t.goalTitle(n)}
              value={one.title}
              onValue={(text) => goals.change(one.key, { title: text })}
              error={errorOf(`meta-${n}`)}
            />
            <TextArea
              name={`propuso-${n}`}
              label={t.goalText(n)}
              rows={2}
              value={one.goal}
              onValue={(goal) => goals.change(one.key, { goal })}
              error={errorOf(`propuso-${n}`)}
            />
            <TextArea
              name={`logro-${n}`}
              label={t.result(n)}
              rows={2}
              value={one.result}
              onValue={(result) => goals.change(one.key, { result })}
              error={errorOf(`logro-${n}`)}
            />
            <TextField
              name={`evidencia-${n}`}
              label={t.evidence(n)}
              hint={t.evidenceHint}
              optional
              value={one.evidence}
              onValue={(evidence) => goals.change(one.key, { evidence })}
              error={errorOf(`evidencia-${n}`)}
            />
            <TextField
              name={`direccion-${n}`}
              label={t.address(n)}
              optional
              value={one.address}
              onValue={(address) => goals.change(one.key, { address })}
              error={errorOf(`direccion-${n}`)}
            />
            <Select
              name={`cifra-${n}`}
              label={t.figure(n)}
              optional
              width="full"
              placeholder={t.noFigure}
              value={one.figure}
              onValue={(figure) => goals.change(one.key, { figure })}
              options={figures.map((each) => ({
                value: each.id,
                label: `${each[language]} (${sayFigure(each, language, w.hidden)})`,
              }))}
            />
          </Row>
        );
      })}
      <div>
        <Button look="quiet" onClick={goals.add}>
          {t.more}
        </Button>
      </div>
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
