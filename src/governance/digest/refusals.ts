import type { RefusalTexts } from '#platform/http';

export const digestRefusals: RefusalTexts = {
  'digest-of-oneself': {
    es: () => ({
      status: 403,
      title: 'Esto lo decide cada persona en su propia cuenta',
      detail: 'Termine la atención y entre con una cuenta de persona.',
    }),
    en: () => ({
      status: 403,
      title: 'Everybody decides this in her own account',
      detail: 'End the assistance and sign in with a person’s account.',
    }),
  },
  'digest-without-address': {
    es: () => ({
      status: 422,
      title: 'No tenemos un correo suyo',
      detail: 'Confirme uno en Seguridad, y vuelva a activar los correos.',
    }),
    en: () => ({
      status: 422,
      title: 'We have no e-mail of yours',
      detail: 'Confirm one under Security, and turn the e-mails on again.',
    }),
  },
  'way-out-unknown': {
    es: () => ({
      status: 404,
      title: 'Ese enlace ya no sirve',
      detail: 'Los enlaces duran un año. Puede desactivar los correos en su cuenta, en Correos.',
    }),
    en: () => ({
      status: 404,
      title: 'That link works no more',
      detail: 'Links last a year. You can turn the e-mails off in your account, under E-mails.',
    }),
  },
};
