import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words: the title says the fact, the detail what to do. */
export const improvementRefusals: RefusalTexts = {
  'change-unknown': said(
    404,
    ['No encontramos ese cambio', 'Revise la dirección o vuelva a la lista de cambios.'],
    ['We did not find that change', 'Check the address or go back to the list of changes.'],
  ),
  'change-code-taken': said(
    409,
    ['Ya hay un cambio con ese nombre', 'Escriba un título distinto; lo demás sigue en la página.'],
    ['There is a change of that name already', 'Write another title; the rest is still on the page.'],
  ),
  'scope-unknown': said(
    422,
    ['Ese lugar o servicio no está en el catálogo', 'Elija uno de la lista.'],
    ['That place or service is not in the catalogue', 'Choose one from the list.'],
  ),
  'responsible-unknown': said(
    422,
    ['Esa cédula no consta en el registro', 'Compruébela, o déjela vacía para responder usted.'],
    ['That document is not in the registry', 'Check it, or leave it empty to answer for it yourself.'],
  ),
  'not-your-place': said(
    403,
    ['Su cargo no alcanza ese lugar', 'Pida a quien dirige ese lugar que abra la mejora.'],
    ['Your office does not reach that place', 'Ask who directs that place to open it.'],
  ),
  'not-yours-to-do': said(
    403,
    [
      'Esto no le corresponde a usted',
      'Planifica y ejecuta quien responde por el cambio; abre, juzga, avisa y cierra la dirección; comenta la defensoría.',
    ],
    [
      'This is not yours to do',
      'Who answers for the change plans and does; the direction opens, judges, tells and closes; the ombudsman comments.',
    ],
  ),
  'not-in-this-phase': said(
    409,
    ['El cambio ya no está en esa etapa', 'Actualice la página: alguien pudo haber avanzado.'],
    ['The change is not in that phase', 'Refresh the page: somebody may have gone on.'],
  ),
  'changed-meanwhile': said(
    409,
    ['Alguien hizo algo en este cambio mientras usted escribía', 'Mire lo nuevo y vuelva a enviar.'],
    ['Somebody acted on this change while you wrote', 'Look at what is new and send again.'],
  ),
  'already-announced': said(
    409,
    ['Las personas ya fueron avisadas', 'Se avisa una sola vez.'],
    ['People were told already', 'They are told once.'],
  ),
  'voice-not-joined': said(
    409,
    ['Esa voz no está en este cambio', 'Actualice la página.'],
    ['That voice is not in this change', 'Refresh the page.'],
  ),
  'voice-unknown': said(
    422,
    ['Alguna de esas voces ya no existe', 'Actualice las sugerencias.'],
    ['Some of those voices do not exist', 'Refresh the suggestions.'],
  ),
  'plan-already-begun': said(
    409,
    ['El plan ya tiene evidencia', 'Un plan empezado se continúa; agregue evidencia o pida otra fecha.'],
    [
      'The plan has evidence already',
      'A plan that began is gone on with; add evidence or ask for another date.',
    ],
  ),
  'step-after-due': said(
    422,
    [
      'Un paso termina después de la fecha del cambio',
      'Acerque la fecha del paso o pida otra para el cambio.',
    ],
    ['A step ends after the change is due', 'Bring the step forward or ask for another date of the change.'],
  ),
  'step-unknown': said(
    409,
    ['Ese paso no está en el plan', 'Actualice la página.'],
    ['That step is not in the plan', 'Refresh the page.'],
  ),
  'step-already-done': said(
    409,
    ['Ese paso ya tiene evidencia', 'Si hay más, agréguela aparte.'],
    ['That step has evidence already', 'If there is more, add it apart.'],
  ),
  'steps-without-evidence': said(
    409,
    ['Hay pasos sin evidencia', 'Registre la evidencia de cada paso antes de darlo por hecho.'],
    ['There are steps without evidence', 'Record the evidence of each step before calling it done.'],
  ),
  'due-in-the-past': said(
    422,
    ['La fecha ya pasó', 'Elija una de hoy en adelante.'],
    ['That date is over', 'Choose today or later.'],
  ),
  'judge-of-own-work': said(
    403,
    ['Quien hizo el cambio no juzga su efecto', 'Debe medirlo otra persona de la dirección o de calidad.'],
    ['Who made the change does not judge its effect', 'Another person must measure it.'],
  ),
  'too-soon-to-measure': said(
    409,
    ['Todavía no pasan los meses que hacen falta', 'Espere a que cierren los meses que pide la política.'],
    ['The months needed have not passed', 'Wait until the months that the policy asks for are over.'],
  ),
  'measure-shows-no-effect': said(
    409,
    [
      'La medida no muestra una mejora',
      'Los meses posteriores caen dentro de los límites de antes, o peor. Puede declararlo no efectivo y reabrirlo.',
    ],
    [
      'The measure shows no improvement',
      'The months after fall within the limits of before, or worse. Call it not effective and reopen it.',
    ],
  ),
  'nobody-told-yet': said(
    409,
    ['Aún no se avisó a las personas', 'Avíseles qué cambió antes de cerrar.'],
    ['People were not told yet', 'Tell them what changed before closing.'],
  ),
  'not-told': said(
    403,
    [
      'Responde quien fue avisado de este cambio',
      'Contestan quienes calificaron o reclamaron por esto. Si usted lo hizo, entre desde su cuenta o desde su comprobante.',
    ],
    [
      'Those who were told of this change answer',
      'Those who rated or complained about it answer. If you did, come from your account or your receipt.',
    ],
  ),
  'already-answered': said(
    409,
    ['Su respuesta ya consta', 'Cada persona responde una vez.'],
    ['Your answer is noted already', 'Each person answers once.'],
  ),
  'officials-account-needed': said(
    403,
    ['Inicie sesión con su propia cuenta', 'En ventanilla no se actúa sobre los cambios.'],
    ['Sign in with your own account', 'Changes are not acted upon while assisting.'],
  ),
};
