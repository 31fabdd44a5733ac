import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asmTypeOf } from './asm.ts';
import { readEvaluationCase, readEvaluationCases } from './caseFile.ts';
import { gapsOf, informantTotals, sameForAll, sumChecks } from './checks.ts';
import { findPersonalTrace } from './personalTraces.ts';
import { strengthOf } from './strength.ts';

const cases = readEvaluationCases(join(import.meta.dirname, '../../../cases/programmes'));
const caseOf = (slug: string) => cases.find((one) => one.facts.slug === slug)!;
const patss = caseOf('patss');
const policy = { strongSourcesMin: 3, strongFamiliesMin: 2 };

describe('PATSS as its final evaluation tells it (source 000)', () => {
  it('has eleven questions, fifteen conclusions, nine recommendations, three lessons, four good practices', () => {
    const { questions, conclusions, recommendations, lessons, goodPractices } = patss.content;
    expect(
      [questions, conclusions, recommendations, lessons, goodPractices].map((one) => one.length),
    ).toEqual([11, 15, 9, 3, 4]);
    // Indicators by question, counted in Annex 2.
    expect(questions.map((one) => one.indicators.length)).toEqual([5, 1, 4, 14, 2, 3, 1, 6, 2, 8, 2]);
    expect(questions.map((one) => one.criterion)).toEqual([
      ...['relevance', 'relevance', 'coherence'],
      ...['effectiveness', 'effectiveness', 'effectiveness', 'effectiveness'],
      ...['management', 'management', 'impact-sustainability', 'impact-sustainability'],
    ]);
  });

  it('asked 44 persons, 36 men and 8 women, by category (§3.1)', () => {
    const { rows } = patss.content.informants!;
    expect(rows.map(({ category, women, men }) => [category, women, men])).toEqual([
      ['implementing-agency', 2, 11],
      ['institution', 2, 14],
      ['workers', 0, 7],
      ['employers', 0, 2],
      ['united-nations', 4, 2],
    ]);
    expect(informantTotals(rows)).toEqual({ women: 8, men: 36, total: 44 });
  });

  it('lists the sums that its own figures do not give, and says yes to those that they do', () => {
    const checks = sumChecks(patss.content);
    expect(checks.filter((one) => one.holds).map(({ what, printed }) => [what, printed])).toEqual([
      ['Informantes mujeres', 8],
      ['Informantes hombres', 36],
      ['Informantes en total', 44],
      ['Productos del módulo 1: hechos, en parte, no hechos', 9],
      ['Productos del módulo 4: hechos y no hechos, según el cuadro', 10],
      ['Ejecutado, comprometido y saldo frente al presupuesto (USD)', 2323564.95],
      ['Porcentajes ejecutado, comprometido y saldo', 100],
    ]);
    expect(
      checks.filter((one) => !one.holds).map(({ what, printed, computed }) => [what, printed, computed]),
    ).toEqual([
      // Annex 4 lists 43 persons; the table of §3.1 counts 44.
      ['Informantes en la lista: Personal de la OIT', 13, 12],
      ['Informantes: el cuadro frente a la lista', 44, 43],
      ['Presupuesto inicial más adenda frente al presupuesto total (USD)', 2323564.95, 2321197.11],
    ]);
    expect(patss.source.discrepancies.map((one) => one.kind).sort()).toEqual([
      ...['date', 'date', 'date', 'date', 'date', 'letter', 'link', 'order', 'reference'],
      ...['state', 'state', 'total', 'total', 'wording'],
    ]);
  });

  it('gives every recommendation the same priority, and leaves four conclusions without one', () => {
    expect(sameForAll(patss.content)).toEqual(['priority', 'resources']);
    expect(gapsOf(patss.content)).toEqual([
      { kind: 'conclusion-without-recommendation', numbers: [6, 7, 11, 12], hinders: false },
    ]);
    const seventh = patss.content.recommendations[6]!;
    expect(seventh).toMatchObject({
      number: 7,
      priority: 'high',
      term: 'medium',
      resources: 'medium',
      conclusions: [2, 3, 4, 9, 10],
    });
    expect(patss.content.recommendations.map((one) => asmTypeOf(one.addressees))).toEqual([
      ...['institutional', 'interinstitutional', 'interinstitutional'],
      ...Array(6).fill('institutional'),
    ]);
  });

  it('has findings of every strength but none without evidence', () => {
    const strengths = patss.content.findings.map((one) => strengthOf(one.evidence, policy).strength);
    const count = (wanted: string) => strengths.filter((one) => one === wanted).length;
    expect([count('strong'), count('moderate'), count('limited'), count('single'), count('none')]).toEqual([
      18, 5, 3, 4, 0,
    ]);
  });
});

describe('E-045 and EC-T1241 (sources 004 and 002)', () => {
  it('finds what the summary of E-045 leaves unsaid, and that its four components are five', () => {
    const { content, source } = caseOf('e-045');
    expect(content.findings).toHaveLength(5);
    expect(content.recommendations).toHaveLength(4);
    expect(gapsOf(content).map((one) => one.kind)).toEqual([
      'no-questions',
      'no-informants',
      'finding-without-question',
      'conclusion-without-recommendation',
      'recommendation-without-conclusion',
      'recommendation-without-addressee',
      'recommendation-without-priority',
      'recommendation-without-term',
    ]);
    expect(source.discrepancies[0]).toMatchObject({ what: 'Número de componentes', kept: 'sin resolver' });
    expect(source.published).toBeNull();
  });

  it('says what EC-T1241 plans and that it plans no evaluation', () => {
    const { content, source } = caseOf('ec-t1241');
    expect(source.planned.map((one) => one.when)).toEqual([
      '60 días después del cierre de cada semestre',
      'cada año',
      '90 días después del último desembolso',
      'al final',
    ]);
    expect(content.findings).toEqual([]);
    expect(source.gaps[0]?.text).toContain('No prevé evaluación intermedia ni final');
  });
});

describe('the files of the cases', () => {
  it('name nobody', () => {
    for (const one of cases)
      for (const text of textsOf(one)) expect(findPersonalTrace(text), text).toBeNull();
  });

  it('are refused with the place of what is wrong', () => {
    expect(() => readEvaluationCase('slug: x', 'x.yaml')).toThrow(/x\.yaml[\s\S]*programme/);
    const broken = `slug: xx
programme: xx
programmeTitle: Programa
title: Evaluación
kind: design
country: Ecuador
commissionedBy: Alguien
evaluators: null
published: null
source: { title: Fuente, date: hoy, licence: propia }
terms: null
questions: []
informants: null
findings: []
outcomes: []
conclusions: [{ number: 1, criterion: design, findings: [4], text: Conclusión, place: x }]
lessons: []
goodPractices: []
recommendations: []
`;
    expect(() => readEvaluationCase(broken, 'xx.yaml')).toThrow(
      'conclusion 1 names finding 4, which is not there',
    );
    // A name of an informant has nowhere to go.
    const named = broken.replace(
      'informants: null',
      'informants: { place: x, rows: [{ category: workers, women: 1, men: 0, name: Alguien }] }',
    );
    expect(() => readEvaluationCase(named, 'xx.yaml')).toThrow(/name/);
  });
});

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}
