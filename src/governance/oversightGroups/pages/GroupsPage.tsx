import { useState } from 'react';
import {
  Button,
  EmptyState,
  goTo,
  Link,
  LoadedView,
  PageHead,
  StateChip,
  TextField,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { GroupsAnswer } from '../api.ts';
import { groupWords } from './groupWords.ts';
import { PhaseChip } from './PhaseChip.tsx';
import './groups.css';

const words = {
  es: {
    title: 'Veedurías',
    lede: 'Personas sin cargo ni interés observan una compra, una obra, un plan o un concurso; piden documentos con plazo, dicen qué hallaron y siguen lo que se recomienda hasta el final.',
    propose: 'Proponer una veeduría',
    until: (day: string) => `Inscripción hasta el ${day}`,
    members: (n: number) => (n === 1 ? '1 integrante' : `${n} integrantes`),
    cases: (n: number) => (n === 1 ? '1 caso' : `${n} casos`),
    silent: (n: number) => (n === 1 ? '1 pedido sin respuesta' : `${n} pedidos sin respuesta`),
    findings: (n: number) => (n === 1 ? '1 hallazgo' : `${n} hallazgos`),
    reports: (n: number) => (n === 1 ? '1 informe' : `${n} informes`),
    none: 'Todavía no hay veedurías',
    noneWhat: 'Puede proponer la primera.',
    check: 'Comprobar una credencial',
    checkHow: 'El código impreso en la credencial, dieciséis letras y números.',
    checkIt: 'Comprobar',
    missing: 'Escriba el código de la credencial.',
  },
  en: {
    title: 'Oversight groups',
    lede: 'People without office or interest observe a purchase, a work, a plan or a selection; they ask for documents under a clock, say what they found, and follow what they recommend to its end.',
    propose: 'Propose a group',
    until: (day: string) => `Registration until ${day}`,
    members: (n: number) => (n === 1 ? '1 member' : `${n} members`),
    cases: (n: number) => (n === 1 ? '1 case' : `${n} cases`),
    silent: (n: number) => (n === 1 ? '1 request unanswered' : `${n} requests unanswered`),
    findings: (n: number) => (n === 1 ? '1 finding' : `${n} findings`),
    reports: (n: number) => (n === 1 ? '1 report' : `${n} reports`),
    none: 'There are no oversight groups yet',
    noneWhat: 'You can propose the first.',
    check: 'Check a card',
    checkHow: 'The code printed on the card, sixteen letters and numbers.',
    checkIt: 'Check',
    missing: 'Write the code of the card.',
  },
};

/** Every oversight group, how to propose one, and where a card is checked. */
export default function GroupsPage() {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<GroupsAnswer>('/api/oversight-groups');
  const [card, setCard] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p>
        <Link look="button" href="/veedurias/proponer">
          {t.propose}
        </Link>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <ul className="bare group-list" aria-label={t.title}>
              {items.map((one) => (
                <li key={one.code}>
                  <h2>
                    <a href={`/veedurias/${one.code}`}>{one.title}</a>
                  </h2>
                  <p>{one.object}</p>
                  <div className="group-marks">
                    <PhaseChip phase={one.phase} />
                    <span>{w.kind[one.kind]}</span>
                    {one.members > 0 && <span>{t.members(one.members)}</span>}
                    {one.phase === 'registering' && (
                      <span>{t.until(formatDate(plainDate(one.registrationUntil), language))}</span>
                    )}
                    {one.cases > 0 && <span>{t.cases(one.cases)}</span>}
                    {one.silent > 0 && <StateChip shape="attention">{t.silent(one.silent)}</StateChip>}
                    {one.findings > 0 && <span>{t.findings(one.findings)}</span>}
                    {one.reports > 0 && <span>{t.reports(one.reports)}</span>}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
      <form
        aria-label={t.check}
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(card.trim() === '');
          if (card.trim() !== '') goTo(`/veedurias/credencial/${encodeURIComponent(card.trim())}`);
        }}
        noValidate
      >
        <h2>{t.check}</h2>
        <TextField
          name="credencial"
          label={t.check}
          hint={t.checkHow}
          width="m"
          value={card}
          onValue={setCard}
          autoComplete="off"
          error={missing ? t.missing : undefined}
        />
        <div className="actions">
          <Button type="submit">{t.checkIt}</Button>
        </div>
      </form>
    </div>
  );
}
