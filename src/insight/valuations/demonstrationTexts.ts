import type { DataCorrection, PackageTexts } from '#actuarial';
import type { ReportText, Signature } from './valuation.ts';

interface Texts {
  readonly title: string;
  readonly opinion: string;
  readonly author: Signature;
  readonly reviewer: Signature;
  readonly note: string;
  readonly text: ReportText;
}

// Nobody of these names exists; the registrations say so.
const author = {
  name: 'Lucía Cevallos Andrade (persona inventada)',
  registration: 'Reg. actuarial de demostración 014',
};
const reviewer = {
  name: 'Rafael Guamán Tipán (persona inventada)',
  registration: 'Reg. actuarial de demostración 027',
};

/** What the synthetic institution's actuary wrote. Figures are left to the tables: a text that repeats them grows old. */
export const demonstrationTexts: Readonly<Record<'ivm-2018' | 'ivm-2020' | 'draft', Texts>> = {
  'ivm-2018': {
    title: 'Valuación de referencia IVM con corte al 31-12-2018',
    opinion: '',
    author,
    reviewer,
    note: 'Se repitió el cálculo desde el archivo publicado y concordó hasta el último dígito. La reconstrucción de los miembros es la mayor fuente de incertidumbre y está dicha.',
    text: {
      summary:
        'Con el 40 % del Estado pagado cada año, la reserva de invalidez, vejez y muerte alcanza hasta la mitad del siglo; sin ese aporte se agota en pocos años. El resultado depende más de que el Estado pague que de cualquier otra hipótesis.\n\nEsta es una valuación de referencia: sus miembros se reconstruyen desde cifras públicas, porque los datos del estudio de 2018 no se publicaron. Sirve para que cualquiera repita el cálculo y discuta las hipótesis.',
      method:
        'Se ajustaron seis parámetros a las cifras publicadas de los dos estudios; el ajuste, con lo bien o mal identificado que está cada parámetro, acompaña al caso.',
      conclusions:
        'El régimen no se sostiene con la tasa legal si la contribución del Estado se interrumpe. Se recomienda publicar los datos agregados de afiliados y pensionistas, para que la próxima valuación no necesite reconstruirlos, y registrar cada año lo que el Estado debe y lo que paga.',
    },
  },
  'ivm-2020': {
    title: 'Valuación de referencia IVM con corte al 31-12-2020',
    opinion: '',
    author,
    reviewer,
    note: 'Revisé la conciliación con la valuación de 2018 paso por paso. El cambio de los factores de calibración que el propio estudio publicó explica buena parte de la diferencia; conviene que la próxima los justifique con experiencia.',
    text: {
      summary:
        'El déficit crece frente a 2018 por el tiempo transcurrido, los afiliados perdidos en la pandemia y las pensiones concedidas; lo reducen la tasa de aporte más alta y los factores de calibración del estudio.\n\nEs una valuación de referencia sobre miembros reconstruidos. Las cifras que la prensa y la institución publicaron aparecen junto a las calculadas, con su diferencia.',
      method:
        'Los mismos seis parámetros que en 2018, sin volver a ajustarlos para este corte. Las simulaciones usan el modelo reducido, cuyo error frente al completo se publica.',
      conclusions:
        'Posponer la contribución del Estado adelanta el agotamiento de la reserva varios años. Se recomienda una regla de revisión de la tasa y de las condiciones de jubilación atada a la fecha de agotamiento, decidida antes de que llegue.',
    },
  },
  draft: {
    title: 'Valuación IVM con datos de afiliados al 31-12-2020',
    opinion:
      'Revisé el paquete de datos en su segunda versión. La primera tenía celdas vacías, una cantidad negativa y una tasa imposible; se devolvió a la Dirección de Afiliación y se recibió corregida. El total de aportantes, la masa salarial y las pensiones pagadas concuerdan con la contabilidad dentro de lo que admite la política. En mi opinión los datos son suficientes y apropiados para la valuación.',
    author,
    reviewer,
    note: '',
    text: {
      summary:
        'Primera corrida sobre el paquete de datos de la institución sintética. La mortalidad del paquete no trae mejora futura: la diferencia con la valuación de referencia se ve en el paso de decrementos.',
      method: '',
      conclusions: '',
    },
  },
};

/** A package with the defects that came first, and the correction that was made to the one that came after. */
export function spoilPackage(sound: PackageTexts): { spoilt: PackageTexts; correction: DataCorrection } {
  const lines = sound.pensioners!.split('\n');
  const row = lines.findIndex((line) => line.startsWith('old_age,f,66,')) + 1;
  const persons = Number(lines[row - 1]!.split(',')[3]);
  return {
    spoilt: {
      ...sound,
      contributors: sound.contributors!.replace(/^(m,40,3),[^,]+,/m, '$1,,'),
      pensioners: sound.pensioners!.replace(/^(old_age,m,70),[^,]+,/m, '$1,-25,'),
      decrements: sound.decrements!.replace(/^(f,50,[^,]+,[^,]+),[^,]+,/m, '$1,1.7,'),
    },
    correction: {
      table: 'pensioners',
      row,
      column: 'persons',
      to: String(Math.round(persons)),
      reason: 'Personas enteras, según el registro de pensionistas',
    },
  };
}
