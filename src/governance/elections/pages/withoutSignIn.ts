import { currentLanguage, Refused, Unreached } from '#design';

/**
 * Asks the server without telling who asks: no cookie goes along, so that the server cannot join a sign-in to what is asked.
 *
 * @throws Refused when it said no, Unreached when nobody answered.
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
  if (response.ok) return JSON.parse(text) as Answer;
  if (response.status >= 500 || response.status === 429) throw new Unreached(response.status);
  throw new Refused(JSON.parse(text));
}
