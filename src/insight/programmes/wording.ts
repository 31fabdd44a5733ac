import { foldText } from '#kernel';

// How sentences of a matrix are read, by their form in Spanish: first words and verb endings. It recognises what the manuals teach
// (Contribuir a … mediante …; subject and verb in present; product and participle; noun that comes from a verb), not meaning.

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}]+/gu) ?? [];
const isInfinitive = (word: string): boolean => /(ar|er|ir)(se)?$/.test(word) && !notInfinitives.has(word);
const notInfinitives = new Set([
  'lugar',
  'hogar',
  'familiar',
  'particular',
  'escolar',
  'popular',
  'regular',
  'taller',
  'mujer',
  'ayer',
  'poder',
  'deber',
  'sector',
  'similar',
  'titular',
  'preescolar',
  'bienestar',
  'alquiler',
  'lider',
  'bar',
  'mar',
  'militar',
  'auxiliar',
  'preliminar',
  'pilar',
  'curricular',
]);

/** Fin: «Contribuir a … mediante (a través de) …». */
export const isEndSentence = (text: string): boolean =>
  /^contribuir a(l)? /.test(foldText(text)) && /( mediante | a traves de )/.test(foldText(text));

/** What it contributes to, one verb or several: «a salvaguardar … y vigilar …» says two things. */
export function objectivesJoined(text: string): number {
  const before = foldText(text).split(/ mediante | a traves de /)[0] ?? '';
  return (
    1 +
    [...before.matchAll(/(?:,| y| e) (?:a )?(\p{L}+)/gu)].filter(([, word = '']) => isInfinitive(word)).length
  );
}

// Verbs of the third person that end like nouns do; the plural is told by its ending.
const singularVerbs = new Set(
  'accede acceden cuenta tiene mejora recibe goza dispone ejerce aumenta reduce disminuye conoce participa alcanza permanece vive esta es obtiene utiliza usa aplica opera funciona cubre cumple logra mantiene supera resuelve concluye egresa ingresa trabaja cotiza ahorra consume produce presenta encuentra incrementa fortalece desarrolla garantiza satisface percibe asegura'.split(
    ' ',
  ),
);
const notPlurals = new Set([
  'con',
  'en',
  'un',
  'sin',
  'segun',
  'bien',
  'tambien',
  'quien',
  'orden',
  'joven',
  'imagen',
  'examen',
  'origen',
  'margen',
  'regimen',
  'volumen',
  'resumen',
  'gran',
  'plan',
  'pan',
  'virgen',
  'crimen',
  'cien',
  'ten',
]);

/** Propósito: who, and a verb in present: «Las personas afiliadas acceden a …». */
export function isPurposeSentence(text: string): boolean {
  const [first, ...rest] = wordsOf(text);
  if (!first || isInfinitive(first)) return false;
  return rest.some(
    (word) => singularVerbs.has(word) || (/[ae]n$/.test(word) && word.length > 3 && !notPlurals.has(word)),
  );
}

/** Propósito with two verbs in present joined: it is not one. */
export function presentVerbsJoined(text: string): number {
  const joined = [...foldText(text).matchAll(/ (?:y|e) (?:se )?(\p{L}+)/gu)].filter(
    ([, word = '']) =>
      singularVerbs.has(word) || (/[ae]n$/.test(word) && word.length > 4 && !notPlurals.has(word)),
  );
  return 1 + joined.length;
}

const isParticiple = (word: string): boolean =>
  /(ad|id)[oa]s?$/.test(word)
    ? !notParticiples.has(word)
    : /(ech|ist|uest|crit|iert|uelt)[oa]s?$/.test(word) && !notParticiples.has(word);
const notParticiples = new Set([
  'estado',
  'estados',
  'vida',
  'medida',
  'medidas',
  'mercado',
  'grado',
  'lado',
  'soldado',
  'partido',
  'sentido',
  'comida',
  'derecho',
  'derechos',
  'hecho',
  'hechos',
  'lista',
  'listas',
  'entrevista',
  'entrevistas',
  'salida',
  'entrada',
  'encuesta',
  'propuesta',
  'propuestas',
  'respuesta',
  'respuestas',
  'pista',
  'vista',
  'comunidad',
  'jornada',
  'jornadas',
  'llamada',
  'llamadas',
  'mirada',
  'actividad',
  'calidad',
  'movilidad',
  'resultado',
  'resultados',
  'significado',
  'cuidado',
  'cuidados',
  'empleado',
  'empleados',
  'asegurado',
  'asegurados',
  'afiliado',
  'afiliados',
  'afiliada',
  'afiliadas',
  'jubilado',
  'jubilados',
  'discapacitados',
  'pensionado',
  'pensionados',
  'recreativos',
]);

/** Componente: a product and what was done to it: «Pensiones otorgadas a tiempo». */
export function isComponentSentence(text: string): boolean {
  const [first, ...rest] = wordsOf(text);
  return first !== undefined && !isInfinitive(first) && rest.some(isParticiple);
}

const verbalNouns = new Set(
  'compra diseno registro entrega pago envio estudio firma analisis visita consulta busqueda cobro control censo cruce desarrollo empleo ensayo apoyo acompanamiento monitoreo seguimiento sorteo rastreo muestreo sondeo reparto traslado curso taller entrenamiento relevamiento trabajo uso cierre puesta toma carga prueba revista oferta mejora reforma muestra cobertura apertura lectura captura'.split(
    ' ',
  ),
);

/** Actividad: a noun that comes from a verb: «Validación de expedientes». What ends in a participle is a product, not an activity. */
export function isActivitySentence(text: string): boolean {
  const words = wordsOf(text);
  const [first = ''] = words;
  const isVerbal = /(cion|sion|miento|mientos|aje|anza|ciones|siones)$/.test(first) || verbalNouns.has(first);
  const clause = foldText(text).split(',').at(-1)?.trim() ?? '';
  const endsDone = /,/.test(text) && isParticiple(wordsOf(clause)[0] ?? '');
  return isVerbal && !endsDone && !isParticiple(words.at(-1) ?? '');
}

/** Words of weight that two texts share; a population is named where most of its own are. */
export function sharesWords(text: string, other: string): boolean {
  const weighty = (one: string) =>
    new Set(
      wordsOf(one)
        .filter((word) => word.length > 4)
        .map((word) => word.slice(0, 6)),
    );
  const there = weighty(text);
  return [...weighty(other)].some((word) => there.has(word));
}
