import { useState } from 'react';
import { cents, plainDate } from '#kernel';
import {
  Button,
  CheckAnswers,
  type Column,
  Deadline,
  Desk,
  formatAmount,
  type Pane,
  QueueList,
  StateChip,
  type StateShape,
  Table,
  Timeline,
} from '../../index.ts';

interface Complaint {
  id: string;
  subject: string;
  place: string;
  shape: StateShape;
  state: string;
  left: number;
  owed: number;
}

const complaints: readonly Complaint[] = [
  {
    id: 'Q-2026-0417',
    subject: 'Espera de más de cuatro horas',
    place: 'Ambato',
    shape: 'active',
    state: 'En trámite',
    left: 1,
    owed: 0,
  },
  {
    id: 'Q-2026-0409',
    subject: 'Aportes que no aparecen',
    place: 'Guayaquil',
    shape: 'attention',
    state: 'Falta un documento',
    left: 6,
    owed: 123456,
  },
  {
    id: 'Q-2026-0398',
    subject: 'Pensión mal calculada',
    place: 'Loja',
    shape: 'waiting',
    state: 'Recibido',
    left: 9,
    owed: -66773,
  },
  {
    id: 'Q-2026-0371',
    subject: 'Medicina que no hay',
    place: 'Esmeraldas',
    shape: 'paused',
    state: 'En pausa',
    left: 11,
    owed: 4500,
  },
  {
    id: 'Q-2026-0350',
    subject: 'Trato en ventanilla',
    place: 'Cuenca',
    shape: 'done',
    state: 'Resuelto',
    left: -2,
    owed: 0,
  },
];

const columns: readonly Column<Complaint>[] = [
  { key: 'id', header: 'Código', cell: (row) => row.id, sortBy: (row) => row.id },
  { key: 'subject', header: 'Asunto', cell: (row) => row.subject, sortBy: (row) => row.subject },
  { key: 'place', header: 'Lugar', cell: (row) => row.place, sortBy: (row) => row.place },
  {
    key: 'state',
    header: 'Estado',
    cell: (row) => <StateChip shape={row.shape}>{row.state}</StateChip>,
    sortBy: (row) => row.state,
  },
  {
    key: 'left',
    header: 'Plazo',
    unit: 'días hábiles',
    numeric: true,
    cell: (row) => String(row.left).replace('-', '−'),
    sortBy: (row) => row.left,
  },
  {
    key: 'owed',
    header: 'Monto',
    unit: '$',
    numeric: true,
    cell: (row) => formatAmount(cents(row.owed)).replace('$', ''),
    sortBy: (row) => row.owed,
  },
];

export function DeskSection() {
  const [chosen, setChosen] = useState('Q-2026-0417');
  const [pane, setPane] = useState<Pane>('queue');
  const current = complaints.find((one) => one.id === chosen) ?? complaints[0]!;
  return (
    <div data-manner="desk">
      <Table
        caption="Reclamos abiertos"
        name="catalogo"
        exportName="reclamos"
        columns={columns}
        rows={complaints}
        rowKey={(row) => row.id}
        selectedKey={chosen}
        onOpen={(row) => setChosen(row.id)}
        defaultSort={{ column: 'left', direction: 'ascending' }}
        totals={{ id: 'Total', owed: '611,83' }}
      />
      <div style={{ marginBlockStart: 'var(--s7)' }}>
        <Table
          caption="La misma, para pantallas angostas"
          stack
          columns={columns}
          rows={complaints.slice(0, 2)}
          rowKey={(row) => row.id}
        />
      </div>
      <div style={{ marginBlockStart: 'var(--s7)', borderBlock: '1px solid var(--rule)' }}>
        <Desk
          pane={pane}
          onPane={setPane}
          queueTitle="Por atender"
          queue={
            <QueueList
              label="Reclamos por atender"
              selected={chosen}
              onSelect={(id) => {
                setChosen(id);
                setPane('case');
              }}
              items={complaints.map((one) => ({
                id: one.id,
                title: one.subject,
                aside: one.id.slice(-4),
                detail: one.place,
                marks: (
                  <>
                    <StateChip shape={one.shape}>{one.state}</StateChip>
                    {one.shape !== 'done' && (
                      <Deadline compact workingDaysLeft={one.left} due={plainDate('2026-12-04')} />
                    )}
                  </>
                ),
              }))}
            />
          }
          caseTitle="Caso"
          historyTitle="Historia"
          history={
            <Timeline
              entries={[
                { id: '1', date: plainDate('2026-11-16'), title: 'Presentado', actor: 'La persona' },
                {
                  id: '2',
                  date: plainDate('2026-11-17'),
                  title: 'Recibido',
                  actor: 'Unidad de Ambato',
                  state: 'now',
                },
                { id: '3', date: plainDate('2026-12-04'), title: 'Respuesta motivada', state: 'next' },
              ]}
            />
          }
        >
          <div className="flow">
            <p className="kicker">{current.id}</p>
            <h3 style={{ fontSize: 'var(--text-xl)' }}>{current.subject}</h3>
            <Deadline
              workingDaysLeft={current.left}
              total={15}
              due={plainDate('2026-12-04')}
              rule="Quince días hábiles."
            />
            <CheckAnswers
              answers={[
                { question: 'Lugar', answer: current.place },
                { question: 'Qué pasó', answer: 'Llegué al turno de las 8:00 y me atendieron a las 12:40.' },
              ]}
            />
            <div className="actions">
              <Button look="primary">Responder</Button>
              <Button>Pedir un documento</Button>
            </div>
          </div>
        </Desk>
      </div>
    </div>
  );
}
