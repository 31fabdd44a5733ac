import { useState } from 'react';
import { Button, DocumentSheet, EmptyState, TextArea, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CommitteeAnswer } from '../api.ts';
import { committeeWords } from './committeeWords.ts';
import type { CommitteePart } from './part.ts';

const words = {
  es: {
    none: 'Todavía no hay informes',
    noneWhat:
      'El del trimestre se escribe solo con lo que el comité registra; la directiva lo completa y lo publica.',
    draft: (period: string) => `Borrador del informe ${period}`,
    draftWhat: 'Las cifras se calculan solas y se congelan al publicar.',
    title: (period: string) => `Informe del trimestre ${period}`,
    text: 'Lo que el comité añade',
    publish: 'Publicar el informe',
    published: (day: string) => `Publicado el ${day}`,
  },
  en: {
    none: 'There are no reports yet',
    noneWhat:
      'The quarter’s writes itself from what the committee records; the board completes and publishes it.',
    draft: (period: string) => `Draft of report ${period}`,
    draftWhat: 'The figures compute themselves and are frozen when it is published.',
    title: (period: string) => `Report of quarter ${period}`,
    text: 'What the committee adds',
    publish: 'Publish the report',
    published: (day: string) => `Published on ${day}`,
  },
};

type Sections = CommitteeAnswer['reports'][number]['sections'];

/** Published reports, and the draft that writes itself. */
export function Reports({ committee, api, acting }: CommitteePart) {
  const t = useMessages(words);
  const w = useMessages(committeeWords);
  const [language] = useLanguage();
  const [text, setText] = useState('');
  const [fault, setFault] = useState(false);
  const { draft } = committee;
  return (
    <div className="flow">
      {committee.reports.length === 0 && !draft && <EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
      {draft && (
        <>
          <p className="soft">{t.draftWhat}</p>
          <DocumentSheet institution={committee.title} title={t.draft(draft.period)} reference={t.noneWhat}>
            <ReportSections sections={draft.sections} />
          </DocumentSheet>
          {committee.me.board && (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                setFault(text.trim().length < 10);
                if (text.trim().length >= 10) void acting.send(`${api}/acts`, { act: 'report', text });
              }}
            >
              <TextArea
                name="informe"
                label={t.text}
                value={text}
                onValue={setText}
                rows={4}
                error={fault ? w.short : undefined}
              />
              <div className="actions">
                <Button look="primary" type="submit" busy={acting.busy}>
                  {t.publish}
                </Button>
              </div>
            </form>
          )}
        </>
      )}
      {committee.reports.toReversed().map((one) => (
        <DocumentSheet
          key={one.period}
          institution={committee.title}
          title={t.title(one.period)}
          reference={t.published(formatDate(plainDate(one.on), language))}
        >
          <ReportSections sections={one.sections} />
          <p>{one.text}</p>
        </DocumentSheet>
      ))}
    </div>
  );
}

function ReportSections({ sections }: { sections: Sections }) {
  return (
    <div lang="es" className="flow">
      {sections.map((section) => (
        <section key={section.title}>
          <h3>{section.title}</h3>
          {section.lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a section may say the same.
            <p key={i}>{line}</p>
          ))}
        </section>
      ))}
    </div>
  );
}
