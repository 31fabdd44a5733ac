import {
  Badge,
  Breadcrumb,
  formatInstant,
  LoadedView,
  Notice,
  PageHead,
  ProblemNotice,
  StateChip,
  Timeline,
  useAct,
  useLanguage,
  useLoaded,
  useMessages,
  useSeen,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { SpaceAnswer } from '../api.ts';
import { Contributions } from './Contributions.tsx';
import { Documents } from './Documents.tsx';
import { Joining } from './Joining.tsx';
import { SecretaryPanel } from './SecretaryPanel.tsx';
import { spaceWords } from './spaceWords.ts';
import { Tasks } from './Tasks.tsx';
import './spaces.css';

const words = {
  es: {
    what: 'Qué es',
    binding: (resolution: string) => `Obliga por la resolución ${resolution}.`,
    basis: 'Base legal',
    phase: 'Fase de la política',
    term: 'Duración',
    permanent: 'Permanente',
    until: (day: string) => `Temporal, hasta el ${day}`,
    watches: 'Vigila',
    rule: 'Cómo vota',
    secretary: 'Secretaría',
    noSecretary: 'Sin designar',
    members: 'Quiénes lo integran',
    parity: (f: number, m: number) => `${f} mujeres y ${m} hombres`,
    chair: 'preside',
    alternate: (n: number) => `suplente del puesto ${n}`,
    institution: 'por la institución',
    nobody: 'Todavía no lo integra nadie.',
    meetings: 'Sesiones',
    noMeetings: 'Todavía no se ha reunido.',
    agreements: 'Qué se acordó y en qué quedó',
    noAgreements: 'Todavía no hay acuerdos firmados.',
    due: (day: string) => `Hasta el ${day}`,
    tasks: 'Tareas',
    closed: (day: string) => `Este espacio terminó el ${day}`,
  },
  en: {
    what: 'What it is',
    binding: (resolution: string) => `It binds by resolution ${resolution}.`,
    basis: 'Legal basis',
    phase: 'Phase of the policy',
    term: 'Duration',
    permanent: 'Permanent',
    until: (day: string) => `Temporary, until ${day}`,
    watches: 'It watches',
    rule: 'How it votes',
    secretary: 'Secretary',
    noSecretary: 'Not named',
    members: 'Who is in it',
    parity: (f: number, m: number) => `${f} women and ${m} men`,
    chair: 'chairs',
    alternate: (n: number) => `alternate of seat ${n}`,
    institution: 'for the institution',
    nobody: 'Nobody is in it yet.',
    meetings: 'Meetings',
    noMeetings: 'It has not met yet.',
    agreements: 'What was agreed and what became of it',
    noAgreements: 'There are no signed agreements yet.',
    due: (day: string) => `By ${day}`,
    tasks: 'Tasks',
    closed: (day: string) => `This space ended on ${day}`,
  },
};

interface CatalogueView {
  readonly facilities: readonly { readonly code: string; readonly name: string }[];
}

/** A space as anyone sees it: what it is, what it did and what became of it; and what one may do in it. */
export default function SpacePage({ params }: { params: Readonly<Record<string, string>> }) {
  const w = useMessages(spaceWords);
  const api = `/api/spaces/${encodeURIComponent(params.code ?? '')}`;
  const [loaded, again] = useLoaded<SpaceAnswer>(api);
  const mine = loaded.state === 'ready' && (loaded.value.me.seat !== null || loaded.value.me.secretary);
  useSeen(mine ? `${api}/seen` : null);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(space) => (
        <div className="flow">
          <Breadcrumb
            items={[
              { label: w.home, href: '/' },
              { label: w.spaces, href: '/participacion' },
              { label: space.title },
            ]}
          />
          <Space space={space} api={api} again={again} />
        </div>
      )}
    </LoadedView>
  );
}

function Space({ space, api, again }: { space: SpaceAnswer; api: string; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(spaceWords);
  const [language] = useLanguage();
  const acting = useAct(again);
  const day = (text: string) => formatDate(plainDate(text), language);
  return (
    <>
      <PageHead kicker={w.category[space.category]} title={space.title} lede={space.purpose} />
      {space.closed && <Notice tone="attention" title={t.closed(day(space.closed.on))} />}
      <p className="cluster">
        <Badge>{w.level[space.level]}</Badge>
        <span>
          {space.effect === 'binds' && space.bindingResolution
            ? t.binding(space.bindingResolution)
            : w.levelMeans[space.level]}
        </span>
      </p>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {!space.closed && <Joining space={space} api={api} acting={acting} />}
      {space.me.secretary && <SecretaryPanel space={space} api={api} acting={acting} />}
      {space.level !== 'informative' && <Contributions space={space} api={api} acting={acting} />}
      <Tasks space={space} api={api} acting={acting} />
      <Documents space={space} api={api} acting={acting} />
      <section className="flow" aria-labelledby="acuerdos">
        <h2 id="acuerdos">{t.agreements}</h2>
        {space.agreements.length === 0 && <p className="soft">{t.noAgreements}</p>}
        {space.agreements.map((one) => {
          const last = one.told.at(-1);
          return (
            <div key={`${one.meeting}-${one.number}`} className="exchange">
              <div className="space-marks">
                <StateChip
                  shape={
                    last
                      ? last.state === 'done'
                        ? 'done'
                        : last.state === 'not-done'
                          ? 'refused'
                          : 'active'
                      : 'waiting'
                  }
                >
                  {last ? w.follow[last.state] : w.noFollow}
                </StateChip>
                {one.due && <span>{t.due(day(one.due))}</span>}
                <a href={`/participacion/${space.code}/sesiones/${one.meeting}`}>{w.meeting(one.meeting)}</a>
              </div>
              <p className="exchange__said">{one.text}</p>
              {one.told.map((told) => (
                <div key={`${told.on}${told.text}`} className="exchange__reply">
                  <span className="soft">{day(told.on)}</span>
                  <span>{told.text}</span>
                </div>
              ))}
            </div>
          );
        })}
      </section>
      <section className="flow" aria-labelledby="sesiones">
        <h2 id="sesiones">{t.meetings}</h2>
        {space.meetings.length === 0 ? (
          <p className="soft">{t.noMeetings}</p>
        ) : (
          <Timeline
            label={t.meetings}
            entries={space.meetings.map((one) => ({
              id: String(one.meeting),
              title: (
                <a href={`/participacion/${space.code}/sesiones/${one.meeting}`}>
                  {w.meeting(one.meeting)} · {formatInstant(one.startsAt, language)}
                </a>
              ),
              state: one.signed ? 'done' : 'next',
              children: one.signed ? <p className="soft">{w.status.sealed}</p> : undefined,
            }))}
          />
        )}
      </section>
      <section className="flow" aria-labelledby="integrantes">
        <h2 id="integrantes">{t.members}</h2>
        {space.seats.length === 0 ? (
          <p className="soft">{t.nobody}</p>
        ) : (
          <>
            {space.parity.asked && <p className="soft">{t.parity(space.parity.female, space.parity.male)}</p>}
            <ul className="bare seat-list">
              {space.seats.map((one) => (
                <li key={one.seat}>
                  {one.name}
                  <span className="soft">
                    {one.chair && ` · ${t.chair}`}
                    {one.alternateOf !== null && ` · ${t.alternate(one.alternateOf)}`}
                    {one.role === 'institution' && ` · ${t.institution}`}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section className="flow" aria-labelledby="que-es">
        <h2 id="que-es">{t.what}</h2>
        <Facts space={space} />
      </section>
    </>
  );
}

function Facts({ space }: { space: SpaceAnswer }) {
  const t = useMessages(words);
  const w = useMessages(spaceWords);
  const [language] = useLanguage();
  const { facility, organisation } = space.oversees;
  const [catalogue] = useLoaded<CatalogueView>(facility ? '/api/catalogue' : null);
  const place =
    facility &&
    ((catalogue.state === 'ready' && catalogue.value.facilities.find((one) => one.code === facility)?.name) ||
      facility);
  const facts: readonly (readonly [string, string | null])[] = [
    [t.phase, w.phase[space.phase]],
    [t.term, space.until ? t.until(formatDate(plainDate(space.until), language)) : t.permanent],
    [t.basis, space.legalBasis],
    [t.watches, place || organisation],
    [t.rule, space.level === 'informative' ? null : space.rule[language]],
    [t.secretary, space.secretaries.join(', ') || t.noSecretary],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
