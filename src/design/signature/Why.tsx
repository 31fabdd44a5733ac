import type { ReactNode } from 'react';
import { formatDate, type PlainDate } from '#kernel';
import { useLanguage, useMessages } from '../preferences.ts';
import { Unconfirmed } from './Unconfirmed.tsx';

export interface WhyInput {
  label: string;
  value: ReactNode;
  /** Where it comes from: a payroll, a notice, what the person declared. */
  source?: ReactNode;
}

export interface WhyParameter {
  name: string;
  value: ReactNode;
  /** Since when this version holds. */
  since?: PlainDate;
  /** Norm and article: "LSS, art. 201". */
  article: string;
  href?: string;
  /** What is known of a value that is not confirmed; it is then marked. */
  unconfirmed?: ReactNode;
}

export interface WhyProps {
  /** The result in one sentence that a person would say aloud. */
  sentence: ReactNode;
  inputs: readonly WhyInput[];
  /** The rule in words; steps as lines of a sum when it has them. */
  rule: ReactNode;
  steps?: readonly { text: ReactNode; value: ReactNode; total?: boolean }[];
  parameters: readonly WhyParameter[];
  /** Version of the rule that computed it. */
  ruleVersion?: string;
  open?: boolean;
  label?: string;
}

const words = {
  es: {
    why: 'Ver por qué',
    inputs: 'Con estos datos',
    rule: 'Se aplicó esta regla',
    parameters: 'Con estos valores de la ley',
    since: (date: string) => `desde el ${date}`,
    version: 'Versión de la regla',
  },
  en: {
    why: 'See why',
    inputs: 'From these facts',
    rule: 'This rule was applied',
    parameters: 'With these values of the law',
    since: (date: string) => `since ${date}`,
    version: 'Version of the rule',
  },
};

/** Beside any computed amount: a sentence, then inputs, rule, parameter versions and articles. It opens in its place and prints. */
export function Why({ sentence, inputs, rule, steps, parameters, ruleVersion, open, label }: WhyProps) {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (
    <details className="why" open={open}>
      <summary>{label ?? t.why}</summary>
      <div className="why__body">
        <p className="why__sentence">{sentence}</p>
        <h4>{t.inputs}</h4>
        <dl className="ledger">
          {inputs.map((input) => (
            <div key={input.label}>
              <dt>
                {input.label}
                {input.source && <span className="ledger__source">{input.source}</span>}
              </dt>
              <dd>{input.value}</dd>
            </div>
          ))}
        </dl>
        <h4>{t.rule}</h4>
        <p>{rule}</p>
        {steps && (
          <ol className="ledger bare">
            {steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a sum have no other name than their place.
              <li key={index} data-total={step.total ? '' : undefined}>
                <span>{step.text}</span>
                <span className="ledger__value">{step.value}</span>
              </li>
            ))}
          </ol>
        )}
        {parameters.length > 0 && <h4>{t.parameters}</h4>}
        <dl className="ledger">
          {parameters.map((parameter) => (
            <div key={parameter.name}>
              <dt>
                {parameter.name}
                <span className="ledger__source">
                  {parameter.href ? <a href={parameter.href}>{parameter.article}</a> : parameter.article}
                  {parameter.since && `, ${t.since(formatDate(parameter.since, language))}`}
                </span>
              </dt>
              <dd>
                {parameter.unconfirmed ? (
                  <Unconfirmed what={parameter.unconfirmed} href={parameter.href}>
                    {parameter.value}
                  </Unconfirmed>
                ) : (
                  parameter.value
                )}
              </dd>
            </div>
          ))}
        </dl>
        {ruleVersion && (
          <p className="why__version">
            {t.version}: <code>{ruleVersion}</code>
          </p>
        )}
      </div>
    </details>
  );
}
