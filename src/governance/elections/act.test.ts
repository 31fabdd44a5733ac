import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText, encodeText, formatsFor, isSigned, seededRandom, verifierGroups } from '#ballots';
import { nativeGroups } from '#ballots/server';
import { canonicalJson, type Result } from '#kernel';
import { loadLaw } from '#law/folder';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, openDatabase, transaction } from '#platform/database';
import { testDatabase } from '../../../test/support/database.ts';
import { type ActDocument, actSha256, actStatement } from './act.ts';
import { actPdf } from './actPdf.ts';
import { loadDemonstrationElections } from './demonstration.ts';
import { foldElection } from './election.ts';
import { type Doing, holdAndRead, type OpenedElection } from './opened.ts';
import { findAct, findActPdf, keepActPdf, signByOffice, signByTrustee, signingKeyOf } from './signing.ts';
import { findElection, readActions } from './store.ts';
import { signStatement } from './trusteeWork.ts';

const code = 'comisiones-consultivas-anterior';

describe('the act of an election', () => {
  let db: Database;
  let ownerUrl: string;
  let electionId: string;
  beforeAll(async () => {
    const place = await testDatabase();
    ownerUrl = place.ownerUrl;
    db = openDatabase({ url: place.appUrl });
    const voters = Array.from({ length: 24 }, () => crypto.randomUUID());
    await loadDemonstrationElections(db, loadLaw('law'), { voters }, new Date('2026-11-23T15:00:00Z'));
    electionId = (await findElection(db.kysely, code))!.electionId;
  });
  afterAll(() => db.close());

  const stateNow = async () => foldElection(await readActions(db.kysely, electionId));
  const actNow = async () => (await findAct(db.kysely, electionId, await stateNow()))!;
  const doing = async (
    work: (
      opened: OpenedElection,
      scope: Doing,
      trx: Parameters<typeof signByOffice>[0],
    ) => Promise<Result<OpenedElection>>,
    by: string | null = null,
  ) => {
    const entries: AuditEntry[] = [];
    const done = await transaction(db, async (trx) => {
      const opened = await holdAndRead(trx, code);
      if (!opened.ok) throw new Error('no election');
      const scope: Doing = {
        by,
        law: loadLaw('law'),
        now: new Date('2026-11-23T15:00:00Z'),
        audit: (one) => entries.push(one),
      };
      const result = await work(opened.value, scope, trx);
      await recordEntries(trx, { kind: 'person', id: by ?? crypto.randomUUID(), onBehalfOf: null }, entries);
      return result;
    });
    return { done, entries };
  };

  it('says what the board says, and each trustee that was there signed its fingerprint with the key of its ceremony', async () => {
    const state = await stateNow();
    const { act, sha256 } = await actNow();
    // Twenty-three ballots of twenty-one voters, of a roll of twenty-four; the fourth trustee was lost.
    expect(act.box).toMatchObject({ ballots: 23, voters: 21, head: state.head });
    expect(act.trustees.map((one) => one.decryption !== null)).toEqual([true, true, true, false, true]);
    expect(
      act.contests.map((one) => one.candidates.filter(({ outcome }) => outcome === 'elected').length),
    ).toEqual([3, 3]);
    expect(sha256).toBe(createHash('sha256').update(canonicalJson(act)).digest('hex'));
    expect(state.signatures.map((one) => [one.trustee, one.sha256])).toEqual(
      [1, 2, 3, 5].map((place) => [place, sha256]),
    );
    const group = verifierGroups('Ed25519')!;
    const formats = formatsFor(group);
    for (const { trustee, signature } of state.signatures) {
      const key = group.decode(signingKeyOf(state.trustees[trustee! - 1]!))!;
      const proof = decodeText(formats.proof, signature!, 'signature');
      const statement = canonicalJson({ amparo: 'election-act-1', election: state.facts.uuid, sha256 });
      expect(isSigned(group, key, statement, proof)).toBe(true);
      expect(isSigned(group, key, statement.replace(/.{4}"}$/, 'beef"}'), proof)).toBe(false);
    }
  });

  it('takes one vote or one name from another act: its fingerprint is another', async () => {
    const { act, sha256 } = await actNow();
    const changed: ActDocument = { ...act, box: { ...act.box, ballots: act.box.ballots + 1 } };
    expect(actSha256(changed)).not.toBe(sha256);
    const names: ActDocument = {
      ...act,
      contests: act.contests.map((one) => ({
        ...one,
        candidates: one.candidates.map((each, i) =>
          i === 0 ? { ...each, alternate: 'Otra persona' } : each,
        ),
      })),
    };
    expect(actSha256(names)).not.toBe(sha256);
  });

  it('is signed by an official once, and the audit keeps who, what and the fingerprint', async () => {
    const { sha256 } = await actNow();
    const official = crypto.randomUUID();
    const { done, entries } = await doing(
      (opened, scope, trx) => signByOffice(trx, opened, sha256, scope),
      official,
    );
    expect(done.ok).toBe(true);
    expect(entries).toMatchObject([
      {
        action: 'elections.act-signed',
        subject: { kind: 'election', id: electionId },
        detail: { act: sha256 },
      },
    ]);
    const owner = openDatabase({ url: ownerUrl });
    const { rows } = await owner.pool.query(
      "select actor_id, detail ->> 'act' as act from audit.entry where action = 'elections.act-signed' and actor_id = $1",
      [official],
    );
    await owner.close();
    expect(rows).toEqual([{ actor_id: official, act: sha256 }]);
    const again = await doing((opened, scope, trx) => signByOffice(trx, opened, sha256, scope), official);
    expect(again.done).toEqual({ ok: false, refusal: { refusal: 'act-signed-already' } });
    const another = await doing(
      (opened, scope, trx) => signByOffice(trx, opened, 'ab'.repeat(32), scope),
      crypto.randomUUID(),
    );
    expect(another.done).toEqual({ ok: false, refusal: { refusal: 'act-is-another' } });
  });

  it('refuses a trustee’s signature of another key or of another text', async () => {
    const { sha256 } = await actNow();
    const { uuid } = (await stateNow()).facts;
    const random = seededRandom('act test');
    const signed = (statement: string) =>
      signStatement(nativeGroups, random, '2'.repeat(22), { mandatory: false, statement });
    const give = (signature: string) =>
      doing((opened, scope, trx) => signByTrustee(trx, opened, 4, { sha256, signature }, scope));
    const wrong = { ok: false, refusal: { refusal: 'signature-not-good' } };
    expect((await give(signed(actStatement(uuid, sha256)))).done).toEqual(wrong);
    expect((await give('{"challenge":"1"}')).done).toEqual(wrong);
    const group = verifierGroups('Ed25519')!;
    const zero = encodeText(formatsFor(group).proof, { challenge: 0n, response: 0n });
    expect((await give(zero)).done).toEqual(wrong);
    const first = await doing((opened, scope, trx) =>
      signByTrustee(trx, opened, 1, { sha256, signature: zero }, scope),
    );
    expect(first.done).toEqual({ ok: false, refusal: { refusal: 'act-signed-already' } });
  });

  it('is kept as a file after a signature, and the audit chain has the hash of its bytes', async () => {
    const { sha256: act } = await actNow();
    const official = crypto.randomUUID();
    const { done, entries } = await doing(async (opened, scope, trx) => {
      const signed = await signByOffice(trx, opened, act, scope);
      if (signed.ok) await keepActPdf(trx, signed.value, scope);
      return signed;
    }, official);
    expect(done.ok).toBe(true);
    const { signatures } = await stateNow();
    const kept = await findActPdf(db.kysely, electionId, signatures.length);
    if (!kept) return expect(process.platform).not.toBe('linux');
    expect(createHash('sha256').update(kept.bytes).digest('hex')).toBe(kept.sha256);
    expect(entries[1]).toMatchObject({
      action: 'elections.act-typeset',
      detail: { act, pdf: kept.sha256, signatures: signatures.length },
    });
    const owner = openDatabase({ url: ownerUrl });
    const { rows } = await owner.pool.query(
      "select detail ->> 'pdf' as pdf from audit.entry where action = 'elections.act-typeset' and actor_id = $1",
      [official],
    );
    await owner.close();
    expect(rows).toEqual([{ pdf: kept.sha256 }]);
  });

  it('is typeset with its signature block, the same bytes for the same act', async () => {
    const { signatures } = await stateNow();
    const { act, sha256 } = await actNow();
    const pdf = await actPdf(act, sha256, signatures, true);
    if (pdf === null) return expect(process.platform).not.toBe('linux');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await actPdf(act, sha256, signatures, true))?.equals(pdf)).toBe(true);
    expect((await actPdf(act, sha256, signatures.slice(1), true))?.equals(pdf)).toBe(false);
  });
});
