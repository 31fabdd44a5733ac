export { buildPages } from './build.ts';
export { servePages } from './serve.ts';
