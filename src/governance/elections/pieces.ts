import {
  type Contribution,
  decodeText,
  encodeText,
  type Formats,
  type SignedText,
  type ThresholdKey,
  type TrusteeKey,
} from '#ballots';

// The pieces of the key ceremony as texts that travel between trustees through the server.

export const writeKey = (formats: Formats, key: TrusteeKey): string => encodeText(formats.trusteeKey, key);
export const readKey = (formats: Formats, text: string): TrusteeKey =>
  decodeText(formats.trusteeKey, text, 'key');

export const writeCertificate = (formats: Formats, certificate: SignedText): string =>
  encodeText(formats.signedText, certificate);
export const readCertificate = (formats: Formats, text: string): SignedText =>
  decodeText(formats.signedText, text, 'certificate');

export function writeContribution(formats: Formats, one: Contribution): string {
  return JSON.stringify({
    polynomial: one.polynomial,
    secrets: one.secrets,
    coefexps: formats.signedText.write(one.coefexps),
    signature: formats.proof.write(one.signature),
  });
}

/** @throws CheckFailure or Error when the text is not a contribution. */
export function readContribution(formats: Formats, text: string): Contribution {
  const json = JSON.parse(text) as Record<string, unknown>;
  const { polynomial, secrets } = json;
  if (
    typeof polynomial !== 'string' ||
    !Array.isArray(secrets) ||
    !secrets.every((one) => typeof one === 'string')
  )
    throw new Error('a contribution has sealed texts');
  return {
    polynomial,
    secrets: secrets as string[],
    coefexps: formats.signedText.read(json.coefexps, 'coefexps'),
    signature: formats.proof.read(json.signature, 'signature'),
  };
}

export function writeShare(formats: Formats, share: ThresholdKey): string {
  return JSON.stringify({
    private_key: share.private_key,
    public_key: formats.trusteeKey.write(share.public_key),
  });
}

/** @throws CheckFailure or Error when the text is not a share. */
export function readShare(formats: Formats, text: string): ThresholdKey {
  const json = JSON.parse(text) as Record<string, unknown>;
  if (typeof json.private_key !== 'string') throw new Error('a share has a sealed key');
  return {
    private_key: json.private_key,
    public_key: formats.trusteeKey.read(json.public_key, 'public_key'),
  };
}
