import type { Refusal } from '#kernel';

export type Language = 'es' | 'en';

/** An error as RFC 9457 has it, with the refusal's figures as extension members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly requestId?: string;
  readonly refusal?: string;
  readonly figures?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** How a room says a refusal: the title states the fact, the detail says what was kept and what to do. */
export type RefusalText = (figures: Record<string, unknown>) => {
  readonly title: string;
  readonly detail: string;
  readonly status?: number;
};
export type RefusalTexts = Readonly<Record<string, Readonly<Record<Language, RefusalText>>>>;

export const problemMediaType = 'application/problem+json';

/** Thrown where a route cannot go on; answered as problem details. */
export class HttpProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The refusals that the house itself makes, whatever the room. */
export const houseRefusals: RefusalTexts = {
  'not-signed-in': {
    es: () => ({
      status: 401,
      title: 'Debe iniciar sesión',
      detail: 'Inicie sesión y repita lo que hacía; lo que escribió sigue en la página.',
    }),
    en: () => ({
      status: 401,
      title: 'Please sign in',
      detail: 'Sign in and repeat what you were doing; what you wrote is still on the page.',
    }),
  },
  'not-permitted': {
    es: () => ({
      status: 403,
      title: 'Su función no permite esta acción',
      detail: 'Si cree que debería poder hacerlo, pida a quien administra los accesos que revise su función.',
    }),
    en: () => ({
      status: 403,
      title: 'Your role does not allow this',
      detail: 'If you think it should, ask whoever manages access to review your role.',
    }),
  },
  'not-found': {
    es: () => ({
      status: 404,
      title: 'No encontramos lo que busca',
      detail: 'Revise la dirección o vuelva al inicio.',
    }),
    en: () => ({
      status: 404,
      title: 'We did not find what you are looking for',
      detail: 'Check the address or go back to the start.',
    }),
  },
  'idempotency-key-missing': {
    es: () => ({
      status: 400,
      title: 'Falta la clave de la operación',
      detail:
        'Envíe el encabezado Idempotency-Key con un valor nuevo, de 8 a 200 caracteres, para cada operación.',
    }),
    en: () => ({
      status: 400,
      title: 'The operation has no key',
      detail: 'Send the Idempotency-Key header with a new value of 8 to 200 characters for each operation.',
    }),
  },
  'idempotency-key-reused': {
    es: () => ({
      status: 422,
      title: 'Esta clave ya se usó para otra operación',
      detail: 'No se hizo nada. Use una clave nueva para cada operación distinta.',
    }),
    en: () => ({
      status: 422,
      title: 'This key was already used for another operation',
      detail: 'Nothing was done. Use a new key for each different operation.',
    }),
  },
  'cross-site': {
    es: () => ({
      status: 403,
      title: 'La solicitud vino de otro sitio',
      detail: 'No se hizo nada. Abra esta página desde la dirección de la institución y repita.',
    }),
    en: () => ({
      status: 403,
      title: 'The request came from another site',
      detail: 'Nothing was done. Open this page from the institution’s address and repeat.',
    }),
  },
  'too-many-requests': {
    es: ({ seconds }) => ({
      status: 429,
      title: 'Demasiadas solicitudes seguidas',
      detail: `Espere ${seconds} segundos y repita. Lo que escribió sigue en la página.`,
    }),
    en: ({ seconds }) => ({
      status: 429,
      title: 'Too many requests in a row',
      detail: `Wait ${seconds} seconds and repeat. What you wrote is still on the page.`,
    }),
  },
  'input-invalid': {
    es: () => ({
      status: 400,
      title: 'Hay datos que corregir',
      detail: 'No se guardó nada. Corrija los campos señalados y envíe de nuevo.',
    }),
    en: () => ({
      status: 400,
      title: 'Some data need correcting',
      detail: 'Nothing was saved. Correct the fields marked and send again.',
    }),
  },
  'cursor-unreadable': {
    es: () => ({
      status: 400,
      title: 'No se pudo seguir la lista',
      detail: 'La dirección de esa parte de la lista no sirve. Vuelva al principio de la lista.',
    }),
    en: () => ({
      status: 400,
      title: 'The list could not go on',
      detail: 'The address of that part of the list does not work. Go back to the start of the list.',
    }),
  },
  'request-unreadable': {
    es: () => ({
      status: 400,
      title: 'El pedido no se pudo leer',
      detail:
        'No se guardó nada. Lo que llegó está incompleto o tiene un formato que esta dirección no recibe.',
    }),
    en: () => ({
      status: 400,
      title: 'The request could not be read',
      detail: 'Nothing was saved. What came is incomplete, or in a format that this address does not take.',
    }),
  },
  'request-too-large': {
    es: () => ({
      status: 413,
      title: 'Lo enviado es demasiado grande',
      detail: 'No se guardó nada. Envíe menos texto, o un archivo más pequeño.',
    }),
    en: () => ({
      status: 413,
      title: 'What was sent is too large',
      detail: 'Nothing was saved. Send less text, or a smaller file.',
    }),
  },
  'failed-here': {
    es: ({ requestId }) => ({
      status: 500,
      title: 'Algo falló de nuestro lado',
      detail: `No se guardó nada a medias. Intente de nuevo; si se repite, dé este código a soporte: ${requestId}.`,
    }),
    en: ({ requestId }) => ({
      status: 500,
      title: 'Something failed on our side',
      detail: `Nothing was half saved. Try again; if it happens again, give this code to support: ${requestId}.`,
    }),
  },
};

/** Turns a refusal into problem details in the reader's language; one that no room has words for is a defect. */
export function problemOf(refusal: Refusal, texts: RefusalTexts, language: Language): Problem {
  const { refusal: name, ...figures } = refusal;
  const text = texts[name];
  if (!text) throw new Error(`The refusal "${name}" has no words: add them to its room's refusal texts.`);
  const { title, detail, status = 409 } = text[language](figures);
  return { type: `urn:amparo:refusal:${name}`, title, status, detail, refusal: name, figures };
}
