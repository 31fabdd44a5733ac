import type { CandidateFacts, Contest } from './election.ts';

// Invented organisations and persons for the synthetic institution: three of employers and three of workers for each commission.

const candidate = (
  id: string,
  name: string,
  side: CandidateFacts['side'],
  sex: CandidateFacts['sex'],
  organisation: string,
  alternate: string,
): CandidateFacts => ({ id, name, side, sex, organisation, alternate });

export const demonstrationContests: readonly Contest[] = [
  {
    title: 'Comisión Técnica Consultiva de Pensiones y Riesgos',
    marksMost: 3,
    rule: { seats: 3, sideMost: { employers: 2, workers: 1 }, sameSexMost: 2 },
    candidates: [
      candidate(
        'p-1',
        'Rosa Elena Chimbo Tene',
        'workers',
        'female',
        'Federación Sintética de Trabajadores del Austro',
        'Manuel Naula Guamán',
      ),
      candidate(
        'p-2',
        'Jorge Aurelio Benalcázar Mina',
        'workers',
        'male',
        'Unión Sintética de Trabajadores Portuarios',
        'Diana Quiñónez Preciado',
      ),
      candidate(
        'p-3',
        'Marcia Toapanta Lema',
        'workers',
        'female',
        'Confederación Sintética del Seguro Campesino',
        'Segundo Pilataxi Chango',
      ),
      candidate(
        'p-4',
        'Andrés Felipe Cordero Moscoso',
        'employers',
        'male',
        'Cámara Sintética de Industrias de la Sierra',
        'Lucía Arízaga Peña',
      ),
      candidate(
        'p-5',
        'Verónica Salazar Intriago',
        'employers',
        'female',
        'Cámara Sintética de Comercio del Litoral',
        'Pablo Zambrano Loor',
      ),
      candidate(
        'p-6',
        'Esteban Ruilova Carrión',
        'employers',
        'male',
        'Asociación Sintética de Pequeña Industria',
        'Gabriela Jaramillo Ojeda',
      ),
    ],
  },
  {
    title: 'Comisión Técnica Consultiva de Salud',
    marksMost: 3,
    rule: { seats: 3, sideMost: { employers: 1, workers: 2 }, sameSexMost: 2 },
    candidates: [
      candidate(
        's-1',
        'Carmen Julia Vera Macías',
        'workers',
        'female',
        'Sindicato Sintético de Enfermería',
        'Wilmer Cedeño Mero',
      ),
      candidate(
        's-2',
        'Luis Alberto Guamán Yupanqui',
        'workers',
        'male',
        'Federación Sintética de Jubilados',
        'Blanca Tipán Oña',
      ),
      candidate(
        's-3',
        'Nancy Patricia Ortiz Rosero',
        'workers',
        'female',
        'Unión Sintética de Trabajadoras del Hogar',
        'Héctor Pozo Chamorro',
      ),
      candidate(
        's-4',
        'Ricardo Xavier Noboa Plaza',
        'employers',
        'male',
        'Cámara Sintética de Agricultura',
        'Mónica Avilés Franco',
      ),
      candidate(
        's-5',
        'Paulina Espinosa Dávalos',
        'employers',
        'female',
        'Asociación Sintética de Clínicas',
        'Iván Troya Carvajal',
      ),
      candidate(
        's-6',
        'Juan Sebastián Vintimilla Crespo',
        'employers',
        'male',
        'Cámara Sintética de la Construcción',
        'Adriana Malo Toral',
      ),
    ],
  },
];

export const demonstrationTrustees = [
  { name: 'Tribunal electoral de la institución', mandatory: true },
  { name: 'Federación Sintética de Trabajadores del Austro', mandatory: false },
  { name: 'Cámara Sintética de Comercio del Litoral', mandatory: false },
  { name: 'Federación Sintética de Jubilados', mandatory: false },
  { name: 'Facultad Sintética de Ciencias Exactas', mandatory: false },
] as const;
