// Beginnings of answers. What stands between « » must be replaced: the server refuses a text that still has it, so that no
// template is ever sent unread.

export interface AnswerTemplate {
  readonly id: string;
  readonly title: { readonly es: string; readonly en: string };
  readonly text: string;
}

export const answerTemplates: readonly AnswerTemplate[] = [
  {
    id: 'right',
    title: { es: 'Tiene razón: qué se hizo', en: 'The person is right: what was done' },
    text: 'Revisamos su caso y usted tiene razón: «qué encontramos y cómo lo comprobamos». Por eso «qué hicimos y desde cuándo». Si vuelve a ocurrir, «qué puede hacer».',
  },
  {
    id: 'partly',
    title: { es: 'Tiene razón en parte', en: 'Right in part' },
    text: 'Revisamos su caso. Es cierto que «qué fue así»; no encontramos que «qué no fue así y por qué lo sabemos». Corregimos «qué y cuándo».',
  },
  {
    id: 'not',
    title: { es: 'No corresponde: por qué', en: 'Not upheld: why' },
    text: 'Revisamos «qué se revisó: registros, turnos, entrevistas». La norma dice que «qué dice, en palabras sencillas», y por eso «la razón». Si tiene otra prueba, puede no aceptar esta respuesta y agregarla.',
  },
  {
    id: 'information',
    title: { es: 'Información pedida', en: 'Information asked for' },
    text: 'Usted pidió «qué pidió». La respuesta es «la información». La encuentra también en «dónde está publicada».',
  },
];

/** Whether a text still has a place of a template that nobody filled. */
export function isUnedited(text: string): boolean {
  return /[«»]/.test(text);
}
