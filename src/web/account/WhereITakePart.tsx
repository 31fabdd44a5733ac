import { joinWords, useLanguage, useLoaded, useMessages } from '#design';
import type { MySupervisionAnswer } from '../../governance/commissions/api.ts';
import { supervisionNews } from '../../governance/commissions/pages/newsWords.ts';
import type { MyCommitteesAnswer } from '../../governance/committees/api.ts';
import { committeeNews } from '../../governance/committees/pages/newsWords.ts';
import type { MyGroupsAnswer } from '../../governance/oversightGroups/api.ts';
import { groupNews } from '../../governance/oversightGroups/pages/newsWords.ts';
import type { MySpacesAnswer } from '../../governance/spaces/api.ts';
import { spaceNews } from '../../governance/spaces/pages/newsWords.ts';

const words = {
  es: {
    title: 'Donde usted participa',
    nothing: 'Sin novedades desde su última visita.',
    also: 'En sus sesiones',
    report: (period: string) =>
      `Informe de supervisión, trimestre ${period.slice(6)} de ${period.slice(0, 4)}`,
    more: (n: number) => (n === 1 ? '1 novedad más' : `${n} novedades más`),
  },
  en: {
    title: 'Where you take part',
    nothing: 'Nothing new since your last visit.',
    also: 'In its meetings',
    report: (period: string) => `Supervision report, quarter ${period.slice(6)} of ${period.slice(0, 4)}`,
    more: (n: number) => (n === 1 ? '1 more' : `${n} more`),
  },
};
/** As many kinds as one reads at a glance. */
const shownKinds = 3;

type News = MySpacesAnswer['items'][number]['news'];

/** In the account: each space, committee and group of hers, with what is new there in one line. Nothing where she is in none. */
export function WhereITakePart() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [spaces] = useLoaded<MySpacesAnswer>('/api/my-spaces');
  const [committees] = useLoaded<MyCommitteesAnswer>('/api/my-committees');
  const [groups] = useLoaded<MyGroupsAnswer>('/api/my-oversight-groups');
  const [supervision] = useLoaded<MySupervisionAnswer>('/api/my-supervision');
  if (
    supervision.state !== 'ready' ||
    spaces.state !== 'ready' ||
    committees.state !== 'ready' ||
    groups.state !== 'ready'
  )
    return null;
  // The first kinds are those that matter most; of the others it is said how many there are.
  const say = (news: News, kinds: (typeof spaceNews)['es']) => {
    const rest = news.slice(shownKinds).reduce((sum, one) => sum + one.count, 0);
    const said = news.slice(0, shownKinds).map(({ kind, count }) => kinds[kind]?.(count) ?? kind);
    return joinWords(rest > 0 ? [...said, t.more(rest)] : said, language);
  };
  const ownCommittees = new Set(committees.value.items.map((one) => one.code));
  const lines = [
    ...committees.value.items.map((one) => {
      const inSpace = spaces.value.items.find((each) => each.code === one.code)?.news ?? [];
      return {
        href: `/comites/${one.code}`,
        title: one.title,
        said: say(one.news, committeeNews[language]),
        // A committee meets as a space does, and its meetings have a page of their own.
        also:
          inSpace.length > 0
            ? { href: `/participacion/${one.code}`, said: say(inSpace, spaceNews[language]) }
            : null,
      };
    }),
    ...supervision.value.items.map((one) => ({
      href: `/supervision/${one.period}?ver=informe`,
      title: t.report(one.period),
      said: say(one.news, supervisionNews[language]),
      also: null,
    })),
    ...groups.value.items.map((one) => ({
      href: `/veedurias/${one.code}`,
      title: one.title,
      said: say(one.news, groupNews[language]),
      also: null,
    })),
    ...spaces.value.items
      .filter((one) => !ownCommittees.has(one.code))
      .map((one) => ({
        href: `/participacion/${one.code}`,
        title: one.title,
        said: say(one.news, spaceNews[language]),
        also: null,
      })),
  ];
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="donde-participa" className="flow">
      <h2 id="donde-participa">{t.title}</h2>
      <ul className="bare flow">
        {lines.map((one) => (
          <li key={one.href}>
            <a href={one.href}>{one.title}</a>
            <p className={one.said === '' && !one.also ? 'soft' : undefined}>
              {one.said === '' ? (one.also ? '' : t.nothing) : `${first(one.said)}. `}
              {one.also && (
                <>
                  <a href={one.also.href}>
                    {t.also}
                    <span className="visually-hidden">: {one.title}</span>
                  </a>
                  : {one.also.said}.
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
