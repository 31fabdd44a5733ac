import { foldText, ok, type Result, refuse } from '#kernel';

const lengthMin = 10;
const common = ['contrasena', 'password', 'ecuador', 'qwerty', 'seguridadsocial', 'amparo', 'iess'];

/**
 * A password is long enough and not one that anybody would try first; no rule about kinds of characters (NIST SP 800-63B-4
 * §3.1.1.2). `names` are the account's own login names.
 */
export function checkNewPassword(password: string, names: readonly (string | null)[]): Result<string> {
  if ([...password].length < lengthMin) return refuse({ refusal: 'password-too-short', least: lengthMin });
  const folded = foldText(password).replaceAll(' ', '');
  // Without the digits and the words that come first to mind something must be left to guess.
  const rest = common.reduce((text, word) => text.replaceAll(word, ''), folded).replace(/\d+/g, '');
  const isPoor = rest.length < 3 || new Set(folded).size < 5;
  const holdsName = names.some((name) => {
    const own = foldText(name?.split('@')[0] ?? '').replaceAll(' ', '');
    return own.length >= 4 && folded.includes(own);
  });
  if (isPoor || holdsName) return refuse({ refusal: 'password-easy-to-guess' });
  return ok(password);
}
