import { useState } from 'react';
import { Button, LoadedView, RadioGroup, TextArea, useLoaded, useMessages } from '#design';
import type { OverlapsAnswer, OverlapView } from '../../comparisonApi.ts';
import { OverlapList, overlapWords } from '../OverlapList.tsx';

const words = {
  es: {
    lede: 'Se comparan los alcances. Diga de cada superposición si ocurre, y qué se hace con el otro programa o por qué no.',
    judge: 'Decir qué se hace',
    holds: '¿Ocurre?',
    text: 'Qué se hace, o por qué no ocurre',
    save: 'Guardar',
  },
  en: {
    lede: 'Scopes are compared. Say of each overlap whether it happens, and what is done with the other programme or why not.',
    judge: 'Say what is done',
    holds: 'Does it happen?',
    text: 'What is done, or why it does not happen',
    save: 'Save',
  },
};

/** The programmes with which one overlaps, and what its planner says about each. */
export default function DeskOverlaps({
  slug,
  busy,
  send,
}: {
  slug: string;
  busy: boolean;
  send: (path: string, body: object) => Promise<boolean>;
}) {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<OverlapsAnswer>(`/api/programmes-desk/${slug}/overlaps`);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(answer) => (
        <div className="flow">
          <p className="measure">{t.lede}</p>
          <OverlapList
            answer={answer}
            further={
              answer.mayJudge
                ? {
                    header: t.judge,
                    cell: (pair) => (
                      <Judge
                        key={pair.judgements.length}
                        slug={slug}
                        pair={pair}
                        busy={busy}
                        onSave={(body) => void send('overlaps', body).then((done) => done && again())}
                      />
                    ),
                  }
                : undefined
            }
          />
        </div>
      )}
    </LoadedView>
  );
}

function Judge({
  slug,
  pair,
  busy,
  onSave,
}: {
  slug: string;
  pair: OverlapView;
  busy: boolean;
  onSave: (body: { other: string; holds: boolean; text: string }) => void;
}) {
  const t = useMessages(words);
  const w = useMessages(overlapWords);
  const other = pair.one === slug ? pair.other : pair.one;
  const known = pair.judgements.find((one) => one.by === slug);
  const [holds, setHolds] = useState(known ? (known.holds ? 'yes' : 'no') : '');
  const [text, setText] = useState(known?.text ?? '');
  return (
    <details>
      <summary>
        {t.judge}
        <span className="visually-hidden">: {other}</span>
      </summary>
      <form
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          if (holds) onSave({ other, holds: holds === 'yes', text });
        }}
      >
        <RadioGroup
          name={`ocurre-${other}`}
          label={t.holds}
          value={holds}
          onValue={setHolds}
          options={[
            { value: 'yes', label: w.holds },
            { value: 'no', label: w.doesNotHold },
          ]}
        />
        <TextArea
          name={`que-se-hace-${other}`}
          label={t.text}
          rows={2}
          value={text}
          onValue={setText}
          minLength={10}
          required
        />
        <Button type="submit" look="secondary" busy={busy}>
          {t.save}
        </Button>
      </form>
    </details>
  );
}
