import { formatDate, plainDate } from '#kernel';
import type { Language, RefusalText, RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];
type Said = Words | ((figures: Record<string, unknown>) => Words);

const both = (status: number, es: Said, en: Said): Readonly<Record<Language, RefusalText>> => {
  const text =
    (said: Said): RefusalText =>
    (figures) => {
      const [title, detail] = typeof said === 'function' ? said(figures) : said;
      return { status, title, detail };
    };
  return { es: text(es), en: text(en) };
};

const traces: Readonly<Record<string, readonly [es: string, en: string]>> = {
  document: ['un número de cédula', 'an identity number'],
  'e-mail': ['un correo electrónico', 'an e-mail address'],
  telephone: ['un teléfono', 'a telephone number'],
  name: ['el nombre de una persona', 'the name of a person'],
};
const partWords: Readonly<Record<string, readonly [es: string, en: string]>> = {
  questions: ['pregunta', 'question'],
  findings: ['hallazgo', 'finding'],
  outcomes: ['cambio cosechado', 'outcome'],
  conclusions: ['conclusión', 'conclusion'],
  lessons: ['lección', 'lesson'],
  goodPractices: ['buena práctica', 'good practice'],
  recommendations: ['recomendación', 'recommendation'],
};
const part = (figures: Record<string, unknown>, at: 0 | 1): string =>
  partWords[String(figures.part)]?.[at] ?? String(figures.part);
const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));
const day = (value: unknown, language: Language): string => formatDate(plainDate(String(value)), language);

/** What this room refuses, in words: the title says the fact, the detail what was kept and what to do. */
export const evaluationsRefusals: RefusalTexts = {
  'evaluation-unknown': both(
    404,
    ['No encontramos esa evaluación', 'Vuelva a la lista y elíjala de nuevo.'],
    ['We did not find that evaluation', 'Go back to the list and choose it again.'],
  ),
  'evaluation-version-unknown': both(
    404,
    ['Esa versión no existe', 'Las versiones publicadas están al pie de la evaluación.'],
    ['There is no such version', 'Published versions are at the foot of the evaluation.'],
  ),
  'recommendation-unknown': both(
    404,
    ['No encontramos esa recomendación', 'Vuelva al registro y elíjala de nuevo.'],
    ['We did not find that recommendation', 'Go back to the register and choose it again.'],
  ),
  'evaluations-person-needed': both(
    403,
    ['Esto lo hace una persona con su propia cuenta', 'Termine la atención en curso e inténtelo de nuevo.'],
    ['A person does this with her own account', 'End the assistance under way and try again.'],
  ),
  'changed-since-read': both(
    409,
    [
      'Alguien cambió esto mientras usted escribía',
      'Lo que escribió sigue aquí. Actualice, mire qué cambió y repita.',
    ],
    [
      'Somebody changed this while you were writing',
      'What you wrote is still here. Refresh, see what changed and repeat.',
    ],
  ),
  'personal-data-in-text': both(
    422,
    ({ trace }) => [
      `El texto contiene ${traces[String(trace)]?.[0] ?? 'datos de una persona'}`,
      'Quienes informan se cuentan por categoría y sexo, nunca se nombran. Quítelo y guarde de nuevo: nada se guardó.',
    ],
    ({ trace }) => [
      `The text holds ${traces[String(trace)]?.[1] ?? 'data of a person'}`,
      'Informants are counted by category and sex and never named. Remove it and save again: nothing was kept.',
    ],
  ),
  'evaluation-slug-taken': both(
    409,
    ['Ya hay una evaluación con esa dirección', 'Elija otra dirección corta.'],
    ['There is an evaluation at that address already', 'Choose another short address.'],
  ),
  'evaluation-of-others': both(
    409,
    ['Esta evaluación la publicó otra institución', 'Aquí se lee y se sigue; no se escribe.'],
    ['Another institution published this evaluation', 'It is read and followed here, not written.'],
  ),
  'evaluation-already-open': both(
    409,
    ['La evaluación ya está abierta', 'Puede escribir en ella.'],
    ['The evaluation is open already', 'You can write in it.'],
  ),
  'evaluation-frozen': both(
    409,
    ({ version }) => [
      `La versión ${version} está publicada y no cambia`,
      'Para corregir, ábrala de nuevo con su razón: será otra versión.',
    ],
    ({ version }) => [
      `Version ${version} is published and does not change`,
      'To correct it, open it again with a reason: it will be another version.',
    ],
  ),
  'evaluation-incomplete': both(
    409,
    ['Todavía falta algo para publicar', 'La lista «Lo que falta» dice qué y dónde. Nada se publicó.'],
    [
      'Something is missing before it can be published',
      'The list “What is missing” says what and where. Nothing was published.',
    ],
  ),
  'evaluation-part-unknown': both(
    404,
    (figures) => [`No existe esa ${part(figures, 0)} (${figures.number})`, 'Actualice la página.'],
    (figures) => [`There is no ${part(figures, 1)} ${figures.number}`, 'Refresh the page.'],
  ),
  'link-leads-nowhere': both(
    409,
    (figures) => [
      `El vínculo lleva a una ${part(figures, 0)} que no existe (${figures.number})`,
      'Elija entre las que hay.',
    ],
    (figures) => [
      `The link leads to a ${part(figures, 1)} that does not exist (${figures.number})`,
      'Choose among those there are.',
    ],
  ),
  'something-rests-on-it': both(
    409,
    (figures) => [
      `Algo se apoya en esto: ${part(figures, 0)} ${list(figures.numbers)}`,
      'Cambie primero ese vínculo. Nada se quitó.',
    ],
    (figures) => [
      `Something rests on this: ${part(figures, 1)} ${list(figures.numbers)}`,
      'Change that link first. Nothing was removed.',
    ],
  ),
  'finding-without-evidence': both(
    409,
    [
      'Un hallazgo necesita evidencia',
      'Agregue al menos una fuente: qué documento, registro o categoría de informantes.',
    ],
    [
      'A finding needs evidence',
      'Add at least one source: which document, record or category of informants.',
    ],
  ),
  'nobody-asked-in-category': both(
    409,
    [
      'A nadie de esa categoría se ha contado como informante',
      'Anote primero cuántas mujeres y hombres se entrevistaron.',
    ],
    [
      'Nobody of that category has been counted as informant',
      'First note how many women and men were interviewed.',
    ],
  ),
  'conclusion-without-finding': both(
    409,
    ['Una conclusión se apoya en hallazgos', 'Elija al menos un hallazgo.'],
    ['A conclusion rests on findings', 'Choose at least one finding.'],
  ),
  'recommendation-in-follow-up': both(
    409,
    ({ number }) => [
      `La recomendación ${number} ya se publicó y se está siguiendo`,
      'No se reescribe. Si hace falta otra, agréguela con su número.',
    ],
    ({ number }) => [
      `Recommendation ${number} was published and is being followed`,
      'It is not rewritten. If another is needed, add it with its own number.',
    ],
  ),
  'recommendation-not-addressed-to-you': both(
    403,
    ['Esa recomendación no se dirige a su oficina', 'Contesta la institución a la que se dirige.'],
    [
      'That recommendation is not addressed to your office',
      'The institution to which it is addressed answers.',
    ],
  ),
  'recommendation-already-answered': both(
    409,
    ({ on }) => [
      `Ya se contestó el ${day(on, 'es')}`,
      'La respuesta publicada no se cambia; lo aceptado se planifica.',
    ],
    ({ on }) => [
      `It was answered on ${day(on, 'en')}`,
      'A published answer is not changed; what was accepted is planned.',
    ],
  ),
  'recommendation-not-accepted': both(
    409,
    ['Antes de planificar hay que aceptar', 'Conteste primero la recomendación.'],
    ['It must be accepted before it is planned', 'Answer the recommendation first.'],
  ),
  'recommendation-closed': both(
    409,
    ({ on }) => [
      `La recomendación se cerró el ${day(on, 'es')}`,
      'Si hace falta, quien verifica la reabre con su razón.',
    ],
    ({ on }) => [
      `The recommendation was closed on ${day(on, 'en')}`,
      'If needed, whoever verifies opens it again with a reason.',
    ],
  ),
  'recommendation-not-closed': both(
    409,
    ['La recomendación no está cerrada', 'No hay nada que reabrir.'],
    ['The recommendation is not closed', 'There is nothing to open again.'],
  ),
  'action-unknown': both(
    404,
    ['Esa acción no existe', 'Actualice la página.'],
    ['There is no such action', 'Refresh the page.'],
  ),
  'action-due-in-the-past': both(
    409,
    ({ due }) => [`El ${day(due, 'es')} ya pasó`, 'Elija un día de hoy en adelante.'],
    ({ due }) => [`${day(due, 'en')} has passed`, 'Choose a day from today on.'],
  ),
  'action-not-open': both(
    409,
    ['Esa acción ya se reportó', 'Espere la verificación; si la devuelven, podrá completarla.'],
    ['That action was reported already', 'Wait for the verification; if it is returned you can complete it.'],
  ),
  'no-report-to-verify': both(
    409,
    ['Esa acción no tiene un reporte por verificar', 'Actualice la página.'],
    ['That action has no report to verify', 'Refresh the page.'],
  ),
  'actions-not-all-verified': both(
    409,
    ['Todavía hay acciones sin verificar', 'Se cierra cuando todas lo están.'],
    ['There are actions not verified yet', 'It is closed when all of them are.'],
  ),
  'verifier-is-responsible': both(
    403,
    [
      'Usted contestó, planificó o reportó en esta recomendación',
      'Verifica otra persona, que no respondió por ella.',
    ],
    [
      'You answered, planned or reported in this recommendation',
      'Somebody else verifies, who did not answer for it.',
    ],
  ),
  'responsible-is-verifier': both(
    403,
    [
      'Usted verificó en esta recomendación',
      'Quien verifica no contesta, ni planifica, ni reporta en ella. Lo hace otra persona de la institución.',
    ],
    [
      'You verified in this recommendation',
      'Whoever verifies does not answer, plan or report in it. Somebody else of the institution does.',
    ],
  ),
  'evaluation-without-sheets': both(
    404,
    ['Esta versión no trae lecciones ni buenas prácticas', 'Lea la evaluación: lo demás está en su página.'],
    ['This version has no lessons or good practices', 'Read the evaluation: the rest is on its page.'],
  ),
  'evaluation-report-not-here': both(
    501,
    ['Este servidor no puede componer el PDF', 'Descargue la versión en JSON, que tiene lo mismo.'],
    ['This server cannot typeset the PDF', 'Download the version as JSON, which holds the same.'],
  ),
};
