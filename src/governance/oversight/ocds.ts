import { canonicalJson } from '#kernel';

/** JSON as it came: what OCDS says of it is asked of `releaseFaults` first. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

export interface Release extends JsonObject {
  readonly ocid: string;
  readonly id: string;
  readonly date: string;
  readonly tag: readonly string[];
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists that the schema marks `wholeListMerge`: a later one takes the place of the earlier. */
const wholeLists = new Set(['additionalIdentifiers', 'additionalClassifications']);

/**
 * Merges a later value over an earlier one as OCDS 1.1 says ("Merging", release reference): null takes away; objects merge field by
 * field; lists whose every member is an object with an `id` merge member by member, in the order of their arrival; any other list
 * is replaced whole.
 */
export function mergeValue(name: string, before: Json | undefined, after: Json): Json | undefined {
  if (after === null) return undefined;
  if (isObject(after)) {
    const merged: Record<string, Json> = isObject(before) ? { ...before } : {};
    for (const [key, value] of Object.entries(after)) {
      const result = mergeValue(key, merged[key], value);
      if (result === undefined) delete merged[key];
      else merged[key] = result;
    }
    return merged;
  }
  if (Array.isArray(after)) {
    const list = after as readonly Json[];
    if (wholeLists.has(name) || !list.every(hasId))
      return list.map((one) => mergeValue('', undefined, one) ?? null);
    const merged = Array.isArray(before) ? [...(before as readonly Json[])] : [];
    for (const one of list as readonly JsonObject[]) {
      const place = merged.findIndex((other) => isObject(other) && other.id === one.id);
      const result = mergeValue('', place < 0 ? undefined : merged[place], one) ?? null;
      if (place < 0) merged.push(result);
      else merged[place] = result;
    }
    return merged;
  }
  return after;
}

const hasId = (one: Json) => isObject(one) && (typeof one.id === 'string' || typeof one.id === 'number');

/** Releases in the order in which they count: by date, those of one instant as they came. */
export function inOrder<R extends Release>(releases: readonly R[]): R[] {
  return releases.toSorted((a, b) => Date.parse(a.date) - Date.parse(b.date));
}

/**
 * The compiled release of one process: what all its releases say together.
 *
 * @param releases of one `ocid`, at least one, in any order.
 */
export function compileReleases(releases: readonly Release[]): Release {
  let compiled: JsonObject = {};
  const ordered = inOrder(releases);
  for (const { id: _id, date: _date, tag: _tag, ...rest } of ordered)
    compiled = mergeValue('', compiled, rest as JsonObject) as JsonObject;
  const last = ordered.at(-1)!;
  return {
    ...compiled,
    ocid: last.ocid,
    id: `${last.ocid}-${last.date}`,
    date: last.date,
    tag: ['compiled'],
  };
}

export interface Change {
  /** A path such as `tender/value/amount` or `awards/[ocds-1]/status`: list members by their `id`, else by their place from 0. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

export interface Step {
  readonly releaseId: string;
  readonly date: string;
  readonly tag: readonly string[];
  readonly changes: readonly Change[];
}

/** What each release changed of what was known before it, leaf by leaf, in order. */
export function storyOf(releases: readonly Release[]): Step[] {
  let known: JsonObject = {};
  return inOrder(releases).map(({ id, date, tag, ...rest }) => {
    const before = leavesOf(known);
    known = mergeValue('', known, rest as JsonObject) as JsonObject;
    const after = leavesOf(known);
    const changes: Change[] = [];
    for (const [path, value] of after)
      if (!before.has(path) || canonicalJson(before.get(path)) !== canonicalJson(value))
        changes.push({ path, before: before.get(path), after: value });
    for (const [path, value] of before)
      if (!after.has(path)) changes.push({ path, before: value, after: undefined });
    return { releaseId: id, date, tag, changes };
  });
}

function leavesOf(value: Json, path = '', leaves = new Map<string, Json>()): Map<string, Json> {
  const under = (name: string) => (path === '' ? name : `${path}/${name}`);
  if (isObject(value))
    for (const [name, inner] of Object.entries(value)) leavesOf(inner, under(name), leaves);
  else if (Array.isArray(value) && value.some(isObject))
    (value as readonly Json[]).forEach((inner, i) => {
      leavesOf(inner, under(isObject(inner) && hasId(inner) ? `[${inner.id}]` : `${i}`), leaves);
    });
  else leaves.set(path, value);
  return leaves;
}
