import type { RefusalTexts } from '#platform/http';

const waitText = (seconds: unknown, minutesWord: string, secondsWord: string) => {
  const n = Number(seconds);
  return n > 90 ? `${Math.ceil(n / 60)} ${minutesWord}` : `${n} ${secondsWord}`;
};

export const identityRefusals: RefusalTexts = {
  'sign-in-refused': {
    es: () => ({
      status: 401,
      title: 'No pudimos iniciar su sesión',
      detail:
        'Revise su cédula o correo y su contraseña, y repita. Si olvidó la contraseña, recupérela por correo o acérquese a una oficina con su documento.',
    }),
    en: () => ({
      status: 401,
      title: 'We could not sign you in',
      detail:
        'Check your document or e-mail and your password, and repeat. If you forgot the password, recover it by e-mail or come to an office with your document.',
    }),
  },
  'sign-in-must-wait': {
    es: ({ seconds }) => ({
      status: 429,
      title: 'Hubo varios intentos fallidos seguidos',
      detail: `Espere ${waitText(seconds, 'minutos', 'segundos')} y repita. Si no puede esperar, entre con uno de sus códigos de recuperación o pida en una oficina que desbloqueen su cuenta.`,
    }),
    en: ({ seconds }) => ({
      status: 429,
      title: 'There were several failed attempts in a row',
      detail: `Wait ${waitText(seconds, 'minutes', 'seconds')} and repeat. If you cannot wait, use one of your recovery codes or ask an office to unlock your account.`,
    }),
  },
  'sign-in-busy': {
    es: () => ({
      status: 503,
      title: 'Muchas personas están entrando a la vez',
      detail: 'Espere unos segundos y repita.',
    }),
    en: () => ({
      status: 503,
      title: 'Many people are signing in at once',
      detail: 'Wait a few seconds and repeat.',
    }),
  },
  'sign-in-step-over': {
    es: () => ({
      status: 409,
      title: 'El tiempo para escribir el código terminó',
      detail: 'Escriba otra vez su cédula o correo y su contraseña.',
    }),
    en: () => ({
      status: 409,
      title: 'The time to type the code is over',
      detail: 'Type your document or e-mail and your password again.',
    }),
  },
  'code-refused': {
    es: () => ({
      status: 422,
      title: 'El código no sirve',
      detail:
        'Cada código sirve una sola vez y dura medio minuto. Espere el siguiente de su aplicación y escríbalo.',
    }),
    en: () => ({
      status: 422,
      title: 'The code does not work',
      detail:
        'Each code works once and lasts half a minute. Wait for the next one of your application and type it.',
    }),
  },
  'role-not-of-services': {
    es: () => ({
      status: 422,
      title: 'Esa función es de personas',
      detail:
        'Una llave se hace para la función de un sistema: «Sistema de otra institución o área» o «Vigilancia del funcionamiento».',
    }),
    en: () => ({
      status: 422,
      title: 'That office belongs to persons',
      detail: 'A key is made for the office of a system: “Connected system” or “Monitoring”.',
    }),
  },
  'authenticator-unreadable': {
    es: () => ({
      status: 503,
      title: 'No podemos comprobar los códigos de su aplicación',
      detail:
        'La llave que los guarda no está en este servidor; no es culpa suya. Entre con un código de recuperación, o pida en una oficina que le den un código para empezar de nuevo.',
    }),
    en: () => ({
      status: 503,
      title: 'We cannot check the codes of your application',
      detail:
        'The key that keeps them is not on this server; it is not your fault. Use a recovery code, or ask an office for a code to begin anew.',
    }),
  },
  'sign-in-again': {
    es: () => ({
      status: 403,
      title: 'Inicie sesión de nuevo para este cambio',
      detail:
        'Su cuenta no tiene contraseña: para cambiar cómo entra, cierre la sesión, entre otra vez y repita.',
    }),
    en: () => ({
      status: 403,
      title: 'Sign in again for this change',
      detail: 'Your account has no password: to change how you sign in, sign out, sign in again and repeat.',
    }),
  },
  'own-password-wrong': {
    es: () => ({
      status: 422,
      title: 'Su contraseña actual no es esa',
      detail: 'No se cambió nada. Escríbala otra vez.',
    }),
    en: () => ({
      status: 422,
      title: 'That is not your current password',
      detail: 'Nothing was changed. Type it again.',
    }),
  },
  'password-too-short': {
    es: ({ least }) => ({
      status: 422,
      title: 'La contraseña nueva es muy corta',
      detail: `Use al menos ${least} caracteres; tres o cuatro palabras seguidas son fáciles de recordar.`,
    }),
    en: ({ least }) => ({
      status: 422,
      title: 'The new password is too short',
      detail: `Use at least ${least} characters; three or four words in a row are easy to remember.`,
    }),
  },
  'password-easy-to-guess': {
    es: () => ({
      status: 422,
      title: 'La contraseña nueva es fácil de adivinar',
      detail: 'No use solo números, palabras muy comunes ni su propia cédula o correo.',
    }),
    en: () => ({
      status: 422,
      title: 'The new password is easy to guess',
      detail: 'Do not use digits alone, very common words, or your own document or e-mail.',
    }),
  },
  'totp-already-on': {
    es: () => ({
      title: 'Ya usa una aplicación de códigos',
      detail: 'Para cambiar de aparato, deje primero de usar la actual.',
    }),
    en: () => ({
      title: 'You already use an authenticator',
      detail: 'To change devices, first stop using the present one.',
    }),
  },
  'totp-not-begun': {
    es: () => ({
      title: 'Primero agregue la cuenta a su aplicación de códigos',
      detail: 'Pida el código QR, léalo con la aplicación y escriba el código que muestre.',
    }),
    en: () => ({
      title: 'First add the account to your authenticator',
      detail: 'Ask for the QR code, read it with the application and type the code that it shows.',
    }),
  },
  'assistance-needs-an-official': {
    es: () => ({
      status: 403,
      title: 'Solo una persona puede atender a otra',
      detail: 'Un servicio no puede actuar en nombre de una persona.',
    }),
    en: () => ({
      status: 403,
      title: 'Only a person can assist another',
      detail: 'A service cannot act on behalf of a person.',
    }),
  },
  'assistance-of-oneself': {
    es: () => ({
      status: 403,
      title: 'No puede atenderse a sí misma o a sí mismo',
      detail:
        'Para sus propios trámites use «Mi cuenta», o pida a otra persona de la ventanilla que le atienda.',
    }),
    en: () => ({
      status: 403,
      title: 'You cannot assist yourself',
      detail: 'For your own affairs use “My account”, or ask a colleague at the counter.',
    }),
  },
  'already-assisting': {
    es: () => ({
      title: 'Ya está atendiendo a una persona',
      detail: 'Termine esa atención antes de empezar otra.',
    }),
    en: () => ({
      title: 'You are already assisting a person',
      detail: 'End that assistance before you begin another.',
    }),
  },
  'role-unknown': {
    es: ({ role }) => ({
      status: 422,
      title: 'Esa función no existe',
      detail: `No hay una función «${role}».`,
    }),
    en: ({ role }) => ({
      status: 422,
      title: 'There is no such role',
      detail: `No role is called “${role}”.`,
    }),
  },
  'office-for-oneself': {
    es: () => ({
      status: 403,
      title: 'No puede dar ni quitar funciones a su propia cuenta',
      detail: 'Pida a otra persona que administra los accesos que lo haga.',
    }),
    en: () => ({
      status: 403,
      title: 'You cannot give or end offices of your own account',
      detail: 'Ask another access manager to do it.',
    }),
  },
  'office-ends-before-it-begins': {
    es: ({ from, until }) => ({
      status: 422,
      title: 'La función terminaría antes de empezar',
      detail: `Empieza el ${from} y terminaría el ${until}. Corrija una de las fechas.`,
    }),
    en: ({ from, until }) => ({
      status: 422,
      title: 'The office would end before it begins',
      detail: `It begins on ${from} and would end on ${until}. Correct one of the dates.`,
    }),
  },
  'office-ends-earlier': {
    es: ({ until }) => ({
      title: 'La función ya termina antes',
      detail: `Termina el ${until}. Para extenderla, dé una función nueva.`,
    }),
    en: ({ until }) => ({
      title: 'The office already ends earlier',
      detail: `It ends on ${until}. To extend it, give a new office.`,
    }),
  },
  'key-name-taken': {
    es: ({ name }) => ({
      title: 'El servicio ya tiene una clave con ese nombre',
      detail: `Revoque «${name}» o use otro nombre. La clave anterior no se puede mostrar de nuevo.`,
    }),
    en: ({ name }) => ({
      title: 'The service already has a key with that name',
      detail: `Revoke “${name}” or use another name. The former key cannot be shown again.`,
    }),
  },
  'person-has-account': {
    es: () => ({
      title: 'La persona ya tiene una cuenta',
      detail: 'Si olvidó su contraseña, entréguele un código nuevo para elegir otra.',
    }),
    en: () => ({
      title: 'The person already has an account',
      detail: 'If she forgot her password, give her a new code to choose another.',
    }),
  },
  'login-taken': {
    es: () => ({
      title: 'Ese documento o correo ya es de otra cuenta',
      detail: 'Revise el dato con la persona, o abra la cuenta solo con el otro.',
    }),
    en: () => ({
      title: 'That document or e-mail already belongs to another account',
      detail: 'Check it with the person, or open the account with the other one alone.',
    }),
  },
  'activation-of-oneself': {
    es: () => ({
      status: 403,
      title: 'No puede abrir ni recuperar su propia cuenta',
      detail: 'Pida a otra persona de la oficina que lo haga.',
    }),
    en: () => ({
      status: 403,
      title: 'You cannot open or recover your own account',
      detail: 'Ask a colleague to do it.',
    }),
  },
  'account-holds-office': {
    es: () => ({
      status: 403,
      title: 'Esa cuenta tiene una función en la institución',
      detail: 'Solo quien administra los accesos puede darle un código nuevo.',
    }),
    en: () => ({
      status: 403,
      title: 'That account holds an office in the institution',
      detail: 'Only an access manager can give it a new code.',
    }),
  },
  'activation-refused': {
    es: () => ({
      status: 422,
      title: 'El código o su cédula o correo no coinciden',
      detail:
        'Revise lo que escribió. El código sirve una vez y dura siete días; si ya pasó, pida otro en una oficina.',
    }),
    en: () => ({
      status: 422,
      title: 'The code and your document or e-mail do not match',
      detail:
        'Check what you typed. The code works once and lasts seven days; if it is over, ask an office for another.',
    }),
  },
  'mail-not-configured': {
    es: () => ({
      status: 503,
      title: 'Esta casa todavía no envía correos',
      detail: 'Para recuperar su contraseña acérquese a una ventanilla con su cédula.',
    }),
    en: () => ({
      status: 503,
      title: 'This house does not send e-mail yet',
      detail: 'To recover your password go to a counter with your identity card.',
    }),
  },
  'address-not-one': {
    es: () => ({
      status: 422,
      title: 'Eso no es una dirección de correo',
      detail: 'Escríbala como nombre@ejemplo.ec, sin espacios.',
    }),
    en: () => ({
      status: 422,
      title: 'That is not an e-mail address',
      detail: 'Write it like name@example.ec, without spaces.',
    }),
  },
  'reset-refused': {
    es: () => ({
      status: 422,
      title: 'El enlace ya se usó o ya no sirve',
      detail: 'Dura treinta minutos y vale una vez. Pida otro desde la página de ingreso.',
    }),
    en: () => ({
      status: 422,
      title: 'The link was used or is over',
      detail: 'It lasts thirty minutes and works once. Ask for another from the sign-in page.',
    }),
  },
  'confirmation-refused': {
    es: () => ({
      status: 422,
      title: 'El enlace ya se usó o ya no sirve',
      detail:
        'Dura tres días y vale una vez. Si todavía quiere usar ese correo, pida otro en su cuenta, en Seguridad.',
    }),
    en: () => ({
      status: 422,
      title: 'The link was used or is over',
      detail:
        'It lasts three days and works once. If you still want to use that e-mail, ask for another in your account, under Security.',
    }),
  },
};
