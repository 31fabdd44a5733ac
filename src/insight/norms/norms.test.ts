import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLaw } from '#law/folder';
import { type Database, openDatabase } from '#platform/database';
import { buildHttp } from '#platform/http';
import { testDatabase } from '../../../test/support/database.ts';
import { normsRoom } from './index.ts';
import { columnWords } from './pages/columnWords.ts';

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

  it('has words in both languages for every column of every legal table', () => {
    const columns = new Set(
      Object.values(law.parameters).flatMap((parameter) => Object.keys(parameter.columns ?? {})),
    );
    expect(columns.size).toBeGreaterThan(40);
    expect([...columns].filter((column) => !columnWords[column])).toEqual([]);
  });
});
