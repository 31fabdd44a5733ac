type Counted = (n: number) => string;

/** What is new in a space, each kind in a few words; the same table for committees and groups stands in their rooms. */
export const spaceNews: Record<'es' | 'en', Readonly<Record<string, Counted>>> = {
  es: {
    contributed: (n) => (n === 1 ? '1 aporte nuevo' : `${n} aportes nuevos`),
    replied: (n) => (n === 1 ? '1 respuesta de la institución' : `${n} respuestas de la institución`),
    'reply-overdue': (n) =>
      n === 1 ? '1 respuesta que no llegó a tiempo' : `${n} respuestas que no llegaron a tiempo`,
    'document-published': (n) => (n === 1 ? '1 documento nuevo' : `${n} documentos nuevos`),
    commented: (n) => (n === 1 ? '1 comentario' : `${n} comentarios`),
    'task-assigned': (n) => (n === 1 ? '1 tarea asignada' : `${n} tareas asignadas`),
    'meeting-convened': (n) => (n === 1 ? '1 sesión convocada' : `${n} sesiones convocadas`),
    'minutes-signed': (n) => (n === 1 ? '1 acta firmada' : `${n} actas firmadas`),
    'outcome-told': (n) => (n === 1 ? '1 novedad de un acuerdo' : `${n} novedades de acuerdos`),
    'space-closed': () => 'el espacio terminó',
  },
  en: {
    contributed: (n) => (n === 1 ? '1 new contribution' : `${n} new contributions`),
    replied: (n) => (n === 1 ? '1 reply of the institution' : `${n} replies of the institution`),
    'reply-overdue': (n) =>
      n === 1 ? '1 reply that did not come in time' : `${n} replies that did not come in time`,
    'document-published': (n) => (n === 1 ? '1 new document' : `${n} new documents`),
    commented: (n) => (n === 1 ? '1 comment' : `${n} comments`),
    'task-assigned': (n) => (n === 1 ? '1 task given' : `${n} tasks given`),
    'meeting-convened': (n) => (n === 1 ? '1 meeting convened' : `${n} meetings convened`),
    'minutes-signed': (n) => (n === 1 ? '1 signed minutes' : `${n} signed minutes`),
    'outcome-told': (n) => (n === 1 ? '1 news of an agreement' : `${n} news of agreements`),
    'space-closed': () => 'the space is over',
  },
};
