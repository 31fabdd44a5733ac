import { Link, LoadedView, Notice, PageHead, Synthetic, useLoaded, useMessages, usePath } from '#design';
import type { ProgrammeAnswer } from '../api.ts';
import { Budget } from './Budget.tsx';
import { Contradictions } from './Contradictions.tsx';
import { Findings } from './Findings.tsx';
import { IssuedReports } from './IssuedReports.tsx';
import { Matrix } from './Matrix.tsx';
import { Products } from './Products.tsx';
import { Progress } from './Progress.tsx';
import { ScheduleSection } from './ScheduleSection.tsx';
import './programmes.css';

const words = {
  es: {
    back: 'Todos los programas',
    executor: 'Ejecuta',
    donor: 'Financia',
    code: 'Código',
    when: 'Período',
    modality: 'Modalidad',
    version: 'Diseño aprobado',
    versionIs: (n: number, on: string) => `versión ${n}, ${on}`,
    caseTitle: 'Un caso real, con el lugar de cada cifra',
    from: (title: string, publisher: string, date: string) => `Fuente: ${title}. ${publisher}, ${date}.`,
    evaluations: 'Ver sus evaluaciones y qué se hizo con cada recomendación',
    document: 'Descargar el documento completo (PDF)',
    download: 'Descargar los datos (JSON)',
    findings: 'Revisión del diseño',
    questions: 'Las treinta preguntas de la evaluación de su diseño',
    overlaps: 'Con qué programas se superpone',
    sections: 'En esta página',
  },
  en: {
    back: 'All programmes',
    executor: 'Carried out by',
    donor: 'Paid by',
    code: 'Code',
    when: 'Period',
    modality: 'Modality',
    version: 'Approved design',
    versionIs: (n: number, on: string) => `version ${n}, ${on}`,
    caseTitle: 'A real case, with the place of each figure',
    from: (title: string, publisher: string, date: string) => `Source: ${title}. ${publisher}, ${date}.`,
    evaluations: 'See its evaluations and what was done about each recommendation',
    document: 'Download the whole document (PDF)',
    download: 'Download the data (JSON)',
    findings: 'Check of the design',
    questions: 'The thirty questions of the evaluation of its design',
    overlaps: 'With which programmes it overlaps',
    sections: 'On this page',
  },
};

/** A programme for everybody: products, money, figures, what its source contradicts, and what its design lacks. */
export default function ProgrammePage() {
  const t = useMessages(words);
  const slug = decodeURIComponent(usePath().split('/')[2] ?? '');
  const [loaded, again] = useLoaded<ProgrammeAnswer>(`/api/programmes/${encodeURIComponent(slug)}`);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(programme) => {
        const { identity } = programme.design;
        const { notes } = programme;
        const place = (name: string) => notes?.places[name];
        const last = programme.versions.at(-1);
        const facts = [
          [t.executor, identity.executor, place('executor')],
          [t.donor, identity.donor, place('donor')],
          [t.code, identity.code, place('code')],
          [t.when, [identity.starts, identity.ends].filter(Boolean).join(' – '), place('starts')],
          [t.modality, identity.modality, place('modality')],
          [t.version, last ? t.versionIs(last.version, last.on) : null, null],
        ] as const;
        return (
          <div className="flow">
            <p>
              <a href="/programas">{t.back}</a>
            </p>
            <PageHead
              title={<span lang="es">{programme.name}</span>}
              lede={<span lang="es">{identity.objective}</span>}
            />
            {programme.origin === 'desk' && <Synthetic />}
            {notes && (
              <Notice title={t.caseTitle}>
                <p lang="es">{t.from(notes.source.title, notes.source.publisher, notes.source.date)}</p>
                <p>
                  <a href={`/evaluaciones?programa=${programme.slug}`}>{t.evaluations}</a>
                </p>
              </Notice>
            )}
            <p>
              <Link href={`/api/programmes/${programme.slug}/programme.pdf`} icon="document" look="action">
                {t.document}
              </Link>
            </p>
            <dl className="facts">
              {facts.map(([name, value, at]) =>
                value ? (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd lang="es">
                      {value}
                      {at && <span className="programme-at"> {at}</span>}
                    </dd>
                  </div>
                ) : null,
              )}
            </dl>
            {programme.products.length > 0 && <Products programme={programme} />}
            {programme.design.budget.length > 0 && <Budget programme={programme} />}
            {(programme.hasGoals || programme.last.length > 0) && <Progress programme={programme} />}
            <IssuedReports programme={programme} />
            <Matrix programme={programme} />
            <ScheduleSection programme={programme} />
            {notes && <Contradictions notes={notes} />}
            <p>
              <a href={`/programas/${programme.slug}/diseno`}>{t.questions}</a> ·{' '}
              <a href="/superposiciones">{t.overlaps}</a>
            </p>
            <Findings
              findings={programme.findings}
              counts={programme.findingCounts.rules}
              more={`/api/programmes/${programme.slug}/findings`}
              toFind={notes?.toFind ?? null}
              title={t.findings}
            />
            <p>
              <a href={`/api/programmes/${programme.slug}`} download={`${programme.slug}.json`}>
                {t.download}
              </a>{' '}
              · <a href={`/api/programmes/${programme.slug}/matrix.xlsx`}>XLSX</a> ·{' '}
              <a href={`/api/programmes/${programme.slug}/iati.xml`}>IATI 2.03</a>
            </p>
          </div>
        );
      }}
    </LoadedView>
  );
}
