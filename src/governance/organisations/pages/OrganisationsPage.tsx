import {
  Badge,
  EmptyState,
  formatNumber,
  LoadedView,
  PageHead,
  Select,
  StateChip,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { OrganisationsAnswer } from '../api.ts';
import { Apply } from './Apply.tsx';
import { organisationWords, statusShapes } from './organisationWords.ts';
import './organisations.css';

const words = {
  es: {
    title: 'Organizaciones de la seguridad social',
    lede: 'Sindicatos, federaciones, cámaras y asociaciones acreditadas: a quién representan, quién habla por ellas y por qué se acreditó o rechazó a cada una.',
    side: 'Parte que representa',
    all: 'Todas',
    committee: 'Comité consultivo',
    committeeWhat:
      'Estas organizaciones integran hoy el comité que acuerda las candidaturas y emite opinión.',
    others: 'Registro',
    waiting: 'Solicitudes',
    none: 'No hay organizaciones de esa parte',
    noneWhat: 'Cuando se acredite una, aparecerá aquí con su razón.',
    why: 'Razón',
  },
  en: {
    title: 'Organisations of social security',
    lede: 'Accredited unions, federations, chambers and associations: whom they speak for, who speaks for them, and why each was accredited or refused.',
    side: 'Side',
    all: 'All',
    committee: 'Consultative committee',
    committeeWhat:
      'These organisations sit today in the committee that agrees the candidates and gives its opinion.',
    others: 'Register',
    waiting: 'Applications',
    none: 'There are no organisations of that side',
    noneWhat: 'When one is accredited it will appear here with the reason.',
    why: 'Reason',
  },
};
type Item = OrganisationsAnswer['items'][number];

/** The public register, the committee first; and, for who may, what waits. */
export default function OrganisationsPage() {
  const t = useMessages(words);
  const w = useMessages(organisationWords);
  const [filters, setFilters] = useFilters();
  const [loaded, again] = useLoaded<OrganisationsAnswer>('/api/organisations');
  const side = filters.get('parte') ?? '';
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <Select
        name="parte"
        label={t.side}
        value={side}
        onValue={(value) => setFilters({ parte: value })}
        options={[
          { value: '', label: t.all },
          ...Object.entries(w.side).map(([value, label]) => ({ value, label })),
        ]}
      />
      <LoadedView loaded={loaded} again={again}>
        {({ items, signedIn }) => {
          const shown = items.filter((one) => side === '' || one.side === side);
          const waits = (one: Item) => one.status === 'applied' || one.status === 'evidence';
          const parts: readonly (readonly [string, string, string | null, Item[]])[] = [
            ['solicitudes', t.waiting, null, shown.filter(waits)],
            ['comite', t.committee, t.committeeWhat, shown.filter((one) => one.inCommittee)],
            ['registro', t.others, null, shown.filter((one) => !one.inCommittee && !waits(one))],
          ];
          return (
            <>
              {shown.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
              {parts.map(([id, title, what, some]) =>
                some.length === 0 ? null : (
                  <section key={id} className="flow" aria-labelledby={id}>
                    <h2 id={id}>{title}</h2>
                    {what && <p className="soft">{what}</p>}
                    <ul className="bare organisation-list">
                      {some.map((one) => (
                        <Line key={one.id} one={one} />
                      ))}
                    </ul>
                  </section>
                ),
              )}
              <Apply signedIn={signedIn} done={again} />
            </>
          );
        }}
      </LoadedView>
    </div>
  );
}

function Line({ one }: { one: Item }) {
  const t = useMessages(words);
  const w = useMessages(organisationWords);
  const [language] = useLanguage();
  return (
    <li>
      <h3>
        <a href={`/organizaciones/${one.id}`}>{one.name}</a>
      </h3>
      <div className="organisation-marks">
        <StateChip shape={statusShapes[one.status]}>{w.status[one.status]}</StateChip>
        <Badge>{w.side[one.side]}</Badge>
        <span>{one.sector}</span>
        <span>{one.territory === 'national' ? w.national : w.province(one.territory)}</span>
        <span>{w.members(formatNumber(one.members, { language }))}</span>
        {one.mine && <strong>{w.mine}</strong>}
      </div>
      {one.status === 'refused' && one.ground && (
        <p>
          {t.why}: {one.ground}
        </p>
      )}
    </li>
  );
}
