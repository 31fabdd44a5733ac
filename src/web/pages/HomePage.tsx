import type { ReactNode } from 'react';
import { formatNumber, formatPercent, Icon, Link, useLanguage, useLoaded, useMessages } from '#design';
import type { PulseAnswer, ResultsAnswer } from '../../governance/quality/api.ts';

const words = {
  es: {
    title: 'La seguridad social, a la vista',
    lede: 'Califique la atención que recibió, mire cómo atiende cada hospital y oficina, y compruebe usted mismo cada cifra.',
    rate: 'Calificar una atención',
    rateHow: 'Con el enlace o el código que le dieron. Toma un minuto y no pide su nombre.',
    results: 'Ver los resultados',
    resultsHow: 'Por hospital, servicio y provincia, con los tiempos de espera.',
    valuations: 'Ver hasta cuándo alcanza la reserva',
    valuationsHow: 'Las valuaciones de las pensiones, con sus hipótesis y la forma de volver a calcularlas.',
    complain: 'Reclamar o denunciar',
    complainHow:
      'También sugerir o preguntar. Con respuesta razonada, plazo a la vista y protección para quien denuncia.',
    programmes: 'Siga los programas',
    programmesHow: 'Qué se propuso cada uno, qué entregó, cuánto gastó y qué le falta a su diseño.',
    purchases: 'Vea en qué se compra',
    purchasesHow: 'Cada compra paso a paso, con quién ofertó, cuánto costó y qué llama la atención.',
    evaluations: 'Ver qué se recomendó y qué se hizo',
    evaluationsHow:
      'Las evaluaciones de los programas y en qué quedó cada recomendación, hasta las que nadie contestó.',
    laboratory: 'Probar qué pasa con las pensiones',
    laboratoryHow: 'Mueva el aporte, la edad o lo que paga el Estado, y vea hasta cuándo alcanza la reserva.',
    law: 'Consultar la ley',
    lawHow: 'Aportes, pensiones, plazos y feriados, como regían en cualquier fecha.',
    account: 'Ver quién miró mis datos',
    accountHow: 'Cada lectura de sus datos queda registrada, con quién y para qué.',
    voice: 'Haga oír su voz',
    watch: 'Vea qué hacen con lo suyo',
    count: 'Entienda y compruebe',
    election: 'Elegir a los delegados',
    electionHow: 'Sorteo a la vista, voto secreto y un resultado que cualquiera comprueba.',
    take: 'Participar y vigilar',
    takeHow: 'Comités de usuarios y otros espacios: qué acordaron y qué les contestaron.',
    groups: 'Formar o seguir una veeduría',
    groupsHow: 'Personas que vigilan una compra o una obra, piden papeles con plazo y cuentan lo que hallan.',
    supervision: 'Leer qué dice la supervisión',
    supervisionHow: 'El informe de cada trimestre, con sus cifras y lo que la Dirección contestó.',
    now: 'Cómo va',
    satisfied: 'de quienes calificaron quedaron conformes',
    satisfiedHow: (low: string, high: string, n: string) => `Entre ${low} y ${high}, con ${n} calificaciones`,
    wait: (days: string): string => (days === '1' ? 'día de espera' : 'días de espera'),
    waitHow: (p90: string) => `La mitad esperó menos. Una de cada diez personas esperó ${p90} días o más`,
    answers: 'calificaciones recibidas',
    answersHow: (share: string) => `Responde el ${share} de las personas invitadas`,
    all: 'Ver todas las cifras, su método y cómo recalcularlas',
    empty: 'Las primeras cifras aparecerán aquí cuando se publique una edición de resultados.',
  },
  en: {
    title: 'Social security, in plain sight',
    lede: 'Rate the attention you received, see how each hospital and office serves, and check every figure yourself.',
    rate: 'Rate an attention',
    rateHow: 'With the link or code you were given. It takes a minute and does not ask your name.',
    results: 'See the results',
    resultsHow: 'By hospital, service and province, with waiting times.',
    valuations: 'See how long the reserve lasts',
    valuationsHow: 'The valuations of pensions, with their assumptions and the way to compute them again.',
    complain: 'Complain or report',
    complainHow:
      'Or suggest, or ask. With a reasoned answer, a term in sight and protection for who reports.',
    programmes: 'Follow the programmes',
    programmesHow: 'What each set out to do, what it delivered, what it spent, and what its design lacks.',
    purchases: 'See what is bought',
    purchasesHow: 'Each purchase step by step: who bid, what it cost, and what calls for a look.',
    evaluations: 'See what was recommended and what was done',
    evaluationsHow:
      'Evaluations of programmes and what came of each recommendation, even those that nobody answered.',
    laboratory: 'Try what happens to pensions',
    laboratoryHow:
      'Move the contribution, the age or what the State pays, and see how long the reserve lasts.',
    law: 'Consult the law',
    lawHow: 'Contributions, pensions, terms and holidays as they stood on any date.',
    account: 'See who looked at my data',
    accountHow: 'Every reading of your data is recorded, with who and why.',
    voice: 'Be heard',
    watch: 'See what is done with what is yours',
    count: 'Understand and check',
    election: 'Elect the delegates',
    electionHow: 'A lot drawn in plain sight, a secret vote, and a result that anyone can check.',
    take: 'Take part and watch',
    takeHow: 'User committees and other spaces: what they agreed and what they were answered.',
    groups: 'Form or follow an oversight group',
    groupsHow: 'People who watch a purchase or a work, ask for papers with a term, and tell what they find.',
    supervision: 'Read what supervision says',
    supervisionHow: 'The report of each quarter, with its figures and what the Director answered.',
    now: 'How it is going',
    satisfied: 'of those who rated were satisfied',
    satisfiedHow: (low: string, high: string, n: string) => `Between ${low} and ${high}, from ${n} ratings`,
    wait: (days: string): string => (days === '1' ? 'day of waiting' : 'days of waiting'),
    waitHow: (p90: string) => `Half waited less. One person in ten waited ${p90} days or more`,
    answers: 'ratings received',
    answersHow: (share: string) => `${share} of the people invited answer`,
    all: 'See every figure, its method and how to compute it again',
    empty: 'The first figures will appear here when an edition of results is published.',
  },
};

export default function HomePage() {
  const t = useMessages(words);
  return (
    <>
      <div className="home-head">
        <h1>{t.title}</h1>
        <p className="lede">{t.lede}</p>
      </div>
      <Doors id="su-voz" title={t.voice}>
        <Door href="/calificar" title={t.rate} how={t.rateHow} first />
        <Door href="/reclamos" title={t.complain} how={t.complainHow} />
        <Door href="/participacion" title={t.take} how={t.takeHow} />
        <Door href="/elecciones" title={t.election} how={t.electionHow} />
      </Doors>
      <Doors id="lo-suyo" title={t.watch}>
        <Door href="/resultados" title={t.results} how={t.resultsHow} />
        <Door href="/compras" title={t.purchases} how={t.purchasesHow} />
        <Door href="/veedurias" title={t.groups} how={t.groupsHow} />
        <Door href="/programas" title={t.programmes} how={t.programmesHow} />
        <Door href="/recomendaciones" title={t.evaluations} how={t.evaluationsHow} />
        <Door href="/supervision" title={t.supervision} how={t.supervisionHow} />
      </Doors>
      <Doors id="las-cuentas" title={t.count}>
        <Door href="/valuaciones" title={t.valuations} how={t.valuationsHow} />
        <Door href="/laboratorio" title={t.laboratory} how={t.laboratoryHow} />
        <Door href="/ley" title={t.law} how={t.lawHow} />
        <Door href="/mi-cuenta" title={t.account} how={t.accountHow} />
      </Doors>
      <LivingFigures />
    </>
  );
}

function Doors({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="home-doors__title">
        {title}
      </h2>
      <ul className="bare home-doors">{children}</ul>
    </section>
  );
}

function Door({ href, title, how, first }: { href: string; title: string; how: string; first?: boolean }) {
  return (
    <li className="home-door" data-first={first ? '' : undefined}>
      <a href={href}>
        <span className="home-door__title">
          {title} <Icon name="arrow" />
        </span>
        <span className="home-door__how">{how}</span>
      </a>
    </li>
  );
}

function LivingFigures() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [results] = useLoaded<ResultsAnswer>('/api/quality/results');
  const [pulse] = useLoaded<PulseAnswer>('/api/quality/pulse');
  const figures = results.state === 'ready' ? results.value.overall : null;
  const percent = (value: number) => formatPercent(value, { language, decimals: 0 });
  const number = (value: number, decimals = 0) => formatNumber(value, { language, decimals });
  const days = figures?.waiting ? number(figures.waiting.medianDays, 0) : '';
  return (
    <section aria-labelledby="como-va" className="home-now">
      <h2 id="como-va">{t.now}</h2>
      {results.state === 'refused' && <p className="soft">{t.empty}</p>}
      <dl className="home-figures">
        {figures?.satisfied && (
          <div>
            <dt>{t.satisfied}</dt>
            <dd className="home-figure">{percent(figures.satisfied.share)}</dd>
            <dd className="soft">
              {t.satisfiedHow(
                percent(figures.satisfied.low),
                percent(figures.satisfied.high),
                number(figures.answers ?? 0),
              )}
            </dd>
          </div>
        )}
        {figures?.waiting && (
          <div>
            <dt>{t.wait(days)}</dt>
            <dd className="home-figure">{days}</dd>
            <dd className="soft">{t.waitHow(number(figures.waiting.percentile90Days))}</dd>
          </div>
        )}
        {pulse.state === 'ready' && (
          <div>
            <dt>{t.answers}</dt>
            <dd className="home-figure">{number(pulse.value.answers)}</dd>
            {figures?.responseRate != null && (
              <dd className="soft">{t.answersHow(percent(figures.responseRate))}</dd>
            )}
          </div>
        )}
      </dl>
      <p>
        <Link href="/resultados" look="action">
          {t.all}
        </Link>
      </p>
    </section>
  );
}
