import { useState } from 'react';
import { Button, Select, TextField, useMessages } from '#design';
import type { CallAnswer } from '../api.ts';
import { callWords } from './callWords.ts';

const words = {
  es: {
    title: 'Presentar una terna',
    what: 'Tres personas, mujeres y hombres, cada una con quien la alterna. Entre las alternas también debe haber mujeres y hombres.',
    which: 'Organización y comisión',
    person: (n: number) => `Cédula de la persona ${n}`,
    alternate: (n: number) => `Cédula de quien la alterna ${n}`,
    send: 'Presentar la terna',
  },
  en: {
    title: 'Present a shortlist',
    what: 'Three persons, women and men, each with her alternate. Among the alternates there must be women and men too.',
    which: 'Organisation and commission',
    person: (n: number) => `Document of person ${n}`,
    alternate: (n: number) => `Document of alternate ${n}`,
    send: 'Present the shortlist',
  },
};

/** A shortlist with its alternates, by who represents the organisation today. */
export function ShortlistForm({
  call,
  busy,
  onSend,
}: {
  call: CallAnswer;
  busy: boolean;
  onSend: (body: object) => Promise<void>;
}) {
  const t = useMessages(words);
  const w = useMessages(callWords);
  const { mayPresent } = call.me;
  const [which, setWhich] = useState('0');
  const chosen = mayPresent[Number(which)] ?? mayPresent[0];
  if (!chosen) return null;
  const places = Array.from({ length: call.policy.candidates }, (_, i) => i + 1);
  return (
    <section className="flow" aria-labelledby="terna">
      <h2 id="terna">{t.title}</h2>
      <p>{t.what}</p>
      <form
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string) => String(form.get(name) ?? '').trim();
          void onSend({
            organisationId: chosen.organisationId,
            commission: chosen.commission,
            candidates: places.map((n) => ({
              document: text(`persona-${n}`),
              alternate: text(`alterna-${n}`),
            })),
          });
        }}
      >
        <Select
          name="cual"
          label={t.which}
          value={which}
          onValue={setWhich}
          options={mayPresent.map((one, i) => ({
            value: String(i),
            label: `${one.organisation}: ${w.commission[one.commission]}`,
          }))}
        />
        {places.map((n) => (
          <div key={n} className="cluster">
            <TextField name={`persona-${n}`} label={t.person(n)} inputMode="numeric" width="m" required />
            <TextField name={`alterna-${n}`} label={t.alternate(n)} inputMode="numeric" width="m" required />
          </div>
        ))}
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </section>
  );
}
