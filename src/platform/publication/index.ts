export { publicationRoom } from './routes.ts';
