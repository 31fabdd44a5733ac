import type { HousePath, LetterContent, LetterLanguage, MailAddress } from '#platform/mail';

/** What is new in one place, already in words. */
export interface PlaceNews {
  readonly path: HousePath;
  readonly title: string;
  readonly said: readonly string[];
}

const words = {
  es: {
    subject: (places: number) =>
      places === 1
        ? 'Novedades donde usted participa'
        : `Novedades en ${places} lugares donde usted participa`,
    lede: 'Esto es nuevo desde el último correo o desde su última visita:',
    account: 'Verlo en su cuenta',
    why: 'Recibe este correo porque lo pidió en su cuenta: uno al día como máximo, y ninguno si no hay novedades.',
    out: 'No recibir más estos correos',
  },
  en: {
    subject: (places: number) =>
      places === 1 ? 'News where you take part' : `News in ${places} places where you take part`,
    lede: 'This is new since the last e-mail or since your last visit:',
    account: 'See it in your account',
    why: 'You get this e-mail because you asked for it in your account: one a day at most, and none when nothing is new.',
    out: 'No more of these e-mails',
  },
};

/** The letter of one person; `places` is not empty. @param token ends these letters for her. */
export function composeDigest(
  to: MailAddress,
  language: LetterLanguage,
  places: readonly PlaceNews[],
  token: string,
): LetterContent {
  const t = words[language];
  return {
    ...{ to, language },
    subject: t.subject(places.length),
    paragraphs: [
      t.lede,
      ...places.map(({ path, title, said }) => ({ path, label: title, after: `${said.join('; ')}.` })),
      { path: '/mi-cuenta', label: t.account },
      t.why,
    ],
    unsubscribe: { page: `/avisos/baja#${token}`, post: `/api/digest/way-out/${token}`, label: t.out },
  };
}
