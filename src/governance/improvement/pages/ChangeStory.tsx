import {
  formatDateShort,
  formatInstant,
  formatPeriodShort,
  Timeline,
  useLanguage,
  useMessages,
} from '#design';
import { dateAt, period, plainDate } from '#kernel';
import type { ChangeAnswer } from '../api.ts';
import { changeWords } from './changeWords.ts';

type Story = Pick<
  ChangeAnswer,
  'cause' | 'origin' | 'summary' | 'plan' | 'steps' | 'evidence' | 'comments' | 'judged'
>;

/** Why, what was planned, what was done and the evidence of it: the same for everybody. */
export function ChangeStory({ change }: { change: Story }) {
  const t = useMessages(changeWords);
  const [language] = useLanguage();
  const { origin } = change;
  const day = (text: string) => formatDateShort(plainDate(text), language);
  return (
    <>
      <section className="flow">
        <h2>{t.cause}</h2>
        <p className="measure">{change.cause}</p>
        <p className="soft">
          {t.origin(
            origin.kind,
            origin.month ? formatPeriodShort(period(origin.month), language) : '',
            origin.words.join(', '),
          )}
        </p>
      </section>
      {(change.summary || change.plan) && (
        <section className="flow">
          <h2>{change.summary ? t.done : t.plan}</h2>
          {change.summary && <p className="change-story">{change.summary}</p>}
          {change.plan && <p className="measure">{change.plan}</p>}
          {change.steps.length > 0 && (
            <Timeline
              label={t.steps}
              entries={change.steps.map((step) => ({
                id: String(step.number),
                date: step.done ? dateAt(Date.parse(step.done.at)) : plainDate(step.due),
                title: step.text,
                state: step.done ? ('done' as const) : ('next' as const),
                children: step.done && (
                  <p>
                    {step.done.text}{' '}
                    {step.done.link && (
                      <a href={step.done.link} rel="noopener">
                        {t.link}
                      </a>
                    )}
                  </p>
                ),
              }))}
            />
          )}
        </section>
      )}
      {change.evidence.length > 0 && (
        <section className="flow">
          <h2>{t.evidence}</h2>
          <ul>
            {change.evidence.map((one) => (
              <li key={one.at + one.text}>
                {one.text} <span className="soft">({day(one.at.slice(0, 10))})</span>{' '}
                {one.link && (
                  <a href={one.link} rel="noopener">
                    {t.link}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {change.judged && <p className="measure">{change.judged.words}</p>}
      {change.comments.length > 0 && (
        <section className="flow">
          <h2>{t.ombudsman}</h2>
          {change.comments.map((one) => (
            <p key={one.at} className="change-story">
              {one.text} <span className="soft">({formatInstant(one.at, language)})</span>
            </p>
          ))}
        </section>
      )}
    </>
  );
}

/** Everything that happened to a change, in order. */
export function ChangeHistory({ history }: { history: ChangeAnswer['history'] }) {
  const t = useMessages(changeWords);
  return (
    <Timeline
      label={t.history}
      entries={history.map((one) => ({
        id: one.at + one.kind,
        date: dateAt(Date.parse(one.at)),
        title: t.kinds[one.kind] ?? one.kind,
        children: one.text && <p>{one.text}</p>,
        state: 'done' as const,
      }))}
    />
  );
}
