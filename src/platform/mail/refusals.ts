import type { RefusalTexts } from '#platform/http';

export const mailRefusals: RefusalTexts = {
  'nothing-to-retry': {
    es: () => ({
      status: 409,
      title: 'No hay nada que intentar otra vez',
      detail:
        'La carta ya salió o espera su turno, dejó de servir, o sus palabras se borraron a los treinta días. Mire la lista de nuevo.',
    }),
    en: () => ({
      status: 409,
      title: 'There is nothing to try again',
      detail:
        'The letter has left or waits its turn, is of no use any more, or its words were deleted after thirty days. Look at the list again.',
    }),
  },
};
