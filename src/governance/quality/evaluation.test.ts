import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database';
import {
  type House,
  officer,
  openHouse,
  person,
  reportAttentions,
  tokenFor,
} from '../../../test/support/qualityHouse.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const good = { treatment: 5, clarity: 4, waiting: 2, solution: 5, place: 3 };
const count = async (sql: string, values: unknown[] = []) =>
  Number((await house.db.pool.query(sql, values)).rows[0].n);

describe('rating an attention', () => {
  it('opens the invitation, takes the rating once, and says what became of it', async () => {
    const [attention] = await reportAttentions(house, 1);
    const token = await tokenFor(house, attention!.attentionId);
    const opened = await house.call('POST', '/api/quality/invitations/lookup', { body: { token } });
    expect(opened.body).toMatchObject({
      state: 'open',
      service: { code: 'emergency', title: { es: 'Emergencia' } },
      facility: { name: 'Hospital Carlos Andrade Marín' },
      attendedOn: '2026-03-10',
    });
    const before = await house.call('POST', '/api/quality/evaluations/follow-up', { body: { token } });
    expect(before.body).toEqual({ rated: false, receipt: null, receivedAt: null, events: [] });

    const rated = await house.call('POST', '/api/quality/evaluations', {
      body: { token, answers: good, comment: 'Gracias' },
    });
    expect(rated.status).toBe(201);
    const row = (
      await house.db.pool.query('select * from quality.evaluation where attention_id = $1', [
        attention!.attentionId,
      ])
    ).rows[0];
    // (5 + 4 + 2 + 5 + 3) / 5 = 3.8, in sixtieths 228.
    expect(row).toMatchObject({
      ...good,
      channel: 'link',
      offline: false,
      overall_sixtieths: 228,
      facility: 'HO-1701-01',
    });
    const after = await house.call('POST', '/api/quality/evaluations/follow-up', { body: { token } });
    expect(after.body).toMatchObject({ rated: true, receipt: rated.body.receipt });
    expect(
      (await house.call('POST', '/api/quality/invitations/lookup', { body: { token } })).body.state,
    ).toBe('rated');

    const again = await house.call('POST', '/api/quality/evaluations', {
      body: { token, answers: { treatment: 1 } },
    });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ refusal: 'already-rated', title: 'Esta atención ya se calificó' });
    const entries = await house.db.pool.query(
      "select action, actor_kind, person_id from audit.entry where subject_id = $1 and action like 'quality.evaluation%'",
      [attention!.attentionId],
    );
    expect(entries.rows).toEqual([
      { action: 'quality.evaluation.received', actor_kind: 'anonymous', person_id: attention!.personId },
    ]);
  });

  it('keeps neither token nor code in the clear anywhere in the database', async () => {
    const [attention] = await reportAttentions(house, 1);
    const token = await tokenFor(house, attention!.attentionId);
    await house.call('POST', '/api/quality/evaluations', { body: { token, answers: { treatment: 3 } } });
    for (const table of ['quality.invitation', 'quality.evaluation', 'http.command', 'audit.entry'])
      expect(await count(`select count(*) as n from ${table} t where t::text like $1`, [`%${token}%`])).toBe(
        0,
      );
  });

  it('refuses an unknown token, no answers, an answer out of range and an expired invitation', async () => {
    const [attention] = await reportAttentions(house, 1);
    const token = await tokenFor(house, attention!.attentionId);
    const rate = (body: unknown) => house.call('POST', '/api/quality/evaluations', { body });
    expect((await rate({ token: 'A'.repeat(22), answers: good })).body).toMatchObject({
      status: 404,
      refusal: 'invitation-unknown',
    });
    expect((await rate({ token, answers: {} })).status).toBe(400);
    expect((await rate({ token, answers: { treatment: 6 } })).status).toBe(400);
    expect((await rate({ token, answers: { treatment: 4 }, extra: 1 })).status).toBe(400);
    const today = house.clock;
    house.clock = new Date(today.getTime() + 61 * 86_400_000);
    expect((await rate({ token, answers: good })).body).toMatchObject({
      status: 410,
      refusal: 'invitation-expired',
    });
    // Answered in time without connection, sent within the days of grace: it counts, from the moment it was answered.
    const answeredAt = new Date(today.getTime() + 2 * 86_400_000).toISOString();
    expect((await rate({ token, answers: good, answeredAt })).status).toBe(201);
    house.clock = today;
    const row = (
      await house.db.pool.query(
        'select offline, answered_at from quality.evaluation where attention_id = $1',
        [attention!.attentionId],
      )
    ).rows[0];
    expect(row).toEqual({ offline: true, answered_at: new Date(answeredAt) });
  });

  it('a kiosk code opens at its own facility only, however it is typed', async () => {
    const [attention] = await reportAttentions(house, 1);
    const issued = await house.call('POST', `/api/quality/attentions/${attention!.attentionId}/invitations`, {
      actor: officer('desk', 'HO-1701-01'),
      body: { kind: 'kiosk' },
    });
    const code: string = issued.body.code;
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const open = (facility: string, typed: string) =>
      house.call('POST', '/api/quality/kiosk/open', { body: { facility, code: typed } });
    expect((await open('HO-1701-02', code)).body.refusal).toBe('kiosk-code-unknown');
    const opened = await open(
      'HO-1701-01',
      ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `,
    );
    const rated = await house.call('POST', '/api/quality/evaluations', {
      body: { token: opened.body.token, answers: good },
    });
    expect(rated.status).toBe(201);
    expect(
      await count(
        "select count(*) as n from quality.evaluation where attention_id = $1 and channel = 'kiosk'",
        [attention!.attentionId],
      ),
    ).toBe(1);
  });

  it('an official of another facility gives no invitation, and a QR code carries the token after the number sign', async () => {
    const [attention] = await reportAttentions(house, 1);
    const url = `/api/quality/attentions/${attention!.attentionId}/invitations`;
    expect(
      (await house.call('POST', url, { actor: officer('desk', 'HO-0901-01'), body: { kind: 'qr' } })).body
        .refusal,
    ).toBe('not-your-unit');
    expect((await house.call('POST', url, { body: { kind: 'qr' } })).status).toBe(401);
    const issued = await house.call('POST', url, {
      actor: officer('desk', 'HO-1701-01'),
      body: { kind: 'qr' },
    });
    expect(issued.body.path).toBe(`/calificar#${issued.body.token}`);
    expect(issued.body.qrSvg).toMatch(/^<svg[^>]+viewBox/);
  });

  it('a person signed in rates her own attention and nobody else’s; an official beside her leaves both names', async () => {
    const [mine, theirs] = await reportAttentions(house, 2);
    const me = person(mine!.personId);
    const listed = await house.call('GET', '/api/quality/my-attentions', { actor: me });
    expect(listed.body.items.map((item: { attentionId: string }) => item.attentionId)).toEqual([
      mine!.attentionId,
    ]);
    const rate = (attentionId: string, actor = me) =>
      house.call('POST', `/api/quality/my-attentions/${attentionId}/evaluation`, {
        actor,
        body: { answers: good },
      });
    expect((await rate(theirs!.attentionId)).body.refusal).toBe('invitation-unknown');
    expect((await rate(mine!.attentionId)).status).toBe(201);

    const official = {
      ...officer('desk'),
      assisting: { personId: theirs!.personId, reason: 'Atención en ventanilla' },
    };
    expect((await rate(theirs!.attentionId, official)).status).toBe(201);
    const { rows } = await house.db.pool.query(
      "select actor_id, on_behalf_of, detail->>'channel' as channel from audit.entry where subject_id = $1 and action = 'quality.evaluation.received'",
      [theirs!.attentionId],
    );
    expect(rows).toEqual([
      { actor_id: official.accountId, on_behalf_of: theirs!.personId, channel: 'assisted' },
    ]);
  });
});

describe('once, whatever is repeated', () => {
  it('a double click, a retry and a replay have one effect and one answer', async () => {
    const [attention] = await reportAttentions(house, 1);
    const token = await tokenFor(house, attention!.attentionId);
    const key = randomUUID();
    const send = () =>
      house.call('POST', '/api/quality/evaluations', { key, body: { token, answers: good } });
    const clicks = await Promise.all([send(), send(), send()]);
    const retry = await send();
    expect(new Set([...clicks, retry].map((one) => one.text)).size).toBe(1);
    expect(retry.status).toBe(201);
    expect(
      await count('select count(*) as n from audit.entry where subject_id = $1 and action = $2', [
        attention!.attentionId,
        'quality.evaluation.received',
      ]),
    ).toBe(1);
    // The same key with another body is refused, whether the rating is known by its key or only by its attention.
    const other = await house.call('POST', '/api/quality/evaluations', {
      key,
      body: { token, answers: { treatment: 1 } },
    });
    expect(other.body).toMatchObject({ status: 422, refusal: 'idempotency-key-reused' });
  });

  it('a replay long after the record of commands was cleared still gets its answer', async () => {
    const [attention] = await reportAttentions(house, 1);
    const token = await tokenFor(house, attention!.attentionId);
    const key = randomUUID();
    const send = () =>
      house.call('POST', '/api/quality/evaluations', { key, body: { token, answers: good } });
    const first = await send();
    const owner = openDatabase({ url: house.ownerUrl });
    await owner.pool.query('delete from http.command where key = $1', [key]);
    await owner.close();
    expect((await send()).text).toBe(first.text);
  });

  it('of many who rate the same attentions at once through two processes, each attention gets one rating', async () => {
    const attentions = await reportAttentions(house, 20);
    const tokens = await Promise.all(attentions.map((one) => tokenFor(house, one.attentionId)));
    const second = openDatabase({ url: house.appUrl, max: 5 });
    const apps = [await house.app(), await house.app(second)];
    const tries = tokens.flatMap((token, i) =>
      Array.from({ length: 6 }, (_, n) => ({ token, score: (n % 5) + 1, app: apps[(i + n) % 2]! })),
    );
    const answers = await Promise.all(
      tries.map(({ token, score, app }) =>
        house.call('POST', '/api/quality/evaluations', {
          app,
          body: { token, answers: { treatment: score } },
        }),
      ),
    );
    const statuses = answers.map((one) => one.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.filter((status) => status === 409)).toHaveLength(100);
    const ids = attentions.map((one) => one.attentionId);
    expect(
      await count('select count(*) as n from quality.evaluation where attention_id = any($1)', [ids]),
    ).toBe(20);
    expect(
      await count(
        "select count(*) as n from audit.entry where subject_id = any($1) and action = 'quality.evaluation.received'",
        [ids],
      ),
    ).toBe(20);
    await apps[1]!.close();
    await second.close();
  });

  it('the same keys through two processes at once have one effect each', async () => {
    const attentions = await reportAttentions(house, 30);
    const sent = await Promise.all(
      attentions.map(async (one) => ({
        key: randomUUID(),
        body: { token: await tokenFor(house, one.attentionId), answers: good },
      })),
    );
    const second = openDatabase({ url: house.appUrl, max: 5 });
    const apps = [await house.app(), await house.app(second)];
    const answers = await Promise.all(
      [...sent, ...sent.toReversed()].map((one, i) =>
        house.call('POST', '/api/quality/evaluations', { ...one, app: apps[i < 30 ? 0 : 1]! }),
      ),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(60).fill(201));
    const receipts = answers.map((one) => one.body.receipt);
    expect(receipts.slice(30)).toEqual(receipts.slice(0, 30).toReversed());
    await apps[1]!.close();
    await second.close();
  });
});

describe('what the database itself refuses', () => {
  it('the application’s role changes and deletes neither answers nor comments nor invitations', async () => {
    for (const statement of [
      'update quality.evaluation set treatment = 5',
      'delete from quality.evaluation',
      'truncate quality.evaluation cascade',
      "update quality.evaluation_comment set body = ''",
      'delete from quality.evaluation_comment',
      'update quality.invitation set expires_at = now()',
      'delete from quality.attention',
      'update quality.attention set facility = facility',
      'update quality.edition set content = content',
    ])
      await expect(house.db.pool.query(statement), statement).rejects.toThrow(/permission denied/);
  });
  it('nobody rates what was not received', async () => {
    await expect(
      house.db.pool.query(
        "insert into quality.evaluation (attention_id, facility, service, insurance, treatment, channel, answered_at, received_at, client_key) values (gen_random_uuid(), 'x', 'x', 'x', 1, 'link', now(), now(), 'k')",
      ),
    ).rejects.toThrow(/foreign key/);
  });
});
