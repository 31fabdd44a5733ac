import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { goTo } from '#design';
import { answersAhead } from '../answersAhead.ts';
import type { BaseAnswer } from '../api.ts';
import { dialOf, likelyNext } from '../dials.ts';
import type { Outcome } from '../outcome.ts';
import { isUntouched, type LaboratoryScenario, untouched } from '../scenario.ts';
import { type LinkFault, readLink, writeLink } from '../scenarioLink.ts';
import { type EngineWorker, startWorker } from '../workers.ts';

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
  /** Turns the slider of that name in the scenario in hand. */
  turn(dial: string, to: number): void;
  /** The hand is at the slider of that name: what it may answer next is computed before it moves. */
  reach(dial: string): void;
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
  const [arrived, setArrived] = useState<Answered | null>(null);
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

  const law = useMemo(() => untouched(base), [base]);
  const ahead = useMemo(
    () =>
      engine &&
      answersAhead<LaboratoryScenario, Outcome>(
        async (scenarios) => (await engine.ask('value', { scenarios })).outcomes,
        (outcomes, scenarios) => setArrived(answeredBy(scenarios, outcomes)),
        () => setFailed(true),
      ),
    [engine],
  );
  // What was computed before the hand came is shown in the same frame; until then, the newest that arrived.
  const answered = useMemo(() => {
    const questions = [law, ...asked.scenarios];
    const kept = arrived && ahead?.of(questions);
    return kept ? answeredBy(questions, kept) : arrived;
  }, [ahead, arrived, law, asked.scenarios]);
  useEffect(() => ahead?.ask([law, ...asked.scenarios]), [ahead, law, asked.scenarios]);

  const hand = useRef<{ dial: string; value: number } | null>(null);
  const inHand = asked.scenarios[asked.active]!;
  const reach = useCallback(
    (name: string) => {
      const dial = dialOf(name, inHand, base);
      if (!dial || hand.current?.dial === name) return;
      hand.current = { dial: name, value: dial.value };
      ahead?.foresee(likelyNext(dial, 0));
    },
    [ahead, inHand, base],
  );
  useEffect(() => {
    const dial = hand.current && dialOf(hand.current.dial, inHand, base);
    if (!dial || !hand.current || dial.value === hand.current.value) return;
    const stride = Math.round((dial.value - hand.current.value) / dial.step);
    hand.current = { ...hand.current, value: dial.value };
    ahead?.foresee(likelyNext(dial, stride));
  }, [ahead, inHand, base]);

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
  const turn = useCallback(
    (name: string, to: number) =>
      setAsked((now) => {
        const scenarios = now.scenarios.map((one, i) =>
          i === now.active ? (dialOf(name, one, base)?.turned(to) ?? one) : one,
        );
        return { ...now, fault: null, scenarios };
      }),
    [base],
  );
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

  return { base, ...asked, answered, engine, failed, change, turn, reach, choose, add, remove };
}

/** The law comes first of what is asked. */
function answeredBy(
  [, ...scenarios]: readonly LaboratoryScenario[],
  [law, ...outcomes]: readonly Outcome[],
): Answered {
  return { scenarios, outcomes, law: law! };
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
