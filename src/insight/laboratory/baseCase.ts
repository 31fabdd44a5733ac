import { join } from 'node:path';
import { engineVersion, inputsHash, plainLaw, type RunInputs, valueInYear } from '#actuarial';
import {
  openCaseFolder,
  parseYamlFile,
  readContradictions,
  readLevers,
  readPublished,
  readStochasticModel,
} from '#actuarial/folder';
import { canonicalJson } from '#kernel';
import { type BaseAnswer, laboratoryFile } from './api.ts';

/** What the laboratory serves: what the page needs to begin, and the inputs of every run as one text with its hash. */
export interface BaseCase {
  readonly base: BaseAnswer;
  readonly inputsText: string;
}

/** Reads a case's folder and what its laboratory offers. @throws on a lever that the case does not have, or that leaves its range. */
export function readBaseCase(caseFolder: string, lawFolder: string): BaseCase {
  const { document, cited } = openCaseFolder(caseFolder, lawFolder);
  const inputs: RunInputs = { document, law: plainLaw(cited) };
  const inputsText = canonicalJson(inputs);
  const offered = laboratoryFile.parse(parseYamlFile(join(caseFolder, 'pensions', 'laboratory.yaml')));
  const study = document.studies[offered.study];
  if (!study) throw new RangeError(`The case has no study called “${offered.study}”.`);
  const valueNow = (parameter: string): number => {
    const entry = document.assumptions[parameter];
    if (!entry) throw new RangeError(`The case has no assumption called “${parameter}”.`);
    const assumption = study.assumptions[parameter] ?? document.calibration.values[parameter] ?? entry.value;
    return valueInYear(assumption, offered.since);
  };
  return {
    inputsText,
    base: {
      engine: engineVersion,
      inputs: inputsHash(inputs),
      study: {
        id: offered.study,
        title: study.title,
        yearBase: study.yearBase,
        yearLast: study.yearBase + study.years,
      },
      since: offered.since,
      statePaid: valueNow('state-paid'),
      groups: offered.groups,
      levers: offered.levers.map((lever) => {
        const value = valueNow(lever.parameter);
        const entry = document.assumptions[lever.parameter]!;
        const [least, most] = entry.range;
        return { ...lever, value, least, most, mark: entry.mark, source: entry.source };
      }),
      questions: offered.questions,
      people: offered.people,
      sensitivity: readLevers(caseFolder).map((lever) => ({
        ...lever,
        low: [...lever.low],
        high: [...lever.high],
      })),
      stochastic: readStochasticModel(caseFolder),
      published: readPublished(caseFolder),
      unconfirmed: cited.citations
        .filter(
          (citation, i, all) =>
            citation.status === 'unconfirmed' && all.findIndex((one) => one.id === citation.id) === i,
        )
        .map(({ id, title, norm }) => ({ id, title, norm })),
      contradictions: readContradictions(caseFolder),
    },
  };
}
