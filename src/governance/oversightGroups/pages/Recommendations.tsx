import { StateChip, type StateShape, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { RecommendationView, ReportView } from '../api.ts';
import { groupWords } from './groupWords.ts';
import type { GroupPart } from './part.ts';
import { TextAct } from './TextAct.tsx';

const words = {
  es: {
    title: 'Recomendaciones, hasta su fin',
    finding: (n: number) => `Por el hallazgo ${n}`,
    state: {
      waiting: 'Espera respuesta',
      committed: 'Comprometida',
      rejected: 'Rechazada',
      'in-progress': 'En curso',
      done: 'La institución dice que la cumplió',
      fulfilled: 'Cumplida',
      'not-fulfilled': 'No cumplida',
    },
    responsible: (who: string, day: string) => `Responde ${who}, hasta el ${day}.`,
    step: (day: string) => `La institución, el ${day}:`,
    verdict: (day: string) => `Verificado el ${day}:`,
    check: 'Qué se comprobó',
    fulfilled: 'Está cumplida',
    notFulfilled: 'No está cumplida',
  },
  en: {
    title: 'Recommendations, to their end',
    finding: (n: number) => `Because of finding ${n}`,
    state: {
      waiting: 'Awaits an answer',
      committed: 'Committed',
      rejected: 'Rejected',
      'in-progress': 'In course',
      done: 'The institution says that it is done',
      fulfilled: 'Fulfilled',
      'not-fulfilled': 'Not fulfilled',
    },
    responsible: (who: string, day: string) => `${who} answers for it, by ${day}.`,
    step: (day: string) => `The institution, on ${day}:`,
    verdict: (day: string) => `Verified on ${day}:`,
    check: 'What was checked',
    fulfilled: 'It is fulfilled',
    notFulfilled: 'It is not fulfilled',
  },
};

type State = keyof (typeof words)['es']['state'];
const shapes: Readonly<Record<State, StateShape>> = {
  waiting: 'waiting',
  committed: 'active',
  rejected: 'refused',
  'in-progress': 'active',
  done: 'active',
  fulfilled: 'done',
  'not-fulfilled': 'attention',
};

function stateOf(one: RecommendationView): State {
  if (one.ended) return one.ended.verdict;
  const step = one.steps.at(-1);
  if (step) return step.state;
  if (!one.answer) return 'waiting';
  return one.answer.position === 'rejects' ? 'rejected' : 'committed';
}

/** What was recommended, what the institution committed to, what it did, and who verified it. */
export function Recommendations({ one, group, api, acting }: GroupPart & { one: ReportView }) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [language] = useLanguage();
  const day = (date: string) => formatDate(plainDate(date), language);
  if (one.recommendations.length === 0) return null;
  const asMember = group.me.active && ['working', 'expired', 'reported'].includes(group.phase);
  const asManager = group.me.mayManage && group.phase === 'reported';
  return (
    <div className="flow">
      <h3>{t.title}</h3>
      <ol>
        {one.recommendations.map((each) => {
          const state = stateOf(each);
          return (
            <li key={each.number} className="flow">
              <p>{each.text}</p>
              <p className="group-marks">
                <StateChip shape={shapes[state]}>{t.state[state]}</StateChip>
                {each.finding !== null && (
                  <a href={`/veedurias/${group.code}?ver=hallazgos#hallazgo-${each.finding}`}>
                    {t.finding(each.finding)}
                  </a>
                )}
              </p>
              {each.answer && (
                <p className="group-reply">
                  <strong>{w.position[each.answer.position]}.</strong> {each.answer.text}{' '}
                  {each.answer.responsible &&
                    each.answer.due &&
                    t.responsible(each.answer.responsible, day(each.answer.due))}
                </p>
              )}
              {each.steps.map((step, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two steps of a day may say the same.
                <p key={i} className="group-reply">
                  <strong>{t.step(day(step.on))}</strong> {step.text}
                </p>
              ))}
              {each.ended && (
                <p>
                  <strong>{t.verdict(day(each.ended.on))}</strong> {each.ended.text}
                </p>
              )}
              {one.published && !each.ended && (asMember || asManager) && (
                <details>
                  <summary>{t.check}</summary>
                  <TextAct
                    name={`verificar-${one.number}-${each.number}`}
                    label={t.check}
                    rows={2}
                    acting={acting}
                    url={`${api}/${asMember ? 'acts' : 'management'}`}
                    choices={(['fulfilled', 'not-fulfilled'] as const).map((verdict) => ({
                      button: verdict === 'fulfilled' ? t.fulfilled : t.notFulfilled,
                      body: (text: string) => ({
                        act: 'end-recommendation',
                        report: one.number,
                        recommendation: each.number,
                        verdict,
                        text,
                      }),
                    }))}
                  />
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
