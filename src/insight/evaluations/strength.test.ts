import { describe, expect, it } from 'vitest';
import { findPersonalTrace } from './personalTraces.ts';
import { strengthOf } from './strength.ts';

type Evidence = Parameters<typeof strengthOf>[0][number];
const policy = { strongSourcesMin: 3, strongFamiliesMin: 2 };
const document = (what: string): Evidence => ({ kind: 'document', category: null, what });
const record: Evidence = { kind: 'record', category: null, what: 'Estados financieros' };
const interview = (category: 'workers' | 'employers' | 'institution', what = 'Entrevistas'): Evidence => ({
  kind: 'interview',
  category,
  what,
});

describe('how strong the evidence of a finding is', () => {
  it.each<[string, Evidence[], ReturnType<typeof strengthOf>['strength'], number]>([
    ['nothing', [], 'none', 0],
    ['one document', [document('Convenio')], 'single', 1],
    ['the same document twice', [document('Convenio'), document('convenio ')], 'single', 1],
    [
      'twenty workers are one category',
      [interview('workers', 'Diez'), interview('workers', 'Otros diez')],
      'single',
      1,
    ],
    ['two categories of voices', [interview('workers'), interview('employers')], 'limited', 2],
    [
      'three categories of voices',
      [interview('workers'), interview('employers'), interview('institution')],
      'limited',
      3,
    ],
    ['a document and a voice', [document('Convenio'), interview('workers')], 'moderate', 2],
    [
      'two documents and a voice',
      [document('Convenio'), document('Informe'), interview('workers')],
      'strong',
      3,
    ],
    ['a document, figures and a voice', [document('Convenio'), record, interview('workers')], 'strong', 3],
  ])('%s', (_what, evidence, strength, sources) => {
    expect(strengthOf(evidence, policy)).toMatchObject({ strength, sources });
  });

  it('says when only persons’ words stand behind it, and keeps to the policy that it is given', () => {
    expect(strengthOf([interview('workers'), interview('employers')], policy).voicesOnly).toBe(true);
    expect(strengthOf([document('Convenio'), interview('workers')], policy).voicesOnly).toBe(false);
    const three = [document('Convenio'), document('Informe'), interview('workers')];
    expect(strengthOf(three, { strongSourcesMin: 4, strongFamiliesMin: 2 }).strength).toBe('moderate');
    expect(strengthOf(three, { strongSourcesMin: 3, strongFamiliesMin: 3 }).strength).toBe('moderate');
  });
});

describe('what tells who somebody is', () => {
  it.each([
    // 1710034065 follows the check digit of the civil registry.
    ['Según la persona de cédula 1710034065', 'document'],
    ['Llamar al 0998765432', 'telephone'],
    ['Llamar al +593 99 876 5432', 'telephone'],
    ['Escribir a alguien@ejemplo.ec', 'e-mail'],
    ['Lo dijo la Ing. Pérez', 'name'],
    ['Lo dijo el doctor Andrade', 'name'],
    ['Lo confirmó Sra. María Quispe', 'name'],
  ])('%s', (text, trace) => {
    expect(findPersonalTrace(text)).toBe(trace);
  });

  it.each([
    'Directores Generales durante el programa: 5',
    'USD 2.323.564,95 al 30 de marzo de 2022',
    'Resolución 1234567890 del Consejo',
    'El Hospital Carlos Andrade Marín recibió el informe',
    'Convenio, arts. 340 y 367',
  ])('leaves alone: %s', (text) => {
    expect(findPersonalTrace(text)).toBeNull();
  });
});
