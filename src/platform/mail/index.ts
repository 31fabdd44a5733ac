export { findMailAddress, type MailAddress } from './address.ts';
export { failSomeLetters } from './demonstration.ts';
export type { HousePath, LetterContent, LetterLanguage, Paragraph } from './letter.ts';
export { createOutbox, type LetterLock, type NewLetter, type Outbox } from './outbox.ts';
export { mailPermissions } from './permissions.ts';
export { startPostman } from './postman.ts';
export { mailRoom } from './routes.ts';
export { type MailSetup, readMailSetup } from './settings.ts';
export { chooseLanguage, countLetters, languagesOf, resealLetters, tidyLetters } from './store.ts';
