import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCase } from './caseFile.ts';
import { checkDesign, checkRules } from './check.ts';
import { type Design, emptyDesign } from './design.ts';
import { soundDesign, soundGoals } from './soundDesign.ts';

const caseOf = (slug: string) =>
  readCase(
    readFileSync(join(import.meta.dirname, '../../../cases/programmes', slug, 'programme.yaml'), 'utf8'),
  );
const rulesFound = (design: Design, goals = soundGoals) =>
  new Set(checkDesign(design, goals).map((one) => one.rule));

describe('the check on the three cases finds what their evaluators found', () => {
  it.each(['patss', 'ec-t1241', 'e-045'])('%s', (slug) => {
    const read = caseOf(slug);
    const found = rulesFound(read.design, () => ({}));
    expect(read.notes.toFind.findings.length).toBeGreaterThan(6);
    expect(read.notes.toFind.findings.filter((one) => !found.has(one.rule))).toEqual([]);
  });

  it('does not find in PATSS what it has: components, budget by component', () => {
    const found = rulesFound(caseOf('patss').design, () => ({}));
    for (const rule of ['no-components', 'no-budget', 'component-without-budget', 'units-differ'])
      expect(found).not.toContain(rule);
  });
  it('does not find in EC-T1241 what it has: situation, risks, roles, reports, budget', () => {
    const found = rulesFound(caseOf('ec-t1241').design, () => ({}));
    for (const rule of [
      'no-situation',
      'no-risks',
      'no-roles',
      'no-reports',
      'no-budget',
      'no-indicators',
      'no-vulnerable-groups',
    ])
      expect(found).not.toContain(rule);
  });
  it('reads E-045’s Fin as a contribution and its Propósito as a situation, and still sees two ends joined', () => {
    const found = rulesFound(caseOf('e-045').design, () => ({}));
    for (const rule of ['end-syntax', 'purpose-syntax', 'purpose-many', 'purpose-without-population'])
      expect(found).not.toContain(rule);
    expect(found).toContain('end-many');
  });
});

/** For each rule, the sound design with one thing spoilt: the rule finds that and is silent without it. */
const purpose = (text: string) => objective('proposito', { text });
const objective =
  (id: string, change: object) =>
  (design: Design): Design => ({
    ...design,
    objectives: design.objectives.map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
const indicator =
  (id: string, change: object) =>
  (design: Design): Design => ({
    ...design,
    indicators: design.indicators.map((one) => (one.id === id ? { ...one, ...change } : one)),
  });
const part =
  (change: Partial<Design>) =>
  (design: Design): Design => ({ ...design, ...change });
const populations =
  (change: object) =>
  (design: Design): Design => ({
    ...design,
    populations: { ...design.populations, ...change },
  });
const of = (kind: 'potential' | 'target' | 'served', change: object) => (design: Design) =>
  populations({ [kind]: { ...design.populations[kind], ...change } })(design);
const means = {
  name: 'Censo',
  owner: 'INEC',
  frequency: 'annual',
  where: 'https://inec.example',
  isPublic: true,
};

const spoilt: Readonly<Record<string, (design: Design) => Design>> = {
  'no-situation': (d) => ({ ...d, situation: { ...d.situation, problem: ' ' } }),
  'situation-without-causes': (d) => ({
    ...d,
    situation: { ...d.situation, causes: '' },
    problemTree: { nodes: [], links: [] },
  }),
  'situation-without-review': (d) => ({ ...d, situation: { ...d.situation, reviewMonths: null } }),
  'no-problem-tree': part({ problemTree: { nodes: [], links: [] } }),
  'no-objective-tree': part({ objectiveTree: { nodes: [], links: [] } }),
  'tree-loose-box': (d) => ({ ...d, problemTree: { ...d.problemTree, links: d.problemTree.links.slice(1) } }),
  'no-scope': part({ scope: { populations: [], goods: [], territories: [] } }),
  'no-theory-of-change': part({ theory: { nodes: [], links: [] } }),
  'theory-without-impact': (d) => ({
    ...d,
    theory: {
      ...d.theory,
      nodes: d.theory.nodes.map((one) =>
        one.kind === 'impact' ? { ...one, kind: 'outcome' as const } : one,
      ),
    },
  }),
  'theory-loose-step': (d) => ({ ...d, theory: { ...d.theory, links: d.theory.links.slice(1) } }),
  'no-evidence': part({
    evidence: [{ text: 'Encaja con el diagnóstico', source: 'Estudio', shows: 'consistent' }],
  }),
  'no-indicators': part({ indicators: [] }),
  'no-risks': part({ risks: [] }),
  'risk-incomplete': (d) => ({ ...d, risks: d.risks.map((one) => ({ ...one, owner: null })) }),
  'no-roles': part({ roles: [] }),
  'no-stakeholders': part({ stakeholders: [] }),
  'no-budget': part({ budget: [] }),
  'component-without-budget': (d) => ({ ...d, budget: d.budget.filter((one) => one.component !== 'c2') }),
  'no-exit-plan': part({ sustainability: { exitPlan: null, continues: [] } }),
  'no-alignment': part({ alignment: [] }),
  'no-reports': part({ reports: [] }),
  'no-end': (d) => ({ ...d, objectives: d.objectives.filter((one) => one.level !== 'end') }),
  'many-ends': (d) => ({ ...d, objectives: [...d.objectives, { ...d.objectives[0]!, id: 'otro-fin' }] }),
  'end-syntax': objective('fin', { text: 'Mejorar el bienestar de las personas mayores' }),
  'end-many': objective('fin', {
    text: 'Contribuir a reducir la pobreza y vigilar el cumplimiento de la ley mediante pensiones oportunas',
  }),
  'no-purpose': (d) => ({ ...d, objectives: d.objectives.filter((one) => one.level !== 'purpose') }),
  'many-purposes': (d) => ({
    ...d,
    objectives: [...d.objectives, { ...d.objectives[1]!, id: 'otro-proposito' }],
  }),
  'purpose-syntax': purpose('Otorgar pensiones a las personas trabajadoras independientes'),
  'purpose-many': purpose(
    'Las personas trabajadoras independientes acceden a una pensión y reciben atención de salud',
  ),
  'purpose-without-population': purpose('Los hospitales atienden a tiempo'),
  'no-components': (d) => ({ ...d, objectives: d.objectives.filter((one) => one.level !== 'component') }),
  'component-syntax': objective('c1', { text: 'Fomentar la afiliación' }),
  'component-without-activities': (d) => ({
    ...d,
    objectives: d.objectives.filter((one) => one.parent !== 'c2'),
  }),
  'activity-syntax': objective('a1', { text: 'Estrategia de comunicación, elaborada' }),
  'activity-without-component': objective('a1', { parent: null }),
  'activities-out-of-time': objective('a2', { starts: '2026-01-01', ends: '2026-02-01' }),
  'no-assumptions': (d) => ({ ...d, objectives: d.objectives.map((one) => ({ ...one, assumptions: [] })) }),
  'level-without-assumption': objective('c1', { assumptions: [] }),
  'assumption-internal': objective('c1', {
    assumptions: [{ text: 'El programa entrega a tiempo', control: 'others' }],
  }),
  'level-without-indicator': (d) => ({
    ...d,
    indicators: d.indicators.filter((one) => one.objective !== 'a2'),
  }),
  'indicator-without-objective': indicator('i-a1', { objective: 'ninguno' }),
  'indicator-without-definition': indicator('i-fin', { definition: '' }),
  'indicator-without-formula': indicator('i-fin', { formula: '', variables: [] }),
  'formula-unreadable': indicator('i-fin', { formula: 'pobres / personas *' }),
  'variable-undefined': indicator('i-fin', { formula: 'pobres / poblacion * 100' }),
  'variable-unused': indicator('i-a1', {
    variables: [
      { symbol: 'visitas', name: 'Visitas hechas', unit: 'visitas' },
      { symbol: 'otra', name: 'Otra', unit: 'visitas' },
    ],
  }),
  'indicator-without-unit': indicator('i-fin', { unit: '' }),
  'indicator-without-baseline': indicator('i-fin', { baseline: null }),
  'goal-not-demanding': indicator('i-fin', { direction: 'ascending' }),
  'indicator-without-frequency': indicator('i-fin', { frequency: null }),
  'indicator-too-seldom': indicator('i-c1', { frequency: 'annual', means: [means] }),
  'indicator-unfit-dimension': indicator('i-proposito', { dimension: 'economy' }),
  'indicator-unfit-kind': indicator('i-a1', { kind: 'strategic' }),
  'indicator-without-means': indicator('i-fin', { means: [] }),
  'means-incomplete': indicator('i-fin', { means: [{ ...means, owner: '' }] }),
  'source-too-seldom': indicator('i-c1', { means: [means] }),
  'means-not-public': indicator('i-fin', { means: [{ ...means, isPublic: false }] }),
  'indicator-without-responsible': indicator('i-fin', { responsible: '' }),
  'indicator-without-thresholds': indicator('i-fin', { thresholds: null }),
  'indicator-not-by-sex': indicator('i-proposito', { disaggregations: [] }),
  'indicator-name-long': indicator('i-fin', {
    name: 'Porcentaje de personas mayores de sesenta y cinco años que viven en hogares pobres por ingresos',
  }),
  'no-citizen-source': indicator('i-c2', { dimension: 'efficacy' }),
  'no-potential-population': populations({ potential: null }),
  'no-target-population': populations({ target: null }),
  'population-not-quantified': of('target', { quantity: null }),
  'population-without-unit': of('served', { unit: null }),
  'population-without-source': of('target', { method: null }),
  'population-without-review': of('potential', { reviewMonths: null }),
  'units-differ': objective('c1', { unit: 'servicios prestados' }),
  'target-over-potential': of('target', { quantity: 2_000_001 }),
  'served-over-target': of('served', { quantity: 400_001 }),
  'no-gender-diagnosis': (d) => ({ ...d, equity: { ...d.equity, genderDiagnosis: null } }),
  'no-vulnerable-groups': (d) => ({ ...d, equity: { ...d.equity, vulnerableGroups: [] } }),
  'equity-without-measures': (d) => ({ ...d, equity: { ...d.equity, measures: '' } }),
};

describe('each rule, on both sides', () => {
  it('nothing is found in a design that is sound', () => {
    expect(checkDesign(soundDesign, soundGoals).map(({ rule, es }) => `${rule}: ${es.what}`)).toEqual([]);
  });
  it.each(Object.entries(spoilt))('%s is found where it is spoilt', (rule, spoil) => {
    expect(rulesFound(spoil(soundDesign))).toContain(rule);
  });
  it('indicator-without-goals is found where goals are missing', () => {
    expect(rulesFound(soundDesign, (id) => (id === 'i-fin' ? {} : soundGoals(id)))).toContain(
      'indicator-without-goals',
    );
  });
  it('no rule is without its case', () => {
    const tried = new Set([...Object.keys(spoilt), 'indicator-without-goals']);
    expect(checkRules.map((one) => one.id).filter((id) => !tried.has(id))).toEqual([]);
    expect(new Set(checkRules.map((one) => one.id)).size).toBe(checkRules.length);
  });
  // At the border itself nothing is wrong.
  it('target equal to potential, served equal to target, a source as frequent as the indicator: all is well', () => {
    const design = of('served', { quantity: 400_000 })(
      of('target', { quantity: 400_000 })(of('potential', { quantity: 400_000 })(soundDesign)),
    );
    expect(checkDesign(design, soundGoals)).toEqual([]);
  });
  it('says in both languages what, why and how, with nothing left to fill', () => {
    const all = Object.values(spoilt).flatMap((spoil) => checkDesign(spoil(soundDesign), soundGoals));
    for (const { es, en, rule } of [...all, ...checkDesign(emptyDesign('Nuevo'))])
      for (const text of [es.what, es.why, es.remedy, en.what, en.why, en.remedy]) {
        expect(text, rule).not.toMatch(/[{}]|undefined/);
        expect(text.length, rule).toBeGreaterThan(8);
      }
  });
});
