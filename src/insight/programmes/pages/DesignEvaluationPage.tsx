import { LoadedView, PageHead, useLoaded, useMessages, usePath } from '#design';
import type { DesignEvaluationAnswer } from '../comparisonApi.ts';
import { DesignQuestions } from './DesignQuestions.tsx';
import './programmes.css';

const words = {
  es: {
    title: 'Evaluación del diseño',
    back: 'Volver al programa',
    download: 'Descargar las respuestas (JSON)',
  },
  en: {
    title: 'Evaluation of the design',
    back: 'Back to the programme',
    download: 'Download the answers (JSON)',
  },
};

/** The thirty questions of the design evaluation of a programme, for everybody. */
export default function DesignEvaluationPage() {
  const t = useMessages(words);
  const slug = decodeURIComponent(usePath().split('/')[2] ?? '');
  const url = `/api/programmes/${encodeURIComponent(slug)}/design-evaluation`;
  const [loaded, again] = useLoaded<DesignEvaluationAnswer>(url);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(evaluation) => (
        <div className="flow">
          <p>
            <a href={`/programas/${evaluation.slug}`}>{t.back}</a>
          </p>
          <PageHead title={t.title} lede={<span lang="es">{evaluation.name}</span>} />
          <DesignQuestions evaluation={evaluation} />
          <p>
            <a href={url} download={`${evaluation.slug}-diseno.json`}>
              {t.download}
            </a>
          </p>
        </div>
      )}
    </LoadedView>
  );
}
