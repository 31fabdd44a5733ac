import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  EmptyState,
  ErrorSummary,
  type FieldFault,
  formatInstant,
  LoadedView,
  Notice,
  NumberField,
  PageHead,
  ProblemNotice,
  Select,
  Table,
  TextField,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { roles } from '../../roles.ts';
import { useFacilities } from '../facilities.ts';

interface KeyItem {
  readonly keyId: string;
  readonly service: string;
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

const words = {
  es: {
    title: 'Llaves de sistemas',
    lede: 'Con una llave entra otro sistema, nunca una persona: la historia clínica que envía atenciones, o el programa que vigila que esta casa funcione.',
    make: 'Hacer una llave',
    service: 'Sistema que la usará',
    serviceHint: 'Por ejemplo: historia-clinica-quito',
    name: 'Nombre de esta llave',
    nameHint: 'La distingue de las otras del mismo sistema: principal, pruebas',
    role: 'Qué podrá hacer',
    choose: 'Elija una función',
    unit: 'Establecimiento',
    everywhere: 'Toda la institución',
    days: 'Días que vale',
    daysHint: 'De 1 a 730; después hay que hacer otra',
    reason: 'Motivo',
    reasonHint: 'Convenio, pedido o resolución',
    needService: 'Escriba el nombre del sistema, de 2 letras o más',
    needName: 'Escriba un nombre para la llave, de 2 letras o más',
    needRole: 'Elija qué podrá hacer',
    needDays: 'Escriba un número de días de 1 a 730',
    needReason: 'Escriba el motivo, de 5 letras o más',
    once: 'Esta es la llave. No se vuelve a mostrar.',
    onceWhat: 'Cópiela ahora en el sistema, que la envía en cada pedido como «Authorization: Bearer …».',
    copy: 'Copiar la llave',
    copied: 'Copiada',
    valid: 'Llaves vigentes',
    made: 'Se hizo',
    until: 'Vale hasta',
    used: 'Último uso',
    never: 'Nunca',
    revoke: 'Anular',
    sure: (service: string, name: string) =>
      `¿Anular la llave ${name} de ${service}? El sistema dejará de entrar en este momento.`,
    revoked: 'La llave quedó anulada',
    keep: 'Dejarla como está',
    none: 'Ningún sistema tiene llave',
    noneWhat: 'La primera que haga aparecerá aquí, con su último uso.',
  },
  en: {
    title: 'Keys of systems',
    lede: 'Another system enters with a key, never a person: the clinical record that sends attentions, or the program that watches that this house works.',
    make: 'Make a key',
    service: 'System that will use it',
    serviceHint: 'For example: clinical-record-quito',
    name: 'Name of this key',
    nameHint: 'Tells it from the others of the same system: main, tests',
    role: 'What it may do',
    choose: 'Choose an office',
    unit: 'Facility',
    everywhere: 'The whole institution',
    days: 'Days that it is valid',
    daysHint: 'From 1 to 730; after that another one is made',
    reason: 'Reason',
    reasonHint: 'Agreement, request or resolution',
    needService: 'Write the name of the system, 2 letters or more',
    needName: 'Write a name for the key, 2 letters or more',
    needRole: 'Choose what it may do',
    needDays: 'Write a number of days from 1 to 730',
    needReason: 'Write the reason, 5 letters or more',
    once: 'This is the key. It is not shown again.',
    onceWhat: 'Copy it now into the system, which sends it with each request as “Authorization: Bearer …”.',
    copy: 'Copy the key',
    copied: 'Copied',
    valid: 'Valid keys',
    made: 'Made',
    until: 'Valid until',
    used: 'Last used',
    never: 'Never',
    revoke: 'Revoke',
    sure: (service: string, name: string) =>
      `Revoke the key ${name} of ${service}? The system stops entering at this moment.`,
    revoked: 'The key is revoked',
    keep: 'Leave it as it is',
    none: 'No system has a key',
    noneWhat: 'The first that you make will stand here, with its last use.',
  },
};

/** Who manages access makes, sees and revokes the keys with which other systems enter. */
export default function KeysPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [list, again] = useLoaded<{ items: KeyItem[] }>('/api/service-keys');
  const [leaving, setLeaving] = useState<KeyItem | null>(null);
  const [said, setSaid] = useState(false);
  const [problem, busy, act] = useAction();
  const revoke = (key: KeyItem) =>
    void act(async () => {
      await ask(`/api/service-keys/${key.keyId}`, { method: 'DELETE' });
      setLeaving(null);
      setSaid(true);
      again();
    });
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <MakeKey onMade={again} />
      <h2>{t.valid}</h2>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {said && (
        <Notice tone="good" live>
          {t.revoked}
        </Notice>
      )}
      {leaving && (
        <Notice tone="attention" live title={t.sure(leaving.service, leaving.name)}>
          <div className="actions">
            <Button look="danger" busy={busy} onClick={() => revoke(leaving)}>
              {t.revoke}
            </Button>
            <Button look="quiet" onClick={() => setLeaving(null)}>
              {t.keep}
            </Button>
          </div>
        </Notice>
      )}
      <LoadedView loaded={list} again={again}>
        {({ items }) => (
          <Table
            caption={t.valid}
            captionHidden
            stack
            rows={items}
            rowKey={(row) => row.keyId}
            empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
            columns={[
              { key: 'service', header: t.service, cell: (row) => row.service },
              { key: 'name', header: t.name, cell: (row) => row.name },
              { key: 'made', header: t.made, cell: (row) => formatInstant(row.createdAt, language) },
              { key: 'until', header: t.until, cell: (row) => formatInstant(row.expiresAt, language) },
              {
                key: 'used',
                header: t.used,
                cell: (row) => (row.lastUsedAt ? formatInstant(row.lastUsedAt, language) : t.never),
              },
              {
                key: 'revoke',
                header: t.revoke,
                cell: (row) => (
                  <Button
                    look="quiet"
                    size="small"
                    aria-label={`${t.revoke}: ${row.service}, ${row.name}`}
                    onClick={() => {
                      setSaid(false);
                      setLeaving(row);
                    }}
                  >
                    {t.revoke}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </LoadedView>
    </div>
  );
}

const ofServices = Object.entries(roles).filter(([, role]) => 'ofServices' in role);

function MakeKey({ onMade }: { onMade: () => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const facilities = useFacilities();
  const [typed, setTyped] = useState({ service: '', name: '', role: '', unit: '', reason: '' });
  const [days, setDays] = useState<number | null>(365);
  // As they were when the form was sent: the summary takes the focus when they change, and not at each letter.
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [key, setKey] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const [problem, busy, act] = useAction();
  const set = (field: keyof typeof typed) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }));
  const faultsNow = (): FieldFault[] => [
    ...(typed.service.trim().length < 2 ? [{ field: 'sistema', message: t.needService }] : []),
    ...(typed.name.trim().length < 2 ? [{ field: 'nombre-llave', message: t.needName }] : []),
    ...(typed.role === '' ? [{ field: 'funcion-llave', message: t.needRole }] : []),
    ...(days === null || days < 1 || days > 730 ? [{ field: 'dias', message: t.needDays }] : []),
    ...(typed.reason.trim().length < 5 ? [{ field: 'motivo-llave', message: t.needReason }] : []),
  ];
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const make = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsNow();
    setFaults(found);
    setKey(null);
    setCopied(false);
    if (found.length > 0) return;
    void act(async () => {
      const made = await ask<{ key: string }>('/api/service-keys', {
        body: {
          service: typed.service.trim(),
          name: typed.name.trim(),
          role: typed.role,
          unit: typed.unit || null,
          daysValid: days,
          reason: typed.reason.trim(),
        },
      });
      setKey(made.key);
      setTyped({ service: '', name: '', role: '', unit: '', reason: '' });
      onMade();
    });
  };
  return (
    <form className="rate-form flow" onSubmit={make} noValidate aria-labelledby="hacer-llave">
      <h2 id="hacer-llave">{t.make}</h2>
      <ErrorSummary faults={faults} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {key && (
        <Notice tone="good" live title={t.once}>
          <p>{t.onceWhat}</p>
          <p>
            <code className="long-code">{key}</code>
          </p>
          <Button
            look="secondary"
            onClick={() => void navigator.clipboard.writeText(key).then(() => setCopied(true))}
          >
            {copied ? t.copied : t.copy}
          </Button>
        </Notice>
      )}
      <TextField
        name="sistema"
        label={t.service}
        hint={t.serviceHint}
        error={errorOf('sistema')}
        value={typed.service}
        onValue={set('service')}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="none"
      />
      <TextField
        name="nombre-llave"
        label={t.name}
        hint={t.nameHint}
        error={errorOf('nombre-llave')}
        value={typed.name}
        onValue={set('name')}
        autoComplete="off"
      />
      <Select
        name="funcion-llave"
        label={t.role}
        placeholder={t.choose}
        error={errorOf('funcion-llave')}
        value={typed.role}
        onValue={set('role')}
        options={ofServices.map(([value, { title }]) => ({ value, label: title[language] }))}
      />
      <Select
        name="unidad-llave"
        label={t.unit}
        placeholder={t.everywhere}
        value={typed.unit}
        onValue={set('unit')}
        options={facilities.options}
        optional
      />
      <NumberField
        name="dias"
        label={t.days}
        hint={t.daysHint}
        error={errorOf('dias')}
        defaultValue="365"
        whole
        onNumber={setDays}
      />
      <TextField
        name="motivo-llave"
        label={t.reason}
        hint={t.reasonHint}
        error={errorOf('motivo-llave')}
        value={typed.reason}
        onValue={set('reason')}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {t.make}
        </Button>
      </div>
    </form>
  );
}
