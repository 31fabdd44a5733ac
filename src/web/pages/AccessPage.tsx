import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  DateField,
  EmptyState,
  LoadedView,
  Notice,
  PageHead,
  ProblemNotice,
  type ReadDate,
  Select,
  Table,
  TextField,
  useAction,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import { roles } from '../../roles.ts';
import { useFacilities } from '../facilities.ts';

interface OfficeItem {
  readonly officeId: string;
  readonly loginHint: string | null;
  readonly role: string;
  readonly title: { readonly es: string; readonly en: string };
  readonly unit: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly reason: string;
}
interface Account {
  readonly accountId: string;
  readonly lockedSeconds: number;
}

const words = {
  es: {
    title: 'Accesos',
    lede: 'Quién puede hacer qué, desde cuándo y hasta cuándo. Nadie se da una función a sí mismo, y cada cambio queda con su motivo.',
    give: 'Dar una función',
    login: 'Cédula o correo de la cuenta',
    role: 'Función',
    choose: 'Elija una función',
    unit: 'Establecimiento',
    from: 'Desde',
    until: 'Hasta',
    untilHint: 'Vacío: hasta que se la termine',
    reason: 'Motivo',
    reasonHint: 'Resolución, acción de personal o pedido: la persona podrá leerlo',
    needAll: 'Complete la cuenta, la función, el día desde el que vale y un motivo de cinco letras o más.',
    done: 'La función quedó dada',
    held: 'Funciones vigentes',
    account: 'Cuenta',
    everywhere: 'Toda la institución',
    open: 'Hasta que se termine',
    end: 'Terminar',
    ending: 'Terminar al acabar el día de hoy',
    endReason: 'Motivo para terminarla',
    cancel: 'Dejar como está',
    none: 'Nadie tiene una función',
    noneWhat: 'Dé la primera con el formulario.',
    all: 'Todas las funciones',
    which: 'Ver',
    more: 'Siguientes',
    first: 'Volver al principio',
    locked: 'La cuenta está bloqueada por intentos fallidos.',
    unlock: 'Desbloquear',
    unlocked: 'La cuenta quedó desbloqueada',
    find: 'Buscar la cuenta',
    hint: (tail: string | null) => (tail ? `termina en ${tail}` : 'sin nombre'),
  },
  en: {
    title: 'Access',
    lede: 'Who may do what, from when and until when. Nobody gives an office to herself, and each change keeps its reason.',
    give: 'Give an office',
    login: 'Identity number or e-mail of the account',
    role: 'Office',
    choose: 'Choose an office',
    unit: 'Facility',
    from: 'From',
    until: 'Until',
    untilHint: 'Empty: until it is ended',
    reason: 'Reason',
    reasonHint: 'Resolution, appointment or request: the person can read it',
    needAll: 'Fill in the account, the office, the first day and a reason of five letters or more.',
    done: 'The office was given',
    held: 'Offices held',
    account: 'Account',
    everywhere: 'The whole institution',
    open: 'Until it is ended',
    end: 'End',
    ending: 'End when today is over',
    endReason: 'Reason to end it',
    cancel: 'Leave as it is',
    none: 'Nobody holds an office',
    noneWhat: 'Give the first with the form.',
    all: 'All offices',
    which: 'Show',
    more: 'Next',
    first: 'Back to the first',
    locked: 'The account is locked after failed attempts.',
    unlock: 'Unlock',
    unlocked: 'The account is unlocked',
    find: 'Find the account',
    hint: (tail: string | null) => (tail ? `ends in ${tail}` : 'without a name'),
  },
};

const today = () => new Date(Date.now() - 5 * 3_600_000).toISOString().slice(0, 10);

/** Who holds which office, by dates; offices are given and ended here, and a locked account is opened. */
export default function AccessPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const role = filters.get('funcion') ?? '';
  const cursor = filters.get('desde');
  const [list, again] = useLoaded<{ items: OfficeItem[]; next: string | null }>(
    `/api/offices?${new URLSearchParams({ limit: '50', ...(role && { role }), ...(cursor && { cursor }) })}`,
  );
  const [ending, setEnding] = useState<OfficeItem | null>(null);
  const facilities = useFacilities();
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <GiveOffice onGiven={again} facilities={facilities.options} />
      <h2>{t.held}</h2>
      <Select
        name="funcion"
        label={t.which}
        placeholder={t.all}
        value={role}
        onValue={(value) => setFilters({ funcion: value || null, desde: null })}
        options={roleOptions(language)}
      />
      {ending && (
        <EndOffice
          office={ending}
          onDone={() => {
            setEnding(null);
            again();
          }}
        />
      )}
      <LoadedView loaded={list} again={again}>
        {(page) => (
          <>
            <Table
              caption={t.held}
              captionHidden
              stack
              rows={page.items}
              rowKey={(row) => row.officeId}
              empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
              columns={[
                { key: 'role', header: t.role, cell: (row) => row.title[language] },
                { key: 'account', header: t.account, cell: (row) => t.hint(row.loginHint) },
                {
                  key: 'unit',
                  header: t.unit,
                  cell: (row) => (row.unit ? facilities.nameOf(row.unit) : t.everywhere),
                },
                {
                  key: 'from',
                  header: t.from,
                  cell: (row) => formatDate(plainDate(row.from), language),
                },
                {
                  key: 'until',
                  header: t.until,
                  cell: (row) => (row.until ? formatDate(plainDate(row.until), language) : t.open),
                },
                { key: 'reason', header: t.reason, cell: (row) => row.reason },
                {
                  key: 'end',
                  header: t.end,
                  cell: (row) => (
                    <Button
                      look="quiet"
                      size="small"
                      aria-label={`${t.end}: ${row.title[language]}, ${t.hint(row.loginHint)}`}
                      onClick={() => setEnding(row)}
                    >
                      {t.end}
                    </Button>
                  ),
                },
              ]}
            />
            <div className="actions">
              {cursor && (
                <Button look="quiet" onClick={() => setFilters({ desde: null })}>
                  {t.first}
                </Button>
              )}
              {page.next && (
                <Button look="secondary" onClick={() => setFilters({ desde: page.next })}>
                  {t.more}
                </Button>
              )}
            </div>
          </>
        )}
      </LoadedView>
    </div>
  );
}

/** Offices that persons hold; those of systems come with a key. */
function roleOptions(language: 'es' | 'en') {
  return Object.entries(roles)
    .filter(([, role]) => !('ofServices' in role))
    .map(([value, { title }]) => ({ value, label: title[language] }));
}

function GiveOffice({
  onGiven,
  facilities,
}: {
  onGiven: () => void;
  facilities: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [login, setLogin] = useState('');
  const [role, setRole] = useState('');
  const [unit, setUnit] = useState('');
  const [from, setFrom] = useState<string | null>(today());
  const [until, setUntil] = useState<string | null>(null);
  const [untilIsWrong, setUntilIsWrong] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [locked, setLocked] = useState<Account | null>(null);
  const [problem, busy, act] = useAction();
  const isWhole =
    login.trim().length >= 3 && role !== '' && from !== null && !untilIsWrong && reason.trim().length >= 5;
  const dateOf = (read: ReadDate) => (read.state === 'date' ? read.date : null);
  const find = () =>
    ask<Account>('/api/accounts/find', { body: { login: login.trim(), reason: reason.trim() } });
  const give = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setSaid(null);
    if (!isWhole) return;
    void act(async () => {
      const account = await find();
      setLocked(account.lockedSeconds > 0 ? account : null);
      await ask('/api/offices', {
        body: {
          accountId: account.accountId,
          role,
          unit: unit || null,
          from,
          until,
          reason: reason.trim(),
        },
      });
      setSaid(t.done);
      setTried(false);
      setRole('');
      setUnit('');
      onGiven();
    });
  };
  const unlock = (account: Account) =>
    void act(async () => {
      await ask(`/api/accounts/${account.accountId}/unlock`, { body: { reason: reason.trim() } });
      setLocked(null);
      setSaid(t.unlocked);
    });
  return (
    <form className="rate-form flow" onSubmit={give} noValidate aria-labelledby="dar">
      <h2 id="dar">{t.give}</h2>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {tried && !isWhole && (
        <Notice tone="attention" live>
          {t.needAll}
        </Notice>
      )}
      {said && (
        <Notice tone="good" live>
          {said}
        </Notice>
      )}
      {locked && (
        <Notice tone="attention" live title={t.locked}>
          <Button look="secondary" busy={busy} onClick={() => unlock(locked)}>
            {t.unlock}
          </Button>
        </Notice>
      )}
      <TextField
        name="cuenta"
        label={t.login}
        value={login}
        onValue={setLogin}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="none"
      />
      <Select
        name="dar-funcion"
        label={t.role}
        placeholder={t.choose}
        value={role}
        onValue={setRole}
        options={roleOptions(language)}
      />
      <Select
        name="unidad"
        label={t.unit}
        placeholder={t.everywhere}
        value={unit}
        onValue={setUnit}
        options={facilities}
      />
      <DateField
        name="desde-dia"
        label={t.from}
        defaultValue={plainDate(today())}
        onDate={(read) => setFrom(dateOf(read))}
      />
      <DateField
        name="hasta-dia"
        label={t.until}
        hint={t.untilHint}
        optional
        onDate={(read) => {
          setUntil(dateOf(read));
          setUntilIsWrong(read.state === 'incomplete' || read.state === 'impossible');
        }}
      />
      <TextField name="motivo" label={t.reason} hint={t.reasonHint} value={reason} onValue={setReason} />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {t.give}
        </Button>
      </div>
    </form>
  );
}

function EndOffice({ office, onDone }: { office: OfficeItem; onDone: () => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [reason, setReason] = useState('');
  const [problem, busy, act] = useAction();
  return (
    <form
      className="rate-form flow"
      noValidate
      aria-labelledby="terminar"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim().length < 5) return;
        void act(async () => {
          await ask(`/api/offices/${office.officeId}/end`, {
            body: { until: today(), reason: reason.trim() },
          });
          onDone();
        });
      }}
    >
      <h3 id="terminar">
        {t.ending}: {office.title[language]}, {t.hint(office.loginHint)}
      </h3>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <TextField name="motivo-fin" label={t.endReason} value={reason} onValue={setReason} />
      <div className="actions">
        <Button type="submit" look="danger" busy={busy}>
          {t.end}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
