import { type Design, type Level, objectivesAt } from './design.ts';
import { type Figures, type Rule, short, when } from './rule.ts';
import {
  isActivitySentence,
  isComponentSentence,
  isEndSentence,
  isPurposeSentence,
  objectivesJoined,
  presentVerbsJoined,
  sharesWords,
} from './wording.ts';

const each = (design: Design, level: Level, isWrong: (text: string) => boolean): Figures[] =>
  objectivesAt(design, level)
    .filter((one) => isWrong(one.text))
    .map((one) => ({ about: one.id, of: short(one.text) }));
const many = (design: Design, level: Level): readonly Figures[] => {
  const n = objectivesAt(design, level).length;
  return when(n > 1, { n });
};

/** The logical framework: how many of each level, how each is written, and what holds them together. */
export const frameworkRules: readonly Rule[] = [
  {
    id: 'no-end',
    severity: 'blocking',
    part: 'objectives',
    find: (design) => when(objectivesAt(design, 'end').length === 0),
    es: [
      'Falta el Fin',
      'Sin Fin no se sabe a qué objetivo superior contribuye el programa.',
      'Añada un Fin: «Contribuir a [objetivo superior] mediante [la solución]».',
    ],
    en: [
      'The End (Fin) is missing',
      'Without it one does not know to which higher objective the programme adds.',
      'Add an End: “Contribute to [higher objective] by means of [the solution]”.',
    ],
  },
  {
    id: 'many-ends',
    severity: 'blocking',
    part: 'objectives',
    find: (design) => many(design, 'end'),
    es: [
      'Hay {n} Fines',
      'El Fin es uno; varios dispersan el programa.',
      'Deje el que el programa más directamente sirve.',
    ],
    en: [
      'There are {n} Ends',
      'The End is one; several disperse the programme.',
      'Keep the one that the programme serves most directly.',
    ],
  },
  {
    id: 'end-syntax',
    severity: 'serious',
    part: 'objectives',
    find: (design) => each(design, 'end', (text) => !isEndSentence(text)),
    es: [
      'El Fin no está escrito como contribución: «{of}»',
      'El Fin no depende solo del programa; escribirlo de otra forma promete lo que no puede cumplir.',
      'Escríbalo así: «Contribuir a [objetivo superior] mediante [la solución]».',
    ],
    en: [
      'The End is not written as a contribution: “{of}”',
      'The End does not depend on the programme alone; written otherwise it promises what it cannot keep.',
      'Write it so: “Contribuir a [higher objective] mediante [the solution]”.',
    ],
  },
  {
    id: 'end-many',
    severity: 'serious',
    part: 'objectives',
    find: (design) => each(design, 'end', (text) => objectivesJoined(text) > 1),
    es: [
      'El Fin reúne varios objetivos: «{of}»',
      'Un programa que persigue varios fines no puede tener objetivos ni indicadores que valgan para todos sus componentes.',
      'Deje un solo objetivo superior, o divida el programa.',
    ],
    en: [
      'The End joins several objectives: “{of}”',
      'A programme after several ends cannot have objectives or indicators that hold for all its components.',
      'Keep one higher objective, or divide the programme.',
    ],
  },
  {
    id: 'no-purpose',
    severity: 'blocking',
    part: 'objectives',
    find: (design) => when(objectivesAt(design, 'purpose').length === 0),
    es: [
      'Falta el Propósito',
      'Sin él no se sabe qué cambia para quién.',
      'Añada un Propósito: la población, un verbo en presente y el resultado logrado.',
    ],
    en: [
      'The Purpose (Propósito) is missing',
      'Without it one does not know what changes for whom.',
      'Add a Purpose: the population, a verb in present and the result achieved.',
    ],
  },
  {
    id: 'many-purposes',
    severity: 'blocking',
    part: 'objectives',
    find: (design) => many(design, 'purpose'),
    es: [
      'Hay {n} Propósitos',
      'Con más de un Propósito son más de un programa.',
      'Deje uno; lo demás será componente, o programa aparte.',
    ],
    en: [
      'There are {n} Purposes',
      'With more than one Purpose they are more than one programme.',
      'Keep one; the rest will be a component, or another programme.',
    ],
  },
  {
    id: 'purpose-syntax',
    severity: 'serious',
    part: 'objectives',
    find: (design) => each(design, 'purpose', (text) => !isPurposeSentence(text)),
    es: [
      'El Propósito no está escrito como situación lograda: «{of}»',
      'Un verbo en infinitivo dice lo que se hará; el Propósito dice cómo está la población cuando se logró.',
      'Escríbalo así: «[Población] + [verbo en presente] + [resultado]».',
    ],
    en: [
      'The Purpose is not written as a situation achieved: “{of}”',
      'An infinitive says what will be done; the Purpose says how the population is once it was achieved.',
      'Write it so: “[population] + [verb in present] + [result]”.',
    ],
  },
  {
    id: 'purpose-many',
    severity: 'serious',
    part: 'objectives',
    find: (design) =>
      each(design, 'purpose', (text) => isPurposeSentence(text) && presentVerbsJoined(text) > 1),
    es: [
      'El Propósito reúne dos resultados: «{of}»',
      'Si se logra uno y no el otro, no se sabrá si el programa logró su Propósito.',
      'Deje un solo resultado.',
    ],
    en: [
      'The Purpose joins two results: “{of}”',
      'If one is achieved and not the other, nobody will know whether the programme achieved its Purpose.',
      'Keep one result.',
    ],
  },
  {
    id: 'purpose-without-population',
    severity: 'serious',
    part: 'objectives',
    find: (design) => {
      const target = design.populations.target?.definition;
      return target ? each(design, 'purpose', (text) => !sharesWords(text, target)) : [];
    },
    es: [
      'El Propósito no nombra a la población objetivo: «{of}»',
      'El cambio tiene que ocurrir en la población a la que se sirve.',
      'Ponga a la población objetivo como sujeto de la frase, con sus mismas palabras.',
    ],
    en: [
      'The Purpose does not name the target population: “{of}”',
      'The change must happen in the population that is served.',
      'Make the target population the subject of the sentence, in its own words.',
    ],
  },
  {
    id: 'no-components',
    severity: 'blocking',
    part: 'objectives',
    find: (design) => when(objectivesAt(design, 'component').length === 0),
    es: [
      'No hay componentes',
      'No se sabe qué bienes o servicios entrega el programa.',
      'Añada los bienes y servicios que entrega, cada uno como producto terminado.',
    ],
    en: [
      'There are no components',
      'It is not known which goods or services the programme delivers.',
      'Add the goods and services that it delivers, each as a finished product.',
    ],
  },
  {
    id: 'component-syntax',
    severity: 'serious',
    part: 'objectives',
    find: (design) => each(design, 'component', (text) => !isComponentSentence(text)),
    es: [
      'El componente no está escrito como producto entregado: «{of}»',
      'Escrito como tarea o como título no se puede decir cuándo está hecho.',
      'Escríbalo así: «[producto o servicio] + [participio]», por ejemplo «pensiones otorgadas a tiempo».',
    ],
    en: [
      'The component is not written as a product delivered: “{of}”',
      'Written as a task or a title nobody can say when it is done.',
      'Write it so: “[product or service] + [participle]”, such as “pensiones otorgadas”.',
    ],
  },
  {
    id: 'component-without-activities',
    severity: 'serious',
    part: 'objectives',
    find: (design) =>
      objectivesAt(design, 'component')
        .filter((one) => !design.objectives.some((other) => other.parent === one.id))
        .map((one) => ({ about: one.id, of: short(one.text) })),
    es: [
      'El componente «{of}» no tiene actividades',
      'No se sabe cómo se produce.',
      'Añada las actividades que hacen falta, en su orden.',
    ],
    en: [
      'The component “{of}” has no activities',
      'It is not known how it is produced.',
      'Add the activities that it needs, in their order.',
    ],
  },
  {
    id: 'activity-syntax',
    severity: 'serious',
    part: 'objectives',
    find: (design) => each(design, 'activity', (text) => !isActivitySentence(text)),
    es: [
      'La actividad no está escrita como acción: «{of}»',
      'Un producto en el lugar de una actividad esconde el trabajo que hay que hacer y programar.',
      'Escríbala con un sustantivo que viene de un verbo: «Validación de expedientes».',
    ],
    en: [
      'The activity is not written as an action: “{of}”',
      'A product in the place of an activity hides the work to be done and scheduled.',
      'Write it with a noun that comes from a verb: “Validación de expedientes”.',
    ],
  },
  {
    id: 'activity-without-component',
    severity: 'serious',
    part: 'objectives',
    find: (design) =>
      objectivesAt(design, 'activity')
        .filter((one) => !objectivesAt(design, 'component').some((other) => other.id === one.parent))
        .map((one) => ({ about: one.id, of: short(one.text) })),
    es: [
      'La actividad «{of}» no es de ningún componente',
      'Lo que no produce ningún componente es prescindible.',
      'Diga a qué componente sirve, o quítela.',
    ],
    en: [
      'The activity “{of}” belongs to no component',
      'What produces no component can be done without.',
      'Say which component it serves, or take it away.',
    ],
  },
  {
    id: 'activities-out-of-time',
    severity: 'advice',
    part: 'objectives',
    find: (design) =>
      objectivesAt(design, 'component').flatMap((component) => {
        const own = design.objectives.filter((one) => one.parent === component.id);
        const isWrong = own.some(
          (one, i) =>
            one.starts === null ||
            one.ends === null ||
            one.ends < one.starts ||
            (i > 0 && one.starts < (own[i - 1]?.starts ?? '')),
        );
        return when(own.length > 0 && isWrong, { about: component.id, of: short(component.text) });
      }),
    es: [
      'Las actividades de «{of}» no están en el tiempo: les faltan fechas o no van en orden',
      'Un cronograma sin orden no deja ver qué espera a qué.',
      'Ponga a cada actividad cuándo empieza y termina, en su orden.',
    ],
    en: [
      'The activities of “{of}” are not in time: dates are missing or they are out of order',
      'A schedule without order does not show what waits for what.',
      'Give each activity its start and end, in their order.',
    ],
  },
  {
    id: 'no-assumptions',
    severity: 'serious',
    part: 'objectives',
    find: ({ objectives }) =>
      when(objectives.length > 0 && objectives.every((one) => one.assumptions.length === 0)),
    es: [
      'La matriz no tiene supuestos',
      'Entre un nivel y el siguiente siempre hay algo que no depende del programa; si no se dice, su falla parece culpa de quien ejecuta.',
      'Escriba, en cada nivel, qué debe ocurrir fuera del programa para que se logre el siguiente.',
    ],
    en: [
      'The matrix has no assumptions',
      'Between one level and the next there is always something that does not depend on the programme; unsaid, its failure looks like the fault of who carries it out.',
      'Write, at each level, what must happen outside the programme for the next one to be achieved.',
    ],
  },
  {
    id: 'level-without-assumption',
    severity: 'advice',
    part: 'objectives',
    find: ({ objectives }) =>
      objectives.every((one) => one.assumptions.length === 0)
        ? []
        : objectives
            .filter((one) => one.level !== 'end' && one.assumptions.length === 0)
            .map((one) => ({ about: one.id, of: short(one.text) })),
    es: [
      '«{of}» no tiene supuestos',
      'No se ve qué más hace falta para llegar al nivel siguiente.',
      'Añada su supuesto.',
    ],
    en: [
      '“{of}” has no assumptions',
      'It cannot be seen what else is needed to reach the next level.',
      'Add its assumption.',
    ],
  },
  {
    id: 'assumption-internal',
    severity: 'serious',
    part: 'objectives',
    find: ({ objectives, identity }) =>
      objectives.flatMap((one) =>
        one.assumptions
          .filter(({ text, control }) => control !== 'others' || namesExecutor(text, identity.executor))
          .map(({ text }) => ({ about: one.id, of: short(text) })),
      ),
    es: [
      'El supuesto «{of}» depende de quien ejecuta, o no se dice de quién depende',
      'Lo que el ejecutor controla no es un supuesto: es trabajo suyo.',
      'Conviértalo en actividad, o escriba lo que depende de otros y márquelo así.',
    ],
    en: [
      'The assumption “{of}” depends on who carries it out, or it is not said on whom',
      'What the executor controls is no assumption: it is its own work.',
      'Make it an activity, or write what depends on others and mark it so.',
    ],
  },
];

/** An assumption whose subject is the programme itself or its executor. */
function namesExecutor(text: string, executor: string): boolean {
  if (/^(el|la|los|las)?\s*(programa|proyecto|equipo|unidad ejecutora)\b/i.test(text.trim())) return true;
  const acronym = /\(([\p{Lu}]{2,})\)/u.exec(executor)?.[1];
  return acronym !== undefined && new RegExp(`^(el|la)?\\s*${acronym}\\b`, 'i').test(text.trim());
}
