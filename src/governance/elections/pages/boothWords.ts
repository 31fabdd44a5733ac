export const boothWords = {
  es: {
    title: 'Cabina de votación',
    takes: 'Unos 3 minutos',
    needs: 'La carta con su credencial',
    notOpen: 'Ahora no se puede votar',
    notOpenWhat: 'La página de la elección dice desde cuándo y hasta cuándo.',
    back: 'Volver a la elección',
    specimen: (code: string) =>
      `En esta institución inventada, su carta dice: ${code}. Cualquiera puede usarla para probar.`,
    credential: 'Su credencial',
    credentialHint:
      'Son 22 letras y cifras de su carta. Distingue mayúsculas de minúsculas; los guiones no importan.',
    noCredential: 'Escriba la credencial de su carta.',
    strange: (letters: string): string =>
      `Ninguna credencial lleva «${letters}». Mire esa parte en su carta: no se usan el cero, la O ni la I mayúsculas, ni la l minúscula.`,
    wrongCount: (n: number): string =>
      `Escribió ${n} de 22 letras y cifras: ${n < 22 ? 'revise cuál falta' : 'revise cuál sobra'}.`,
    notOnRoll:
      'Esa credencial no está en el padrón de esta elección: revise letra por letra, también cuáles son mayúsculas. Si es igual a la de su carta, avise a quien se la entregó.',
    signIn:
      'Antes de votar, inicie sesión: el servidor comprueba que usted está en el padrón y firma su credencial a ciegas, sin saber cuál es. Su papeleta viaja después sin su sesión.',
    signInGo: 'Iniciar sesión',
    elsewhere: (n: number) =>
      `El padrón se repartió por sorteo en varias urnas. A usted le toca la urna ${n}: su credencial sirve allí.`,
    elsewhereGo: (n: number) => `Ir a la urna ${n}`,
    next: 'Continuar',
    mark: (n: number) => `Marque hasta ${n}`,
    tooMany: (n: number) => `Marcó más de ${n}. Quite alguna marca.`,
    noMark: 'Marque al menos una candidatura o el voto en blanco.',
    blankAlone: 'El voto en blanco va solo.',
    review: 'Revisar',
    reviewTitle: 'Revise lo que va a votar',
    change: 'Cambiar',
    encrypt: 'Cifrar la papeleta',
    encrypting: 'Cifrando en este dispositivo…',
    sealed: 'Su papeleta está cifrada. Todavía no ha votado.',
    sealedWhat:
      'Este es su código de seguimiento. Anótelo o tómele una foto: con él encuentra su papeleta en la urna pública.',
    cast: 'Depositar en la urna',
    casting: 'Depositando…',
    challenge: 'Abrirla para comprobar este dispositivo',
    challengeWhat:
      'Si duda de este dispositivo, abra la papeleta: muestra cómo se cifró para comprobarla en otro dispositivo. Una papeleta abierta nunca se deposita; después prepara otra.',
    openedTitle: 'Papeleta abierta. No se depositó.',
    openedWhat:
      'Descargue el archivo y compruébelo en otro dispositivo, en la página de verificación. Debe decir exactamente lo que usted marcó.',
    download: 'Descargar el archivo de comprobación',
    checkAt: 'Comprobarlo en otro dispositivo',
    holds: 'Este dispositivo cifró lo que usted marcó.',
    holdsNot: 'El cifrado NO corresponde a lo que usted marcó. No vote con este dispositivo y avise.',
    again: 'Preparar otra papeleta',
    unsure: 'Todavía no sabemos si su papeleta llegó',
    unsureWhat:
      'No hubo respuesta. La papeleta cifrada sigue guardada en este dispositivo y se envía de nuevo en cuanto haya conexión; enviarla dos veces no la cuenta dos veces.',
    retry: 'Enviar de nuevo',
    refused: 'Esta papeleta no se depositó',
    receipt: 'Su voto está en la urna',
    inBox: 'A más tardar al cierre',
    place: 'En la urna pública',
    keepCode: 'Con él encuentra su papeleta en la urna. No dice qué votó.',
    signature: 'Firma de la institución, comprobada aquí',
    receiptNext:
      'Su papeleta entra en la urna pública al final de un día, mezclada con otras y sin orden de llegada. Guarde el recibo: con él puede exigir que esté. Puede votar de nuevo hasta el cierre; solo cuenta la última. Al terminar, cierre la sesión si el dispositivo no es suyo.',
    keepReceipt: 'Guardar el recibo',
    unsignedReceipt:
      'Llegó una respuesta sin la firma de la institución. No dé su voto por depositado: la papeleta sigue en este dispositivo. Envíela de nuevo y, si se repite, avise.',
    revoteNote: 'Si ya había votado, esta papeleta reemplaza la anterior.',
    worker: 'Este navegador no pudo cifrar la papeleta. Pruebe con otro o actualícelo.',
    marked: 'Marcó',
  },
  en: {
    title: 'Voting booth',
    takes: 'About 3 minutes',
    needs: 'The letter with your credential',
    notOpen: 'Voting is not possible now',
    notOpenWhat: 'The page of the election says from when and until when.',
    back: 'Back to the election',
    specimen: (code: string) =>
      `In this invented institution your letter says: ${code}. Anyone may use it to try.`,
    credential: 'Your credential',
    credentialHint: 'The 22 letters and digits of your letter. Capitals matter; hyphens do not.',
    noCredential: 'Write the credential of your letter.',
    strange: (letters: string): string =>
      `No credential has “${letters}”. Look at that part of your letter: zero, capital O, capital I and small l are not used.`,
    wrongCount: (n: number): string =>
      `You wrote ${n} of 22 letters and digits: check which one ${n < 22 ? 'is missing' : 'is too many'}.`,
    notOnRoll:
      'That credential is not on the roll of this election: check letter by letter, also which are capitals. If it is the same as in your letter, tell who gave it to you.',
    signIn:
      'Before you vote, sign in: the server checks that you are on the roll and signs your credential blindly, without knowing which it is. Your ballot then travels without your sign-in.',
    signInGo: 'Sign in',
    elsewhere: (n: number) =>
      `The roll was divided by lot among several boxes. Yours is box ${n}: your credential works there.`,
    elsewhereGo: (n: number) => `Go to box ${n}`,
    next: 'Continue',
    mark: (n: number) => `Mark up to ${n}`,
    tooMany: (n: number) => `You marked more than ${n}. Take a mark away.`,
    noMark: 'Mark at least one candidate or the blank vote.',
    blankAlone: 'The blank vote goes alone.',
    review: 'Review',
    reviewTitle: 'Review what you will vote',
    change: 'Change',
    encrypt: 'Encrypt the ballot',
    encrypting: 'Encrypting on this device…',
    sealed: 'Your ballot is encrypted. You have not voted yet.',
    sealedWhat:
      'This is your tracking number. Write it down or take a picture: with it you find your ballot on the public board.',
    cast: 'Cast it',
    casting: 'Casting…',
    challenge: 'Open it to check this device',
    challengeWhat:
      'If you doubt this device, open the ballot: it shows how it was encrypted, to be checked on another device. An opened ballot is never cast; then you prepare another.',
    openedTitle: 'Ballot opened. It was not cast.',
    openedWhat:
      'Download the file and check it on another device, at the page of verification. It must say exactly what you marked.',
    download: 'Download the file to check',
    checkAt: 'Check it on another device',
    holds: 'This device encrypted what you marked.',
    holdsNot: 'The encryption is NOT of what you marked. Do not vote on this device, and say so.',
    again: 'Prepare another ballot',
    unsure: 'We do not know yet whether your ballot arrived',
    unsureWhat:
      'There was no answer. The encrypted ballot is kept on this device and is sent again as soon as there is a connection; sending it twice does not count it twice.',
    retry: 'Send again',
    refused: 'This ballot was not cast',
    receipt: 'Your vote is in the ballot box',
    inBox: 'At the latest at the close',
    place: 'On the public board',
    keepCode: 'With it you find your ballot on the board. It does not say what you voted.',
    signature: 'Signature of the institution, checked here',
    receiptNext:
      'Your ballot goes onto the public board when a day ends, mixed with others and in no order of arrival. Keep the receipt: with it you can demand that it be there. You may vote again until the close; only the last ballot counts. When you finish, sign out if the device is not yours.',
    keepReceipt: 'Keep the receipt',
    unsignedReceipt:
      'An answer came without the signature of the institution. Do not take your vote for cast: the ballot is still on this device. Send it again and, if it happens again, say so.',
    revoteNote: 'If you had voted, this ballot replaces the earlier one.',
    worker: 'This browser could not encrypt the ballot. Try another, or update it.',
    marked: 'You marked',
  },
};
