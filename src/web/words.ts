export const shellWords = {
  es: {
    institution: 'Institución de referencia',
    navigation: {
      home: 'Inicio',
      rate: 'Calificar',
      complain: 'Reclamar',
      results: 'Resultados',
      changes: 'Qué cambió',
      participation: 'Participar',
      election: 'Elección',
      laboratory: 'Laboratorio',
      law: 'La ley',
      verify: 'Verificar',
    },
    signIn: 'Iniciar sesión',
    account: 'Mi cuenta',
    desk: 'Escritorio',
    signOut: 'Cerrar sesión',
    footer: {
      accessibility: 'Accesibilidad',
      data: 'Sus datos',
      api: 'API para programas',
      law: 'La ley en cualquier fecha',
      verify: 'Cómo verificar',
    },
    footNote: 'Amparo es software libre (EUPL-1.2). Cualquiera puede revisarlo, usarlo y mejorarlo.',
    synthetic: (scale: number | null) =>
      `Personas, atenciones y calificaciones inventadas con proporciones publicadas${scale ? `: cada persona representa a ${scale}` : ''}. Los hospitales y servicios existen; sus cifras aquí, no.`,
    missing: 'No encontramos esta página',
    missingWhat: 'La dirección puede estar mal escrita o la página pudo cambiar de lugar.',
    goHome: 'Ir al inicio',
    kept: (n: number) =>
      n === 1
        ? 'Hay una calificación guardada en este teléfono. Se enviará cuando vuelva la conexión.'
        : `Hay ${n} calificaciones guardadas en este teléfono. Se enviarán cuando vuelva la conexión.`,
    assisting: 'Está atendiendo a una persona. Lo que haga queda a nombre de los dos.',
    stopAssisting: 'Terminar la atención',
  },
  en: {
    institution: 'Reference institution',
    navigation: {
      home: 'Home',
      rate: 'Rate',
      complain: 'Complain',
      results: 'Results',
      changes: 'What changed',
      participation: 'Take part',
      election: 'Election',
      laboratory: 'Laboratory',
      law: 'The law',
      verify: 'Verify',
    },
    signIn: 'Sign in',
    account: 'My account',
    desk: 'Desk',
    signOut: 'Sign out',
    footer: {
      accessibility: 'Accessibility',
      data: 'Your data',
      api: 'API for programs',
      law: 'The law on any date',
      verify: 'How to verify',
    },
    footNote: 'Amparo is free software (EUPL-1.2). Anyone can inspect it, use it and improve it.',
    synthetic: (scale: number | null) =>
      `Persons, attentions and ratings made up with published proportions${scale ? `: each person stands for ${scale}` : ''}. The hospitals and services exist; their figures here do not.`,
    missing: 'We did not find this page',
    missingWhat: 'The address may be misspelt or the page may have moved.',
    goHome: 'Go to the start',
    kept: (n: number) =>
      n === 1
        ? 'One rating is kept on this phone. It will be sent when the connection is back.'
        : `${n} ratings are kept on this phone. They will be sent when the connection is back.`,
    assisting: 'You are assisting a person. What you do is recorded in both names.',
    stopAssisting: 'End the assistance',
  },
};
