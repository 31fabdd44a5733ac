import { useEffect } from 'react';
import {
  Breadcrumb,
  formatInstant,
  LoadedView,
  Notice,
  PageHead,
  ProblemNotice,
  StateChip,
  type StateShape,
  useAct,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { MeetingAnswer } from '../api.ts';
import { AttendancePanel } from './AttendancePanel.tsx';
import { FloorPanel } from './FloorPanel.tsx';
import { MinutesSheet } from './MinutesSheet.tsx';
import { meetingWords } from './meetingWords.ts';
import { PointAbout } from './PointAbout.tsx';
import { PreparePanel } from './PreparePanel.tsx';
import { ReviewPanel } from './ReviewPanel.tsx';
import { spaceWords } from './spaceWords.ts';
import './spaces.css';

const shapes: Record<MeetingAnswer['status'], StateShape> = {
  convened: 'waiting',
  open: 'active',
  closed: 'paused',
  sealed: 'done',
};
const refreshMs = 2500;

/** A meeting from its convocation to its signed minutes; members follow it live, each on her device. */
export default function MeetingPage({ params }: { params: Readonly<Record<string, string>> }) {
  const w = useMessages(spaceWords);
  const api = `/api/spaces/${encodeURIComponent(params.code ?? '')}/meetings/${encodeURIComponent(params.number ?? '')}`;
  const [loaded, again] = useLoaded<MeetingAnswer>(api);
  const live = loaded.state === 'ready' && loaded.value.live !== null;
  useEffect(() => {
    if (!live) return;
    // Nobody looks at a hidden page, and asking for it would only warm the phone.
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, refreshMs);
    return () => clearInterval(timer);
  }, [live, again]);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(meeting) => (
        <div className="flow">
          <Breadcrumb
            items={[
              { label: w.spaces, href: '/participacion' },
              { label: meeting.space.title, href: `/participacion/${meeting.space.code}` },
              { label: w.meeting(meeting.number) },
            ]}
          />
          <Meeting meeting={meeting} api={api} again={again} />
        </div>
      )}
    </LoadedView>
  );
}

function Meeting({ meeting, api, again }: { meeting: MeetingAnswer; api: string; again: () => void }) {
  const t = useMessages(meetingWords);
  const w = useMessages(spaceWords);
  const [language] = useLanguage();
  const acting = useAct(again);
  const act = (body: object) => acting.send(`${api}/acts`, body);
  const { live, minutes } = meeting;
  return (
    <>
      <PageHead kicker={meeting.space.title} title={w.meeting(meeting.number)} />
      <p>
        <StateChip shape={shapes[meeting.status]}>{w.status[meeting.status]}</StateChip>
      </p>
      <dl className="facts">
        <div>
          <dt>{t.when}</dt>
          <dd>{formatInstant(meeting.startsAt, language)}</dd>
        </div>
        <div>
          <dt>{t.where}</dt>
          <dd>
            {meeting.place} · {w.mode[meeting.mode]}
          </dd>
        </div>
      </dl>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {live && meeting.status !== 'closed' && (
        <AttendancePanel meeting={meeting} live={live} act={act} busy={acting.busy} />
      )}
      {live && meeting.me.secretary && ['convened', 'open'].includes(meeting.status) && (
        <PreparePanel
          key={meeting.agenda.map((one) => one.title).join('\n')}
          meeting={meeting}
          live={live}
          act={act}
          busy={acting.busy}
        />
      )}
      {live && meeting.status === 'open' && (
        <FloorPanel meeting={meeting} live={live} act={act} busy={acting.busy} acting={acting} />
      )}
      {meeting.status !== 'open' && (
        <section className="flow" aria-labelledby="orden">
          <h2 id="orden">{t.agenda}</h2>
          <ol>
            {meeting.agenda.map((item, i) => (
              <li key={item.title}>
                {item.title} <span className="soft">· {w.kind[item.kind]}</span>
                <PointAbout meeting={meeting} number={i + 1} acting={acting} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {meeting.documents.length > 0 && (
        <section className="flow" aria-labelledby="papeles">
          <h2 id="papeles">{t.documents}</h2>
          {meeting.documents.map((one) => (
            <details key={one.number} className="exchange">
              <summary>{one.title}</summary>
              <p className="exchange__said">{one.text}</p>
            </details>
          ))}
        </section>
      )}
      {!live && meeting.status !== 'sealed' && <Notice title={t.publicNote}>{t.observer}</Notice>}
      {minutes && meeting.status !== 'convened' && (
        <section className="flow" aria-labelledby="acta">
          <h2 id="acta">{t.minutes}</h2>
          {meeting.status === 'open' && <p className="soft">{t.draft}</p>}
          <MinutesSheet meeting={meeting} minutes={minutes} api={api} />
        </section>
      )}
      {live && meeting.status === 'closed' && (
        <ReviewPanel meeting={meeting} live={live} act={act} busy={acting.busy} />
      )}
    </>
  );
}
