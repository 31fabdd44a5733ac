import { objectivesAt, type Population } from './design.ts';
import { type Rule, when } from './rule.ts';

const kinds = [
  ['potential', 'potencial', 'potential'],
  ['target', 'objetivo', 'target'],
  ['served', 'atendida', 'served'],
] as const;
const lacking = (isWrong: (one: Population) => boolean, among: readonly string[] = ['potential', 'target']) =>
  ((design) =>
    kinds.flatMap(([kind, es, en]) => {
      const one = design.populations[kind];
      return when(among.includes(kind) && one !== null && isWrong(one), {
        about: kind,
        which: es,
        inEnglish: en,
      });
    })) satisfies Rule['find'];

/** Whom it serves: populations potential ≥ target ≥ served in one unit, gender and vulnerability. */
export const equityRules: readonly Rule[] = [
  {
    id: 'no-potential-population',
    severity: 'serious',
    part: 'populations',
    find: ({ populations }) => when(populations.potential === null),
    es: [
      'No se define la población potencial',
      'Sin saber cuántos tienen el problema no se puede decir qué parte se atiende.',
      'Defina quiénes tienen el problema, aunque no se les atienda, y cuántos son.',
    ],
    en: [
      'The potential population is not defined',
      'Without knowing how many have the problem nobody can say which part is served.',
      'Define who has the problem, even if not served, and how many they are.',
    ],
  },
  {
    id: 'no-target-population',
    severity: 'blocking',
    part: 'populations',
    find: ({ populations }) => when(populations.target === null),
    es: [
      'No se define la población objetivo',
      'Un programa que no dice a quién sirve no puede decir si le sirvió.',
      'Defina a quiénes se propone atender y cuántos son.',
    ],
    en: [
      'The target population is not defined',
      'A programme that does not say whom it serves cannot say whether it served them.',
      'Define whom it means to serve and how many they are.',
    ],
  },
  {
    id: 'population-not-quantified',
    severity: 'serious',
    part: 'populations',
    find: lacking((one) => one.quantity === null),
    es: [
      'La población {which} no está cuantificada',
      'Sin el número no hay cobertura que medir, y los recursos no van a quien más los necesita.',
      'Escriba cuántos son y con qué método se contaron; si no se puede, diga por qué y qué falta para contarlos.',
    ],
    en: [
      'The {inEnglish} population is not quantified',
      'Without the number there is no coverage to measure, and resources do not go to who needs them most.',
      'Write how many they are and by which method they were counted; if it cannot be done, say why and what is missing.',
    ],
  },
  {
    id: 'population-without-unit',
    severity: 'serious',
    part: 'populations',
    find: lacking((one) => !one.unit?.trim(), ['potential', 'target', 'served']),
    es: [
      'La población {which} no tiene unidad de medida',
      'Personas, familias y servicios no se pueden comparar ni sumar.',
      'Diga en qué se cuenta: personas, familias, establecimientos.',
    ],
    en: [
      'The {inEnglish} population has no unit of measure',
      'Persons, families and services can neither be compared nor added.',
      'Say what it is counted in: persons, families, establishments.',
    ],
  },
  {
    id: 'population-without-source',
    severity: 'advice',
    part: 'populations',
    find: lacking((one) => one.quantity !== null && (!one.source?.trim() || !one.method?.trim())),
    es: [
      'La población {which} tiene un número sin su método o su fuente',
      'Nadie puede volver a contarla.',
      'Escriba el método y la fuente.',
    ],
    en: [
      'The {inEnglish} population has a number without its method or source',
      'Nobody can count it again.',
      'Write the method and the source.',
    ],
  },
  {
    id: 'population-without-review',
    severity: 'advice',
    part: 'populations',
    find: lacking((one) => one.quantity !== null && one.reviewMonths === null),
    es: [
      'No se dice cada cuánto se revisa la población {which}',
      'El número envejece.',
      'Ponga cada cuántos meses se revisa.',
    ],
    en: [
      'It is not said how often the {inEnglish} population is reviewed',
      'The number grows old.',
      'Say every how many months it is reviewed.',
    ],
  },
  {
    id: 'units-differ',
    severity: 'serious',
    part: 'populations',
    find: (design) => {
      const { potential, target, served, unitsUsed } = design.populations;
      const units = new Set(
        [
          ...[potential, target, served].map((one) => one?.unit ?? ''),
          ...unitsUsed,
          ...objectivesAt(design, 'component').map((one) => one.unit ?? ''),
        ]
          .map((unit) => unit.trim().toLowerCase())
          .filter((unit) => unit !== ''),
      );
      return when(units.size > 1, { units: [...units].join(', ') });
    },
    es: [
      'La unidad de medida no es homogénea: {units}',
      'Lo que se cuenta en unidades distintas no se suma: no se puede decir a cuántos sirve el programa.',
      'Lleve todo a una misma unidad (personas), y deje la otra como medida de producción.',
    ],
    en: [
      'The unit of measure is not homogeneous: {units}',
      'What is counted in different units does not add up: nobody can say how many the programme serves.',
      'Bring everything to one unit (persons), and keep the other as a measure of production.',
    ],
  },
  {
    id: 'target-over-potential',
    severity: 'blocking',
    part: 'populations',
    find: ({ populations: { potential, target } }) =>
      when(potential?.quantity != null && target?.quantity != null && target.quantity > potential.quantity, {
        target: target?.quantity ?? 0,
        potential: potential?.quantity ?? 0,
      }),
    es: [
      'La población objetivo ({target}) es mayor que la potencial ({potential})',
      'No se puede atender a más de los que tienen el problema: uno de los dos números está mal.',
      'Revise los dos números y sus definiciones.',
    ],
    en: [
      'The target population ({target}) is larger than the potential one ({potential})',
      'More cannot be served than have the problem: one of the numbers is wrong.',
      'Review both numbers and their definitions.',
    ],
  },
  {
    id: 'served-over-target',
    severity: 'serious',
    part: 'populations',
    find: ({ populations: { target, served } }) =>
      when(target?.quantity != null && served?.quantity != null && served.quantity > target.quantity, {
        served: served?.quantity ?? 0,
        target: target?.quantity ?? 0,
      }),
    es: [
      'La población atendida ({served}) es mayor que la objetivo ({target})',
      'Se cuenta dos veces a alguien, o se atiende a quien no se definió.',
      'Revise si se cuentan personas o atenciones, y la definición de la población objetivo.',
    ],
    en: [
      'The population served ({served}) is larger than the target one ({target})',
      'Somebody is counted twice, or others than those defined are served.',
      'See whether persons or attentions are counted, and the definition of the target population.',
    ],
  },
  {
    id: 'no-gender-diagnosis',
    severity: 'serious',
    part: 'equity',
    find: ({ equity }) => when(!equity.genderDiagnosis?.trim()),
    es: [
      'No hay diagnóstico de género',
      'Las causas que pesan distinto sobre mujeres y hombres quedan sin respuesta, y al final no se puede decir si la brecha disminuyó.',
      'Describa la brecha entre mujeres y hombres en el problema, con cifras, y sus causas.',
    ],
    en: [
      'There is no gender diagnosis',
      'Causes that weigh differently on women and men remain without answer, and in the end nobody can say whether the gap narrowed.',
      'Describe the gap between women and men in the problem, with figures, and its causes.',
    ],
  },
  {
    id: 'no-vulnerable-groups',
    severity: 'serious',
    part: 'equity',
    find: ({ equity }) => when(equity.vulnerableGroups.length === 0),
    es: [
      'No se consideran los grupos vulnerables',
      'La edad, la discapacidad, la pertenencia étnica o la informalidad cambian el acceso; lo que es igual para todos no les llega igual.',
      'Diga qué grupos encuentran más barreras.',
    ],
    en: [
      'Vulnerable groups are not considered',
      'Age, disability, ethnicity or informality change access; what is the same for all does not reach them the same.',
      'Say which groups meet more barriers.',
    ],
  },
  {
    id: 'equity-without-measures',
    severity: 'advice',
    part: 'equity',
    find: ({ equity }) =>
      when(
        (Boolean(equity.genderDiagnosis?.trim()) || equity.vulnerableGroups.length > 0) &&
          !equity.measures?.trim(),
      ),
    es: [
      'Se nombran brechas o grupos, pero no qué se hará por ellos',
      'Nombrarlos sin acciones ni presupuesto no cambia su acceso.',
      'Escriba las medidas, con su presupuesto.',
    ],
    en: [
      'Gaps or groups are named, but not what will be done for them',
      'Naming them without actions and budget does not change their access.',
      'Write the measures, with their budget.',
    ],
  },
];
