import { useEffect, useState } from 'react';
import { Button, formatNumber, formatPercent, useLanguage, useMessages } from '#design';
import type { BaseAnswer } from '../api.ts';
import { againstLaw, premiseOf, sayMillions, verdictOf } from '../describe.ts';
import { isUntouched, type LaboratoryScenario, valueIn } from '../scenario.ts';
import { FigureButton } from './FigureButton.tsx';
import type { Answered } from './useLaboratory.ts';
import { words } from './words.ts';

interface Shown {
  readonly base: BaseAnswer;
  readonly answered: Answered;
  readonly index: number;
  readonly onOpen: (name: string) => void;
}

/** The answer in one sentence whose last word is a year. */
export function Verdict({ base, answered, index, onOpen }: Shown) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const scenario = answered.scenarios[index]!;
  const outcome = answered.outcomes[index]!;
  const last = outcome.yearBase + outcome.years;
  const lasts = outcome.exhaustion === null;
  const year = String(outcome.exhaustion ?? last);
  const against = isUntouched(scenario)
    ? null
    : againstLaw(answered.law.exhaustion, outcome.exhaustion, language);
  const worse = (outcome.exhaustion ?? last + 1) < (answered.law.exhaustion ?? last + 1);
  return (
    <div className="lab-verdict" data-verdict={year} data-worse={worse ? '' : undefined}>
      <p className="lab-verdict__premise">
        {premiseOf(scenario, base, language)}, {lasts ? t.lasts : t.endsIn}
      </p>
      <p className="lab-verdict__year">{year}</p>
      <p className="lab-verdict__against">
        {against}{' '}
        <Button look="quiet" size="small" onClick={() => onOpen('exhaustion')}>
          {t.open}
        </Button>
      </p>
      <Spoken text={verdictOf(scenario, outcome, answered.law, base, language)} />
    </div>
  );
}

/** Says the verdict to who does not see it, once the hand rests. */
function Spoken({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 700);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="visually-hidden">
      {said}
    </p>
  );
}

/** Four figures under the verdict, each with what it is under the law. */
export function KeyFigures({ base, answered, index, onOpen }: Shown) {
  const t = useMessages(words).keyFigures;
  const [language] = useLanguage();
  const scenario: LaboratoryScenario = answered.scenarios[index]!;
  const outcome = answered.outcomes[index]!;
  const { law } = answered;
  const changed = !isUntouched(scenario);
  const last = outcome.yearBase + outcome.years;
  const middle = 2045;
  const rate = (value: number) => formatPercent(value, { language, decimals: 1 });
  const at = (path: Float64Array, year: number) => path[year - outcome.yearBase]!;
  const contribution = base.levers.find((lever) => lever.parameter === 'contribution-rate');
  const figures = [
    {
      name: 'deficit',
      value: sayMillions(Math.abs(outcome.deficit), language),
      what: `${outcome.deficit >= 0 ? t.deficit : t.surplus}, ${t.valued(outcome.yearBase)}`,
      law: sayMillions(law.deficit, language),
    },
    {
      name: 'levelRate',
      value: rate(outcome.levelRate),
      what: `${t.levelRate}${contribution ? `; ${t.levelRateNow(rate(valueIn({ ...scenario, moved: {} }, contribution)))}` : ''}`,
      law: rate(law.levelRate),
    },
    {
      name: `payAsYouGoWithState@${middle}`,
      value: rate(at(outcome.paths.payAsYouGoWithState, middle)),
      what: t.payAsYouGo(middle),
      law: rate(at(law.paths.payAsYouGoWithState, middle)),
    },
    {
      name: `dependency@${last}`,
      value: formatNumber(100 * at(outcome.paths.dependency, last), { language }),
      what: t.dependency(last),
      law: formatNumber(100 * at(law.paths.dependency, last), { language }),
    },
  ];
  return (
    <dl className="lab-figures">
      {figures.map((figure) => (
        <div key={figure.name}>
          <dt>{figure.what}</dt>
          <dd className="lab-figures__value">
            <FigureButton name={figure.name} value={figure.value} onOpen={onOpen}>
              {figure.value}
            </FigureButton>
          </dd>
          <dd className="lab-figures__law">
            {changed && figure.value !== figure.law ? t.law(figure.law) : ' '}
          </dd>
        </div>
      ))}
    </dl>
  );
}
