import { useState } from 'react';
import {
  ask,
  Button,
  Notice,
  newKey,
  type Problem,
  ProblemNotice,
  Refused,
  TextArea,
  useMessages,
} from '#design';
import { deskWords } from './deskWords.ts';

interface Opened {
  readonly name: string;
  readonly contact: string;
  readonly of: string | null;
}

/** The custodian opens a sealed identity: with a reason that the reporter reads, and seen this once. */
export function IdentityForm({
  caseId,
  version,
  onOpened,
}: {
  caseId: string;
  version: number;
  onOpened: () => void;
}) {
  const t = useMessages(deskWords);
  const [reason, setReason] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [busy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const open = async () => {
    if (busy || reason.trim().length < 15) return;
    setBusy(true);
    setProblem(undefined);
    try {
      setOpened(
        await ask<Opened>(`/api/complaints/cases/${caseId}/identity`, {
          body: { version, reason: reason.trim() },
          key,
        }),
      );
      onOpened();
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  if (opened)
    return (
      <Notice tone="attention" title={t.identityIs} live>
        <p>
          {opened.name} · {opened.contact}
          {opened.of && ` (${t.behalf} ${opened.of})`}
        </p>
      </Notice>
    );
  return (
    <form
      className="flow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h3>{t.identityTitle}</h3>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <TextArea
        name="motivo"
        label={t.reason}
        hint={t.reasonHint}
        rows={3}
        maxCharacters={1000}
        value={reason}
        onValue={setReason}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {t.openIdentity}
        </Button>
      </div>
    </form>
  );
}
