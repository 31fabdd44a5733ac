import { CheckboxGroup, NumberField, Select, useMessages } from '#design';
import type { Interest, Subject } from '../interests.ts';

const words = {
  es: {
    own: {
      ask: 'Antes de unirse, diga si algo de esto se cumple con el lugar que este espacio vigila',
      works: 'Trabajo ahí',
      contracts: 'Le vendo o tengo un contrato con ese lugar',
      kinship: 'Un familiar mío trabaja ahí o tiene un contrato',
    },
    now: {
      ask: 'Lo que ahora se cumple con el lugar que este espacio vigila',
      works: 'Trabajo ahí',
      contracts: 'Le vendo o tengo un contrato con ese lugar',
      kinship: 'Un familiar mío trabaja ahí o tiene un contrato',
    },
    other: {
      ask: 'Lo que esta persona declaró de sí, frente al lugar que este espacio vigila',
      works: 'Trabaja ahí',
      contracts: 'Le vende o tiene un contrato con ese lugar',
      kinship: 'Un familiar suyo trabaja ahí o tiene un contrato',
    },
    kept: 'Lo que se declara queda anotado aunque por eso no pueda integrarlo.',
    line: 'El parentesco es',
    lines: [
      { value: 'blood', label: 'de sangre' },
      { value: 'marriage', label: 'por matrimonio o unión' },
    ],
    degree: 'Grado',
    degreeHint: 'Padres e hijos, 1; hermanos y abuelos, 2; tíos y sobrinos, 3; primos, 4.',
  },
  en: {
    own: {
      ask: 'Before joining, say whether any of this holds with the place that this space watches',
      works: 'I work there',
      contracts: 'I sell to it or have a contract with it',
      kinship: 'A relative of mine works there or has a contract',
    },
    now: {
      ask: 'What holds now with the place that this space watches',
      works: 'I work there',
      contracts: 'I sell to it or have a contract with it',
      kinship: 'A relative of mine works there or has a contract',
    },
    other: {
      ask: 'What this person declared of herself, towards the place that this space watches',
      works: 'She works there',
      contracts: 'She sells to it or has a contract with it',
      kinship: 'A relative of hers works there or has a contract',
    },
    kept: 'What is declared stays noted, even where it keeps her from joining.',
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
const kinds = ['works', 'contracts', 'kinship'] as const;

export interface InterestsValue {
  readonly kinds: readonly string[];
  readonly line: string;
  readonly degree: number | null;
}
export const noInterests: InterestsValue = { kinds: [], line: 'blood', degree: null };

/** What was marked, as it is declared; a kinship without its degree counts as the nearest. */
export function interestsFrom({ kinds, line, degree }: InterestsValue, subject: Subject): Interest[] {
  return kinds.map((kind) =>
    kind === 'kinship'
      ? { kind, subject, line: line === 'marriage' ? 'marriage' : 'blood', degree: degree ?? 1 }
      : { kind: kind === 'works' ? 'works' : 'contracts', subject },
  );
}

/** What one declares of oneself before joining, or what is written down of what another declared. */
export function InterestFields({
  of,
  value,
  onValue,
  error,
}: {
  of: 'own' | 'now' | 'other';
  value: InterestsValue;
  onValue: (value: InterestsValue) => void;
  error?: string | undefined;
}) {
  const t = useMessages(words);
  return (
    <>
      <CheckboxGroup
        name="intereses"
        label={t[of].ask}
        hint={of === 'other' ? t.kept : undefined}
        error={error}
        options={kinds.map((kind) => ({ value: kind, label: t[of][kind] }))}
        value={[...value.kinds]}
        onValue={(chosen) => onValue({ ...value, kinds: chosen })}
      />
      {value.kinds.includes('kinship') && (
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
