// What the verifier that a stranger keeps says.

const es = {
  reading: 'Leyendo el archivo…',
  verifying: (n: number, of: number) => (of > 1 ? `Verificando la urna ${n} de ${of}…` : 'Verificando…'),
  ballots: (done: number, total: number) => `${done} de ${total} papeletas`,
  accepted: 'La elección se acepta: todo lo comprobado es correcto.',
  rejected: (n: number): string =>
    n === 1
      ? 'La elección se RECHAZA: 1 comprobación falla.'
      : `La elección se RECHAZA: ${n} comprobaciones fallan.`,
  part: (n: number, of: number) =>
    `Esta es la urna ${n} de ${of}: su resultado es una parte. Elija los archivos de todas a la vez para verificar la suma.`,
  sumProclaimed: (n: number): string =>
    n === 1
      ? 'La elección se acepta: su urna es correcta, y el acta proclama lo que ella dice.'
      : `La elección se acepta: cada una de sus ${n} urnas es correcta, son todas, y su suma es la que el acta proclama.`,
  sumAccepted: (n: number) =>
    `La elección se acepta: cada una de sus ${n} urnas es correcta, son todas, y esta es su suma. No se comparó con el acta (acta.json).`,
  sumRejected: 'La suma de las urnas se RECHAZA.',
  sumPending:
    'Todavía no hay suma: falta el resultado de alguna urna. Todo lo demás que se comprobó es correcto.',
  unusable: 'Esto no es un archivo que se pueda verificar.',
  unusableNamed: (name: string) => `${name} no es un archivo que se pueda verificar.`,
  badZip: 'El ZIP no se pudo leer. Descárguelo de nuevo, o ábralo y elija los archivos que trae.',
  facts: ['Elección', 'Padrón', 'Papeletas', 'Cuentan', 'Huella de la elección', 'Último acto de la urna'],
  totals: ['Padrón de todas las urnas', 'Papeletas', 'Cuentan'],
  stage: {
    voting: 'Votación abierta',
    tallying: 'En escrutinio, sin resultado',
    finished: 'Con resultado',
  },
  result: 'Resultado que se comprobó',
  sum: 'Suma que se comprobó',
  checks: 'Comprobaciones',
  set: 'Comprobaciones del conjunto',
  each: 'Urna por urna',
  box: (name: string, accepted: boolean) => `${name}: ${accepted ? 'se acepta' : 'se RECHAZA'}`,
  status: { passed: 'correcta', failed: 'FALLA', 'not-evaluated': 'no aplica todavía' },
  notCompared: 'no se comparó: falta el archivo publicado',
  failsIn: (places: string) => `FALLA en ${places}`,
  blank: 'Voto en blanco',
  openedYes: 'La papeleta abierta contiene exactamente esto. Compárelo con lo que marcó:',
  openedNo: 'El cifrado NO contiene lo que dice el archivo. El dispositivo que la cifró no es de fiar.',
};

const en: typeof es = {
  reading: 'Reading the file…',
  verifying: (n, of) => (of > 1 ? `Verifying box ${n} of ${of}…` : 'Verifying…'),
  ballots: (done, total) => `${done} of ${total} ballots`,
  accepted: 'The election is accepted: all that was checked is right.',
  rejected: (n) =>
    n === 1 ? 'The election is REJECTED: 1 check fails.' : `The election is REJECTED: ${n} checks fail.`,
  part: (n, of) =>
    `This is box ${n} of ${of}: its result is a part. Choose the archives of all at once to verify the sum.`,
  sumProclaimed: (n) =>
    n === 1
      ? 'The election is accepted: its box is right, and the act proclaims what it says.'
      : `The election is accepted: each of its ${n} boxes is right, they are all, and their sum is the one that the act proclaims.`,
  sumAccepted: (n) =>
    `The election is accepted: each of its ${n} boxes is right, they are all, and this is their sum. It was not compared with the act (acta.json).`,
  sumRejected: 'The sum of the boxes is REJECTED.',
  sumPending: 'There is no sum yet: some box has no result. All else that was checked is right.',
  unusable: 'This is not a file that can be verified.',
  unusableNamed: (name) => `${name} is not a file that can be verified.`,
  badZip: 'The ZIP could not be read. Download it again, or open it and choose the files that it brings.',
  facts: ['Election', 'Roll', 'Ballots', 'Count', 'Fingerprint of the election', 'Last event of the board'],
  totals: ['Roll of all boxes', 'Ballots', 'Count'],
  stage: {
    voting: 'Voting is open',
    tallying: 'Being tallied, without a result',
    finished: 'With a result',
  },
  result: 'Result that was checked',
  sum: 'Sum that was checked',
  checks: 'Checks',
  set: 'Checks of the set',
  each: 'Box by box',
  box: (name, accepted) => `${name}: ${accepted ? 'accepted' : 'REJECTED'}`,
  status: { passed: 'right', failed: 'FAILS', 'not-evaluated': 'does not apply yet' },
  notCompared: 'was not compared: the published file is missing',
  failsIn: (places) => `FAILS in ${places}`,
  blank: 'Blank vote',
  openedYes: 'The opened ballot holds exactly this. Compare it with what you marked:',
  openedNo: 'The encryption does NOT hold what the file says. The device that made it is not to be trusted.',
};

export const language = navigator.language.startsWith('en') ? 'en' : 'es';
export const t = language === 'en' ? en : es;
