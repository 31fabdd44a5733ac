import { Notice, StateChip, useMessages } from '#design';
import type { ElectionAnswer } from '../api.ts';
import { electionWords } from './electionWords.ts';

const words = {
  es: {
    tie: 'Hay un empate que decide un puesto. Los dados se lanzan en público antes de proclamar.',
    lot: 'por sorteo',
    throws: (text: string, who: string) => `Dados lanzados en público: ${text}. Testigos: ${who}.`,
  },
  en: {
    tie: 'A tie decides a seat. Dice are thrown in public before the result is proclaimed.',
    lot: 'by lot',
    throws: (text: string, who: string) => `Dice thrown in public: ${text}. Witnesses: ${who}.`,
  },
};

/** Votes of each contest in the order in which seats were given, with what became of each candidate. */
export function ResultView({
  election,
  bars = true,
}: {
  election: ElectionAnswer;
  /** False on paper, where figures are enough. */
  bars?: boolean;
}) {
  const t = useMessages(words);
  const w = useMessages(electionWords);
  const tied = (election.equals?.length ?? 0) > 0;
  return (
    <div className="flow">
      {tied && <Notice tone="attention">{t.tie}</Notice>}
      {election.contests.map((contest, i) => {
        const placed = election.placed?.[i] ?? [];
        const most = Math.max(1, ...placed.map((one) => one.votes), election.blank?.[i] ?? 0);
        return (
          <section key={contest.title} className="flow">
            <h3>{contest.title}</h3>
            <ol className="bare result-list">
              {placed.map((one) => {
                const candidate = contest.candidates.find(({ id }) => id === one.id)!;
                return (
                  <li key={one.id} className="votes-bar">
                    <div className="votes-bar__line">
                      <strong>{candidate.name}</strong>
                      <span className="tabular">{w.votes(one.votes)}</span>
                      {bars && <meter aria-label={candidate.name} min={0} max={most} value={one.votes} />}
                    </div>
                    <span className="election-marks">
                      <span>
                        {w.side[candidate.side]} · {candidate.organisation}
                      </span>
                      {!tied && (
                        <StateChip shape={one.outcome === 'elected' ? 'done' : 'closed'}>
                          {one.outcome === 'elected' ? w.elected[candidate.sex] : w.outcome[one.outcome]}
                          {one.byLot && one.outcome === 'elected' && `, ${t.lot}`}
                        </StateChip>
                      )}
                    </span>
                  </li>
                );
              })}
              <li className="votes-bar__line soft">
                <span>{w.blank}</span>
                <span className="tabular">{w.votes(election.blank?.[i] ?? 0)}</span>
              </li>
            </ol>
          </section>
        );
      })}
      {election.lot && (
        <p className="soft">{t.throws(election.lot.throws, election.lot.witnesses.join(', '))}</p>
      )}
    </div>
  );
}
