import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Button, EmptyState, Select, Table, TextField, useMessages } from '#design';
import type { Canvas } from '../../design.ts';
import { programmeWords } from '../../programmeWords.ts';

type Node = Canvas['nodes'][number];
type Kind = Node['kind'];

const words = {
  es: {
    how: 'Arrastre una caja, o muévala con las flechas del teclado. Supr la quita. Lo mismo está en la tabla de abajo.',
    add: 'Añadir una caja',
    kind: 'Clase',
    text: 'Qué dice',
    link: 'Unir dos cajas',
    from: 'De',
    to: 'A',
    why: 'Por qué lo uno lleva a lo otro',
    join: 'Unir',
    boxes: 'Cajas',
    links: 'Uniones',
    remove: 'Quitar',
    none: 'El lienzo está vacío',
    noneWhat: 'Añada la primera caja con el formulario.',
    canvas: 'Lienzo',
    place: 'Lugar',
  },
  en: {
    how: 'Drag a box, or move it with the arrow keys. Delete takes it away. The table below says the same.',
    add: 'Add a box',
    kind: 'Kind',
    text: 'What it says',
    link: 'Link two boxes',
    from: 'From',
    to: 'To',
    why: 'Why one leads to the other',
    join: 'Link',
    boxes: 'Boxes',
    links: 'Links',
    remove: 'Remove',
    none: 'The canvas is empty',
    noneWhat: 'Add the first box with the form.',
    canvas: 'Canvas',
    place: 'Place',
  },
};

const box = { width: 190, height: 76 };
const step = 20;
const limit = (value: number) => Math.max(0, Math.min(3_800, Math.round(value)));

/** Boxes and links, drawn and as tables; everything that the mouse does the keyboard does too. */
export function CanvasEditor({
  canvas,
  kinds,
  title,
  isReadOnly,
  onChange,
}: {
  canvas: Canvas;
  kinds: readonly Kind[];
  title: string;
  isReadOnly: boolean;
  onChange: (canvas: Canvas) => void;
}) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const frame = useRef<HTMLElement>(null);
  const drag = useRef<{ id: string; dx: number; dy: number } | null>(null);
  const byId = new Map(canvas.nodes.map((one) => [one.id, one]));
  const width = Math.max(640, ...canvas.nodes.map((one) => one.x + box.width + 40));
  const height = Math.max(260, ...canvas.nodes.map((one) => one.y + box.height + 40));
  const move = (id: string, x: number, y: number) =>
    onChange({
      ...canvas,
      nodes: canvas.nodes.map((one) => (one.id === id ? { ...one, x: limit(x), y: limit(y) } : one)),
    });
  const remove = (id: string) =>
    onChange({
      nodes: canvas.nodes.filter((one) => one.id !== id),
      links: canvas.links.filter((one) => one.from !== id && one.to !== id),
    });
  const onKey = (event: KeyboardEvent, one: Node) => {
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[
      event.key
    ];
    if (by) {
      event.preventDefault();
      move(one.id, one.x + (by[0] ?? 0), one.y + (by[1] ?? 0));
    } else if (event.key === 'Delete') {
      event.preventDefault();
      remove(one.id);
      frame.current?.focus();
    }
  };
  const onDown = (event: PointerEvent<HTMLButtonElement>, one: Node) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { id: one.id, dx: event.clientX - one.x, dy: event.clientY - one.y };
  };
  const onMove = (event: PointerEvent) => {
    const held = drag.current;
    if (held) move(held.id, event.clientX - held.dx, event.clientY - held.dy);
  };
  const nameOf = (id: string) => byId.get(id)?.text ?? id;
  return (
    <div className="flow">
      <p className="soft measure" id="lienzo-como">
        {t.how}
      </p>
      {canvas.nodes.length === 0 ? (
        <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
      ) : (
        <section
          ref={frame}
          className="programme-canvas"
          aria-label={`${t.canvas}: ${title}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
        >
          <div style={{ inlineSize: width, blockSize: height }}>
            <svg width={width} height={height} aria-hidden="true" focusable="false">
              <defs>
                <marker
                  id="punta"
                  viewBox="0 0 10 10"
                  refX="9"
                  refY="5"
                  markerWidth="8"
                  markerHeight="8"
                  orient="auto-start-reverse"
                >
                  <path d="M0 0 10 5 0 10z" />
                </marker>
              </defs>
              {canvas.links.map(({ from, to }) => {
                const [a, b] = [byId.get(from), byId.get(to)];
                return a && b ? (
                  <path key={`${from} ${to}`} d={pathBetween(a, b)} markerEnd="url(#punta)" />
                ) : null;
              })}
            </svg>
            {canvas.nodes.map((one) => (
              <button
                key={one.id}
                type="button"
                className="programme-box"
                data-kind={one.kind}
                aria-describedby="lienzo-como"
                disabled={isReadOnly}
                style={{
                  insetInlineStart: one.x,
                  insetBlockStart: one.y,
                  inlineSize: box.width,
                  minBlockSize: box.height,
                }}
                onKeyDown={(event) => onKey(event, one)}
                onPointerDown={(event) => onDown(event, one)}
                onPointerMove={onMove}
                onPointerUp={() => {
                  drag.current = null;
                }}
              >
                <span className="programme-box__kind">{w.boxes[one.kind]}</span>
                <span lang="es">{one.text}</span>
              </button>
            ))}
          </div>
        </section>
      )}
      {!isReadOnly && <AddBox canvas={canvas} kinds={kinds} onChange={onChange} />}
      {!isReadOnly && canvas.nodes.length > 1 && <AddLink canvas={canvas} onChange={onChange} />}
      {canvas.nodes.length > 0 && (
        <Table
          caption={t.boxes}
          stack
          rows={canvas.nodes}
          rowKey={(row) => row.id}
          columns={[
            { key: 'kind', header: t.kind, cell: (row) => w.boxes[row.kind] },
            {
              key: 'text',
              header: t.text,
              rowHeader: true,
              cell: (row) => <span lang="es">{row.text}</span>,
            },
            ...(isReadOnly
              ? []
              : [
                  {
                    key: 'remove',
                    header: t.remove,
                    cell: (row: Node) => (
                      <Button look="quiet" size="small" onClick={() => remove(row.id)}>
                        {t.remove}
                        <span className="visually-hidden">: {row.text}</span>
                      </Button>
                    ),
                  },
                ]),
          ]}
        />
      )}
      {canvas.links.length > 0 && (
        <Table
          caption={t.links}
          stack
          rows={canvas.links}
          rowKey={(row) => `${row.from} ${row.to}`}
          columns={[
            { key: 'from', header: t.from, cell: (row) => <span lang="es">{nameOf(row.from)}</span> },
            { key: 'to', header: t.to, cell: (row) => <span lang="es">{nameOf(row.to)}</span> },
            { key: 'why', header: t.why, cell: (row) => <span lang="es">{row.why || '—'}</span> },
            ...(isReadOnly
              ? []
              : [
                  {
                    key: 'remove',
                    header: t.remove,
                    cell: (row: Canvas['links'][number]) => (
                      <Button
                        look="quiet"
                        size="small"
                        onClick={() =>
                          onChange({ ...canvas, links: canvas.links.filter((known) => known !== row) })
                        }
                      >
                        {t.remove}
                        <span className="visually-hidden">
                          : {nameOf(row.from)} → {nameOf(row.to)}
                        </span>
                      </Button>
                    ),
                  },
                ]),
          ]}
        />
      )}
    </div>
  );
}

function pathBetween(a: Node, b: Node): string {
  const isBeside = Math.abs(b.x - a.x) > box.width * 0.8;
  const [x1, y1, x2, y2] = isBeside
    ? [
        b.x > a.x ? a.x + box.width : a.x,
        a.y + box.height / 2,
        b.x > a.x ? b.x : b.x + box.width,
        b.y + box.height / 2,
      ]
    : [
        a.x + box.width / 2,
        b.y > a.y ? a.y + box.height : a.y,
        b.x + box.width / 2,
        b.y > a.y ? b.y : b.y + box.height,
      ];
  const [cx, cy] = isBeside ? [(x1 + x2) / 2, null] : [null, (y1 + y2) / 2];
  return cx === null
    ? `M${x1} ${y1}C${x1} ${cy} ${x2} ${cy} ${x2} ${y2}`
    : `M${x1} ${y1}C${cx} ${y1} ${cx} ${y2} ${x2} ${y2}`;
}

function AddBox({
  canvas,
  kinds,
  onChange,
}: {
  canvas: Canvas;
  kinds: readonly Kind[];
  onChange: (canvas: Canvas) => void;
}) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'problem');
  const [text, setText] = useState('');
  const add = () => {
    if (!text.trim()) return;
    let n = canvas.nodes.length + 1;
    while (canvas.nodes.some((one) => one.id === `n${n}`)) n += 1;
    // A new box goes to the column of its kind, under the ones that are there.
    const column = kinds.indexOf(kind);
    const below = canvas.nodes.filter((one) => one.kind === kind).length;
    const node: Node = { id: `n${n}`, kind, text: text.trim(), x: 20 + column * 250, y: 20 + below * 110 };
    onChange({ ...canvas, nodes: [...canvas.nodes, node] });
    setText('');
  };
  return (
    <form
      className="programme-inline"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Select
        name="caja-clase"
        label={t.kind}
        value={kind}
        onValue={(value) => setKind(value as Kind)}
        options={kinds.map((value) => ({ value, label: w.boxes[value] }))}
      />
      <TextField name="caja-texto" label={t.text} value={text} onValue={setText} maxLength={400} />
      <Button type="submit" look="secondary">
        {t.add}
      </Button>
    </form>
  );
}

function AddLink({ canvas, onChange }: { canvas: Canvas; onChange: (canvas: Canvas) => void }) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const options = canvas.nodes.map((one) => ({ value: one.id, label: `${w.boxes[one.kind]}: ${one.text}` }));
  const join = () => {
    if (!from || !to || from === to || canvas.links.some((one) => one.from === from && one.to === to)) return;
    onChange({ ...canvas, links: [...canvas.links, { from, to, why: why.trim() }] });
    setWhy('');
  };
  return (
    <form
      className="programme-inline"
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <Select
        name="union-de"
        label={t.from}
        placeholder="—"
        value={from}
        onValue={setFrom}
        options={options}
      />
      <Select name="union-a" label={t.to} placeholder="—" value={to} onValue={setTo} options={options} />
      <TextField name="union-razon" label={t.why} value={why} onValue={setWhy} maxLength={400} />
      <Button type="submit" look="secondary">
        {t.join}
      </Button>
    </form>
  );
}
