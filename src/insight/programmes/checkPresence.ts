import { objectivesAt } from './design.ts';
import { type Rule, short, when } from './rule.ts';

/** What a design must have at all. */
export const presenceRules: readonly Rule[] = [
  {
    id: 'no-situation',
    severity: 'serious',
    part: 'situation',
    find: ({ situation }) => when(!situation.problem?.trim()),
    es: [
      'No hay un análisis de la situación: falta el problema que se quiere resolver',
      'Sin problema escrito nadie puede juzgar si lo que se hace lo resuelve.',
      'Escriba el problema como un hecho negativo que se puede revertir, con la población que lo tiene, sus causas y sus efectos.',
    ],
    en: [
      'There is no analysis of the situation: the problem to be solved is missing',
      'Without a written problem nobody can judge whether what is done solves it.',
      'Write the problem as a negative fact that can be reverted, with who has it, its causes and its effects.',
    ],
  },
  {
    id: 'situation-without-causes',
    severity: 'advice',
    part: 'situation',
    find: ({ situation, problemTree }) =>
      when(
        Boolean(situation.problem?.trim()) &&
          !situation.causes.trim() &&
          !problemTree.nodes.some((one) => one.kind === 'cause'),
      ),
    es: [
      'El problema no tiene causas',
      'Se interviene sobre las causas; sin ellas los componentes no se justifican.',
      'Escriba las causas, o dibújelas en el árbol de problemas.',
    ],
    en: [
      'The problem has no causes',
      'Causes are what one acts upon; without them the components have no ground.',
      'Write the causes, or draw them in the problem tree.',
    ],
  },
  {
    id: 'situation-without-review',
    severity: 'advice',
    part: 'situation',
    find: ({ situation }) => when(Boolean(situation.problem?.trim()) && situation.reviewMonths === null),
    es: [
      'No se dice cada cuánto se revisa el diagnóstico',
      'Un diagnóstico viejo lleva a atender un problema que cambió.',
      'Ponga cada cuántos meses se revisa.',
    ],
    en: [
      'It is not said how often the diagnosis is reviewed',
      'An old diagnosis leads to serving a problem that has changed.',
      'Say every how many months it is reviewed.',
    ],
  },
  {
    id: 'no-problem-tree',
    severity: 'advice',
    part: 'problemTree',
    find: ({ problemTree }) => when(!problemTree.nodes.some((one) => one.kind === 'problem')),
    es: [
      'El árbol de problemas está sin dibujar',
      'En un texto no se ve qué causa lleva a qué efecto.',
      'Ponga el problema en el centro, sus causas de un lado y sus efectos del otro, y únalos.',
    ],
    en: [
      'The problem tree is not drawn',
      'A text does not show which cause leads to which effect.',
      'Put the problem in the middle, its causes on one side and its effects on the other, and link them.',
    ],
  },
  {
    id: 'no-objective-tree',
    severity: 'advice',
    part: 'objectiveTree',
    find: ({ objectiveTree }) => when(!objectiveTree.nodes.some((one) => one.kind === 'objective')),
    es: [
      'El árbol de objetivos está sin dibujar',
      'Los medios que se eligen salen de las causas; sin el árbol no se ve cuáles se dejan fuera.',
      'Escriba cada causa como medio y cada efecto como lo que se logra, y únalos al objetivo.',
    ],
    en: [
      'The objective tree is not drawn',
      'The means that are chosen come from the causes; without the tree it is not seen which are left out.',
      'Write each cause as a means and each effect as what is achieved, and link them to the objective.',
    ],
  },
  {
    id: 'tree-loose-box',
    severity: 'advice',
    part: 'problemTree',
    find: ({ problemTree }) => {
      const linked = new Set(problemTree.links.flatMap(({ from, to }) => [from, to]));
      return problemTree.nodes.length < 2
        ? []
        : problemTree.nodes
            .filter((one) => !linked.has(one.id))
            .map((one) => ({ about: one.id, of: short(one.text) }));
    },
    es: [
      'En el árbol de problemas, «{of}» no se une con nada',
      'Una causa que no lleva al problema no es causa suya.',
      'Únala con lo que produce, o quítela.',
    ],
    en: [
      'In the problem tree, “{of}” is linked to nothing',
      'A cause that does not lead to the problem is not its cause.',
      'Link it to what it brings about, or take it away.',
    ],
  },
  {
    id: 'no-scope',
    severity: 'advice',
    part: 'scope',
    find: ({ scope }) =>
      when(scope.populations.length === 0 || scope.goods.length === 0 || scope.territories.length === 0),
    es: [
      'No se dice con palabras comunes a quién sirve, qué entrega y dónde',
      'No se puede comparar con otros programas: dos pueden hacer lo mismo para las mismas personas sin saberlo.',
      'Marque en «Alcance» las poblaciones, los bienes y el territorio.',
    ],
    en: [
      'It is not said in common words whom it serves, what it delivers and where',
      'It cannot be compared with other programmes: two may do the same for the same people without knowing.',
      'Mark the populations, the goods and the territory in “Scope”.',
    ],
  },
  {
    id: 'no-theory-of-change',
    severity: 'serious',
    part: 'theory',
    find: ({ theory }) => when(theory.nodes.length === 0),
    es: [
      'No hay teoría del cambio',
      'Sin ella no se sabe cómo ni por qué lo que se entrega produciría el cambio, y al final no se puede decir qué cambió.',
      'Dibuje en el lienzo el camino de las actividades a los productos, de ellos a los resultados y al impacto, con la razón de cada paso.',
    ],
    en: [
      'There is no theory of change',
      'Without it nobody knows how or why what is delivered would bring the change, and in the end nobody can say what changed.',
      'Draw on the canvas the way from activities to outputs, from these to outcomes and to the impact, with the reason of each step.',
    ],
  },
  {
    id: 'theory-without-impact',
    severity: 'serious',
    part: 'theory',
    find: ({ theory }) => when(theory.nodes.length > 0 && !theory.nodes.some((one) => one.kind === 'impact')),
    es: [
      'La teoría del cambio no llega a un impacto',
      'Un camino sin destino no dice para qué se hace.',
      'Añada el impacto y una los resultados con él.',
    ],
    en: [
      'The theory of change reaches no impact',
      'A way without an end does not say what it is for.',
      'Add the impact and link the outcomes to it.',
    ],
  },
  {
    id: 'theory-loose-step',
    severity: 'serious',
    part: 'theory',
    find: ({ theory }) => {
      if (theory.nodes.length < 2) return [];
      const linked = new Set(theory.links.flatMap(({ from, to }) => [from, to]));
      return theory.nodes
        .filter((one) => !linked.has(one.id))
        .map((one) => ({ about: one.id, of: short(one.text) }));
    },
    es: [
      'En la teoría del cambio, «{of}» no se une con nada',
      'Lo que no lleva a nada ni viene de nada sobra, o le falta su razón.',
      'Únalo con lo que produce o de donde viene, o quítelo.',
    ],
    en: [
      'In the theory of change, “{of}” is linked to nothing',
      'What leads nowhere and comes from nowhere is not needed, or lacks its reason.',
      'Link it to what it brings about or comes from, or take it away.',
    ],
  },
  {
    id: 'no-evidence',
    severity: 'serious',
    part: 'evidence',
    find: ({ evidence }) => when(!evidence.some((one) => one.shows !== 'consistent')),
    es: [
      'No hay evidencia de que esta intervención funcione',
      'Puede haber otra que resuelva mejor el problema con los mismos recursos.',
      'Añada al menos un estudio, nacional o internacional, que muestre efectos de este tipo de intervención; mejor si la compara con otras.',
    ],
    en: [
      'There is no evidence that this intervention works',
      'Another one may solve the problem better with the same resources.',
      'Add at least one study, national or international, that shows effects of this kind of intervention; better if it compares it with others.',
    ],
  },
  {
    id: 'no-indicators',
    severity: 'blocking',
    part: 'indicators',
    find: ({ indicators }) => when(indicators.length === 0),
    es: [
      'No hay indicadores',
      'Sin ellos se puede saber qué se entregó, pero no qué cambió.',
      'Añada al menos un indicador por cada nivel de la matriz, con su fórmula, línea base y metas.',
    ],
    en: [
      'There are no indicators',
      'Without them one can know what was delivered, but not what changed.',
      'Add at least one indicator for each level of the matrix, with formula, baseline and goals.',
    ],
  },
  {
    id: 'no-risks',
    severity: 'serious',
    part: 'risks',
    find: ({ risks }) => when(risks.length === 0),
    es: [
      'No se identifican riesgos',
      'Los que se podían prever (un cambio de autoridades, la rotación del personal) sorprenden y nadie tiene qué hacer.',
      'Escriba los riesgos con su probabilidad, su impacto, qué se hará y quién.',
    ],
    en: [
      'No risks are identified',
      'Those that could be foreseen (a change of authorities, staff turnover) come as a surprise and nobody has a plan.',
      'Write the risks with their probability, impact, what will be done and by whom.',
    ],
  },
  {
    id: 'risk-incomplete',
    severity: 'serious',
    part: 'risks',
    find: ({ risks }) =>
      risks
        .filter((one) => !one.probability || !one.impact || !one.mitigation.trim() || !one.owner?.trim())
        .map((one) => ({ about: one.id, of: short(one.text) })),
    es: [
      'Al riesgo «{of}» le falta su probabilidad, su impacto, su mitigación o su responsable',
      'Un riesgo que nadie mide ni tiene a cargo no se gestiona.',
      'Complete lo que falta en su ficha.',
    ],
    en: [
      'The risk “{of}” lacks its probability, impact, mitigation or owner',
      'A risk that nobody measures or owns is not managed.',
      'Complete what is missing in its form.',
    ],
  },
  {
    id: 'no-roles',
    severity: 'serious',
    part: 'roles',
    find: ({ roles }) => when(roles.length === 0),
    es: [
      'No se dice quién hace qué',
      'Sin roles ni protocolos la coordinación depende de las personas, que cambian.',
      'Escriba quién decide, quién ejecuta, quién informa y cómo se coordinan.',
    ],
    en: [
      'It is not said who does what',
      'Without roles and protocols coordination depends on persons, who change.',
      'Write who decides, who carries out, who reports and how they coordinate.',
    ],
  },
  {
    id: 'no-stakeholders',
    severity: 'advice',
    part: 'stakeholders',
    find: ({ stakeholders }) => when(stakeholders.length === 0),
    es: [
      'No se analizan las partes interesadas',
      'Quien no participa en el diseño difícilmente se apropia de lo que produce.',
      'Enumere a quiénes toca el programa, qué les interesa y cómo participan.',
    ],
    en: [
      'Stakeholders are not analysed',
      'Who takes no part in the design hardly makes its products their own.',
      'List whom the programme touches, their interest and how they take part.',
    ],
  },
  {
    id: 'no-budget',
    severity: 'serious',
    part: 'budget',
    find: ({ budget }) => when(budget.length === 0),
    es: [
      'No hay presupuesto',
      'Sin él no se puede juzgar si las metas son alcanzables.',
      'Añada el presupuesto por componente y fuente.',
    ],
    en: [
      'There is no budget',
      'Without it nobody can judge whether the goals can be reached.',
      'Add the budget by component and source.',
    ],
  },
  {
    id: 'component-without-budget',
    severity: 'advice',
    part: 'budget',
    find: (design) =>
      design.budget.length === 0
        ? []
        : objectivesAt(design, 'component')
            .filter((one) => !design.budget.some((line) => line.component === one.id))
            .map((one) => ({ about: one.id, of: short(one.text) })),
    es: [
      'El componente «{of}» no tiene presupuesto',
      'No se sabe con qué se producirá.',
      'Asígnele una línea del presupuesto, o diga de dónde sale.',
    ],
    en: [
      'The component “{of}” has no budget',
      'It is not known what it will be produced with.',
      'Give it a line of the budget, or say where it comes from.',
    ],
  },
  {
    id: 'no-exit-plan',
    severity: 'serious',
    part: 'sustainability',
    find: ({ sustainability }) => when(!sustainability.exitPlan?.trim()),
    es: [
      'No hay plan de salida',
      'Lo logrado se pierde cuando el programa termina y nadie lo continúa.',
      'Escriba qué debe seguir, quién lo asume, con qué recursos y desde cuándo.',
    ],
    en: [
      'There is no exit plan',
      'What was achieved is lost when the programme ends and nobody goes on with it.',
      'Write what must go on, who takes it over, with which resources and from when.',
    ],
  },
  {
    id: 'no-alignment',
    severity: 'advice',
    part: 'alignment',
    find: ({ alignment }) => when(alignment.length === 0),
    es: [
      'No se dice con qué plan se alinea',
      'El Propósito debe aportar a una meta mayor; si no, compite con otras prioridades.',
      'Vincule el programa con una meta del plan nacional o sectorial.',
    ],
    en: [
      'It is not said with which plan it is aligned',
      'The Purpose must add to a greater goal; otherwise it competes with other priorities.',
      'Link the programme with a goal of the national or sector plan.',
    ],
  },
  {
    id: 'no-reports',
    severity: 'advice',
    part: 'reports',
    find: ({ reports }) => when(reports.length === 0),
    es: [
      'No se dice qué informes se deben',
      'Sin fecha ni destinatario los informes llegan tarde, o solo a quien paga.',
      'Escriba qué informes, quién los hace, cada cuánto y a quiénes llegan.',
    ],
    en: [
      'It is not said which reports are due',
      'Without date and addressee reports come late, or only to who pays.',
      'Write which reports, who makes them, how often and whom they reach.',
    ],
  },
];
