import {
  BigLineChart,
  ControlChart,
  type ControlPoint,
  type CsvCell,
  Figure,
  formatNumber,
  formatPercent,
  IntervalBars,
  LineChart,
  provinceTiles,
  SmallMultiples,
  TileMap,
} from '../../index.ts';

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const moments = [2025, 2026].flatMap((year) => months.map((month) => `${month} ${year}`));
const waits = [
  21, 19, 22, 20, 23, 18, 21, 20, 34, 22, 19, 21, 17, 16, 15, 16, 14, 15, 13, 16, 15, 14, 13, 15,
];
// Two stretches: before and after the agenda by telephone, each with its mean and limits.
const points: readonly ControlPoint[] = waits.map((value, index) => ({
  value,
  mean: index < 12 ? 21.7 : 14.9,
  lowerLimit: index < 12 ? 15.2 : 11.2,
  upperLimit: index < 12 ? 28.1 : 18.7,
  stretch: index < 12 ? 0 : 1,
  pointType: index === 8 ? 'concern' : index >= 12 && index < 19 ? 'improvement' : 'common-cause',
}));

const years = Array.from({ length: 21 }, (_, index) => String(2020 + index));
const reserve = (start: number, slope: number, bend: number) =>
  years.map((_, index) => Math.round((start + slope * index - bend * index * index) * 10) / 10);
const scenarios = [
  { id: 'pays', label: 'El Estado paga', values: reserve(8.4, 0.42, 0.034) },
  { id: 'slow', label: 'Crece lento', values: reserve(8.4, 0.1, 0.031) },
  {
    id: 'not',
    label: 'El Estado no paga',
    values: reserve(8.4, -0.5, 0.028).map((value) => (value > 0 ? value : null)),
  },
];

const services = [
  { id: '1', label: 'Consulta externa', value: 0.612, low: 0.57, high: 0.652, n: 512 },
  { id: '2', label: 'Emergencia', value: 0.481, low: 0.43, high: 0.532, n: 367 },
  { id: '3', label: 'Farmacia', value: 0.733, low: 0.71, high: 0.755, n: 1480, highlight: true },
  { id: '4', label: 'Rehabilitación', value: 0.667, low: 0.454, high: 0.828, n: 21 },
  { id: '5', label: 'Diálisis', value: null },
];

const values: Record<string, number | null> = Object.fromEntries(
  provinceTiles.map((tile, index) => [tile.code, tile.code === '20' ? null : 22 + ((index * 37) % 45)]),
);

const percent = (value: CsvCell) => (typeof value === 'number' ? formatPercent(value) : '–');
const synthetic = { children: 'Cifras inventadas para el catálogo.' };

export function ChartsSection() {
  return (
    <>
      <Figure
        title="La espera bajó de 22 a 15 días desde que hay agenda por teléfono"
        measure="Días de espera para consulta externa, mediana del mes, Hospital de Ambato"
        synthetic={synthetic}
        chart={
          <ControlChart
            label="Gráfico de control de la espera: media de 21,7 días en 2025 y de 14,9 en 2026; alarma en septiembre de 2025 y mejora desde enero de 2026."
            moments={moments}
            points={points}
            target={12}
          />
        }
        columns={[
          { key: 'month', label: 'Mes' },
          { key: 'days', label: 'Espera', unit: 'días', numeric: true },
          { key: 'signal', label: 'Señal' },
        ]}
        rows={points.map((point, index) => ({
          month: moments[index],
          days: point.value,
          signal: { concern: 'Alarma', improvement: 'Mejora' }[point.pointType as string] ?? '',
        }))}
        note="Gráfico de individuos y recorridos móviles; límites a 2,66 recorridos medios. Los límites empiezan de nuevo en enero de 2026."
        source="Registro de citas, edición de ejemplo"
        sourceHref="#fuente"
        recipe={{ command: 'amparo verify figura espera-2026-11', href: '#receta' }}
        fileName="espera-consulta"
      />
      <Figure
        title="Si el Estado no paga su parte, la reserva se acaba diez años antes"
        measure="Reserva del fondo de pensiones, miles de millones de dólares, 2020–2040"
        synthetic={{
          kind: 'reconstructed',
          children: 'Trazos de ejemplo con la forma de un estudio actuarial.',
        }}
        chart={
          <LineChart
            label="Reserva de 2020 a 2040 en tres escenarios: crece si el Estado paga, baja si crece lento, se acaba en 2031 si no paga."
            moments={years}
            series={scenarios}
            fromZero
            format={(value) => formatNumber(value, { decimals: 1 })}
            marks={[{ at: 10, label: 'Se acaba sin el aporte del Estado' }]}
          />
        }
        columns={[
          { key: 'year', label: 'Año' },
          ...scenarios.map((one) => ({ key: one.id, label: one.label, numeric: true })),
        ]}
        rows={years.map((year, index) => ({
          year,
          ...Object.fromEntries(scenarios.map((one) => [one.id, one.values[index]])),
        }))}
        note="La banda y las hipótesis están en la receta."
        source="Estudio de ejemplo, 2022"
        recipe={{ href: '#receta' }}
        fileName="reserva"
      />
      <Figure
        title="En farmacia, tres de cada cuatro personas califican con 4 o 5"
        measure="Personas que califican con 4 o 5, por servicio, noviembre de 2026"
        synthetic={synthetic}
        chart={
          <IntervalBars
            label="Calificaciones de 4 o 5 por servicio, con su intervalo: farmacia 73,3 %, consulta externa 61,2 %, emergencia 48,1 %."
            bars={services}
            reference={{ value: 0.6, label: 'meta del comité' }}
          />
        }
        columns={[
          { key: 'label', label: 'Servicio' },
          { key: 'value', label: 'Con 4 o 5', numeric: true, show: percent },
          { key: 'low', label: 'Desde', numeric: true, show: percent },
          { key: 'high', label: 'Hasta', numeric: true, show: percent },
        ]}
        rows={services.map(({ label, value, low, high }) => ({ label, value, low, high }))}
        note="Intervalo de Wilson al 95 %. Diálisis tiene menos respuestas que el mínimo y se protege."
        source="Calificaciones de noviembre de 2026"
        fileName="calificaciones"
      />
      <Figure
        title="La cobertura es mayor en la Sierra norte"
        measure="Personas ocupadas con seguro, por provincia, porcentaje"
        synthetic={synthetic}
        chart={
          <TileMap
            label="Mapa de provincias con la cobertura en cada una; los valores están en la tabla."
            values={values}
            limits={[30, 40, 50, 60]}
          />
        }
        columns={[
          { key: 'name', label: 'Provincia' },
          { key: 'value', label: 'Cobertura', unit: '%', numeric: true },
        ]}
        rows={provinceTiles.map((tile) => ({ name: tile.name, value: values[tile.code] }))}
        source="Ejemplo"
        fileName="cobertura"
      />
      <Figure
        title="Seis provincias en la misma escala"
        measure="Afiliados por cada cien personas ocupadas, 2020–2040"
        synthetic={synthetic}
        chart={
          <SmallMultiples
            label="Seis series pequeñas en una escala; la tabla da sus valores."
            moments={years}
            format={(value) => formatNumber(value, { decimals: 0 })}
            panels={provinceTiles.slice(5, 11).map((tile, index) => ({
              id: tile.code,
              label: tile.name,
              values: years.map((_, year) => 30 + index * 4 + ((year * (index + 2)) % 11)),
              highlight: tile.code === '09',
            }))}
            reference={years.map(() => 41)}
          />
        }
        columns={[
          { key: 'name', label: 'Provincia' },
          { key: 'first', label: '2020', numeric: true },
        ]}
        rows={provinceTiles.slice(5, 11).map((tile, index) => ({ name: tile.name, first: 30 + index * 4 }))}
        source="Ejemplo"
        fileName="provincias"
      />
      <Figure
        title="Diez mil puntos se dibujan sin esperar"
        measure="Peticiones por minuto, una semana"
        synthetic={synthetic}
        chart={
          <BigLineChart
            label="Peticiones por minuto durante una semana: suben de día y bajan de noche."
            seconds={minutes}
            series={[{ label: 'Peticiones', values: load }]}
            height={220}
          />
        }
        columns={[
          { key: 'day', label: 'Día' },
          { key: 'top', label: 'Máximo', numeric: true },
        ]}
        rows={['lunes', 'martes', 'miércoles'].map((day) => ({ day, top: 900 }))}
        source="Ejemplo"
        fileName="peticiones"
      />
    </>
  );
}

const minutes = Array.from({ length: 10_080 }, (_, index) => 1_795_000_000 + index * 60);
const load = minutes.map((_, index) =>
  Math.round(450 + 380 * Math.sin((index / 1440) * 2 * Math.PI) + ((index * 7919) % 70)),
);
