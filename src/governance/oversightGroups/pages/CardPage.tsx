import { Breadcrumb, LoadedView, PageHead, StateChip, useLanguage, useLoaded, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { CardAnswer } from '../api.ts';
import { groupWords } from './groupWords.ts';
import './groups.css';

const words = {
  es: {
    title: 'Credencial de veeduría',
    state: { valid: 'Vigente', expired: 'Vencida', revoked: 'Revocada' },
    what: {
      valid:
        'Esta persona observa hoy, de forma voluntaria y sin paga. La credencial no la autoriza a decidir ni a detener un proceso.',
      expired: 'El plazo de la veeduría terminó: quien la porta ya no observa con ella.',
      revoked: 'Quien la porta dejó la veeduría. La credencial no vale.',
    },
    name: 'A nombre de',
    group: 'Veeduría',
    kind: 'Tipo',
    dates: 'Vale',
    between: (from: string, until: string) => `del ${from} al ${until}`,
    code: 'Código',
    proof: 'Huella de lo que dice (SHA-256)',
    proofHow: 'Está en el acta de acreditación, dentro de la cadena de auditoría que cualquiera verifica.',
    verify: 'Cómo se verifica',
  },
  en: {
    title: 'Card of an oversight group',
    state: { valid: 'Valid', expired: 'Expired', revoked: 'Revoked' },
    what: {
      valid:
        'This person observes today, freely and unpaid. The card gives no power to decide or to stop a process.',
      expired: 'The term of the group is over: its holder no longer observes with it.',
      revoked: 'Its holder left the group. The card is not valid.',
    },
    name: 'In the name of',
    group: 'Group',
    kind: 'Kind',
    dates: 'Holds',
    between: (from: string, until: string) => `from ${from} to ${until}`,
    code: 'Code',
    proof: 'Fingerprint of what it says (SHA-256)',
    proofHow: 'It is in the record of the accreditation, in the audit chain that anyone verifies.',
    verify: 'How it is verified',
  },
};

/** What a card is worth today; nothing about its holder but what the card itself says. */
export default function CardPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<CardAnswer>(
    `/api/oversight-cards/${encodeURIComponent(params.card ?? '')}`,
  );
  const day = (date: string) => formatDate(plainDate(date), language);
  return (
    <div className="flow">
      <Breadcrumb
        items={[{ label: w.home, href: '/' }, { label: w.groups, href: '/veedurias' }, { label: t.title }]}
      />
      <PageHead title={t.title} />
      <LoadedView loaded={loaded} again={again}>
        {(card) => (
          <section className="group-card" data-state={card.state} aria-label={t.title}>
            <StateChip
              shape={card.state === 'valid' ? 'done' : card.state === 'expired' ? 'closed' : 'refused'}
            >
              {t.state[card.state]}
            </StateChip>
            <p>{t.what[card.state]}</p>
            <dl className="facts">
              <div>
                <dt>{t.name}</dt>
                <dd>
                  <strong>{card.name}</strong>
                </dd>
              </div>
              <div>
                <dt>{t.group}</dt>
                <dd>
                  <a href={`/veedurias/${card.code}`}>{card.group}</a>
                </dd>
              </div>
              <div>
                <dt>{t.kind}</dt>
                <dd>{w.kind[card.kind]}</dd>
              </div>
              <div>
                <dt>{t.dates}</dt>
                <dd>{t.between(day(card.from), day(card.until))}</dd>
              </div>
              <div>
                <dt>{t.code}</dt>
                <dd className="tabular">{card.card.replace(/(.{4})(?=.)/g, '$1-')}</dd>
              </div>
              <div>
                <dt>{t.proof}</dt>
                <dd>
                  <code>{card.sha256}</code>
                </dd>
              </div>
            </dl>
            <p className="soft">
              {t.proofHow} <a href="/verificar">{t.verify}</a>
            </p>
          </section>
        )}
      </LoadedView>
    </div>
  );
}
