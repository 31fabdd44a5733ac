import { InterestFields, type InterestsValue, kinshipOf, useMessages } from '#design';
import type { Interest, Subject } from '../interests.ts';

const words = {
  es: {
    ask: {
      own: 'Antes de unirse, diga si algo de esto se cumple con el lugar que este espacio vigila',
      now: 'Lo que ahora se cumple con el lugar que este espacio vigila',
      point: 'Lo que ahora se cumple con aquello de lo que trata este punto',
      other: 'Lo que esta persona declaró de sí, frente al lugar que este espacio vigila',
    },
    mine: {
      works: 'Trabajo ahí',
      contracts: 'Le vendo o tengo un contrato con ese lugar',
      kinship: 'Un familiar mío trabaja ahí o tiene un contrato',
    },
    hers: {
      works: 'Trabaja ahí',
      contracts: 'Le vende o tiene un contrato con ese lugar',
      kinship: 'Un familiar suyo trabaja ahí o tiene un contrato',
    },
    kept: 'Lo que se declara queda anotado aunque por eso no pueda integrarlo.',
  },
  en: {
    ask: {
      own: 'Before joining, say whether any of this holds with the place that this space watches',
      now: 'What holds now with the place that this space watches',
      point: 'What holds now with what this point is about',
      other: 'What this person declared of herself, towards the place that this space watches',
    },
    mine: {
      works: 'I work there',
      contracts: 'I sell to it or have a contract with it',
      kinship: 'A relative of mine works there or has a contract',
    },
    hers: {
      works: 'She works there',
      contracts: 'She sells to it or has a contract with it',
      kinship: 'A relative of hers works there or has a contract',
    },
    kept: 'What is declared stays noted, even where it keeps her from joining.',
  },
};
const kinds = ['works', 'contracts', 'kinship'] as const;

/** What was marked, as it is declared towards something. */
export function interestsFrom(value: InterestsValue, subject: Subject): Interest[] {
  return value.chosen.map((kind) =>
    kind === 'kinship'
      ? { kind, subject, ...kinshipOf(value) }
      : { kind: kind === 'works' ? 'works' : 'contracts', subject },
  );
}

/** What one declares of oneself before joining or later, or what is written down of what another declared. */
export function Interests({
  of,
  name,
  value,
  onValue,
  error,
}: {
  of: 'own' | 'now' | 'point' | 'other';
  name?: string;
  value: InterestsValue;
  onValue: (value: InterestsValue) => void;
  error?: string | undefined;
}) {
  const t = useMessages(words);
  const options = of === 'other' ? t.hers : t.mine;
  return (
    <InterestFields
      name={name}
      label={t.ask[of]}
      hint={of === 'other' ? t.kept : undefined}
      error={error}
      options={kinds.map((kind) => ({ value: kind, label: options[kind], kinship: kind === 'kinship' }))}
      value={value}
      onValue={onValue}
    />
  );
}
