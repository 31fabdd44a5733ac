import { type FormEvent, useState } from 'react';
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldFault,
  ProblemNotice,
  RadioGroup,
  type ReadDate,
  Select,
  showToast,
  TextArea,
  TextField,
  useAct,
  useMessages,
} from '#design';
import { Row } from './Row.tsx';
import { useRows } from './rows.ts';

const words = {
  es: {
    register: 'Registrar una auditoría',
    title: 'Qué se auditó',
    code: 'Nombre corto para la dirección',
    codeHint: 'Letras minúsculas, números y guiones: «farmacia-2026».',
    kind: 'Clase',
    kinds: { internal: 'Interna', external: 'Externa' },
    auditor: 'Quién auditó',
    from: 'Primer día que examinó',
    until: 'Último día que examinó',
    on: 'Fecha del informe',
    document: 'Cómo se llama el informe',
    address: 'Dirección donde se lee',
    addressHint: 'Si está publicado: https://…',
    finding: (n: number) => `Hallazgo ${n}`,
    findingTitle: (n: number) => `Hallazgo ${n}, en una frase`,
    findingText: (n: number) => `Explique el hallazgo ${n}`,
    severity: (n: number) => `Gravedad del hallazgo ${n}`,
    severities: { low: 'Baja', medium: 'Media', high: 'Alta' },
    moreFinding: 'Agregar otro hallazgo',
    recommendation: (n: number) => `Recomendación ${n}`,
    recommendationText: (n: number) => `Qué recomienda (${n})`,
    because: (n: number) => `A qué hallazgo responde la recomendación ${n}`,
    responsible: (n: number) => `Quién responde por la recomendación ${n}`,
    due: (n: number) => `Plazo de la recomendación ${n}`,
    moreRecommendation: 'Agregar otra recomendación',
    send: 'Registrar la auditoría',
    sent: 'La auditoría quedó registrada.',
    faults: {
      title: 'Diga qué se auditó',
      code: 'Escriba un nombre corto: minúsculas, números y guiones',
      auditor: 'Diga quién auditó',
      from: 'Diga el primer día que examinó',
      until: 'Diga el último día que examinó',
      on: 'Diga la fecha del informe',
      document: 'Escriba cómo se llama el informe',
      address: 'La dirección empieza con https:// o http://',
      finding: (n: number) => `Escriba el hallazgo ${n} en una frase`,
      findingText: (n: number) => `Explique el hallazgo ${n}, con al menos diez letras`,
      recommendation: (n: number) => `Escriba la recomendación ${n}, con al menos diez letras`,
      responsible: (n: number) => `Diga quién responde por la recomendación ${n}`,
      due: (n: number) => `Diga el plazo de la recomendación ${n}`,
    },
  },
  en: {
    register: 'Register an audit',
    title: 'What was audited',
    code: 'Short name for the address',
    codeHint: 'Lower-case letters, numbers and hyphens: “pharmacy-2026”.',
    kind: 'Kind',
    kinds: { internal: 'Internal', external: 'External' },
    auditor: 'Who audited',
    from: 'First day examined',
    until: 'Last day examined',
    on: 'Day of its report',
    document: 'What the report is called',
    address: 'Address where it is read',
    addressHint: 'If it is published: https://…',
    finding: (n: number) => `Finding ${n}`,
    findingTitle: (n: number) => `Finding ${n}, in a sentence`,
    findingText: (n: number) => `Explain finding ${n}`,
    severity: (n: number) => `Severity of finding ${n}`,
    severities: { low: 'Low', medium: 'Medium', high: 'High' },
    moreFinding: 'Add another finding',
    recommendation: (n: number) => `Recommendation ${n}`,
    recommendationText: (n: number) => `What is recommended (${n})`,
    because: (n: number) => `The finding that recommendation ${n} answers to`,
    responsible: (n: number) => `Who answers for recommendation ${n}`,
    due: (n: number) => `Term of recommendation ${n}`,
    moreRecommendation: 'Add another recommendation',
    send: 'Register the audit',
    sent: 'The audit is registered.',
    faults: {
      title: 'Say what was audited',
      code: 'Write a short name: lower case, numbers and hyphens',
      auditor: 'Say who audited',
      from: 'Say the first day examined',
      until: 'Say the last day examined',
      on: 'Say the day of its report',
      document: 'Write what the report is called',
      address: 'The address begins with https:// or http://',
      finding: (n: number) => `Write finding ${n} in a sentence`,
      findingText: (n: number) => `Explain finding ${n}, in at least ten letters`,
      recommendation: (n: number) => `Write recommendation ${n}, in at least ten letters`,
      responsible: (n: number) => `Say who answers for recommendation ${n}`,
      due: (n: number) => `Say the term of recommendation ${n}`,
    },
  },
};
type Severity = 'low' | 'medium' | 'high';
const noDay: ReadDate = { state: 'empty' };
const dayOf = (read: ReadDate) => (read.state === 'date' ? read.date : null);

/** Registers an internal or external audit with its findings and recommendations; it begins again once that is done. */
export function AuditForm({ again }: { again: () => void }) {
  const t = useMessages(words);
  const [turn, setTurn] = useState(0);
  return (
    <details>
      <summary>
        <strong>{t.register}</strong>
      </summary>
      <Registering
        key={turn}
        done={() => {
          setTurn(turn + 1);
          again();
        }}
      />
    </details>
  );
}

function Registering({ done }: { done: () => void }) {
  const t = useMessages(words);
  const [facts, setFacts] = useState({ title: '', code: '', auditor: '', document: '', address: '' });
  const [kind, setKind] = useState('internal');
  const [days, setDays] = useState({ from: noDay, until: noDay, on: noDay });
  const findings = useRows({ title: '', text: '', severity: 'medium' as Severity });
  const recommendations = useRows({ text: '', finding: '1', responsible: '', due: noDay });
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const acting = useAct(() => {
    showToast(t.sent);
    done();
  });
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found: FieldFault[] = [];
    const need = (holds: boolean, field: string, message: string) => {
      if (!holds) found.push({ field, message });
    };
    need(facts.title.trim().length >= 3, 'auditado', t.faults.title);
    need(/^[a-z0-9][a-z0-9-]{1,59}$/.test(facts.code), 'codigo', t.faults.code);
    need(facts.auditor.trim().length >= 3, 'auditor', t.faults.auditor);
    for (const day of ['from', 'until', 'on'] as const)
      need(dayOf(days[day]) !== null, `dia-${day}`, t.faults[day]);
    need(facts.document.trim().length >= 3, 'documento', t.faults.document);
    need(
      facts.address.trim() === '' || /^https?:\/\/\S+$/.test(facts.address.trim()),
      'direccion',
      t.faults.address,
    );
    for (const [i, one] of findings.rows.entries()) {
      need(one.title.trim().length >= 3, `hallazgo-${i + 1}`, t.faults.finding(i + 1));
      need(one.text.trim().length >= 10, `explica-${i + 1}`, t.faults.findingText(i + 1));
    }
    for (const [i, one] of recommendations.rows.entries()) {
      const n = i + 1;
      need(one.text.trim().length >= 10, `recomienda-${n}`, t.faults.recommendation(n));
      need(one.responsible.trim().length >= 3, `responde-${n}`, t.faults.responsible(n));
      need(dayOf(one.due) !== null, `plazo-${n}`, t.faults.due(n));
    }
    setFaults(found);
    if (found.length > 0) return;
    void acting.send('/api/supervision-audits', {
      ...{ code: facts.code, title: facts.title, kind, auditor: facts.auditor },
      from: dayOf(days.from),
      until: dayOf(days.until),
      on: dayOf(days.on),
      document: { title: facts.document, address: facts.address.trim() || null, sha256: null },
      findings: findings.rows.map(({ title, text, severity }) => ({ title, text, severity })),
      recommendations: recommendations.rows.map(({ text, finding, responsible, due }) => ({
        ...{ text, responsible },
        finding: Number(finding),
        due: dayOf(due),
      })),
    });
  };
  return (
    <form className="flow" aria-label={t.register} onSubmit={send} noValidate>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      <TextField
        name="auditado"
        label={t.title}
        value={facts.title}
        onValue={(title) => setFacts({ ...facts, title })}
        error={errorOf('auditado')}
      />
      <TextField
        name="codigo"
        label={t.code}
        hint={t.codeHint}
        width="m"
        value={facts.code}
        onValue={(code) => setFacts({ ...facts, code })}
        error={errorOf('codigo')}
      />
      <RadioGroup
        name="clase"
        label={t.kind}
        inline
        value={kind}
        onValue={setKind}
        options={(['internal', 'external'] as const).map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField
        name="auditor"
        label={t.auditor}
        value={facts.auditor}
        onValue={(auditor) => setFacts({ ...facts, auditor })}
        error={errorOf('auditor')}
      />
      {(['from', 'until', 'on'] as const).map((day) => (
        <DateField
          key={day}
          name={`dia-${day}`}
          label={t[day]}
          onDate={(read) => setDays({ ...days, [day]: read })}
          error={errorOf(`dia-${day}`)}
        />
      ))}
      <TextField
        name="documento"
        label={t.document}
        value={facts.document}
        onValue={(document) => setFacts({ ...facts, document })}
        error={errorOf('documento')}
      />
      <TextField
        name="direccion"
        label={t.address}
        hint={t.addressHint}
        optional
        value={facts.address}
        onValue={(address) => setFacts({ ...facts, address })}
        error={errorOf('direccion')}
      />
      {findings.rows.map((one, i) => {
        const n = i + 1;
        return (
          <Row
            key={one.key}
            added={one.key > 1}
            name={t.finding(n)}
            onRemove={findings.rows.length > 1 ? () => findings.remove(one.key) : undefined}
          >
            <TextField
              name={`hallazgo-${n}`}
              label={t.findingTitle(n)}
              value={one.title}
              onValue={(title) => findings.change(one.key, { title })}
              error={errorOf(`hallazgo-${n}`)}
            />
            <TextArea
              name={`explica-${n}`}
              label={t.findingText(n)}
              rows={3}
              value={one.text}
              onValue={(text) => findings.change(one.key, { text })}
              error={errorOf(`explica-${n}`)}
            />
            <Select
              name={`gravedad-${n}`}
              label={t.severity(n)}
              width="s"
              value={one.severity}
              onValue={(severity) => findings.change(one.key, { severity: severity as Severity })}
              options={(['low', 'medium', 'high'] as const).map((value) => ({
                value,
                label: t.severities[value],
              }))}
            />
          </Row>
        );
      })}
      <div>
        <Button look="quiet" onClick={findings.add}>
          {t.moreFinding}
        </Button>
      </div>
      {recommendations.rows.map((one, i) => {
        const n = i + 1;
        return (
          <Row
            key={one.key}
            added={one.key > 1}
            name={t.recommendation(n)}
            onRemove={recommendations.rows.length > 1 ? () => recommendations.remove(one.key) : undefined}
          >
            <TextArea
              name={`recomienda-${n}`}
              label={t.recommendationText(n)}
              rows={2}
              value={one.text}
              onValue={(text) => recommendations.change(one.key, { text })}
              error={errorOf(`recomienda-${n}`)}
            />
            <Select
              name={`porque-${n}`}
              label={t.because(n)}
              value={one.finding}
              onValue={(finding) => recommendations.change(one.key, { finding })}
              options={findings.rows.map((each, at) => ({
                value: String(at + 1),
                label: `${at + 1}. ${each.title}`,
              }))}
            />
            <TextField
              name={`responde-${n}`}
              label={t.responsible(n)}
              value={one.responsible}
              onValue={(responsible) => recommendations.change(one.key, { responsible })}
              error={errorOf(`responde-${n}`)}
            />
            <DateField
              name={`plazo-${n}`}
              label={t.due(n)}
              onDate={(due) => recommendations.change(one.key, { due })}
              error={errorOf(`plazo-${n}`)}
            />
          </Row>
        );
      })}
      <div>
        <Button look="quiet" onClick={recommendations.add}>
          {t.moreRecommendation}
        </Button>
      </div>
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
