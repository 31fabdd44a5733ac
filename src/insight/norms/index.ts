export { normsRoom } from './routes.ts';
