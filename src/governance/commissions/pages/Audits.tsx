import { useRef, useState } from 'react';
import {
  Button,
  EmptyState,
  ProblemNotice,
  Select,
  StateChip,
  showToast,
  TextArea,
  useAct,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { OverviewAnswer } from '../api.ts';
import { supervisionWords } from './supervisionWords.ts';

const words = {
  es: {
    none: 'Todavía no hay auditorías registradas',
    noneWhat:
      'Cada auditoría interna o externa constará aquí con sus hallazgos y lo que pasa con cada recomendación.',
    kind: { internal: 'Auditoría interna', external: 'Auditoría externa' },
    examined: (from: string, until: string) => `Examinó del ${from} al ${until}`,
    reported: (day: string) => `Informe del ${day}`,
    findings: 'Hallazgos',
    severity: { low: 'Gravedad baja', medium: 'Gravedad media', high: 'Gravedad alta' },
    recommendations: 'Recomendaciones',
    due: (who: string, day: string) => `Responde: ${who}, hasta el ${day}`,
    standing: {
      open: 'Pendiente',
      'under-way': 'En curso',
      fulfilled: 'Cumplida',
      'not-fulfilled': 'No cumplida',
    },
    late: 'Atrasada',
    chain: 'Adónde llevó esta auditoría',
    follow: 'Anotar cómo va',
    how: 'Cómo está',
    shows: 'Qué lo muestra',
    note: 'Anotar',
    noted: 'Quedó anotado.',
  },
  en: {
    none: 'There are no audits yet',
    noneWhat:
      'Each internal or external audit will stand here with its findings and what becomes of each recommendation.',
    kind: { internal: 'Internal audit', external: 'External audit' },
    examined: (from: string, until: string) => `It examined ${from} to ${until}`,
    reported: (day: string) => `Report of ${day}`,
    findings: 'Findings',
    severity: { low: 'Low severity', medium: 'Medium severity', high: 'High severity' },
    recommendations: 'Recommendations',
    due: (who: string, day: string) => `Responsible: ${who}, by ${day}`,
    standing: {
      open: 'Pending',
      'under-way': 'Under way',
      fulfilled: 'Fulfilled',
      'not-fulfilled': 'Not fulfilled',
    },
    late: 'Late',
    chain: 'Where this audit led',
    follow: 'Note how it goes',
    how: 'How it stands',
    shows: 'What shows it',
    note: 'Note',
    noted: 'It is noted.',
  },
};
const shapes = {
  open: 'waiting',
  'under-way': 'active',
  fulfilled: 'done',
  'not-fulfilled': 'refused',
} as const;
type Audit = OverviewAnswer['audits'][number];

/** The register of audits, each with its findings and what became of its recommendations. */
export function Audits({ view, again }: { view: OverviewAnswer; again: () => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const day = (text: string) => formatDate(plainDate(text), language);
  if (view.audits.length === 0) return <EmptyState title={t.none}>{t.noneWhat}</EmptyState>;
  return (
    <ul className="bare supervision-list">
      {view.audits.map((one) => (
        <li key={one.code} id={one.code}>
          <h2>{one.title}</h2>
          <p className="supervision-marks">
            <span>{t.kind[one.kind]}</span>
            <span>{one.auditor}</span>
            <span>{t.examined(day(one.from), day(one.until))}</span>
            <span>{t.reported(day(one.on))}</span>
          </p>
          <p>
            {one.document.address ? (
              <a href={one.document.address}>{one.document.title}</a>
            ) : (
              one.document.title
            )}
          </p>
          <h3>{t.findings}</h3>
          <ol>
            {one.findings.map((each) => (
              <li key={each.title}>
                <strong>{each.title}</strong> ({t.severity[each.severity]}). {each.text}
              </li>
            ))}
          </ol>
          {one.recommendations.length > 0 && <h3>{t.recommendations}</h3>}
          <ol>
            {one.recommendations.map((each) => (
              <li key={each.number} className="flow">
                <p>{each.text}</p>
                <p className="supervision-marks">
                  <StateChip shape={shapes[each.standing]}>{t.standing[each.standing]}</StateChip>
                  {each.late && <StateChip shape="attention">{t.late}</StateChip>}
                  <span>{t.due(each.responsible, day(each.due))}</span>
                </p>
                {each.steps.map((step) => (
                  <p key={step.on + step.text}>
                    {day(step.on)}: {step.text}
                  </p>
                ))}
                {view.me.mayAudit && each.standing !== 'fulfilled' && (
                  <Follow audit={one} number={each.number} again={again} />
                )}
              </li>
            ))}
          </ol>
          <p>
            <a href={`/rastro/auditoria/${one.code}`}>
              {t.chain}
              <span className="visually-hidden">: {one.title}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Follow({ audit, number, again }: { audit: Audit; number: number; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const box = useRef<HTMLDetailsElement>(null);
  const acting = useAct(() => {
    showToast(t.noted);
    if (box.current) box.current.open = false;
    setText('');
    setTried(false);
    again();
  });
  const [standing, setStanding] = useState('under-way');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const short = text.trim().length < 10;
  const name = `${audit.code}-${number}`;
  return (
    <details ref={box}>
      <summary>
        {t.follow}
        <span className="visually-hidden">
          : {audit.title}, {number}
        </span>
      </summary>
      <form
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!short)
            void acting.send(`/api/supervision-audits/${audit.code}/follow-ups`, {
              recommendation: number,
              standing,
              text,
            });
        }}
      >
        <Select
          name={`como-${name}`}
          label={t.how}
          value={standing}
          onValue={setStanding}
          options={(['under-way', 'fulfilled', 'not-fulfilled'] as const).map((value) => ({
            value,
            label: t.standing[value],
          }))}
        />
        <TextArea
          name={`muestra-${name}`}
          label={t.shows}
          value={text}
          onValue={setText}
          rows={2}
          error={tried && short ? w.short : undefined}
        />
        {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
        <div className="actions">
          <Button type="submit" busy={acting.busy}>
            {t.note}
          </Button>
        </div>
      </form>
    </details>
  );
}
