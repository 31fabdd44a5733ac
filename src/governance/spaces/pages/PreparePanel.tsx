import { useState } from 'react';
import { Button, ErrorSummary, type FieldFault, TextArea, TextField, useMessages } from '#design';
import { AgendaFields } from './AgendaFields.tsx';
import type { PanelProps } from './AttendancePanel.tsx';
import { hasWrongRuc, readAgenda, writeAgenda } from './agendaText.ts';

const words = {
  es: {
    title: 'Preparar la sesión',
    amend: 'Cambiar el orden del día',
    reason: 'Por qué se cambia',
    amendSend: 'Publicar el nuevo orden del día',
    add: 'Agregar un documento de la sesión',
    documentTitle: 'Título del documento',
    text: 'Texto del documento',
    addSend: 'Agregar el documento',
    faults: {
      agenda: 'Escriba al menos un punto',
      ruc: 'El RUC de la organización de un punto tiene trece dígitos',
      reason: 'Diga por qué se cambia, con al menos diez letras',
      title: 'Escriba el título del documento',
      text: 'Escriba el texto, con al menos diez letras',
    },
  },
  en: {
    title: 'Prepare the meeting',
    amend: 'Change the agenda',
    reason: 'Why it is changed',
    amendSend: 'Publish the new agenda',
    add: 'Add a document of the meeting',
    documentTitle: 'Title of the document',
    text: 'Text of the document',
    addSend: 'Add the document',
    faults: {
      agenda: 'Write at least one point',
      ruc: 'The RUC of a point’s organisation has thirteen digits',
      reason: 'Say why it is changed, in at least ten letters',
      title: 'Write the title of the document',
      text: 'Write the text, in at least ten letters',
    },
  },
};

/** What the secretary does to a meeting that was convened: another agenda before it opens, with its reason, and its documents. */
export function PreparePanel(props: PanelProps) {
  const t = useMessages(words);
  return (
    <section className="space-panel flow" aria-labelledby="preparar">
      <h2 id="preparar">{t.title}</h2>
      {props.meeting.status === 'convened' && <Amend {...props} />}
      <AddDocument {...props} />
    </section>
  );
}

function Amend({ meeting, act, busy }: PanelProps) {
  const t = useMessages(words);
  const [agenda, setAgenda] = useState(() => writeAgenda(meeting.agenda));
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const send = async () => {
    const points = readAgenda(agenda);
    const found = [
      ...(points.length === 0 ? [{ field: 'nuevo-orden', message: t.faults.agenda }] : []),
      ...(hasWrongRuc(agenda) ? [{ field: 'nuevo-orden', message: t.faults.ruc }] : []),
      ...(reason.trim().length < 10 ? [{ field: 'orden-razon', message: t.faults.reason }] : []),
    ];
    setFaults(found);
    if (found.length > 0) return;
    if (await act({ act: 'amend-agenda', agenda: points, reason })) setReason('');
  };
  return (
    <details>
      <summary>{t.amend}</summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary faults={faults} />
        <AgendaFields
          name="nuevo-orden"
          agenda={agenda}
          onAgenda={setAgenda}
          rows={5}
          error={errorOf('nuevo-orden')}
          tried={faults.length > 0}
        />
        <TextArea
          name="orden-razon"
          label={t.reason}
          rows={2}
          value={reason}
          onValue={setReason}
          error={errorOf('orden-razon')}
        />
        <div className="actions">
          <Button type="submit" busy={busy}>
            {t.amendSend}
          </Button>
        </div>
      </form>
    </details>
  );
}

function AddDocument({ act, busy }: PanelProps) {
  const t = useMessages(words);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const send = async () => {
    const found = [
      ...(title.trim().length < 3 ? [{ field: 'papel-titulo', message: t.faults.title }] : []),
      ...(text.trim().length < 10 ? [{ field: 'papel-texto', message: t.faults.text }] : []),
    ];
    setFaults(found);
    if (found.length > 0) return;
    if (!(await act({ act: 'add-document', title, text }))) return;
    setTitle('');
    setText('');
  };
  return (
    <details>
      <summary>{t.add}</summary>
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary faults={faults} />
        <TextField
          name="papel-titulo"
          label={t.documentTitle}
          value={title}
          maxLength={200}
          onValue={setTitle}
          error={errorOf('papel-titulo')}
        />
        <TextArea
          name="papel-texto"
          label={t.text}
          rows={5}
          value={text}
          onValue={setText}
          error={errorOf('papel-texto')}
        />
        <div className="actions">
          <Button type="submit" busy={busy}>
            {t.addSend}
          </Button>
        </div>
      </form>
    </details>
  );
}
