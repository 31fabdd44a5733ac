import {
  Deadline,
  formatNumber,
  StateChip,
  type StateShape,
  Synthetic,
  Timeline,
  type TimelineEntry,
  Trace,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { HistoryEntry, RecommendationAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { recommendationWords } from './recommendationWords.ts';
import { StrengthChip } from './StrengthWhy.tsx';

type Props = { readonly one: RecommendationAnswer };

/** What came of it, in a sentence or two that a person would say aloud. */
export function WhatCame({ one }: Props) {
  const { sentence: s } = useMessages(recommendationWords);
  const [language] = useLanguage();
  const day = (text: string) => formatDate(plainDate(text), language);
  const count = (value: number) => formatNumber(value, { language });
  const { answer, owed } = one;
  const late = owed && owed.workingDaysLeft < 0 ? -owed.workingDaysLeft : 0;
  if (!answer)
    return (
      <p className="what-came" data-late={late > 0 ? '' : undefined}>
        {late > 0 ? s.never(day(one.responseDue), count(late)) : s.waiting(day(one.responseDue))}
      </p>
    );
  if (answer.decision === 'rejected') return <p className="what-came">{s.rejected}</p>;
  const when = answer.inTime ? s.inTime : s.late(count(answer.workingDaysLate));
  const verified = one.actions.filter((action) => action.state === 'verified').length;
  return (
    <p className="what-came" data-late={late > 0 ? '' : undefined}>
      {s[answer.decision]}
      {when}.
      {one.closed
        ? s.done(day(one.closed.on))
        : one.actions.length === 0
          ? s.noPlan
          : s.progress(verified, one.actions.length)}
      {late > 0 && s.overdue(count(late))}
    </p>
  );
}

export function SyntheticStory({ one }: Props) {
  const t = useMessages(recommendationWords);
  if (one.answeredSynthetically) return <Synthetic>{t.syntheticAnswer}</Synthetic>;
  return one.answer === null && one.overdue ? <p className="soft measure">{t.elsewhere}</p> : null;
}

/** From the evaluation to the verification, with what has not come yet. */
export function RecommendationTrace({ one }: Props) {
  const t = useMessages(recommendationWords);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  const day = (text: string) => formatDate(plainDate(text), language);
  const evaluation = `/evaluaciones/${one.evaluation}`;
  const numbers = (list: readonly { readonly number: number }[]) =>
    list.map(({ number }) => number).join(', ');
  const verified = one.actions.filter((action) => action.state === 'verified').length;
  const ahead = 'ahead' as const;
  return (
    <Trace
      steps={[
        { kind: t.trace.evaluation, title: <span lang="es">{one.evaluationTitle}</span>, href: evaluation },
        ...(one.findings.length > 0
          ? [
              { kind: t.trace.findings, title: numbers(one.findings), href: `${evaluation}#hallazgos` },
              {
                kind: t.trace.conclusions,
                title: numbers(one.conclusions),
                href: `${evaluation}#conclusiones`,
              },
            ]
          : [{ kind: t.trace.conclusions, title: t.none, place: 'gap' as const }]),
        { kind: t.trace.recommendation, title: String(one.number), place: 'here' },
        one.answer
          ? { kind: t.trace.answer, title: w.decision[one.answer.decision], when: day(one.answer.on) }
          : {
              kind: t.trace.answer,
              title: w.standing.unanswered,
              when: day(one.responseDue),
              place: one.overdue ? ('gap' as const) : ahead,
            },
        one.actions.length > 0
          ? { kind: t.trace.action, title: `${verified} / ${one.actions.length}` }
          : { kind: t.trace.action, title: '–', place: ahead },
        one.closed
          ? { kind: t.trace.verification, title: t.verified, when: day(one.closed.on) }
          : { kind: t.trace.verification, title: '–', place: ahead },
      ]}
    />
  );
}

export function OwedDeadline({ one, level = 3 }: Props & { level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const t = useMessages(recommendationWords);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  if (!one.owed) return null;
  const day = (text: string) => formatDate(plainDate(text), language);
  const { policy } = one;
  const rule = {
    answer: t.rule.answer(policy.responseWorkingDays, t.since[one.sinceIs]),
    plan: t.rule.plan(policy.planWorkingDays),
    action: t.rule.action,
    verdict: t.rule.verdict(policy.verdictWorkingDays),
  }[one.owed.what];
  return (
    <>
      <Heading>{t.owedTitle[one.owed.what]}</Heading>
      <Deadline
        workingDaysLeft={one.owed.workingDaysLeft}
        due={plainDate(one.owed.due)}
        rule={`${rule}.`}
        article={one.owed.what === 'action' ? undefined : t.policy}
      />
      <p>{t.up}:</p>
      <ul>
        {one.goesUp.map(({ level, on, reached }) => (
          <li key={level}>{t.upTo(w.level[level], day(on), reached)}</li>
        ))}
      </ul>
    </>
  );
}

const actionShapes: Readonly<Record<string, StateShape>> = {
  planned: 'waiting',
  reported: 'active',
  returned: 'attention',
  verified: 'done',
};

export function PlannedActions({ one }: Props) {
  const t = useMessages(recommendationWords);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  if (one.actions.length === 0) return null;
  return (
    <section className="flow">
      <h2>{t.actions}</h2>
      <ol className="bare numbered">
        {one.actions.map((action) => (
          <li key={action.number}>
            <span className="numbered__number">{action.number}</span>
            <div className="numbered__body">
              <p lang="es">{action.text}</p>
              <div className="evaluation-marks">
                <StateChip shape={actionShapes[action.state] ?? 'waiting'}>
                  {w.actionState[action.state]}
                </StateChip>
                <span>{t.responsible(action.responsible)}</span>
                <span>{t.due(formatDate(plainDate(action.due), language))}</span>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What it rests on, with the strength of the evidence of each finding. */
export function Ground({ one }: Props) {
  const t = useMessages(recommendationWords);
  const evaluation = `/evaluaciones/${one.evaluation}`;
  return (
    <section className="flow">
      <h2>{t.because}</h2>
      {one.conclusions.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <h3>{t.conclusions}</h3>
          <ol className="bare numbered">
            {one.conclusions.map((conclusion) => (
              <li key={conclusion.number}>
                <a className="numbered__number" href={`${evaluation}#c-${conclusion.number}`}>
                  {conclusion.number}
                </a>
                <p className="measure" lang="es">
                  {conclusion.text}
                </p>
              </li>
            ))}
          </ol>
          <h3>{t.findings}</h3>
          <ol className="bare numbered">
            {one.findings.map((finding) => (
              <li key={finding.number}>
                <a className="numbered__number" href={`${evaluation}#h-${finding.number}`}>
                  {finding.number}
                </a>
                <div className="numbered__body">
                  <p lang="es">{finding.text}</p>
                  <StrengthChip strength={finding.strength.strength} />
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** Everything that happened, in order, and what is owed next. */
export function History({ one }: Props) {
  const t = useMessages(recommendationWords);
  const w = useMessages(evaluationWords);
  const title = (entry: HistoryEntry) =>
    [
      t.kinds[entry.kind] ?? entry.kind,
      entry.decision && `: ${w.decision[entry.decision].toLowerCase()}`,
      entry.number !== null && ` · ${t.actionNumber(entry.number)}`,
    ]
      .filter(Boolean)
      .join('');
  const entries: TimelineEntry[] = one.history.map((entry) => ({
    id: String(entry.seq),
    date: plainDate(entry.on),
    title: title(entry),
    actor: entry.office && (
      <span lang="es">
        {entry.office}
        {entry.synthetic && ` (${t.synthetic})`}
      </span>
    ),
    children: entry.text && (
      <>
        <p lang="es">{entry.text}</p>
        {entry.evidence && (
          <p lang="es">
            {t.evidence}: {entry.evidence.text}{' '}
            {entry.evidence.link && (
              <a href={entry.evidence.link} rel="noopener">
                {t.link}
              </a>
            )}
          </p>
        )}
      </>
    ),
  }));
  if (one.owed)
    entries.push({
      id: 'owed',
      date: plainDate(one.owed.due),
      title: t.owedTitle[one.owed.what],
      state: one.overdue ? 'late' : 'next',
    });
  return <Timeline label={t.story} entries={entries} />;
}
