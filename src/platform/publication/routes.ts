import { Readable } from 'node:stream';
import { z } from 'zod';
import { ok } from '#kernel';
import { exportAudit, readAuditHead, recordEntries } from '#platform/audit';
import { auditActor, defineRoute, type Room } from '#platform/http';

const headAnswer = z.object({
  seq: z.string(),
  chainHash: z
    .string()
    .nullable()
    .describe('Hexadecimal SHA-256 of the last signed link; null before the first'),
  madeAt: z.iso.datetime().nullable(),
  keyId: z.string().nullable(),
  publicKey: z.string().nullable(),
  signature: z.string().nullable(),
});

export const publicationRoom: Room = {
  name: 'publication',
  refusals: {},
  routes: [
    defineRoute({
      method: 'GET',
      url: '/api/audit/head',
      permission: 'public',
      tag: 'Audit',
      summary: 'The signed head of the audit chain, to keep and compare with later',
      answer: headAnswer,
      handle: async (_input, { db }) => ok(await readAuditHead(db)),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/audit/export.jsonl',
      permission: 'audit.export',
      tag: 'Audit',
      summary: 'The whole audit chain as JSON lines, for `amparo verify audit`',
      answer: 'stream',
      perMinute: 10,
      handle: async (_input, { db, actor, reply }) => {
        await recordEntries(db.kysely, auditActor(actor), [
          { action: 'audit.exported', subject: { kind: 'audit', id: 'chain' } },
        ]);
        reply.type('application/jsonl').header('content-disposition', 'attachment; filename="audit.jsonl"');
        async function* lines() {
          for await (const line of exportAudit(db)) yield `${JSON.stringify(line)}\n`;
        }
        return reply.send(Readable.from(lines()));
      },
    }),
  ],
};
