export { laboratoryRoom } from './routes.ts';
