import { join } from 'node:path';
import type { Law } from '#law';
import { loadLaw } from '#law/folder';

/** The law as it is, but for how many voters one archive of an election may have: what divides a small roll among several boxes. */
export function lawWithArchivesOf(voters: number): Law {
  const law = structuredClone(loadLaw(join(import.meta.dirname, '..', '..', 'law')));
  const text = JSON.stringify(law.parameters['elections.archive-voters-most']);
  if (!text.includes('30000'))
    throw new Error('the law no longer says thirty thousand voters for an archive');
  return {
    ...law,
    parameters: {
      ...law.parameters,
      'elections.archive-voters-most': JSON.parse(text.replaceAll('30000', String(voters))),
    },
  };
}
