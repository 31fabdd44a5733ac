import { type FormEvent, useState } from 'react';
import {
  ask,
  Button,
  ErrorSummary,
  type FieldFault,
  Notice,
  newKey,
  type Problem,
  ProblemNotice,
  Refused,
  Select,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import type { AttentionsAnswer } from '../api.ts';
import type { CatalogueView } from './catalogueView.ts';

const words = {
  es: {
    title: 'Registrar una atención',
    document: 'Cédula de la persona',
    documentHint: '10 números; si es extranjera, país y documento: COL:AB123456',
    service: 'Servicio',
    choose: 'Elija',
    facility: 'Lugar',
    requested: 'Cuándo la pidió',
    attended: 'Cuándo se le atendió',
    reference: 'Número en el sistema del hospital',
    referenceHint: 'Si lo tiene: evita que se registre dos veces',
    save: 'Registrar',
    missing: 'Complete este dato',
    saved: 'La atención quedó registrada',
    known: 'Esta atención ya estaba registrada; no se duplicó',
  },
  en: {
    title: 'Record an attention',
    document: 'The person’s cédula',
    documentHint: '10 digits; if foreign, country and document: COL:AB123456',
    service: 'Service',
    choose: 'Choose',
    facility: 'Place',
    requested: 'When she asked for it',
    attended: 'When she was attended',
    reference: 'Number in the hospital’s system',
    referenceHint: 'If there is one: it avoids recording twice',
    save: 'Record',
    missing: 'Fill this in',
    saved: 'The attention is recorded',
    known: 'This attention was recorded already; it was not doubled',
  },
};

const fields = ['document', 'service', 'facility', 'requested', 'attended'] as const;

/** An attention typed by the staff of the place; each fault comes back beside its field. */
export function AttentionForm({
  catalogue,
  facility,
  onRecorded,
}: {
  catalogue: CatalogueView;
  facility: string;
  onRecorded: () => void;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [typed, setTyped] = useState<Record<string, string>>({ facility });
  const [key, setKey] = useState(newKey);
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [done, setDone] = useState<'loaded' | 'known' | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (name: string) => (value: string) => setTyped((before) => ({ ...before, [name]: value }));
  const fault = (name: string) => faults.find((one) => one.field === name)?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setDone(null);
    const empty = fields
      .filter((name) => !typed[name]?.trim())
      .map((field) => ({ field, message: t.missing }));
    setFaults(empty);
    if (empty.length > 0) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const insurance = catalogue.services.find((service) => service.code === typed.service)?.insurance ?? '';
      const answer = await ask<AttentionsAnswer>('/api/quality/attentions', {
        key,
        body: { origin: 'counter', attentions: [{ ...typed, insurance, reference: typed.reference ?? '' }] },
      });
      const item = answer.items[0];
      if (item?.outcome === 'refused') {
        setFaults(item.problems.map(({ field, message }) => ({ field, message })));
        setKey(newKey());
        return;
      }
      setDone(item?.outcome === 'known' ? 'known' : 'loaded');
      setTyped({ facility });
      setKey(newKey());
      onRecorded();
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="flow rate-form" onSubmit={submit} noValidate>
      <h2>{t.title}</h2>
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done && (
        <Notice tone="good" live>
          {done === 'known' ? t.known : t.saved}
        </Notice>
      )}
      <TextField
        name="document"
        label={t.document}
        hint={t.documentHint}
        value={typed.document ?? ''}
        onValue={set('document')}
        autoComplete="off"
        width="m"
        error={fault('document')}
      />
      <Select
        name="service"
        label={t.service}
        placeholder={t.choose}
        value={typed.service ?? ''}
        onValue={set('service')}
        error={fault('service')}
        options={catalogue.services.map((service) => ({
          value: service.code,
          label: service.title[language],
        }))}
      />
      <Select
        name="facility"
        label={t.facility}
        placeholder={t.choose}
        value={typed.facility ?? ''}
        onValue={set('facility')}
        error={fault('facility')}
        options={catalogue.facilities.map((one) => ({ value: one.code, label: one.name }))}
      />
      <TextField
        name="requested"
        type="datetime-local"
        label={t.requested}
        value={typed.requested ?? ''}
        onValue={set('requested')}
        width="m"
        error={fault('requested')}
      />
      <TextField
        name="attended"
        type="datetime-local"
        label={t.attended}
        value={typed.attended ?? ''}
        onValue={set('attended')}
        width="m"
        error={fault('attended')}
      />
      <TextField
        name="reference"
        label={t.reference}
        hint={t.referenceHint}
        optional
        value={typed.reference ?? ''}
        onValue={set('reference')}
        width="m"
        error={fault('reference')}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
