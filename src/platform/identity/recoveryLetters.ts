import type { LetterContent, LetterLanguage, MailAddress } from '#platform/mail';
import { signInPolicy } from './policy.ts';

// What this room writes by e-mail. Secrets stand after the # of an address, which browsers send to no server.

const resetMinutes = signInPolicy.resetMs / 60_000;
const confirmDays = signInPolicy.confirmEmailMs / 86_400_000;

const words = {
  es: {
    resetSubject: 'Elija otra contraseña',
    resetWhat: 'Alguien pidió entrar a su cuenta con otra contraseña. Si fue usted, elíjala aquí:',
    resetLink: 'Elegir otra contraseña',
    resetHow: `El enlace sirve una sola vez y durante ${resetMinutes} minutos. Al elegirla se cierran todas sus sesiones; si usa la verificación en dos pasos, también se le pedirá su código.`,
    resetNot:
      'Si no fue usted, no haga nada: su contraseña sigue como estaba. No comparta este enlace con nadie, tampoco con alguien que diga llamar de la institución.',
    officeSubject: 'Su contraseña',
    officeWhat:
      'Alguien pidió entrar a su cuenta con otra contraseña. Su cuenta tiene una función en la institución, por lo que no se recupera por correo: pida un código a quien administra los accesos, con su documento.',
    officeNot:
      'Si no fue usted, avísele igualmente a quien administra los accesos. Su contraseña sigue como estaba.',
    confirmSubject: 'Confirme su correo',
    confirmWhat:
      'En su cuenta se pidió usar este correo para recuperar la contraseña. Si fue usted, confírmelo aquí:',
    confirmLink: 'Confirmar este correo',
    confirmHow: `El enlace sirve una sola vez y durante ${confirmDays} días.`,
    confirmNot: 'Si no fue usted, no haga nada: sin confirmar, este correo no se usa.',
  },
  en: {
    resetSubject: 'Choose another password',
    resetWhat: 'Somebody asked to enter your account with another password. If it was you, choose it here:',
    resetLink: 'Choose another password',
    resetHow: `The link works once and for ${resetMinutes} minutes. Choosing closes all your sign-ins; if you use two-step verification, your code is asked for too.`,
    resetNot:
      'If it was not you, do nothing: your password is as it was. Share this link with nobody, nor with anyone who says to call from the institution.',
    officeSubject: 'Your password',
    officeWhat:
      'Somebody asked to enter your account with another password. Your account holds an office in the institution, so that it is not recovered by e-mail: ask an access manager for a code, with your document.',
    officeNot: 'If it was not you, tell an access manager all the same. Your password is as it was.',
    confirmSubject: 'Confirm your e-mail',
    confirmWhat:
      'Your account was asked to use this e-mail to recover the password. If it was you, confirm it here:',
    confirmLink: 'Confirm this e-mail',
    confirmHow: `The link works once and for ${confirmDays} days.`,
    confirmNot: 'If it was not you, do nothing: without confirmation this e-mail is not used.',
  },
};

export function resetLetter(to: MailAddress, language: LetterLanguage, token: string): LetterContent {
  const t = words[language];
  return {
    ...{ to, language, subject: t.resetSubject },
    paragraphs: [t.resetWhat, { path: `/recuperar#${token}`, label: t.resetLink }, t.resetHow, t.resetNot],
  };
}

export function officeLetter(to: MailAddress, language: LetterLanguage): LetterContent {
  const t = words[language];
  return { ...{ to, language, subject: t.officeSubject }, paragraphs: [t.officeWhat, t.officeNot] };
}

export function confirmLetter(to: MailAddress, language: LetterLanguage, token: string): LetterContent {
  const t = words[language];
  return {
    ...{ to, language, subject: t.confirmSubject },
    paragraphs: [
      t.confirmWhat,
      { path: `/confirmar-correo#${token}`, label: t.confirmLink },
      t.confirmHow,
      t.confirmNot,
    ],
  };
}
