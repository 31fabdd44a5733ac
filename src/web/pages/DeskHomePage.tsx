import { EmptyState, PageHead, useLanguage, useLoaded, useMessages } from '#design';
import { deskDuties } from '../deskDuties.ts';
import type { Me } from '../me.ts';

const words = {
  es: {
    title: 'Escritorio',
    lede: 'Lo que puede hacer hoy con las funciones que tiene.',
    offices: 'Sus funciones',
    everywhere: 'toda la institución',
    none: 'No tiene una función vigente',
    noneWhat: 'Quien administra los accesos puede asignarle una, con fecha de inicio y de fin.',
    about: {
      '/escritorio/atenciones':
        'Registrar una atención, entregar la invitación a calificar o ayudar a una persona a hacerlo.',
      '/escritorio/casos':
        'Quejas, sugerencias, pedidos y denuncias: clasificar, responder con razones, cumplir los plazos.',
      '/escritorio/archivos':
        'Cargar un archivo de atenciones: primero se revisa línea por línea, luego se cargan las buenas.',
      '/escritorio/calidad': 'Resultados completos de su unidad, comentarios y publicación de ediciones.',
      '/escritorio/personas': 'Buscar a una persona, leer su registro con un motivo y atenderla.',
      '/escritorio/duplicados': 'Registros que parecen de la misma persona: unirlos o dejarlos aparte.',
      '/escritorio/evaluaciones':
        'De los términos de referencia a las recomendaciones, con lo que falta a la vista.',
      '/escritorio/recomendaciones':
        'Contestar, planificar, reportar con evidencia y verificar; primero lo que vence antes.',
      '/escritorio/compras': 'Enviar publicaciones OCDS y leer qué corregir en ellas.',
      '/escritorio/accesos': 'Funciones por fechas y cuentas bloqueadas.',
    } as Record<string, string>,
  },
  en: {
    title: 'Desk',
    lede: 'What you can do today with the offices you hold.',
    offices: 'Your offices',
    everywhere: 'the whole institution',
    none: 'You hold no office today',
    noneWhat: 'Whoever manages access can give you one, with its first and last day.',
    about: {
      '/escritorio/atenciones':
        'Record an attention, hand the invitation to rate, or help a person to do it.',
      '/escritorio/casos':
        'Complaints, suggestions, requests and reports: classify, answer with reasons, keep the terms.',
      '/escritorio/archivos':
        'Load a file of attentions: it is first checked line by line, then the good ones are loaded.',
      '/escritorio/calidad': 'Full results of your unit, comments, and publication of editions.',
      '/escritorio/personas': 'Find a person, read her record with a reason, and assist her.',
      '/escritorio/duplicados': 'Records that look like the same person: join them or keep them apart.',
      '/escritorio/evaluaciones':
        'From the terms of reference to the recommendations, with what is missing in sight.',
      '/escritorio/recomendaciones':
        'Answer, plan, report with evidence and verify; what is due first comes first.',
      '/escritorio/compras': 'Send OCDS releases and read what to correct in them.',
      '/escritorio/accesos': 'Offices by dates and locked accounts.',
    } as Record<string, string>,
  },
};

export default function DeskHomePage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [me] = useLoaded<Me>('/api/me');
  if (me.state !== 'ready') return null;
  const open = Object.values(deskDuties).filter((duty) => me.value.permissions.includes(duty.permission));
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      {open.length === 0 ? (
        <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
      ) : (
        <ul className="bare home-doors">
          {open.map((page) => (
            <li key={page.path} className="home-door">
              <a href={page.path}>
                <span className="home-door__title">{page.title[language]}</span>
                <span className="home-door__how">{t.about[page.path]}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2>{t.offices}</h2>
      <ul>
        {me.value.offices.map((office) => (
          <li key={`${office.role}${office.unit}`}>
            {office.title?.[language] ?? office.role}: {office.unit ?? t.everywhere}
          </li>
        ))}
      </ul>
    </>
  );
}
