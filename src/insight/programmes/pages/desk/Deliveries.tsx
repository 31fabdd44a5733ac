import { useState } from 'react';
import { Button, formatDateShort, Select, Table, TextField, useLanguage, useMessages } from '#design';
import { plainDate } from '#kernel';
import { type Channel, channels } from '../../dissemination.ts';
import type { PeriodicPreviewAnswer } from '../../periodic/api.ts';
import { periodicWords } from '../../periodic/words.ts';
import { OnOpen } from '../OnOpen.tsx';
import { partyWords } from '../partyWords.ts';

const words = {
  es: {
    title: 'A quién llegó',
    address: 'Dirección',
    write: 'Escribirle',
    subject: (report: string): string => report,
    body: (report: string, link: string): string => `${report}:\n${link}\n`,
    note: 'Anotar la entrega',
    again: 'Anotar otra entrega',
    channel: 'Por qué vía',
    on: 'Qué día',
    remark: 'Número de oficio, acta o acuse',
    save: 'Guardar la entrega',
    none: 'No hay destinatarios. Añádalos abajo: el informe se debe a cada parte.',
  },
  en: {
    title: 'Whom it reached',
    address: 'Address',
    write: 'Write to it',
    subject: (report: string): string => report,
    body: (report: string, link: string): string => `${report}:\n${link}\n`,
    note: 'Note the delivery',
    again: 'Note another delivery',
    channel: 'By which way',
    on: 'On which day',
    remark: 'Number of the letter, minutes or receipt',
    save: 'Save the delivery',
    none: 'There are no parties. Add them below: the report is owed to each.',
  },
};

type Reach = PeriodicPreviewAnswer['reach'][number];
interface Props {
  readonly slug: string;
  readonly period: string;
  readonly number: number;
  readonly issuedOn: string;
  readonly today: string;
  readonly reach: readonly Reach[];
  readonly isReadOnly: boolean;
  readonly busy: boolean;
  readonly send: (path: string, body: object) => Promise<boolean>;
}

/** Every party with how and when an issued report reached it; those that it did not reach stand first. */
export function Deliveries(props: Props) {
  const { slug, period, reach, isReadOnly } = props;
  const t = useMessages(words);
  const w = useMessages(periodicWords);
  const p = useMessages(partyWords);
  const [language] = useLanguage();
  const date = (on: string) => formatDateShort(plainDate(on), language);
  const letter = (address: string) => {
    const link = `${location.origin}/programas/${slug}/informes/${period}`;
    const title = w.title(period);
    return `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(t.subject(title))}&body=${encodeURIComponent(t.body(title, link))}`;
  };
  return (
    <Table
      caption={t.title}
      stack
      rows={reach}
      rowKey={(row) => row.party}
      empty={<p>{t.none}</p>}
      columns={[
        { key: 'party', header: p.party, cell: (row) => <span lang="es">{row.name}</span> },
        {
          key: 'address',
          header: t.address,
          cell: (row) =>
            row.usual === 'email' && row.address.includes('@') ? (
              <div>
                <span lang="es">{row.address}</span>{' '}
                <a href={letter(row.address)}>
                  {t.write}
                  <span className="visually-hidden" lang="es">
                    : {row.name}
                  </span>
                </a>
              </div>
            ) : (
              <span lang="es">{row.address || '—'}</span>
            ),
        },
        {
          key: 'reached',
          header: p.reached,
          cell: (row) => (
            <div>
              {row.delivery ? p.reachedOn(date(row.delivery.on), p.channels[row.delivery.channel]) : p.notYet}
              {!isReadOnly && (
                <OnOpen
                  key={`${row.delivery?.on} ${row.delivery?.channel}`}
                  summary={
                    <>
                      {row.delivery ? t.again : t.note}
                      <span className="visually-hidden" lang="es">
                        : {row.name}
                      </span>
                    </>
                  }
                >
                  {() => <Noting {...props} row={row} />}
                </OnOpen>
              )}
            </div>
          ),
        },
      ]}
    />
  );
}

function Noting({ period, number, issuedOn, today, row, busy, send }: Props & { row: Reach }) {
  const t = useMessages(words);
  const p = useMessages(partyWords);
  const [channel, setChannel] = useState<Channel>(row.usual);
  const [on, setOn] = useState(today < issuedOn ? issuedOn : today);
  const [note, setNote] = useState('');
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        void send('deliveries', { period, number, party: row.party, channel, on, note });
      }}
    >
      <Select
        name={`via-${row.party}`}
        label={t.channel}
        value={channel}
        onValue={(value) => setChannel(value as Channel)}
        options={channels.map((value) => ({ value, label: p.channels[value] }))}
      />
      <TextField
        name={`entrega-${row.party}`}
        label={t.on}
        type="date"
        width="m"
        value={on}
        onValue={setOn}
        required
      />
      <TextField
        name={`acuse-${row.party}`}
        label={t.remark}
        value={note}
        onValue={setNote}
        maxLength={500}
        optional
      />
      <Button type="submit" look="secondary" busy={busy}>
        {t.save}
      </Button>
    </form>
  );
}
