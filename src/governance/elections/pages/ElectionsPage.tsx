import {
  EmptyState,
  formatInstant,
  formatPercent,
  Link,
  LoadedView,
  PageHead,
  StateChip,
  type StateShape,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { ElectionsAnswer } from '../api.ts';
import { electionWords } from './electionWords.ts';
import './elections.css';

const words = {
  es: {
    title: 'Elecciones',
    lede: 'El voto es secreto y cualquiera puede comprobar el resultado, sin confiar en la institución ni en este servidor.',
    opens: (when: string) => `Abre: ${when}`,
    closes: (when: string) => `Cierra: ${when}`,
    closed: (when: string) => `Cerró: ${when}`,
    took: (percent: string, n: number) => `Participación: ${percent} de ${n}`,
    vote: 'Votar',
    none: 'Todavía no hay elecciones',
    noneWhat: 'Cuando se convoque una, aquí estarán sus candidaturas, su urna y su resultado.',
    calls: 'Ver convocatorias y candidaturas',
    verify: 'Verificar una elección en este dispositivo',
  },
  en: {
    title: 'Elections',
    lede: 'The vote is secret and anyone can check the result, trusting neither the institution nor this server.',
    opens: (when: string) => `Opens: ${when}`,
    closes: (when: string) => `Closes: ${when}`,
    closed: (when: string) => `Closed: ${when}`,
    took: (percent: string, n: number) => `Turnout: ${percent} of ${n}`,
    vote: 'Vote',
    none: 'There are no elections yet',
    noneWhat: 'When one is called, its candidates, its ballot box and its result will be here.',
    calls: 'See calls and candidates',
    verify: 'Verify an election on this device',
  },
};

export const phaseShape: Record<ElectionsAnswer['items'][number]['phase'], StateShape> = {
  drafted: 'draft',
  keys: 'waiting',
  ready: 'waiting',
  open: 'active',
  closed: 'waiting',
  tallied: 'done',
  proclaimed: 'done',
};

const isPreparing = (phase: ElectionsAnswer['items'][number]['phase']): boolean =>
  phase === 'drafted' || phase === 'keys' || phase === 'ready';

/** Every election, the latest first. */
export default function ElectionsPage() {
  const t = useMessages(words);
  const w = useMessages(electionWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<ElectionsAnswer>('/api/elections');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p className="cluster">
        <Link href="/candidaturas">{t.calls}</Link>
        <Link href="/elecciones/verificar">{t.verify}</Link>
        <Link href="/elecciones/limites">{w.limits}</Link>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <ul className="bare election-list">
              {items.map((one) => (
                <li key={one.code}>
                  <h2>
                    <a href={`/elecciones/${one.code}`}>{one.title}</a>
                  </h2>
                  <div className="election-marks">
                    <StateChip shape={phaseShape[one.phase]}>{w.phase[one.phase]}</StateChip>
                    <span>
                      {one.phase === 'open'
                        ? t.closes(formatInstant(one.closesAt, language))
                        : isPreparing(one.phase)
                          ? t.opens(formatInstant(one.opensAt, language))
                          : t.closed(formatInstant(one.closesAt, language))}
                    </span>
                    {one.voted > 0 && (
                      <span>
                        {t.took(formatPercent(one.voted / one.voters, { decimals: 0, language }), one.voters)}
                      </span>
                    )}
                    {one.phase === 'open' && <a href={`/elecciones/${one.code}/votar`}>{t.vote}</a>}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </div>
  );
}
