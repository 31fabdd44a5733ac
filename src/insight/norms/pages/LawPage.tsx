import { useDeferredValue, useState } from 'react';
import {
  DateField,
  EmptyState,
  LoadedView,
  PageHead,
  StateChip,
  Table,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { dateAt, foldText, formatDate, type PlainDate, parsePlainDate, yearOf } from '#kernel';
import { type Citation, type Law, lawOn, type Standing, workingCalendar } from '#law';
import { lawText } from './lawInSpanish.ts';
import { ValueView } from './ValueView.tsx';
import { words } from './words.ts';

const zone = 'America/Guayaquil';

/** Reads the law once and computes here what stood on any date: the answer comes as the date is typed. */
export default function LawPage() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<Law>('/api/law');
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {(law) => <LawOn law={law} />}
      </LoadedView>
    </>
  );
}

function LawOn({ law }: { law: Law }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const typed = parsePlainDate(filters.get('fecha') ?? '');
  const date: PlainDate = typed.ok ? typed.value : dateAt(Date.now(), zone);
  const [search, setSearch] = useState(filters.get('busca') ?? '');
  const wanted = useDeferredValue(foldText(search));
  const standings = lawOn(law, date).filter((standing) => matches(standing, wanted));
  const groups = Map.groupBy(standings, (standing) => standing.parameter.id.split('.')[0] ?? '');
  const holidays = workingCalendar(law).holidays(yearOf(date));
  return (
    <div className="flow">
      <div className="columns">
        <DateField
          name="fecha"
          label={t.date}
          hint={t.dateHint}
          defaultValue={date}
          onDate={(read) => {
            if (read.state === 'date') setFilters({ fecha: read.date });
          }}
        />
        <TextField
          name="busca"
          type="search"
          label={t.search}
          hint={t.searchHint}
          value={search}
          onValue={(value) => {
            setSearch(value);
            setFilters({ busca: value });
          }}
        />
      </div>
      <p role="status" className="soft">
        {t.found(standings.length, formatDate(date, language))}
      </p>
      {standings.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {groups.size > 1 && (
        <nav aria-label={t.chapters} className="cluster">
          {[...groups.keys()].map((group) => (
            <a key={group} href={`#grupo-${group}`}>
              {t.groups[group] ?? group}
            </a>
          ))}
          <a href="#feriados">{t.holidaysShort}</a>
        </nav>
      )}
      {[...groups].map(([group, members]) => (
        <section key={group} aria-labelledby={`grupo-${group}`}>
          <h2 id={`grupo-${group}`}>{t.groups[group] ?? group}</h2>
          {members.map((standing) => (
            <StandingView key={standing.parameter.id} standing={standing} />
          ))}
        </section>
      ))}
      <section>
        <h2 id="feriados">{t.holidays(yearOf(date))}</h2>
        <Table
          caption={t.holidays(yearOf(date))}
          captionHidden
          stack
          rows={holidays.filter((holiday) => !holiday.territory)}
          rowKey={(holiday) => holiday.id + holiday.date}
          exportName={`feriados-${yearOf(date)}`}
          columns={[
            {
              key: 'title',
              header: t.holiday,
              cell: (holiday) => holiday.title[language],
              sortBy: (holiday) => holiday.title[language],
            },
            {
              key: 'date',
              header: t.kept,
              cell: (holiday) => formatDate(holiday.date, language),
              sortBy: (holiday) => holiday.date,
            },
            {
              key: 'commemorates',
              header: t.commemorates,
              cell: (holiday) =>
                holiday.commemorates === holiday.date
                  ? formatDate(holiday.commemorates, language)
                  : `${formatDate(holiday.commemorates, language)} (${t.moved})`,
              sortBy: (holiday) => holiday.commemorates,
            },
            { key: 'norm', header: t.norm, cell: (holiday) => lawText(holiday.citation.norm, language) },
          ]}
        />
      </section>
    </div>
  );
}

function matches(standing: Standing, wanted: string): boolean {
  if (wanted === '') return true;
  const { parameter } = standing;
  const text = [
    parameter.id,
    parameter.title.es,
    parameter.title.en,
    ...parameter.versions.map(
      (version) => `${version.norm} ${lawText(version.norm, 'es')} ${version.gazette ?? ''}`,
    ),
  ].join(' ');
  return foldText(text).includes(wanted);
}

function StandingView({ standing }: { standing: Standing }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { parameter } = standing;
  return (
    <article className="law-item" aria-labelledby={parameter.id}>
      <div className="law-item__head">
        <h3 id={parameter.id}>{parameter.title[language]}</h3>
        {standing.state === 'in-force' && <CitationStatus citation={standing.reading.citation} />}
      </div>
      {standing.state === 'in-force' && <ValueView parameter={parameter} value={standing.reading.value} />}
      {standing.state === 'repealed' && <p>{t.repealed}</p>}
      {standing.state === 'not-yet-in-force' && (
        <p className="soft">{t.notYet(formatDate(standing.from, language))}</p>
      )}
      <p className="soft law-item__norm">
        {standing.state !== 'not-yet-in-force' && (
          <CitationLine
            citation={standing.state === 'in-force' ? standing.reading.citation : standing.citation}
          />
        )}{' '}
        {parameter.versions.length > 1 && (
          <a href={`/ley/${parameter.id}`} aria-label={`${t.history}: ${parameter.title[language]}`}>
            {t.history}
          </a>
        )}
      </p>
    </article>
  );
}

export function CitationLine({ citation }: { citation: Citation }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const from = formatDate(citation.from, language);
  return (
    <>
      {lawText(citation.norm, language)}
      {citation.gazette && `, ${lawText(citation.gazette, language)}`} ·{' '}
      {citation.to ? t.between(from, formatDate(citation.to, language)) : t.since(from)}
    </>
  );
}

export function CitationStatus({ citation }: { citation: Citation }) {
  const t = useMessages(words);
  const shape = ({ confirmed: 'done', unconfirmed: 'attention', policy: 'draft' } as const)[citation.status];
  return (
    <span title={t.statusMeans[citation.status]}>
      <StateChip shape={shape}>{t.status[citation.status]}</StateChip>
    </span>
  );
}
