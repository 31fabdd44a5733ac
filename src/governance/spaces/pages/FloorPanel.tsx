import { useState } from 'react';
import {
  type Acting,
  Button,
  Checkbox,
  Notice,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import type { PanelProps } from './AttendancePanel.tsx';
import { meetingWords } from './meetingWords.ts';
import { OneLine } from './OneLine.tsx';
import { PointAbout } from './PointAbout.tsx';
import { spaceWords } from './spaceWords.ts';

/** The meeting as it goes: points, floor, motions, agreements. The secretary conducts, members take part. */
export function FloorPanel({ acting, ...props }: PanelProps & { acting: Acting }) {
  const { meeting, live, act, busy } = props;
  const t = useMessages(meetingWords);
  const w = useMessages(spaceWords);
  const { me } = meeting;
  const takes = meeting.space.level !== 'informative';
  return (
    <section className="space-panel" aria-labelledby="curso">
      <h2 id="curso">{t.agenda}</h2>
      {meeting.agenda.map((item, i) => {
        const number = i + 1;
        const here = live.item === number;
        return (
          <div key={item.title} className="agenda-point" aria-current={here ? 'step' : undefined}>
            <h3>
              {number}. {item.title}{' '}
              <span className="soft">
                · {w.kind[item.kind]}
                {here && ` · ${t.current}`}
              </span>
            </h3>
            <PointAbout meeting={meeting} number={number} acting={acting} />
            {me.secretary && !here && (
              <Button size="small" busy={busy} onClick={() => void act({ act: 'start-item', item: number })}>
                {t.start(number)}
              </Button>
            )}
            {here && me.recused && <Notice tone="attention" title={t.recused} />}
            {live.motions
              .filter((motion) => motion.item === number)
              .map((motion) => (
                <MotionView key={motion.motion} motion={motion} {...props} />
              ))}
            {here && takes && !me.recused && me.present && <MemberTools {...props} />}
            {here && me.secretary && <SecretaryTools {...props} takes={takes} />}
          </div>
        );
      })}
      {me.secretary && (
        <div className="actions">
          <Button look="secondary" busy={busy} onClick={() => void act({ act: 'close' })}>
            {t.close}
          </Button>
        </div>
      )}
    </section>
  );
}

function MotionView({
  motion,
  meeting,
  act,
  busy,
}: PanelProps & { motion: PanelProps['live']['motions'][number] }) {
  const t = useMessages(meetingWords);
  const [language] = useLanguage();
  const { me } = meeting;
  return (
    <div className="motion">
      <p>
        <strong>{motion.text}</strong>
      </p>
      <p className="soft">{motion.rule[language]}</p>
      {motion.outcome ? (
        <p>{motion.outcome[language]}</p>
      ) : (
        <>
          {motion.round === 2 && <p>{t.second}</p>}
          <p role="status">{t.voteOpen(motion.cast, motion.roll)}</p>
          {me.seat !== null && !motion.onRoll && <p className="soft">{t.notOnRoll}</p>}
          {motion.onRoll && motion.voted && <p>{t.voted}</p>}
          {motion.onRoll && !motion.voted && (
            <div className="cluster">
              {(['for', 'against', 'abstain'] as const).map((choice) => (
                <Button
                  key={choice}
                  busy={busy}
                  onClick={() => void act({ act: 'vote', motion: motion.motion, choice })}
                >
                  {t.choices[choice]}
                </Button>
              ))}
            </div>
          )}
          {me.secretary && (
            <Button busy={busy} onClick={() => void act({ act: 'close-vote', motion: motion.motion })}>
              {t.closeVote}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function MemberTools({ meeting, live, act, busy }: PanelProps) {
  const t = useMessages(meetingWords);
  const seat = meeting.me.seat;
  const waiting = live.queue.some((one) => one.seat === seat) || live.floor?.seat === seat;
  const agreed = meeting.minutes?.agenda[(live.item ?? 1) - 1]?.agreements ?? [];
  return (
    <>
      {live.floor && <p role="status">{t.hasFloor(live.floor.name)}</p>}
      <div className="actions">
        <Button busy={busy} onClick={() => void act({ act: waiting ? 'withdraw-floor' : 'ask-floor' })}>
          {waiting ? t.withdraw : t.askFloor}
        </Button>
      </div>
      <OneLine
        name="propuesta"
        label={t.propose}
        send={t.proposeSend}
        busy={busy}
        onSend={(text) => act({ act: 'propose', text })}
      />
      {agreed.map((one) => (
        <details key={one.number}>
          <summary>{t.dissent}</summary>
          <p>{one.text}</p>
          <OneLine
            name={`disenso-${one.number}`}
            label={t.dissentReason(one.number)}
            send={t.dissentSend}
            busy={busy}
            onSend={(reason) => act({ act: 'dissent', agreement: one.number, reason })}
          />
        </details>
      ))}
    </>
  );
}

function SecretaryTools({ live, act, busy, takes }: PanelProps & { takes: boolean }) {
  const t = useMessages(meetingWords);
  const [motion, setMotion] = useState('');
  const [secret, setSecret] = useState(false);
  const [agreement, setAgreement] = useState('');
  const [responsible, setResponsible] = useState('');
  const voting = live.motions.some((one) => one.outcome === null);
  return (
    <>
      {live.queue.length > 0 && (
        <>
          <p>{t.queue}:</p>
          <div className="cluster">
            {live.queue.map((one) => (
              <Button
                key={one.seat}
                size="small"
                busy={busy}
                onClick={() => void act({ act: 'give-floor', seat: one.seat })}
              >
                {t.give(one.name)}
              </Button>
            ))}
          </div>
        </>
      )}
      <OneLine
        name="nota"
        label={t.note}
        send={t.noteSend}
        busy={busy}
        onSend={(text) => act({ act: 'note', text })}
      />
      {takes && !voting && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act({ act: 'open-vote', text: motion, ballot: secret ? 'secret' : 'open' }).then(
              (done) => done && setMotion(''),
            );
          }}
        >
          <TextArea name="mocion" label={t.motionText} value={motion} onValue={setMotion} rows={2} required />
          <Checkbox name="secreto" label={t.secret} checked={secret} onValue={setSecret} />
          <div className="actions">
            <Button type="submit" busy={busy}>
              {t.openVote}
            </Button>
          </div>
        </form>
      )}
      {takes && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act({ act: 'record-agreement', text: agreement, responsible, due: null }).then((done) => {
              if (!done) return;
              setAgreement('');
              setResponsible('');
            });
          }}
        >
          <TextArea
            name="texto-acuerdo"
            label={t.agreementText}
            value={agreement}
            onValue={setAgreement}
            rows={2}
            required
          />
          <TextField
            name="responsable"
            label={t.responsible}
            value={responsible}
            onValue={setResponsible}
            required
          />
          <div className="actions">
            <Button type="submit" busy={busy}>
              {t.recordAgreement}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
