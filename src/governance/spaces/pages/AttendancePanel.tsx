import { useState } from 'react';
import { Button, Select, StateChip, useMessages } from '#design';
import type { MeetingAnswer } from '../api.ts';
import { meetingWords } from './meetingWords.ts';

export interface PanelProps {
  readonly meeting: MeetingAnswer;
  readonly live: NonNullable<MeetingAnswer['live']>;
  readonly act: (body: object) => Promise<boolean>;
  readonly busy: boolean;
}

/** Who is here, whether that makes a quorum, and the buttons to arrive, leave and open. */
export function AttendancePanel({ meeting, live, act, busy }: PanelProps) {
  const t = useMessages(meetingWords);
  const { me, mode } = meeting;
  const here = live.seats.filter((one) => one.present);
  const [presiding, setPresiding] = useState('');
  const chosen = presiding || String(here[0]?.seat ?? '');
  return (
    <section className="space-panel" aria-labelledby="asistencia">
      <h2 id="asistencia">{t.attendance}</h2>
      <p>{t.quorum(live.quorum.present, live.quorum.members, live.quorum.needed)}</p>
      <ul className="bare seat-list">
        {live.seats.map((one) => (
          <li key={one.seat}>
            <StateChip shape={one.present ? 'done' : 'waiting'}>
              {one.name}: {one.present ? t.present : t.absent}
            </StateChip>
          </li>
        ))}
      </ul>
      {me.seat !== null && (
        <div className="actions">
          {me.present ? (
            <Button look="quiet" busy={busy} onClick={() => void act({ act: 'leave' })}>
              {t.leave}
            </Button>
          ) : (
            <>
              {mode !== 'remote' && (
                <Button
                  look="primary"
                  busy={busy}
                  onClick={() => void act({ act: 'arrive', how: 'in-place' })}
                >
                  {t.hereInPlace}
                </Button>
              )}
              {mode !== 'in-place' && (
                <Button
                  look={mode === 'remote' ? 'primary' : 'secondary'}
                  busy={busy}
                  onClick={() => void act({ act: 'arrive', how: 'remote' })}
                >
                  {t.hereRemote}
                </Button>
              )}
            </>
          )}
        </div>
      )}
      {me.secretary && meeting.status === 'convened' && here.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act({ act: 'open', presiding: Number(chosen) });
          }}
        >
          <Select
            name="preside"
            label={t.presides}
            value={chosen}
            onValue={setPresiding}
            options={here.map((one) => ({ value: String(one.seat), label: one.name }))}
          />
          <div className="actions">
            <Button look="primary" type="submit" busy={busy}>
              {t.open}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
