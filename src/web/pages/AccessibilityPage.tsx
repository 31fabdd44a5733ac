import { PageHead, useMessages } from '#design';

const words = {
  es: {
    title: 'Accesibilidad',
    lede: 'Queremos que cualquier persona pueda usar esto: con teclado, con lector de pantalla, con un teléfono viejo o con ayuda en ventanilla.',
    points: [
      'Seguimos las pautas WCAG 2.2, nivel AA, y las comprobamos en cada página con una herramienta automática y con el teclado.',
      'Puede agrandar el texto hasta 400 %, usar colores claros, oscuros o de alto contraste, y apagar el movimiento desde su dispositivo.',
      'Cada gráfico tiene al lado una tabla con los mismos números.',
      'Si se corta la conexión mientras califica, su respuesta se guarda en el teléfono y se envía después, una sola vez.',
      'Si no puede o no quiere usar una pantalla, en la ventanilla le atienden y queda registrado quién le ayudó.',
    ],
    trouble: 'Si algo no funciona para usted',
    troubleWhat:
      'Dígalo en la ventanilla o al defensor del afiliado: dónde estaba, qué quería hacer y qué pasó. Es un error nuestro, no suyo.',
  },
  en: {
    title: 'Accessibility',
    lede: 'We want anyone to be able to use this: with a keyboard, a screen reader, an old phone, or help at the counter.',
    points: [
      'We follow WCAG 2.2, level AA, and check every page with an automatic tool and with the keyboard.',
      'You can enlarge text to 400%, use light, dark or high-contrast colours, and turn off motion from your device.',
      'Every chart has beside it a table with the same numbers.',
      'If the connection drops while you rate, your answer is kept on the phone and sent later, once.',
      'If you cannot or do not want to use a screen, the counter will assist you, and who helped you is recorded.',
    ],
    trouble: 'If something does not work for you',
    troubleWhat:
      'Say so at the counter or to the ombudsman: where you were, what you wanted to do and what happened. It is our fault, not yours.',
  },
};

export default function AccessibilityPage() {
  const t = useMessages(words);
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <ul className="measure">
        {t.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <h2>{t.trouble}</h2>
      <p className="measure">{t.troubleWhat}</p>
    </div>
  );
}
