export { canonicalJson } from './canonicalJson.ts';
export { ok, type Refusal, type Result, refuse, unreachable } from './result.ts';
