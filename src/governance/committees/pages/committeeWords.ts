/** What both languages call the things of a committee. */
export const committeeWords = {
  es: {
    home: 'Inicio',
    committees: 'Comités de usuarios',
    state: { registering: 'Inscripción abierta', waiting: 'Por instalarse', installed: 'Instalado' },
    source: {
      'waiting-median': 'Espera mediana publicada, en días',
      'waiting-percentile-90': 'Espera que nueve de cada diez no pasan, en días',
      'satisfied-share': 'Parte de quienes calificaron y quedaron conformes',
      'mean-score': 'Nota media de las calificaciones, de 1 a 5',
      'medicines-share': 'Visitas en que se entregaron todos los medicamentos',
      'answers-in-time-share': 'Observaciones contestadas a tiempo',
    },
    checkpoint: {
      medicines: 'Se entregan todos los medicamentos recetados',
      shifts: 'El médico del turno está y atiende',
      preference: 'Se respeta la atención preferente',
      access: 'Se entra y se circula en silla de ruedas',
      cleanliness: 'Sala y baños limpios, con agua',
      signs: 'Se sabe adónde ir y cuánto falta',
    },
    seen: { yes: 'Sí', no: 'No', 'not-seen': 'No lo vi' },
    goal: (better: string, value: string): string =>
      better === 'increase' ? `al menos ${value}` : `a lo más ${value}`,
    late: 'Respuesta atrasada',
    send: 'Enviar',
    short: 'Escriba al menos diez letras.',
  },
  en: {
    home: 'Home',
    committees: 'User committees',
    state: { registering: 'Registration open', waiting: 'To be installed', installed: 'Installed' },
    source: {
      'waiting-median': 'Median wait as published, in days',
      'waiting-percentile-90': 'Wait that nine in ten do not exceed, in days',
      'satisfied-share': 'Share of who rated and were satisfied',
      'mean-score': 'Mean of the ratings, from 1 to 5',
      'medicines-share': 'Visits in which every medicine was given',
      'answers-in-time-share': 'Observations answered in time',
    },
    checkpoint: {
      medicines: 'Every medicine prescribed is given',
      shifts: 'The doctor on duty is there and attends',
      preference: 'Preferential attention is respected',
      access: 'One enters and moves in a wheelchair',
      cleanliness: 'Room and toilets clean, with water',
      signs: 'One knows where to go and how long it takes',
    },
    seen: { yes: 'Yes', no: 'No', 'not-seen': 'Not seen' },
    goal: (better: string, value: string): string =>
      better === 'increase' ? `at least ${value}` : `at most ${value}`,
    late: 'Answer overdue',
    send: 'Send',
    short: 'Write at least ten letters.',
  },
};
