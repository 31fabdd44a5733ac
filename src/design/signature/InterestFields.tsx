import { CheckboxGroup } from '../basics/Checkbox.tsx';
import { NumberField } from '../basics/NumberField.tsx';
import { Select } from '../basics/Select.tsx';
import { useMessages } from '../preferences.ts';

export interface InterestOption {
  value: string;
  label: string;
  /** A relative's: its line and its degree are asked too. */
  kinship?: boolean;
}

/** What was marked, with the line and the degree of a kinship where one was. */
export interface InterestsValue {
  readonly chosen: readonly string[];
  readonly line: 'blood' | 'marriage';
  readonly degree: number | null;
}
export const noInterests: InterestsValue = { chosen: [], line: 'blood', degree: null };

/** A kinship as it is declared; without its degree it counts as the nearest. */
export const kinshipOf = ({ line, degree }: InterestsValue) => ({ line, degree: degree ?? 1 });

export interface InterestFieldsProps {
  /** What is asked: towards whom. */
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: readonly InterestOption[];
  value: InterestsValue;
  onValue: (value: InterestsValue) => void;
  /** Names of the fields begin with it where several stand on one page. */
  name?: string;
}

const words = {
  es: {
    line: 'El parentesco es',
    lines: [
      { value: 'blood', label: 'de sangre (consanguinidad)' },
      { value: 'marriage', label: 'por matrimonio o unión (afinidad)' },
    ],
    degree: 'Grado',
    degreeHint: 'Padres e hijos, 1; hermanos y abuelos, 2; tíos y sobrinos, 3; primos, 4.',
  },
  en: {
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

/** What a person declares of herself, or what is written down of what another declared: interests, and how near a relative is. */
export function InterestFields({
  label,
  hint,
  error,
  options,
  value,
  onValue,
  name = '',
}: InterestFieldsProps) {
  const t = useMessages(words);
  const asksKinship = options.some((one) => one.kinship && value.chosen.includes(one.value));
  return (
    <>
      <CheckboxGroup
        name={`${name}intereses`}
        label={label}
        hint={hint}
        error={error}
        options={options.map((one) => ({ value: one.value, label: one.label }))}
        value={[...value.chosen]}
        onValue={(chosen) => onValue({ ...value, chosen })}
      />
      {asksKinship && (
        <div className="columns">
          <Select
            name={`${name}linea`}
            label={t.line}
            options={t.lines}
            value={value.line}
            onValue={(line) => onValue({ ...value, line: line === 'marriage' ? 'marriage' : 'blood' })}
          />
          <NumberField
            name={`${name}grado`}
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
