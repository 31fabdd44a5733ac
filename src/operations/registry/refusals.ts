import type { RefusalTexts } from '#platform/http';

const documentRules: Readonly<Record<string, readonly [string, string]>> = {
  'cedula-needs-ten-digits': ['una cédula tiene 10 números', 'a cédula has 10 digits'],
  'cedula-province-unknown': [
    'los dos primeros números deben ser de una provincia (01 a 24) o 30',
    'the first two digits must be a province (01 to 24) or 30',
  ],
  'cedula-third-digit-above-five': ['el tercer número va de 0 a 5', 'the third digit goes from 0 to 5'],
  'cedula-check-digit-wrong': [
    'el último número no corresponde a los otros nueve: hay un número cambiado',
    'the last digit does not follow from the other nine: a digit is wrong',
  ],
  'document-country-shape': [
    'un documento extranjero se escribe con el país y el número: COL:AB123456',
    'a foreign document is written with country and number: COL:AB123456',
  ],
  'document-number-shape': [
    'el número de un documento extranjero tiene de 4 a 20 letras o números',
    'a foreign document number has 4 to 20 letters or digits',
  ],
};

function ruleWords(rule: unknown, language: 0 | 1): string {
  return documentRules[String(rule)]?.[language] ?? documentRules['cedula-check-digit-wrong']![language];
}

export const registryRefusals: RefusalTexts = {
  'own-record': {
    es: () => ({
      status: 403,
      title: 'Es su propio registro',
      detail: 'No se guardó nada. Lo suyo lo corrige o lo une otra persona de la institución.',
    }),
    en: () => ({
      status: 403,
      title: 'It is your own record',
      detail: 'Nothing was saved. Another official corrects or joins what is yours.',
    }),
  },
  'document-wrong': {
    es: ({ rule }) => ({
      status: 422,
      title: 'El documento no es correcto',
      detail: `No se guardó nada: ${ruleWords(rule, 0)}. Revíselo con el documento a la vista.`,
    }),
    en: ({ rule }) => ({
      status: 422,
      title: 'The document is not right',
      detail: `Nothing was saved: ${ruleWords(rule, 1)}. Check it with the document in sight.`,
    }),
  },
  'document-taken': {
    es: () => ({
      title: 'Este documento ya está registrado',
      detail: 'No se creó otra persona. Búsquela por el documento.',
    }),
    en: () => ({
      title: 'This document is registered already',
      detail: 'No other person was created. Find her by the document.',
    }),
  },
  'alike-person-known': {
    es: ({ count }) => ({
      title: 'Hay una persona muy parecida',
      detail: `Se encontraron ${count} registros con nombre parecido y la misma fecha de nacimiento. Revíselos; si es otra persona, confirme y registre.`,
    }),
    en: ({ count }) => ({
      title: 'Somebody very alike is registered',
      detail: `${count} records have a similar name and the same birth date. Look at them; if it is another person, confirm and register.`,
    }),
  },
  'person-not-found': {
    es: () => ({
      status: 404,
      title: 'No encontramos a esta persona',
      detail: 'Búsquela otra vez: el registro pudo unirse con otro.',
    }),
    en: () => ({
      status: 404,
      title: 'We did not find this person',
      detail: 'Search again: the record may have been joined with another.',
    }),
  },
  'no-person': {
    es: () => ({
      status: 404,
      title: 'Su cuenta no está ligada a una persona',
      detail: 'Acérquese a una ventanilla con su cédula para ligarla.',
    }),
    en: () => ({
      status: 404,
      title: 'Your account is not linked to a person',
      detail: 'Go to a counter with your identity card to link it.',
    }),
  },
  'merged-already': {
    es: () => ({
      title: 'Uno de los registros ya está unido a otro',
      detail: 'No se hizo nada. Deshaga primero esa unión, o elija el registro que se conservó.',
    }),
    en: () => ({
      title: 'One of the records is joined to another already',
      detail: 'Nothing was done. Undo that first, or choose the record that was kept.',
    }),
  },
  'different-cedulas': {
    es: () => ({
      title: 'Cada registro tiene una cédula válida y distinta',
      detail:
        'No se unieron: el Registro Civil las tiene por dos personas. Si comprobó que es una sola, pulse otra vez para unirlos con ese motivo.',
    }),
    en: () => ({
      title: 'Each record has a valid cédula of its own',
      detail:
        'They were not joined: the civil registry holds them for two persons. If you made sure that it is one, press again to join them for that reason.',
    }),
  },
  'merge-not-in-force': {
    es: () => ({
      title: 'Esa unión ya se deshizo o no existe',
      detail: 'No se hizo nada. Abra de nuevo el registro para ver cómo está.',
    }),
    en: () => ({
      title: 'That join was undone already or does not exist',
      detail: 'Nothing was done. Open the record again to see how it is.',
    }),
  },
  'birth-in-future': {
    es: () => ({
      status: 422,
      title: 'La fecha de nacimiento aún no llega',
      detail: 'No se guardó nada. Revise el día, el mes y el año.',
    }),
    en: () => ({
      status: 422,
      title: 'The birth date has not come yet',
      detail: 'Nothing was saved. Check day, month and year.',
    }),
  },
};
