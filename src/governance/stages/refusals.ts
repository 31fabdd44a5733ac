import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];

const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words. */
export const stagesRefusals: RefusalTexts = {
  'stage-unknown': said(
    404,
    ['Esa etapa no existe', 'Vuelva a la lista de etapas.'],
    ['There is no such stage', 'Go back to the list of stages.'],
  ),
  'stage-lacks': said(
    409,
    [
      'A esa etapa todavía le falta algo',
      'Se abre cuando se cumple todo lo que promete; la página dice qué falta. La resolución no se anotó.',
    ],
    [
      'That stage still lacks something',
      'It opens once everything that it promises holds; the page says what is lacking. The resolution was not recorded.',
    ],
  ),
  'stage-already-open': said(
    409,
    ['Esa etapa ya está abierta', 'No hace falta nada más.'],
    ['That stage is open already', 'Nothing else is needed.'],
  ),
  'stage-not-open': said(
    409,
    ['Esa etapa no está abierta', 'Solo se suspende una etapa abierta.'],
    ['That stage is not open', 'Only an open stage is suspended.'],
  ),
  'stage-resolution-of-the-future': said(
    409,
    ['La resolución es de un día que no ha llegado', 'Corrija la fecha de la resolución.'],
    ['The resolution is of a day that has not come', 'Correct the date of the resolution.'],
  ),
};
