import { Notice, useMessages } from '#design';

const words = {
  es: {
    title: '¿Está en peligro ahora?',
    call: 'Llame al 911',
    body: '(ECU 911): es gratis desde cualquier teléfono, a toda hora. Un reclamo tarda días; esa llamada, minutos.',
    leave: 'Salir rápido de esta página',
  },
  en: {
    title: 'Are you in danger now?',
    call: 'Call 911',
    body: '(ECU 911): free from any telephone, at any hour. A complaint takes days; that call, minutes.',
    leave: 'Leave this page quickly',
  },
};

/** Who suffers violence or is in danger sees at once where to get help, before any form. */
export function HelpNow() {
  const t = useMessages(words);
  return (
    <Notice tone="attention" title={t.title}>
      <p>
        <a href="tel:911">{t.call}</a> {t.body}
      </p>
      <p>
        <a
          href="/ley"
          onClick={(event) => {
            // Replaced, so that going back does not show the form to who looks over a shoulder.
            event.preventDefault();
            location.replace('/ley');
          }}
        >
          {t.leave}
        </a>
      </p>
    </Notice>
  );
}
