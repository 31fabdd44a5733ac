import { useState } from 'react';
import { ask, Badge, Button, ProblemNotice, StateChip, useAction, useLanguage, useMessages } from '#design';
import type { FindingsAnswer, FindingView, ProgrammeAnswer } from '../api.ts';
import { programmeWords } from '../programmeWords.ts';
import { quoted } from './quoted.tsx';

const words = {
  es: {
    none: 'La revisión no encuentra nada que corregir: el diseño está limpio.',
    why: 'Por qué importa',
    remedy: 'Cómo se arregla',
    evaluators: 'También lo dijeron sus evaluadores',
    reading: 'Se lee en su documento',
    said: (what: string, at: string) => `«${what}» ${at}`,
    lede: 'Una revisión automática de la forma del diseño, con reglas de la metodología del marco lógico. Ayuda a quien escribe; no juzga el sentido.',
    count: (n: number) => (n === 1 ? '1 hallazgo' : `${n} hallazgos`),
    rest: (n: number) => `Ver más de los ${n} que faltan`,
  },
  en: {
    none: 'The check finds nothing to mend: the design is clean.',
    why: 'Why it matters',
    remedy: 'How to mend it',
    evaluators: 'Its evaluators said so too',
    reading: 'It is read in its document',
    said: (what: string, at: string) => `“${what}” ${at}`,
    lede: 'An automatic check of the form of the design, by rules of the logical framework. It helps who writes; it does not judge meaning.',
    count: (n: number) => (n === 1 ? '1 finding' : `${n} findings`),
    rest: (n: number) => `See more of the other ${n}`,
  },
};
/** The findings of a rule beyond the first ones, asked for when somebody wants them. */
function Rest({ more: url, rule, from, total }: { more: string; rule: string; from: number; total: number }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [shown, setShown] = useState<readonly FindingView[]>([]);
  const [problem, busy, act] = useAction();
  const rest = total - from - shown.length;
  const more = () =>
    act(async () => {
      const query = new URLSearchParams({ rule, from: String(from + shown.length) });
      const { items } = await ask<FindingsAnswer>(`${url}?${query}`);
      setShown((before) => [...before, ...items]);
    });
  return (
    <>
      {shown.length > 0 && (
        <ul>
          {shown.map((one) => (
            <li key={`${one.about} ${one[language].what}`}>{quoted(one[language].what)}</li>
          ))}
        </ul>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {rest > 0 && (
        <Button look="quiet" size="small" busy={busy} onClick={() => void more()}>
          {t.rest(rest)}
        </Button>
      )}
    </>
  );
}

const shapes = { blocking: 'refused', serious: 'attention', advice: 'draft' } as const;

/** What the check finds, the gravest first; alike findings under one head. With `toFind`, what its evaluators had said. */
export function Findings({
  findings,
  toFind,
  title,
  level = 2,
  counts,
  more,
}: {
  findings: readonly FindingView[];
  /** How many each rule finds, where only the first of them came. */
  counts?: Readonly<Record<string, number>>;
  /** Where the others are asked for. */
  more?: string;
  toFind: NonNullable<ProgrammeAnswer['notes']>['toFind'] | null;
  title: string;
  level?: 2 | 3;
}) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const byRule = new Map<string, FindingView[]>();
  for (const one of findings) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one]);
  const Head = level === 2 ? 'h2' : 'h3';
  return (
    <section className="flow" aria-labelledby="revision">
      <Head id="revision">{title}</Head>
      <p className="measure soft">{t.lede}</p>
      {findings.length === 0 && <p className="programme-clean">{t.none}</p>}
      <ul className="programme-findings bare">
        {[...byRule.values()].map((alike) => {
          const first = alike[0] as FindingView;
          const told = toFind?.findings.filter((one) => one.rule === first.rule) ?? [];
          return (
            <li key={first.rule} data-severity={first.severity}>
              <div className="programme-finding__head">
                <StateChip shape={shapes[first.severity]}>{w.severities[first.severity]}</StateChip>
                {alike.length > 1 && <Badge>{t.count(counts?.[first.rule] ?? alike.length)}</Badge>}
              </div>
              {alike.length === 1 ? (
                <p>
                  <strong>{quoted(first[language].what)}</strong>
                </p>
              ) : (
                <ul>
                  {alike.map((one) => (
                    <li key={`${one.about} ${one[language].what}`}>{quoted(one[language].what)}</li>
                  ))}
                </ul>
              )}
              {more && (counts?.[first.rule] ?? 0) > alike.length && (
                <Rest more={more} rule={first.rule} from={alike.length} total={counts?.[first.rule] ?? 0} />
              )}
              <p>
                <span className="soft">{t.why}: </span>
                {first[language].why}
              </p>
              <p>
                <span className="soft">{t.remedy}: </span>
                {first[language].remedy}
              </p>
              {told.length > 0 && (
                <p className="soft">
                  {toFind?.by === 'evaluators' ? t.evaluators : t.reading}:{' '}
                  <span lang="es">{told.map((one) => t.said(one.what, one.at)).join(' ')}</span>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
