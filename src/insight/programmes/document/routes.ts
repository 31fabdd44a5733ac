import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NoPdfForPlatform, renderPdf } from '#platform/documents';
import { defineRoute, HttpProblem, problemOf, type Route, type RouteContext } from '#platform/http';
import { slugParams } from '../api.ts';
import { findOpen } from '../figureRoutes.ts';
import { programmesRefusals } from '../refusals.ts';
import { findProgramme, type KnownProgramme } from '../store.ts';
import { programmeDocument } from './write.ts';

const tag = 'Programmes';
const template = readFileSync(join(import.meta.dirname, 'programme.typ'), 'utf8');

/** The document of a programme as a tagged PDF: for everybody as approved, at the desk as it is being written. */
export function documentRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/programme.pdf',
      permission: 'public',
      tag,
      summary:
        'The whole design as a tagged PDF: situation, trees, theory of change, matrix, indicator sheets, budget, schedule, findings',
      params: slugParams,
      answer: 'stream',
      perMinute: 30,
      handle: async ({ params }, context) =>
        answerDocument(context, await findOpen(context.db.kysely, params.slug), 'open'),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/programme.pdf',
      permission: 'programmes.read',
      tag,
      summary: 'The design as it is being written, as a tagged PDF that says that it is a draft',
      params: slugParams,
      answer: 'stream',
      handle: async ({ params }, context) =>
        answerDocument(context, await findProgramme(context.db.kysely, params.slug), 'draft'),
    }),
  ];
}

async function answerDocument(
  { language, reply }: RouteContext,
  found: KnownProgramme | undefined,
  which: 'open' | 'draft',
): Promise<unknown> {
  const refused = (refusal: string) => new HttpProblem(problemOf({ refusal }, programmesRefusals, language));
  if (!found) throw refused('programme-unknown');
  const name = `${found.slug}-${language === 'es' ? 'programa' : 'programme'}`;
  try {
    const pdf = await typeset(found, which, language);
    reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${name}${which === 'draft' ? '-borrador' : ''}.pdf"`);
    return reply.send(Buffer.from(pdf));
  } catch (error) {
    if (!(error instanceof NoPdfForPlatform)) throw error;
    throw refused('pdf-not-here');
  }
}

const mostKept = 8;
const kept = new Map<string, Promise<Uint8Array>>();

/** A document says what its list of actions says: it is typeset once for each place of the list, and asked for many times. */
function typeset(
  found: KnownProgramme,
  which: 'open' | 'draft',
  language: RouteContext['language'],
): Promise<Uint8Array> {
  const key = [found.programmeId, found.seq, found.at, which, language].join(' ');
  const known = kept.get(key);
  if (known) return known;
  const made = renderPdf(template, programmeDocument(found.state, which, language), new Date(found.at));
  made.catch(() => kept.delete(key));
  kept.set(key, made);
  const first = kept.keys().next().value;
  if (kept.size > mostKept && first !== undefined) kept.delete(first);
  return made;
}
