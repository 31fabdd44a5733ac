import { allowInsecureRequests, type Configuration, discovery } from 'openid-client';
import type { OidcProvider } from './parts.ts';

/** Thrown when the settings of a provider are not complete; says which are missing. */
class ProviderSettingsWrong extends Error {}

/**
 * Providers named in the environment, `<ID>` being letters and digits: AMPARO_OIDC_<ID>_ISSUER, _CLIENT_ID, _CLIENT_SECRET, and if
 * wanted _TITLE, _SCOPE (openid email profile), _LINK_BY (document or email), _DOCUMENT_CLAIM (document), _SECOND_FACTOR (ours or
 * provider).
 *
 * @throws Error that names the setting which is missing or wrong.
 */
export function readOidcProviders(environment: Readonly<Record<string, string | undefined>>): OidcProvider[] {
  const ids = Object.keys(environment).flatMap(
    (name) => /^AMPARO_OIDC_([A-Z0-9]{1,40})_ISSUER$/.exec(name)?.[1] ?? [],
  );
  return ids.sort().map((id) => {
    const find = (name: string) => environment[`AMPARO_OIDC_${id}_${name}`]?.trim() || undefined;
    const get = (name: string) => {
      const value = find(name);
      if (!value) throw new ProviderSettingsWrong(`AMPARO_OIDC_${id}_${name} is missing.`);
      return value;
    };
    const oneOf = <const T extends string>(name: string, values: readonly [T, ...T[]]): T => {
      const value = find(name) ?? values[0];
      const known = values.find((one) => one === value);
      if (!known)
        throw new ProviderSettingsWrong(`AMPARO_OIDC_${id}_${name} is to be one of ${values.join(', ')}.`);
      return known;
    };
    const issuer = get('ISSUER');
    if (!URL.canParse(issuer) || !(issuer.startsWith('https://') || isLoopback(issuer)))
      throw new ProviderSettingsWrong(`AMPARO_OIDC_${id}_ISSUER is to be an https address.`);
    return {
      id: id.toLowerCase(),
      title: find('TITLE') ?? id,
      issuer,
      clientId: get('CLIENT_ID'),
      clientSecret: get('CLIENT_SECRET'),
      scope: find('SCOPE') ?? 'openid email profile',
      linkBy: oneOf('LINK_BY', ['document', 'email']),
      documentClaim: find('DOCUMENT_CLAIM') ?? 'document',
      secondFactor: oneOf('SECOND_FACTOR', ['ours', 'provider']),
    };
  });
}

function isLoopback(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]')
  );
}

/**
 * What each provider says of itself, asked for when somebody first goes there and kept for an hour. A provider that is down is
 * asked again by the next person, so that it works as soon as it is back.
 */
export function providerDiscovery(now: () => Date): (provider: OidcProvider) => Promise<Configuration> {
  const known = new Map<string, { configuration: Promise<Configuration>; until: number }>();
  return async (provider) => {
    const kept = known.get(provider.id);
    if (kept && kept.until > now().getTime()) return kept.configuration;
    const configuration = discovery(
      new URL(provider.issuer),
      provider.clientId,
      provider.clientSecret,
      undefined,
      // Plain http is for a provider on this very machine; readOidcProviders refuses it elsewhere.
      isLoopback(provider.issuer) ? { execute: [allowInsecureRequests], timeout: 10 } : { timeout: 10 },
    );
    known.set(provider.id, { configuration, until: now().getTime() + 3_600_000 });
    configuration.catch(() => known.delete(provider.id));
    return configuration;
  };
}
