import { Breadcrumb, LoadedView, PageHead, useLanguage, useLoaded, useMessages } from '#design';
import type { BesideAnswer } from '../api.ts';
import { Contradictions, NoteTable, PublishedTable } from './PublishedTables.tsx';
import { words } from './words.ts';

/** The public table: every published figure of every study beside the computed one. */
export default function BesidePage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<BesideAnswer>('/api/valuations/beside');
  return (
    <div className="flow">
      <Breadcrumb items={[{ label: t.title, href: '/valuaciones' }, { label: t.beside }]} />
      <PageHead title={t.beside} lede={t.besideLede} />
      <LoadedView loaded={loaded} again={again}>
        {({ items, contradictions }) => (
          <div className="flow">
            <PublishedTable
              caption={t.others}
              rows={items.flatMap((item) =>
                item.published.map((row) => ({ ...row, study: item.studyTitle[language] })),
              )}
            />
            <NoteTable rows={items.flatMap((item) => item.note)} />
            <Contradictions entries={contradictions} />
            <ul className="flow">
              {items.map((item) => (
                <li key={item.number}>
                  <a href={`/valuaciones/${item.number}`}>{item.title}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </LoadedView>
    </div>
  );
}
