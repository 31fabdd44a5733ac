import { useState } from 'react';
import { Button, formatInstant, ProblemNotice, TextArea, useLanguage, useMessages } from '#design';
import { deskWords } from './deskWords.ts';
import { EmptyPart } from './EmptyPart.tsx';
import { Paragraphs } from './Paragraphs.tsx';
import type { PartProps } from './partProps.ts';
import { SignatureFields, useSignature } from './SignatureFields.tsx';
import { useDeed } from './useDeed.ts';

/** The actuary's opinion on the latest data: hers, with her name. */
export function DeskOpinion({ valuation, again }: PartProps) {
  const t = useMessages(deskWords);
  const [language] = useLanguage();
  const [latest] = valuation.packages;
  const [opinion, setOpinion] = useState(valuation.opinion?.opinion ?? '');
  const [tried, setTried] = useState(false);
  const signature = useSignature();
  const deed = useDeed(again);
  if (valuation.opinion)
    return (
      <div className="flow">
        <h2>{t.opinion}</h2>
        <Paragraphs text={valuation.opinion.opinion} />
        <p className="soft">
          {valuation.opinion.name} · {valuation.opinion.registration} ·{' '}
          {t.signedOn(formatInstant(valuation.opinion.at, language))}
        </p>
      </div>
    );
  if (!latest) return <EmptyPart title={t.noData}>{t.noDataWhat}</EmptyPart>;
  if (latest.verdict === 'unfit') return <EmptyPart title={t.unfit}>{t.unfitWhat}</EmptyPart>;
  if (!valuation.may.prepare) return <EmptyPart title={t.noData}>{t.noDataWhat}</EmptyPart>;
  const sign = () => {
    setTried(true);
    if (opinion.trim().length < 20 || !signature.complete) return;
    void deed.run(`/api/valuations/desk/${valuation.valuationId}/opinion`, {
      packageId: latest.packageId,
      opinion: opinion.trim(),
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
        sign();
      }}
    >
      <p>{t.opinionLede(latest.version)}</p>
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <TextArea
        name="opinion"
        label={t.opinionText}
        value={opinion}
        onValue={setOpinion}
        rows={8}
        maxCharacters={20_000}
        error={tried && opinion.trim().length < 20 ? t.needOpinion : undefined}
      />
      <SignatureFields state={signature} tried={tried} prefix="opinion" />
      <div className="actions">
        <Button type="submit" look="primary" busy={deed.busy}>
          {t.sign}
        </Button>
      </div>
    </form>
  );
}
