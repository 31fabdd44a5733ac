import { useState } from 'react';
import {
  ask,
  Button,
  Desk,
  EmptyState,
  formatInstant,
  LoadedView,
  Notice,
  type Problem,
  ProblemNotice,
  QueueList,
  Refused,
  Select,
  StateChip,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { IssueAnswer } from '../api.ts';
import { AttentionForm } from './AttentionForm.tsx';
import type { CatalogueView } from './catalogueView.ts';

interface AttentionItem {
  readonly attentionId: string;
  readonly service: string;
  readonly facility: string;
  readonly requestedAt: string;
  readonly attendedAt: string;
  readonly closedAt: string | null;
  readonly reference: string;
  readonly rated: boolean;
}
interface MeView {
  readonly offices: readonly { readonly role: string; readonly unit: string | null }[];
}

const words = {
  es: {
    queue: 'Atenciones',
    facility: 'Lugar',
    choose: 'Elija un lugar',
    chooseWhat: 'La lista muestra las atenciones del lugar que elija, de la más reciente a la más antigua.',
    none: 'No hay atenciones en este lugar',
    noneWhat: 'Aparecerán aquí cuando lleguen del sistema del hospital, de un archivo o de este formulario.',
    case: 'Atención',
    record: 'Registrar una atención',
    rated: 'Calificada',
    open: 'Sin calificar',
    requested: 'Pedida',
    attended: 'Atendida',
    closed: 'Cerrada',
    reference: 'Referencia',
    pick: 'Elija una atención de la lista',
    pickWhat: 'O registre una nueva. Con las flechas recorre la lista y con Intro la abre.',
    give: 'Entregar la invitación a calificar',
    kinds: { qr: 'Mostrar un código QR', link: 'Dar un enlace', kiosk: 'Dar un código corto' },
    once: 'Se muestra una sola vez. Cada atención se califica una vez, con cualquiera de ellas.',
    expires: (at: string) => `Sirve hasta ${at}`,
  },
  en: {
    queue: 'Attentions',
    facility: 'Place',
    choose: 'Choose a place',
    chooseWhat: 'The list shows the attentions of the place you choose, newest first.',
    none: 'There are no attentions in this place',
    noneWhat:
      'They will appear here when they arrive from the hospital’s system, from a file or from this form.',
    case: 'Attention',
    record: 'Record an attention',
    rated: 'Rated',
    open: 'Not rated',
    requested: 'Requested',
    attended: 'Attended',
    closed: 'Closed',
    reference: 'Reference',
    pick: 'Choose an attention from the list',
    pickWhat: 'Or record a new one. Arrows walk the list and Enter opens.',
    give: 'Hand the invitation to rate',
    kinds: { qr: 'Show a QR code', link: 'Give a link', kiosk: 'Give a short code' },
    once: 'It is shown once. Each attention is rated once, by any of them.',
    expires: (at: string) => `Good until ${at}`,
  },
};

/** The counter's queue: the facility's attentions, and what can be done with each. */
export default function AttentionsPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const [catalogue] = useLoaded<CatalogueView>('/api/catalogue');
  const [me] = useLoaded<MeView>('/api/me');
  const unit = me.state === 'ready' ? me.value.offices.find((office) => office.unit)?.unit : null;
  const facility = filters.get('lugar') ?? unit ?? '';
  const [recording, setRecording] = useState(false);
  const [list, again] = useLoaded<{ items: AttentionItem[]; next: string | null }>(
    facility ? `/api/quality/attentions?${new URLSearchParams({ facility, limit: '100' })}` : null,
  );
  const items = list.state === 'ready' ? list.value.items : [];
  const chosen = items.find((item) => item.attentionId === filters.get('atencion'));
  const known = catalogue.state === 'ready' ? catalogue.value : null;
  const serviceName = (code: string) =>
    known?.services.find((service) => service.code === code)?.title[language] ?? code;
  return (
    <>
      <h1 className="visually-hidden">{t.queue}</h1>
      <Desk
        queueTitle={t.queue}
        caseTitle={t.case}
        pane={chosen || recording ? 'case' : 'queue'}
        onPane={(pane) => {
          if (pane === 'queue') {
            setRecording(false);
            setFilters({ atencion: null });
          }
        }}
        filters={
          <>
            <Select
              name="lugar"
              label={t.facility}
              placeholder={t.choose}
              value={facility}
              onValue={(value) => setFilters({ lugar: value, atencion: null })}
              options={(known?.facilities ?? []).map((one) => ({ value: one.code, label: one.name }))}
            />
            <Button
              look="secondary"
              size="small"
              onClick={() => {
                setRecording(true);
                setFilters({ atencion: null });
              }}
            >
              {t.record}
            </Button>
          </>
        }
        queue={
          facility === '' ? (
            <EmptyState title={t.choose}>{t.chooseWhat}</EmptyState>
          ) : (
            <LoadedView loaded={list} again={again}>
              {(page) => (
                <QueueList
                  label={t.queue}
                  selected={chosen?.attentionId ?? null}
                  onSelect={(id) => {
                    setRecording(false);
                    setFilters({ atencion: id });
                  }}
                  items={page.items.map((item) => ({
                    id: item.attentionId,
                    title: serviceName(item.service),
                    detail: formatInstant(item.attendedAt, language),
                    marks: (
                      <StateChip shape={item.rated ? 'done' : 'waiting'}>
                        {item.rated ? t.rated : t.open}
                      </StateChip>
                    ),
                  }))}
                  empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                />
              )}
            </LoadedView>
          )
        }
      >
        {recording && known ? (
          <AttentionForm catalogue={known} facility={facility} onRecorded={again} />
        ) : chosen ? (
          <AttentionCase key={chosen.attentionId} item={chosen} title={serviceName(chosen.service)} />
        ) : (
          <EmptyState title={t.pick}>{t.pickWhat}</EmptyState>
        )}
      </Desk>
    </>
  );
}

function AttentionCase({ item, title }: { item: AttentionItem; title: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [given, setGiven] = useState<IssueAnswer | null>(null);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  const give = async (kind: IssueAnswer['kind']) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      setGiven(
        await ask<IssueAnswer>(`/api/quality/attentions/${item.attentionId}/invitations`, { body: { kind } }),
      );
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  const when = (instant: string) => formatInstant(instant, language);
  return (
    <div className="flow">
      <h2>{title}</h2>
      <dl className="facts">
        <div>
          <dt>{t.requested}</dt>
          <dd>{when(item.requestedAt)}</dd>
        </div>
        <div>
          <dt>{t.attended}</dt>
          <dd>{when(item.attendedAt)}</dd>
        </div>
        {item.closedAt && (
          <div>
            <dt>{t.closed}</dt>
            <dd>{when(item.closedAt)}</dd>
          </div>
        )}
        {item.reference && (
          <div>
            <dt>{t.reference}</dt>
            <dd>{item.reference}</dd>
          </div>
        )}
      </dl>
      {item.rated ? (
        <StateChip shape="done">{t.rated}</StateChip>
      ) : (
        <section aria-labelledby="invitar">
          <h3 id="invitar">{t.give}</h3>
          <div className="actions">
            {(['qr', 'link', 'kiosk'] as const).map((kind) => (
              <Button
                key={kind}
                look={kind === 'qr' ? 'primary' : 'secondary'}
                busy={busy}
                onClick={() => void give(kind)}
              >
                {t.kinds[kind]}
              </Button>
            ))}
          </div>
          {problem !== undefined && <ProblemNotice problem={problem} />}
          {given && (
            <Notice tone="good" live title={t.expires(when(given.expiresAt))}>
              {given.qrSvg && (
                <img className="qr" alt="QR" src={`data:image/svg+xml,${encodeURIComponent(given.qrSvg)}`} />
              )}
              {given.path && (
                <p>
                  <a href={given.path} target="_blank" rel="noreferrer">
                    {location.origin + given.path}
                  </a>
                </p>
              )}
              {given.code && <p className="big-code">{given.code}</p>}
              <p className="soft">{t.once}</p>
            </Notice>
          )}
        </section>
      )}
    </div>
  );
}
