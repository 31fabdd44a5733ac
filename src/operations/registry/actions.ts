/** What a person reads of an action that has no words of its own yet: never its name in the program. */
export const otherAction = { es: 'Otra acción sobre sus datos', en: 'Another action on your data' } as const;

/** What a person reads where the reason is a duty and not what an official wrote. */
export const purposeWords: Readonly<Record<string, { readonly es: string; readonly en: string }>> = {
  complaints: { es: 'Atender un caso', en: 'To attend to a case' },
  duplicates: { es: 'Encontrar registros repetidos', en: 'To find records of one person' },
  'improvement-of-service': { es: 'Mejorar el servicio', en: 'To improve the service' },
  'evaluation-of-quality': {
    es: 'Evaluar la calidad de la atención',
    en: 'To evaluate the quality of attention',
  },
};

/** What each action on a person's data is called when she reads it. */
export const actionWords: Readonly<Record<string, { readonly es: string; readonly en: string }>> = {
  'registry.person.found': {
    es: 'Apareció en una búsqueda: se vieron su nombre, documento y fecha de nacimiento',
    en: 'Appeared in a search: name, document and birth date were seen',
  },
  'registry.person.read': { es: 'Se leyó su registro', en: 'Your record was read' },
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
  'complaints.case.filed': { es: 'Se recibió su caso', en: 'Your case was received' },
  'complaints.case.read': { es: 'Se leyó su caso', en: 'Your case was read' },
  'complaints.case.acted': { es: 'Se actuó en su caso', en: 'Something was done on your case' },
  'complaints.case.escalated': {
    es: 'Su caso subió de nivel por estar vencido',
    en: 'Your case went up the line for being late',
  },
  'complaints.case.closed': { es: 'Su caso se cerró', en: 'Your case was closed' },
  'complaints.file.read': { es: 'Se abrió un archivo de su caso', en: 'A file of your case was opened' },
  'quality.attentions.read': { es: 'Se vieron sus atenciones', en: 'Your attentions were seen' },
  'quality.attentions.reported': {
    es: 'Se registró una atención suya',
    en: 'An attention of yours was recorded',
  },
  'quality.evaluation.received': { es: 'Se recibió su calificación', en: 'Your rating was received' },
  'quality.comment.read': {
    es: 'Se leyó el comentario que dejó al calificar',
    en: 'The comment you left with a rating was read',
  },
  'quality.invitation.issued': {
    es: 'Se le dio una invitación a calificar',
    en: 'You were given an invitation to rate',
  },
  'quality.invitation.opened': {
    es: 'Se abrió una invitación a calificar',
    en: 'An invitation to rate was opened',
  },
  'identity.assistance.start': {
    es: 'Empezaron a atenderle en ventanilla',
    en: 'You began to be assisted at the counter',
  },
  'identity.assistance.end': {
    es: 'Terminó la atención en ventanilla',
    en: 'The assistance at the counter ended',
  },
  'identity.account.open': { es: 'Se abrió su cuenta', en: 'Your account was opened' },
  'identity.activation.issue': {
    es: 'Se le dio un código para crear o recuperar su contraseña',
    en: 'You were given a code to make or recover your password',
  },
  'identity.account.activate': {
    es: 'Se creó una contraseña nueva con un código de ventanilla',
    en: 'A new password was made with a code from the counter',
  },
  'identity.password-reset.ask': {
    es: 'Se pidió por correo elegir otra contraseña',
    en: 'A link to choose another password was asked for',
  },
  'identity.password-reset.use': {
    es: 'Se eligió otra contraseña con un enlace enviado a su correo',
    en: 'Another password was chosen with a link sent to your e-mail',
  },
  'identity.recovery-email.ask': {
    es: 'Se pidió confirmar un correo para recuperar la contraseña',
    en: 'An e-mail to recover the password was asked to be confirmed',
  },
  'identity.recovery-email.confirm': {
    es: 'Se confirmó el correo para recuperar la contraseña',
    en: 'The e-mail to recover the password was confirmed',
  },
  'identity.recovery-email.end': {
    es: 'Se quitó el correo para recuperar la contraseña',
    en: 'The e-mail to recover the password was removed',
  },
  'identity.account.find': { es: 'Se buscó su cuenta', en: 'Your account was looked up' },
  'identity.account.lock': {
    es: 'Su cuenta se bloqueó por intentos fallidos',
    en: 'Your account was locked after failed attempts',
  },
  'identity.account.unlock': { es: 'Se desbloqueó su cuenta', en: 'Your account was unlocked' },
  'identity.office.give': { es: 'Se le dio una función', en: 'You were given an office' },
  'identity.office.end': { es: 'Terminó una función suya', en: 'An office of yours ended' },
  'identity.provider.link': {
    es: 'Su cuenta se ligó a su institución',
    en: 'Your account was linked to your institution',
  },
  'identity.sign-ins.close': {
    es: 'Se cerraron las demás sesiones de su cuenta',
    en: 'The other sign-ins of your account were closed',
  },
  'identity.password.change': { es: 'Cambió su contraseña', en: 'Your password was changed' },
  'identity.totp.start': {
    es: 'Se activó la verificación en dos pasos',
    en: 'Two-step verification was turned on',
  },
  'identity.totp.end': {
    es: 'Se desactivó la verificación en dos pasos',
    en: 'Two-step verification was turned off',
  },
  'identity.sign-in.open': { es: 'Se inició sesión en su cuenta', en: 'Your account was signed in to' },
  'identity.sign-in.close': {
    es: 'Se cerró una sesión de su cuenta',
    en: 'A sign-in of your account was closed',
  },
};
