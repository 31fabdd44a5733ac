import {
  LoadedView,
  PageHead,
  StateChip,
  Tabs,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { OverviewAnswer } from '../api.ts';
import { Accountability } from './Accountability.tsx';
import { Audits } from './Audits.tsx';
import { Commission } from './Commission.tsx';
import { supervisionWords } from './supervisionWords.ts';
import './supervision.css';

const words = {
  es: {
    lede: 'Reúne lo que dicen las personas usuarias, los comités, las veedurías, las auditorías y los estudios actuariales. Cada trimestre informa al Consejo Directivo y a la Dirección General, que contesta cada punto.',
    parts: 'Lo que hace la comisión',
    quarters: 'Trimestres',
    commission: 'La comisión',
    audits: 'Auditorías',
    accountability: 'Rendición de cuentas',
    state: {
      running: 'En curso',
      over: 'Terminado, sin informe',
      drafting: 'La comisión lo escribe',
      issued: 'Informe emitido',
    },
    issued: (day: string) => `Emitido el ${day}`,
    answered: (n: number, of: number) => `${n} de ${of} puntos contestados`,
    late: (n: number) => (n === 1 ? '1 respuesta atrasada' : `${n} respuestas atrasadas`),
    broken: (n: number) => (n === 1 ? '1 compromiso vencido' : `${n} compromisos vencidos`),
  },
  en: {
    lede: 'It gathers what users, committees, oversight groups, audits and actuarial studies say. Each quarter it reports to the Board and the Director General, who answers each item.',
    parts: 'What the commission does',
    quarters: 'Quarters',
    commission: 'The commission',
    audits: 'Audits',
    accountability: 'Accountability',
    state: {
      running: 'Running',
      over: 'Over, without report',
      drafting: 'The commission writes it',
      issued: 'Report issued',
    },
    issued: (day: string) => `Issued on ${day}`,
    answered: (n: number, of: number) => `${n} of ${of} items answered`,
    late: (n: number) => (n === 1 ? '1 answer overdue' : `${n} answers overdue`),
    broken: (n: number) => (n === 1 ? '1 commitment overdue' : `${n} commitments overdue`),
  },
};
const parts = ['trimestres', 'comision', 'auditorias', 'rendicion'] as const;
const shapes = { running: 'active', over: 'waiting', drafting: 'draft', issued: 'done' } as const;

/** The commission of supervision, in public. */
export default function SupervisionPage() {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [loaded, again] = useLoaded<OverviewAnswer>('/api/supervision');
  const [filters, setFilters] = useFilters();
  const asked = filters.get('ver') ?? '';
  return (
    <div className="flow">
      <PageHead title={w.supervision} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {(view) => (
          <Tabs
            label={t.parts}
            value={parts.find((one) => one === asked) ?? 'trimestres'}
            onValue={(ver) => setFilters({ ver: ver === 'trimestres' ? null : ver })}
            tabs={[
              { id: 'trimestres', label: t.quarters, panel: <Quarters view={view} /> },
              { id: 'comision', label: t.commission, panel: <Commission view={view} /> },
              { id: 'auditorias', label: t.audits, panel: <Audits view={view} again={again} /> },
              {
                id: 'rendicion',
                label: t.accountability,
                panel: <Accountability view={view} again={again} />,
              },
            ]}
          />
        )}
      </LoadedView>
    </div>
  );
}

function Quarters({ view }: { view: OverviewAnswer }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [language] = useLanguage();
  return (
    <ul className="bare supervision-list">
      {view.periods.map((one) => (
        <li key={one.period}>
          <h2>
            <a href={`/supervision/${one.period}${one.state === 'issued' ? '?ver=informe' : ''}`}>
              {w.quarter(one.period)}
            </a>
          </h2>
          <div className="supervision-marks">
            <StateChip shape={shapes[one.state]}>{t.state[one.state]}</StateChip>
            {one.issuedOn && <span>{t.issued(formatDate(plainDate(one.issuedOn), language))}</span>}
            {one.items > 0 && <span>{t.answered(one.answered, one.items)}</span>}
            {one.late > 0 && <StateChip shape="attention">{t.late(one.late)}</StateChip>}
            {one.broken > 0 && <StateChip shape="attention">{t.broken(one.broken)}</StateChip>}
          </div>
        </li>
      ))}
    </ul>
  );
}
