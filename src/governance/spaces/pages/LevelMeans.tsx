import { useLoaded, useMessages } from '#design';
import { allowedAt, effectOf, type Level, participations } from '../levels.ts';
import { foundWords } from './foundWords.ts';
import { spaceWords } from './spaceWords.ts';

const parameter = 'spaces.reply-working-days';

interface LawOn {
  readonly parameters: readonly { readonly id: string; readonly value: unknown }[];
}

/** What a level lets people do, and what it makes the institution owe: read from the rule that the house enforces, and from the law. */
export function LevelMeans({ level }: { level: Level }) {
  const t = useMessages(foundWords);
  const w = useMessages(spaceWords);
  const [law] = useLoaded<LawOn>('/api/law/on');
  const days =
    law.state === 'ready' ? law.value.parameters.find((one) => one.id === parameter)?.value : undefined;
  const allowed = allowedAt[level];
  const forbidden = participations.filter((one) => !allowed.includes(one));
  const said = (some: readonly (typeof participations)[number][]) =>
    some.map((one) => t.participations[one]).join(', ');
  return (
    <section className="level-means" aria-live="polite" aria-labelledby="nivel-permite">
      <h3 id="nivel-permite">{w.level[level]}</h3>
      <dl className="facts">
        <div>
          <dt>{t.allows}</dt>
          <dd>{allowed.length === 0 ? t.nothing : said(allowed)}</dd>
        </div>
        {allowed.length > 0 && forbidden.length > 0 && (
          <div>
            <dt>{t.forbids}</dt>
            <dd>{said(forbidden)}</dd>
          </div>
        )}
        <div>
          <dt>{t.obliges}</dt>
          <dd>
            {effectOf(level, '') === 'none' ? (
              t.owesNothing
            ) : (
              <>
                {level === 'decisory' && `${t.binds} `}
                {t.owesReply(typeof days === 'number' ? String(days) : '…')}{' '}
                <a href={`/ley/${parameter}`}>{t.rule}</a>
              </>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}
