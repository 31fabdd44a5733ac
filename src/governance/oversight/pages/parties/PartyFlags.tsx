import { Badge, formatNumber, formatPercent, useLanguage, useMessages } from '#design';
import type { PartyAnswer } from '../../parties/api.ts';
import { flagWords } from '../flagWords.ts';
import { partyWords } from './partyWords.ts';

const words = {
  es: {
    title: 'Señales para mirar',
    own: {
      buyer: 'De la entidad, mirados todos sus procesos',
      supplier: 'Del proveedor, mirados todos sus procesos',
    },
    ofProcesses: 'De sus procesos, por clase',
    none: 'Ninguna prueba señala algo en sus procesos.',
    see: (n: string) => (n === '1' ? 'Ver el proceso' : `Ver los ${n} procesos`),
    seeFor: (name: string, n: string) =>
      n === '1' ? `Ver el proceso: ${name}` : `Ver los ${n} procesos: ${name}`,
    in: (n: string, of: string) => `en ${n} de ${of} procesos`,
    threshold: 'El umbral y de dónde sale.',
    openCase: 'Abrir un caso en una veeduría',
    data: 'Se calculan solo de publicaciones que cumplen el estándar. Lo que no se publicó no enciende ninguna.',
  },
  en: {
    title: 'Signals to look at',
    own: {
      buyer: 'Of the entity, over all its processes',
      supplier: 'Of the supplier, over all its processes',
    },
    ofProcesses: 'Of its processes, by kind',
    none: 'No test points at anything in its processes.',
    see: (n: string) => (n === '1' ? 'See the process' : `See the ${n} processes`),
    seeFor: (name: string, n: string) =>
      n === '1' ? `See the process: ${name}` : `See the ${n} processes: ${name}`,
    in: (n: string, of: string) => `in ${n} of ${of} processes`,
    threshold: 'The threshold and where it comes from.',
    openCase: 'Open a case in an oversight group',
    data: 'They are computed only from releases that keep the standard. What was not published raises none.',
  },
};

/** What gives a reason to look, grouped by kind with its explanation: signals, and no verdict. */
export function PartyFlags({ answer }: { answer: PartyAnswer }) {
  const t = useMessages(words);
  const w = useMessages(partyWords);
  const f = useMessages(flagWords);
  const [language] = useLanguage();
  const { own, ofProcesses } = answer.flags;
  const n = (count: number) => formatNumber(count, { language });
  const about = (flag: string) => (
    <>
      {f.flags[flag]?.why} {f.flags[flag]?.law && <a href={`/ley/${f.flags[flag]?.law}`}>{t.threshold}</a>}
    </>
  );
  return (
    <section aria-labelledby="senales" className="flow">
      <h2 id="senales">{t.title}</h2>
      <p className="measure">
        <strong>{w.notAVerdict}</strong> {t.data}
      </p>
      {own.length + ofProcesses.length === 0 && <p>{t.none}</p>}
      {own.length > 0 && (
        <>
          <h3>{t.own[answer.as]}</h3>
          <dl className="party-flags">
            {own.map(({ flag, value }) => (
              <div key={flag}>
                <dt>
                  {f.flags[flag]?.name ?? flag}{' '}
                  <Badge>
                    {flag}
                    {value > 0 && value < 1 && ` · ${formatPercent(value, { language })}`}
                  </Badge>
                </dt>
                <dd>{about(flag)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {ofProcesses.length > 0 && (
        <>
          <h3>{t.ofProcesses}</h3>
          <dl className="party-flags">
            {ofProcesses.map(({ flag, processes }) => {
              const name = f.flags[flag]?.name ?? flag;
              return (
                <div key={flag}>
                  <dt>
                    {name} <Badge>{flag}</Badge>{' '}
                    <span className="soft">{t.in(n(processes), n(answer.quality.processes))}</span>
                  </dt>
                  <dd>
                    {about(flag)}{' '}
                    <a href={`?alerta=${flag}#procesos`} aria-label={t.seeFor(name, n(processes))}>
                      {t.see(n(processes))}
                    </a>
                  </dd>
                </div>
              );
            })}
          </dl>
        </>
      )}
      <p>
        <a href={`/veedurias/abrir-caso?${new URLSearchParams({ parte: String(answer.party) })}`}>
          {t.openCase}
        </a>
      </p>
    </section>
  );
}
