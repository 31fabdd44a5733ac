import { formatDate } from '#kernel';
import type { Language } from '#platform/http';
import type { Content } from './content.ts';
import type { EvaluationState } from './evaluation.ts';
import { reportWords } from './reportWords.ts';
import { sheetWords } from './sheetWords.ts';

type Pairs = readonly (readonly [name: string, value: string])[];

/** The fields of the standard sheet in its order, the empty ones said to be so; then where it stands and what rests on it. */
function fieldsOf(
  { content, source }: EvaluationState,
  one: { readonly number: number; readonly place: string | null; readonly sheet: object },
  list: 'lessons' | 'goodPractices',
  language: Language,
): Pairs {
  const words = reportWords[language];
  const { lesson, practice, empty, blank } = sheetWords[language];
  const sheet = one.sheet as Readonly<Record<string, string | null>>;
  const rests = content.recommendations.filter((known) => known[list].includes(one.number));
  return [
    ...Object.entries(list === 'lessons' ? lesson : practice).map(
      ([field, name]) => [name, sheet[field]?.trim() || (source ? empty : blank)] as const,
    ),
    ...(one.place ? [[words.place, one.place] as const] : []),
    [
      words.rests,
      rests.length === 0 ? words.noRests : rests.map(({ number, title }) => `${number}. ${title}`).join('; '),
    ],
  ];
}

export const lessonFields = (
  state: EvaluationState,
  one: Content['lessons'][number],
  language: Language,
): Pairs => fieldsOf(state, one, 'lessons', language);

export const practiceFields = (
  state: EvaluationState,
  one: Content['goodPractices'][number],
  language: Language,
): Pairs => fieldsOf(state, one, 'goodPractices', language);

/** Each lesson and good practice of a version as its standard sheet, with the programme and the evaluation that it comes from. */
export function evaluationSheets(
  state: EvaluationState,
  number: number,
  language: Language,
): Record<string, unknown> {
  const { facts, content, source, versions } = state;
  const words = reportWords[language];
  const version = versions.find((one) => one.version === number);
  const on = source ? source.published?.on : version?.on;
  return {
    language,
    words: { field: words.field, told: words.told },
    title: facts.programmeTitle,
    kicker: words.sheetsKicker,
    subtitle: facts.title,
    foot: `${words.version} ${number} · SHA-256 ${version?.sha256 ?? ''}`,
    head: [
      [words.programme, facts.programmeTitle],
      [words.evaluation, facts.title],
      [words.commissionedBy, facts.commissionedBy],
      [words.published, on ? formatDate(on as never, language) : words.undated],
      ...(source ? [[words.source, source.title]] : []),
    ],
    sheets: [
      ...content.lessons.map((one) => ({
        kind: words.lesson(one.number),
        title: one.title,
        fields: lessonFields(state, one, language),
      })),
      ...content.goodPractices.map((one) => ({
        kind: words.goodPractice(one.number),
        title: one.title,
        fields: practiceFields(state, one, language),
      })),
    ],
  };
}
