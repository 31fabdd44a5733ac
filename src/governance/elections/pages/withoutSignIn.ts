import { currentLanguage, type Problem, Refused, Unreached } from '#design';

/**
 * Asks the server without telling who asks: no cookie goes along, so that the server cannot join a sign-in to what is asked.
 *
 * @throws Refused when it said no; Unreached when nobody answered, when it could not answer now, or when something between (the page of a
 *   public network, a proxy) answered in its place.
 */
export async function askWithoutSignIn<Answer>(url: string, body?: object): Promise<Answer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body && JSON.stringify(body),
    });
    text = await response.text();
  } catch (error) {
    throw new Unreached(error);
  }
  const answer = readJson(text);
  if (response.ok && answer !== undefined) return answer as Answer;
  // Too many requests in a row are asked again; a refusal of a room's own is an answer, whatever its number.
  const said = response.status < 500 ? (answer as Problem | undefined)?.refusal : undefined;
  if (!said || said === 'too-many-requests') throw new Unreached(response.status);
  throw new Refused(answer as Problem);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
