/**
 * Where this room finds persons by their document. The registry owns persons; what is needed here is one relation with the
 * columns `document` (ten digits of a cédula, or `COL:AB123456`; unique) and `person_id`.
 */
export interface PersonDirectory {
  /** A qualified name such as `registry.person_by_document`; part of the program, never of a request. */
  readonly relation: string;
}
