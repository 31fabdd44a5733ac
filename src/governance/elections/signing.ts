import { createHash, sign } from 'node:crypto';
import { sql } from 'kysely';
import { CheckFailure, decodeText, formatsFor, isSigned, verifierGroups } from '#ballots';
import { canonicalJson, ok, type Refusal, type Result, refuse } from '#kernel';
import type { Db, Trx } from '#platform/database';
import { type ActDocument, actOf, actSha256, actStatement, type BoardedDecryption } from './act.ts';
import { actPdf } from './actPdf.ts';
import { groupName } from './command.ts';
import type { ActSignature, ElectionState, TrusteeState } from './election.ts';
import { type Doing, type OpenedElection, record } from './opened.ts';
import { readCertificate, readKey } from './pieces.ts';
import type { ElectionRow } from './store.ts';

// Who signs the act, and what. Each signs the fingerprint of the same document; a trustee with the key of its ceremony, on its own device.

async function findDecryptions(db: Db, electionId: string): Promise<BoardedDecryption[]> {
  const { rows } = await sql<{ height: number; hash: string; payload: string }>`
    select height, hash, data[2] as payload from elections.event
    where election_id = ${electionId} and type = 'PartialDecryption' order by height
  `.execute(db);
  return rows.map(({ height, hash, payload }) => {
    const { owner } = JSON.parse(payload) as { owner: number };
    return { trustee: owner, height, hash };
  });
}

/** The act with its fingerprint; nothing before the proclamation. */
export async function findAct(
  db: Db,
  electionId: string,
  state: ElectionState,
): Promise<{ readonly act: ActDocument; readonly sha256: string } | undefined> {
  if (state.phase !== 'proclaimed') return undefined;
  const act = actOf(state, await findDecryptions(db, electionId));
  return act && { act, sha256: actSha256(act) };
}

/** `acta.json`: the act, its fingerprint, and every signature with the key that verifies it. */
export function signedAct(
  { receiptKeyPem }: Pick<ElectionRow, 'receiptKeyPem'>,
  state: ElectionState,
  act: ActDocument,
  sha256: string,
): string {
  const statement = actStatement(state.facts.uuid, sha256);
  return canonicalJson({
    act,
    sha256,
    statement,
    institution: {
      key: state.receiptKey,
      signature: sign(null, Buffer.from(statement, 'utf8'), receiptKeyPem).toString('base64'),
    },
    signatures: state.signatures.map((one) => {
      const trustee = state.trustees.find(({ place }) => place === one.trustee);
      return {
        name: one.name,
        as: trustee ? 'trustee' : 'electoral-authority',
        place: one.trustee,
        at: one.at,
        sha256: one.sha256,
        key: trustee ? signingKeyOf(trustee) : null,
        signature: one.signature
          ? (JSON.parse(one.signature) as { challenge: string; response: string })
          : null,
      };
    }),
  });
}

/**
 * Typesets the act as it now stands, keeps the file, and puts the hash of its bytes in the audit chain beside the act's own. Nothing
 * where there is no act, or where the machine cannot typeset.
 */
export async function keepActPdf(
  trx: Trx,
  { row, state }: OpenedElection,
  { audit }: Pick<Doing, 'audit'>,
): Promise<void> {
  const found = await findAct(trx, row.electionId, state);
  const bytes = found && (await actPdf(found.act, found.sha256, state.signatures, state.facts.synthetic));
  if (!bytes) return;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const signatures = state.signatures.length;
  await sql`
    insert into elections.act_file (election_id, signatures, sha256, bytes)
    values (${row.electionId}, ${signatures}, ${sha256}, ${bytes})
  `.execute(trx);
  audit({
    action: 'elections.act-typeset',
    subject: { kind: 'election', id: row.electionId },
    detail: { act: found.sha256, pdf: sha256, signatures },
  });
}

/** The act as it was typeset after its last signature, if it was. */
export async function findActPdf(
  db: Db,
  electionId: string,
  signatures: number,
): Promise<{ readonly sha256: string; readonly bytes: Buffer } | undefined> {
  const { rows } = await sql<{ sha256: string; bytes: Buffer }>`
    select sha256, bytes from elections.act_file where election_id = ${electionId} and signatures = ${signatures}
  `.execute(db);
  return rows[0];
}

function whyNotSigned(
  state: ElectionState,
  known: string | undefined,
  sha256: string,
  isMine: (one: ActSignature) => boolean,
): Refusal | undefined {
  if (known === undefined) return { refusal: 'not-proclaimed-yet' };
  if (known !== sha256) return { refusal: 'act-is-another' };
  return state.signatures.some(isMine) ? { refusal: 'act-signed-already' } : undefined;
}

/** An official signs by her sign-in: the audit chain keeps who, when and which fingerprint. */
export async function signByOffice(
  trx: Trx,
  opened: OpenedElection,
  sha256: string,
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const { state, row } = opened;
  const known = (await findAct(trx, row.electionId, state))?.sha256;
  const wrong = whyNotSigned(state, known, sha256, (one) => one.trustee === null && one.by === doing.by);
  if (wrong) return refuse(wrong);
  const { rows } = await sql<{ name: string }>`
    select display_name as name from elections.person where person_id = ${doing.by}
  `.execute(trx);
  const name = rows[0]?.name ?? '';
  return ok(
    await record(trx, opened, [{ kind: 'act-signed', trustee: null, name, sha256, signature: null }], doing),
  );
}

/** A trustee signs with the key that its certificate (or, of a mandatory one, its key) has on the board. */
export async function signByTrustee(
  trx: Trx,
  opened: OpenedElection,
  place: number,
  given: { readonly sha256: string; readonly signature: string },
  doing: Doing,
): Promise<Result<OpenedElection>> {
  const { state, row } = opened;
  const known = (await findAct(trx, row.electionId, state))?.sha256;
  const wrong = whyNotSigned(state, known, given.sha256, (one) => one.trustee === place);
  if (wrong) return refuse(wrong);
  const trustee = state.trustees.find((one) => one.place === place);
  if (!trustee) return refuse({ refusal: 'link-unknown' });
  if (!isSignedByTrustee(trustee, state.facts.uuid, given)) return refuse({ refusal: 'signature-not-good' });
  const { sha256, signature } = given;
  return ok(
    await record(
      trx,
      opened,
      [{ kind: 'act-signed', trustee: place, name: trustee.name, sha256, signature }],
      doing,
    ),
  );
}

/** The public key with which a trustee signs, as the archive has it. */
export function signingKeyOf({ mandatory, key, certificate }: TrusteeState): string {
  const formats = formatsFor(verifierGroups(groupName)!);
  if (mandatory) return readKey(formats, key ?? '').public_key.text;
  const { message } = readCertificate(formats, certificate ?? '');
  return decodeText(formats.certificateKeys, message, 'certificate').verification.text;
}

function isSignedByTrustee(
  trustee: TrusteeState,
  uuid: string,
  { sha256, signature }: { readonly sha256: string; readonly signature: string },
): boolean {
  const group = verifierGroups(groupName)!;
  try {
    const proof = decodeText(formatsFor(group).proof, signature, 'signature');
    const key = group.decode(signingKeyOf(trustee));
    return key !== undefined && isSigned(group, key, actStatement(uuid, sha256), proof);
  } catch (error) {
    if (!(error instanceof CheckFailure)) throw error;
    return false;
  }
}
