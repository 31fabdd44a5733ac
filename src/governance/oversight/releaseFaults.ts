import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { isObject, type Json, type JsonObject } from './ocds.ts';

/** One thing wrong with a release: where, which rule of the standard it breaks, and the facts that say what to do. */
export interface Fault {
  /** JSON pointer without its first stroke: `tender/value/amount`. Empty: the release itself. */
  readonly path: string;
  /** `required`, `type`, `enum`, `format`, `minLength`, `unknown-period`, `awards-unknown`, … */
  readonly rule: string;
  readonly found: string;
  readonly expected: string;
}

export type ReleaseCheck = (value: unknown) => readonly Fault[];
const faultsTold = 20;

/**
 * Makes the check of single releases from the schema of OCDS 1.1.5 and the rules of its prose that a schema cannot say: a period
 * that ends before it begins, an award or a contract that names what is not there.
 *
 * @param schema `release-schema.json`, as parsed. @returns a function giving at most twenty faults; none where all is well.
 */
export function releaseChecker(schema: JsonObject): ReleaseCheck {
  // The schema is of draft 4, which differs from draft 7 in what it names `id` at its root, and in nothing else that it uses.
  const { id: _id, $schema: _draft, ...rest } = schema;
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true, validateSchema: false });
  addFormats.default(ajv);
  const validate = ajv.compile(rest);
  return (value) => {
    const faults = validate(value) ? [] : (validate.errors ?? []).filter(isTelling).map(faultOf);
    return [...faults, ...(isObject(value as Json) ? proseFaults(value as JsonObject) : [])].slice(
      0,
      faultsTold,
    );
  };
}

/** A failed alternative tells nothing that the faults within it do not. */
const isTelling = (error: ErrorObject) => !['anyOf', 'oneOf', 'if', 'allOf', 'not'].includes(error.keyword);

function faultOf(error: ErrorObject): Fault {
  const path = error.instancePath.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
  const { params } = error;
  const missing = error.keyword === 'required' ? String(params.missingProperty) : null;
  return {
    path: missing === null ? path : path === '' ? missing : `${path}/${missing}`,
    rule: error.keyword,
    found: missing === null ? shown(error.data) : '',
    expected: shown(
      params.type ?? params.allowedValues ?? params.format ?? params.limit ?? params.pattern ?? missing ?? '',
    ),
  };
}

function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
  return (text ?? '').slice(0, 120);
}

function proseFaults(release: JsonObject): Fault[] {
  const faults: Fault[] = [];
  const walk = (value: Json, path: string) => {
    if (Array.isArray(value))
      (value as readonly Json[]).forEach((one, i) => {
        walk(one, `${path}/${i}`);
      });
    else if (isObject(value)) {
      const { startDate, endDate } = value;
      if (
        typeof startDate === 'string' &&
        typeof endDate === 'string' &&
        Date.parse(endDate) < Date.parse(startDate)
      )
        faults.push({ path, rule: 'period-ends-before-it-begins', found: endDate, expected: startDate });
      for (const [name, inner] of Object.entries(value)) walk(inner, path === '' ? name : `${path}/${name}`);
    }
  };
  walk(release, '');
  const ids = (list: Json | undefined) =>
    new Set(
      Array.isArray(list)
        ? (list as readonly Json[]).map((one) => (isObject(one) ? String(one.id) : ''))
        : [],
    );
  const parties = ids(release.parties);
  if (parties.size > 0 && Array.isArray(release.awards))
    (release.awards as readonly Json[]).forEach((award, i) => {
      if (!isObject(award) || !Array.isArray(award.suppliers)) return;
      (award.suppliers as readonly Json[]).forEach((supplier, j) => {
        if (isObject(supplier) && typeof supplier.id === 'string' && !parties.has(supplier.id))
          faults.push({
            path: `awards/${i}/suppliers/${j}/id`,
            rule: 'party-not-listed',
            found: supplier.id,
            expected: 'parties',
          });
      });
    });
  return faults;
}
