import { ask, currentLanguage, type Problem, Refused, Unreached } from '#design';
import type { CaseView, FileAnswer, FilingAnswer, FilingBody } from '../api.ts';

/** Asks without showing who is signed in: what is confidential travels with no cookie at all. */
async function askBare(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      ...init,
      credentials: 'omit',
      headers: { 'accept-language': currentLanguage(), ...init.headers },
    });
  } catch (error) {
    throw new Unreached(error);
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as Problem | null;
  throw new Refused(problem ?? { title: String(response.status), status: response.status });
}

export interface ChosenFile {
  readonly id: string;
  readonly file: File;
}

/** Sends files one after another; what arrived before is not sent again. The name stays here where it could tell who sends. */
export async function sendFiles(files: readonly ChosenFile[], withNames: boolean): Promise<string[]> {
  for (const { id, file } of files) {
    const query = withNames ? `?${new URLSearchParams({ name: file.name.slice(0, 120) })}` : '';
    const response = await askBare(`/api/complaints/files/${id}${query}`, {
      method: 'PUT',
      body: file,
      headers: { 'content-type': 'application/octet-stream' },
    });
    (await response.json()) as FileAnswer;
  }
  return files.map(({ id }) => id);
}

export async function sendFiling(
  body: FilingBody,
  key: string,
  confidential: boolean,
): Promise<FilingAnswer> {
  if (!confidential) return ask<FilingAnswer>('/api/complaints/cases', { body, key });
  const response = await askBare('/api/complaints/cases', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  });
  return (await response.json()) as FilingAnswer;
}

/** By the receipt code: never with a cookie, so that coming back tells nothing of who comes. */
export async function askByCode(path: '' | '/actions', body: object, key: string): Promise<CaseView> {
  const response = await askBare(`/api/complaints/follow${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  });
  return (await response.json()) as CaseView;
}

export async function fetchFileByCode(code: string, fileId: string): Promise<Blob> {
  const response = await askBare('/api/complaints/follow/file', {
    method: 'POST',
    body: JSON.stringify({ code, fileId }),
    headers: { 'content-type': 'application/json' },
  });
  return response.blob();
}
