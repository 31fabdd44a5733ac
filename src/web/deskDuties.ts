/** What can be done at the desk: its address, its name, and the permission without which it is not shown. The server checks again. */
export interface DeskDuty {
  readonly path: string;
  readonly title: { readonly es: string; readonly en: string };
  /** What one does there, in a sentence. */
  readonly about: { readonly es: string; readonly en: string };
  readonly permission: string;
}

export const deskDuties = {
  attentions: {
    path: '/escritorio/atenciones',
    title: { es: 'Atenciones', en: 'Attentions' },
    about: {
      es: 'Registrar una atención, entregar la invitación a calificar o ayudar a una persona a hacerlo.',
      en: 'Record an attention, hand the invitation to rate, or help a person to do it.',
    },
    permission: 'quality.attentions.read',
  },
  cases: {
    path: '/escritorio/casos',
    title: { es: 'Casos', en: 'Cases' },
    about: {
      es: 'Quejas, sugerencias, pedidos y denuncias: clasificar, responder con razones, cumplir los plazos.',
      en: 'Complaints, suggestions, requests and reports: classify, answer with reasons, keep the terms.',
    },
    permission: 'complaints.desk',
  },
  pastCases: {
    path: '/escritorio/pasados',
    title: { es: 'Casos del pasado', en: 'Cases of the past' },
    about: {
      es: 'Cargar los casos de años anteriores desde un archivo, con un informe por línea.',
      en: 'Load the cases of earlier years from a file, with a report by line.',
    },
    permission: 'complaints.imports.write',
  },
  ombudsman: {
    path: '/escritorio/defensoria',
    title: { es: 'Defensoría', en: 'Ombudsman' },
    about: {
      es: 'Comentar en público lo que se repite y escribir el informe del año.',
      en: 'Comment in public on what repeats itself and write the report of the year.',
    },
    permission: 'complaints.ombudsman',
  },
  files: {
    path: '/escritorio/archivos',
    title: { es: 'Archivos', en: 'Files' },
    about: {
      es: 'Cargar un archivo de atenciones: primero se revisa línea por línea, luego se cargan las buenas.',
      en: 'Load a file of attentions: it is first checked line by line, then the good ones are loaded.',
    },
    permission: 'quality.imports.write',
  },
  quality: {
    path: '/escritorio/calidad',
    title: { es: 'Calidad', en: 'Quality' },
    about: {
      es: 'Resultados completos de su unidad, comentarios y publicación de ediciones.',
      en: 'Full results of your unit, comments, and publication of editions.',
    },
    permission: 'quality.results.staff',
  },
  committees: {
    path: '/escritorio/comites',
    title: { es: 'Comités', en: 'Committees' },
    about: {
      es: 'Pactar indicadores con los comités de usuarios y contestar lo que observan.',
      en: 'Agree indicators with user committees and answer what they observe.',
    },
    permission: 'committees.answer',
  },
  changes: {
    path: '/escritorio/mejoras',
    title: { es: 'Mejoras', en: 'Improvements' },
    about: {
      es: 'Abrir un cambio por lo que muchos dicen, medirlo antes y después, y contarlo.',
      en: 'Open a change for what many say, measure it before and after, and tell them.',
    },
    permission: 'improvement.read',
  },
  spaces: {
    path: '/escritorio/espacios',
    title: { es: 'Espacios', en: 'Spaces' },
    about: {
      es: 'Fundar un espacio de participación, designar su secretaría y sentar a quien fue designado.',
      en: 'Found a participation space, name its secretary and seat who was appointed.',
    },
    permission: 'spaces.manage',
  },
  calls: {
    path: '/escritorio/convocatorias',
    title: { es: 'Convocatorias', en: 'Calls' },
    about: {
      es: 'Convocar comités de usuarios, instalarlos y anotar la directiva que eligen.',
      en: 'Call user committees, install them and record the board that they elect.',
    },
    permission: 'committees.manage',
  },
  replies: {
    path: '/escritorio/respuestas',
    title: { es: 'Respuestas', en: 'Replies' },
    about: {
      es: 'Contestar con razones, y a tiempo, lo que piden los espacios de participación.',
      en: 'Answer, with reasons and in time, what the spaces of participation ask.',
    },
    permission: 'spaces.reply',
  },
  oversightGroups: {
    path: '/escritorio/veedurias',
    title: { es: 'Veedurías', en: 'Oversight groups' },
    about: {
      es: 'Convocar y acreditar veedurías, entregar lo que piden a tiempo y contestar lo que hallan.',
      en: 'Call and accredit oversight groups, hand over in time what they ask, and answer what they find.',
    },
    permission: 'oversightGroups.desk',
  },
  supervision: {
    path: '/escritorio/supervision',
    title: { es: 'Supervisión', en: 'Supervision' },
    about: {
      es: 'Contestar los puntos de la comisión de supervisión, componer su informe, registrar auditorías y rendir cuentas.',
      en: 'Answer the items of the commission of supervision, compose its report, register audits and give account.',
    },
    permission: 'commissions.desk',
  },
  persons: {
    path: '/escritorio/personas',
    title: { es: 'Personas', en: 'Persons' },
    about: {
      es: 'Buscar a una persona, leer su registro con un motivo y atenderla.',
      en: 'Find a person, read her record with a reason, and assist her.',
    },
    permission: 'registry.persons.search',
  },
  duplicates: {
    path: '/escritorio/duplicados',
    title: { es: 'Duplicados', en: 'Duplicates' },
    about: {
      es: 'Registros que parecen de la misma persona: unirlos o dejarlos aparte.',
      en: 'Records that look like the same person: join them or keep them apart.',
    },
    permission: 'registry.duplicates.manage',
  },
  disputes: {
    path: '/escritorio/impugnaciones',
    title: { es: 'Impugnaciones', en: 'Disputes' },
    about: {
      es: 'Resolver lo que se impugna de una elección, con razones y en plazo.',
      en: 'Resolve what is disputed of an election, with reasons and in time.',
    },
    permission: 'elections.disputes',
  },
  elections: {
    path: '/escritorio/elecciones',
    title: { es: 'Elecciones', en: 'Elections' },
    about: {
      es: 'Preparar una elección, reunir las llaves de los custodios, abrirla y proclamarla.',
      en: 'Prepare an election, gather the trustees’ keys, open it and proclaim it.',
    },
    permission: 'elections.manage',
  },
  access: {
    path: '/escritorio/accesos',
    title: { es: 'Accesos', en: 'Access' },
    about: {
      es: 'Funciones por fechas y cuentas bloqueadas.',
      en: 'Offices by dates and locked accounts.',
    },
    permission: 'identity.offices.manage',
  },
  keys: {
    path: '/escritorio/llaves',
    title: { es: 'Llaves de sistemas', en: 'Keys of systems' },
    about: {
      es: 'Hacer y anular las llaves con que entran otros sistemas.',
      en: 'Make and revoke the keys with which other systems enter.',
    },
    permission: 'identity.services.manage',
  },
  valuations: {
    path: '/escritorio/valuaciones',
    title: { es: 'Valuaciones', en: 'Valuations' },
    about: {
      es: 'Cargar datos, leer la opinión, correr, comparar y publicar una valuación.',
      en: 'Load data, read the opinion, run, compare and publish a valuation.',
    },
    permission: 'valuations.read',
  },
  evaluations: {
    path: '/escritorio/evaluaciones',
    title: { es: 'Evaluaciones', en: 'Evaluations' },
    about: {
      es: 'De los términos de referencia a las recomendaciones, con lo que falta a la vista.',
      en: 'From the terms of reference to the recommendations, with what is missing in sight.',
    },
    permission: 'evaluations.prepare',
  },
  recommendations: {
    path: '/escritorio/recomendaciones',
    title: { es: 'Recomendaciones', en: 'Recommendations' },
    about: {
      es: 'Contestar, planificar, reportar con evidencia y verificar; primero lo que vence antes.',
      en: 'Answer, plan, report with evidence and verify; what is due first comes first.',
    },
    permission: 'recommendations.follow',
  },
  programmes: {
    path: '/escritorio/programas',
    title: { es: 'Programas', en: 'Programmes' },
    about: {
      es: 'Diseñar con la revisión a la vista, aprobar, reportar con evidencia y seguir los programas.',
      en: 'Design with the check in sight, approve, report with evidence and follow programmes.',
    },
    permission: 'programmes.read',
  },
  releases: {
    path: '/escritorio/compras',
    title: { es: 'Compras', en: 'Procurement' },
    about: {
      es: 'Enviar publicaciones OCDS y leer qué corregir en ellas.',
      en: 'Send OCDS releases and read what to correct in them.',
    },
    permission: 'oversight.imports.write',
  },
  mail: {
    path: '/escritorio/correo',
    title: { es: 'Correo', en: 'E-mail' },
    about: {
      es: 'Ver qué cartas esperan, salieron o fallaron, y por qué; intentar otra vez.',
      en: 'See which letters wait, left or failed, and why; try again.',
    },
    permission: 'mail.manage',
  },
} as const satisfies Record<string, DeskDuty>;
