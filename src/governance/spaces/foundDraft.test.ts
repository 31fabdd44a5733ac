import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { codeFrom, emptyDraft, type FoundDraft, factsFrom, faultsOf, stepsOf } from './foundDraft.ts';

const today = plainDate('2026-11-23');
const filled: FoundDraft = {
  ...emptyDraft,
  title: 'Mesa de Salud del Cañar',
  purpose: 'Opinar sobre los turnos de consulta externa.',
  category: 'direct',
  phase: 'supervision',
  level: 'consultative',
  legalBasis: 'Ley Orgánica de Participación Ciudadana, art. 80',
};

describe('the draft of a space', () => {
  it('names itself from its title as an address can be written', () => {
    expect(codeFrom('Mesa de Salud del Cañar')).toBe('mesa-de-salud-del-canar');
    expect(codeFrom('  ¿Qué pasa con los turnos, señor director?  ')).toBe(
      'que-pasa-con-los-turnos-senor-director',
    );
    // Sixty letters at most, and no word cut in two.
    expect(
      codeFrom('Consejo consultivo de personas jubiladas y pensionistas del seguro general obligatorio'),
    ).toBe('consejo-consultivo-de-personas-jubiladas-y-pensionistas-del');
  });

  it('says what each step still lacks', () => {
    expect(faultsOf('que', emptyDraft, today)).toEqual(['title', 'purpose', 'code', 'category', 'phase']);
    expect(faultsOf('que', filled, today)).toEqual([]);
    expect(faultsOf('nivel', { ...filled, level: 'decisory' }, today)).toEqual(['resolution']);
    expect(faultsOf('nivel', { ...filled, level: 'decisory', resolution: 'C.D. 700' }, today)).toEqual([]);
    const until = (day: string) => faultsOf('base', { ...filled, lasts: 'temporary', until: day }, today);
    expect([until(''), until('2026-11-22'), until('2026-11-23'), until('2027-02-30')]).toEqual([
      ['until'],
      ['until'],
      [],
      ['until'],
    ]);
    const months = (termMonths: string) => faultsOf('quienes', { ...filled, termMonths }, today);
    expect([months(''), months('0'), months('24'), months('121'), months('dos')]).toEqual([
      [],
      ['termMonths'],
      [],
      ['termMonths'],
      ['termMonths'],
    ]);
  });

  it('founds nothing while a step lacks something', () => {
    expect(factsFrom({ ...filled, legalBasis: '' }, today)).toBeUndefined();
    expect(factsFrom(filled, today)).toMatchObject({
      code: 'mesa-de-salud-del-canar',
      level: 'consultative',
      until: null,
      bindingResolution: null,
      termMonths: null,
      oversees: { facility: null, organisation: null },
      voteRule: { quorum: { kind: 'more-than', numerator: 1, denominator: 2 } },
    });
  });

  it('keeps nothing that the level does not let a space have, whatever was typed before', () => {
    const changed: FoundDraft = {
      ...filled,
      level: 'informative',
      resolution: 'C.D. 700',
      contributors: 'anyone',
      commentable: true,
    };
    expect(stepsOf(changed)).toEqual(['que', 'nivel', 'base', 'quienes', 'revisar']);
    expect(factsFrom(changed, today)).toMatchObject({
      level: 'informative',
      bindingResolution: null,
      contributors: 'members',
      commentable: false,
    });
  });
});
