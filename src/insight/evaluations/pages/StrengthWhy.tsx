import { StateChip, type StateShape, useMessages, Why } from '#design';
import type { StrengthAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import type { InformantCategory, SourceKind } from '../lists.ts';
import type { Strength } from '../strength.ts';

const shapes: Readonly<Record<Strength, StateShape>> = {
  none: 'refused',
  single: 'attention',
  limited: 'waiting',
  moderate: 'active',
  strong: 'done',
};

const words = {
  es: {
    chip: (strength: string): string => `Evidencia: ${strength.toLowerCase()}`,
    label: (sources: number, families: number): string =>
      `Ver por qué: ${sources === 1 ? '1 fuente' : `${sources} fuentes`} de ${families === 1 ? '1 familia' : `${families} familias`}`,
    sentence: (sources: number, families: string): string =>
      sources === 0
        ? 'No hay ninguna fuente detrás.'
        : `Lo sostienen ${sources === 1 ? 'una fuente' : `${sources} fuentes independientes`}: ${families}.`,
    voices: ' Solo lo dicen personas: ningún documento ni cifra lo confirma.',
    rule: 'Un documento o un registro es una fuente por lo que es; cada categoría de informantes es una sola, por más personas que sean. Fuerte: alcanza los dos mínimos. Moderada: varias familias, pocas fuentes. Limitada: varias fuentes de una familia.',
    sources: 'Fuentes mínimas',
    families: 'Familias mínimas',
    policy: 'Política de esta plataforma',
  },
  en: {
    chip: (strength: string): string => `Evidence: ${strength.toLowerCase()}`,
    label: (sources: number, families: number): string =>
      `See why: ${sources === 1 ? '1 source' : `${sources} sources`} of ${families === 1 ? '1 family' : `${families} families`}`,
    sentence: (sources: number, families: string): string =>
      sources === 0
        ? 'No source stands behind it.'
        : `${sources === 1 ? 'One source stands' : `${sources} independent sources stand`} behind it: ${families}.`,
    voices: ' Only persons say it: no document or figure confirms it.',
    rule: 'A document or a record is one source by what it is; each category of informants is one, however many persons. Strong: both minima met. Moderate: several families, few sources. Limited: several sources of one family.',
    sources: 'Least sources',
    families: 'Least families',
    policy: 'Policy of this platform',
  },
};

export function StrengthChip({ strength }: { strength: Strength }) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  return <StateChip shape={shapes[strength]}>{t.chip(w.strength[strength])}</StateChip>;
}

/** How strong the evidence is and why: the sources, the rule, the policy. */
export function StrengthWhy({
  reading,
  evidence,
  policy,
}: {
  reading: StrengthAnswer;
  evidence: readonly {
    readonly kind: SourceKind;
    readonly category: InformantCategory | null;
    readonly what: string;
  }[];
  policy: { readonly strongSourcesMin: number; readonly strongFamiliesMin: number };
}) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  return (
    <Why
      label={t.label(reading.sources, reading.families.length)}
      sentence={
        t.sentence(reading.sources, reading.families.map((one) => w.family[one]).join(', ')) +
        (reading.voicesOnly ? t.voices : '')
      }
      inputs={evidence.map((one, i) => ({
        label: `${i + 1}. ${w.source[one.kind]}${one.category ? `: ${w.category[one.category]}` : ''}`,
        value: <span lang="es">{one.what}</span>,
      }))}
      rule={t.rule}
      parameters={[
        {
          name: t.sources,
          value: String(policy.strongSourcesMin),
          article: t.policy,
          href: '/ley/evaluations.strong-sources-min',
        },
        {
          name: t.families,
          value: String(policy.strongFamiliesMin),
          article: t.policy,
          href: '/ley/evaluations.strong-families-min',
        },
      ]}
    />
  );
}
