import type { DataDefect } from './defects.ts';

/** What is wrong, in plain Spanish, by defect. */
const nombres: Readonly<Record<DataDefect['defect'], string>> = {
  'missing-table': 'falta la tabla',
  'missing-column': 'falta la columna',
  'empty-table': 'la tabla no tiene filas',
  'empty-cell': 'celda vacía',
  'not-a-number': 'no es un número',
  'negative-count': 'cantidad negativa',
  'rate-out-of-range': 'tasa fuera de su rango',
  'value-out-of-range': 'valor fuera de su rango',
  'unknown-category': 'valor que no está en la lista',
  'ages-out-of-order': 'edades en desorden',
  'duplicate-row': 'fila repetida',
  'path-stops': 'la trayectoria se corta',
  'path-has-gap': 'a la trayectoria le falta un año',
  'missing-row': 'falta una fila',
  'total-disagrees': 'el total no concuerda',
};

/** What to do about it; the figures are those of the defect. */
const remedios: Readonly<Record<DataDefect['defect'], (d: DataDefect) => string>> = {
  'missing-table': (d) => `Agregue el archivo ${d.table}.csv.`,
  'missing-column': (d) =>
    `Agregue la columna «${d.column}»${d.expected ? `; la tabla necesita ${d.expected}` : ''}.`,
  'empty-table': () => 'Ponga al menos una fila debajo del encabezado.',
  'empty-cell': () => 'Llene la celda; si el valor es cero, escriba 0.',
  'not-a-number': () => 'Escriba un número con punto decimal y sin separador de miles.',
  'negative-count': () => 'Una cantidad no puede ser menor que cero; corríjala en su origen.',
  'rate-out-of-range': () => 'Una tasa va de 0 a 1; escriba 1,7 % como 0.017.',
  'value-out-of-range': (d) => `Revise el valor${d.expected ? `: se espera ${d.expected}` : ''}.`,
  'unknown-category': (d) => `Use uno de los valores que se admiten${d.expected ? `: ${d.expected}` : ''}.`,
  'ages-out-of-order': () => 'Ordene las filas por sexo y edad.',
  'duplicate-row': () => 'Deje una sola fila para cada caso.',
  'path-stops': (d) =>
    `Se corta en ${d.value}; complétela${d.expected ? ` hasta ${d.expected.replace('to ', '')}` : ''}.`,
  'path-has-gap': () => 'Ponga una fila para cada año, en orden.',
  'missing-row': (d) => `Agregue la fila de ${d.value ?? 'ese caso'}.`,
  'total-disagrees': () => 'Busque la diferencia antes de valorar.',
};

/** What is wrong and what to do about it, in Spanish, each by itself: a report has a column for each. */
export function nombrarDefecto(d: DataDefect): string {
  return nombres[d.defect];
}

export function remediarDefecto(d: DataDefect): string {
  return remedios[d.defect](d);
}

/** Where a defect is, what it is and what to do, in one line of Spanish. */
export function describirDefecto(d: DataDefect): string {
  const lugar = [d.table, d.row === undefined ? '' : `fila ${d.row}`, d.column ?? '']
    .filter(Boolean)
    .join(', ');
  const hallado = d.value === undefined || d.value === '' ? '' : ` (dice «${d.value}»)`;
  return `${lugar}: ${nombrarDefecto(d)}${hallado}. ${remediarDefecto(d)}`;
}
