import { formatDate, plainDate } from '#kernel';
import type { RefusalTexts } from '#platform/http';

const dayOf = (instant: unknown, language: 'es' | 'en') =>
  formatDate(plainDate(String(instant).slice(0, 10)), language);

/** What this room refuses, in words: the title says the fact, the detail what was kept and what to do. */
export const qualityRefusals: RefusalTexts = {
  'invitation-unknown': {
    es: () => ({
      status: 404,
      title: 'No encontramos esa invitación',
      detail:
        'Revise el enlace o el código. Si lo escribió a mano, compare cada letra; si sigue sin abrir, pida otro donde le atendieron.',
    }),
    en: () => ({
      status: 404,
      title: 'We did not find that invitation',
      detail:
        'Check the link or the code. If you typed it, compare each letter; if it still does not open, ask for another where you were attended.',
    }),
  },
  'already-rated': {
    es: ({ ratedAt }) => ({
      title: 'Esta atención ya se calificó',
      detail: `Su calificación se recibió el ${dayOf(ratedAt, 'es')}. Cada atención se califica una sola vez; lo que envió ahora no se guardó.`,
    }),
    en: ({ ratedAt }) => ({
      title: 'This attention was rated already',
      detail: `Its rating was received on ${dayOf(ratedAt, 'en')}. Each attention is rated once; what you sent now was not kept.`,
    }),
  },
  'invitation-expired': {
    es: ({ expiredAt }) => ({
      status: 410,
      title: 'El plazo para calificar terminó',
      detail: `Terminó el ${dayOf(expiredAt, 'es')}. Si quiere decirnos algo sobre esa atención, presente un reclamo o una sugerencia.`,
    }),
    en: ({ expiredAt }) => ({
      status: 410,
      title: 'The time to rate is over',
      detail: `It ended on ${dayOf(expiredAt, 'en')}. If you want to tell us something about that attention, present a complaint or a suggestion.`,
    }),
  },
  'kiosk-code-unknown': {
    es: () => ({
      status: 404,
      title: 'Ese código no abre aquí',
      detail:
        'Revise las ocho letras y números. El código vale un día y solo en el establecimiento donde se lo dieron.',
    }),
    en: () => ({
      status: 404,
      title: 'That code does not open here',
      detail:
        'Check the eight letters and digits. The code is valid for a day and only at the facility where you got it.',
    }),
  },
  'attention-unknown': {
    es: () => ({
      status: 404,
      title: 'No encontramos esa atención',
      detail: 'Vuelva a la lista y elíjala de nuevo.',
    }),
    en: () => ({
      status: 404,
      title: 'We did not find that attention',
      detail: 'Go back to the list and choose it again.',
    }),
  },
  'not-your-unit': {
    es: ({ facility }) => ({
      status: 403,
      title: 'Su función es de otro establecimiento',
      detail: `No puede hacer esto para ${facility}. Pídalo a quien atiende allí.`,
    }),
    en: ({ facility }) => ({
      status: 403,
      title: 'Your office is at another facility',
      detail: `You cannot do this for ${facility}. Ask whoever works there.`,
    }),
  },
  'whole-institution-only': {
    es: () => ({
      status: 403,
      title: 'Esto abarca toda la institución',
      detail: 'Su función es de un solo establecimiento. Pídalo a quien la tiene para todos.',
    }),
    en: () => ({
      status: 403,
      title: 'This covers the whole institution',
      detail: 'Your office is for one facility. Ask whoever holds it for all.',
    }),
  },
  'document-invalid': {
    es: ({ message }) => ({ status: 400, title: 'Revise el documento', detail: String(message) }),
    en: ({ message }) => ({ status: 400, title: 'Check the document', detail: String(message) }),
  },
  'person-unknown': {
    es: () => ({
      status: 404,
      title: 'Nadie con ese documento consta en el registro',
      detail: 'Compare el número con el documento. Si es correcto, registre primero a la persona.',
    }),
    en: () => ({
      status: 404,
      title: 'Nobody with that document is in the registry',
      detail: 'Compare the number with the document. If it is right, register the person first.',
    }),
  },
  'import-unknown': {
    es: () => ({
      status: 404,
      title: 'No encontramos esa carga',
      detail: 'Vuelva a la lista de cargas y elíjala de nuevo.',
    }),
    en: () => ({
      status: 404,
      title: 'We did not find that import',
      detail: 'Go back to the list of imports and choose it again.',
    }),
  },
  'import-not-reported': {
    es: ({ state }) => ({
      title: 'Esta carga no espera decisión',
      detail: `Su estado es «${state}». Se carga lo que ya tiene informe y todavía no se cargó ni se descartó.`,
    }),
    en: ({ state }) => ({
      title: 'This import awaits no decision',
      detail: `Its state is “${state}”. What can be loaded has its report and has been neither loaded nor discarded.`,
    }),
  },
  'import-lines-gone': {
    es: () => ({
      title: 'Hay que enviar el archivo otra vez',
      detail:
        'El servidor se interrumpió entre el informe y la carga. No se cargó nada; envíe el mismo archivo y decida de nuevo.',
    }),
    en: () => ({
      title: 'The file must be sent again',
      detail:
        'The server was interrupted between the report and the load. Nothing was loaded; send the same file and decide again.',
    }),
  },
  'nothing-published-yet': {
    es: () => ({
      status: 404,
      title: 'Todavía no hay resultados publicados',
      detail: 'Los resultados se publican por meses completos. Vuelva cuando termine el primer mes.',
    }),
    en: () => ({
      status: 404,
      title: 'No results are published yet',
      detail: 'Results are published by whole months. Come back when the first month is over.',
    }),
  },
  'nothing-to-publish': {
    es: () => ({
      title: 'Ningún mes completo tiene atenciones',
      detail: 'No se publicó nada. Cargue las atenciones o espere a que termine el mes.',
    }),
    en: () => ({
      title: 'No whole month has attentions',
      detail: 'Nothing was published. Load the attentions or wait for the month to end.',
    }),
  },
  'edition-would-expose': {
    es: ({ cells }) => ({
      title: 'La edición dejaría ver cifras de pocas personas',
      detail: `${cells} celdas se podrían deducir comparando con ediciones anteriores. No se publicó nada; espere a que el mes siguiente las agrande.`,
    }),
    en: ({ cells }) => ({
      title: 'The edition would show figures of few people',
      detail: `${cells} cells could be worked out by comparing earlier editions. Nothing was published; wait for the next month to enlarge them.`,
    }),
  },
  'no-such-result': {
    es: () => ({
      status: 404,
      title: 'No hay resultados con ese nombre',
      detail: 'Elija uno de la lista de resultados publicados.',
    }),
    en: () => ({
      status: 404,
      title: 'There are no results by that name',
      detail: 'Choose one from the list of published results.',
    }),
  },
  'cursor-unreadable': {
    es: () => ({
      status: 400,
      title: 'Esa página de la lista no existe',
      detail: 'Vuelva al comienzo de la lista.',
    }),
    en: () => ({
      status: 400,
      title: 'That page of the list does not exist',
      detail: 'Go back to the start of the list.',
    }),
  },
};
