import { formatDate, plainDate } from '#kernel';
import type { RefusalTexts } from '#platform/http';

type Words = readonly [title: string, detail: string];
const said = (status: number, es: Words, en: Words): RefusalTexts[string] => ({
  es: () => ({ status, title: es[0], detail: es[1] }),
  en: () => ({ status, title: en[0], detail: en[1] }),
});

/** What this room refuses, in words. */
export const commissionsRefusals: RefusalTexts = {
  'person-needed': said(
    403,
    [
      'Esto lo hace cada quien por sí',
      'Inicie sesión con su cuenta; en ventanilla no se actúa por otra persona.',
    ],
    ['Each acts for herself', 'Sign in with your account; nobody acts for another at the counter.'],
  ),
  'person-unknown': said(
    404,
    ['No encontramos a esa persona', 'Revise el documento.'],
    ['We did not find that person', 'Check the document.'],
  ),
  'not-of-the-commission': said(
    403,
    [
      'Usted no integra la comisión de supervisión',
      'Solo quien tiene un asiento hoy escribe, firma y emite sus informes.',
    ],
    [
      'You do not sit in the commission of supervision',
      'Only who holds a seat today writes, signs and issues its reports.',
    ],
  ),
  'not-constituted': said(
    409,
    [
      'La comisión todavía no está constituida',
      'Antes, la Secretaría registra la resolución del Consejo Directivo.',
    ],
    ['The commission is not constituted yet', 'The Secretary records the resolution of the Board first.'],
  ),
  'resolution-of-the-future': said(
    422,
    ['La resolución tiene una fecha que todavía no llega', 'Revise el día de la resolución.'],
    ['The resolution is dated in the future', 'Check its day.'],
  ),
  'profile-unknown': said(
    422,
    ['La resolución no tiene ese perfil', 'Elija uno de los perfiles de la resolución vigente.'],
    ['The resolution has no such profile', 'Choose one of the profiles of the resolution in force.'],
  ),
  'profile-full': said(
    409,
    ['Los asientos de ese perfil están ocupados', 'La resolución fija cuántos son.'],
    ['The seats of that profile are taken', 'The resolution fixes how many there are.'],
  ),
  'period-not-over': {
    es: ({ until }) => ({
      status: 409,
      title: 'El trimestre no ha terminado',
      detail: `Las cifras se fijan después del ${formatDate(plainDate(String(until)), 'es')}.`,
    }),
    en: ({ until }) => ({
      status: 409,
      title: 'The quarter is not over',
      detail: `Figures are frozen after ${formatDate(plainDate(String(until)), 'en')}.`,
    }),
  },
  'figures-not-frozen': said(
    409,
    ['Las cifras de este trimestre no están fijadas', 'Fíjelas antes de escribir el informe.'],
    ['The figures of this quarter are not frozen', 'Freeze them before writing the report.'],
  ),
  'report-issued': said(
    409,
    ['El informe ya se emitió y no cambia', 'Lo que falte va en el informe del trimestre siguiente.'],
    ['The report was issued and does not change', 'What is missing goes into the next one.'],
  ),
  'report-not-issued': said(
    409,
    ['El informe todavía no se ha emitido', 'Se contesta cuando la comisión lo emite.'],
    ['The report was not issued yet', 'It is answered once the commission issues it.'],
  ),
  'report-unknown': said(
    404,
    ['No hay informe emitido de ese trimestre', 'Elija otro trimestre.'],
    ['There is no issued report of that quarter', 'Choose another quarter.'],
  ),
  'no-pdf-here': said(
    404,
    ['Este equipo no produce PDF', 'Descargue el archivo JSON, que dice lo mismo.'],
    ['This machine makes no PDF', 'Take the JSON file, which says the same.'],
  ),
  'cite-unknown': {
    es: ({ item, ref }) => ({
      status: 422,
      title: `El punto ${String(item)} cita un registro que no existe`,
      detail: `No encontramos «${String(ref)}». Elíjalo de la lista; lo escrito sigue en la página.`,
    }),
    en: ({ item, ref }) => ({
      status: 422,
      title: `Item ${String(item)} cites a record that does not exist`,
      detail: `We did not find “${String(ref)}”. Choose it from the list; what you wrote is still on the page.`,
    }),
  },
  'changed-meanwhile': said(
    409,
    [
      'El informe cambió mientras usted lo tenía abierto',
      'Otra persona de la comisión guardó otro texto u otras cifras. Lo que escribió sigue en la página: lea la versión nueva y vuelva a intentarlo.',
    ],
    [
      'The report changed while you had it open',
      'Another member saved other words or other figures. What you wrote is still on the page: read the new version and try again.',
    ],
  ),
  'nothing-to-sign': said(
    409,
    ['El informe no tiene puntos', 'Escriba al menos un punto que se apoye en un registro.'],
    ['The report has no items', 'Write at least one item that rests on a record.'],
  ),
  'already-signed': said(
    409,
    ['Usted ya firmó este texto', 'Si el texto cambia, se firma otra vez.'],
    ['You signed this text already', 'If the text changes it is signed again.'],
  ),
  'too-few-signatures': {
    es: ({ signed, needed, seats }) => ({
      status: 409,
      title: 'Faltan firmas',
      detail: `Han firmado ${String(signed)} de ${String(seats)} integrantes y hacen falta ${String(needed)}. El informe sigue guardado: podrá emitirlo cuando firmen.`,
    }),
    en: ({ signed, needed, seats }) => ({
      status: 409,
      title: 'Signatures are missing',
      detail: `${String(signed)} of ${String(seats)} members have signed and ${String(needed)} are needed. The report is kept: it can be issued once they sign.`,
    }),
  },
  'answer-to-oneself': said(
    403,
    ['Quien integra la comisión no contesta su informe', 'Debe contestar otra persona de la Dirección.'],
    ['Who sits in the commission does not answer its report', 'Another person of the Direction answers.'],
  ),
  'item-unknown': said(
    404,
    ['El informe no tiene ese punto', 'Elija un punto del informe.'],
    ['The report has no such item', 'Choose an item of the report.'],
  ),
  'already-answered-item': said(
    409,
    ['Ese punto ya está contestado', 'Una respuesta publicada no cambia.'],
    ['That item is answered already', 'A published answer does not change.'],
  ),
  'accepted-without-promise': said(
    422,
    [
      'Quien acepta un punto dice qué hará y hasta cuándo',
      'Escriba el compromiso y su fecha, o diga que acepta en parte o que no acepta.',
    ],
    [
      'Who accepts an item says what will be done and by when',
      'Write the commitment and its day, or say that you accept in part or not.',
    ],
  ),
  'promise-of-the-past': said(
    422,
    ['El compromiso tiene una fecha que ya pasó', 'Diga un día de hoy en adelante.'],
    ['The commitment is due in the past', 'Say a day from today on.'],
  ),
  'nothing-was-promised': said(
    409,
    ['En ese punto no hay un compromiso', 'Solo se muestra cumplido lo que se prometió.'],
    ['Nothing was promised in that item', 'Only what was promised is shown as fulfilled.'],
  ),
  'already-fulfilled': said(
    409,
    ['Ese compromiso ya consta cumplido', 'No hace falta hacer nada más.'],
    ['That commitment is fulfilled already', 'There is nothing more to do.'],
  ),
  'audit-code-taken': said(
    409,
    ['Ya hay una auditoría con ese nombre corto', 'Elija otro.'],
    ['There is an audit of that short name already', 'Choose another.'],
  ),
  'audit-days-out-of-order': said(
    422,
    [
      'Las fechas de la auditoría no cuadran',
      'Primero lo examinado, después el informe, y nada en el futuro.',
    ],
    [
      'The days of the audit do not agree',
      'First what was examined, then its report, nothing in the future.',
    ],
  ),
  'audit-unknown': said(
    404,
    ['No encontramos esa auditoría', 'Búsquela en el registro.'],
    ['We did not find that audit', 'Look for it in the register.'],
  ),
  'finding-unknown': said(
    422,
    ['Una recomendación responde a un hallazgo que no está', 'Revise el número del hallazgo.'],
    ['A recommendation answers to a finding that is not there', 'Check the number of the finding.'],
  ),
  'recommendation-unknown': said(
    404,
    ['La auditoría no tiene esa recomendación', 'Elija una de la lista.'],
    ['The audit has no such recommendation', 'Choose one of the list.'],
  ),
  'recommendation-fulfilled': said(
    409,
    ['Esa recomendación ya consta cumplida', 'No hace falta hacer nada más.'],
    ['That recommendation is fulfilled already', 'There is nothing more to do.'],
  ),
  'already-presented': said(
    409,
    ['La rendición de cuentas de ese año ya se presentó', 'No cambia después de presentada.'],
    ['The accountability report of that year was presented already', 'It does not change afterwards.'],
  ),
  'year-not-over': said(
    409,
    ['El año no ha terminado', 'La rendición de cuentas se presenta cuando el año termina.'],
    ['The year is not over', 'The accountability report is presented once the year is over.'],
  ),
  'accountability-unknown': said(
    404,
    ['No hay rendición de cuentas de ese año', 'Elija otro año.'],
    ['There is no accountability report of that year', 'Choose another year.'],
  ),
  'goal-unknown': said(
    404,
    ['La rendición no tiene esa meta', 'Elija una meta de la lista.'],
    ['The report has no such goal', 'Choose a goal of the list.'],
  ),
  'met-without-evidence': said(
    422,
    ['Sin evidencia no se puede decir que se cumplió', 'Diga que no se demostró, o que se cumplió en parte.'],
    ['Without evidence it cannot be held for met', 'Say that it was not shown, or that it was met in part.'],
  ),
  'trace-unknown': said(
    404,
    ['No encontramos ese registro', 'Puede que todavía no sea público. Vuelva al que lo citaba.'],
    ['We did not find that record', 'It may not be public yet. Go back to the one that cited it.'],
  ),
};
