import { useState } from 'react';
import { Button, Notice, ProblemNotice, TextArea, useLanguage, useMessages } from '#design';
import { deskWords } from './deskWords.ts';
import { Paragraphs } from './Paragraphs.tsx';
import type { PartProps } from './partProps.ts';
import { useDeed } from './useDeed.ts';

/** What the actuary writes, and the report that writes the rest. */
export function DeskReport({ valuation, again }: PartProps) {
  const t = useMessages(deskWords);
  const [language] = useLanguage();
  const { text, chosenRun, valuationId } = valuation;
  const [summary, setSummary] = useState(text?.summary ?? '');
  const [method, setMethod] = useState(text?.method ?? '');
  const [conclusions, setConclusions] = useState(text?.conclusions ?? '');
  const [kept, setKept] = useState(false);
  const deed = useDeed(again);
  const save = async () => {
    setKept(
      await deed.run(`/api/valuations/desk/${valuationId}/text`, {
        summary: summary.trim(),
        method: method.trim(),
        conclusions: conclusions.trim(),
      }),
    );
  };
  const base = `/api/valuations/desk/${valuationId}/runs/${chosenRun}`;
  const files = chosenRun ? (
    <ul className="flow">
      <li>
        <a href={`${base}/report.pdf?language=${language}`} target="_blank" rel="noreferrer">
          {t.preview}
        </a>
      </li>
      <li>
        <a href={`${base}/workbook.xlsx?language=${language}`} download>
          {t.workbook}
        </a>
      </li>
    </ul>
  ) : (
    <p className="soft">{t.chooseFirst}</p>
  );
  if (!valuation.may.prepare)
    return (
      <div className="flow">
        {files}
        <h2>{t.summary}</h2>
        <Paragraphs text={text?.summary ?? ''} />
        <h2>{t.method}</h2>
        <Paragraphs text={text?.method ?? ''} />
        <h2>{t.conclusions}</h2>
        <Paragraphs text={text?.conclusions ?? ''} />
      </div>
    );
  const edit = (set: (value: string) => void) => (value: string) => {
    setKept(false);
    set(value);
  };
  return (
    <form
      className="flow measure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{t.textLede}</p>
      {files}
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <TextArea
        name="resumen"
        label={t.summary}
        hint={t.summaryHint}
        value={summary}
        onValue={edit(setSummary)}
        rows={6}
        maxCharacters={20_000}
      />
      <TextArea
        name="metodo"
        label={t.method}
        hint={t.methodHint}
        optional
        value={method}
        onValue={edit(setMethod)}
        rows={5}
        maxCharacters={20_000}
      />
      <TextArea
        name="conclusiones"
        label={t.conclusions}
        value={conclusions}
        onValue={edit(setConclusions)}
        rows={6}
        maxCharacters={20_000}
      />
      {kept && (
        <Notice tone="good" live>
          {t.saved}
        </Notice>
      )}
      <div className="actions">
        <Button type="submit" look="primary" busy={deed.busy}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
