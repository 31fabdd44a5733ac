import { useState } from 'react';
import { plainDate } from '#kernel';
import {
  AsOf,
  type AsOfDates,
  Deadline,
  DocumentSheet,
  InterestFields,
  type InterestsValue,
  noInterests,
  Receipt,
  StateChip,
  type StateShape,
  Synthetic,
  Term,
  Timeline,
  Trace,
  Unconfirmed,
  Why,
} from '../../index.ts';
import { Specimen } from './Specimen.tsx';

const states: readonly (readonly [StateShape, string])[] = [
  ['draft', 'Borrador'],
  ['waiting', 'Recibido'],
  ['active', 'En trámite'],
  ['attention', 'Falta un documento'],
  ['paused', 'En pausa'],
  ['done', 'Resuelto'],
  ['refused', 'Negado'],
  ['closed', 'Cerrado'],
];

const today = plainDate('2026-11-21');

export function SignatureSection() {
  const [dates, setDates] = useState<AsOfDates>({
    asOf: plainDate('2024-03-01'),
    knownOn: plainDate('2024-04-15'),
  });
  const [interests, setInterests] = useState<InterestsValue>({ ...noInterests, chosen: ['kinship'] });
  const [now, setNow] = useState<AsOfDates>({ asOf: today, knownOn: today });
  return (
    <>
      <Specimen name="Why">
        <p style={{ fontSize: 'var(--text-2xl)', fontWeight: 300 }} className="tabular">
          $562,50{' '}
          <span className="soft" style={{ fontSize: 'var(--text-m)' }}>
            al mes
          </span>
        </p>
        <Why
          open
          sentence="Su pensión es de $562,50 al mes: el 75 % del promedio de sus cinco mejores años, por 30 años de aportes."
          inputs={[
            {
              label: 'Promedio de los cinco mejores años',
              value: '$750,00',
              source: 'Planillas de 2009 a 2013',
            },
            { label: 'Tiempo aportado', value: '30 años', source: '360 imposiciones, 4 empleadores' },
            { label: 'Edad', value: '62 años' },
          ]}
          rule="El promedio se multiplica por el coeficiente que corresponde a los años aportados."
          steps={[
            { text: 'Promedio', value: '$750,00' },
            { text: '× coeficiente de 30 años', value: '0,7500' },
            { text: 'Pensión mensual', value: '$562,50', total: true },
          ]}
          parameters={[
            {
              name: 'Coeficiente, 30 años',
              value: '0,7500',
              since: plainDate('2001-11-30'),
              article: 'Ley de ejemplo, art. 1',
              href: '#coef',
            },
            {
              name: 'Pensión máxima',
              value: '$2.169,00',
              since: plainDate('2026-01-01'),
              article: 'Resolución de ejemplo, art. 7',
              href: '#max',
              unconfirmed: 'El múltiplo viene de la prensa; falta el texto oficial.',
            },
          ]}
          ruleVersion="pension-2026.1"
        />
        <Why
          sentence="No hay mora: la planilla se pagó dentro del plazo."
          inputs={[{ label: 'Pagada el', value: '14 de noviembre de 2026' }]}
          rule="La planilla se paga dentro de los quince días siguientes al mes."
          parameters={[]}
        />
      </Specimen>
      <Specimen name="AsOf">
        <div className="flow">
          <AsOf {...now} today={today} onChange={setNow} />
          <AsOf {...dates} today={today} earliest={plainDate('1990-01-01')} onChange={setDates} />
        </div>
      </Specimen>
      <Specimen name="Trace">
        <Trace
          steps={[
            { kind: 'Calificación', title: 'Hospital de Ambato', href: '#a', when: '14 nov 2026' },
            { kind: 'Reclamo', title: 'Q-2026-0417', href: '#b', when: '16 nov 2026' },
            { kind: 'Indicador del comité', title: 'Espera en consulta', place: 'here', when: '21 nov 2026' },
            { kind: 'Hallazgo', title: 'Veeduría sin informe', place: 'gap' },
            { kind: 'Resolución', title: 'Consejo Directivo', place: 'ahead', when: 'dic 2026' },
          ]}
        />
      </Specimen>
      <Specimen name="Timeline">
        <Timeline
          entries={[
            {
              id: '1',
              date: plainDate('2026-11-16'),
              time: '09:12',
              title: 'Usted presentó el reclamo',
              actor: 'Por el teléfono',
            },
            {
              id: '2',
              date: plainDate('2026-11-17'),
              title: 'Lo recibió la unidad de atención',
              actor: 'Unidad de Ambato',
            },
            {
              id: '3',
              date: plainDate('2026-11-21'),
              title: 'Piden la agenda del turno',
              actor: 'Dirección médica',
              state: 'now',
              children: <p>El plazo está en pausa hasta que la entreguen.</p>,
            },
            {
              id: '4',
              date: plainDate('2026-11-20'),
              title: 'Entrega de la agenda',
              actor: 'Admisión',
              state: 'late',
            },
            {
              id: '5',
              date: plainDate('2026-12-08'),
              title: 'Respuesta motivada',
              actor: 'Dirección provincial',
              state: 'next',
            },
          ]}
        />
      </Specimen>
      <Specimen name="Deadline">
        <div className="columns" style={{ '--column': '15rem' } as React.CSSProperties}>
          <Deadline
            workingDaysLeft={9}
            total={15}
            due={plainDate('2026-12-04')}
            rule="Quince días hábiles desde que se presenta."
            article="Política de ejemplo, art. 3"
          />
          <Deadline
            workingDaysLeft={1}
            total={15}
            due={plainDate('2026-11-24')}
            rule="Quince días hábiles."
          />
          <Deadline
            workingDaysLeft={6}
            total={15}
            state="paused"
            due={plainDate('2026-12-01')}
            paused="Espera un documento suyo; corre de nuevo cuando llegue."
          />
          <Deadline workingDaysLeft={-3} total={15} due={plainDate('2026-11-18')} />
          <Deadline workingDaysLeft={0} state="met" due={plainDate('2026-11-20')} />
        </div>
        <div className="cluster" style={{ gap: 'var(--s5)', marginBlockStart: 'var(--s4)' }}>
          <Deadline compact workingDaysLeft={9} due={plainDate('2026-12-04')} />
          <Deadline compact workingDaysLeft={1} due={plainDate('2026-11-24')} />
          <Deadline compact workingDaysLeft={-3} due={plainDate('2026-11-18')} />
          <Deadline compact workingDaysLeft={6} state="paused" due={plainDate('2026-12-01')} />
        </div>
      </Specimen>
      <Specimen name="StateChip">
        <div className="cluster" style={{ gap: 'var(--s3) var(--s5)' }}>
          {states.map(([shape, name]) => (
            <StateChip key={shape} shape={shape}>
              {name}
            </StateChip>
          ))}
        </div>
      </Specimen>
      <Specimen name="Synthetic, Unconfirmed">
        <div className="flow">
          <Synthetic />
          <Synthetic kind="reconstructed">Se armaron a partir de los totales publicados en 2021.</Synthetic>
          <p>
            La pensión máxima es de{' '}
            <Unconfirmed what="El múltiplo viene de la prensa; falta el texto oficial." href="#max">
              $2.169,00
            </Unconfirmed>{' '}
            al mes.
          </p>
        </div>
      </Specimen>
      <Specimen name="Receipt">
        <Receipt
          title="Su reclamo quedó presentado"
          code="Q7K4-M2XP-91TD"
          when="21 de noviembre de 2026, 14:05"
          institution="Instituto de referencia"
          facts={[
            { label: 'Servicio', value: 'Consulta externa, Hospital de Ambato' },
            { label: 'Documentos', value: '2' },
          ]}
          next={
            <p>Le responderemos hasta el 14 de diciembre de 2026. Si no, su reclamo pasa a la defensoría.</p>
          }
          verifyHref="#verificar"
          verifyAddress="amparo.example/verificar/Q7K4-M2XP-91TD"
          fingerprint="9f2c 51aa 07be 4d13"
        />
      </Specimen>
      <Specimen name="Term">
        <p>
          Su empleador está en{' '}
          <Term
            meaning="Lo que se debe por aportes que no se pagaron a tiempo, con sus intereses."
            href="#glosario"
          >
            mora patronal
          </Term>{' '}
          desde agosto de 2026.
        </p>
      </Specimen>
      <Specimen name="InterestFields">
        <InterestFields
          label="¿Se cumple algo de esto?"
          hint="Marque lo que se cumpla. Si nada, siga adelante."
          options={[
            { value: 'works', label: 'Trabajo en la institución' },
            { value: 'kinship', label: 'Un familiar mío trabaja ahí', kinship: true },
          ]}
          value={interests}
          onValue={setInterests}
        />
      </Specimen>
      <Specimen name="DocumentSheet">
        <DocumentSheet
          institution="Instituto de referencia · Consejo Directivo"
          title="Acta de la sesión ordinaria 14"
          reference="21 de noviembre de 2026"
          signatures={[
            {
              name: 'Persona de ejemplo A',
              role: 'Presidencia',
              signed: 'Firmado el 21 de noviembre de 2026',
            },
            { name: 'Persona de ejemplo B', role: 'Secretaría' },
          ]}
          verification={{
            code: 'ACT-14-7QK2',
            href: '#verificar',
            address: 'amparo.example/v/ACT-14-7QK2',
            fingerprint: '9f2c51aa07be4d13c0de',
          }}
        >
          <p>
            Con la presencia de sus tres vocales, el Consejo conoce el informe de la comisión técnica de
            supervisión y resuelve responderlo por escrito dentro de quince días hábiles.
          </p>
          <p>Votan a favor dos vocales; se abstiene uno. La resolución se publica con su voto razonado.</p>
        </DocumentSheet>
      </Specimen>
    </>
  );
}
