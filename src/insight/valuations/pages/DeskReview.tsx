import { useState } from 'react';
import { Button, Notice, ProblemNotice, Select, TextArea, useMessages } from '#design';
import { deskWords } from './deskWords.ts';
import { Paragraphs } from './Paragraphs.tsx';
import type { PartProps } from './partProps.ts';
import { SignatureFields, useSignature } from './SignatureFields.tsx';
import { useDeed } from './useDeed.ts';

/** From the author's signature to the publication, each step for who may take it. */
export function DeskReview({ valuation, again }: PartProps) {
  const t = useMessages(deskWords);
  const { state, may, number, approved } = valuation;
  return (
    <div className="flow">
      {may.prepare && <Submit valuation={valuation} again={again} />}
      {state === 'submitted' && !may.review && <Notice tone="info">{t.waitingReview}</Notice>}
      {may.review && <Review valuation={valuation} again={again} />}
      {approved && (
        <div>
          <h2>{t.note}</h2>
          <Paragraphs text={approved.note} />
          <p className="soft">
            {approved.name} · {approved.registration}
          </p>
        </div>
      )}
      {state === 'approved' && !may.publish && <Notice tone="info">{t.waitingPublish}</Notice>}
      {state === 'approved' && may.publish && <Publish valuation={valuation} again={again} />}
      {number !== null && (
        <p>
          <a href={`/valuaciones/${number}`}>{t.seePublic}</a>
        </p>
      )}
      {state === 'published' && may.publish && (
        <WithReason
          url={`/api/valuations/desk/${valuation.valuationId}/withdraw`}
          name="retiro"
          label={t.withdrawReason}
          action={t.withdraw}
          look="danger"
          again={again}
        />
      )}
    </div>
  );
}

function Submit({ valuation, again }: PartProps) {
  const t = useMessages(deskWords);
  const signature = useSignature();
  const [tried, setTried] = useState(false);
  const deed = useDeed(again);
  const submit = () => {
    setTried(true);
    if (!signature.complete) return;
    void deed.run(`/api/valuations/desk/${valuation.valuationId}/submit`, {
      name: signature.name.trim(),
      registration: signature.registration.trim(),
    });
  };
  return (
    <form
      className="flow measure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t.submitLede}</p>
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <SignatureFields state={signature} tried={tried} prefix="envio" />
      <div className="actions">
        <Button type="submit" look="primary" busy={deed.busy}>
          {t.submit}
        </Button>
      </div>
    </form>
  );
}

function Review({ valuation, again }: PartProps) {
  const t = useMessages(deskWords);
  const signature = useSignature();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const deed = useDeed(again);
  const base = `/api/valuations/desk/${valuation.valuationId}`;
  const approve = () => {
    setTried(true);
    if (!signature.complete) return;
    void deed.run(`${base}/approve`, {
      name: signature.name.trim(),
      registration: signature.registration.trim(),
      note: note.trim(),
    });
  };
  return (
    <div className="two-columns">
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          approve();
        }}
      >
        <h2>{t.approve}</h2>
        <p>{t.approveLede}</p>
        {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
        <TextArea name="nota" label={t.note} value={note} onValue={setNote} rows={5} maxCharacters={20_000} />
        <SignatureFields state={signature} tried={tried} prefix="revision" />
        <div className="actions">
          <Button type="submit" look="primary" busy={deed.busy}>
            {t.approve}
          </Button>
        </div>
      </form>
      <WithReason
        url={`${base}/return`}
        name="devolucion"
        label={t.returnReason}
        action={t.return}
        look="secondary"
        again={again}
      />
    </div>
  );
}

function Publish({ valuation, again }: PartProps) {
  const t = useMessages(deskWords);
  const [replaces, setReplaces] = useState('');
  const deed = useDeed(again);
  return (
    <form
      className="flow measure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(`/api/valuations/desk/${valuation.valuationId}/publish`, {
          replaces: replaces === '' ? null : Number(replaces),
        });
      }}
    >
      <p>{t.publishLede}</p>
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <Select
        name="reemplaza"
        label={t.replaces}
        value={replaces}
        onValue={setReplaces}
        options={[
          { value: '', label: t.compareNone },
          ...valuation.publishedBefore.map((one) => ({
            value: String(one.number),
            label: `${one.number} · ${one.title}`,
          })),
        ]}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={deed.busy}>
          {t.publish}
        </Button>
      </div>
    </form>
  );
}

function WithReason({
  url,
  name,
  label,
  action,
  look,
  again,
}: {
  url: string;
  name: string;
  label: string;
  action: string;
  look: 'secondary' | 'danger';
  again: () => void;
}) {
  const t = useMessages(deskWords);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const deed = useDeed(again);
  return (
    <form
      className="flow measure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim().length >= 10) void deed.run(url, { reason: reason.trim() });
      }}
    >
      <h2>{action}</h2>
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <TextArea
        name={name}
        label={label}
        value={reason}
        onValue={setReason}
        rows={4}
        maxCharacters={2000}
        error={tried && reason.trim().length < 10 ? t.needReturn : undefined}
      />
      <div className="actions">
        <Button type="submit" look={look} busy={deed.busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
