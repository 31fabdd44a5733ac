import { expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { callCode, callFaults, emptyCall, titleFor } from './callDraft.ts';

const today = plainDate('2026-11-23');

it('a call takes its names from the place', () => {
  expect(titleFor('Hospital de Ibarra')).toBe('Comité de usuarias y usuarios · Hospital de Ibarra');
  expect(callCode('Hospital de Ibarra')).toBe('comite-hospital-de-ibarra');
  // Sixty letters at most, and no word cut in two.
  expect(
    callCode('Centro de Especialidades Materno Infantil y Emergencia de Santo Domingo de los Tsáchilas'),
  ).toBe('comite-centro-de-especialidades-materno-infantil-y');
});

it('says what each step lacks', () => {
  expect(callFaults('lugar', emptyCall, today)).toEqual(['facility']);
  const draft = {
    ...emptyCall,
    facility: 'HO-1001-01',
    title: 'Comité',
    code: 'comite-x',
    until: '2026-11-23',
  };
  expect(callFaults('lugar', draft, today)).toEqual([]);
  expect(callFaults('convocatoria', draft, today)).toEqual([]);
  expect(callFaults('convocatoria', { ...draft, until: '2026-11-22', code: 'Con Espacios' }, today)).toEqual([
    'code',
    'until',
  ]);
});
