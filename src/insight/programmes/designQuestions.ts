// The thirty questions of a design evaluation, told in our own words: their order, sections, traits and scales are facts of the public
// "Modelo de términos de referencia para la evaluación en materia de diseño" of Mexico's CONEVAL (2013–2017). The levels stand as
// public evaluation reports show them and have not been confirmed against the official text; nothing here is a quotation.

/**
 * How a question is graded. `ladder`: 1 there is something written, 2 with one trait, 3 with all, 4 with all and what `fourth` asks.
 * `steps`: four levels of its own, each on top of the one before. `count`: as many as its traits, 4 with all. `share`: by the share of
 * things that have every trait. `rows`: by the levels of the matrix that have every trait. `open`: answered in words, without a level.
 */
export type Scale = 'ladder' | 'steps' | 'count' | 'share' | 'rows' | 'open';
export const sections = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'] as const;
export type Section = (typeof sections)[number];

interface Words {
  readonly asks: string;
  /** Of `steps`, the four levels. */
  readonly traits: readonly string[];
  readonly fourth?: string;
}
export interface Question {
  readonly number: number;
  readonly section: Section;
  readonly scale: Scale;
  readonly es: Words;
  readonly en: Words;
}

type Told = readonly [asks: string, traits?: readonly string[], fourth?: string];
const wordsOf = ([asks, traits = [], fourth]: Told): Words => ({ asks, traits, ...(fourth && { fourth }) });
const question = (number: number, section: Section, scale: Scale, es: Told, en: Told): Question => ({
  number,
  section,
  scale,
  es: wordsOf(es),
  en: wordsOf(en),
});

const delivery = {
  es: [
    'Todas las instancias que ejecutan siguen el mismo procedimiento',
    'Queda en un sistema',
    'Cualquiera lo puede consultar',
    'Cumple la norma del programa',
  ],
  en: [
    'All who carry it out follow the same procedure',
    'It is kept in a system',
    'Anybody can consult it',
    'It follows the rules of the programme',
  ],
} as const;

export const questions: readonly Question[] = [
  question(
    1,
    'I',
    'ladder',
    [
      '¿Está escrito el problema que se quiere resolver?',
      [
        'Como un hecho negativo o que se puede revertir',
        'Con quiénes lo tienen',
        'Con el plazo en que se revisa',
      ],
      'Se actualiza cada cierto tiempo para ver cómo evoluciona',
    ],
    [
      'Is the problem to be solved written down?',
      ['As a negative fact, or one that can be reverted', 'With who has it', 'With when it is reviewed'],
      'It is brought up to date regularly, to see how it evolves',
    ],
  ),
  question(
    2,
    'I',
    'ladder',
    [
      '¿Hay un diagnóstico del problema?',
      [
        'Con sus causas y efectos',
        'Con cuántas personas lo tienen y cómo son',
        'Con dónde están',
        'Con el plazo en que se revisa',
      ],
      'Señala el plazo para su revisión',
    ],
    [
      'Is there a diagnosis of the problem?',
      [
        'With its causes and effects',
        'With how many have it and who they are',
        'With where they are',
        'With when it is reviewed',
      ],
      'It says when it will be reviewed',
    ],
  ),
  question(
    3,
    'I',
    'steps',
    [
      '¿Hay teoría o estudios que sostengan este tipo de intervención?',
      [
        'Hay una justificación escrita, aunque no concuerda con el diagnóstico',
        'Concuerda con el diagnóstico',
        'Además hay estudios de que funciona',
        'Además hay estudios de que funciona mejor que otras',
      ],
    ],
    [
      'Is there theory or are there studies behind this kind of intervention?',
      [
        'There is a written ground, though it does not fit the diagnosis',
        'It fits the diagnosis',
        'Besides, there are studies that it works',
        'Besides, there are studies that it works better than others',
      ],
    ],
  ),
  question(
    4,
    'II',
    'ladder',
    [
      '¿Se vincula el Propósito con los objetivos del plan nacional, sectorial o institucional?',
      ['Comparten conceptos, como la población', 'Lograr el Propósito suma a alguna meta del plan'],
      'Lograr el Propósito basta para cumplir alguna meta',
    ],
    [
      'Is the Purpose linked with the objectives of the national, sector or institutional plan?',
      ['They share concepts, such as the population', 'Achieving the Purpose adds to some goal of the plan'],
      'Achieving the Purpose is enough to meet some goal',
    ],
  ),
  question(
    5,
    'II',
    'open',
    ['¿Con qué metas y objetivos del plan nacional vigente se vincula?'],
    ['To which goals and objectives of the current national plan is it linked?'],
  ),
  question(
    6,
    'II',
    'open',
    ['¿Cómo se vincula el Propósito con los Objetivos de Desarrollo Sostenible?'],
    ['How is the Purpose linked with the Sustainable Development Goals?'],
  ),
  question(
    7,
    'III',
    'ladder',
    [
      '¿Están definidas la población potencial y la población objetivo?',
      [
        'Con su unidad de medida',
        'Con cuántas son',
        'Con el método y la fuente del conteo',
        'Con el plazo en que se revisan',
      ],
      'El programa actualiza y usa estas definiciones para planificar',
    ],
    [
      'Are the potential and the target population defined?',
      [
        'With their unit of measure',
        'With how many they are',
        'With the method and source of the count',
        'With when they are reviewed',
      ],
      'The programme updates these definitions and plans with them',
    ],
  ),
  question(
    8,
    'III',
    'ladder',
    [
      '¿Se conoce en un sistema la demanda total de apoyos y cómo son quienes los solicitan?',
      ['La demanda total', 'Las características de quienes solicitan', 'Con verificación'],
      'La información se actualiza',
    ],
    [
      'Does a system tell the whole demand for support and who asks for it?',
      ['The whole demand', 'The characteristics of who asks', 'Verified'],
      'The information is kept up to date',
    ],
  ),
  question(
    9,
    'III',
    'open',
    ['¿Con qué mecanismos y qué información identifica a su población objetivo?'],
    ['By which mechanisms and which information does it identify its target population?'],
  ),
  question(
    10,
    'III',
    'count',
    [
      '¿Hay una estrategia escrita de cobertura?',
      [
        'Define a la población objetivo',
        'Tiene metas de cobertura por año',
        'Alcanza el mediano y el largo plazo',
        'Concuerda con el diseño y el diagnóstico',
      ],
    ],
    [
      'Is there a written strategy of coverage?',
      [
        'It defines the target population',
        'It has yearly goals of coverage',
        'It reaches the medium and the long term',
        'It fits the design and the diagnosis',
      ],
    ],
  ),
  question(
    11,
    'III',
    'count',
    [
      '¿Cómo son los procedimientos para elegir a quién se apoya?',
      [
        'Sus criterios están escritos sin ambigüedad',
        ...delivery.es.slice(0, 3),
        'Concuerdan con la población objetivo',
      ],
    ],
    [
      'How is it chosen who is supported?',
      [
        'Its criteria are written without ambiguity',
        ...delivery.en.slice(0, 3),
        'They fit the target population',
      ],
    ],
  ),
  question(
    12,
    'III',
    'count',
    [
      '¿Cómo son los procedimientos para recibir y tramitar solicitudes?',
      [
        'Corresponden a cómo es la población objetivo',
        'Hay formatos definidos',
        'Están al alcance de la población objetivo',
        'Cumplen la norma del programa',
      ],
    ],
    [
      'How are requests received and dealt with?',
      [
        'As the target population needs',
        'There are defined forms',
        'They are within reach of the target population',
        'They follow the rules of the programme',
      ],
    ],
  ),
  question(
    13,
    'IV',
    'count',
    [
      '¿Hay un padrón de quienes reciben los apoyos?',
      [
        'Con las características que pide la norma',
        'Con el tipo de apoyo',
        'En un sistema, con una clave única que no cambia',
        'Con mecanismos para depurarlo y actualizarlo',
      ],
    ],
    [
      'Is there a register of who receives the support?',
      [
        'With the characteristics that the rules ask for',
        'With the kind of support',
        'In a system, with one key that does not change',
        'With ways to clean it and keep it up to date',
      ],
    ],
  ),
  question(
    14,
    'IV',
    'count',
    ['¿Cómo son los procedimientos para entregar los apoyos?', delivery.es],
    ['How is the support handed over?', delivery.en],
  ),
  question(
    15,
    'IV',
    'open',
    [
      'Si recoge información socioeconómica de quienes reciben los apoyos, ¿cómo lo hace, qué mide y cada cuánto?',
    ],
    [
      'If it collects socioeconomic information of who receives the support: how, which variables and how often?',
    ],
  ),
  question(
    16,
    'V',
    'share',
    [
      '¿Tiene cada componente actividades bien planteadas?',
      [
        'Están escritas sin ambigüedad',
        'Están en orden en el tiempo',
        'Ninguna sobra',
        'Con sus supuestos producen el componente',
      ],
    ],
    [
      'Does each component have well set activities?',
      [
        'They are written without ambiguity',
        'They are in order in time',
        'None can be left out',
        'With their assumptions they bring about the component',
      ],
    ],
  ),
  question(
    17,
    'V',
    'share',
    [
      '¿Están bien planteados los componentes?',
      [
        'Son los bienes o servicios que entrega',
        'Están escritos como resultados logrados',
        'Ninguno sobra',
        'Con sus supuestos producen el Propósito',
      ],
    ],
    [
      'Are the components well set?',
      [
        'They are the goods or services that it delivers',
        'They are written as results achieved',
        'None can be left out',
        'With their assumptions they bring about the Purpose',
      ],
    ],
  ),
  question(
    18,
    'V',
    'count',
    [
      '¿Está bien planteado el Propósito?',
      [
        'Es consecuencia de los componentes y sus supuestos',
        'Lograrlo no depende solo de quien ejecuta',
        'Es uno solo',
        'Está escrito como situación lograda',
        'Nombra a la población objetivo',
      ],
    ],
    [
      'Is the Purpose well set?',
      [
        'It follows from the components and their assumptions',
        'To achieve it does not depend on who carries out alone',
        'It is one',
        'It is written as a situation achieved',
        'It names the target population',
      ],
    ],
  ),
  question(
    19,
    'V',
    'count',
    [
      '¿Está bien planteado el Fin?',
      [
        'Está escrito sin ambigüedad',
        'Es un objetivo superior al que el programa contribuye',
        'Lograrlo no depende solo de quien ejecuta',
        'Es uno solo',
        'Se vincula con objetivos estratégicos',
      ],
    ],
    [
      'Is the End well set?',
      [
        'It is written without ambiguity',
        'It is a higher objective to which the programme adds',
        'To achieve it does not depend on who carries out alone',
        'It is one',
        'It is linked with strategic objectives',
      ],
    ],
  ),
  question(
    20,
    'V',
    'steps',
    [
      '¿Se reconoce el resumen narrativo de la matriz en el documento del programa?',
      ['Algunas actividades', 'También todos los componentes', 'También el Propósito', 'También el Fin'],
    ],
    [
      'Can the narrative summary of the matrix be recognised in the document of the programme?',
      ['Some activities', 'Also all the components', 'Also the Purpose', 'Also the End'],
    ],
  ),
  question(
    21,
    'V',
    'share',
    ['¿Cómo son los indicadores?', ['Claros', 'Relevantes', 'Económicos', 'Monitoreables', 'Adecuados']],
    ['How are the indicators?', ['Clear', 'Relevant', 'Economical', 'Monitorable', 'Adequate']],
  ),
  question(
    22,
    'V',
    'share',
    [
      '¿Están completas las fichas de los indicadores?',
      [
        'Nombre',
        'Definición',
        'Método de cálculo',
        'Unidad de medida',
        'Frecuencia',
        'Línea base',
        'Metas',
        'Sentido',
      ],
    ],
    [
      'Are the sheets of the indicators complete?',
      [
        'Name',
        'Definition',
        'Method of calculation',
        'Unit of measure',
        'Frequency',
        'Baseline',
        'Goals',
        'Direction',
      ],
    ],
  ),
  question(
    23,
    'V',
    'share',
    [
      '¿Cómo son las metas?',
      [
        'Tienen unidad de medida',
        'Impulsan el desempeño: no son laxas',
        'Se pueden alcanzar con el tiempo y los recursos que hay',
      ],
    ],
    [
      'How are the goals?',
      [
        'They have a unit of measure',
        'They drive performance: they are not lax',
        'They can be reached with the time and means there are',
      ],
    ],
  ),
  question(
    24,
    'V',
    'share',
    [
      '¿Cómo son los medios de verificación?',
      [
        'Oficiales o institucionales',
        'Con un nombre que permite encontrarlos',
        'Permiten repetir el cálculo',
        'Públicos',
      ],
    ],
    [
      'How are the means of verification?',
      [
        'Official or institutional',
        'With a name by which they are found',
        'They let the calculation be repeated',
        'Public',
      ],
    ],
  ),
  question(
    25,
    'V',
    'rows',
    [
      'En cada nivel de la matriz, ¿van juntos el objetivo, los indicadores y los medios?',
      [
        'Ningún medio sobra',
        'Los medios alcanzan para calcular los indicadores',
        'Los indicadores miden el objetivo',
      ],
    ],
    [
      'At each level of the matrix, do objective, indicators and means go together?',
      [
        'No means can be left out',
        'The means are enough to work the indicators out',
        'The indicators measure the objective',
      ],
    ],
  ),
  question(
    26,
    'V',
    'open',
    ['¿Qué habría que cambiar en la matriz?'],
    ['What should be changed in the matrix?'],
  ),
  question(
    27,
    'VI',
    'count',
    [
      '¿Identifica y cuantifica lo que gasta para entregar sus bienes y servicios?',
      [
        'Gastos de operación, directos e indirectos',
        'Gastos de mantenimiento',
        'Gastos de capital',
        'Gasto por persona atendida',
      ],
    ],
    [
      'Does it identify and count what it spends to deliver its goods and services?',
      ['Running costs, direct and indirect', 'Maintenance costs', 'Capital costs', 'Cost per person served'],
    ],
  ),
  question(
    28,
    'VI',
    'count',
    [
      '¿Qué mecanismos de transparencia y rendición de cuentas tiene?',
      [
        'Sus normas están al día y son públicas',
        'Sus resultados están al día y son públicos',
        'Tramita las solicitudes de información',
        'Propicia la participación ciudadana en las decisiones',
      ],
    ],
    [
      'Which mechanisms of transparency and accountability does it have?',
      [
        'Its rules are up to date and public',
        'Its results are up to date and public',
        'It deals with requests for information',
        'It favours the part of citizens in decisions',
      ],
    ],
  ),
  question(
    29,
    'VI',
    'count',
    ['¿Cómo son los procedimientos para ejecutar obras o acciones?', delivery.es],
    ['How are works or actions carried out?', delivery.en],
  ),
  question(
    30,
    'VII',
    'open',
    ['¿Con qué otros programas coincide o se complementa, y en qué?'],
    ['With which other programmes does it coincide or is it complementary, and in what?'],
  ),
];

/** From which share of things with every trait each level is given, in percent: 1 below the first. */
export const shareBands = [50, 70, 85] as const;
