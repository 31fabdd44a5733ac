// What the page of verification says.

export const verifyWords = {
  es: {
    title: 'Verifique una elección usted',
    lede: 'Este dispositivo comprueba el archivo entero: cada papeleta, cada prueba, la suma y el descifrado. No necesita confiar en nadie, tampoco en este servidor: el archivo puede venir de cualquier copia.',
    load: 'Cargar la urna de esta elección y verificarla',
    loadAll: (n: number) => `Cargar las ${n} urnas de esta elección y verificarlas`,
    file: 'O elija archivos',
    hint: 'El archivo de una elección (.bel); si tiene varias urnas, los de todas o el ZIP que las trae, con el acta (acta.json). También una papeleta abierta (.json), para comprobar el dispositivo que la cifró, o un recibo (.json), para comprobar que su papeleta está.',
    reading: 'Leyendo…',
    ballots: (done: number, total: number) => `${done} de ${total} papeletas`,
    progress: 'Verificando',
    progressOf: (n: number, of: number) => `Verificando la urna ${n} de ${of}`,
    accepted: 'La elección se acepta: todo lo comprobado es correcto.',
    rejected: (n: number): string =>
      n === 1
        ? 'La elección se RECHAZA: 1 comprobación falla.'
        : `La elección se RECHAZA: ${n} comprobaciones fallan.`,
    unusable: 'Esto no es un archivo de elección que se pueda verificar.',
    unusableNamed: (name: string) =>
      `${name} no es un archivo de elección que se pueda verificar. Si lo descargó, pudo llegar incompleto: descárguelo de nuevo.`,
    badZip: 'El ZIP no se pudo leer. Descárguelo de nuevo, o ábralo y elija los archivos que trae.',
    stage: {
      voting: 'Votación abierta',
      tallying: 'En escrutinio, sin resultado',
      finished: 'Con resultado',
    },
    facts: {
      name: 'Elección',
      stage: 'Estado',
      roll: 'Padrón',
      cast: 'Papeletas',
      counted: 'Cuentan',
      fingerprint: 'Huella',
      head: 'Último acto',
    },
    result: 'Resultado que se comprobó',
    checks: 'Comprobaciones',
    status: { passed: 'correcta', failed: 'FALLA', 'not-evaluated': 'no aplica todavía' },
    openedYes: 'La papeleta abierta contiene exactamente esto. Compárelo con lo que marcó:',
    openedNo: 'El cifrado NO contiene lo que dice el archivo. El dispositivo que la cifró no es de fiar.',
    receipt: {
      boarded: 'El recibo es auténtico y su papeleta está en la urna pública.',
      waiting:
        'El recibo es auténtico y su papeleta espera entrar en la urna pública; entra a más tardar al cierre.',
      missing:
        'El recibo es auténtico, pero la urna NO tiene esa papeleta. Guarde el recibo y presente una impugnación: la institución firmó que la tenía.',
      forged: 'La firma del recibo NO es de la institución.',
    },
    sumProclaimed: (n: number): string =>
      n === 1
        ? 'La elección se acepta: su urna es correcta, y el acta proclama lo que ella dice.'
        : `La elección se acepta: cada una de sus ${n} urnas es correcta, son todas, y su suma es la que el acta proclama.`,
    sumAccepted: (n: number) =>
      `La elección se acepta: cada una de sus ${n} urnas es correcta, son todas, y esta es su suma. No se comparó con el acta: agréguela (acta.json) para saber si se proclamó lo mismo.`,
    sumRejected: 'La suma de las urnas se RECHAZA.',
    sumPending:
      'Todavía no hay suma: falta el resultado de alguna urna. Todo lo demás que se comprobó es correcto.',
    set: 'Comprobaciones del conjunto',
    fails: 'FALLA',
    failsIn: (places: string) => `FALLA en ${places}`,
    notCompared: 'no se comparó: falta el archivo publicado',
    sum: 'Suma que se comprobó',
    each: 'Urna por urna',
    box: (name: string, accepted: boolean) => `${name}: ${accepted ? 'se acepta' : 'se RECHAZA'}`,
    part: (n: number, of: number) =>
      `Esta es la urna ${n} de ${of}: su resultado es una parte. Elija el archivo de todas para verificar la suma.`,
    blank: 'Voto en blanco',
    keep: 'Descargar el verificador para usarlo sin conexión',
    keepWhat:
      'Es una sola página con todo dentro. Ábrala sin conexión, en otro dispositivo si quiere: no puede hablar con nadie.',
    compare:
      'Compare la huella y el último acto con los que publica la institución y con los que guardaron otras personas: así sabe que todos ven la misma urna.',
    unreached: 'No se pudo leer la urna. Revise su conexión.',
    proves: 'Qué prueba la suma de varias urnas, y qué no',
    provesWhat: [
      'Prueba que están todas las urnas que la elección dice tener, una vez cada una, con las mismas preguntas y la misma clave; que ninguna credencial está en dos; que el padrón está repartido a partes iguales; y que la suma de lo descifrado es la que aquí se muestra.',
      'Con el acta prueba además que las urnas son las que el acta nombra, que juntas son el padrón entero que publica, y que proclama esa suma. Con las listas del sorteo (drawn.csv y division.csv), que los números sorteados están repartidos como la semilla del sorteo manda: nadie escogió quién vota junto a quién.',
      'No prueba quién recibió cada credencial: las públicas no dicen de quién son, y quien las hizo pudo dar a una persona una en cada urna. Si usted fue sorteado, busque su número en division.csv: su urna tiene que ser la que dice su carta.',
      'Tampoco prueba que todos vean los mismos archivos: compare la huella del acta con la que publica la gaceta.',
    ],
  },
  en: {
    title: 'Verify an election yourself',
    lede: 'This device checks the whole archive: each ballot, each proof, the sum and the decryption. You need trust nobody, nor this server: the archive may come from any copy.',
    load: 'Load the box of this election and verify it',
    loadAll: (n: number) => `Load the ${n} boxes of this election and verify them`,
    file: 'Or choose files',
    hint: 'The archive of an election (.bel); where it has several boxes, those of all or the ZIP that brings them, with the act (acta.json). Also an opened ballot (.json), to check the device that encrypted it, or a receipt (.json), to check that your ballot is there.',
    reading: 'Reading…',
    ballots: (done: number, total: number) => `${done} of ${total} ballots`,
    progress: 'Verifying',
    progressOf: (n: number, of: number) => `Verifying box ${n} of ${of}`,
    accepted: 'The election is accepted: all that was checked is right.',
    rejected: (n: number): string =>
      n === 1 ? 'The election is REJECTED: 1 check fails.' : `The election is REJECTED: ${n} checks fail.`,
    unusable: 'This is not an election archive that can be verified.',
    unusableNamed: (name: string) =>
      `${name} is not an election archive that can be verified. If you downloaded it, it may have come in part: download it again.`,
    badZip: 'The ZIP could not be read. Download it again, or open it and choose the files that it brings.',
    stage: {
      voting: 'Voting is open',
      tallying: 'Being tallied, without a result',
      finished: 'With a result',
    },
    facts: {
      name: 'Election',
      stage: 'State',
      roll: 'Roll',
      cast: 'Ballots',
      counted: 'Count',
      fingerprint: 'Fingerprint',
      head: 'Last event',
    },
    result: 'Result that was checked',
    checks: 'Checks',
    status: { passed: 'right', failed: 'FAILS', 'not-evaluated': 'does not apply yet' },
    openedYes: 'The opened ballot holds exactly this. Compare it with what you marked:',
    openedNo:
      'The encryption does NOT hold what the file says. The device that made it is not to be trusted.',
    receipt: {
      boarded: 'The receipt is authentic and your ballot is on the public board.',
      waiting:
        'The receipt is authentic and your ballot waits for the public board; it goes there at the latest at the close.',
      missing:
        'The receipt is authentic, but the board does NOT have that ballot. Keep the receipt and file a dispute: the institution signed that it had it.',
      forged: 'The signature of the receipt is NOT of the institution.',
    },
    sumProclaimed: (n: number): string =>
      n === 1
        ? 'The election is accepted: its box is right, and the act proclaims what it says.'
        : `The election is accepted: each of its ${n} boxes is right, they are all, and their sum is the one that the act proclaims.`,
    sumAccepted: (n: number) =>
      `The election is accepted: each of its ${n} boxes is right, they are all, and this is their sum. It was not compared with the act: add it (acta.json) to know whether the same was proclaimed.`,
    sumRejected: 'The sum of the boxes is REJECTED.',
    sumPending: 'There is no sum yet: some box has no result. All else that was checked is right.',
    set: 'Checks of the set',
    fails: 'FAILS',
    failsIn: (places: string) => `FAILS in ${places}`,
    notCompared: 'was not compared: the published file is missing',
    sum: 'Sum that was checked',
    each: 'Box by box',
    box: (name: string, accepted: boolean) => `${name}: ${accepted ? 'accepted' : 'REJECTED'}`,
    part: (n: number, of: number) =>
      `This is box ${n} of ${of}: its result is a part. Choose the archives of all to verify the sum.`,
    blank: 'Blank vote',
    keep: 'Download the verifier to use it offline',
    keepWhat:
      'It is a single page with everything in it. Open it without a connection, on another device if you like: it can speak to nobody.',
    compare:
      'Compare the fingerprint and the last event with those that the institution publishes and others kept: so you know that all see the same box.',
    unreached: 'The box could not be read. Check your connection.',
    proves: 'What the sum of several boxes proves, and what not',
    provesWhat: [
      'It proves that all boxes which the election says it has are here, each once, with the same questions and the same key; that no credential is in two; that the roll is divided evenly; and that the sum of what was decrypted is the one shown here.',
      'With the act it also proves that the boxes are those that the act names, that together they are the whole roll that it publishes, and that it proclaims this sum. With the lists of the draw (drawn.csv and division.csv), that the drawn numbers are divided as the seed of the draw says: nobody chose who votes together with whom.',
      'It does not prove who received each credential: public ones do not say whose they are, and whoever made them could give one person one in each box. If you were drawn, look for your number in division.csv: your box must be the one that your letter says.',
      'Nor does it prove that all see the same files: compare the fingerprint of the act with the one that the gazette publishes.',
    ],
  },
};
