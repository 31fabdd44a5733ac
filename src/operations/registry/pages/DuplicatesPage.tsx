import { useState } from 'react';
import {
  ask,
  Button,
  EmptyState,
  LoadedView,
  Notice,
  PageHead,
  type Problem,
  ProblemNotice,
  Refused,
  TextField,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { DuplicatePair } from '../api.ts';
import { personWords } from './personWords.ts';

type Outcome = { readonly said: 'joined' | 'undone' | 'keptApart'; readonly mergeId: string | null };

/** Pairs that may be one person, side by side, with why; each decision takes a reason. */
export default function DuplicatesPage() {
  const t = useMessages(personWords);
  const [loaded, again] = useLoaded<{ items: DuplicatePair[] }>('/api/registry/duplicates');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const attempt = async (work: () => Promise<Outcome>) => {
    setProblem(undefined);
    try {
      setOutcome(await work());
      again();
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    }
  };
  return (
    <div className="flow">
      <PageHead title={t.duplicates} lede={t.duplicatesLede} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {outcome && (
        <Notice tone="good" live title={t[outcome.said]}>
          {outcome.said === 'joined' && outcome.mergeId && (
            <Button
              look="secondary"
              onClick={() =>
                void attempt(async () => {
                  await ask(`/api/registry/merges/${outcome.mergeId}/undo`, {
                    body: { reason: `${t.undo}: ${t.duplicates}` },
                  });
                  return { said: 'undone', mergeId: null };
                })
              }
            >
              {t.undo}
            </Button>
          )}
        </Notice>
      )}
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.noDuplicates}>{t.noDuplicatesWhat}</EmptyState>
          ) : (
            <ol className="bare">
              {items.map((pair) => (
                <Pair key={pair.first.personId + pair.second.personId} pair={pair} attempt={attempt} />
              ))}
            </ol>
          )
        }
      </LoadedView>
    </div>
  );
}

function Pair({
  pair,
  attempt,
}: {
  pair: DuplicatePair;
  attempt: (work: () => Promise<Outcome>) => Promise<void>;
}) {
  const t = useMessages(personWords);
  const [language] = useLanguage();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  // The second press, after the page has said that the cédulas differ, is the confirmation.
  const [warned, setWarned] = useState(false);
  const decide = (work: () => Promise<Outcome>) => {
    setTried(true);
    if (reason.trim().length >= 5) void attempt(work);
  };
  const merge = (keptId: string, mergedId: string) =>
    decide(async () => {
      const { mergeId } = await ask<{ mergeId: string }>('/api/registry/merges', {
        body: { keptId, mergedId, reason: reason.trim(), differentCedulas: warned },
      }).catch((error: unknown) => {
        if (error instanceof Refused && error.problem.refusal === 'different-cedulas') setWarned(true);
        throw error;
      });
      return { said: 'joined', mergeId };
    });
  return (
    <li className="law-item flow">
      <div className="two-columns">
        {(
          [
            ['first', pair.first],
            ['second', pair.second],
          ] as const
        ).map(([which, one]) => (
          <section key={which}>
            <h2>
              {t[which]}: {one.name}
            </h2>
            <p className="tabular">
              {one.document} · {formatDate(plainDate(one.birthDate), language)} · {one.canton}
            </p>
          </section>
        ))}
      </div>
      <p className="soft">{pair.because.map((why) => t.because[why]).join(' · ')}</p>
      <TextField
        name={`motivo-${pair.first.personId}-${pair.second.personId}`}
        label={t.reason}
        value={reason}
        onValue={setReason}
        error={tried && reason.trim().length < 5 ? t.needReason : undefined}
      />
      <div className="actions">
        <Button look="primary" onClick={() => merge(pair.first.personId, pair.second.personId)}>
          {t.keepFirst}
        </Button>
        <Button look="secondary" onClick={() => merge(pair.second.personId, pair.first.personId)}>
          {t.keepSecond}
        </Button>
        <Button
          look="quiet"
          onClick={() =>
            decide(async () => {
              await ask('/api/registry/kept-apart', {
                body: { firstId: pair.first.personId, secondId: pair.second.personId, reason: reason.trim() },
              });
              return { said: 'keptApart', mergeId: null };
            })
          }
        >
          {t.apart}
        </Button>
      </div>
    </li>
  );
}
