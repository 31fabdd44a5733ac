import { useState } from 'react';
import { LoadedView, PageHead, Table, TextField, useLoaded, useMessages } from '#design';
import { foldText } from '#kernel';

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: unknown;
  }[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
}
interface ApiDocument {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const words = {
  es: {
    title: 'API para programas',
    lede: 'Todo lo que hacen estas páginas lo puede hacer un programa. La descripción (OpenAPI 3.1) sale de los mismos esquemas con que se revisa cada solicitud.',
    file: 'Descargar la descripción',
    search: 'Buscar una operación',
    permission: 'Permiso',
    parameters: 'Parámetros',
    name: 'Nombre',
    where: 'Dónde',
    needed: 'Obligatorio',
    about: 'Descripción',
    body: 'Cuerpo',
    answer: 'Respuesta',
    yes: 'sí',
    no: 'no',
    key: 'Toda operación que cambia algo lleva el encabezado Idempotency-Key: repetirla con la misma clave repite la respuesta, no el efecto. Los errores son problem details (RFC 9457).',
    found: (n: number) => (n === 1 ? '1 operación' : `${n} operaciones`),
  },
  en: {
    title: 'API for programs',
    lede: 'Whatever these pages do, a program can do. The description (OpenAPI 3.1) comes from the same schemas that check each request.',
    file: 'Download the description',
    search: 'Find an operation',
    permission: 'Permission',
    parameters: 'Parameters',
    name: 'Name',
    where: 'Where',
    needed: 'Required',
    about: 'Description',
    body: 'Body',
    answer: 'Answer',
    yes: 'yes',
    no: 'no',
    key: 'Every operation that changes something carries the header Idempotency-Key: repeating it with the same key repeats the answer, not the effect. Errors are problem details (RFC 9457).',
    found: (n: number) => (n === 1 ? '1 operation' : `${n} operations`),
  },
};

export default function ApiPage() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<ApiDocument>('/api/openapi.json');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p className="measure">{t.key}</p>
      <p>
        <a href="/api/openapi.json" download="amparo-openapi.json">
          {t.file}
        </a>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {(document) => <Operations document={document} />}
      </LoadedView>
    </div>
  );
}

function Operations({ document }: { document: ApiDocument }) {
  const t = useMessages(words);
  const [search, setSearch] = useState('');
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]): Entry => ({ path, method: method.toUpperCase(), operation }),
    ),
  );
  const wanted = foldText(search);
  const found = all.filter(({ path, method, operation }) =>
    foldText(`${method} ${path} ${operation.summary} ${operation.tags?.join(' ')}`).includes(wanted),
  );
  const groups = Map.groupBy(found, ({ operation }) => operation.tags?.[0] ?? '');
  return (
    <div className="flow">
      <TextField name="busca" type="search" label={t.search} value={search} onValue={setSearch} />
      <p role="status" className="soft">
        {t.found(found.length)}
      </p>
      {[...groups].map(([tag, members]) => (
        <section key={tag}>
          <h2>{tag}</h2>
          {members.map(({ path, method, operation }) => (
            <OperationEntry key={method + path} {...{ path, method, operation }} />
          ))}
        </section>
      ))}
    </div>
  );
}

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** An operation by its address; what it takes and answers is written once someone opens it, since there are hundreds of them. */
function OperationEntry({ path, method, operation }: Entry) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="law-item" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>
          {method} {path}
        </code>{' '}
        {operation.summary}
      </summary>
      {isOpen && <OperationFacts operation={operation} />}
    </details>
  );
}

function OperationFacts({ operation }: { operation: Operation }) {
  const t = useMessages(words);
  return (
    <div className="flow">
      {operation.description && <p>{operation.description.replaceAll('`', '')}</p>}
      {operation.parameters && operation.parameters.length > 0 && (
        <Table
          caption={t.parameters}
          stack
          rows={operation.parameters}
          rowKey={(parameter) => parameter.in + parameter.name}
          columns={[
            { key: 'name', header: t.name, cell: (parameter) => <code>{parameter.name}</code> },
            { key: 'in', header: t.where, cell: (parameter) => parameter.in },
            { key: 'required', header: t.needed, cell: (parameter) => (parameter.required ? t.yes : t.no) },
            { key: 'about', header: t.about, cell: (parameter) => parameter.description ?? '' },
          ]}
        />
      )}
      {operation.requestBody !== undefined && <Schema title={t.body} value={operation.requestBody} />}
      <Schema title={t.answer} value={operation.responses} />
    </div>
  );
}

function Schema({ title, value }: { title: string; value: unknown }) {
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre className="command" tabIndex={0}>
        <code>{JSON.stringify(value, null, 2)}</code>
      </pre>
    </>
  );
}
