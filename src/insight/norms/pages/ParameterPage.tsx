import { Breadcrumb, EmptyState, LoadedView, PageHead, useLanguage, useLoaded, useMessages } from '#design';
import { historyOf, type Law } from '#law';
import { CitationLine, CitationStatus } from './LawPage.tsx';
import { lawText } from './lawInSpanish.ts';
import { ValueView } from './ValueView.tsx';
import { words } from './words.ts';

/** One parameter through time, newest first. */
export default function ParameterPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<Law>('/api/law');
  return (
    <LoadedView loaded={loaded} again={again}>
      {(law) => <History law={law} id={params.id ?? ''} unknown={t.unknown} />}
    </LoadedView>
  );
}

function History({ law, id, unknown }: { law: Law; id: string; unknown: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const parameter = Object.hasOwn(law.parameters, id) ? law.parameters[id] : undefined;
  const crumbs = [
    { label: t.home, href: '/' },
    { label: t.title, href: '/ley' },
  ];
  if (!parameter)
    return (
      <>
        <Breadcrumb items={[...crumbs, { label: unknown }]} />
        <h1>{unknown}</h1>
        <EmptyState title={id} action={<a href="/ley">{t.back}</a>} />
      </>
    );
  return (
    <div className="flow">
      <Breadcrumb items={[...crumbs, { label: parameter.title[language] }]} />
      <PageHead
        kicker={t.historyTitle}
        title={parameter.title[language]}
        lede={parameter.note && lawText(parameter.note, language)}
      />
      {historyOf(law, id)
        .toReversed()
        .map(({ value, citation }) => (
          <article key={citation.from} className="law-item">
            <div className="law-item__head">
              <h2>
                <CitationLine citation={citation} />
              </h2>
              <CitationStatus citation={citation} />
            </div>
            {value === null ? <p>{t.repealed}</p> : <ValueView parameter={parameter} value={value} />}
            {citation.note && citation.note !== parameter.note && (
              <p className="measure">{lawText(citation.note, language)}</p>
            )}
            <p className="soft">
              {t.source}: {lawText(citation.source, language)}
            </p>
          </article>
        ))}
    </div>
  );
}
