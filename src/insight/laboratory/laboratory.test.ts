import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildValuation, inputsHash, projectPensions, type RunInputs, verifyRun } from '#actuarial';
import { unzip } from '../../../test/support/unzip.ts';
import { answerOf } from './answerOf.ts';
import { readBaseCase } from './baseCase.ts';
import { singleFigures } from './openFigure.ts';
import { deficitParts, expenseParts } from './outcome.ts';
import { type LaboratoryScenario, move, untouched } from './scenario.ts';
import { readLink, readScenario, writeLink } from './scenarioLink.ts';
import { moneyOnly, openWorkbench } from './workbench.ts';
import { joined } from './workers.ts';
import { zipFiles } from './zipFiles.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { base, inputsText } = readBaseCase(join(root, 'cases', 'ecuador'), join(root, 'law'));
const inputs = JSON.parse(inputsText) as RunInputs;
const bench = openWorkbench(inputs, base);
const asLaw = untouched(base);
const lawNow = bench.value(asLaw);
const pause = (from: number, to: number, part = 0, later = false): LaboratoryScenario => ({
  ...asLaw,
  pause: { from, to, part, later },
});
const lever = (key: string) => base.levers.find((one) => one.key === key)!;
const at = (path: Float64Array, year: number): number => path[year - lawNow.yearBase]!;

describe('what the laboratory offers', () => {
  it('keeps every lever within its assumption, its own value on its steps, and its letter its own', () => {
    expect(new Set(base.levers.map((one) => one.key)).size).toBe(base.levers.length);
    for (const one of base.levers) {
      expect(one.least, one.key).toBeLessThan(one.most);
      expect(one.value, one.key).toBeGreaterThanOrEqual(one.least);
      expect(one.value, one.key).toBeLessThanOrEqual(one.most);
      expect(base.groups.map((group) => group.id)).toContain(one.group);
    }
    // LSS 237 and C.D. 501, which the levers show before anybody touches them.
    expect(lever('s').value).toBe(0.4);
    expect(lever('r').value).toBe(0.1106);
  });

  it('asks only questions that can be read, and every one changes the result', () => {
    for (const question of base.questions) {
      const scenario = readScenario(question.link, base);
      expect(scenario, question.id).not.toHaveProperty('fault');
      expect(bench.value(scenario as LaboratoryScenario).deficit, question.id).not.toBe(lawNow.deficit);
    }
  });

  it('moves the result with every lever', () => {
    for (const one of base.levers) {
      const there = [one.least, one.most].map((value) => bench.value(move(asLaw, one, value)));
      // The maximum pension already leaves most people alone: raising it moves nothing, lowering it does.
      expect(
        there.some((moved) => moved.deficit !== lawNow.deficit),
        one.key,
      ).toBe(true);
    }
  }, 240_000);

  it('refuses inputs that are not the ones announced', () => {
    expect(() => openWorkbench(inputs, { ...base, inputs: '0'.repeat(64) })).toThrow(/was announced/);
    expect(inputsHash(inputs)).toBe(base.inputs);
  });
});

describe('what happens if the State postpones', () => {
  it('under the law the reserve ends in 2054; what is not paid is missing with the return it would have had', () => {
    // 2054 is the year that the study of 2018 published for 40 % ("covered until 2053 or 2054").
    expect(lawNow.exhaustion).toBe(2054);
    const postponed = bench.value(pause(2027, 2030));
    for (let year = 2027; year <= 2030; year++) expect(at(postponed.paths.statePaid, year)).toBe(0);
    expect(at(postponed.paths.statePaid, 2031)).toBe(at(lawNow.paths.statePaid, 2031));
    // By hand: each unpaid due, with 6.25 % a year (C.D. 596), taken from the reserve under the law.
    let missing = 0;
    for (let year = 2027; year <= 2045; year++) {
      missing = missing * 1.0625 + (year <= 2030 ? at(lawNow.paths.stateDue, year) : 0);
      expect(at(postponed.paths.reserve, year) / 1e6).toBeCloseTo(
        (at(lawNow.paths.reserve, year) - missing) / 1e6,
        3,
      );
    }
    expect(postponed.exhaustion).toBe(2045);
  });

  it('what is made up for is in money exactly what was left owing', () => {
    const later = bench.value(pause(2027, 2030, 0.25, true));
    let owed = 0;
    for (let year = 2027; year <= 2030; year++) {
      expect(at(later.paths.statePaid, year)).toBeCloseTo(0.25 * at(lawNow.paths.stateDue, year), 2);
      owed += 0.75 * at(lawNow.paths.stateDue, year);
    }
    const made = at(later.paths.statePaid, 2031) - at(lawNow.paths.stateDue, 2031);
    expect(Math.abs(made - owed)).toBeLessThan(5);
    // Without interest it still costs: the reserve earned nothing on it meanwhile.
    expect(later.deficit).toBeGreaterThan(lawNow.deficit);
  });

  it('beyond the horizon nothing can be made up for', () => {
    const never = bench.value(pause(2055, 2060));
    const later = bench.value(pause(2055, 2060, 0, true));
    expect(later.deficit).toBe(never.deficit);
  });
});

describe('the workbench', () => {
  it('projects nobody anew for what moves money alone, and is right in that', () => {
    const study = bench.study;
    const plain = projectPensions(buildValuation(bench.case, study).pension).projection;
    for (const parameter of moneyOnly) {
      const changed = buildValuation(bench.case, study, [{ parameter, operation: 'multiply', value: 1.1 }]);
      expect(projectPensions(changed.pension).projection, parameter).toEqual(plain);
    }
  });

  it('splits the deficit into parts that add up to it', () => {
    const sum = deficitParts.reduce(
      (total, part) => total + (expenseParts.includes(part) ? 1 : -1) * lawNow.parts[part],
      0,
    );
    expect(sum).toBeCloseTo(lawNow.deficit, 2);
  });

  it('opens every figure down to leaves that rest on assumptions, tables, norms or yearly flows', () => {
    const seen = new Set<string>();
    const walk = (name: string, depth: number): void => {
      if (seen.has(name) || depth > 30) return;
      seen.add(name);
      const opened = bench.open(asLaw, name);
      if (opened.parts.length === 0)
        expect(
          opened.assumptions.length + opened.tables.length + opened.sources.length + opened.flows.length,
          `${name} ends in nothing`,
        ).toBeGreaterThan(0);
      // One year back is enough: stocks are opened into the year before, to the base date.
      for (const part of opened.parts) if (!/@20(1|2[0-4])/.test(part.name)) walk(part.name, depth + 1);
    };
    for (const name of singleFigures) walk(name, 0);
    walk('replacement@2026', 0);
    walk('dependency@2026', 0);
    walk('payAsYouGoWithState@2026', 0);
    expect(seen.size).toBeGreaterThan(40);
    expect(() => bench.open(asLaw, 'happiness')).toThrow(/No figure/);
    expect(() => bench.open(asLaw, 'value:happiness')).toThrow(/No present value/);
  });

  it('opens the reserve into last year’s and the year’s money, which add up', () => {
    const opened = bench.open(asLaw, 'reserve@2030');
    const sum = opened.parts.reduce((total, part) => total + (part.sign === '−' ? -1 : 1) * part.value, 0);
    expect(sum).toBeCloseTo(opened.value!, 1);
    const flows = bench.open(asLaw, 'value:pensions').flows;
    const present = flows.reduce((total, one) => total + one.flow * one.discount, 0);
    expect(present / lawNow.parts.pensions).toBeCloseTo(1, 12);
  });

  it('tells each stylised person when she may retire and with what; two years more of age never brings it forward', () => {
    const later = bench.value(move({ ...asLaw, since: 2027 }, lever('a'), 2));
    expect(lawNow.people.map((one) => one.id)).toEqual(base.people.map((one) => one.id));
    const teacher = lawNow.people[0]!;
    // C.D. 100: 60 years of age with 30 of service; she has 34 by then (24 to 60 at 95 %).
    expect(teacher).toMatchObject({ age: 60, service: 34 });
    later.people.forEach((one, i) => {
      expect(one.age ?? 99).toBeGreaterThanOrEqual(lawNow.people[i]!.age ?? 99);
    });
    expect(later.people[0]!.age).toBe(62);
  });

  it('gives a run that verifies from its files alone, and one id to one question', () => {
    const scenario = pause(2027, 2030, 0, true);
    const { manifest, files } = bench.files(scenario);
    expect(manifest.id).toBe(bench.value(scenario).runId);
    expect(verifyRun(manifest, inputs, files)).toEqual([]);
    expect(verifyRun(manifest, inputs, { ...files, 'years.csv': `${files['years.csv']}0` })).not.toEqual([]);
    expect(bench.files(asLaw).manifest.request.scenario.id).toBe('base');
  });

  it('gives the numbers of chance the same however they are cut', () => {
    const ask = (first: number, count: number) =>
      answerOf(bench, inputsText, {
        ask: 'chance',
        question: { scenario: asLaw, first, count },
      }) as Parameters<typeof joined>[0][number];
    const whole = ask(0, 6);
    const cut = joined([ask(4, 2), ask(0, 3), ask(3, 1)]);
    expect(cut.deficit).toEqual(whole.deficit);
    expect(cut.reserve).toEqual(whole.reserve);
    const fan = answerOf(bench, inputsText, { ask: 'fan', question: { scenario: asLaw, runs: whole } });
    expect(fan).toMatchObject({ runs: 6, shares: [0.1, 0.25, 0.5, 0.75, 0.9] });
  });
});

describe('a link', () => {
  const scenarios = [pause(2027, 2030, 0.5, true), move(move(asLaw, lever('r'), 0.13), lever('a'), -2)];
  const written = writeLink(scenarios, base, base.inputs);

  it('is short, and reads back to what was asked', () => {
    expect(written).toBe(`1.${base.inputs.slice(0, 8)}~y2027_p2027-2030-0.5-l~y2027_r0.13_a-2`);
    expect(readLink(written, base, base.inputs)).toEqual({ ok: true, scenarios, sameInputs: true });
    expect(readLink(written, base, 'f'.repeat(64))).toMatchObject({ ok: true, sameInputs: false });
    expect(encodeURIComponent(written)).toBe(written);
  });

  it('that is bad is refused by what is wrong with it', () => {
    const head = `1.${base.inputs.slice(0, 8)}`;
    const faultOf = (text: string) => {
      const read = readLink(text, base, base.inputs);
      return read.ok ? 'read' : read.fault;
    };
    expect(faultOf(`2.${base.inputs.slice(0, 8)}~y2027`)).toEqual({ fault: 'newer-version', found: '2' });
    expect(faultOf('')).toMatchObject({ fault: 'garbled' });
    expect(faultOf(head)).toMatchObject({ fault: 'garbled' });
    expect(faultOf(`${head}~y2027_<script>`)).toMatchObject({ fault: 'garbled', part: '<script>' });
    expect(faultOf(`${head}~y2027_z1`)).toMatchObject({ fault: 'unknown-lever' });
    expect(faultOf(`${head}~y2027_r1.7`)).toEqual({
      fault: 'out-of-range',
      lever: 'r',
      value: 1.7,
      least: 0.05,
      most: 0.25,
    });
    expect(faultOf(`${head}~y2027_r0.12345`)).toMatchObject({ fault: 'garbled' });
    expect(faultOf(`${head}~y1999`)).toMatchObject({ fault: 'years', first: 2021, last: 2060 });
    expect(faultOf(`${head}~y2027_p2030-2027-0-n`)).toMatchObject({ fault: 'years' });
    expect(faultOf(`${head}~r0.13`)).toMatchObject({ fault: 'garbled' });
    expect(faultOf(`${head}~y2027_r0.13_r0.14`)).toMatchObject({ fault: 'garbled' });
    expect(faultOf(`${head}${'~y2027'.repeat(4)}`)).toEqual({ fault: 'too-many', most: 3 });
  });
});

describe('a ZIP', () => {
  it('has every text where its directory says, whole by the sum of Node’s own zlib', () => {
    const files = { 'a.txt': 'año\n', 'b.csv': 'x,y\n1,2\n' };
    const bytes = Buffer.from(zipFiles(files));
    expect(unzip(bytes)).toEqual(files);
    bytes[36] = bytes[36]! ^ 1;
    expect(() => unzip(bytes)).toThrow(/damaged/);
  });
});
