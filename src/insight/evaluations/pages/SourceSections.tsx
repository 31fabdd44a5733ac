import { formatDateShort, formatNumber, Link, StateChip, Table, useLanguage, useMessages } from '#design';
import { plainDate } from '#kernel';
import type { EvaluationAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';

const words = {
  es: {
    sums: 'Sumas vueltas a hacer',
    noSums: 'Esta evaluación no trae figuras que se puedan sumar de nuevo.',
    what: 'Qué',
    printed: 'Lo que dice',
    computed: 'Lo que da',
    result: 'Resultado',
    holds: 'Coincide',
    fails: 'No coincide',
    where: 'Dónde',
    contradicts: 'En qué se contradice la fuente',
    contradictsWhat:
      'Se muestran los dos lugares. Nada se corrige en silencio: la última columna dice qué se tomó aquí.',
    says: 'En un lugar',
    also: 'En otro',
    kept: 'Aquí se tomó',
    gaps: 'Lo que falta',
    none: 'La cadena está completa: de las preguntas a las recomendaciones no falta nada.',
    same: {
      priority: 'Todas las recomendaciones tienen la misma prioridad: así no dice cuál va primero.',
      resources: 'Todas las recomendaciones dicen necesitar los mismos recursos.',
    },
    versions: 'Versiones',
    version: (n: number, on: string): string => `Versión ${n}, congelada el ${on}`,
    transcribed: (on: string): string => `Transcripción, con fecha de la fuente ${on}`,
    pdf: 'PDF',
    json: 'JSON',
    how: 'Cualquiera puede comprobarla: el SHA-256 del JSON canónico (RFC 8785) es este, y está también en la cadena de auditoría.',
    sourceIs: 'Fuente',
    verify: 'Cómo verificar la cadena',
  },
  en: {
    sums: 'Sums done again',
    noSums: 'This evaluation brings no figures that can be added again.',
    what: 'What',
    printed: 'What it says',
    computed: 'What it gives',
    result: 'Result',
    holds: 'They agree',
    fails: 'They do not agree',
    where: 'Where',
    contradicts: 'Where the source contradicts itself',
    contradictsWhat:
      'Both places are shown. Nothing is corrected in silence: the last column says what was taken here.',
    says: 'In one place',
    also: 'In another',
    kept: 'Taken here',
    gaps: 'What is missing',
    none: 'The chain is whole: nothing is missing from the questions to the recommendations.',
    same: {
      priority: 'Every recommendation has the same priority: that does not say which comes first.',
      resources: 'Every recommendation says that it needs the same resources.',
    },
    versions: 'Versions',
    version: (n: number, on: string): string => `Version ${n}, frozen on ${on}`,
    transcribed: (on: string): string => `Transcription, with its source’s date ${on}`,
    pdf: 'PDF',
    json: 'JSON',
    how: 'Anyone can check it: this is the SHA-256 of its canonical JSON (RFC 8785), and the audit chain holds it too.',
    sourceIs: 'Source',
    verify: 'How to verify the chain',
  },
};

/** Sums done again, what the source contradicts, what is missing, and the frozen versions. */
export function SourceSections({ evaluation }: { evaluation: EvaluationAnswer }) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  const { source, checks } = evaluation;
  const number = (value: number) =>
    formatNumber(value, { language, decimals: Number.isInteger(value) ? 0 : 2 });
  return (
    <>
      <section className="flow">
        <h2 id="sumas">{t.sums}</h2>
        {checks.length === 0 ? (
          <p>{t.noSums}</p>
        ) : (
          <Table
            caption={t.sums}
            captionHidden
            stack
            rows={checks}
            rowKey={(one) => one.what}
            columns={[
              { key: 'what', header: t.what, cell: (one) => <span lang="es">{one.what}</span> },
              { key: 'printed', header: t.printed, numeric: true, cell: (one) => number(one.printed) },
              { key: 'computed', header: t.computed, numeric: true, cell: (one) => number(one.computed) },
              {
                key: 'result',
                header: t.result,
                cell: (one) => (
                  <StateChip shape={one.holds ? 'done' : 'attention'}>
                    {one.holds ? t.holds : t.fails}
                  </StateChip>
                ),
              },
              { key: 'where', header: t.where, cell: (one) => <span lang="es">{one.place}</span> },
            ]}
          />
        )}
      </section>
      {source && source.discrepancies.length > 0 && (
        <section className="flow">
          <h2 id="contradicciones">{t.contradicts}</h2>
          <p className="soft">{t.contradictsWhat}</p>
          <Table
            caption={t.contradicts}
            captionHidden
            stack
            rows={source.discrepancies}
            rowKey={(one) => one.what}
            exportName={`contradicciones-${evaluation.slug}`}
            columns={[
              {
                key: 'what',
                header: t.what,
                cell: (one) => <span lang="es">{one.what}</span>,
                plain: (one) => one.what,
              },
              {
                key: 'says',
                header: t.says,
                cell: (one) => <Saying {...one.says} />,
                plain: (one) => `${one.says.text} (${one.says.place})`,
              },
              {
                key: 'also',
                header: t.also,
                cell: (one) => <Saying {...one.also} />,
                plain: (one) => `${one.also.text} (${one.also.place})`,
              },
              {
                key: 'kept',
                header: t.kept,
                cell: (one) => <span lang="es">{one.kept}</span>,
                plain: (one) => one.kept,
              },
            ]}
          />
        </section>
      )}
      <section className="flow" aria-labelledby="falta">
        <h2 id="falta">{t.gaps}</h2>
        {evaluation.gaps.length === 0 && (source?.gaps.length ?? 0) === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ul>
            {evaluation.gaps.map((one) => (
              <li key={one.kind}>
                {w.gap[one.kind]}
                {one.numbers.length > 0 && `: ${one.numbers.join(', ')}`}
              </li>
            ))}
            {evaluation.sameForAll.map((one) => (
              <li key={one}>{t.same[one]}</li>
            ))}
            {source?.gaps.map((one) => (
              <li key={one.text} lang="es">
                {one.text} <span className="soft">({one.place})</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="flow" aria-labelledby="versiones">
        <h2 id="versiones">{t.versions}</h2>
        {source && (
          <p lang="es">
            {t.sourceIs}:{' '}
            <span lang="es">
              {source.title}. {source.licence}.
            </span>
          </p>
        )}
        <p className="soft">{t.how}</p>
        <ul className="bare flow">
          {evaluation.versions.map((one) => {
            const on = formatDateShort(plainDate(one.on), language);
            const file = `/api/evaluations/${evaluation.slug}/versions/${one.version}`;
            return (
              <li key={one.version}>
                <p>{source ? t.transcribed(on) : t.version(one.version, on)}</p>
                <p>
                  <code className="hash">{one.sha256}</code>
                </p>
                <p className="cluster">
                  <Link href={`${file}/report.pdf`} icon="document" look="action">
                    {t.pdf}
                  </Link>
                  <Link href={`${file}/content.json`} icon="download" look="action" download>
                    {t.json}
                  </Link>
                  <Link href="/verificar">{t.verify}</Link>
                </p>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

function Saying({ text, place }: { text: string; place: string }) {
  return (
    <span lang="es">
      {text} <span className="soft">({place})</span>
    </span>
  );
}
