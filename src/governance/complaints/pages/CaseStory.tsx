import type { ReactNode } from 'react';
import { Deadline, formatBytes, formatInstant, StateChip, Timeline, useLanguage, useMessages } from '#design';
import { plainDate } from '#kernel';
import type { ActionView, CaseView } from '../api.ts';
import { type CaseAction, type CaseState, foldCase } from '../case.ts';
import { caseWords, phaseShapes } from './caseWords.ts';

/** How the case stands, folded in the page by the very function that the server decides with. */
export function stateOf(view: CaseView): CaseState {
  return foldCase(
    view.actions.map(({ facts, kind, by, on }) => ({ ...facts, kind, by, on: plainDate(on) }) as CaseAction),
  );
}

/** Number, kind, state, place up the line and the term. */
export function CaseHead({ view, state, level = 2 }: { view: CaseView; state: CaseState; level?: 2 | 3 }) {
  const t = useMessages(caseWords);
  const Heading = level === 2 ? 'h2' : 'h3';
  const { deadline } = view;
  const ended = state.phase === 'withdrawn' || state.phase === 'joined';
  return (
    <header className="flow">
      <Heading tabIndex={-1} id="caso">
        {t.kinds[state.kind]} {view.number}
      </Heading>
      <p className="cluster">
        <StateChip shape={phaseShapes[state.phase]}>
          {t.phases[state.phase]}
          {state.closing ? `: ${t.closings[state.closing]}` : ''}
        </StateChip>
        {state.seriousness !== 'ordinary' && (
          <StateChip shape="attention">{t.seriousness[state.seriousness]}</StateChip>
        )}
        {state.level > 0 && <StateChip shape="attention">{t.levels[state.level]}</StateChip>}
      </p>
      {!ended && (
        <Deadline
          workingDaysLeft={deadline.daysLeft}
          due={plainDate(deadline.due)}
          state={deadline.state}
          total={deadline.termDays}
          rule={t.rule(deadline.termDays)}
          article={t.article}
          paused={t.paused}
        />
      )}
      {deadline.daysWaited > 0 && <p className="soft">{t.waited(deadline.daysWaited)}</p>}
    </header>
  );
}

/** Where what changed because of the case is told to everybody; null for any other action. */
function changePathOf({ kind, facts }: ActionView): string | null {
  return kind === 'told' && typeof facts.path === 'string' ? facts.path : null;
}

/**
 * What happened, as one tells a story. `fileLink` makes the way to a file, which is not the same by account and by code; nor is
 * `changeHref`, the way to what changed: who comes by code says there whether it worked with the same code.
 */
export function CaseStory({
  view,
  fileLink,
  changeHref = (path) => path,
}: {
  view: CaseView;
  fileLink: (file: ActionView['files'][number]) => ReactNode;
  changeHref?: (path: string) => string;
}) {
  const t = useMessages(caseWords);
  const [language] = useLanguage();
  const isPerson = view.party === 'person';
  return (
    <Timeline
      label={t.story}
      entries={view.actions
        .filter((action) => !isPerson || action.shown)
        .map((action) => ({
          id: String(action.seq),
          date: plainDate(action.on),
          // The house acts at no hour of interest, and of a confidential case only the day is kept.
          time: action.at && action.by !== 'system' ? hourOf(action.at) : undefined,
          title: t.actions[action.kind as keyof typeof t.actions],
          actor: t.parties[action.by],
          state: 'done' as const,
          children:
            action.body || action.norm || action.files.length > 0 || changePathOf(action) ? (
              <>
                {action.body?.split(/\n{2,}/).map((paragraph, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text that never changes.
                  <p key={index} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                    {paragraph}
                  </p>
                ))}
                {changePathOf(action) && (
                  <p>
                    <a href={changeHref(changePathOf(action) ?? '')}>
                      {/^\/rastro\//.test(changePathOf(action) ?? '')
                        ? t.chain
                        : isPerson
                          ? t.changeAsk
                          : t.change}
                    </a>
                  </p>
                )}
                {action.norm && (
                  <p className="soft">
                    {t.norm}: <cite>{action.norm}</cite>
                  </p>
                )}
                {action.files.length > 0 && (
                  <ul aria-label={t.files}>
                    {action.files.map((file) => (
                      <li key={file.fileId}>
                        {fileLink(file)} <span className="soft">{formatBytes(file.bytes, language)}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </>
            ) : undefined,
        }))}
    />
  );

  function hourOf(at: string): string | undefined {
    const written = formatInstant(at, language);
    const hour = /\d{1,2}:\d{2}/.exec(written)?.[0];
    return hour === '00:00' || hour === '0:00' ? undefined : hour;
  }
}
