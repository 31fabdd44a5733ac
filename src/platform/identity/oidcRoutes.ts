import { type QueryExecutorProvider, sql } from 'kysely';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { ok } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { defineRoute, type Route, type RouteContext } from '#platform/http';
import { findAccount, findAccountByLogin, type SignInAccount } from './accountStore.ts';
import { providerParams, providerQuery, providersAnswer } from './api.ts';
import { foldLogin } from './loginName.ts';
import { providerDiscovery } from './oidcProvider.ts';
import { accountItself, type IdentityParts, type OidcProvider, publicAddress } from './parts.ts';
import { signInPolicy } from './policy.ts';
import { newToken, sha256 } from './secret.ts';
import { enter } from './signIn.ts';

/** Why a way through a provider ended at the sign-in page; the page says it in words. */
type Trouble =
  | 'provider-unknown'
  | 'provider-unavailable'
  | 'provider-refused'
  | 'journey-over'
  | 'no-account-here';

/** The page where people sign in, which knows these two parameters. */
const signInPage = '/ingresar';

/** A path of this house, never another site's address: what follows a sign-in is not for a link to choose. */
function localPath(next: string | undefined): string {
  return next && /^\/(?![/\\])[\w\-./~%?=&+]*$/.test(next) ? next : '/';
}

export function oidcRoutes(parts: IdentityParts): Route[] {
  const { db, now, cookies } = parts;
  const discover = providerDiscovery(now);
  const find = (id: string) => parts.oidc.find((provider) => provider.id === id);
  const callbackUrl = (provider: OidcProvider, { request }: RouteContext) =>
    `${publicAddress(parts, request)}/api/sign-in/oidc/${provider.id}/callback`;
  const goTo = ({ reply }: RouteContext, address: string) => void reply.redirect(address, 303);
  const stop = (context: RouteContext, trouble: Trouble) =>
    goTo(context, `${signInPage}?problema=${trouble}`);

  return [
    defineRoute({
      method: 'GET',
      url: '/api/sign-in/providers',
      permission: 'public',
      tag: 'identity',
      summary: 'Institutions through which one can sign in',
      answer: providersAnswer,
      handle: async () =>
        ok({
          items: parts.oidc.map(({ id, title }) => ({
            provider: id,
            title,
            startUrl: `/api/sign-in/oidc/${id}`,
          })),
        }),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/sign-in/oidc/:provider',
      permission: 'public',
      tag: 'identity',
      perMinute: 60,
      summary: 'Go to an institution’s provider to sign in',
      params: providerParams,
      query: providerQuery,
      answer: 'stream',
      handle: async ({ params, query }, context) => {
        const provider = find(params.provider);
        if (!provider) return stop(context, 'provider-unknown');
        const configuration = await discover(provider).catch(() => null);
        if (!configuration) return stop(context, 'provider-unavailable');
        const state = randomState();
        const nonce = randomNonce();
        const verifier = randomPKCECodeVerifier();
        const browser = newToken();
        await sql`
          insert into identity.oidc_request (state_hash, browser_hash, provider, nonce, code_verifier, next_path, expires_at)
          values (${sha256(state)}, ${sha256(browser)}, ${provider.id}, ${nonce}, ${verifier}, ${localPath(query.next)},
                  ${new Date(now().getTime() + signInPolicy.oidcRequestMs)})
        `.execute(db.kysely);
        cookies.set(context.reply, 'amparo-provider', browser);
        const address = buildAuthorizationUrl(configuration, {
          redirect_uri: callbackUrl(provider, context),
          scope: provider.scope,
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        return goTo(context, address.href);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/sign-in/oidc/:provider/callback',
      permission: 'public',
      tag: 'identity',
      perMinute: 60,
      summary: 'Come back from an institution’s provider',
      params: providerParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const provider = find(params.provider);
        if (!provider) return stop(context, 'provider-unknown');
        const { request, reply } = context;
        const back = new URL(request.url, callbackUrl(provider, context));
        const state = back.searchParams.get('state') ?? '';
        const journey = await endJourney(db.kysely, {
          state,
          browser: cookies.read(request, 'amparo-provider') ?? '',
          provider: provider.id,
          now: now(),
        });
        cookies.clear(reply, 'amparo-provider');
        if (!journey) return stop(context, 'journey-over');
        const configuration = await discover(provider).catch(() => null);
        if (!configuration) return stop(context, 'provider-unavailable');
        const claims = await askClaims(configuration, provider, back, { ...journey, state }).catch(
          () => null,
        );
        if (!claims) return stop(context, 'provider-refused');
        const account = await findOrLink(parts, provider, claims);
        if (!account) return stop(context, 'no-account-here');
        const entered = await enter(
          parts,
          provider.secondFactor === 'provider' ? { ...account, totp: false } : account,
          `oidc:${provider.id}`,
          context,
        );
        if (!entered.ok) return stop(context, 'provider-refused');
        return goTo(
          context,
          entered.value.state === 'signed-in' ? journey.nextPath : `${signInPage}?paso=codigo`,
        );
      },
    }),
  ];
}

interface Journey {
  readonly nonce: string;
  readonly verifier: string;
  readonly nextPath: string;
}

/** Takes the journey out of the table, so that an answer counts once, for the browser that left with it. */
async function endJourney(
  db: QueryExecutorProvider,
  returned: { state: string; browser: string; provider: string; now: Date },
): Promise<Journey | undefined> {
  const { rows } = await sql<Journey>`
    delete from identity.oidc_request
    where state_hash = ${sha256(returned.state)} and browser_hash = ${sha256(returned.browser)}
      and provider = ${returned.provider} and expires_at > ${returned.now}
    returning nonce, code_verifier as verifier, next_path as "nextPath"
  `.execute(db);
  return rows[0];
}

type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

async function askClaims(
  configuration: Configuration,
  provider: OidcProvider,
  back: URL,
  journey: Journey & { state: string },
): Promise<Claims | null> {
  const tokens = await authorizationCodeGrant(configuration, back, {
    pkceCodeVerifier: journey.verifier,
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) return null;
  const wanted = provider.linkBy === 'email' ? 'email' : provider.documentClaim;
  if (claims[wanted] !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims;
  return { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
}

/** The account of the provider's subject; at the first coming, the one whose document or verified e-mail it vouches for. */
async function findOrLink(
  parts: IdentityParts,
  provider: OidcProvider,
  claims: Claims,
): Promise<SignInAccount | undefined> {
  const { db, now } = parts;
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from identity.oidc_identity
    where provider = ${provider.id} and subject = ${claims.sub}
  `.execute(db.kysely);
  if (rows[0]) return findAccount(db.kysely, rows[0].accountId);
  const vouched =
    provider.linkBy === 'document'
      ? claims[provider.documentClaim]
      : claims.email_verified === true
        ? claims.email
        : undefined;
  if (typeof vouched !== 'string' || vouched.length > 254) return undefined;
  const login = foldLogin(vouched);
  const account = await findAccountByLogin(db.kysely, login);
  // A document is looked for among documents and an e-mail among e-mails, whatever the provider puts in the claim.
  if (!account || (provider.linkBy === 'document' ? account.document : account.email) !== login)
    return undefined;
  return transaction(db, async (trx) => {
    const linked = await sql`
      insert into identity.oidc_identity (provider, subject, account_id, linked_at)
      values (${provider.id}, ${claims.sub}, ${account.accountId}, ${now()})
      on conflict do nothing returning account_id
    `.execute(trx);
    // An account that another subject of this provider already uses is not handed to a second one.
    if (linked.rows.length === 0) return undefined;
    await recordEntries(trx, accountItself(account.accountId), [
      {
        action: 'identity.provider.link',
        subject: { kind: 'account', id: account.accountId },
        personId: account.personId,
        detail: { provider: provider.id },
      },
    ]);
    return account;
  });
}
