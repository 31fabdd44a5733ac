import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ageOn, parseCedula, parseRuc, plainDate } from '#kernel';
import { readInstitution, readTerritory } from '#law/folder';
import { syntheticEmployers, syntheticPersons } from './synthetic.ts';

const cases = join(import.meta.dirname, '../../../cases/ecuador');
const options = {
  territory: readTerritory(join(cases, 'territory')),
  institution: readInstitution(join(cases, 'institution')),
  seed: 7,
  scale: 1000,
  on: plainDate('2026-01-01'),
};

describe('synthetic persons', () => {
  const persons = [...syntheticPersons(options)];
  it('are as many as the scale says, each with a right cédula of her own', () => {
    // 3.1 million affiliates at one to a thousand.
    expect(persons).toHaveLength(3100);
    expect(new Set(persons.map((one) => one.document)).size).toBe(3100);
    expect(new Set(persons.map((one) => one.personId)).size).toBe(3100);
    for (const one of persons) expect(parseCedula(one.document).ok).toBe(true);
  });
  it('follow the published shares within chance', () => {
    const share = (is: (one: (typeof persons)[number]) => boolean) =>
      persons.filter(is).length / persons.length;
    // Four standard errors of a share of 3 100: 0.036 at one half.
    expect(Math.abs(share((one) => one.sex === 'female') - 0.43036)).toBeLessThan(0.036);
    expect(Math.abs(share((one) => one.province === '17') - 0.29)).toBeLessThan(0.033);
    expect(Math.abs(share((one) => one.ethnicity === 'mestizo') - 0.775 / 0.999)).toBeLessThan(0.03);
    const ages = persons.map((one) => ageOn(one.birthDate, options.on));
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(17);
    expect(Math.abs(share((one) => ageOn(one.birthDate, options.on) < 30) - 0.2597)).toBeLessThan(0.033);
  });
  it('are the same for the same seed and others for another', () => {
    expect([...syntheticPersons(options)].slice(0, 50)).toEqual(persons.slice(0, 50));
    const other = syntheticPersons({ ...options, seed: 8 }).next().value;
    expect(other?.personId).not.toBe(persons[0]!.personId);
  });
});

describe('synthetic employers', () => {
  it('have a RUC of their own kind that follows its check digit', () => {
    const employers = [...syntheticEmployers(options)];
    // 487,393 private and 3,363 public at one to a thousand.
    expect(employers).toHaveLength(487 + 3);
    expect(new Set(employers.map((one) => one.ruc)).size).toBe(490);
    for (const one of employers)
      expect(parseRuc(one.ruc, one.isPublic ? 'public-body' : 'private-company')).toMatchObject({
        ok: true,
        value: { followsCheckDigit: true },
      });
  });
});
