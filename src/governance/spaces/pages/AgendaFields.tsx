import { useState } from 'react';
import { Select, TextArea, TextField, useLoaded, useMessages } from '#design';
import { readAgenda, retyped, type TypedAgenda } from './agendaText.ts';

const words = {
  es: {
    label: 'Orden del día',
    hint: 'Un punto por línea. Empiece con «decidir:» los que se votan y con «conocer:» los que solo se informan.',
    about: 'Decir de qué lugar u organización trata un punto',
    aboutWhat:
      'Quien haya declarado un interés ahí, o lo declare después, no discute ni vota ese punto. Deje en blanco los demás.',
    facility: (title: string) => `Lugar de atención: ${title}`,
    none: 'Ninguno',
    organisation: (title: string) => `RUC de la organización: ${title}`,
    ruc: 'Trece dígitos',
    wrong: 'El RUC tiene trece dígitos.',
  },
  en: {
    label: 'Agenda',
    hint: 'One point a line. Begin those to be voted with “decidir:” and those only to be informed with “conocer:”.',
    about: 'Say which place or organisation a point is about',
    aboutWhat:
      'Whoever declared an interest there, or declares it later, neither discusses nor votes that point. Leave the others blank.',
    facility: (title: string) => `Place of attention: ${title}`,
    none: 'None',
    organisation: (title: string) => `RUC of the organisation: ${title}`,
    ruc: 'Thirteen digits',
    wrong: 'The RUC has thirteen digits.',
  },
};

/** The agenda of a meeting, and for each point what it is about where an interest in it keeps a member out. */
export function AgendaFields({
  name,
  agenda,
  onAgenda,
  rows,
  error,
  tried,
}: {
  name: string;
  agenda: TypedAgenda;
  onAgenda: (agenda: TypedAgenda) => void;
  rows: number;
  error?: string | undefined;
  /** Whether it was tried to send it: what is wrong is said then. */
  tried: boolean;
}) {
  const t = useMessages(words);
  const points = readAgenda(agenda);
  // What was said before is in sight; clearing a field must not close what one writes in.
  const [wasAbout] = useState(() => points.some(({ about }) => about !== null));
  const [catalogue] = useLoaded<{ readonly facilities: readonly { code: string; name: string }[] }>(
    points.length > 0 ? '/api/catalogue' : null,
  );
  const facilities = catalogue.state === 'ready' ? catalogue.value.facilities : [];
  const set = (title: string, change: Partial<TypedAgenda['about'][string]>) => {
    const before = agenda.about[title] ?? { facility: '', organisation: '' };
    onAgenda({ ...agenda, about: { ...agenda.about, [title]: { ...before, ...change } } });
  };
  return (
    <>
      <TextArea
        name={name}
        label={t.label}
        hint={t.hint}
        rows={rows}
        value={agenda.text}
        onValue={(text) => onAgenda(retyped(agenda, text))}
        error={error}
      />
      {points.length > 0 && (
        <details open={wasAbout}>
          <summary>{t.about}</summary>
          <p className="soft measure">{t.aboutWhat}</p>
          {/* Two points of one title are about the same. */}
          {[...new Set(points.map(({ title }) => title))].map((title, i) => {
            const typed = agenda.about[title];
            const wrong = readAgenda({ text: title, about: agenda.about }).some(
              ({ about }) => about?.organisation != null && !/^\d{13}$/.test(about.organisation),
            );
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a title changes while it is typed; its place does not.
              <div key={i} className="columns">
                <Select
                  name={`${name}-lugar-${i + 1}`}
                  label={t.facility(title)}
                  placeholder={t.none}
                  value={typed?.facility ?? ''}
                  onValue={(facility) => set(title, { facility })}
                  options={facilities.map((one) => ({ value: one.code, label: one.name }))}
                />
                <TextField
                  name={`${name}-ruc-${i + 1}`}
                  label={t.organisation(title)}
                  hint={t.ruc}
                  inputMode="numeric"
                  value={typed?.organisation ?? ''}
                  onValue={(organisation) => set(title, { organisation })}
                  error={tried && wrong ? t.wrong : undefined}
                />
              </div>
            );
          })}
        </details>
      )}
    </>
  );
}
