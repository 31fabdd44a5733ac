import { useState } from 'react';
import {
  Badge,
  Breadcrumb,
  Button,
  Dialog,
  EmptyState,
  Link,
  Loading,
  Notice,
  Pagination,
  Progress,
  StepProgress,
  showToast,
  Tabs,
} from '../../index.ts';
import { Specimen } from './Specimen.tsx';

export function BasicsSection() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Specimen name="Button">
        <div className="cluster">
          <Button look="primary">Presentar un reclamo</Button>
          <Button>Guardar y seguir después</Button>
          <Button look="danger">Retirar la denuncia</Button>
          <Button look="quiet" icon="download">
            Descargar
          </Button>
          <Button look="primary" busy busyLabel="Enviando…">
            Enviar
          </Button>
          <Button disabled>No disponible</Button>
          <Button size="small">Ordenar</Button>
        </div>
      </Specimen>
      <Specimen name="Link">
        <div className="cluster" style={{ gap: 'var(--s5)' }}>
          <Link href="#reglamento">Leer el reglamento</Link>
          <Link href="#calificar" look="action">
            Calificar su atención
          </Link>
          <Link href="https://www.iess.gob.ec" external>
            Sitio del instituto
          </Link>
          <Link href="#empezar" look="button">
            Empezar
          </Link>
        </div>
      </Specimen>
      <Specimen name="Notice">
        <div className="flow">
          <Notice title="El servicio de citas vuelve a las 14:00">
            <p>Lo que ya escribió está guardado en este teléfono.</p>
          </Notice>
          <Notice tone="good" title="Su calificación quedó registrada" />
          <Notice tone="attention" title="Faltan dos meses por declarar">
            <p>Septiembre y octubre de 2026. Declárelos antes del 15 de diciembre.</p>
          </Notice>
          <Notice tone="bad" title="No se pudo enviar la planilla" onClose={() => {}}>
            <p>Se perdió la conexión. La planilla sigue aquí; vuelva a enviarla cuando haya señal.</p>
          </Notice>
        </div>
      </Specimen>
      <Specimen name="Dialog y Toast">
        <div className="cluster">
          <Button onClick={() => setOpen(true)}>Abrir un diálogo</Button>
          <Button onClick={() => showToast('El código está copiado.')}>Mostrar un aviso breve</Button>
        </div>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title="¿Cerrar el caso?"
          actions={
            <>
              <Button look="primary" onClick={() => setOpen(false)}>
                Cerrar el caso
              </Button>
              <Button onClick={() => setOpen(false)}>Volver</Button>
            </>
          }
        >
          <p>La persona recibirá la respuesta y podrá reabrirlo durante 15 días hábiles.</p>
        </Dialog>
      </Specimen>
      <Specimen name="Tabs">
        <Tabs
          label="Partes de la cuenta"
          tabs={[
            { id: 'aportes', label: 'Aportes', panel: <p>Los aportes de cada mes.</p> },
            { id: 'prestaciones', label: 'Prestaciones', count: 2, panel: <p>Dos prestaciones en curso.</p> },
            { id: 'lecturas', label: 'Quién leyó sus datos', panel: <p>Nadie en los últimos 30 días.</p> },
          ]}
        />
      </Specimen>
      <Specimen name="Breadcrumb, Badge">
        <Breadcrumb
          items={[
            { label: 'Inicio', href: '#' },
            { label: 'Reclamos', href: '#r' },
            { label: 'Q-2026-0417' },
          ]}
        />
        <div className="cluster">
          <Badge>12</Badge>
          <Badge tone="action">Nuevo</Badge>
          <Badge tone="attention">Por vencer</Badge>
          <Badge tone="good">Al día</Badge>
          <Badge tone="bad">En mora</Badge>
        </div>
      </Specimen>
      <Specimen name="Progress">
        <div className="flow">
          <StepProgress step={2} of={5}>
            Cuéntenos qué pasó
          </StepProgress>
          <Progress label="Planilla de octubre" value={0.62} />
          <Loading height="2.5rem" />
        </div>
      </Specimen>
      <Specimen name="EmptyState, Pagination">
        <EmptyState
          title="Todavía no ha presentado reclamos"
          action={<Button look="primary">Presentar un reclamo</Button>}
        >
          <p>Aquí verá cada reclamo, quién lo atiende y cuántos días hábiles faltan para la respuesta.</p>
        </EmptyState>
        <Pagination label="reclamos" shown={50} total={1284} onNext={() => {}} />
      </Specimen>
    </>
  );
}
