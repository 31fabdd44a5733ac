import { describe, expect, it } from 'vitest';
import { hasWrongRuc, readAgenda, retyped, writeAgenda } from './agendaText.ts';

const hospital = { facility: 'HO-1701-01', organisation: '' };
const typed = {
  text: 'conocer: Espera\n\ndecidir: Contrato de limpieza\nVarios',
  about: {
    'Contrato de limpieza': { facility: 'HO-1701-01', organisation: '0990000010001' },
    'Un punto que ya no está': hospital,
  },
};

describe('an agenda as it is typed', () => {
  it('has a point a line, with its kind by its first word and what it is about by its title', () => {
    expect(readAgenda(typed)).toEqual([
      { title: 'Espera', kind: 'information', about: null },
      {
        title: 'Contrato de limpieza',
        kind: 'decision',
        about: { facility: 'HO-1701-01', organisation: '0990000010001' },
      },
      { title: 'Varios', kind: 'discussion', about: null },
    ]);
  });

  it('is written as it would be typed', () => {
    expect(writeAgenda(readAgenda(typed))).toEqual({
      text: 'conocer: Espera\ndecidir: Contrato de limpieza\nVarios',
      about: { 'Contrato de limpieza': { facility: 'HO-1701-01', organisation: '0990000010001' } },
    });
  });

  it('a point worded otherwise goes on being about the same; one that is added is about nothing', () => {
    const reworded = retyped(typed, typed.text.replace('Contrato de limpieza', 'El contrato de limpieza'));
    expect(readAgenda(reworded)[1]).toMatchObject({
      title: 'El contrato de limpieza',
      about: { organisation: '0990000010001' },
    });
    const added = retyped(typed, `Apertura\n${typed.text}`);
    expect(readAgenda(added).map(({ about }) => about?.organisation ?? null)).toEqual([
      null,
      null,
      '0990000010001',
      null,
    ]);
  });

  it.each([
    ['0990000010001', false],
    ['0990000-010001', false],
    ['', false],
    ['099000001000', true],
    ['Limpieza S.A.', true],
  ])('a RUC has thirteen digits: %s', (organisation, wrong) => {
    expect(hasWrongRuc({ text: 'Varios', about: { Varios: { facility: '', organisation } } })).toBe(wrong);
  });
});
