import { useState } from 'react';
import {
  Button,
  EmptyState,
  LoadedView,
  PageHead,
  ProblemNotice,
  StateChip,
  Table,
  TextField,
  useAct,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import { foldText } from '#kernel';
import type { DeskItemsAnswer } from '../api.ts';
import { DeskProgramme } from './desk/DeskProgramme.tsx';
import { FigureGrid } from './desk/FigureGrid.tsx';
import './programmes.css';

const words = {
  es: {
    title: 'Programas',
    lede: 'Diseñar, revisar, aprobar y seguir programas por resultados.',
    list: 'Programas',
    name: 'Programa',
    state: 'Diseño',
    draft: 'En diseño',
    approved: (n: number): string => `Aprobado, versión ${n}`,
    isCase: 'Caso',
    blocking: 'Impiden aprobar',
    serious: 'Graves',
    waiting: 'Esperan revisión',
    returned: 'Devueltos',
    open: 'Abrir',
    none: 'Todavía no hay programas',
    noneWhat: 'Abra el primero con su nombre.',
    newOne: 'Abrir un programa',
    newName: 'Nombre del programa',
    newSlug: 'Dirección',
    newSlugHint: 'Con minúsculas, números y guiones; no cambia después.',
    create: 'Abrir la página en blanco',
  },
  en: {
    title: 'Programmes',
    lede: 'Design, check, approve and follow programmes by results.',
    list: 'Programmes',
    name: 'Programme',
    state: 'Design',
    draft: 'Being designed',
    approved: (n: number): string => `Approved, version ${n}`,
    isCase: 'Case',
    blocking: 'Keep from approving',
    serious: 'Serious',
    waiting: 'Wait for review',
    returned: 'Returned',
    open: 'Open',
    none: 'There are no programmes yet',
    noneWhat: 'Open the first with its name.',
    newOne: 'Open a programme',
    newName: 'Name of the programme',
    newSlug: 'Address',
    newSlugHint: 'Small letters, numbers and hyphens; it does not change later.',
    create: 'Open the empty page',
  },
};

/** Programmes at the desk: the list, or the one in the address. */
export default function DeskProgrammesPage() {
  const [filters] = useFilters();
  const slug = filters.get('programa');
  if (slug && filters.get('ver') === 'cuadricula') return <FigureGrid key={slug} slug={slug} />;
  return slug ? <DeskProgramme key={slug} slug={slug} /> : <List />;
}

function List() {
  const t = useMessages(words);
  const [, setFilters] = useFilters();
  const [loaded, again] = useLoaded<DeskItemsAnswer>('/api/programmes-desk');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ items, mayDesign }) => (
          <div className="flow">
            <Table
              caption={t.list}
              captionHidden
              stack
              rows={items}
              rowKey={(row) => row.slug}
              onOpen={(row) => setFilters({ programa: row.slug })}
              openLabel={() => t.open}
              empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
              columns={[
                {
                  key: 'name',
                  header: t.name,
                  cell: (row) => <span lang="es">{row.name}</span>,
                  sortBy: (row) => row.name,
                },
                {
                  key: 'state',
                  header: t.state,
                  cell: (row) => (
                    <StateChip shape={row.origin === 'case' ? 'closed' : row.isOpen ? 'draft' : 'done'}>
                      {row.origin === 'case' ? t.isCase : row.isOpen ? t.draft : t.approved(row.version)}
                    </StateChip>
                  ),
                },
                {
                  key: 'blocking',
                  header: t.blocking,
                  numeric: true,
                  cell: (row) => row.findings.blocking,
                  sortBy: (row) => row.findings.blocking,
                },
                {
                  key: 'serious',
                  header: t.serious,
                  numeric: true,
                  cell: (row) => row.findings.serious,
                  sortBy: (row) => row.findings.serious,
                },
                {
                  key: 'waiting',
                  header: t.waiting,
                  numeric: true,
                  cell: (row) => row.waiting,
                  sortBy: (row) => row.waiting,
                },
                {
                  key: 'returned',
                  header: t.returned,
                  numeric: true,
                  cell: (row) => row.returned,
                  sortBy: (row) => row.returned,
                },
              ]}
            />
            {mayDesign && <NewProgramme onDone={(slug) => setFilters({ programa: slug })} />}
          </div>
        )}
      </LoadedView>
    </div>
  );
}

const slugOf = (name: string) =>
  foldText(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);

function NewProgramme({ onDone }: { onDone: (slug: string) => void }) {
  const t = useMessages(words);
  const [name, setName] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const slug = typed ?? slugOf(name);
  const acting = useAct(() => onDone(slug));
  return (
    <form
      className="flow rate-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void acting.send('/api/programmes', { slug, name });
      }}
    >
      <h2>{t.newOne}</h2>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <TextField name="nombre" label={t.newName} value={name} onValue={setName} required />
      <TextField
        name="direccion"
        label={t.newSlug}
        hint={t.newSlugHint}
        value={slug}
        onValue={setTyped}
        required
      />
      <Button type="submit" look="primary" busy={acting.busy}>
        {t.create}
      </Button>
    </form>
  );
}
