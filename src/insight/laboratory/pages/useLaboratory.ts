import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { goTo } from '#design';
import type { BaseAnswer } from '../api.ts';
import type { Outcome } from '../outcome.ts';
import { isUntouched, type LaboratoryScenario, untouched } from '../scenario.ts';
import { type LinkFault, readLink, writeLink } from '../scenarioLink.ts';
import { type EngineWorker, newestOnly, startWorker } from '../workers.ts';

/** What was asked and what came back, always of one moment: sliders may already be ahead of it. */
export interface Answered {
  readonly scenarios: readonly LaboratoryScenario[];
  readonly outcomes: readonly Outcome[];
  readonly law: Outcome;
}

export interface Laboratory {
  readonly base: BaseAnswer;
  readonly scenarios: readonly LaboratoryScenario[];
  readonly active: number;
  readonly answered: Answered | null;
  readonly engine: EngineWorker | null;
  readonly failed: boolean;
  readonly fault: LinkFault | null;
  readonly otherInputs: boolean;
  change(scenario: LaboratoryScenario): void;
  choose(index: number): void;
  add(): void;
  remove(index: number): void;
}

interface Asked {
  readonly scenarios: readonly LaboratoryScenario[];
  readonly active: number;
  readonly fault: LinkFault | null;
  readonly otherInputs: boolean;
}

export const mostScenarios = 3;

function fromAddress(base: BaseAnswer): Asked {
  const text = new URLSearchParams(location.search).get('e');
  const plain: Asked = { scenarios: [untouched(base)], active: 0, fault: null, otherInputs: false };
  if (text === null) return plain;
  const read = readLink(text, base, base.inputs);
  if (!read.ok) return { ...plain, fault: read.fault };
  return { ...plain, scenarios: read.scenarios, otherInputs: !read.sameInputs };
}

/** The state of the page: scenarios in the address, the worker, and the newest answer. */
export function useLaboratory(base: BaseAnswer): Laboratory {
  const [asked, setAsked] = useState(() => fromAddress(base));
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [engine, setEngine] = useState<EngineWorker | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let closed = false;
    let started: EngineWorker | undefined;
    startWorker(base).then(
      (worker) => {
        started = worker;
        if (closed) worker.close();
        else setEngine(worker);
      },
      () => {
        if (!closed) setFailed(true);
      },
    );
    return () => {
      closed = true;
      started?.close();
    };
  }, [base]);

  const ask = useMemo(() => {
    if (!engine) return null;
    const law = untouched(base);
    return newestOnly<readonly LaboratoryScenario[], Answered>(
      async (scenarios) => {
        const { outcomes } = await engine.ask('value', { scenarios: [law, ...scenarios] });
        return { scenarios, law: outcomes[0]!, outcomes: outcomes.slice(1) };
      },
      setAnswered,
      () => setFailed(true),
    );
  }, [engine, base]);
  useEffect(() => ask?.(asked.scenarios), [ask, asked.scenarios]);

  const link = useMemo(() => addressOf(asked.scenarios, base), [asked.scenarios, base]);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    // Browsers refuse many changes of address in little time: the hand is let to rest first.
    const timer = setTimeout(() => goTo(link, 'replace'), 300);
    return () => clearTimeout(timer);
  }, [link]);
  useEffect(() => {
    const back = () => setAsked(fromAddress(base));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [base]);

  const change = useCallback((scenario: LaboratoryScenario) => {
    setAsked((now) => ({
      ...now,
      fault: null,
      scenarios: now.scenarios.map((one, i) => (i === now.active ? scenario : one)),
    }));
  }, []);
  const choose = useCallback((active: number) => setAsked((now) => ({ ...now, active })), []);
  const add = useCallback(() => {
    setAsked((now) =>
      now.scenarios.length >= mostScenarios
        ? now
        : {
            ...now,
            // The new one begins where the one in hand stands, so that one more lever is one more difference.
            scenarios: [...now.scenarios, now.scenarios[now.active]!],
            active: now.scenarios.length,
          },
    );
  }, []);
  const remove = useCallback((index: number) => {
    setAsked((now) => {
      const scenarios = now.scenarios.filter((_, i) => i !== index);
      return { ...now, scenarios, active: Math.max(0, Math.min(now.active, scenarios.length - 1)) };
    });
  }, []);

  return { base, ...asked, answered, engine, failed, change, choose, add, remove };
}

/** Address that shows these scenarios to whoever opens it. */
export function addressOf(scenarios: readonly LaboratoryScenario[], base: BaseAnswer): string {
  const others = new URLSearchParams(location.search);
  others.delete('e');
  // The language is each reader's own.
  others.delete('lang');
  const untouchedOnly =
    scenarios.length === 1 && isUntouched(scenarios[0]!) && scenarios[0]!.since === base.since;
  if (!untouchedOnly) others.set('e', writeLink(scenarios, base, base.inputs));
  const text = others.toString().replaceAll('%7E', '~');
  return `/laboratorio${text ? `?${text}` : ''}`;
}

/** Letters of the scenarios after the law, which is A. */
export const letterOf = (index: number): string => 'BCD'[index] ?? '?';
