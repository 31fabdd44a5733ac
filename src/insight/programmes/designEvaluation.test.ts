import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { readCase } from './caseFile.ts';
import { type Design, emptyDesign } from './design.ts';
import { evaluateDesign, levelOfShare } from './designEvaluation.ts';
import { questions } from './designQuestions.ts';
import { soundDesign, soundGoals } from './soundDesign.ts';

const evaluated = (
  design: Design,
  more: Partial<Parameters<typeof evaluateDesign>[1]> = {},
  goals = soundGoals,
) => evaluateDesign(design, { goals, answers: [], overlaps: [], ...more });
/** Number of each question that has a level → the level; of open ones that data answer, null. */
const levelsOf = (design: Design, goals = soundGoals) =>
  Object.fromEntries(
    evaluated(design, {}, goals).questions.flatMap((one) =>
      one.data ? [[one.number, one.data.level] as const] : [],
    ),
  );
const caseOf = (slug: string) =>
  readCase(
    readFileSync(join(import.meta.dirname, '../../../cases/programmes', slug, 'programme.yaml'), 'utf8'),
  ).design;
const noGoals = () => ({});

describe('the thirty questions', () => {
  it('are thirty in seven subjects: 24 with a level and six open ones, 5, 6, 9, 15, 26 and 30', () => {
    expect(questions.map((one) => one.number)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(questions.filter((one) => one.scale === 'open').map((one) => one.number)).toEqual([
      5, 6, 9, 15, 26, 30,
    ]);
    const bySection = (section: string) =>
      questions.filter((one) => one.section === section).map((one) => one.number);
    expect([bySection('I'), bySection('II'), bySection('IV'), bySection('VII')]).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [13, 14, 15],
      [30],
    ]);
    expect(bySection('V')).toHaveLength(11);
  });
  it('have as many traits in English as in Spanish, and four steps where steps grade them', () => {
    for (const { number, scale, es, en } of questions) {
      expect(en.traits.length, String(number)).toBe(es.traits.length);
      expect(es.traits.length > 0, String(number)).toBe(scale !== 'open');
      if (scale === 'steps') expect(es.traits, String(number)).toHaveLength(4);
      expect(es.fourth !== undefined, String(number)).toBe(scale === 'ladder');
    }
  });
  it('grade a share from 50, 70 and 85 percent', () => {
    expect([0, 49, 50, 69, 70, 84, 85, 100].map((met) => levelOfShare(met, 100))).toEqual([
      1, 1, 2, 2, 3, 3, 4, 4,
    ]);
    expect(levelOfShare(0, 0)).toBe(0);
  });
});

describe('a sound design', () => {
  it('answers eighteen questions by its data, and asks the other twelve', () => {
    expect(levelsOf(soundDesign)).toEqual({
      // What a person must judge keeps 1, 4 and 7 from the fourth level, and 18 and 19 from having all.
      1: 3,
      2: 4,
      3: 3,
      4: 3,
      5: null,
      7: 3,
      16: 4,
      17: 4,
      18: 3,
      19: 3,
      20: 4,
      21: 4,
      22: 4,
      23: 4,
      24: 4,
      25: 4,
      26: null,
      30: null,
    });
    expect(evaluated(soundDesign).asked).toEqual([6, 8, 9, 10, 11, 12, 13, 14, 15, 27, 28, 29]);
  });
  it('is valued by subject and in points: 3+4+3, 3, 3, and 4+4+3+3+4+4+4+4+4+4', () => {
    const { sections, points, pointsMost } = evaluated(soundDesign);
    expect(sections.map((one) => [one.section, one.graded, one.answered])).toEqual([
      ['I', 3, 3],
      ['II', 1, 1],
      ['III', 5, 1],
      ['IV', 2, 0],
      ['V', 10, 10],
      ['VI', 3, 0],
      ['VII', 0, 0],
    ]);
    expect(sections[0]?.mean).toBeCloseTo(10 / 3, 10);
    expect(sections[4]?.mean).toBe(3.8);
    expect(sections[5]?.mean).toBeNull();
    expect([points, pointsMost]).toEqual([54, 60]);
  });
  it('says what each level rests on', () => {
    const of = (number: number) =>
      evaluated(soundDesign).questions.find((one) => one.number === number)?.data?.evidence[0];
    expect(of(1)).toEqual({
      es: 'Problema: «Cuatro de cada cinco personas que trabajan por su cuenta no cotizan a la seguridad social»',
      en: 'Problem: “Cuatro de cada cinco personas que trabajan por su cuenta no cotizan a la seguridad social”',
    });
    expect(of(22)?.es).toBe('7 de 7 indicadores cumplen lo que se juzga por la forma');
    expect(of(26)?.es).toBe('La revisión no encuentra nada que cambiar en la matriz');
  });
});

describe('each question on both sides', () => {
  const changed = (change: (design: Design) => Partial<Design>, goals = soundGoals) =>
    levelsOf({ ...soundDesign, ...change(soundDesign) }, goals);
  it.each<[string, number, number, (design: Design) => Partial<Design>]>([
    ['no problem', 1, 0, (d) => ({ situation: { ...d.situation, problem: null } })],
    [
      'a problem written as what will be done, without review',
      1,
      2,
      (d) => ({ situation: { ...d.situation, problem: 'Afiliar a quienes no cotizan', reviewMonths: null } }),
    ],
    ['a diagnosis without its review', 2, 2, (d) => ({ situation: { ...d.situation, reviewMonths: null } })],
    ['no studies', 3, 0, () => ({ evidence: [] })],
    ['a study that fits', 3, 2, () => ({ evidence: [{ text: 'Encaja', source: 'S', shows: 'consistent' }] })],
    [
      'a study that compares',
      3,
      4,
      () => ({ evidence: [{ text: 'Mejor', source: 'S', shows: 'works-better' }] }),
    ],
    ['no plan', 4, 0, () => ({ alignment: [] })],
    [
      'a plan about something else, unexplained',
      4,
      1,
      () => ({ alignment: [{ plan: 'P', goal: 'Vialidad', how: '' }] }),
    ],
    [
      'a plan about the same, unexplained',
      4,
      2,
      () => ({ alignment: [{ plan: 'P', goal: 'Seguridad social', how: '' }] }),
    ],
    ['no populations', 7, 0, (d) => ({ populations: { ...d.populations, potential: null, target: null } })],
    ['one population of two', 7, 1, (d) => ({ populations: { ...d.populations, potential: null } })],
    [
      'populations that are not counted',
      7,
      2,
      (d) => ({
        populations: { ...d.populations, target: { ...d.populations.target!, quantity: null } },
      }),
    ],
    ['no activities', 16, 0, (d) => ({ objectives: d.objectives.filter((one) => one.level !== 'activity') })],
    [
      'one component of two with activities',
      16,
      2,
      (d) => ({ objectives: d.objectives.filter((one) => one.id !== 'a3') }),
    ],
    [
      'one component of two written as a task',
      17,
      2,
      (d) => ({
        objectives: d.objectives.map((one) =>
          one.id === 'c1' ? { ...one, text: 'Fomentar la afiliación' } : one,
        ),
      }),
    ],
    ['no Purpose', 18, 0, (d) => ({ objectives: d.objectives.filter((one) => one.level !== 'purpose') })],
    [
      'a Purpose that names nobody and is a task',
      18,
      2,
      (d) => ({
        objectives: d.objectives.map((one) =>
          one.id === 'proposito' ? { ...one, text: 'Otorgar préstamos' } : one,
        ),
      }),
    ],
    ['no End', 19, 0, (d) => ({ objectives: d.objectives.filter((one) => one.level !== 'end') })],
    [
      'an End that promises by itself, without a plan',
      19,
      1,
      (d) => ({
        alignment: [],
        objectives: d.objectives.map((one) =>
          one.id === 'fin' ? { ...one, text: 'Terminar con la pobreza' } : one,
        ),
      }),
    ],
    [
      'activities and components alone',
      20,
      2,
      (d) => ({
        objectives: d.objectives.filter((one) => one.level === 'component' || one.level === 'activity'),
      }),
    ],
    ['no indicators', 21, 0, () => ({ indicators: [] })],
    [
      'two of seven indicators without definition',
      21,
      3,
      (d) => ({ indicators: d.indicators.map((one, i) => (i < 2 ? { ...one, definition: '' } : one)) }),
    ],
    [
      'four of seven sheets without baseline',
      22,
      1,
      (d) => ({ indicators: d.indicators.map((one, i) => (i < 4 ? { ...one, baseline: null } : one)) }),
    ],
    [
      'three of seven without a public means',
      24,
      2,
      (d) => ({
        indicators: d.indicators.map((one, i) =>
          i < 3 ? { ...one, means: one.means.map((means) => ({ ...means, isPublic: false })) } : one,
        ),
      }),
    ],
    [
      'a level without indicators',
      25,
      3,
      (d) => ({ indicators: d.indicators.filter((one) => one.id !== 'i-fin') }),
    ],
  ])('%s: question %i is at level %i', (_what, number, level, change) => {
    expect(changed(change)[number]).toBe(level);
    expect(levelsOf(soundDesign)[number]).not.toBe(level);
  });
  it('goals that are missing leave sheets incomplete and goals ungraded', () => {
    const without = (id: string) => (id === 'i-fin' || id === 'i-proposito' ? {} : soundGoals(id));
    expect([levelsOf(soundDesign, without)[22], levelsOf(soundDesign, without)[23]]).toEqual([3, 3]);
  });
  it('a goal of the Sustainable Development Goals answers question 6', () => {
    const design = {
      ...soundDesign,
      alignment: [{ plan: 'Objetivos de Desarrollo Sostenible', goal: 'Meta 1.3', how: 'Suma cobertura' }],
    };
    expect(evaluated(design).questions[5]?.data?.evidence).toEqual([
      {
        es: '«Objetivos de Desarrollo Sostenible»: «Meta 1.3»',
        en: '“Objetivos de Desarrollo Sostenible”: “Meta 1.3”',
      },
    ]);
  });
});

describe('what a person answers', () => {
  const answer = (question: number, level: number | null) => ({
    question,
    level,
    text: 'Consta en el reglamento',
    on: plainDate('2026-03-02'),
  });
  it('stands before the data, which stay in sight, and adds to the points', () => {
    const {
      questions: all,
      points,
      pointsMost,
      asked,
    } = evaluated(soundDesign, {
      answers: [answer(1, 4), answer(13, 2)],
    });
    expect(all[0]).toMatchObject({ level: 4, data: { level: 3 }, answer: { level: 4 } });
    expect(all[12]).toMatchObject({ level: 2, data: null });
    expect([points, pointsMost]).toEqual([57, 64]);
    expect(asked).not.toContain(13);
  });
  it('that it does not apply leaves the question out of the points', () => {
    const { points, pointsMost } = evaluated(soundDesign, { answers: [answer(1, null)] });
    expect([points, pointsMost]).toEqual([51, 56]);
  });
});

describe('the cases', () => {
  it('PATSS: no problem, no evidence, components as tasks, no matrix above them', () => {
    expect(levelsOf(caseOf('patss'), noGoals)).toEqual({
      1: 0,
      2: 0,
      3: 0,
      4: 0,
      // A target population is named, without unit or count; no potential one.
      7: 1,
      16: 0,
      17: 1,
      18: 0,
      19: 0,
      20: 0,
      21: 0,
      22: 0,
      23: 0,
      24: 0,
      25: 0,
      26: null,
      30: null,
    });
  });
  it('E-045: its Fin contributes but joins several, its Propósito is one, its population has no unit', () => {
    const levels = levelsOf(caseOf('e-045'), noGoals);
    expect([levels[7], levels[17], levels[18], levels[19], levels[20]]).toEqual([1, 1, 3, 2, 0]);
  });
  it('an empty page has no answer but “no”', () => {
    const { points, questions: all } = evaluated(emptyDesign('Nuevo'), {}, noGoals);
    expect(points).toBe(0);
    expect(all.find((one) => one.number === 30)?.data).toBeNull();
  });
});
