import { useState } from 'react';
import { ask, useAction } from '#design';
import type { EvidenceItem } from '../../api.ts';

/** Which files may prove something, as the field for files wants it. */
export const evidenceFiles = {
  multiple: true,
  maxBytes: 8_000_000,
  accept: '.pdf,.png,.jpg,.jpeg,.xlsx,.docx,.csv,.txt',
} as const;

/**
 * Files that prove something, sent as they are chosen.
 *
 * @param url where they are put; the identifier of each is added. @param begun those that are there already.
 */
export function useEvidence(url: string, begun: readonly EvidenceItem[] = []) {
  const [evidence, setEvidence] = useState(begun);
  const [problem, busy, upload] = useAction();
  return {
    problem,
    busy,
    ids: evidence.map((one) => one.evidenceId),
    files: evidence.map((one) => ({ id: one.evidenceId, name: one.name, bytes: one.bytesCount })),
    add: (files: File[]) =>
      void upload(async () => {
        for (const file of files) {
          const query = new URLSearchParams({ name: file.name });
          const kept = await ask<EvidenceItem>(`${url}/${crypto.randomUUID()}?${query}`, {
            method: 'PUT',
            body: file,
          });
          setEvidence((before) => [...before, kept]);
        }
      }),
    remove: (id: string) => setEvidence((before) => before.filter((one) => one.evidenceId !== id)),
  };
}
