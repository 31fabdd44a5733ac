import {
  EmptyState,
  formatDateShort,
  formatNumber,
  Link,
  LoadedView,
  PageHead,
  Select,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { ChangeItem, ChangesAnswer } from '../api.ts';
import { ChangeMarks } from './ChangeMarks.tsx';
import { changeWords } from './changeWords.ts';
import './improvement.css';

interface Catalogue {
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
  readonly services: readonly {
    readonly code: string;
    readonly title: { readonly es: string; readonly en: string };
  }[];
}

const words = {
  es: {
    title: 'Qué cambió por lo que usted dijo',
    lede: 'Cada cambio nació de calificaciones o reclamos. Aquí está su causa, lo que se hizo, si se nota en las cifras y qué dicen las personas.',
    province: 'Provincia',
    allProvinces: 'Todo el país',
    service: 'Servicio',
    allServices: 'Todos los servicios',
    none: 'No hay cambios con ese filtro',
    noneWhat: 'Elija otra provincia u otro servicio. Cuando se abra uno, aparecerá aquí.',
    files: 'Descargar todo',
    csv: 'Cambios en CSV',
    json: 'Cambios en JSON',
    from: (date: string): string => `Abierto el ${date}`,
    doneOn: (date: string): string => `Hecho el ${date}`,
    due: (date: string): string => `Para el ${date}`,
  },
  en: {
    title: 'What changed because of what you said',
    lede: 'Each change came from ratings or complaints. Here are its cause, what was done, whether the figures show it, and what people say.',
    province: 'Province',
    allProvinces: 'The whole country',
    service: 'Service',
    allServices: 'Every service',
    none: 'There are no changes with that filter',
    noneWhat: 'Choose another province or service. When one is opened it will appear here.',
    files: 'Download everything',
    csv: 'Changes as CSV',
    json: 'Changes as JSON',
    from: (date: string): string => `Opened on ${date}`,
    doneOn: (date: string): string => `Done on ${date}`,
    due: (date: string): string => `Due on ${date}`,
  },
};

/** Every change there is, with what moved it and what became of it. */
export default function ChangesPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const province = filters.get('provincia') ?? '';
  const service = filters.get('servicio') ?? '';
  const query = new URLSearchParams({
    ...(province ? { province } : {}),
    ...(service ? { service } : {}),
  });
  const [loaded, again] = useLoaded<ChangesAnswer>(`/api/improvement/changes?${query}`);
  const [catalogue] = useLoaded<Catalogue>('/api/catalogue');
  const known = catalogue.state === 'ready' ? catalogue.value : { provinces: [], services: [] };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <div className="change-filters">
        <Select
          name="provincia"
          label={t.province}
          value={province}
          onValue={(value) => setFilters({ provincia: value })}
          options={[
            { value: '', label: t.allProvinces },
            ...known.provinces.map((one) => ({ value: one.code, label: one.name })),
          ]}
        />
        <Select
          name="servicio"
          label={t.service}
          value={service}
          onValue={(value) => setFilters({ servicio: value })}
          options={[
            { value: '', label: t.allServices },
            ...known.services.map((one) => ({ value: one.code, label: one.title[language] })),
          ]}
        />
      </div>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <ul className="bare change-list">
              {items.map((one) => (
                <Item key={one.code} one={one} />
              ))}
            </ul>
          )
        }
      </LoadedView>
      <section aria-labelledby="archivos">
        <h2 id="archivos">{t.files}</h2>
        <p className="cluster">
          <Link href="/api/improvement/changes.csv" icon="download" download>
            {t.csv}
          </Link>
          <Link href="/api/improvement/changes.json" icon="download" download>
            {t.json}
          </Link>
        </p>
      </section>
    </div>
  );
}

function Item({ one }: { one: ChangeItem }) {
  const t = useMessages(words);
  const w = useMessages(changeWords);
  const [language] = useLanguage();
  const day = (text: string) => formatDateShort(plainDate(text), language);
  const number = (value: number) =>
    formatNumber(value, { language, decimals: one.figure === 'waiting-days' ? 1 : 2 });
  const { before, after, effect } = one.reading;
  return (
    <li>
      <h2>
        <a href={`/que-cambio/${one.code}`}>{one.title}</a>
      </h2>
      <div className="change-marks">
        <ChangeMarks phase={one.phase} overdue={one.overdue} />
        <span>{one.where[language]}</span>
        <span>
          {one.doneOn
            ? t.doneOn(day(one.doneOn))
            : one.phase === 'planned'
              ? t.due(day(one.due))
              : t.from(day(one.openedOn))}
        </span>
      </div>
      <p className="measure">{one.summary ?? one.cause}</p>
      {one.doneOn && (
        <p className="soft">
          {w.figure[one.figure]}:{' '}
          {effect !== 'too-soon' && before.mean !== null && after.mean !== null
            ? `${w.beforeAfter(number(before.mean), number(after.mean))}. ${w.effect[effect]}.`
            : `${w.effect[effect]}. ${w.tooSoon(after.months, one.reading.monthsNeeded)}`}
        </p>
      )}
    </li>
  );
}
