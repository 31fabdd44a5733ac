import { useState } from 'react';
import type { SortitionReport } from '#ballots';
import {
  Breadcrumb,
  Button,
  formatInstant,
  formatNumber,
  LoadedView,
  PageHead,
  ProblemNotice,
  StateChip,
  Table,
  Timeline,
  Unconfirmed,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { SortitionAnswer } from '../api.ts';
import { OwnCheck } from './OwnCheck.tsx';
import { verifyHere } from './proveOwn.ts';
import { RunPanel } from './RunPanel.tsx';
import './sortitions.css';

const words = {
  es: {
    home: 'Inicio',
    calls: 'Elección de delegados',
    title: 'Sorteo del colegio electoral',
    lede: 'Quién vota sale por sorteo, a la vista de todos. Nadie, tampoco la institución, podía saber ni elegir el resultado, y cualquiera puede repetir la cuenta.',
    part: (n: number) => `${n} %`,
    partOf: 'de las personas afiliadas integra el colegio.',
    partWhat: 'Lo propone el documento de referencia; no se encontró una norma vigente que lo fije.',
    steps: 'Los pasos, en su orden',
    roll: (n: string) => `Padrón congelado: ${n} personas`,
    rollWhat:
      'Cada línea muestra un número, su grupo y un compromiso que oculta a la persona. La raíz resume todas: si una cambiara, cambiaría.',
    rollNext: 'Se congela el padrón',
    root: 'Raíz',
    announced: (n: string) => `Sorteo anunciado: ${n} puestos`,
    announcedWhat: (when: string, round: string) =>
      `Se publicó qué ronda del faro drand se usaría: la ${round}, que saldría el ${when}. Entonces nadie la conocía.`,
    announcedNext: 'Se anuncia el sorteo, con los puestos de cada grupo y una ronda futura del faro',
    hash: 'Huella del anuncio, para compararla con la publicada en la gaceta',
    dice: 'Dados lanzados en público',
    diceNext: 'Se lanzan dados en público, antes de que salga la ronda',
    witnesses: (list: string) => `Testigos: ${list}`,
    beacon: (n: string) => `Salió la ronda ${n} del faro, firmada por su red`,
    beaconNext: 'Sale la ronda del faro, firmada por su red',
    drawn: (n: string) => `Colegio sorteado: ${n} personas`,
    drawnNext: 'Se sortea con la semilla de todo lo anterior',
    seed: 'Semilla',
    verify: 'Compruebe usted el sorteo entero',
    verifyWhat:
      'Descargue los archivos en una carpeta y ejecute el comando, o haga la misma cuenta aquí mismo.',
    verifyHere: 'Comprobar todo en este navegador',
    reading: (n: string) => `Leídas ${n} líneas del padrón`,
    accepted: 'Aceptado: todo coincide',
    rejected: 'Rechazado: algo no coincide',
    checks: {
      announcement: 'El anuncio está en su forma única',
      'roll-format': 'Cada línea del padrón tiene su forma',
      'roll-order': 'Los números del padrón suben y no se repiten',
      'roll-size': 'El padrón tiene las líneas anunciadas',
      'roll-root': 'La raíz del padrón es la anunciada',
      quotas: 'Los puestos de cada grupo son proporcionales',
      dice: 'Los dados bastan',
      'time-order': 'Anuncio, dados y faro van en ese orden',
      beacon: 'La ronda del faro es la anunciada y auténtica',
      draw: 'Salieron los boletos más pequeños de cada grupo',
    },
    strata: 'Puestos por grupo',
    strataAll: (n: number) => `Ver los ${n} grupos`,
    group: 'Provincia, sector y sexo',
    size: 'Personas',
    quota: 'Puestos',
  },
  en: {
    home: 'Home',
    calls: 'Election of delegates',
    title: 'Draw of the electoral college',
    lede: 'Who votes is drawn by lot, in sight of all. Nobody, not even the institution, could know or choose the result, and anyone can do the sum again.',
    part: (n: number) => `${n} %`,
    partOf: 'of affiliates make up the college.',
    partWhat: 'The reference document proposes it; no norm in force was found that sets it.',
    steps: 'The steps, in order',
    roll: (n: string) => `Roll frozen: ${n} persons`,
    rollWhat:
      'Each line shows a number, its group and a commitment that hides the person. The root sums up all of them: if one changed, it would change.',
    rollNext: 'The roll is frozen',
    root: 'Root',
    announced: (n: string) => `Draw announced: ${n} places`,
    announcedWhat: (when: string, round: string) =>
      `It was published which round of the drand beacon would be used: ${round}, due on ${when}. Nobody knew it then.`,
    announcedNext: 'The draw is announced, with the places of each group and a future round of the beacon',
    hash: 'Hash of the announcement, to compare with the gazette',
    dice: 'Dice thrown in public',
    diceNext: 'Dice are thrown in public, before the round is out',
    witnesses: (list: string) => `Witnesses: ${list}`,
    beacon: (n: string) => `Round ${n} of the beacon came out, signed by its network`,
    beaconNext: 'The round of the beacon comes out, signed by its network',
    drawn: (n: string) => `College drawn: ${n} persons`,
    drawnNext: 'The draw is made with the seed of all the above',
    seed: 'Seed',
    verify: 'Check the whole draw yourself',
    verifyWhat: 'Download the files into a folder and run the command, or do the same sum here.',
    verifyHere: 'Check everything in this browser',
    reading: (n: string) => `${n} lines of the roll read`,
    accepted: 'Accepted: everything agrees',
    rejected: 'Rejected: something does not agree',
    checks: {
      announcement: 'The announcement is in its one form',
      'roll-format': 'Each line of the roll has its form',
      'roll-order': 'Numbers of the roll go up and are not repeated',
      'roll-size': 'The roll has the announced lines',
      'roll-root': 'The root of the roll is the announced one',
      quotas: 'The places of each group are proportional',
      dice: 'The dice are enough',
      'time-order': 'Announcement, dice and beacon are in that order',
      beacon: 'The round of the beacon is the announced one and genuine',
      draw: 'The smallest tickets of each group were drawn',
    },
    strata: 'Places by group',
    strataAll: (n: number) => `See the ${n} groups`,
    group: 'Province, sector and sex',
    size: 'Persons',
    quota: 'Places',
  },
};
const files = ['announcement.json', 'roll.csv', 'dice.json', 'beacon.json', 'drawn.csv'] as const;

/** A draw by lot: every step in order with its file, and the sum that anyone can do again. */
export default function SortitionPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const code = encodeURIComponent(params.code ?? '');
  const [loaded, again] = useLoaded<SortitionAnswer>(`/api/sortitions/${code}`);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(sortition) => (
        <div className="flow">
          <Breadcrumb
            items={[
              { label: t.home, href: '/' },
              { label: t.calls, href: '/candidaturas' },
              { label: sortition.title, href: `/candidaturas/${sortition.code}` },
              { label: t.title },
            ]}
          />
          <PageHead kicker={sortition.title} title={t.title} lede={t.lede} />
          <p>
            <Unconfirmed what={t.partWhat} href="/ley/sortitions.college-percent">
              {t.part(sortition.percent)}
            </Unconfirmed>{' '}
            {t.partOf}
          </p>
          <RunPanel sortition={sortition} again={again} />
          {sortition.drawn && <OwnCheck sortition={sortition} />}
          <Steps sortition={sortition} />
          {sortition.drawn && <Verify code={sortition.code} />}
          {sortition.strata.length > 0 && <Strata sortition={sortition} />}
        </div>
      )}
    </LoadedView>
  );
}

function Steps({ sortition }: { sortition: SortitionAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { code, roll, announcement, dice, beacon, drawn, next } = sortition;
  const number = (n: number) => formatNumber(n, { language });
  const when = (at: string) => formatInstant(at, language);
  const file = (name: (typeof files)[number]) => (
    <p>
      <a href={`/api/sortitions/${code}/files/${name}`} download={name}>
        {name}
      </a>
    </p>
  );
  const state = (name: SortitionAnswer['next'], there: unknown) =>
    there ? ('done' as const) : next === name ? ('now' as const) : ('next' as const);
  return (
    <section className="flow" aria-labelledby="pasos">
      <h2 id="pasos">{t.steps}</h2>
      <Timeline
        label={t.steps}
        entries={[
          {
            id: 'roll',
            title: roll ? t.roll(number(roll.size)) : t.rollNext,
            actor: roll && formatDate(plainDate(roll.rollDate), language),
            state: state('roll', roll),
            children: roll && (
              <>
                <p>{t.rollWhat}</p>
                <p className="sortition-hash">
                  {t.root}: {roll.root}
                </p>
                {announcement && file('roll.csv')}
              </>
            ),
          },
          {
            id: 'announcement',
            title: announcement ? t.announced(number(announcement.seats)) : t.announcedNext,
            actor: announcement && when(announcement.at),
            state: state('announcement', announcement),
            children: announcement && (
              <>
                <p>{t.announcedWhat(when(announcement.roundAt), number(announcement.round))}</p>
                <p className="sortition-hash">
                  {t.hash}: {announcement.sha256}
                </p>
                {file('announcement.json')}
              </>
            ),
          },
          {
            id: 'dice',
            title: dice ? t.dice : t.diceNext,
            actor: dice && `${when(dice.thrownAt)} · ${dice.place}`,
            state: state('dice', dice),
            children: dice && (
              <>
                <p className="sortition-dice">{dice.throws.join('')}</p>
                <p>{t.witnesses(dice.witnesses.join('; '))}</p>
                {file('dice.json')}
              </>
            ),
          },
          {
            id: 'beacon',
            title: beacon ? t.beacon(number(beacon.round)) : t.beaconNext,
            actor: beacon && when(beacon.at),
            state: state('beacon', beacon),
            children: beacon && (
              <>
                <p className="sortition-hash">{beacon.randomness}</p>
                {file('beacon.json')}
              </>
            ),
          },
          {
            id: 'draw',
            title: drawn ? t.drawn(number(drawn.count)) : t.drawnNext,
            actor: drawn && when(drawn.at),
            state: state('draw', drawn),
            children: drawn && (
              <>
                <p className="sortition-hash">
                  {t.seed}: {drawn.seed}
                </p>
                {file('drawn.csv')}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

function Verify({ code }: { code: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [problem, busy, act] = useAction();
  const [lines, setLines] = useState(0);
  const [report, setReport] = useState<SortitionReport | null>(null);
  return (
    <section className="flow" aria-labelledby="comprobar">
      <h2 id="comprobar">{t.verify}</h2>
      <p>{t.verifyWhat}</p>
      <p>
        <code>amparo verify sortition &lt;carpeta&gt;</code>
      </p>
      <p>
        <Button busy={busy} onClick={() => void act(async () => setReport(await verifyHere(code, setLines)))}>
          {t.verifyHere}
        </Button>
      </p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div aria-live="polite" className="flow">
        {lines > 0 && <p className="soft">{t.reading(formatNumber(lines, { language }))}</p>}
        {report && (
          <>
            <p>
              <StateChip shape={report.verdict === 'accepted' ? 'done' : 'refused'}>
                {report.verdict === 'accepted' ? t.accepted : t.rejected}
              </StateChip>
            </p>
            <ul className="bare sortition-checks">
              {report.checks.map(({ check, passed, detail }) => (
                <li key={check}>
                  <StateChip shape={passed ? 'done' : 'refused'}>{t.checks[check]}</StateChip>
                  {detail && <span className="soft">{detail}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function Strata({ sortition }: { sortition: SortitionAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (
    <div className="flow">
      <h2>{t.strata}</h2>
      <details>
        <summary>{t.strataAll(sortition.strata.length)}</summary>
        <Table
          caption={t.group}
          name="grupos"
          exportName="grupos"
          rows={sortition.strata}
          rowKey={(row) => row.stratum}
          stack
          columns={[
            {
              key: 'stratum',
              header: t.group,
              cell: (row) => row.stratum.replaceAll(',', ', '),
              sortBy: (row) => row.stratum,
            },
            {
              key: 'size',
              header: t.size,
              numeric: true,
              cell: (row) => formatNumber(row.size, { language }),
              sortBy: (row) => row.size,
            },
            {
              key: 'quota',
              header: t.quota,
              numeric: true,
              cell: (row) => (row.quota === null ? '–' : formatNumber(row.quota, { language })),
              sortBy: (row) => row.quota,
            },
          ]}
        />
      </details>
    </div>
  );
}
