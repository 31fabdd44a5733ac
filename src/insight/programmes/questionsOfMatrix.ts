import { delivery, type Question, question } from './designQuestion.ts';

/** Questions 16 to 30: the matrix with its indicators and goals, the budget and how it is told, and the programmes beside it. */
export const questionsOfMatrix: readonly Question[] = [
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
