import { CheckboxGroup, NumberField, Select, useMessages } from '#design';
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
    line: 'El parentesco es',
    lines: [
      { value: 'blood', label: 'de sangre (consanguinidad)' },
      { value: 'marriage', label: 'por matrimonio o unión (afinidad)' },
    ],
    degree: 'Grado',
    degreeHint: 'Padres e hijos, 1; hermanos y abuelos, 2; tíos y sobrinos, 3; primos, 4.',
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
    line: 'The kinship is',
    lines: [
      { value: 'blood', label: 'by blood' },
      { value: 'marriage', label: 'by marriage or union' },
    ],
    degree: 'Degree',
    degreeHint:
      'Parents and children, 1; siblings and grandparents, 2; uncles, aunts and nephews, 3; cousins, 4.',
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

export interface InterestsValue {
  readonly chosen: readonly string[];
  readonly line: string;
  readonly degree: number | null;
}

/** What was marked, as it is declared; a kinship without its degree counts as the nearest. */
export function readInterests(
  { chosen, line, degree }: InterestsValue,
  organisations: readonly string[],
): Declared[] {
  const kin = (towards: string): Declared => ({
    kind: 'kinship',
    towards,
    line: line === 'marriage' ? 'marriage' : 'blood',
    degree: degree ?? 1,
  });
  const declared: Declared[] = [];
  for (const one of chosen as readonly Choice[])
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
    <>
      <CheckboxGroup
        name="intereses"
        label={t.declare}
        hint={t.hint}
        options={choices
          .filter((one) => organisations || !one.endsWith('-organisation'))
          .map((one) => ({ value: one, label: t.options[one] }))}
        value={value.chosen}
        onValue={(chosen) => onValue({ ...value, chosen })}
      />
      {value.chosen.some((one) => one.startsWith('kinship')) && (
        <div className="columns">
          <Select
            name="linea"
            label={t.line}
            options={t.lines}
            value={value.line}
            onValue={(line) => onValue({ ...value, line })}
          />
          <NumberField
            name="grado"
            label={t.degree}
            hint={t.degreeHint}
            whole
            onNumber={(degree) => onValue({ ...value, degree })}
          />
        </div>
      )}
    </>
  );
}
