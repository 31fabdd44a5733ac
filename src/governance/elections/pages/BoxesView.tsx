import { Link, Table, useMessages } from '#design';
import type { ElectionAnswer } from '../api.ts';
import { electionWords } from './electionWords.ts';

const words = {
  es: {
    title: 'Las urnas',
    why: (n: number) =>
      `El padrón no cabe en un solo archivo que cualquiera verifique en minutos. Por eso se repartió, a partes iguales, en ${n} urnas con la misma clave y los mismos custodios. Cada una se verifica por sí sola, ninguna se proclama sola, y lo que se proclama es la suma.`,
    byDraw:
      'El reparto salió de la semilla del sorteo público: nadie escogió quién vota junto a quién, y cualquiera lo rehace.',
    byChance: 'El reparto lo hizo el azar del sistema: este padrón no salió de un sorteo público.',
    box: 'Urna',
    name: (n: number) => `Urna ${n}`,
    here: '(esta página)',
    state: 'Estado',
    turnout: 'Participación',
    of: (n: number, all: number) => `${n} de ${all}`,
    ballots: 'Papeletas',
    head: 'Último acto',
    all: (n: number) => `Descargar las ${n} urnas (ZIP)`,
    allWhat: 'Trae el archivo de cada una y, ya proclamado el resultado, el acta.',
    division: 'Ver en qué urna está cada número sorteado (CSV)',
    verify: 'Verificar la suma',
  },
  en: {
    title: 'The boxes',
    why: (n: number) =>
      `The roll does not fit one archive that anyone verifies in minutes. So it was divided evenly among ${n} boxes with the same key and the same trustees. Each is verified by itself, none is proclaimed alone, and what is proclaimed is the sum.`,
    byDraw:
      'The division came out of the seed of the public draw: nobody chose who votes together with whom, and anyone can do it again.',
    byChance: 'The chance of the system divided it: this roll did not come out of a public draw.',
    box: 'Box',
    name: (n: number) => `Box ${n}`,
    here: '(this page)',
    state: 'State',
    turnout: 'Turnout',
    of: (n: number, all: number) => `${n} of ${all}`,
    ballots: 'Ballots',
    head: 'Last event',
    all: (n: number) => `Download the ${n} boxes (ZIP)`,
    allWhat: 'It brings the archive of each and, once the result is proclaimed, the act.',
    division: 'See in which box each drawn number is (CSV)',
    verify: 'Verify the sum',
  },
};

/** The boxes of an election whose roll was divided, why there are several, and all of them to take away. Nothing where there is one. */
export function BoxesView({ election, here }: { election: ElectionAnswer; here?: string | undefined }) {
  const t = useMessages(words);
  const w = useMessages(electionWords);
  const { boxes, box, fingerprint } = election;
  if (boxes.length === 0 || !box) return null;
  return (
    <section className="flow">
      <h2>{t.title}</h2>
      <p className="measure">
        {t.why(boxes.length)} {box.divisionSeed === null ? t.byChance : t.byDraw}
      </p>
      <Table
        caption={t.title}
        captionHidden
        columns={[
          {
            key: 'box',
            header: t.box,
            cell: (one) => {
              const name = t.name(boxes.indexOf(one) + 1);
              if (one.code === here)
                return (
                  <span aria-current="page">
                    {name} <span className="soft">{t.here}</span>
                  </span>
                );
              return <Link href={`/elecciones/${one.code}/urna`}>{name}</Link>;
            },
            plain: (one) => t.name(boxes.indexOf(one) + 1),
            rowHeader: true,
          },
          { key: 'state', header: t.state, cell: (one) => w.phase[one.phase] },
          { key: 'voted', header: t.turnout, cell: (one) => t.of(one.voted, one.voters) },
          { key: 'ballots', header: t.ballots, cell: (one) => one.ballots, numeric: true },
          {
            key: 'head',
            header: t.head,
            cell: (one) => one.head && <code className="slip">{one.head.slice(0, 16)}…</code>,
            plain: (one) => one.head ?? '',
          },
        ]}
        rows={boxes}
        rowKey={(one) => one.code}
        stack
      />
      {fingerprint !== null && (
        <>
          <p className="cluster">
            <a href={`/api/elections/${box.first}/urnas.zip`} download>
              {t.all(boxes.length)}
            </a>
            <Link href={`/elecciones/verificar?eleccion=${box.first}`}>{t.verify}</Link>
            {box.divisionSeed !== null && (
              <a href={`/api/elections/${box.first}/division.csv`} download={`division-${box.first}.csv`}>
                {t.division}
              </a>
            )}
          </p>
          <p className="soft measure">{t.allWhat}</p>
        </>
      )}
    </section>
  );
}
