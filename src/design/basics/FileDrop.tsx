import { type DragEvent, useState } from 'react';
import { formatBytes, joinWords } from '../format.ts';
import { useLanguage, useMessages } from '../preferences.ts';
import { Button } from './Button.tsx';
import { FieldError, FieldHint, type FieldWords, Optional, useFieldIds } from './Field.tsx';

export interface DroppedFile {
  id: string;
  name: string;
  bytes: number;
  /** What is wrong with this one, in a sentence. */
  error?: string;
  /** From 0 to 1 while it travels; absent when it has arrived or waits. */
  sent?: number;
}

export interface FileDropProps extends FieldWords {
  files: readonly DroppedFile[];
  onAdd: (files: File[]) => void;
  onRemove: (id: string) => void;
  /** As the browser wants it: ".pdf,image/*". */
  accept?: string;
  /** As a person reads it: ["PDF", "JPG"]. */
  kinds?: readonly string[];
  maxBytes?: number;
  multiple?: boolean;
}

const words = {
  es: {
    choose: (many: boolean): string => (many ? 'Elegir archivos' : 'Elegir un archivo'),
    drop: 'o arrástrelos hasta aquí',
    kinds: (kinds: string) => `Puede ser ${kinds}.`,
    max: (size: string) => `Cada archivo, hasta ${size}.`,
    remove: 'Quitar',
    files: 'Archivos elegidos',
    sent: (percent: number) => `Enviado ${percent} %`,
  },
  en: {
    choose: (many: boolean): string => (many ? 'Choose files' : 'Choose a file'),
    drop: 'or drag them here',
    kinds: (kinds: string) => `It can be ${kinds}.`,
    max: (size: string) => `Each file, up to ${size}.`,
    remove: 'Remove',
    files: 'Chosen files',
    sent: (percent: number) => `${percent}% sent`,
  },
};

/** Chosen or dropped; the list below says the size and the trouble of each. Checking and sending are the page's. */
export function FileDrop({
  label,
  name,
  hint,
  error,
  optional,
  files,
  onAdd,
  onRemove,
  accept,
  kinds,
  maxBytes,
  multiple = true,
}: FileDropProps) {
  const ids = useFieldIds({ name, hint: hint ?? kinds ?? maxBytes, error });
  const [over, setOver] = useState(false);
  const [language] = useLanguage();
  const t = useMessages(words);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onAdd([...event.dataTransfer.files]);
  };
  return (
    <div className="field" data-error={error ? '' : undefined}>
      <label className="field__label" htmlFor={ids.id}>
        {label}
        <Optional show={optional} />
      </label>
      <FieldHint id={ids.hintId}>
        {hint} {kinds && t.kinds(joinWords(kinds, language))}{' '}
        {maxBytes && t.max(formatBytes(maxBytes, language))}
      </FieldHint>
      <FieldError id={ids.errorId}>{error}</FieldError>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside is the first. */}
      <div
        className="drop"
        data-over={over ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span className="drop__pick">
          <span className="button" data-look="secondary" aria-hidden="true">
            {t.choose(multiple)}
          </span>
          <input
            type="file"
            id={ids.id}
            name={name}
            accept={accept}
            multiple={multiple}
            aria-describedby={ids.describedBy}
            aria-invalid={error ? true : undefined}
            onChange={(event) => {
              onAdd([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </span>
        <span className="soft">{t.drop}</span>
      </div>
      {files.length > 0 && (
        <ul className="files bare" aria-label={t.files}>
          {files.map((file) => (
            <li key={file.id}>
              <span className="files__name">{file.name}</span>
              <span className="soft tabular">
                {file.sent === undefined
                  ? formatBytes(file.bytes, language)
                  : t.sent(Math.round(file.sent * 100))}
              </span>
              <Button look="quiet" size="small" onClick={() => onRemove(file.id)}>
                {t.remove}
                <span className="visually-hidden"> {file.name}</span>
              </Button>
              {file.error && <span className="files__error">{file.error}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
