import { parseCedula } from '#kernel';
import { attentionId, referenceFromFacts } from './attentionId.ts';
import { parseInstant } from './instant.ts';

/** An attention as somebody typed it or another system sent it: nothing has been checked. */
export interface StatedAttention {
  readonly document: string;
  readonly service: string;
  readonly facility: string;
  readonly insurance: string;
  readonly requested: string;
  readonly attended: string;
  readonly closed: string;
  readonly reference: string;
}
export type StatedField = keyof StatedAttention;

/** An attention whose every statement holds by itself; whether its person is registered is not yet known. */
export interface SoundAttention {
  readonly attentionId: string;
  readonly document: string;
  readonly service: string;
  readonly facility: string;
  readonly insurance: string;
  /** ISO 8601 with offset. */
  readonly requestedAt: string;
  readonly attendedAt: string;
  readonly closedAt: string | null;
  readonly reference: string;
}

/** What is wrong with one field of an attention; importProblems.ts says each in words, with what to do. */
export type AttentionProblem =
  | 'missing'
  | 'cedula-digits'
  | 'cedula-zero-lost'
  | 'cedula-province'
  | 'cedula-third-digit'
  | 'cedula-check-digit'
  | 'document-shape'
  | 'service-unknown'
  | 'facility-unknown'
  | 'insurance-unknown'
  | 'service-not-given-there'
  | 'date-shape'
  | 'no-such-date'
  | 'no-such-time'
  | 'attended-before-requested'
  | 'closed-before-attended'
  | 'in-the-future'
  | 'reference-too-long'
  | 'columns-missing'
  | 'quote-open'
  | 'person-unknown'
  | 'repeated-in-file';

export interface FieldProblem {
  readonly field: StatedField | 'line';
  readonly problem: AttentionProblem;
  readonly found: string;
}

/** Answers what a code or a name stands for; null when nothing does. Made from the catalogue by `catalogueLookup`. */
export interface CatalogueLookup {
  service(stated: string): { readonly code: string; readonly insurance: string } | null;
  facility(stated: string): { readonly code: string } | null;
  insurance(stated: string): string | null;
  givenAt(service: string, facility: string): boolean;
}

export interface CheckContext {
  readonly catalogue: CatalogueLookup;
  /** The system in which `reference` is unique. */
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const foreignDocument = /^([A-Z]{3})[:-]([A-Z0-9]{4,20})$/;

/** The document in the form in which the registry knows it: ten digits, or country and number of a foreign document. */
export function documentProblem(stated: string): AttentionProblem | null {
  const cedula = parseCedula(stated);
  if (cedula.ok) return null;
  if (stated === '') return 'missing';
  if (!/^[\d\s.-]+$/.test(stated))
    return foreignDocument.test(stated.toUpperCase()) ? null : 'document-shape';
  switch (cedula.refusal.refusal) {
    case 'cedula-province-unknown':
      return 'cedula-province';
    case 'cedula-third-digit-above-five':
      return 'cedula-third-digit';
    case 'cedula-check-digit-wrong':
      return 'cedula-check-digit';
    default:
      return parseCedula(`0${stated}`).ok ? 'cedula-zero-lost' : 'cedula-digits';
  }
}

export function normalDocument(stated: string): string {
  const foreign = foreignDocument.exec(stated.toUpperCase());
  return foreign ? `${foreign[1]}:${foreign[2]}` : stated.replace(/\D/g, '');
}

/**
 * Checks one attention by itself.
 *
 * @returns the attention, or every field that has a problem (the first problem of each).
 */
export function checkAttention(
  stated: StatedAttention,
  context: CheckContext,
): SoundAttention | readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const blame = (field: StatedField, problem: AttentionProblem, found = stated[field]) =>
    problems.push({ field, problem, found });
  const { catalogue } = context;

  const wrongDocument = documentProblem(stated.document);
  if (wrongDocument) blame('document', wrongDocument);
  const service = catalogue.service(stated.service);
  if (!service) blame('service', stated.service === '' ? 'missing' : 'service-unknown');
  const facility = catalogue.facility(stated.facility);
  if (!facility) blame('facility', stated.facility === '' ? 'missing' : 'facility-unknown');
  if (service && facility && !catalogue.givenAt(service.code, facility.code))
    blame('service', 'service-not-given-there');
  const insurance =
    stated.insurance === '' ? (service?.insurance ?? null) : catalogue.insurance(stated.insurance);
  if (insurance === null && stated.insurance !== '') blame('insurance', 'insurance-unknown');

  const requested = parseInstant(stated.requested);
  if (typeof requested === 'string') blame('requested', requested);
  const attended = parseInstant(stated.attended);
  if (typeof attended === 'string') blame('attended', attended);
  const closed = stated.closed === '' ? null : parseInstant(stated.closed);
  if (typeof closed === 'string') blame('closed', closed);
  if (typeof attended === 'object') {
    if (attended.at > context.now) blame('attended', 'in-the-future');
    else if (typeof requested === 'object' && requested.at > attended.at)
      blame('attended', 'attended-before-requested');
    else if (closed !== null && typeof closed === 'object' && closed.at < attended.at)
      blame('closed', 'closed-before-attended');
  }
  if (stated.reference.length > 200) blame('reference', 'reference-too-long', stated.reference.slice(0, 60));
  if (
    problems.length > 0 ||
    !service ||
    !facility ||
    insurance === null ||
    typeof requested === 'string' ||
    typeof attended === 'string' ||
    typeof closed === 'string'
  )
    return problems;

  const document = normalDocument(stated.document);
  const facts = {
    document,
    service: service.code,
    facility: facility.code,
    requestedAt: requested.iso,
    attendedAt: attended.iso,
  };
  const reference = stated.reference === '' ? referenceFromFacts(facts) : stated.reference;
  return {
    ...facts,
    attentionId: attentionId(context.origin, reference),
    insurance,
    closedAt: closed?.iso ?? null,
    reference,
  };
}
