import { provinceTiles } from '#design';

/** Its name; its code where the name is not known. */
const provinceName = (code: string): string => provinceTiles.find((one) => one.code === code)?.name ?? code;

export const organisationWords = {
  es: {
    home: 'Inicio',
    register: 'Organizaciones',
    kind: {
      union: 'Sindicato',
      federation: 'Federación',
      chamber: 'Cámara',
      retirees: 'Asociación de jubilados',
      campesinos: 'Organización campesina',
    },
    side: {
      workers: 'Trabajadores',
      employers: 'Empleadores',
      retirees: 'Jubilados',
      campesinos: 'Campesinos',
    },
    status: {
      applied: 'Espera decisión',
      evidence: 'Debe completar documentos',
      accredited: 'Acreditada',
      refused: 'Rechazada',
      suspended: 'Suspendida',
    },
    national: 'Todo el país',
    province: (code: string) => provinceName(code),
    members: (n: string) => `${n} integrantes`,
    committee: 'Integra el comité consultivo',
    mine: 'Usted la representa',
  },
  en: {
    home: 'Home',
    register: 'Organisations',
    kind: {
      union: 'Union',
      federation: 'Federation',
      chamber: 'Chamber',
      retirees: 'Association of retirees',
      campesinos: 'Peasants’ organisation',
    },
    side: { workers: 'Workers', employers: 'Employers', retirees: 'Retirees', campesinos: 'Peasants' },
    status: {
      applied: 'Awaits a decision',
      evidence: 'Must give evidence',
      accredited: 'Accredited',
      refused: 'Refused',
      suspended: 'Suspended',
    },
    national: 'The whole country',
    province: (code: string) => provinceName(code),
    members: (n: string) => `${n} members`,
    committee: 'Sits in the consultative committee',
    mine: 'You represent it',
  },
};

export const statusShapes = {
  applied: 'waiting',
  evidence: 'attention',
  accredited: 'done',
  refused: 'refused',
  suspended: 'paused',
} as const;
