import { useState } from 'react';
import {
  Button,
  ControlChart,
  EmptyState,
  Figure,
  formatNumber,
  formatPercent,
  formatPeriodShort,
  NumberField,
  Select,
  StateChip,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import { period } from '#kernel';
import type { IndicatorView } from '../api.ts';
import { committeeWords } from './committeeWords.ts';
import type { CommitteePart } from './part.ts';

const words = {
  es: {
    none: 'Todavía no hay indicadores',
    noneWhat: 'El comité propone qué se mide y a qué meta; el prestador lo acuerda.',
    proposed: 'Propuesto: espera que el prestador lo acuerde',
    rejected: 'El prestador no lo acordó',
    agreed: 'Acordado con el prestador',
    month: 'Mes',
    value: 'Valor',
    meets: 'Cumple la meta',
    yes: 'Sí',
    no: 'No',
    goal: 'Meta',
    noValues: 'Todavía no hay meses con valor.',
    calm: 'Sin señal en el último mes: lo que varía es lo de siempre.',
    note: 'Gráfico de control XmR: media ± 2,66 rangos móviles medios. Una señal dice que algo cambió, no por qué.',
    edition: (n: number) => `Edición ${n} de los resultados de calidad, con los meses que se pueden mostrar`,
    record: 'Visitas y observaciones del propio comité',
    observe: 'Hacer una observación sobre esta señal',
    propose: 'Proponer un indicador',
    name: 'Cómo se llama',
    definition: 'Qué mide',
    source: 'De dónde sale',
    better: 'Qué es mejor',
    increase: 'Que suba',
    decrease: 'Que baje',
    goalHint: 'En días, en nota de 1 a 5, o en porcentaje según de dónde salga.',
    send: 'Proponer',
    missing: 'Escriba la meta con un número.',
  },
  en: {
    none: 'There are no indicators yet',
    noneWhat: 'The committee proposes what is measured and to what goal; the provider agrees.',
    proposed: 'Proposed: the provider has to agree',
    rejected: 'The provider did not agree',
    agreed: 'Agreed with the provider',
    month: 'Month',
    value: 'Value',
    meets: 'Meets the goal',
    yes: 'Yes',
    no: 'No',
    goal: 'Goal',
    noValues: 'There are no months with a value yet.',
    calm: 'No signal in the last month: what varies is the usual.',
    note: 'XmR control chart: mean ± 2.66 mean moving ranges. A signal says that something changed, not why.',
    edition: (n: number) => `Edition ${n} of the quality results, with the months that can be shown`,
    record: 'Visits and observations of the committee itself',
    observe: 'Make an observation about this signal',
    propose: 'Propose an indicator',
    name: 'Its name',
    definition: 'What it measures',
    source: 'Where it comes from',
    better: 'What is better',
    increase: 'That it rises',
    decrease: 'That it falls',
    goalHint: 'In days, in a score from 1 to 5, or in percent, as its source has it.',
    send: 'Propose',
    missing: 'Write the goal as a number.',
  },
};

const isShare = (source: IndicatorView['source']) => source.endsWith('-share');

/** Each agreed indicator with its chart and goal; and the form that proposes another. */
export function Indicators({ committee, api, acting }: CommitteePart) {
  const t = useMessages(words);
  return (
    <div className="flow">
      {committee.indicators.length === 0 && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {committee.indicators.map((one) => (
        <IndicatorFigure key={one.number} one={one} committee={committee} />
      ))}
      {committee.me.seat !== null && <Propose committee={committee} api={api} acting={acting} />}
    </div>
  );
}

function IndicatorFigure({ one, committee }: { one: IndicatorView; committee: CommitteePart['committee'] }) {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const [language] = useLanguage();
  const format = (value: number) =>
    isShare(one.source)
      ? formatPercent(value, { language, decimals: 0 })
      : formatNumber(value, { language, decimals: one.source === 'mean-score' ? 2 : 1 });
  const month = (text: string) => formatPeriodShort(period(text), language);
  const goal = w.goal(one.better, one.goalSaid[language]);
  const state = (
    <StateChip shape={one.answer ? (one.answer.agreed ? 'done' : 'refused') : 'waiting'}>
      {one.answer ? (one.answer.agreed ? t.agreed : t.rejected) : t.proposed}
    </StateChip>
  );
  if (!one.answer?.agreed || one.points.length === 0)
    return (
      <section className="committee-exchange">
        <h2>{one.title}</h2>
        <div className="committee-marks">
          {state}
          <span>
            {t.goal}: {goal}
          </span>
        </div>
        <p>{one.definition}</p>
        {one.answer?.agreed && <p className="soft">{t.noValues}</p>}
        {one.answer && !one.answer.agreed && <p className="committee-reply">{one.answer.text}</p>}
      </section>
    );
  const said = one.signal?.[language] ?? t.calm;
  return (
    <section className="flow">
      <Figure
        level={2}
        title={one.title}
        measure={`${w.source[one.source]}. ${t.goal}: ${goal}.`}
        chart={
          <ControlChart
            label={`${one.title}. ${one.last ? `${month(one.last.month)}: ${one.last.said[language]}. ` : ''}${said}`}
            moments={one.points.map((point) => month(point.month))}
            points={one.points}
            target={one.goal}
            format={format}
            height={260}
          />
        }
        columns={[
          { key: 'month', label: t.month, show: (value) => month(String(value)) },
          { key: 'value', label: t.value, numeric: true, show: (value) => format(Number(value)) },
          { key: 'meets', label: t.meets },
        ]}
        rows={one.points.map((point) => ({
          month: point.month,
          value: point.value,
          meets: point.meetsGoal ? t.yes : t.no,
        }))}
        note={t.note}
        source={
          one.source === 'medicines-share' || one.source === 'answers-in-time-share' || !committee.edition
            ? t.record
            : t.edition(committee.edition.number)
        }
        sourceHref={committee.edition ? `/resultados/facility/${committee.facility}` : undefined}
        fileName={`indicador-${committee.code}-${one.number}`}
      />
      <div className="committee-signal" data-kind={one.signal?.kind ?? 'improvement'}>
        <p>{said}</p>
        {one.signal?.kind === 'concern' && committee.me.seat !== null && (
          <p>
            <a
              href={`/comites/${committee.code}?ver=observaciones&indicador=${one.number}&mes=${one.signal.month}`}
            >
              {t.observe}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}

function Propose({ api, acting }: CommitteePart) {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const [title, setTitle] = useState('');
  const [definition, setDefinition] = useState('');
  const [source, setSource] = useState<IndicatorView['source']>('waiting-median');
  const [better, setBetter] = useState('decrease');
  const [goal, setGoal] = useState<number | null>(null);
  const [fault, setFault] = useState(false);
  const now = new Date();
  const from = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  const send = () => {
    setFault(goal === null);
    if (goal === null) return;
    const facts = {
      title,
      definition,
      source,
      better,
      from,
      until: null,
      goal: isShare(source) ? goal / 100 : goal,
    };
    void acting.send(`${api}/acts`, { act: 'propose-indicator', facts }).then((done) => {
      if (!done) return;
      setTitle('');
      setDefinition('');
    });
  };
  return (
    <details>
      <summary>
        <strong>{t.propose}</strong>
      </summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField name="nombre" label={t.name} value={title} onValue={setTitle} required />
        <TextArea
          name="definicion"
          label={t.definition}
          value={definition}
          onValue={setDefinition}
          rows={2}
          required
        />
        <Select
          name="fuente"
          label={t.source}
          width="full"
          value={source}
          onValue={(value) => setSource(value as IndicatorView['source'])}
          options={Object.entries(w.source).map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="mejor"
          label={t.better}
          value={better}
          onValue={setBetter}
          options={[
            { value: 'decrease', label: t.decrease },
            { value: 'increase', label: t.increase },
          ]}
        />
        <NumberField
          name="meta"
          label={t.goal}
          hint={t.goalHint}
          suffix={isShare(source) ? '%' : undefined}
          onNumber={setGoal}
          error={fault ? t.missing : undefined}
        />
        <div className="actions">
          <Button type="submit" busy={acting.busy}>
            {t.send}
          </Button>
        </div>
      </form>
    </details>
  );
}
