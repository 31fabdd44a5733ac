import { useEffect, useState } from 'react';
import {
  ask,
  Button,
  formatNumber,
  goTo,
  Notice,
  newKey,
  ProblemNotice,
  RadioGroup,
  useAction,
  useLanguage,
  useMessages,
} from '#design';
import type { ChangeAnswer } from '../api.ts';
import { verdicts } from '../verdicts.ts';
import { changeWords } from './changeWords.ts';

type Mine = ChangeAnswer['mine'];

/**
 * What who was told says of the change. She is known by her account, or by the key that her receipt's link carries after #, which the
 * browser keeps to itself.
 */
export function Says({ change }: { change: ChangeAnswer }) {
  const t = useMessages(changeWords);
  const [language] = useLanguage();
  const [key] = useState(() => location.hash.slice(1));
  const [mine, setMine] = useState<Mine>(change.mine);
  const url = `/api/improvement/changes/${change.code}`;
  useEffect(() => {
    if (key.length < 16) return;
    // A key is not left in an address that somebody else could read, copy or find in the history of a borrowed phone.
    goTo(location.pathname + location.search, 'replace');
    ask<Mine>(`${url}/mine`, { body: { key } }).then(setMine, () => {});
  }, [url, key]);
  const count = (value: number | null) =>
    value === null ? <span className="soft">{t.hidden}</span> : formatNumber(value, { language });
  return (
    <section aria-labelledby="dicen" className="flow">
      <h2 id="dicen">{t.says}</h2>
      {change.told !== null && <p>{t.told(formatNumber(change.told, { language }))}</p>}
      {change.verdicts ? (
        <dl className="change-verdicts">
          {verdicts.map((one) => (
            <div key={one}>
              <dt>{t.verdict[one]}</dt>
              <dd>{count(change.verdicts?.[one] ?? null)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="soft">{t.verdictsNone}</p>
      )}
      {mine.told &&
        (mine.answer ? (
          <Notice tone="good" live>
            {t.answered(t.verdict[mine.answer] ?? mine.answer)}
          </Notice>
        ) : (
          <Ask url={url} secret={key.length < 16 ? null : key} done={setMine} />
        ))}
    </section>
  );
}

function Ask({ url, secret, done }: { url: string; secret: string | null; done: (mine: Mine) => void }) {
  const t = useMessages(changeWords);
  const [works, setWorks] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [sendKey] = useState(newKey);
  const [problem, busy, act] = useAction();
  return (
    <form
      className="change-panel"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (works === null) return;
        void act(async () => {
          done(
            await ask<Mine>(`${url}/verdict`, {
              body: { works, ...(secret ? { key: secret } : {}) },
              key: sendKey,
            }),
          );
        });
      }}
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <RadioGroup
        name="funciona"
        label={t.ask}
        hint={t.askWhat}
        value={works}
        onValue={setWorks}
        error={tried && works === null ? t.choose : undefined}
        options={verdicts.map((one) => ({ value: one, label: t.verdict[one] ?? one }))}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
