import { type FormEvent, useState } from 'react';
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldFault,
  NumberField,
  ProblemNotice,
  type ReadDate,
  Select,
  showToast,
  TextArea,
  TextField,
  useAct,
  useMessages,
} from '#design';
import type { OverviewAnswer } from '../api.ts';
import { Row } from './Row.tsx';
import { useRows } from './rows.ts';

const words = {
  es: {
    constitute: 'Registrar la resolución que constituye la comisión',
    again: 'Registrar otra resolución del Consejo Directivo',
    againWhat: 'La resolución nueva rige desde que se registra; la anterior queda en la historia.',
    resolution: 'Resolución del Consejo Directivo',
    resolutionHint: 'Su número, como «C.D. 701».',
    on: 'Fecha de la resolución',
    profile: (n: number) => `Perfil ${n}`,
    profileTitle: (n: number) => `Nombre del perfil ${n}`,
    requirement: (n: number) => `Qué se pide para el perfil ${n}`,
    seats: (n: number) => `Asientos del perfil ${n}`,
    moreProfile: 'Agregar otro perfil',
    competence: (n: number) => `Competencia ${n}`,
    competenceText: (n: number) => `Qué le compete (${n})`,
    moreCompetence: 'Agregar otra competencia',
    directives: 'Directrices de su gestión',
    term: 'Meses que dura cada asiento',
    send: 'Registrar la resolución',
    sent: 'La resolución quedó registrada.',
    seat: 'Dar un asiento a quien designó el Consejo Directivo',
    seatWhat:
      'Su nombre será público mientras integre la comisión. No puede integrarla quien tenga un interés.',
    document: 'Cédula de la persona',
    which: 'Perfil',
    free: (title: string, free: number) => `${title} (${free === 1 ? '1 libre' : `${free} libres`})`,
    choose: 'Elija un perfil',
    none: 'Todos los asientos de la resolución están ocupados.',
    ground: 'Con qué se comprobó que cumple el perfil',
    seatSend: 'Dar el asiento',
    seated: 'El asiento quedó ocupado.',
    faults: {
      resolution: 'Escriba el número de la resolución',
      on: 'Diga la fecha de la resolución: día, mes y año',
      title: (n: number) => `Escriba el nombre del perfil ${n}`,
      requirement: (n: number) => `Escriba qué se pide para el perfil ${n}, con al menos diez letras`,
      seats: (n: number) => `Diga cuántos asientos tiene el perfil ${n}: de 1 a 20`,
      competence: (n: number) => `Escriba la competencia ${n}, con al menos diez letras`,
      directives: 'Escriba las directrices, con al menos diez letras',
      term: 'Diga cuántos meses dura cada asiento: de 1 a 120',
      document: 'Escriba la cédula',
      which: 'Elija un perfil',
      ground: 'Escriba con qué se comprobó, con al menos diez letras',
    },
  },
  en: {
    constitute: 'Record the resolution that constitutes the commission',
    again: 'Record another resolution of the Board',
    againWhat: 'The new resolution holds from when it is recorded; the one before stays in the history.',
    resolution: 'Resolution of the Board',
    resolutionHint: 'Its number, such as “C.D. 701”.',
    on: 'Day of the resolution',
    profile: (n: number) => `Profile ${n}`,
    profileTitle: (n: number) => `Name of profile ${n}`,
    requirement: (n: number) => `What profile ${n} asks for`,
    seats: (n: number) => `Seats of profile ${n}`,
    moreProfile: 'Add another profile',
    competence: (n: number) => `Competence ${n}`,
    competenceText: (n: number) => `What it may do (${n})`,
    moreCompetence: 'Add another competence',
    directives: 'Directives for its work',
    term: 'Months that a seat lasts',
    send: 'Record the resolution',
    sent: 'The resolution is recorded.',
    seat: 'Seat whom the Board named',
    seatWhat: 'Her name is public while she sits. Nobody with an interest can sit.',
    document: 'Document of the person',
    which: 'Profile',
    free: (title: string, free: number) => `${title} (${free} free)`,
    choose: 'Choose a profile',
    none: 'Every seat of the resolution is held.',
    ground: 'How it was checked that she has the profile',
    seatSend: 'Give the seat',
    seated: 'The seat is held.',
    faults: {
      resolution: 'Write the number of the resolution',
      on: 'Say the day of the resolution: day, month and year',
      title: (n: number) => `Write the name of profile ${n}`,
      requirement: (n: number) => `Write what profile ${n} asks for, in at least ten letters`,
      seats: (n: number) => `Say how many seats profile ${n} has: from 1 to 20`,
      competence: (n: number) => `Write competence ${n}, in at least ten letters`,
      directives: 'Write the directives, in at least ten letters',
      term: 'Say how many months a seat lasts: from 1 to 120',
      document: 'Write the document',
      which: 'Choose a profile',
      ground: 'Write how it was checked, in at least ten letters',
    },
  },
};
type Constitution = NonNullable<OverviewAnswer['constitution']>;

/** What the Secretary of the Board does with the commission: its resolution, and who sits in it. */
export function Constituting({ view, again }: { view: OverviewAnswer; again: () => void }) {
  const t = useMessages(words);
  const { constitution } = view;
  // Once it is recorded the form begins again.
  const key = constitution?.resolution ?? 'none';
  return (
    <div className="flow">
      {constitution && <SeatForm constitution={constitution} again={again} />}
      <details open={constitution === null || undefined}>
        <summary>
          <strong>{constitution ? t.again : t.constitute}</strong>
        </summary>
        <ConstitutionForm key={key} again={again} renewed={constitution !== null} />
      </details>
    </div>
  );
}

function ConstitutionForm({ again, renewed }: { again: () => void; renewed: boolean }) {
  const t = useMessages(words);
  const [resolution, setResolution] = useState('');
  const [on, setOn] = useState<ReadDate>({ state: 'empty' });
  const profiles = useRows({ title: '', requirement: '', seats: null as number | null });
  const competences = useRows({ text: '' });
  const [directives, setDirectives] = useState('');
  const [termMonths, setTerm] = useState<number | null>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const acting = useAct(() => {
    showToast(t.sent);
    again();
  });
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const within = (value: number | null, max: number) => value !== null && value >= 1 && value <= max;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: FieldFault[] = [];
    const need = (holds: boolean, field: string, message: string) => {
      if (!holds) found.push({ field, message });
    };
    need(resolution.trim().length >= 3, 'resolucion', t.faults.resolution);
    need(on.state === 'date', 'fecha', t.faults.on);
    for (const [i, one] of profiles.rows.entries()) {
      const n = i + 1;
      need(one.title.trim().length >= 3, `perfil-${n}`, t.faults.title(n));
      need(one.requirement.trim().length >= 10, `requisito-${n}`, t.faults.requirement(n));
      need(within(one.seats, 20), `asientos-${n}`, t.faults.seats(n));
    }
    for (const [i, one] of competences.rows.entries())
      need(one.text.trim().length >= 10, `competencia-${i + 1}`, t.faults.competence(i + 1));
    need(directives.trim().length >= 10, 'directrices', t.faults.directives);
    need(within(termMonths, 120), 'meses', t.faults.term);
    setFaults(found);
    if (found.length > 0 || on.state !== 'date') return;
    void acting.send('/api/supervision-constitutions', {
      resolution,
      on: on.date,
      profiles: profiles.rows.map(({ title, requirement, seats }) => ({ title, requirement, seats })),
      competences: competences.rows.map((one) => one.text),
      directives,
      termMonths,
    });
  };
  return (
    <form className="flow" aria-label={t.send} onSubmit={send} noValidate>
      {renewed && <p>{t.againWhat}</p>}
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      <TextField
        name="resolucion"
        label={t.resolution}
        hint={t.resolutionHint}
        width="m"
        value={resolution}
        onValue={setResolution}
        error={errorOf('resolucion')}
      />
      <DateField name="fecha" label={t.on} onDate={setOn} error={errorOf('fecha')} />
      {profiles.rows.map((one, i) => {
        const n = i + 1;
        return (
          <Row
            key={one.key}
            added={one.key > 1}
            name={t.profile(n)}
            onRemove={profiles.rows.length > 1 ? () => profiles.remove(one.key) : undefined}
          >
            <TextField
              name={`perfil-${n}`}
              label={t.profileTitle(n)}
              value={one.title}
              onValue={(title) => profiles.change(one.key, { title })}
              error={errorOf(`perfil-${n}`)}
            />
            <TextArea
              name={`requisito-${n}`}
              label={t.requirement(n)}
              rows={2}
              value={one.requirement}
              onValue={(requirement) => profiles.change(one.key, { requirement })}
              error={errorOf(`requisito-${n}`)}
            />
            <NumberField
              name={`asientos-${n}`}
              label={t.seats(n)}
              whole
              onNumber={(seats) => profiles.change(one.key, { seats })}
              error={errorOf(`asientos-${n}`)}
            />
          </Row>
        );
      })}
      <div>
        <Button look="quiet" onClick={profiles.add}>
          {t.moreProfile}
        </Button>
      </div>
      {competences.rows.map((one, i) => (
        <Row
          key={one.key}
          added={one.key > 1}
          name={t.competence(i + 1)}
          onRemove={competences.rows.length > 1 ? () => competences.remove(one.key) : undefined}
        >
          <TextArea
            name={`competencia-${i + 1}`}
            label={t.competenceText(i + 1)}
            rows={2}
            value={one.text}
            onValue={(text) => competences.change(one.key, { text })}
            error={errorOf(`competencia-${i + 1}`)}
          />
        </Row>
      ))}
      <div>
        <Button look="quiet" onClick={competences.add}>
          {t.moreCompetence}
        </Button>
      </div>
      <TextArea
        name="directrices"
        label={t.directives}
        rows={3}
        value={directives}
        onValue={setDirectives}
        error={errorOf('directrices')}
      />
      <NumberField name="meses" label={t.term} whole onNumber={setTerm} error={errorOf('meses')} />
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}

function SeatForm({ constitution, again }: { constitution: Constitution; again: () => void }) {
  const t = useMessages(words);
  const [document, setDocument] = useState('');
  const [profile, setProfile] = useState('');
  const [ground, setGround] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const acting = useAct(() => {
    showToast(t.seated);
    setDocument('');
    setProfile('');
    setGround('');
    again();
  });
  const options = constitution.profiles.flatMap((one, i) =>
    one.held < one.seats ? [{ value: String(i + 1), label: t.free(one.title, one.seats - one.held) }] : [],
  );
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  if (options.length === 0) return <p className="soft">{t.none}</p>;
  return (
    <details>
      <summary>
        <strong>{t.seat}</strong>
      </summary>
      <form
        className="flow"
        aria-label={t.seatSend}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = [
            ...(document.trim().length < 5 ? [{ field: 'cedula', message: t.faults.document }] : []),
            ...(profile === '' ? [{ field: 'perfil', message: t.faults.which }] : []),
            ...(ground.trim().length < 10 ? [{ field: 'sustento', message: t.faults.ground }] : []),
          ];
          setFaults(found);
          if (found.length > 0) return;
          void acting.send('/api/supervision-seats', { document, profile: Number(profile), ground });
        }}
      >
        <p>{t.seatWhat}</p>
        {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
        {faults.length > 0 && <ErrorSummary faults={faults} />}
        <TextField
          name="cedula"
          label={t.document}
          width="m"
          inputMode="numeric"
          value={document}
          onValue={setDocument}
          error={errorOf('cedula')}
        />
        <Select
          name="perfil"
          label={t.which}
          placeholder={t.choose}
          value={profile}
          onValue={setProfile}
          options={options}
          error={errorOf('perfil')}
        />
        <TextArea
          name="sustento"
          label={t.ground}
          rows={2}
          value={ground}
          onValue={setGround}
          error={errorOf('sustento')}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={acting.busy}>
            {t.seatSend}
          </Button>
        </div>
      </form>
    </details>
  );
}
