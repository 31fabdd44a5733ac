import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase } from '#platform/database';
import { buildHttp } from '#platform/http';
import { testDatabase } from '../../../test/support/database.ts';
import { normsRoom } from './index.ts';
import { columnWords } from './pages/columnWords.ts';
import { lawText } from './pages/lawInSpanish.ts';
import { words } from './pages/words.ts';

const law = loadLaw(join(import.meta.dirname, '../../../law'));

describe('the law, for anyone', () => {
  let db: Database;
  let app: FastifyInstance;
  beforeAll(async () => {
    db = openDatabase({ url: (await testDatabase()).appUrl });
    app = await buildHttp({
      db,
      roles: {},
      version: '0',
      logLevel: 'silent',
      rooms: [normsRoom({ law, zone: 'America/Guayaquil' })],
    });
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  it('tells the basic wage of a date with its norm', async () => {
    const answer = (await app.inject('/api/law/on?date=2023-06-01')).json();
    // USD 450, Acuerdo MDT-2022-216.
    expect(answer.parameters.find((one: { id: string }) => one.id === 'sbu')).toMatchObject({
      state: 'in-force',
      value: 45_000,
      unit: 'usd',
      citation: { status: 'confirmed' },
    });
  });

  it('ends a term of working days after a long holiday', async () => {
    // Friday 30 October 2026; 2 and 3 November are holidays, so that the first working day is Wednesday the 4th.
    expect((await app.inject('/api/law/term?from=2026-10-30&days=1')).json()).toMatchObject({
      ends: '2026-11-04',
    });
    expect((await app.inject('/api/law/term?from=2026-02-31&days=1')).json()).toMatchObject({
      status: 400,
      refusal: 'input-invalid',
    });
  });

  it('has Spanish for every norm, source and note that law/ has in English, and a name for every chapter', () => {
    const english =
      /(?<![\p{L}-])(the|of|and|by|not|this|to|from|is|for|with|in|are|was|read|or|at|on|an|known|general|reformed|January|April)(?![\p{L}-])/u;
    const texts = [
      ...Object.values(law.parameters).flatMap(({ note, versions }) => [
        note,
        ...versions.flatMap((one) => [one.norm, one.source, one.note, one.gazette]),
      ]),
      ...[...law.holidays, ...Object.values(law.transfers)].flatMap(({ citation }) => [
        citation.norm,
        citation.source,
        citation.note,
      ]),
    ].filter((text) => text !== undefined);
    expect(texts.length).toBeGreaterThan(200);
    expect(
      texts
        .map((text) => lawText(text, 'es'))
        .filter((text) => english.test(text.replace(/general|The Research Act/g, ''))),
    ).toEqual([]);
    expect(lawText('C.D. 501 (13-Nov-2015), art. 3', 'es')).toBe('C.D. 501 (13-nov-2015), art. 3');
    expect(lawText('Policy of this platform', 'en')).toBe('Policy of this platform');
    const chapters = new Set(Object.keys(law.parameters).map((id) => id.split('.')[0]!));
    for (const language of ['es', 'en'] as const)
      expect([...chapters].filter((one) => !(one in words[language].groups))).toEqual([]);
  });

  it('has words in both languages for every column of every legal table', () => {
    const columns = new Set(
      Object.values(law.parameters).flatMap((parameter) => Object.keys(parameter.columns ?? {})),
    );
    expect(columns.size).toBeGreaterThan(40);
    expect([...columns].filter((column) => !columnWords[column])).toEqual([]);
  });
});
