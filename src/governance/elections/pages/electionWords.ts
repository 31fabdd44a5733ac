export const electionWords = {
  es: {
    phase: {
      drafted: 'En preparación',
      keys: 'Ceremonia de claves',
      ready: 'Lista para abrir',
      open: 'Votación abierta',
      closed: 'En escrutinio',
      tallied: 'Con resultado',
      proclaimed: 'Resultado proclamado',
    },
    side: { employers: 'Empleadores', workers: 'Trabajadores' },
    blank: 'Voto en blanco',
    elected: { female: 'Elegida', male: 'Elegido' },
    outcome: {
      'side-full': 'Su parte ya completó sus puestos',
      'sex-full': 'Cede el puesto por paridad',
      'no-seat-left': 'Sin puesto',
    },
    votes: (n: number): string => (n === 1 ? '1 voto' : `${n} votos`),
    limits: 'Lo que esto no protege',
  },
  en: {
    phase: {
      drafted: 'In preparation',
      keys: 'Key ceremony',
      ready: 'Ready to open',
      open: 'Voting is open',
      closed: 'Being tallied',
      tallied: 'With a result',
      proclaimed: 'Result proclaimed',
    },
    side: { employers: 'Employers', workers: 'Workers' },
    blank: 'Blank vote',
    elected: { female: 'Elected', male: 'Elected' },
    outcome: {
      'side-full': 'Her side has filled its seats',
      'sex-full': 'Yields the seat for parity',
      'no-seat-left': 'No seat',
    },
    votes: (n: number): string => (n === 1 ? '1 vote' : `${n} votes`),
    limits: 'What this does not protect from',
  },
};
