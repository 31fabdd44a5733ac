import { formatNumber, formatPercent, useLanguage, useMessages } from '#design';
import type { BaseAnswer } from '../api.ts';
import type { Outcome, PersonOutcome } from '../outcome.ts';
import type { ReserveLine } from './ReserveChart.tsx';
import { LineKey } from './ReserveChart.tsx';
import { words } from './words.ts';

/** What each scenario gives to people of different sex, age and pay. */
export function People({
  base,
  lines,
}: {
  base: BaseAnswer;
  lines: readonly (ReserveLine & { readonly outcome: Outcome })[];
}) {
  const t = useMessages(words).people;
  const [language] = useLanguage();
  const law = lines[0]!.outcome;
  return (
    <section aria-labelledby="personas">
      <h2 id="personas">{t.title}</h2>
      <p className="measure soft">{t.lede}</p>
      <ul className="bare lab-people">
        {base.people.map((person, i) => (
          <li key={person.id}>
            <h3>{person.title[language]}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.id}>
                  <dt>
                    <LineKey series={line.series} /> {line.label}
                  </dt>
                  <dd>
                    <PersonLine
                      person={line.outcome.people[i]!}
                      law={line.series === null ? null : law.people[i]!}
                    />
                    {line.outcome.exhaustion !== null && (
                      <span className="lab-people__then">
                        {t.aged(line.outcome.exhaustion - person.birthYear)}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );

  function PersonLine({ person, law: now }: { person: PersonOutcome; law: PersonOutcome | null }) {
    if (person.age === null) return <strong>{t.none}</strong>;
    const same =
      now !== null && now.age === person.age && Math.abs(now.replacement - person.replacement) < 5e-4;
    if (same) return <span className="soft">{t.same}</span>;
    return (
      <>
        <strong>{t.years(person.age)}</strong>
        {' · '}
        <strong>{formatPercent(person.replacement, { language, decimals: 0 })}</strong> {t.unit}
        <span className="soft">
          {' · '}
          {t.wages(formatNumber(person.basicWages, { language, decimals: 2 }))}
          {person.limitedBy !== 'none' && `, ${t.limited[person.limitedBy]}`}
        </span>
      </>
    );
  }
}
