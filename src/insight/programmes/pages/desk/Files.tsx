import type { DeskProgrammeAnswer } from '../../api.ts';

/** The files that prove something, each to be opened. */
export function Files({
  programme,
  ids,
}: {
  programme: Pick<DeskProgrammeAnswer, 'slug' | 'files'>;
  ids: readonly string[];
}) {
  const files = programme.files.filter((one) => ids.includes(one.evidenceId));
  if (files.length === 0) return null;
  return (
    <ul className="programme-cell bare">
      {files.map((one) => (
        <li key={one.evidenceId} lang="es">
          <a href={`/api/programmes/${programme.slug}/evidence/${one.evidenceId}`}>{one.name}</a>
        </li>
      ))}
    </ul>
  );
}
