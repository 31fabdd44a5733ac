export { loadLaw, parseLaw, readLawFolder, type TextFile } from './loadLaw.ts';
export { type Problem, UnreadableFolder } from './readYaml.ts';
