// Addresses of PostgreSQL are almost URLs: `postgresql://user:password@/database?host=/folder` has no host, so `new URL`
// refuses it. These take one apart as far as changing one piece needs.
const shape = /^(postgres(?:ql)?:\/\/)(?:([^@/?#]*)@)?([^/?#]*)(\/[^?#]*)?(\?[^#]*)?$/;

const hostAndPort = /^(\[[0-9a-fA-F:.]+\]|[^:@[\]]*)(:\d+)?$/;

interface Pieces {
  readonly scheme: string;
  readonly credentials: string | undefined;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

function piecesOf(url: string): Pieces {
  const match = shape.exec(url);
  // A slash in a password that was not encoded would make the rest of the password a path, and show it.
  if (!match || match[4]?.includes('@') || !match[3]?.split(',').every((one) => hostAndPort.test(one)))
    throw new Error(
      'The address of the database is not one: write postgresql://user:password@host:5432/database, with special characters of the password percent-encoded.',
    );
  const [, scheme = '', credentials, host = '', path = '', query = ''] = match;
  return { scheme, credentials, host, path, query };
}

/** The same server and database, entered as somebody else. */
export function withCredentials(url: string, user: string, password: string): string {
  const { scheme, host, path, query } = piecesOf(url);
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !/^(user|password)=/.test(pair));
  const rest = kept.length > 0 ? `?${kept.join('&')}` : '';
  return `${scheme}${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}${path}${rest}`;
}

/** The same server and person, another database. */
export function withDatabaseName(url: string, database: string): string {
  const { scheme, credentials, host, query } = piecesOf(url);
  const person = credentials === undefined ? '' : `${credentials}@`;
  return `${scheme}${person}${host}/${encodeURIComponent(database)}${query}`;
}

/** For messages and logs: where the database is, without who enters it. */
export function withoutCredentials(url: string): string {
  const { scheme, host, path, query } = piecesOf(url);
  return `${scheme}${host}${path}${query.replace(/(user|password)=[^&]*&?/g, '')}`;
}
