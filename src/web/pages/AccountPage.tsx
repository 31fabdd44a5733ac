import { useState } from 'react';
import {
  ask,
  Button,
  EmptyState,
  formatInstant,
  keepForLater,
  Link,
  LoadedView,
  Notice,
  newKey,
  PageHead,
  Receipt,
  StateChip,
  Tabs,
  Timeline,
  Unreached,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { dateAt } from '#kernel';
import { MyTraces } from '../../governance/commissions/pages/MyTraces.tsx';
import { MailSwitch } from '../../governance/digest/pages/MailSwitch.tsx';
import { MyChanges } from '../../governance/improvement/pages/MyChanges.tsx';
import type { EvaluationAnswer } from '../../governance/quality/api.ts';
import { RateForm } from '../../governance/quality/pages/RateForm.tsx';
import { Security } from '../account/Security.tsx';
import { WhereITakePart } from '../account/WhereITakePart.tsx';
import { type Me, useMe } from '../me.ts';

interface MyAttention {
  readonly attentionId: string;
  readonly service: string;
  readonly facility: string;
  readonly attendedAt: string;
  readonly rated: boolean;
  readonly canRateUntil: string;
}
interface Catalogue {
  readonly services: readonly {
    readonly code: string;
    readonly title: { readonly es: string; readonly en: string };
  }[];
  readonly facilities: readonly { readonly code: string; readonly name: string }[];
}
interface ReadingItem {
  readonly entryId: string;
  readonly at: string;
  readonly action: string;
  readonly says?: { readonly es: string; readonly en: string };
  readonly purpose: string | null;
  readonly own?: boolean;
  readonly by?: {
    readonly name: string | null;
    readonly office: { readonly es: string; readonly en: string } | string | null;
  } | null;
}

const words = {
  es: {
    title: 'Mi cuenta',
    assistedTitle: 'Cuenta de la persona que atiende',
    attentions: 'Mis atenciones',
    readings: 'Quién vio mis datos',
    mails: 'Correos',
    security: 'Seguridad',
    signInFirst: 'Inicie sesión para ver su cuenta',
    signIn: 'Iniciar sesión',
    none: 'No hay atenciones a su nombre',
    noneWhat: 'Cuando reciba una, aparecerá aquí y podrá calificarla.',
    rate: 'Calificar',
    rated: 'Calificada',
    late: 'Terminó el plazo para calificar',
    until: (at: string) => `Puede calificarla hasta ${at}`,
    thanks: 'Recibimos su calificación',
    kept: 'Guardada en este teléfono: se enviará cuando vuelva la conexión',
    readingsWhat:
      'Cada vez que alguien abre o cambia su registro queda aquí, con su función y el motivo. Nadie puede borrar esta lista.',
    noReadings: 'Nadie ha visto sus datos',
    noReadingsWhat: 'Cuando alguien abra su registro, verá aquí quién fue y para qué.',
    more: 'Ver anteriores',
    purpose: (text: string) => `Motivo: ${text}`,
    you: 'Usted',
    system: 'El sistema',
    close: 'Volver',
  },
  en: {
    title: 'My account',
    assistedTitle: 'Account of the person you assist',
    attentions: 'My attentions',
    readings: 'Who has seen my data',
    mails: 'E-mails',
    security: 'Security',
    signInFirst: 'Sign in to see your account',
    signIn: 'Sign in',
    none: 'There are no attentions in your name',
    noneWhat: 'When you receive one it will appear here and you can rate it.',
    rate: 'Rate',
    rated: 'Rated',
    late: 'The time to rate is over',
    until: (at: string) => `You can rate it until ${at}`,
    thanks: 'We received your rating',
    kept: 'Kept on this phone: it will be sent when the connection is back',
    readingsWhat:
      'Whenever somebody opens or changes your record it is noted here, with their office and the reason. Nobody can delete this list.',
    noReadings: 'Nobody has seen your data',
    noReadingsWhat: 'When somebody opens your record, you will see here who it was and what for.',
    more: 'See earlier ones',
    purpose: (text: string) => `Reason: ${text}`,
    you: 'You',
    system: 'The system',
    close: 'Back',
  },
};

export default function AccountPage() {
  const t = useMessages(words);
  const [me, again] = useMe();
  return (
    <LoadedView loaded={me} again={again}>
      {(known) =>
        known.signedIn ? (
          <Account me={known} />
        ) : (
          <>
            <PageHead title={t.title} />
            <EmptyState
              title={t.signInFirst}
              action={
                <Link
                  look="button"
                  href={`/ingresar?despues=${encodeURIComponent(location.pathname + location.search)}`}
                >
                  {t.signIn}
                </Link>
              }
            />
          </>
        )
      }
    </LoadedView>
  );
}

const zone = 'America/Guayaquil';
const tabs = {
  atenciones: 'attentions',
  lecturas: 'readings',
  correos: 'mails',
  seguridad: 'security',
} as const;

function Account({ me }: { me: Me }) {
  const t = useMessages(words);
  const [filters, setFilters] = useFilters();
  const asked = filters.get('ver') ?? 'atenciones';
  const panels = {
    atenciones: (
      <div className="flow">
        <MyChanges />
        <MyTraces />
        {!me.assisting && <WhereITakePart />}
        <Attentions />
      </div>
    ),
    lecturas: <Readings />,
    correos: <MailSwitch />,
    seguridad: <Security />,
  };
  const shown = me.assisting
    ? (['atenciones'] as const)
    : (['atenciones', 'lecturas', 'correos', 'seguridad'] as const);
  return (
    <>
      <PageHead title={me.assisting ? t.assistedTitle : t.title} />
      <Tabs
        label={t.title}
        value={Object.hasOwn(tabs, asked) ? asked : 'atenciones'}
        onValue={(ver) => setFilters({ ver: ver === 'atenciones' ? null : ver })}
        tabs={shown.map((id) => ({ id, label: t[tabs[id]], panel: panels[id] }))}
      />
    </>
  );
}

function Attentions() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<{ items: MyAttention[] }>('/api/quality/my-attentions');
  const [catalogue] = useLoaded<Catalogue>('/api/catalogue');
  const [rating, setRating] = useState<MyAttention | null>(null);
  const serviceName = (code: string) =>
    (catalogue.state === 'ready'
      ? catalogue.value.services.find((one) => one.code === code)?.title[language]
      : undefined) ?? code;
  const facilityName = (code: string) =>
    (catalogue.state === 'ready'
      ? catalogue.value.facilities.find((one) => one.code === code)?.name
      : undefined) ?? code;
  if (rating)
    return (
      <RateOwn
        key={rating.attentionId}
        attention={rating}
        title={`${serviceName(rating.service)}, ${facilityName(rating.facility)}`}
        onClose={() => {
          setRating(null);
          again();
        }}
      />
    );
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
        ) : (
          <ul className="bare">
            {items.map((item) => {
              const late = new Date(item.canRateUntil).getTime() < Date.now();
              return (
                <li key={item.attentionId} className="law-item">
                  <div className="law-item__head">
                    <h2>
                      {serviceName(item.service)}, {facilityName(item.facility)}
                    </h2>
                    {item.rated ? (
                      <StateChip shape="done">{t.rated}</StateChip>
                    ) : late ? (
                      <StateChip shape="closed">{t.late}</StateChip>
                    ) : (
                      <Button
                        look="secondary"
                        size="small"
                        aria-label={`${t.rate}: ${serviceName(item.service)}, ${formatInstant(item.attendedAt, language)}`}
                        onClick={() => setRating(item)}
                      >
                        {t.rate}
                      </Button>
                    )}
                  </div>
                  <p className="soft">
                    {formatInstant(item.attendedAt, language)}
                    {!item.rated && !late && ` · ${t.until(formatInstant(item.canRateUntil, language))}`}
                  </p>
                </li>
              );
            })}
          </ul>
        )
      }
    </LoadedView>
  );
}

function RateOwn({
  attention,
  title,
  onClose,
}: {
  attention: MyAttention;
  title: string;
  onClose: () => void;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [key] = useState(newKey);
  const [answer, setAnswer] = useState<EvaluationAnswer | 'kept' | null>(null);
  const url = `/api/quality/my-attentions/${attention.attentionId}/evaluation`;
  return (
    <div className="flow">
      <h2>{title}</h2>
      {answer === null && (
        <RateForm
          draftName={attention.attentionId}
          send={async (draft) => {
            const body = {
              answers: draft.answers,
              ...(draft.comment.trim() ? { comment: draft.comment.trim() } : {}),
              answeredAt: new Date().toISOString(),
            };
            try {
              setAnswer(await ask<EvaluationAnswer>(url, { body, key }));
            } catch (error) {
              if (!(error instanceof Unreached)) throw error;
              await keepForLater({ key, url, body });
              setAnswer('kept');
            }
          }}
        />
      )}
      {answer === 'kept' && <Notice live>{t.kept}</Notice>}
      {answer !== null && answer !== 'kept' && (
        <Receipt
          title={t.thanks}
          code={answer.receipt}
          when={formatInstant(answer.receivedAt, language)}
          facts={[{ label: t.attentions, value: title }]}
          verifyHref="/verificar"
        />
      )}
      <p>
        <Button look="quiet" onClick={onClose}>
          {t.close}
        </Button>
      </p>
    </div>
  );
}

function Readings() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [cursor, setCursor] = useState<string | null>(null);
  const [loaded, again] = useLoaded<{ items: ReadingItem[]; next: string | null }>(
    `/api/me/readings?${new URLSearchParams({ limit: '50', ...(cursor ? { cursor } : {}) })}`,
  );
  return (
    <div className="flow">
      <p className="measure">{t.readingsWhat}</p>
      <LoadedView loaded={loaded} again={again}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t.noReadings}>{t.noReadingsWhat}</EmptyState>
          ) : (
            <>
              <Timeline
                label={t.readings}
                entries={page.items.map((item) => {
                  const office = item.by?.office;
                  const officeWords = typeof office === 'string' ? office : office?.[language];
                  return {
                    id: item.entryId,
                    date: dateAt(new Date(item.at).getTime(), zone),
                    time: new Date(item.at).toLocaleTimeString('es-EC', {
                      timeZone: zone,
                      hour: '2-digit',
                      minute: '2-digit',
                      hour12: false,
                    }),
                    title: item.says?.[language] ?? item.action,
                    actor: item.own
                      ? t.you
                      : item.by
                        ? [item.by.name, officeWords].filter(Boolean).join(', ')
                        : t.system,
                    children: item.purpose ? t.purpose(item.purpose) : undefined,
                    state: 'done' as const,
                  };
                })}
              />
              {page.next && (
                <Button look="secondary" onClick={() => setCursor(page.next)}>
                  {t.more}
                </Button>
              )}
            </>
          )
        }
      </LoadedView>
    </div>
  );
}
