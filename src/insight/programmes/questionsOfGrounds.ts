import { delivery, type Question, question } from './designQuestion.ts';

/** Questions 1 to 15: why the programme is there, which plans it serves, whom it serves and how it chooses and counts them. */
export const questionsOfGrounds: readonly Question[] = [
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
];
