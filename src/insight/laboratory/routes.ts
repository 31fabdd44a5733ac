import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ok } from '#kernel';
import { defineRoute, HttpProblem, problemOf, type RefusalTexts, type Room } from '#platform/http';
import { baseAnswer, inputsParams } from './api.ts';
import { readBaseCase } from './baseCase.ts';

const tag = 'Laboratory';
const forGood = 'public, max-age=31536000, immutable';

const refusals: RefusalTexts = {
  'inputs-replaced': {
    es: () => ({
      status: 404,
      title: 'Esos datos base ya no están aquí',
      detail: 'Otros los reemplazaron. Abra el laboratorio de nuevo para usar los vigentes.',
    }),
    en: () => ({
      status: 404,
      title: 'Those base data are no longer here',
      detail: 'Others took their place. Open the laboratory again to use the ones in force.',
    }),
  },
};

/** The case for anyone: a small answer that names the inputs by their hash, and the inputs themselves, which never change under it. */
export function laboratoryRoom({
  caseFolder,
  lawFolder,
}: {
  readonly caseFolder: string;
  readonly lawFolder: string;
}): Room {
  const { base, inputsText } = readBaseCase(caseFolder, lawFolder);
  const packed = packOnce(inputsText);
  return {
    name: 'laboratory',
    refusals,
    routes: [
      defineRoute({
        method: 'GET',
        url: '/api/laboratory/base',
        permission: 'public',
        tag,
        summary:
          'What the laboratory offers: levers, questions, stylised workers, and the hash of its inputs',
        answer: baseAnswer,
        handle: async (_input, { reply }) => {
          reply.header('cache-control', 'public, no-cache').header('etag', `"${base.inputs.slice(0, 32)}"`);
          return ok(base);
        },
      }),
      defineRoute({
        method: 'GET',
        url: '/api/laboratory/inputs/:hash',
        permission: 'public',
        tag,
        summary:
          'The inputs of every run of the laboratory: the case and the law in numbers, as canonical JSON',
        params: inputsParams,
        answer: 'stream',
        handle: async ({ params }, { request, reply, language }) => {
          if (params.hash !== base.inputs)
            throw new HttpProblem(problemOf({ refusal: 'inputs-replaced' }, refusals, language));
          const accepted = String(request.headers['accept-encoding'] ?? '');
          reply
            .type('application/json; charset=utf-8')
            .header('cache-control', forGood)
            .header('vary', 'accept-encoding');
          if (/\bbr\b/.test(accepted))
            return reply.header('content-encoding', 'br').send(await packed.brotli());
          if (/\bgzip\b/.test(accepted))
            return reply.header('content-encoding', 'gzip').send(await packed.gzip());
          return reply.send(inputsText);
        },
      }),
    ],
  };
}

/** Packed as tightly as can be, once, by whoever asks first, on a thread of its own: brotli's best takes 0.7 s and saves a third. */
function packOnce(text: string): { brotli(): Promise<Buffer>; gzip(): Promise<Buffer> } {
  let brotli: Promise<Buffer> | undefined;
  let zipped: Promise<Buffer> | undefined;
  return {
    brotli() {
      brotli ??= promisify(brotliCompress)(text, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
      });
      return brotli;
    },
    gzip() {
      zipped ??= promisify(gzip)(text, { level: 9 });
      return zipped;
    },
  };
}
