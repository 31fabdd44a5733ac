import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import {
  Badge,
  Button,
  LoadedView,
  Loading,
  Notice,
  ProblemNotice,
  StateChip,
  TextArea,
  useAct,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { DeskProgrammeAnswer } from '../../api.ts';
import { checkDesign } from '../../check.ts';
import type { Canvas, Design, PartName } from '../../design.ts';
import { Findings } from '../Findings.tsx';
import { Delivery } from './Delivery.tsx';
import { Exchange } from './Exchange.tsx';
import { FollowUp } from './FollowUp.tsx';
import { type Both, type Row, Rows } from './fields.tsx';
import { IndicatorsEditor } from './IndicatorsEditor.tsx';
import { type PartSpec, specsFor } from './partSpecs.ts';
import { type ReportsPage, useReports } from './useReports.ts';

const words = {
  es: {
    back: 'Todos los programas',
    parts: 'Partes del programa',
    save: 'Guardar esta parte',
    unsaved: 'Hay cambios sin guardar en esta parte.',
    live: 'Revisión de esta parte, mientras escribe',
    whole: 'Revisión y aprobación',
    clean: 'La revisión no encuentra nada: el diseño está limpio.',
    count: (n: number): string => (n === 1 ? '1 hallazgo' : `${n} hallazgos`),
    approve: 'Aprobar el diseño',
    approved: (n: number): string => `Aprobado, versión ${n}`,
    draft: 'En diseño',
    reopen: 'Abrir el diseño de nuevo',
    reason: 'Por qué se abre',
    questions: 'Treinta preguntas',
    overlaps: 'Superposiciones',
    exchange: 'Importar y exportar',
    followUp: 'Seguimiento',
    delivery: 'Productos y ejecución',
    schedule: 'Cronograma',
    periodic: 'Informes y difusión',
    indicators: 'Indicadores',
    closed: 'El diseño está aprobado: se lee. Ábralo de nuevo en «Revisión y aprobación» para cambiarlo.',
    isCase: 'Es un caso tomado de su fuente: se lee y se compara.',
    canvases: {
      problemTree: 'Árbol de problemas',
      objectiveTree: 'Árbol de objetivos',
      theory: 'Teoría del cambio',
    },
    design: 'Diseño',
    publicPage: 'Ver la página pública',
  },
  en: {
    back: 'All programmes',
    parts: 'Parts of the programme',
    save: 'Save this part',
    unsaved: 'There are unsaved changes in this part.',
    live: 'Check of this part, as you write',
    whole: 'Check and approval',
    clean: 'The check finds nothing: the design is clean.',
    count: (n: number): string => (n === 1 ? '1 finding' : `${n} findings`),
    approve: 'Approve the design',
    approved: (n: number): string => `Approved, version ${n}`,
    draft: 'Being designed',
    reopen: 'Open the design again',
    reason: 'Why it is opened',
    questions: 'Thirty questions',
    overlaps: 'Overlaps',
    exchange: 'Import and export',
    followUp: 'Follow-up',
    delivery: 'Products and execution',
    schedule: 'Schedule',
    periodic: 'Reports and dissemination',
    indicators: 'Indicators',
    closed: 'The design is approved: it is read. Open it again in “Check and approval” to change it.',
    isCase: 'It is a case taken from its source: it is read and compared.',
    canvases: { problemTree: 'Problem tree', objectiveTree: 'Objective tree', theory: 'Theory of change' },
    design: 'Design',
    publicPage: 'See the public page',
  },
};

// Drawing is a page of its own: who fills in a form does not download it.
const CanvasEditor = lazy(() =>
  import('./CanvasEditor.tsx').then(({ CanvasEditor }) => ({ default: CanvasEditor })),
);

const DesignAnswers = lazy(() => import('./DesignAnswers.tsx'));
const Periodic = lazy(() => import('./Periodic.tsx'));
const ScheduleEditor = lazy(() => import('./ScheduleEditor.tsx'));
const DeskOverlaps = lazy(() => import('./DeskOverlaps.tsx'));

const canvasKinds = {
  problemTree: ['cause', 'problem', 'effect'],
  objectiveTree: ['means', 'objective', 'effect'],
  theory: ['activity', 'output', 'outcome', 'impact', 'assumption'],
} as const satisfies Partial<Record<PartName, readonly Canvas['nodes'][number]['kind'][]>>;
type CanvasPart = keyof typeof canvasKinds;
const canvasParts = Object.keys(canvasKinds) as CanvasPart[];

/** A programme at the desk: its parts on the left, the one being written in the middle with its living check. */
export function DeskProgramme({ slug }: { slug: string }) {
  const [loaded, again] = useLoaded<DeskProgrammeAnswer>(`/api/programmes-desk/${encodeURIComponent(slug)}`);
  const [filters] = useFilters();
  // The reports come beside the programme, not after it.
  const reports = useReports(slug, filters.get('ver') === 'seguimiento');
  return (
    <LoadedView loaded={loaded} again={again}>
      {(programme) => <Opened programme={programme} again={again} reports={reports} />}
    </LoadedView>
  );
}

function Opened({
  programme,
  again,
  reports,
}: {
  programme: DeskProgrammeAnswer;
  again: () => void;
  reports: ReportsPage;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const acting = useAct(again);
  const send = (path: string, body: object) => acting.send(`/api/programmes/${programme.slug}/${path}`, body);
  const design = designOf(programme);
  const specs = specsFor(design);
  const isReadOnly = !programme.may.design || !programme.isOpen;
  const asked = filters.get('ver');
  const shown = asked ?? (programme.may.design ? 'identity' : 'seguimiento');
  const findingsOf = (part: string) => programme.findingCounts.parts[part] ?? 0;
  const entries: readonly (readonly [key: string, title: string, findings: number])[] = [
    ...specs.slice(0, 5).map((one) => [one.part, one.title[language], findingsOf(one.part)] as const),
    ...canvasParts.map((part) => [part, t.canvases[part], findingsOf(part)] as const),
    ...specs.slice(5, 6).map((one) => [one.part, one.title[language], findingsOf(one.part)] as const),
    ['indicators', t.indicators, findingsOf('indicators')],
    ...specs.slice(6).map((one) => [one.part, one.title[language], findingsOf(one.part)] as const),
    ['cronograma', t.schedule, 0],
    ['revision', t.whole, Object.values(programme.findingCounts.parts).reduce((sum, one) => sum + one, 0)],
    ['preguntas', t.questions, 0],
    ['superposiciones', t.overlaps, 0],
    ['intercambio', t.exchange, 0],
    ['seguimiento', t.followUp, 0],
    ['entrega', t.delivery, 0],
    ['informes', t.periodic, 0],
  ];
  const part = useRef<HTMLDivElement>(null);
  const isChosen = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when another part is shown.
  useEffect(() => {
    if (!isChosen.current) return;
    isChosen.current = false;
    const heading = part.current?.querySelector('h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }, [shown]);
  const spec = specs.find((one) => one.part === shown);
  const canvas = canvasParts.find((one) => one === shown);
  return (
    <div className="flow">
      <p>
        <a href="/escritorio/programas">{t.back}</a>
      </p>
      <div className="programme-finding__head">
        <h1 lang="es">{programme.name}</h1>
        <StateChip shape={programme.isOpen ? 'draft' : 'done'}>
          {programme.isOpen ? t.draft : t.approved(programme.version)}
        </StateChip>
        {(programme.version > 0 || programme.origin === 'case') && (
          <a href={`/programas/${programme.slug}`}>{t.publicPage}</a>
        )}
      </div>
      {programme.origin === 'case' ? (
        <Notice>{t.isCase}</Notice>
      ) : (
        !programme.isOpen && <p className="soft">{t.closed}</p>
      )}
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      <div className="programme-desk">
        <nav aria-label={t.parts}>
          <ul className="bare programme-parts">
            {entries.map(([key, title, count]) => (
              <li key={key}>
                <button
                  type="button"
                  aria-current={key === shown ? 'true' : undefined}
                  onClick={() => {
                    // Who chose a part goes on from its heading, not through the rest of the list.
                    isChosen.current = true;
                    setFilters({ ver: key, reporte: null, muestra: null, desde: null, informe: null });
                  }}
                >
                  {title} {count > 0 && <Badge>{t.count(count)}</Badge>}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flow" ref={part}>
          {spec && (
            <PartForm
              key={`${spec.part} ${programme.version} ${programme.isOpen}`}
              spec={spec}
              programme={programme}
              isReadOnly={isReadOnly}
              busy={acting.busy}
              send={send}
            />
          )}
          {canvas && (
            <CanvasForm
              key={canvas}
              part={canvas}
              programme={programme}
              isReadOnly={isReadOnly}
              busy={acting.busy}
              send={send}
            />
          )}
          {shown === 'indicators' && (
            <>
              <h2>{t.indicators}</h2>
              <IndicatorsEditor
                programme={programme}
                isReadOnly={isReadOnly}
                send={send}
                busy={acting.busy}
              />
              <Findings
                findings={programme.findings.filter((one) => one.part === 'indicators')}
                counts={programme.findingCounts.rules}
                more={`/api/programmes-desk/${programme.slug}/findings`}
                toFind={null}
                title={t.live}
                level={3}
              />
            </>
          )}
          {shown === 'revision' && <Approval programme={programme} busy={acting.busy} send={send} />}
          {shown === 'preguntas' && (
            <>
              <h2>{t.questions}</h2>
              <Suspense fallback={<Loading />}>
                <DesignAnswers slug={programme.slug} send={send} busy={acting.busy} />
              </Suspense>
            </>
          )}
          {shown === 'superposiciones' && (
            <>
              <h2>{t.overlaps}</h2>
              <Suspense fallback={<Loading />}>
                <DeskOverlaps slug={programme.slug} send={send} busy={acting.busy} />
              </Suspense>
            </>
          )}
          {shown === 'seguimiento' && (
            <>
              <h2>{t.followUp}</h2>
              <FollowUp
                programme={programme}
                reports={asked === shown ? reports : null}
                onDone={again}
                send={send}
                busy={acting.busy}
              />
            </>
          )}
          {shown === 'cronograma' && (
            <Suspense fallback={<Loading />}>
              <ScheduleEditor
                key={`${programme.version} ${programme.isOpen}`}
                programme={programme}
                isReadOnly={isReadOnly}
                send={send}
                busy={acting.busy}
              />
            </Suspense>
          )}
          {shown === 'intercambio' && (
            <>
              <h2>{t.exchange}</h2>
              <Exchange programme={programme} isReadOnly={isReadOnly} onDone={again} />
            </>
          )}
          {shown === 'informes' && (
            <>
              <h2>{t.periodic}</h2>
              <Suspense fallback={<Loading />}>
                <Periodic slug={programme.slug} send={send} busy={acting.busy} />
              </Suspense>
            </>
          )}
          {shown === 'entrega' && (
            <>
              <h2>{t.delivery}</h2>
              <Delivery programme={programme} send={send} busy={acting.busy} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The design as its forms need it: no part but the indicators' own asks for their sheets, which come one at a time. */
const designOf = (programme: DeskProgrammeAnswer): Design =>
  ({ ...programme.design, indicators: [] }) as Design;

interface FormProps {
  readonly programme: DeskProgrammeAnswer;
  readonly isReadOnly: boolean;
  readonly busy: boolean;
  readonly send: (path: string, body: object) => Promise<boolean>;
}

function PartForm({ spec, programme, isReadOnly, busy, send }: FormProps & { spec: PartSpec }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const design = designOf(programme);
  const [rows, setRows] = useState<readonly Row[]>(() => spec.rows(design));
  const [isChanged, setChanged] = useState(false);
  const value = spec.value(rows, design);
  // What is typed is on the screen first; the check follows it.
  const rested = useDeferredValue(value);
  const live = useMemo(
    () => checkDesign({ ...designOf(programme), [spec.part]: rested } as Design, undefined, spec.part),
    [programme, spec.part, rested],
  );
  const say = (one: Both) => one[language];
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send('parts', { part: spec.part, value }).then((done) => done && setChanged(false));
      }}
    >
      <h2>{say(spec.title)}</h2>
      <p className="measure">{say(spec.lede)}</p>
      <fieldset className="programme-plain" disabled={isReadOnly}>
        <legend className="visually-hidden">{say(spec.title)}</legend>
        <Rows
          fields={spec.fields}
          rows={rows}
          prefix={spec.part}
          isFixed={spec.add === undefined}
          titleOf={(row, i) => say(spec.titleOf(row, i))}
          addLabel={spec.add ? say(spec.add) : ''}
          blank={spec.blank}
          onChange={(next) => {
            setRows(next);
            setChanged(true);
          }}
        />
      </fieldset>
      {!isReadOnly && (
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.save}
          </Button>
          {isChanged && <span role="status">{t.unsaved}</span>}
        </div>
      )}
      <Findings findings={live} toFind={null} title={t.live} level={3} />
    </form>
  );
}

function CanvasForm({ part, programme, isReadOnly, busy, send }: FormProps & { part: CanvasPart }) {
  const t = useMessages(words);
  const design = designOf(programme);
  const [canvas, setCanvas] = useState<Canvas>(design[part]);
  const [isChanged, setChanged] = useState(false);
  const live = checkDesign({ ...design, [part]: canvas }, undefined, part);
  return (
    <div className="flow">
      <h2>{t.canvases[part]}</h2>
      <Suspense fallback={<Loading />}>
        <CanvasEditor
          canvas={canvas}
          kinds={canvasKinds[part]}
          title={t.canvases[part]}
          isReadOnly={isReadOnly}
          onChange={(next) => {
            setCanvas(next);
            setChanged(true);
          }}
        />
      </Suspense>
      {!isReadOnly && (
        <div className="actions">
          <Button
            look="primary"
            busy={busy}
            onClick={() =>
              void send('parts', { part, value: canvas }).then((done) => done && setChanged(false))
            }
          >
            {t.save}
          </Button>
          {isChanged && <span role="status">{t.unsaved}</span>}
        </div>
      )}
      <Findings findings={live} toFind={null} title={t.live} level={3} />
    </div>
  );
}

function Approval({
  programme,
  busy,
  send,
}: {
  programme: DeskProgrammeAnswer;
  busy: boolean;
  send: (path: string, body: object) => Promise<boolean>;
}) {
  const t = useMessages(words);
  const [reason, setReason] = useState('');
  const head = useRef<HTMLDivElement>(null);
  const sendAndGoOn = async (body: object) => {
    if (await send('approvals', body)) head.current?.focus();
  };
  return (
    <div className="flow" ref={head} tabIndex={-1}>
      {programme.may.review &&
        (programme.isOpen ? (
          <div className="actions">
            <Button look="primary" busy={busy} onClick={() => void sendAndGoOn({ act: 'approve' })}>
              {t.approve}
            </Button>
          </div>
        ) : (
          <div className="flow">
            <TextArea name="abrir-razon" label={t.reason} rows={2} value={reason} onValue={setReason} />
            <Button look="secondary" busy={busy} onClick={() => void sendAndGoOn({ act: 'reopen', reason })}>
              {t.reopen}
            </Button>
          </div>
        ))}
      <Findings
        findings={programme.findings}
        counts={programme.findingCounts.rules}
        more={`/api/programmes-desk/${programme.slug}/findings`}
        toFind={programme.notes?.toFind ?? null}
        title={t.whole}
      />
    </div>
  );
}
