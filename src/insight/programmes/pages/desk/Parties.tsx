import { useState } from 'react';
import { Button, EmptyState, Select, Table, TextField, useMessages } from '#design';
import { foldText } from '#kernel';
import { channels, type Party, partyKinds } from '../../dissemination.ts';
import { partyWords } from '../partyWords.ts';

const words = {
  es: {
    title: 'Destinatarios',
    list: 'A quién se debe cada informe',
    lede: 'A quién se debe cada informe: oficinas y organizaciones, nunca personas.',
    none: 'Todavía no hay destinatarios',
    noneWhat: 'Traiga las partes interesadas del diseño, o añada la primera.',
    bring: (n: number): string =>
      n === 1 ? 'Traer la parte interesada del diseño' : `Traer las ${n} partes interesadas del diseño`,
    add: 'Añadir un destinatario',
    change: 'Cambiar',
    remove: 'Quitar',
    name: 'Oficina u organización',
    channel: 'Por qué vía recibe',
    address: 'Dirección de la oficina',
    addressHint: 'Correo institucional, oficina de partes o página. No se publica.',
    save: 'Guardar el destinatario',
    cancel: 'Cerrar sin guardar',
  },
  en: {
    title: 'Parties',
    list: 'To whom each report is owed',
    lede: 'To whom each report is owed: offices and organisations, never persons.',
    none: 'There are no parties yet',
    noneWhat: 'Bring the stakeholders of the design, or add the first.',
    bring: (n: number): string =>
      n === 1 ? 'Bring the stakeholder of the design' : `Bring the ${n} stakeholders of the design`,
    add: 'Add a party',
    change: 'Change',
    remove: 'Remove',
    name: 'Office or organisation',
    channel: 'How it is reached',
    address: 'Address of the office',
    addressHint: 'Mail of the institution, its registry or its page. It is not published.',
    save: 'Save the party',
    cancel: 'Close without saving',
  },
};

interface Props {
  readonly parties: readonly Party[];
  readonly proposed: readonly string[];
  readonly isReadOnly: boolean;
  readonly busy: boolean;
  readonly send: (path: string, body: object) => Promise<boolean>;
}

/** A name of the party that no other has, from what it is called. */
function idFor(name: string, parties: readonly Pick<Party, 'id'>[]): string {
  const base =
    foldText(name)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 34)
      .replace(/-$/, '') || 'parte';
  let id = base;
  for (let n = 2; parties.some((one) => one.id === id); n += 1) id = `${base}-${n}`;
  return id;
}

/** To whom the reports of a programme go. */
export function Parties({ parties, proposed, isReadOnly, busy, send }: Props) {
  const t = useMessages(words);
  const p = useMessages(partyWords);
  const [open, setOpen] = useState<Party | null>(null);
  const blank = (): Party => ({ id: '', name: '', kind: 'government', channel: 'email', address: '' });
  const bring = async () => {
    const known: Pick<Party, 'id'>[] = [...parties];
    for (const name of proposed) {
      const party = { ...blank(), id: idFor(name, known), name };
      known.push(party);
      if (!(await send('parties', { act: 'save', party }))) return;
    }
  };
  return (
    <section className="flow" aria-labelledby="destinatarios">
      <h3 id="destinatarios">{t.title}</h3>
      <p className="soft">{t.lede}</p>
      <Table
        caption={t.list}
        captionHidden
        stack
        rows={parties}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
        columns={[
          { key: 'name', header: p.party, cell: (row) => <span lang="es">{row.name}</span> },
          { key: 'kind', header: p.kind, cell: (row) => p.kinds[row.kind] },
          {
            key: 'channel',
            header: t.channel,
            cell: (row) => (
              <span>
                {p.channels[row.channel]}
                {row.address && (
                  <>
                    : <span lang="es">{row.address}</span>
                  </>
                )}
              </span>
            ),
          },
          ...(isReadOnly
            ? []
            : [
                {
                  key: 'change',
                  header: t.change,
                  cell: (row: Party) => (
                    <div className="cluster">
                      <Button look="quiet" size="small" onClick={() => setOpen(row)}>
                        {t.change}
                        <span className="visually-hidden" lang="es">
                          : {row.name}
                        </span>
                      </Button>
                      <Button
                        look="quiet"
                        size="small"
                        onClick={() => void send('parties', { act: 'remove', party: row.id })}
                      >
                        {t.remove}
                        <span className="visually-hidden" lang="es">
                          : {row.name}
                        </span>
                      </Button>
                    </div>
                  ),
                },
              ]),
        ]}
      />
      {!isReadOnly && (
        <div className="actions">
          <Button look="secondary" onClick={() => setOpen(blank())}>
            {t.add}
          </Button>
          {proposed.length > 0 && (
            <Button look="quiet" busy={busy} onClick={() => void bring()}>
              {t.bring(proposed.length)}
            </Button>
          )}
        </div>
      )}
      {open && (
        <PartyForm
          key={open.id}
          party={open}
          busy={busy}
          onSave={async (party) => {
            const known = party.id === '' ? { ...party, id: idFor(party.name, parties) } : party;
            if (await send('parties', { act: 'save', party: known })) setOpen(null);
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function PartyForm({
  party,
  busy,
  onSave,
  onClose,
}: {
  party: Party;
  busy: boolean;
  onSave: (party: Party) => Promise<void>;
  onClose: () => void;
}) {
  const t = useMessages(words);
  const p = useMessages(partyWords);
  const [now, setNow] = useState(party);
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(now);
      }}
    >
      <TextField
        name="destinatario-nombre"
        label={t.name}
        value={now.name}
        onValue={(name) => setNow({ ...now, name })}
        minLength={3}
        maxLength={200}
        required
      />
      <Select
        name="destinatario-clase"
        label={p.kind}
        value={now.kind}
        onValue={(kind) => setNow({ ...now, kind: kind as Party['kind'] })}
        options={partyKinds.map((value) => ({ value, label: p.kinds[value] }))}
      />
      <Select
        name="destinatario-via"
        label={t.channel}
        value={now.channel}
        onValue={(channel) => setNow({ ...now, channel: channel as Party['channel'] })}
        options={channels.map((value) => ({ value, label: p.channels[value] }))}
      />
      <TextField
        name="destinatario-direccion"
        label={t.address}
        hint={t.addressHint}
        value={now.address}
        onValue={(address) => setNow({ ...now, address })}
        maxLength={300}
        optional
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {t.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
