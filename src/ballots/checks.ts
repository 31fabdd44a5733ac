/**
 * What the verifier checks, one name per rule. The order is the order of the report. Each name has an archive in the tests
 * that this check alone rejects.
 */
export const checkNames = [
  'archive-bytes',
  'file-hash',
  'canonical-json',
  'format',
  'event-order',
  'event-parent',
  'event-height',
  'event-payload',
  'group-membership',
  'scalar-range',
  'questions',
  'credentials',
  'weights',
  'trustee-proof',
  'certificate',
  'certificate-signature',
  'coefficient-signature',
  'ceremony-signature',
  'verification-key',
  'verification-key-signature',
  'public-key',
  'ballot-election',
  'ballot-credential',
  'ballot-duplicate',
  'ballot-shape',
  'ballot-signature',
  'individual-proof',
  'overall-proof',
  'blank-proof',
  'list-proof',
  'nonzero-proof',
  'ranked-proof',
  'tally-count',
  'tally-weight',
  'encrypted-tally',
  'shuffle-owner',
  'shuffle-proof',
  'decryption-owner',
  'decryption-proof',
  'threshold',
  'mandatory-trustee',
  'result',
] as const;

export type CheckName = (typeof checkNames)[number];

/** What each check says, for reports. The interface has its own words in the rooms that show it. */
export const checkSentences: Record<CheckName, { readonly es: string; readonly en: string }> = {
  'archive-bytes': {
    es: 'El archivo está escrito byte por byte como se debe',
    en: 'The archive is written byte by byte as it must be',
  },
  'file-hash': {
    es: 'Cada pieza lleva por nombre su propia huella',
    en: 'Each piece is named by its own hash',
  },
  'canonical-json': {
    es: 'Cada pieza está en su única forma de escritura',
    en: 'Each piece is in its one written form',
  },
  format: { es: 'Cada pieza tiene los campos que le tocan', en: 'Each piece has the fields it should' },
  'event-order': {
    es: 'Los actos siguen el orden de una elección',
    en: 'Events follow the order of an election',
  },
  'event-parent': { es: 'Cada acto apunta al anterior', en: 'Each event points to the one before' },
  'event-height': { es: 'Los actos están numerados sin saltos', en: 'Events are numbered without gaps' },
  'event-payload': {
    es: 'Cada pieza la usa un acto, y una sola vez',
    en: 'Each piece is used by one event, once',
  },
  'group-membership': { es: 'Cada elemento pertenece al grupo', en: 'Each element is in the group' },
  'scalar-range': {
    es: 'Cada número está por debajo del orden del grupo',
    en: 'Each number is below the order of the group',
  },
  questions: { es: 'Las preguntas están bien planteadas', en: 'The questions are well posed' },
  credentials: {
    es: 'Las credenciales públicas son distintas entre sí',
    en: 'Public credentials are all different',
  },
  weights: { es: 'Los pesos son válidos', en: 'The weights are valid' },
  'trustee-proof': { es: 'Cada custodio conoce su clave', en: 'Each trustee knows its key' },
  certificate: {
    es: 'Los certificados de los custodios corresponden a la ceremonia',
    en: 'The trustees’ certificates belong to the ceremony',
  },
  'certificate-signature': { es: 'Los certificados están firmados', en: 'The certificates are signed' },
  'coefficient-signature': {
    es: 'Los coeficientes están firmados por su custodio',
    en: 'The coefficients are signed by their trustee',
  },
  'ceremony-signature': {
    es: 'Cada custodio firmó los certificados de todos',
    en: 'Each trustee signed everybody’s certificates',
  },
  'verification-key': {
    es: 'Las claves de verificación salen de los coeficientes',
    en: 'The verification keys follow from the coefficients',
  },
  'verification-key-signature': {
    es: 'Las claves de verificación están firmadas',
    en: 'The verification keys are signed',
  },
  'public-key': {
    es: 'La clave de la elección es la de sus custodios',
    en: 'The election’s key is that of its trustees',
  },
  'ballot-election': { es: 'Cada papeleta es de esta elección', en: 'Each ballot is of this election' },
  'ballot-credential': {
    es: 'Cada papeleta lleva una credencial del padrón',
    en: 'Each ballot carries a credential of the roll',
  },
  'ballot-duplicate': { es: 'Ninguna papeleta está repetida', en: 'No ballot is repeated' },
  'ballot-shape': {
    es: 'Cada papeleta responde a todas las preguntas',
    en: 'Each ballot answers every question',
  },
  'ballot-signature': {
    es: 'Cada papeleta está firmada por su credencial',
    en: 'Each ballot is signed by its credential',
  },
  'individual-proof': {
    es: 'Cada casilla cifrada contiene cero o uno',
    en: 'Each encrypted box holds zero or one',
  },
  'overall-proof': {
    es: 'El número de opciones marcadas es el permitido',
    en: 'The number of marked options is allowed',
  },
  'blank-proof': { es: 'El voto en blanco no lleva otra marca', en: 'A blank vote has no other mark' },
  'list-proof': {
    es: 'Solo se marcan candidatos de la lista escogida',
    en: 'Only candidates of the chosen list are marked',
  },
  'nonzero-proof': {
    es: 'La lista escogida lleva al menos un candidato',
    en: 'The chosen list has at least one candidate',
  },
  'ranked-proof': {
    es: 'Quien cifró el orden de preferencia lo conocía',
    en: 'Whoever encrypted the ranking knew it',
  },
  'tally-count': {
    es: 'El número de papeletas contadas es el de votantes',
    en: 'The number of ballots tallied is that of voters',
  },
  'tally-weight': {
    es: 'El peso total es el de quienes votaron',
    en: 'The total weight is that of those who voted',
  },
  'encrypted-tally': {
    es: 'La suma cifrada es la de las papeletas',
    en: 'The encrypted sum is that of the ballots',
  },
  'shuffle-owner': {
    es: 'Cada mezcla es de un custodio, una por custodio',
    en: 'Each shuffle is a trustee’s, one each',
  },
  'shuffle-proof': { es: 'Cada mezcla conserva las papeletas', en: 'Each shuffle preserves the ballots' },
  'decryption-owner': {
    es: 'Cada descifrado es de un custodio, uno por custodio',
    en: 'Each decryption is a trustee’s, one each',
  },
  'decryption-proof': { es: 'Cada descifrado parcial es correcto', en: 'Each partial decryption is right' },
  threshold: { es: 'Descifró el número mínimo de custodios', en: 'Enough trustees decrypted' },
  'mandatory-trustee': {
    es: 'Descifraron los custodios obligatorios',
    en: 'The mandatory trustees decrypted',
  },
  result: { es: 'El resultado es el que se descifra', en: 'The result is what decrypts' },
};
