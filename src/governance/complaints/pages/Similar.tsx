import { useEffect, useState } from 'react';
import { ask, formatNumber, TextField, useLanguage, useMessages } from '#design';
import type { GuideAnswer } from '../api.ts';
import type { CaseKind } from '../case.ts';
import { caseWords } from './caseWords.ts';

const words = {
  es: {
    ask: '¿Sobre qué es? Unas palabras bastan',
    hint: 'Mostraremos lo que se respondió a otras personas. No se guarda.',
    similar: 'Esto se respondió a otras personas',
    why: (alike: string) => `Se parece por: ${alike}`,
    long: 'Cuánto tarda',
    term: (days: string) => `hasta ${days} días hábiles`,
    usual: (days: string) => `; la mitad se respondió en ${days} días o menos`,
    norm: 'Se apoya en',
  },
  en: {
    ask: 'What is it about? A few words will do',
    hint: 'We will show what other people were answered. It is not kept.',
    similar: 'Other people were answered this',
    why: (alike: string) => `Alike in: ${alike}`,
    long: 'How long it takes',
    term: (days: string) => `up to ${days} working days`,
    usual: (days: string) => `; half were answered in ${days} days or fewer`,
    norm: 'It rests on',
  },
};

/** How long each kind takes, and answers to something alike: perhaps nothing needs to be filed. */
export function Similar({
  kind,
  service,
  text,
  onText,
}: {
  kind: CaseKind | '';
  service: string;
  text: string;
  onText: (text: string) => void;
}) {
  const t = useMessages(words);
  const named = useMessages(caseWords);
  const [language] = useLanguage();
  const [guide, setGuide] = useState<GuideAnswer | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask<GuideAnswer>('/api/complaints/guide', {
        body: { text: text.slice(0, 2000), ...(kind ? { kind } : {}), ...(service ? { service } : {}) },
        signal: abort.signal,
      }).then(setGuide, () => {});
    }, 350);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [kind, service, text]);
  const days = guide?.days.find((one) => one.kind === kind);
  const number = (value: number) => formatNumber(value, { language });
  return (
    <>
      {kind && days && (
        <p aria-live="polite">
          <strong>{t.long}.</strong> {named.kinds[kind]}: {t.term(number(days.termDays))}
          {days.medianDays !== null && t.usual(number(days.medianDays))}.
        </p>
      )}
      <TextField
        name="sobre"
        label={t.ask}
        hint={t.hint}
        optional
        value={text}
        onValue={onText}
        autoComplete="off"
      />
      {guide && (kind || text.trim() !== '') && guide.similar.length > 0 && (
        <section aria-labelledby="parecidas">
          <h2 id="parecidas">{t.similar}</h2>
          {guide.similar.map((one) => (
            <details key={one.answerId} className="why">
              <summary>{one.question}</summary>
              <div className="why__body">
                <p>{one.answer}</p>
                <p className="soft">
                  {t.norm}: <cite>{one.norm}</cite>
                  {one.alike.length > 0 && <> · {t.why(one.alike.join(', '))}</>}
                </p>
              </div>
            </details>
          ))}
        </section>
      )}
    </>
  );
}
