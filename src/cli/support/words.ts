import { english } from './words.en.ts';
import { spanish, type Words } from './words.es.ts';

export type Language = 'es' | 'en';

export const words: Readonly<Record<Language, Words>> = { es: spanish, en: english };

/** Spanish unless `--lang en` or an English locale asks otherwise. `rest` is what was typed without `--lang`. */
export function chooseLanguage(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): { readonly language: Language; readonly rest: string[] } {
  const rest: string[] = [];
  let asked: string | undefined;
  for (let index = 0; index < given.length; index++) {
    const word = given[index]!;
    if (word === '--lang') asked = given[++index];
    else if (word.startsWith('--lang=')) asked = word.slice('--lang='.length);
    else rest.push(word);
  }
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return { language: (asked ?? locale).toLowerCase().startsWith('en') ? 'en' : 'es', rest };
}

/** The language that the command line chose. */
export function currentLanguage(): Language {
  return process.env.AMPARO_LANGUAGE === 'en' ? 'en' : 'es';
}

/** The words in that language. */
export function currentWords(): Words {
  return words[currentLanguage()];
}
