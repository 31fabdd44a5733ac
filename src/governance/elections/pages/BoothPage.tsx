import { useEffect, useRef, useState } from 'react';
import {
  formatInstant,
  Link,
  Notice,
  PageHead,
  StepProgress,
  Synthetic,
  useLanguage,
  useMessages,
} from '#design';
import type { CastAnswer, ElectionAnswer } from '../api.ts';
import { BoothChoices, type Marks } from './BoothChoices.tsx';
import { BoothCredential, type Holder } from './BoothCredential.tsx';
import { BoothReceipt, BoothSealed, readElectionText } from './BoothSealed.tsx';
import { boothWords } from './boothWords.ts';
import { ElectionRead } from './ElectionRead.tsx';
import { findUnsure, type UnsureBallot } from './keep.ts';
import './elections.css';

/** The booth: credential, choices, review and encryption, then cast or challenge; it looks finished only when it is. */
export default function BoothPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(boothWords);
  return (
    <ElectionRead code={params.code} title={t.title}>
      {(election) => {
        const time = Date.parse(election.now);
        const votes =
          election.phase === 'open' &&
          time >= Date.parse(election.opensAt) &&
          time < Date.parse(election.closesAt);
        return <Booth election={election} votes={votes} />;
      }}
    </ElectionRead>
  );
}

// The browser's own way back goes one step back in the booth, as who uses a telephone expects: nothing that she marked is lost.
const goOn = (place: 1 | 2) => history.pushState({ booth: place }, '', location.href);
const placeInHistory = (): number => (history.state as { booth?: number } | null)?.booth ?? 0;

function Booth({ election, votes }: { election: ElectionAnswer; votes: boolean }) {
  const t = useMessages(boothWords);
  const [language] = useLanguage();
  const [holder, setHolder] = useState<Holder | null>(null);
  const [marks, setMarks] = useState<Marks>(() => election.contests.map(() => []));
  const [chosen, setChosen] = useState(false);
  const [unsure, setUnsure] = useState<UnsureBallot | null>(null);
  const [receipt, setReceipt] = useState<CastAnswer | null>(null);
  // A ballot that was sent in an earlier visit and whose receipt never came goes first.
  useEffect(() => {
    findUnsure(election.code).then(
      (one) => setUnsure(one ?? null),
      () => {},
    );
  }, [election.code]);
  // While she chooses, the worker gets ready; whoever cannot now will be told when she encrypts.
  useEffect(() => {
    if (holder) readElectionText(election.code).catch(() => {});
  }, [holder, election.code]);
  const [typed, setTyped] = useState('');
  const standing = useRef(() => {});
  standing.current = () => {
    const place = placeInHistory();
    // Who has voted goes out by one step more, not through the steps that she finished.
    if (receipt) return place > 0 ? history.back() : undefined;
    // A ballot that may have arrived is asked after before anything else.
    findUnsure(election.code)
      .catch(() => undefined)
      .then((one) => {
        if (one) return setUnsure(one);
        if (place < 2) setChosen(false);
        if (place < 1) setHolder(null);
      });
  };
  useEffect(() => {
    const stand = () => standing.current();
    addEventListener('popstate', stand);
    return () => removeEventListener('popstate', stand);
  }, []);
  if (!votes && !unsure && !receipt)
    return (
      <div className="flow">
        <PageHead kicker={election.title} title={t.notOpen} lede={t.notOpenWhat} />
        <Link href={`/elecciones/${election.code}`}>{t.back}</Link>
      </div>
    );
  const step = receipt ? 4 : unsure ? 3 : !holder ? 1 : !chosen ? 2 : 3;
  return (
    <div className="flow measure">
      <PageHead
        kicker={election.title}
        title={t.title}
        takes={step === 1 ? t.takes : undefined}
        needs={step === 1 ? t.needs : undefined}
      />
      {step < 4 && <StepProgress step={step} of={3} />}
      {election.synthetic && election.specimen && step === 1 && (
        <Synthetic>{t.specimen(election.specimen)}</Synthetic>
      )}
      {receipt ? (
        <BoothReceipt election={election} receipt={receipt} when={formatInstant(Date.now(), language)} />
      ) : unsure || (holder && chosen) ? (
        <BoothSealed
          election={election}
          holder={holder}
          marks={marks}
          unsure={unsure}
          onBack={() => history.back()}
          onCast={(one) => {
            setUnsure(null);
            setReceipt(one);
          }}
          onDropped={() => setUnsure(null)}
        />
      ) : !holder ? (
        <BoothCredential
          election={election}
          before={typed}
          onHolder={(one) => {
            setTyped(one.secret);
            setHolder(one);
            goOn(1);
          }}
        />
      ) : (
        <BoothChoices
          election={election}
          marks={marks}
          onMarks={setMarks}
          onDone={() => {
            setChosen(true);
            goOn(2);
          }}
        />
      )}
      {step < 3 && <Notice tone="info">{t.revoteNote}</Notice>}
    </div>
  );
}
