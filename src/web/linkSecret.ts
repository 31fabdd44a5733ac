/** The secret of a link that came by e-mail: what stands after its #. It is taken out of the address, which others may read. */
export function takeLinkSecret(): string {
  const secret = location.hash.slice(1);
  if (secret !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return /^[A-Za-z0-9_-]{43}$/.test(secret) ? secret : '';
}
