import { InterestFields, type InterestsValue, kinshipOf, useMessages } from '#design';
import type { Declared } from '../interests.ts';

const words = {
  es: {
    declare: '¿Se cumple algo de esto?',
    hint: 'Marque lo que se cumpla. Si nada, siga adelante.',
    options: {
      works: 'Trabajo en la institución',
      contracts: 'Le vendo o tengo un contrato con la institución',
      interest: 'Tengo otro interés en lo que hace: un juicio, un trámite, un negocio',
      kinship: 'Un familiar mío trabaja en la institución o le vende',
      'works-organisation': 'Trabajo en una empresa que esta veeduría observa, o es mía',
      'kinship-organisation': 'Un familiar mío trabaja en una de esas empresas, o es suya',
    },
  },
  en: {
    declare: 'Does any of this hold?',
    hint: 'Mark what holds. If nothing does, go on.',
    options: {
      works: 'I work in the institution',
      contracts: 'I sell to the institution or have a contract with it',
      interest: 'I have another interest in what it does: a lawsuit, a claim, a business',
      kinship: 'A relative of mine works in the institution or sells to it',
      'works-organisation': 'I work in a company that this group observes, or it is mine',
      'kinship-organisation': 'A relative of mine works in one of those companies, or owns it',
    },
  },
};

const choices = [
  'works',
  'contracts',
  'interest',
  'kinship',
  'works-organisation',
  'kinship-organisation',
] as const;
type Choice = (typeof choices)[number];

/** What was marked, as it is declared. */
export function readInterests(value: InterestsValue, organisations: readonly string[]): Declared[] {
  const kin = (towards: string): Declared => ({ kind: 'kinship', towards, ...kinshipOf(value) });
  const declared: Declared[] = [];
  for (const one of value.chosen as readonly Choice[])
    switch (one) {
      case 'works':
      case 'contracts':
      case 'interest':
        declared.push({ kind: one, towards: 'institution' });
        break;
      case 'kinship':
        declared.push(kin('institution'));
        break;
      case 'works-organisation':
        declared.push(...organisations.map((towards): Declared => ({ kind: 'works', towards })));
        break;
      case 'kinship-organisation':
        declared.push(...organisations.map(kin));
    }
  return declared;
}

/** What a person declares of herself before she oversees. */
export function Interests({
  value,
  onValue,
  organisations,
}: {
  value: InterestsValue;
  onValue: (value: InterestsValue) => void;
  organisations: boolean;
}) {
  const t = useMessages(words);
  return (
    <InterestFields
      label={t.declare}
      hint={t.hint}
      options={choices
        .filter((one) => organisations || !one.endsWith('-organisation'))
        .map((one) => ({ value: one, label: t.options[one], kinship: one.startsWith('kinship') }))}
      value={value}
      onValue={onValue}
    />
  );
}
