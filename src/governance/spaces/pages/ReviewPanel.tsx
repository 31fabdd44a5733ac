import { useState } from 'react';
import { Button, TextField, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { PanelProps } from './AttendancePanel.tsx';
import { meetingWords } from './meetingWords.ts';
import { OneLine } from './OneLine.tsx';

/** After the meeting: those who attended accept or correct the minutes, then two sign. */
export function ReviewPanel({ meeting, live, act, busy }: PanelProps) {
  const t = useMessages(meetingWords);
  const [language] = useLanguage();
  const { me } = meeting;
  const accepted = live.accepted.some((one) => one.seat === me.seat);
  return (
    <section className="space-panel flow" aria-labelledby="revision">
      <h2 id="revision">{t.sign}</h2>
      {live.correctionsUntil && <p>{t.review(formatDate(plainDate(live.correctionsUntil), language))}</p>}
      <p role="status">{t.accepted(live.accepted.length, live.attended.length)}</p>
      {live.corrections.map((one) => (
        <div key={one.number} className="exchange">
          <p>
            <strong>{t.correctionOf(one.name)}</strong> {one.text}
          </p>
          {one.answer ? (
            <div className="exchange__reply">{one.answer.text}</div>
          ) : (
            me.secretary && <AnswerCorrection number={one.number} act={act} busy={busy} />
          )}
        </div>
      ))}
      {me.attended && meeting.signatures.length === 0 && (
        <>
          {accepted ? (
            <p>{t.youAccepted}</p>
          ) : (
            <div className="actions">
              <Button look="primary" busy={busy} onClick={() => void act({ act: 'accept-minutes' })}>
                {t.accept}
              </Button>
            </div>
          )}
          <OneLine
            name="correccion"
            label={t.correction}
            send={t.correctionSend}
            busy={busy}
            onSend={(text) => act({ act: 'ask-correction', text })}
          />
        </>
      )}
      {me.signed
        ? meeting.status === 'closed' && <p>{t.signedByYou}</p>
        : live.signable &&
          (me.secretary || me.seat === live.presiding) && (
            <>
              <p className="soft">{t.signHint}</p>
              <div className="actions">
                <Button
                  look="primary"
                  busy={busy}
                  onClick={() => void act({ act: 'sign', contentSha256: live.contentSha256 })}
                >
                  {t.sign}
                </Button>
              </div>
            </>
          )}
    </section>
  );
}

function AnswerCorrection({
  number,
  act,
  busy,
}: {
  number: number;
  act: (body: object) => Promise<boolean>;
  busy: boolean;
}) {
  const t = useMessages(meetingWords);
  const [text, setText] = useState('');
  const answer = (accepted: boolean) =>
    void act({ act: 'answer-correction', correction: number, accepted, text });
  return (
    <>
      <TextField name={`respuesta-${number}`} label={t.answerText} value={text} onValue={setText} />
      <div className="actions">
        <Button busy={busy} onClick={() => answer(true)}>
          {t.acceptIt}
        </Button>
        <Button look="quiet" busy={busy} onClick={() => answer(false)}>
          {t.rejectIt}
        </Button>
      </div>
    </>
  );
}
