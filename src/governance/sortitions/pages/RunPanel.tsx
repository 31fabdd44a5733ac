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
  },
};

/** What the electoral officer does next; the server refuses whatever is out of order. */
export function RunPanel({ sortition, again }: { sortition: SortitionAnswer; again: () => void }) {
  const t = useMessages(words);
  const [problem, busy, act] = useAction();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { next, announcement } = sortition;
  if (!sortition.mayRun || next === null) return null;
  const step = (body: object) =>
    void act(async () => {
      await ask(`/api/sortitions/${sortition.code}/steps`, { body });
      again();
    });
  const field = (name: string, label: string, more: object = {}) => (
    <TextField
      name={name}
      label={label}
      value={typed[name] ?? ''}
      onValue={(value) => setTyped({ ...typed, [name]: value })}
      required
      {...more}
    />
  );
  const text = (name: string) => (typed[name] ?? '').trim();
  const bodies = {
    roll: () => ({ act: 'freeze' }),
    announcement: () => ({ act: 'announce', roundAt: `${text('dia')}T${text('hora')}-05:00` }),
    dice: () => ({
      act: 'throw-dice',
      throws: [...text('lanzamientos').replace(/[\s,]/g, '')].map(Number),
      place: text('lugar'),
      witnesses: text('testigos')
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    }),
    beacon: () => ({
      act: 'record-beacon',
      beacon: { round: announcement?.round ?? 0, signature: text('firma'), randomness: text('valor') },
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
