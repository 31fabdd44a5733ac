export { writeMorning } from './morning.ts';
export { digestRoom } from './routes.ts';
