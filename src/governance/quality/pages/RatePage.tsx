import { useEffect, useState } from 'react';
import {
  ask,
  EmptyState,
  formatInstant,
  keepForLater,
  Link,
  Loading,
  Notice,
  newKey,
  PageHead,
  type Problem,
  ProblemNotice,
  Receipt,
  Refused,
  Timeline,
  Unreached,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { EvaluationAnswer, FollowUpAnswer, InvitationAnswer } from '../api.ts';
import { type RateDraft, RateForm } from './RateForm.tsx';
import { rateWords } from './rateWords.ts';

type Seen =
  | { readonly state: 'looking' | 'offline' | 'no-token' }
  | { readonly state: 'known'; readonly invitation: InvitationAnswer }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'received'; readonly answer: EvaluationAnswer }
  | { readonly state: 'kept' };

/** The page that a link or a QR code opens. The token stands after `#`: it reaches no server log and no other site. */
export default function RatePage() {
  const t = useMessages(rateWords);
  const [language] = useLanguage();
  const [token] = useState(() => location.hash.slice(1));
  // One key for this invitation on this device: a retry after a lost answer is the same rating.
  const [key] = useState(() => keyFor(token));
  const [seen, setSeen] = useState<Seen>(token ? { state: 'looking' } : { state: 'no-token' });
  const [invitation, setInvitation] = useState<InvitationAnswer | null>(null);

  useEffect(() => {
    if (!token) return;
    ask<InvitationAnswer>('/api/quality/invitations/lookup', { body: { token } }).then(
      (found) => {
        setInvitation(found);
        setSeen({ state: 'known', invitation: found });
      },
      (error: unknown) =>
        setSeen(
          error instanceof Refused ? { state: 'refused', problem: error.problem } : { state: 'offline' },
        ),
    );
  }, [token]);

  const send = async (draft: RateDraft) => {
    const body = {
      token,
      answers: draft.answers,
      ...(draft.comment.trim() ? { comment: draft.comment.trim() } : {}),
      answeredAt: new Date().toISOString(),
    };
    try {
      const answer = await ask<EvaluationAnswer>('/api/quality/evaluations', { body, key });
      forgetKey(token);
      setSeen({ state: 'received', answer });
    } catch (error) {
      if (!(error instanceof Unreached)) throw error;
      await keepForLater({ key, url: '/api/quality/evaluations', body });
      setSeen({ state: 'kept' });
    }
  };

  switch (seen.state) {
    case 'no-token':
      return (
        <>
          <PageHead title={t.title} />
          <EmptyState
            title={t.noToken}
            action={
              <>
                <Link href="/quiosco" look="button">
                  {t.useCode}
                </Link>
                <Link href="/mi-cuenta">{t.account}</Link>
              </>
            }
          >
            {t.noTokenWhat}
          </EmptyState>
        </>
      );
    case 'looking':
      return (
        <>
          <PageHead title={t.title} />
          <Loading />
        </>
      );
    case 'refused':
      return (
        <>
          <PageHead title={t.title} />
          <ProblemNotice problem={seen.problem} />
        </>
      );
    case 'received':
      return (
        <>
          <h1 className="visually-hidden">{t.thanks}</h1>
          <Receipt
            title={t.thanks}
            code={seen.answer.receipt}
            when={formatInstant(seen.answer.receivedAt, language)}
            facts={
              invitation
                ? [{ label: invitation.service.title[language], value: invitation.facility.name }]
                : []
            }
            verifyHref="/verificar"
            next={t.receiptNext}
          />
          {invitation && (
            <p>
              <Link look="action" href={`/resultados/facility/${invitation.facility.code}`}>
                {t.results}
              </Link>
            </p>
          )}
        </>
      );
    case 'kept':
      return <PageHead title={t.keptTitle} lede={t.keptWhat} />;
    case 'offline':
      return (
        <>
          <PageHead title={t.title} takes={t.takes} needs={t.needs} />
          <Notice tone="attention">{t.offline}</Notice>
          <RateForm draftName={key} send={send} />
        </>
      );
    case 'known': {
      const found = seen.invitation;
      const about = t.lede(found.service.title[language], found.facility.name);
      if (found.state === 'rated')
        return (
          <>
            <PageHead title={t.rated} lede={about} />
            <p>{t.ratedWhat(formatInstant(found.ratedAt ?? found.expiresAt, language))}</p>
            <WhatHappened token={token} />
          </>
        );
      if (found.state === 'expired')
        return (
          <>
            <PageHead title={t.expired} lede={about} />
            <p>{t.expiredWhat(formatInstant(found.expiresAt, language))}</p>
          </>
        );
      return (
        <>
          <PageHead
            kicker={formatDate(plainDate(found.attendedOn), language)}
            title={t.title}
            lede={about}
            takes={t.takes}
            needs={t.needs}
            next={t.next}
          />
          <RateForm draftName={key} send={send} />
        </>
      );
    }
  }
}

/** What became of it, for who comes back with the same link. */
function WhatHappened({ token }: { token: string }) {
  const t = useMessages(rateWords);
  const [language] = useLanguage();
  const [followUp, setFollowUp] = useState<FollowUpAnswer | null>(null);
  useEffect(() => {
    ask<FollowUpAnswer>('/api/quality/evaluations/follow-up', { body: { token } }).then(
      setFollowUp,
      () => {},
    );
  }, [token]);
  if (!followUp) return null;
  return (
    <section aria-labelledby="que-paso">
      <h2 id="que-paso">{t.happened}</h2>
      {followUp.events.length === 0 ? (
        <p className="soft">{t.happenedNone}</p>
      ) : (
        <Timeline
          label={t.happened}
          entries={followUp.events.map((event) => ({
            id: event.at + event.kind,
            date: plainDate(event.at.slice(0, 10)),
            // The page behind the link knows by the token that it is she who rated; after # it stays with the browser.
            title: event.link ? (
              <a href={`${event.link}#${token}`}>{event.title[language]}</a>
            ) : (
              event.title[language]
            ),
            state: 'done' as const,
          }))}
        />
      )}
    </section>
  );
}

// Named by the invitation without repeating its token: who looks at the device's storage finds no way to rate.
function keyFor(token: string): string {
  const name = `amparo.key.${hashed(token)}`;
  try {
    const kept = localStorage.getItem(name);
    if (kept) return kept;
    const key = newKey();
    localStorage.setItem(name, key);
    return key;
  } catch {
    return newKey();
  }
}

function forgetKey(token: string): void {
  try {
    localStorage.removeItem(`amparo.key.${hashed(token)}`);
  } catch {}
}

// FNV-1a: enough to tell a person's few invitations apart; it protects nothing and need not.
function hashed(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
