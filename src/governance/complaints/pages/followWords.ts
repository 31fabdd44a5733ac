export const followWords = {
  es: {
    title: 'Seguir un caso',
    lede: 'Vea cada paso, agregue lo que falte y diga si acepta la respuesta.',
    code: 'Código de recibo',
    codeHint: 'Las 16 letras y números que recibió al presentarlo. Los guiones y las mayúsculas no importan.',
    open: 'Ver el caso',
    close: 'Cerrar este caso',
    signIn: 'O inicie sesión para ver todos sus casos',
    mine: 'Mis casos',
    none: 'No ha presentado casos con su cuenta',
    noneWhat:
      'Los que presente aparecerán aquí con cada paso. Los anónimos o reservados se abren solo con su código.',
    file: 'Presentar un caso',
    receivedOn: 'recibido el',
    sealed: 'Su identidad está bajo reserva. Si alguien la abre, verá abajo cuándo y con qué motivo.',
    joined: (number: string) =>
      `Otras personas contaron lo mismo: su caso se atiende junto con el ${number}.`,
    until: (date: string, asked: boolean): string =>
      asked
        ? `Le pedimos información: puede darla hasta el ${date}.`
        : `Puede aceptar o no esta respuesta hasta el ${date}.`,
    do: '¿Qué quiere hacer?',
    acts: {
      added: 'Agregar algo',
      accepted: 'Aceptar la respuesta',
      contested: 'No aceptar la respuesta',
      reopened: 'Pedir que se reabra',
      withdrawn: 'Retirar el caso',
    },
    actHints: {
      added: 'Más datos, una fotografía, lo que le pidieron.',
      accepted: 'El caso se cierra. Puede pedir que se reabra si vuelve a pasar.',
      contested: 'Diga qué falta: se revisa otra vez, con un plazo nuevo.',
      reopened: 'Si lo que se prometió no se cumplió.',
      withdrawn: 'Nadie más trabajará en él.',
    },
    texts: { added: 'Qué quiere agregar', contested: 'Por qué no la acepta', reopened: 'Qué pasó después' },
    files: 'Fotografías o documentos',
    send: 'Enviar',
    sends: {
      added: 'Agregar',
      accepted: 'Aceptar la respuesta',
      contested: 'No aceptar y pedir otra revisión',
      reopened: 'Pedir que se reabra',
      withdrawn: 'Retirar el caso',
    },
    did: {
      added: 'Quedó agregado.',
      accepted: 'Aceptó la respuesta. El caso está cerrado.',
      contested: 'Su caso se revisa otra vez, con un plazo nuevo.',
      reopened: 'El caso está abierto otra vez.',
      withdrawn: 'Retiró el caso.',
    },
  },
  en: {
    title: 'Follow a case',
    lede: 'See each step, add what is missing and say whether you accept the answer.',
    code: 'Receipt code',
    codeHint: 'The 16 letters and digits that you got when filing. Dashes and capitals do not matter.',
    open: 'See the case',
    close: 'Close this case',
    signIn: 'Or sign in to see all your cases',
    mine: 'My cases',
    none: 'You have filed no cases with your account',
    noneWhat:
      'Those that you file appear here with each step. Anonymous or sealed ones open with their code alone.',
    file: 'File a case',
    receivedOn: 'received on',
    sealed: 'Your identity is under seal. If somebody opens it, you will see below when and for what reason.',
    joined: (number: string) => `Other people told the same: your case is handled together with ${number}.`,
    until: (date: string, asked: boolean): string =>
      asked
        ? `We asked you for information: you can give it until ${date}.`
        : `You can accept or contest this answer until ${date}.`,
    do: 'What do you want to do?',
    acts: {
      added: 'Add something',
      accepted: 'Accept the answer',
      contested: 'Contest the answer',
      reopened: 'Ask for it to be reopened',
      withdrawn: 'Withdraw the case',
    },
    actHints: {
      added: 'More facts, a photograph, what you were asked for.',
      accepted: 'The case is closed. You can ask to reopen it if it happens again.',
      contested: 'Say what is missing: it is looked at again, with a new term.',
      reopened: 'If what was promised was not kept.',
      withdrawn: 'Nobody will work on it any more.',
    },
    texts: {
      added: 'What you want to add',
      contested: 'Why you do not accept it',
      reopened: 'What happened since',
    },
    files: 'Photographs or documents',
    send: 'Send',
    sends: {
      added: 'Add',
      accepted: 'Accept the answer',
      contested: 'Contest and ask for another look',
      reopened: 'Ask for it to be reopened',
      withdrawn: 'Withdraw the case',
    },
    did: {
      added: 'It was added.',
      accepted: 'You accepted the answer. The case is closed.',
      contested: 'Your case is looked at again, with a new term.',
      reopened: 'The case is open again.',
      withdrawn: 'You withdrew the case.',
    },
  },
};
