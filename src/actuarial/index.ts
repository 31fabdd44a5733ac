export * from './life/commutation.ts';
export * from './life/continuousFinance.ts';
export * from './life/jointLives.ts';
export * from './life/lifeTable.ts';
export * from './life/multipleDecrement.ts';
export * from './life/multiState.ts';
export { exp, log, normalDistribution, normalQuantile, pow } from './math/exactMath.ts';
