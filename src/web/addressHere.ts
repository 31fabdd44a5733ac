/**
 * An address of this house, as a link brings it along. What it names is read as a browser will: it drops tabs and line ends, so
 * that `/\t/elsewhere` is another house's.
 *
 * @returns the path with what follows it; null where it leads elsewhere.
 */
export function addressHere(asked: string, origin: string): string | null {
  if (!asked.startsWith('/') || !URL.canParse(asked, origin)) return null;
  const { origin: there, pathname, search, hash } = new URL(asked, origin);
  return there === origin && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : null;
}
