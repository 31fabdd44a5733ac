export { loadLaw, parseLaw, readLawFolder, type TextFile } from './loadLaw.ts';
export { readInstitution } from './readInstitution.ts';
export { readTerritory } from './readTerritory.ts';
export { type Problem, UnreadableFolder } from './readYaml.ts';
