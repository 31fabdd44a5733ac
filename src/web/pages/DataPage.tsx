import { Link, PageHead, useMessages } from '#design';

const words = {
  es: {
    title: 'Sus datos',
    lede: 'Qué guardamos, quién lo ve y cómo se protege.',
    sections: [
      [
        'Qué guardamos',
        'Su identificación, cómo comunicarnos con usted, sus afiliaciones y las atenciones que recibió. Cuando califica, sus respuestas se guardan aparte de sus datos: nadie que las lee ve su nombre.',
      ],
      [
        'Quién lo ve',
        'Solo quien lo necesita para atenderle. Cada vez que alguien abre su registro tiene que decir para qué, y queda anotado. Usted puede leer esa lista.',
      ],
      [
        'Lo que se publica',
        'Totales y promedios. Un grupo con pocas respuestas no se muestra, ni se muestran otros números con los que pudiera deducirse.',
      ],
      [
        'Galletas',
        'Una para su sesión, si la inicia, y una para el idioma. Ninguna de publicidad ni de terceros: esta página no pide nada a otros sitios.',
      ],
    ],
    readings: 'Ver quién miró mis datos',
  },
  en: {
    title: 'Your data',
    lede: 'What we keep, who sees it and how it is protected.',
    sections: [
      [
        'What we keep',
        'Your identification, how to reach you, your affiliations and the attentions you received. When you rate, your answers are kept apart from your data: nobody who reads them sees your name.',
      ],
      [
        'Who sees it',
        'Only who needs it to serve you. Whoever opens your record must say what for, and it is noted. You can read that list.',
      ],
      [
        'What is published',
        'Totals and means. A group with few answers is not shown, nor are other numbers from which it could be deduced.',
      ],
      [
        'Cookies',
        'One for your sign-in, if you sign in, and one for the language. None of advertising or third parties: this page asks nothing of other sites.',
      ],
    ],
    readings: 'See who looked at my data',
  },
};

export default function DataPage() {
  const t = useMessages(words);
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      {t.sections.map(([title, text]) => (
        <section key={title}>
          <h2>{title}</h2>
          <p className="measure">{text}</p>
        </section>
      ))}
      <p>
        <Link look="action" href="/mi-cuenta?ver=lecturas">
          {t.readings}
        </Link>
      </p>
    </div>
  );
}
