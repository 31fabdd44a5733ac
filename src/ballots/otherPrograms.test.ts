import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Question,
  type RehearsalPlan,
  rehearseElection,
  resultStep,
  type Step,
  seededRandom,
  verifyElection,
  writeArchive,
} from '#ballots';
import { nativeGroups } from '#ballots/server';

// Must hold 2: programs that others wrote accept our archives, and we accept theirs. Both are under the AGPL and are only
// run, as programs of their own; see docs/decisions on the voting protocol.

const inCi = Boolean(process.env.CI);
const beleniosTool = spawnSync('belenios-tool', ['--version']).status === 0;
if (inCi && !beleniosTool)
  throw new Error('In CI belenios-tool must be installed: apt-get install belenios-tool.');

/** The Sirona program: the one that AMPARO_SIRONA names, or in CI one installed for the occasion. */
function findSirona(folder: string): string | undefined {
  const named = process.env.AMPARO_SIRONA;
  if (named) {
    if (!existsSync(named)) throw new Error(`AMPARO_SIRONA names a program that is not there: ${named}`);
    return named;
  }
  if (!inCi) return undefined;
  execFileSync(
    'npm',
    [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      'sirona@0.0.28',
    ],
    { stdio: 'ignore' },
  );
  return join(folder, 'node_modules', 'sirona', 'dist', 'cli', 'sirona.js');
}

const workFolder = mkdtempSync(join(tmpdir(), 'amparo-ballots-'));
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));

const boxes: Question = {
  type: 'Homomorphic',
  value: { answers: ['Ñandú', 'B "b"', 'C'], blank: true, min: 1, max: 2, question: '¿Quién?' },
};
const plain: Question = {
  type: 'Homomorphic',
  value: { answers: ['A', 'B'], min: 0, max: 1, question: '¿Sí?' },
};
const lists: Question = {
  type: 'Lists',
  value: {
    answers: [
      ['L1', 'a', 'b'],
      ['L2', 'c'],
    ],
    question: '¿Qué lista?',
  },
};
const ranked: Question = {
  type: 'NonHomomorphic',
  value: { answers: ['A', 'B'], question: '¿En qué orden?' },
};

const weighted: Omit<RehearsalPlan, 'group' | 'name'> = {
  questions: [boxes, plain],
  weights: [3, 1, 2],
  mandatory: 1,
  ceremony: { size: 3, threshold: 2, decrypting: [1, 3] },
  votes: [
    {
      voter: 0,
      choices: [
        [0, 1, 0, 0],
        [0, 1],
      ],
    },
    {
      voter: 1,
      choices: [
        [1, 0, 0, 0],
        [0, 0],
      ],
    },
    {
      voter: 0,
      choices: [
        [0, 0, 1, 1],
        [1, 0],
      ],
    },
  ],
};
// Voter 0 votes again: B and C, weight 3; voter 1 is blank, weight 1.
const weightedResult = [
  [1, 0, 3, 3],
  [3, 0],
];

async function archiveInFolder(
  plan: RehearsalPlan,
  change: (steps: readonly Step[]) => readonly Step[] = (steps) => steps,
) {
  const { open, steps } = await rehearseElection(plan, nativeGroups, seededRandom(plan.name));
  const folder = mkdtempSync(join(workFolder, 'election-'));
  const bytes = writeArchive(1_800_000_000, change(steps));
  writeFileSync(join(folder, `${open.election.uuid}.bel`), bytes);
  return { folder, bytes };
}
const withOtherResult = (steps: readonly Step[]) => [
  ...steps.slice(0, -1),
  resultStep([
    [0, 1, 3, 3],
    [3, 0],
  ]),
];

describe.skipIf(!beleniosTool)(
  `belenios-tool of Debian${beleniosTool ? '' : ' (skipped: it is not installed)'}`,
  () => {
    const verify = (folder: string) =>
      spawnSync('belenios-tool', ['election', 'verify'], { cwd: folder, encoding: 'utf8' });

    it('accepts our archive in BELENIOS-2048, with weights, revote and threshold', async () => {
      const { folder, bytes } = await archiveInFolder({
        ...weighted,
        group: 'BELENIOS-2048',
        name: 'Ensayo 2048',
      });
      expect(verify(folder)).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('all checks passed'),
      });
      expect((await verifyElection(bytes, { groups: nativeGroups })).result).toEqual(weightedResult);
    });

    it('accepts our archive in RFC-3526-2048, with ranked votes and their shuffles', async () => {
      const { folder } = await archiveInFolder({
        group: 'RFC-3526-2048',
        name: 'Ensayo con preferencias',
        questions: [plain, ranked],
        weights: [1, 1],
        mandatory: 1,
        votes: [
          {
            voter: 0,
            choices: [
              [0, 1],
              [1, 2],
            ],
          },
          {
            voter: 1,
            choices: [
              [1, 0],
              [2, 1],
            ],
          },
        ],
      });
      expect(verify(folder)).toMatchObject({
        status: 0,
        stderr: expect.stringContaining('all checks passed'),
      });
    });

    it('rejects ours when the result is another: so its word counts', async () => {
      const { folder } = await archiveInFolder(
        { ...weighted, group: 'BELENIOS-2048', name: 'Ensayo 2048' },
        withOtherResult,
      );
      expect(verify(folder).status).not.toBe(0);
    });

    /** An election made with the tool alone, whose trustees are those that `ceremony` makes. */
    async function madeByTool(
      ceremony: (tool: (args: readonly string[], input?: string) => string, folder: string) => Trustees,
    ) {
      const folder = mkdtempSync(join(workFolder, 'tool-'));
      const tool = (args: readonly string[], input = '') =>
        execFileSync('belenios-tool', args, {
          cwd: folder,
          input,
          encoding: 'utf8',
          stdio: ['pipe', 'pipe', 'ignore'],
        });
      const inFolder = (ending: string) => readdirSync(folder).find((name) => name.endsWith(ending))!;
      const uuid = tool(['setup', 'generate-token']).trim();
      const common = ['--uuid', uuid, '--group', 'BELENIOS-2048'];
      tool(['setup', 'generate-credentials', ...common, '--count', '3']);
      const credentials = Object.values(
        parseCredentials(readFileSync(join(folder, inFolder('.privcreds')), 'utf8')),
      );
      writeFileSync(join(folder, 'public_creds.json'), readFileSync(join(folder, inFolder('.pubcreds'))));
      const { decrypt } = ceremony(tool, folder);
      tool(['setup', 'make-trustees']);
      const template = { description: 'D', name: 'N', questions: [boxes.value, plain.value] };
      writeFileSync(join(folder, 'template.json'), JSON.stringify(template));
      tool(['setup', 'make-election', ...common, '--template', 'template.json']);
      tool(['archive', 'init']);
      const votes = [
        [
          [0, 1, 0, 0],
          [0, 1],
        ],
        [
          [1, 0, 0, 0],
          [1, 0],
        ],
        [
          [0, 1, 1, 0],
          [1, 0],
        ],
      ];
      votes.forEach((vote, i) => {
        writeFileSync(join(folder, 'cred'), credentials[i]!);
        writeFileSync(join(folder, 'vote'), JSON.stringify(vote));
        tool(
          ['archive', 'add-event', '--type=Ballot'],
          tool(['election', 'generate-ballot', '--privcred', 'cred', '--ballot', 'vote']),
        );
      });
      tool(['archive', 'add-event', '--type=EndBallots']);
      tool(['archive', 'add-event', '--type=EncryptedTally'], tool(['election', 'compute-encrypted-tally']));
      for (const args of decrypt)
        tool(['archive', 'add-event', '--type=PartialDecryption'], tool(['election', ...args]));
      tool(['archive', 'add-event', '--type=Result'], tool(['election', 'compute-result']));
      return verifyElection(readFileSync(join(folder, `${uuid}.bel`)), { groups: nativeGroups });
    }
    /** The arguments with which each trustee that is there decrypts. */
    interface Trustees {
      readonly decrypt: readonly (readonly string[])[];
    }
    /** A mandatory trustee, the first one. */
    const mandatory = (tool: (args: readonly string[]) => string, folder: string): readonly string[] => {
      tool(['setup', 'generate-trustee-key', '--group', 'BELENIOS-2048']);
      const named = (ending: string) => readdirSync(folder).find((name) => name.endsWith(ending))!;
      writeFileSync(join(folder, 'public_keys.jsons'), readFileSync(join(folder, named('.pubkey'))));
      return ['decrypt', '--privkey', named('.privkey'), '--trustee-id', '1'];
    };
    const accepted = {
      verdict: 'accepted',
      stage: 'finished',
      result: [
        [1, 2, 1, 0],
        [2, 1],
      ],
    };

    it('makes archives that we accept, with the result of its votes', async () => {
      const report = await madeByTool((tool, folder) => ({ decrypt: [mandatory(tool, folder)] }));
      expect(report).toMatchObject(accepted);
    });

    // Release 2.0 wrote certificates that do not say which ceremony they are for, and no signature of each trustee on all of it; both are
    // in the formats of 3.3.0. Archives with a ceremony by that release are among the oracles, and are accepted.
    it('makes threshold ceremonies of an older form, which we reject for their format and nothing else', async () => {
      const report = await madeByTool((tool, folder) => {
        const own = mandatory(tool, folder);
        const certs = ['--certs', 'certs.jsons', '--threshold', '2'];
        const step = (number: number, args: readonly string[] = [], input = '') =>
          tool(
            [
              'setup',
              'generate-trustee-key-threshold',
              '--group',
              'BELENIOS-2048',
              '--step',
              `${number}`,
              ...args,
            ],
            input,
          );
        const read = (name: string) => readFileSync(join(folder, name), 'utf8');
        for (let trustee = 0; trustee < 3; trustee += 1) step(1);
        const names = readdirSync(folder)
          .filter((name) => name.endsWith('.cert'))
          .map((name) => name.slice(0, -'.cert'.length))
          .sort();
        expect(names).toHaveLength(3);
        const join3 = (textOf: (name: string) => string) => names.map(textOf).join('');
        writeFileSync(
          join(folder, 'certs.jsons'),
          join3((name) => read(`${name}.cert`)),
        );
        step(2, certs);
        writeFileSync(
          join(folder, 'polynomials.jsons'),
          join3((name) => step(3, [...certs, '--key', `${name}.key`])),
        );
        const polynomials = [...certs, '--polynomials', 'polynomials.jsons'];
        step(4, polynomials);
        const shares = join3((name) => step(5, [...certs, '--key', `${name}.key`], read(`${name}.vinput`)));
        writeFileSync(join(folder, 'threshold.json'), step(6, polynomials, shares));
        // The second of the ceremony is lost.
        const decrypts = [0, 2].map((place) => [
          'decrypt-threshold',
          '--key',
          `${names[place]}.key`,
          '--decryption-key',
          `${names[place]}.dkey`,
          '--trustee-id',
          `${place + 2}`,
        ]);
        return { decrypt: [own, ...decrypts] };
      });
      expect(report.verdict).toBe('rejected');
      expect(report.checks.filter(({ status }) => status === 'failed')).toEqual([
        {
          check: 'format',
          status: 'failed',
          failures: 1,
          details: ['trustees[1] is not an object whose next field is signatures'],
        },
      ]);
    });
  },
);

/** The tool has written private credentials as lines «id credential» and as a JSON object. */
function parseCredentials(text: string): Record<string, string> {
  if (text.trimStart().startsWith('{')) return JSON.parse(text) as Record<string, string>;
  return Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/) as [string, string]),
  );
}

const sironaAtHand = inCi || Boolean(process.env.AMPARO_SIRONA);
if (!beleniosTool)
  console.warn('Skipped, since belenios-tool is not installed: archives before the tool of Debian');
if (!sironaAtHand)
  console.warn('Skipped, since AMPARO_SIRONA does not name its program: archives before Sirona');
describe.skipIf(!sironaAtHand)(
  `Sirona${sironaAtHand ? '' : ' (skipped: AMPARO_SIRONA does not name its program)'}`,
  () => {
    let sirona = '';
    beforeAll(() => {
      sirona = findSirona(join(workFolder, 'sirona'))!;
    });
    const verify = (folder: string) =>
      spawnSync(process.execPath, [sirona, 'election', 'verify'], { cwd: folder, encoding: 'utf8' });

    it('accepts our archive in Ed25519, with weights, revote and threshold', async () => {
      const { folder } = await archiveInFolder({ ...weighted, group: 'Ed25519', name: 'Ensayo Ed25519' });
      expect(verify(folder)).toMatchObject({ status: 0, stdout: expect.stringContaining('3 ballots found') });
    });

    it('accepts our archive of lists in Ed25519', async () => {
      const { folder } = await archiveInFolder({
        group: 'Ed25519',
        name: 'Ensayo de listas',
        questions: [lists],
        weights: [1, 1],
        mandatory: 2,
        votes: [
          {
            voter: 0,
            choices: [
              [
                [1, 1, 0],
                [0, 0],
              ],
            ],
          },
          {
            voter: 1,
            choices: [
              [
                [0, 0, 0],
                [1, 1],
              ],
            ],
          },
        ],
      });
      expect(verify(folder)).toMatchObject({ status: 0, stdout: expect.stringContaining('2 ballots found') });
    });

    it('rejects ours when the result is another: so its word counts', async () => {
      const { folder } = await archiveInFolder(
        { ...weighted, group: 'Ed25519', name: 'Ensayo Ed25519' },
        withOtherResult,
      );
      expect(verify(folder).status).not.toBe(0);
    });
  },
);
