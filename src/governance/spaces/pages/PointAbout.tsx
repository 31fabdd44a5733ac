import { type Acting, useLoaded, useMessages } from '#design';
import type { MeetingAnswer } from '../api.ts';
import { Declaring } from './Declaring.tsx';

const words = {
  es: {
    about: 'Trata de:',
    ruc: (ruc: string) => `la organización de RUC ${ruc}`,
    kept: 'Quien tiene ahí un interés declarado no discute ni vota este punto.',
  },
  en: {
    about: 'It is about:',
    ruc: (ruc: string) => `the organisation of RUC ${ruc}`,
    kept: 'Whoever has declared an interest there neither discusses nor votes this point.',
  },
};

/** What a point of the agenda is about, and where a member declares an interest in it. Nothing for a point that is about nobody. */
export function PointAbout({
  meeting,
  number,
  acting,
}: {
  meeting: MeetingAnswer;
  number: number;
  acting: Acting;
}) {
  const t = useMessages(words);
  const point = meeting.agenda[number - 1];
  const facility = point?.about?.facility ?? null;
  const [catalogue] = useLoaded<{ readonly facilities: readonly { code: string; name: string }[] }>(
    facility === null ? null : '/api/catalogue',
  );
  if (!point?.about) return null;
  const place =
    catalogue.state === 'ready'
      ? catalogue.value.facilities.find((one) => one.code === facility)?.name
      : undefined;
  const { organisation } = point.about;
  const mayDeclare =
    meeting.live !== null && meeting.me.seat !== null && ['convened', 'open'].includes(meeting.status);
  return (
    <>
      <p className="soft">
        {t.about} {[place ?? facility, organisation && t.ruc(organisation)].filter(Boolean).join('; ')}.{' '}
        {t.kept}
      </p>
      {mayDeclare && (
        <Declaring
          subject={point.about}
          point={{ number, title: point.title }}
          api={`/api/spaces/${encodeURIComponent(meeting.space.code)}`}
          acting={acting}
        />
      )}
    </>
  );
}
