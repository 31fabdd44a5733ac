import { useState } from 'react';
import { ask, Button, ProblemNotice, TextField, useAction, useMessages } from '#design';
import type { SortitionAnswer } from '../api.ts';

const words = {
  es: {
    title: 'Dar el paso que sigue',
    freeze: 'Congelar el padrón de hoy',
    date: 'Día de la ronda del faro',
    hour: 'Hora, en el Ecuador continental (hh:mm:ss)',
    announce: 'Anunciar el sorteo',
    throws: (min: number) => `Lanzamientos en su orden (al menos ${min})`,
    place: 'Lugar de la ceremonia',
    witnesses: 'Testigos, separados por punto y coma',
    dice: 'Registrar los dados',
    round: (n: number) => `Respuesta de la red para la ronda ${n}`,
    signature: 'Firma (signature)',
    randomness: 'Valor (randomness)',
    beacon: 'Registrar la ronda del faro',
    draw: 'Sortear',
    faults: {
      hora: 'Escriba la hora de 00:00:00 a 23:59:59, por ejemplo 06:00:00',
      lugar: 'Escriba el lugar de la ceremonia',
      testigos: 'Escriba el nombre de cada testigo, separados por punto y coma',
      firma: 'Copie la firma entera: son 96 cifras y letras de la a a la f',
      valor: 'Copie el valor entero: son 64 cifras y letras de la a a la f',
    },
    notFaces: (other: string): string => `Solo caras del 1 al 6: revise «${other}»`,
    fewThrows: (n: number, min: number): string => `Escribió ${n} lanzamientos; hacen falta ${min}`,
  },
  en: {
    title: 'Take the next step',
    freeze: 'Freeze the roll of today',
    date: 'Day of the round of the beacon',
    hour: 'Time, in mainland Ecuador (hh:mm:ss)',
    announce: 'Announce the draw',
    throws: (min: number) => `Throws in their order (at least ${min})`,
    place: 'Place of the ceremony',
    witnesses: 'Witnesses, separated by semicolons',
    dice: 'Record the dice',
    round: (n: number) => `The network’s answer for round ${n}`,
    signature: 'Signature',
    randomness: 'Randomness',
    beacon: 'Record the round of the beacon',
    draw: 'Draw',
    faults: {
      hora: 'Write the time from 00:00:00 to 23:59:59, for instance 06:00:00',
      lugar: 'Write the place of the ceremony',
      testigos: 'Write the name of each witness, separated by semicolons',
      firma: 'Copy the whole signature: 96 digits and letters from a to f',
      valor: 'Copy the whole value: 64 digits and letters from a to f',
    },
    notFaces: (other: string): string => `Only faces from 1 to 6: check “${other}”`,
    fewThrows: (n: number, min: number): string => `You wrote ${n} throws; ${min} are needed`,
  },
};

const hourForm = /^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const wholeHour = (hour: string) => {
  const [h = '', m = '', s = '00'] = hour.split(':');
  return `${h.padStart(2, '0')}:${m}:${s}`;
};
/** As the network of the beacon gives it, in hexadecimal of so many letters. */
const isHex = (text: string, length: number) => text.length === length && /^[0-9a-f]+$/.test(text);

/** What the electoral officer does next; the server refuses whatever is out of order. */
export function RunPanel({ sortition, again }: { sortition: SortitionAnswer; again: () => void }) {
  const t = useMessages(words);
  const [problem, busy, act] = useAction();
  const [asked, setAsked] = useState(false);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { next, announcement } = sortition;
  if (!sortition.mayRun || next === null) return null;
  const step = (body: object) =>
    void act(async () => {
      await ask(`/api/sortitions/${sortition.code}/steps`, { body });
      again();
    });
  const text = (name: string) => (typed[name] ?? '').trim();
  const throws = text('lanzamientos').replace(/[\s,;.-]/g, '');
  const notFaces = throws.replace(/[1-6]/g, '');
  const witnesses = text('testigos')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const hex = (name: string) => text(name).replace(/\s/g, '').toLowerCase();
  const faultsOf: Partial<Record<NonNullable<typeof next>, Readonly<Record<string, string | undefined>>>> = {
    announcement: { hora: hourForm.test(text('hora')) ? undefined : t.faults.hora },
    dice: {
      lanzamientos: notFaces
        ? t.notFaces(notFaces)
        : throws.length < sortition.diceThrowsMin
          ? t.fewThrows(throws.length, sortition.diceThrowsMin)
          : undefined,
      lugar: text('lugar').length < 3 ? t.faults.lugar : undefined,
      testigos:
        witnesses.length === 0 || witnesses.some((one) => one.length < 3) ? t.faults.testigos : undefined,
    },
    beacon: {
      firma: isHex(hex('firma'), 96) ? undefined : t.faults.firma,
      valor: isHex(hex('valor'), 64) ? undefined : t.faults.valor,
    },
  };
  const faults = faultsOf[next] ?? {};
  const field = (name: string, label: string, more: object = {}) => (
    <TextField
      name={name}
      label={label}
      value={typed[name] ?? ''}
      onValue={(value) => setTyped({ ...typed, [name]: value })}
      error={asked ? faults[name] : undefined}
      required
      {...more}
    />
  );
  const bodies = {
    roll: () => ({ act: 'freeze' }),
    announcement: () => ({ act: 'announce', roundAt: `${text('dia')}T${wholeHour(text('hora'))}-05:00` }),
    dice: () => ({
      act: 'throw-dice',
      throws: [...throws].map(Number),
      place: text('lugar'),
      witnesses,
    }),
    beacon: () => ({
      act: 'record-beacon',
      beacon: { round: announcement?.round ?? 0, signature: hex('firma'), randomness: hex('valor') },
    }),
    draw: () => ({ act: 'draw' }),
  };
  const labels = { roll: t.freeze, announcement: t.announce, dice: t.dice, beacon: t.beacon, draw: t.draw };
  return (
    <section className="flow" aria-labelledby="siguiente">
      <h2 id="siguiente">{t.title}</h2>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [wrong] = Object.entries(faults).find(([, fault]) => fault !== undefined) ?? [];
          setAsked(wrong !== undefined);
          if (wrong) return document.querySelector<HTMLInputElement>(`input[name="${wrong}"]`)?.focus();
          step(bodies[next]());
        }}
      >
        {next === 'announcement' && (
          <>
            {field('dia', t.date, { type: 'date', width: 'm' })}
            {field('hora', t.hour, { width: 's' })}
          </>
        )}
        {next === 'dice' && (
          <>
            {field('lanzamientos', t.throws(sortition.diceThrowsMin), { inputMode: 'numeric' })}
            {field('lugar', t.place)}
            {field('testigos', t.witnesses)}
          </>
        )}
        {next === 'beacon' && announcement && (
          <>
            <p>{t.round(announcement.round)}</p>
            {field('firma', t.signature)}
            {field('valor', t.randomness)}
          </>
        )}
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {labels[next]}
          </Button>
        </div>
      </form>
    </section>
  );
}
