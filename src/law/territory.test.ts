import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cantonsOf, findCanton, findProvince } from '#law';
import { readInstitution, readTerritory } from '#law/folder';

const cases = join(import.meta.dirname, '..', '..', 'cases', 'ecuador');
const territory = readTerritory(join(cases, 'territory'));
const institution = readInstitution(join(cases, 'institution'));
const scratch = mkdtempSync(join(tmpdir(), 'amparo-territory-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

// Counts and codes of the official division: 221 cantons, Sevilla Don Bosco created since, three zones without limits.
describe('the territory', () => {
  const cantons = territory.cantons.filter((canton) => canton.kind === 'canton');

  it('has 24 provinces, 222 cantons and 3 undelimited zones', () => {
    expect(territory.provinces).toHaveLength(24);
    expect(cantons).toHaveLength(222);
    expect(cantons.filter((canton) => canton.name !== 'Sevilla Don Bosco')).toHaveLength(221);
    expect(
      territory.cantons.filter((canton) => canton.kind === 'undelimited-zone').map((zone) => zone.code),
    ).toEqual(['9001', '9003', '9004']);
  });

  // The number of cantons of each province, as INEC counts them.
  it.each([
    ['01', 15],
    ['02', 7],
    ['03', 7],
    ['04', 6],
    ['05', 7],
    ['06', 10],
    ['07', 14],
    ['08', 7],
    ['09', 25],
    ['10', 6],
    ['11', 16],
    ['12', 13],
    ['13', 22],
    ['14', 13],
    ['15', 5],
    ['16', 4],
    ['17', 8],
    ['18', 9],
    ['19', 9],
    ['20', 3],
    ['21', 7],
    ['22', 4],
    ['23', 2],
    ['24', 3],
  ])('province %s has %i cantons', (province, count) => {
    expect(cantonsOf(territory, province)).toHaveLength(count);
  });

  it.each([
    ['0102', 'Girón'],
    ['0109', 'Sígsig'],
    ['0306', 'Déleg'],
    ['0405', 'Montúfar'],
    ['0504', 'Pujilí'],
    ['0916', 'Samborondón'],
    ['1006', 'San Miguel de Urcuquí'],
    ['1107', 'Gonzanamá'],
    ['1310', 'Paján'],
    ['1316', '24 de Mayo'],
    ['1410', 'Logroño'],
    ['1705', 'Rumiñahui'],
    ['1808', 'Santiago de Píllaro'],
    ['1907', 'Centinela del Cóndor'],
    ['2302', 'La Concordia'],
  ])('%s is %s', (code, name) => {
    expect(findCanton(territory, code)?.name).toBe(name);
  });

  it('has La Concordia in Santo Domingo, not in Esmeraldas', () => {
    expect(findCanton(territory, '0808')).toBeUndefined();
    expect(findCanton(territory, '2302')?.province).toBe('23');
  });

  it('writes small words small and no letter that Spanish lacks', () => {
    for (const canton of territory.cantons) {
      expect(canton.name).not.toMatch(/ (De|Del) /);
      expect(canton.name).toMatch(/^[A-Za-zÁÉÍÓÚÜÑáéíóúüñ0-9 ]+$/);
    }
  });

  it('adds up to the population of its source and that of La Concordia', () => {
    const total = cantons.reduce((sum, canton) => sum + (canton.population ?? 0), 0);
    expect(total).toBe(17_834_612 + 42_924);
  });

  it('places every province on a tile of its own', () => {
    const tiles = territory.provinces.map(({ tile }) => `${tile.row},${tile.column}`);
    expect(new Set(tiles).size).toBe(24);
    const rowOf = (code: string) => findProvince(territory, code)?.tile.row ?? Number.NaN;
    expect(rowOf('04')).toBeLessThan(rowOf('17'));
    expect(rowOf('17')).toBeLessThan(rowOf('01'));
    expect(rowOf('01')).toBeLessThan(rowOf('11'));
  });

  it('refuses a canton in another province, naming the line', () => {
    const folder = join(scratch, 'territory');
    cpSync(join(cases, 'territory'), folder, { recursive: true });
    const table = readFileSync(join(folder, 'cantons.csv'), 'utf8');
    writeFileSync(join(folder, 'cantons.csv'), table.replace('0102,Girón,canton,01', '0102,Girón,canton,02'));
    expect(() => readTerritory(folder)).toThrow('cantons.csv:3: 0102 is not in province 02.');
    writeFileSync(join(folder, 'cantons.csv'), table.replace('0102,', '0101,'));
    expect(() => readTerritory(folder)).toThrow('cantons.csv:3: The code 0101 is repeated.');
  });
});

describe('the institution', () => {
  it('has the hospitals that its public list names', () => {
    const names = institution.facilities.map((facility) => facility.name);
    for (const name of [
      'Hospital Carlos Andrade Marín',
      'Hospital Teodoro Maldonado Carbo',
      'Hospital José Carrasco Arteaga',
      'Hospital Manuel Ygnacio Montero',
      'Hospital del Día Efrén Jurado López',
      'Centro de Salud Quito',
      'Dirección Provincial de Galápagos',
    ])
      expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
    expect(institution.facilities.filter((facility) => facility.kind === 'hospital')).toHaveLength(18);
    expect(
      institution.facilities.filter((facility) => facility.kind === 'provincial-direction'),
    ).toHaveLength(24);
  });

  it('has every facility in a canton of the territory', () => {
    expect(institution.facilities.filter((facility) => !findCanton(territory, facility.canton))).toEqual([]);
  });

  it('can give every service somewhere', () => {
    const kinds = new Set(institution.facilities.map((facility) => facility.kind));
    for (const service of institution.services)
      expect(service.where.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(new Set(institution.services.map((service) => service.insurance))).toEqual(
      new Set(institution.insurances.map((insurance) => insurance.code)),
    );
  });

  it('shares affiliates among every province', () => {
    expect(Object.keys(institution.synthetic.shares.affiliatesByProvince.parts).sort()).toEqual(
      territory.provinces.map((province) => province.code),
    );
    expect(institution.synthetic.waitingMedianDays.parts).toMatchObject({
      emergency: 0.1,
      general: 12,
      specialised: 34,
      surgery: 75,
    });
  });

  it('refuses a service of an insurance that is not there, naming the line', () => {
    const folder = join(scratch, 'institution');
    cpSync(join(cases, 'institution'), folder, { recursive: true });
    const services = readFileSync(join(folder, 'services.yaml'), 'utf8');
    const line = services.split('\n').findIndex((text) => text.startsWith('  dental:')) + 2;
    const broken = services.replace(/(dental:\n.*)insurance: health/, '$1insurance: teeth');
    writeFileSync(join(folder, 'services.yaml'), broken);
    expect(() => readInstitution(folder)).toThrow(
      `services.yaml:${line}: dental names teeth, which is not there.`,
    );
  });
});
