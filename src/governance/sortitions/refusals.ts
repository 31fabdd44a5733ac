import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words. */
export const sortitionsRefusals: RefusalTexts = {
  'call-unknown': said(
    404,
    ['No encontramos esa convocatoria', 'Vuelva a la lista de convocatorias.'],
    ['We did not find that call', 'Go back to the list of calls.'],
  ),
  'person-needed': said(
    403,
    ['Aquí actúa cada persona por sí misma', 'Inicie sesión con su propia cuenta.'],
    ['Here each person acts herself', 'Sign in with your own account.'],
  ),
  'step-out-of-order': said(
    409,
    [
      'Ese paso no es el que sigue',
      'El orden es: padrón, anuncio, dados, faro y sorteo. Nada se salta ni se repite.',
    ],
    [
      'That step is not the next one',
      'The order is: roll, announcement, dice, beacon, draw. None is skipped or repeated.',
    ],
  ),
  'nobody-in-the-roll': said(
    409,
    ['El padrón está vacío', 'No hay personas con documento en el registro.'],
    ['The roll is empty', 'There is nobody with a document in the registry.'],
  ),
  'round-too-soon': said(
    422,
    [
      'La ronda del faro está demasiado cerca',
      'Elija una hora que deje tiempo para publicar el anuncio y lanzar los dados.',
    ],
    [
      'The round of the beacon is too near',
      'Choose a time that leaves room to publish the announcement and throw the dice.',
    ],
  ),
  'dice-do-not-bind': said(
    422,
    ['Los lanzamientos no alcanzan', 'Hacen falta al menos veinticinco, con caras del 1 al 6.'],
    ['The throws are not enough', 'At least twenty-five are needed, with faces from 1 to 6.'],
  ),
  'dice-before-announcement': said(
    409,
    ['Los dados se lanzan después del anuncio', 'Espere a que esté publicado.'],
    ['Dice are thrown after the announcement', 'Wait until it is published.'],
  ),
  'round-already-known': said(
    409,
    [
      'La ronda del faro ya se conoce',
      'Los dados llegaron tarde: este sorteo no puede seguir y debe convocarse otro.',
    ],
    [
      'The round of the beacon is already known',
      'The dice came too late: this draw cannot go on, and another must be called.',
    ],
  ),
  'round-not-yet': said(
    409,
    ['La ronda anunciada todavía no sale', 'Espere a su hora.'],
    ['The announced round is not out yet', 'Wait for its time.'],
  ),
  'another-round': said(
    422,
    ['Esa no es la ronda anunciada', 'Copie la ronda que dice el anuncio.'],
    ['That is not the announced round', 'Copy the round that the announcement names.'],
  ),
  'round-not-genuine': said(
    422,
    [
      'La firma no es de la red del faro',
      'Copie otra vez firma y valor; si persiste, tómelos de otro servidor de la red.',
    ],
    [
      'The signature is not the network’s',
      'Copy signature and value again; if it persists, take them from another server of the network.',
    ],
  ),
  'file-not-yet': said(
    404,
    ['Ese archivo todavía no se publica', 'Cada archivo sale con su paso.'],
    ['That file is not published yet', 'Each file comes out with its step.'],
  ),
};
