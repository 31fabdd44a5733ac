export { territoryRoom } from './routes.ts';
