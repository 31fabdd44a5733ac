import { useState } from 'react';
import { type Acting, Button, formatInstant, TextArea, useLanguage, useMessages } from '#design';
import type { SpaceAnswer } from '../api.ts';

const words = {
  es: {
    title: 'Documentos',
    comments: (n: number) => (n === 1 ? '1 comentario' : `${n} comentarios`),
    write: 'Comente este documento',
    send: 'Comentar',
    anyone: 'Una persona afiliada',
  },
  en: {
    title: 'Documents',
    comments: (n: number) => (n === 1 ? '1 comment' : `${n} comments`),
    write: 'Comment on this document',
    send: 'Comment',
    anyone: 'An affiliate',
  },
};

/** What the space published, with comments where its rules say so. */
export function Documents({ space, api, acting }: { space: SpaceAnswer; api: string; acting: Acting }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  if (space.documents.length === 0) return null;
  const may = space.commentable && space.level !== 'informative' && space.me.signedIn && !space.closed;
  return (
    <section className="flow" aria-labelledby="documentos">
      <h2 id="documentos">{t.title}</h2>
      {space.documents.toReversed().map((one) => (
        <details key={one.number} className="exchange">
          <summary>
            <strong>{one.title}</strong> · <span className="soft">{formatInstant(one.at, language)}</span>
            {one.comments.length > 0 && <span className="soft"> · {t.comments(one.comments.length)}</span>}
          </summary>
          <p className="exchange__said">{one.text}</p>
          {one.comments.map((comment) => (
            <div key={`${comment.at}${comment.text}`} className="exchange__reply">
              <span className="soft">
                {comment.by ?? t.anyone}, {formatInstant(comment.at, language)}
              </span>
              <span>{comment.text}</span>
            </div>
          ))}
          {may && <Comment number={one.number} api={api} acting={acting} />}
        </details>
      ))}
    </section>
  );
}

function Comment({ number, api, acting }: { number: number; api: string; acting: Acting }) {
  const t = useMessages(words);
  const [text, setText] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void acting
          .send(`${api}/acts`, { act: 'comment', document: number, text })
          .then((done) => done && setText(''));
      }}
    >
      <TextArea name={`comentario-${number}`} label={t.write} value={text} onValue={setText} rows={2} />
      <div className="actions">
        <Button type="submit" busy={acting.busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
