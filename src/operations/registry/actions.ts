/** What each action on a person's data is called when she reads it. An action without words here is shown by its name. */
export const actionWords: Readonly<Record<string, { readonly es: string; readonly en: string }>> = {
  'registry.person.found': {
    es: 'Apareció en una búsqueda: se vieron su nombre, documento y fecha de nacimiento',
    en: 'Appeared in a search: name, document and birth date were seen',
  },
  'registry.person.read': { es: 'Se leyó su registro', en: 'Your record was read' },
  'registry.person.read-own': { es: 'Usted leyó sus datos', en: 'You read your data' },
  'registry.person.registered': { es: 'Se registró a la persona', en: 'The person was registered' },
  'registry.person.corrected': { es: 'Se corrigió su registro', en: 'Your record was corrected' },
  'registry.contact.changed': { es: 'Cambió cómo comunicarse con usted', en: 'How to reach you was changed' },
  'registry.consent.changed': { es: 'Cambió un consentimiento', en: 'A consent was changed' },
  'registry.persons.merged': {
    es: 'Su registro se unió con otro suyo',
    en: 'Your record was joined with another of yours',
  },
  'registry.persons.unmerged': {
    es: 'Se deshizo la unión de su registro',
    en: 'The join of your record was undone',
  },
  'registry.persons.kept-apart': {
    es: 'Se comprobó que su registro no es el de otra persona',
    en: 'Your record was found not to be another person’s',
  },
  'quality.attentions.read': { es: 'Se vieron sus atenciones', en: 'Your attentions were seen' },
  'quality.attention.recorded': {
    es: 'Se registró una atención suya',
    en: 'An attention of yours was recorded',
  },
  'quality.evaluation.submitted': { es: 'Se recibió su calificación', en: 'Your rating was received' },
  'quality.invitation.issued': {
    es: 'Se le dio una invitación a calificar',
    en: 'You were given an invitation to rate',
  },
  'identity.assistance.started': {
    es: 'Empezaron a atenderle en ventanilla',
    en: 'You began to be assisted at the counter',
  },
  'identity.assistance.ended': {
    es: 'Terminó la atención en ventanilla',
    en: 'Assistance at the counter ended',
  },
  'identity.signed-in': { es: 'Se inició sesión en su cuenta', en: 'Your account was signed in to' },
  'identity.signed-out': { es: 'Se cerró la sesión', en: 'Your account was signed out of' },
};
