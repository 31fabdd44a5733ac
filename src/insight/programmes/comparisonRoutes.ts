import { ok, type Result, refuse } from '#kernel';
import type { Db } from '#platform/database';
import { defineRoute, type Route, type RouteContext } from '#platform/http';
import { doneAnswer, slugParams } from './api.ts';
import {
  type DesignEvaluationAnswer,
  designEvaluationAnswer,
  type OverlapsAnswer,
  overlapBody,
  overlapsAnswer,
} from './comparisonApi.ts';
import type { ProgrammeAct } from './decideProgramme.ts';
import type { Design } from './design.ts';
import { evaluateDesign } from './designEvaluation.ts';
import { overlapOf, overlapsAmong } from './overlaps.ts';
import { goalsOn, type ProgrammeState } from './programme.ts';
import { type KnownProgramme, readProgrammes } from './store.ts';

const tag = 'Programmes';
type Act = (
  context: RouteContext,
  key: string,
  slug: string,
  name: string,
  asked: ProgrammeAct,
) => Promise<Result<{ seq: number }>>;

/** What is said about a design as a whole: the thirty questions answered, and the programmes that it overlaps with. */
export function comparisonRoutes(act: Act): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/design-evaluation',
      permission: 'public',
      tag,
      summary: 'The thirty questions of the design evaluation: those that data answer, with their evidence',
      params: slugParams,
      answer: designEvaluationAnswer,
      handle: async ({ params }, { db }) => {
        const known = (await readProgrammes(db.kysely)).filter(isPublic);
        const found = known.find((one) => one.slug === params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        return ok(evaluationView(found, known, approvedDesign, false));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/design-evaluation',
      permission: 'programmes.read',
      tag,
      summary: 'The thirty questions on the design as it is being written',
      params: slugParams,
      answer: designEvaluationAnswer,
      handle: async ({ params }, { db, may }) => {
        const known = await readProgrammes(db.kysely);
        const found = known.find((one) => one.slug === params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const mayAnswer = found.state.origin === 'desk' && may('programmes.design');
        return ok(evaluationView(found, known, ({ design }) => design, mayAnswer));
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-overlaps',
      permission: 'public',
      tag,
      summary:
        'Programmes that duplicate, coincide with or complete each other, by population, good, territory',
      answer: overlapsAnswer,
      handle: async (_input, { db }) =>
        ok(overlapsView((await readProgrammes(db.kysely)).filter(isPublic), approvedDesign, null, false)),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/overlaps',
      permission: 'programmes.read',
      tag,
      summary: 'The programmes, drafts too, with which one overlaps',
      params: slugParams,
      answer: overlapsAnswer,
      handle: async ({ params }, { db, may }) => {
        const known = await readProgrammes(db.kysely);
        const found = known.find((one) => one.slug === params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const mayJudge = found.state.origin === 'desk' && may('programmes.design');
        return ok(overlapsView(known, ({ design }) => design, params.slug, mayJudge));
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/overlaps',
      permission: 'programmes.design',
      tag,
      summary: 'Says whether an overlap holds, and what is done about it or why not',
      params: slugParams,
      body: overlapBody,
      answer: doneAnswer,
      handle: async ({ params, body, key }, context) => {
        const isKnown = await isOverlap(context.db.kysely, params.slug, body.other);
        if (!isKnown) return refuse({ refusal: 'overlap-unknown' });
        return act(context, key, params.slug, 'overlap', { act: 'judge-overlap', ...body });
      },
    }),
  ];
}

const isPublic = ({ state }: KnownProgramme): boolean => state.origin === 'case' || state.version > 0;
const approvedDesign = (state: ProgrammeState): Design =>
  state.origin === 'case' ? state.design : (state.approved ?? state.design);
const shortNameOf = (state: ProgrammeState): string => state.notes?.shortName ?? state.name;

async function isOverlap(db: Db, slug: string, other: string): Promise<boolean> {
  const known = await readProgrammes(db);
  const [one, two] = [slug, other].map((wanted) => known.find((each) => each.slug === wanted));
  return (
    one !== undefined &&
    two !== undefined &&
    one !== two &&
    overlapOf(one.state.design, two.state.design) !== null
  );
}

function evaluationView(
  found: KnownProgramme,
  known: readonly KnownProgramme[],
  designOf: (state: ProgrammeState) => Design,
  mayAnswer: boolean,
): DesignEvaluationAnswer {
  const { state } = found;
  const design = designOf(state);
  const overlaps = known
    .filter((one) => one !== found)
    .flatMap((one) => {
      const overlap = overlapOf(design, designOf(one.state));
      return overlap ? [{ name: shortNameOf(one.state), overlap }] : [];
    });
  const { questions, sections, ...rest } = evaluateDesign(design, {
    goals: (id) => goalsOn(state.goals, id),
    answers: state.answers,
    overlaps,
  });
  return {
    slug: state.slug,
    name: state.name,
    mayAnswer,
    ...rest,
    asked: [...rest.asked],
    sections: [...sections],
    questions: questions.map(({ number, data, answer, level }) => ({
      number,
      level,
      data: data && { level: data.level, traits: [...data.traits], evidence: [...data.evidence] },
      answer: answer && { level: answer.level, text: answer.text, on: answer.on },
    })),
  };
}

function overlapsView(
  known: readonly KnownProgramme[],
  designOf: (state: ProgrammeState) => Design,
  only: string | null,
  mayJudge: boolean,
): OverlapsAnswer {
  const designs = known.map(({ slug, state }) => ({ slug, design: designOf(state) }));
  const judgedBy = (slug: string, other: string) =>
    (known.find((one) => one.slug === slug)?.state.overlaps ?? [])
      .filter((one) => one.other === other)
      .map(({ holds, text, on }) => ({ by: slug, holds, text, on }));
  return {
    programmes: known.map(({ slug, state }) => {
      const { scope } = designOf(state);
      return {
        slug,
        shortName: shortNameOf(state),
        name: state.name,
        isCase: state.origin === 'case',
        isScoped: scope.populations.length > 0 && scope.goods.length > 0 && scope.territories.length > 0,
      };
    }),
    pairs: overlapsAmong(designs)
      .filter((one) => only === null || one.one === only || one.other === only)
      .map((one) => ({
        ...one,
        populations: [...one.populations],
        goods: [...one.goods],
        territories: [...one.territories],
        judgements: [...judgedBy(one.one, one.other), ...judgedBy(one.other, one.one)],
      })) as OverlapsAnswer['pairs'],
    mayJudge,
  };
}
