import { useState } from 'react';
import {
  ask,
  Badge,
  Breadcrumb,
  Button,
  formatInstant,
  formatNumber,
  LoadedView,
  PageHead,
  ProblemNotice,
  StateChip,
  TextAct,
  TextField,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { OrganisationAnswer } from '../api.ts';
import { organisationWords, statusShapes } from './organisationWords.ts';
import './organisations.css';

const words = {
  es: {
    since: (day: string) => `desde el ${day}`,
    why: 'Por qué',
    facts: 'Qué es',
    ruc: 'RUC',
    legalAct: 'Personalidad jurídica',
    statutes: 'Estatutos',
    adopted: (day: string) => `aprobados el ${day}`,
    territory: 'Territorio',
    sector: 'Rama de actividad',
    members: 'Integrantes',
    representatives: 'Quién la representa',
    from: (a: string, b: string) => `del ${a} al ${b}`,
    current: 'vigente',
    past: 'terminó',
    nobody: 'Todavía nadie: se acredita con la organización.',
    conflicts: 'Conflictos de interés declarados',
    noConflicts: 'No ha declarado ninguno.',
    evidence: 'Documentos pedidos',
    pending: 'Falta entregarlo.',
    give: 'Qué entrega',
    giveSend: 'Entregar',
    own: 'Lo que puede hacer como representante',
    declare: 'Conflicto de interés que declara',
    declareSend: 'Declarar',
    name: 'Cédula de la persona que se nombra',
    nameHint: 'Si ya la representa, su período empieza de nuevo hoy.',
    nameMissing: 'Escriba la cédula de la persona que se nombra',
    nameSend: 'Nombrar',
    end: (who: string) => `Terminar la representación de ${who}`,
    office: 'Decidir',
    ask: 'Qué documento falta',
    askSend: 'Pedir el documento',
    accredit: 'Con qué evidencia se acredita',
    accreditSend: 'Acreditar',
    refuse: 'Por qué se rechaza',
    norm: 'Norma o requisito que no cumple',
    refuseSend: 'Rechazar',
    suspend: 'Por qué se suspende',
    suspendSend: 'Suspender',
    join: 'Incorporar al comité consultivo',
    leave: 'Por qué deja el comité',
    leaveSend: 'Retirar del comité',
  },
  en: {
    since: (day: string) => `since ${day}`,
    why: 'Why',
    facts: 'What it is',
    ruc: 'RUC',
    legalAct: 'Legal person',
    statutes: 'Statutes',
    adopted: (day: string) => `adopted on ${day}`,
    territory: 'Territory',
    sector: 'Branch of activity',
    members: 'Members',
    representatives: 'Who represents it',
    from: (a: string, b: string) => `from ${a} to ${b}`,
    current: 'in force',
    past: 'over',
    nobody: 'Nobody yet: who does is accredited with it.',
    conflicts: 'Conflicts of interest declared',
    noConflicts: 'It declared none.',
    evidence: 'Evidence asked for',
    pending: 'Not given yet.',
    give: 'What you give',
    giveSend: 'Give',
    own: 'What you can do as representative',
    declare: 'Conflict of interest that you declare',
    declareSend: 'Declare',
    name: 'Document of the person named',
    nameHint: 'If she represents it already, her term begins again today.',
    nameMissing: 'Write the document of the person who is named',
    nameSend: 'Name',
    end: (who: string) => `End the representation of ${who}`,
    office: 'Decide',
    ask: 'What is missing',
    askSend: 'Ask for it',
    accredit: 'On what evidence it is accredited',
    accreditSend: 'Accredit',
    refuse: 'Why it is refused',
    norm: 'Norm or requirement that it does not meet',
    refuseSend: 'Refuse',
    suspend: 'Why it is suspended',
    suspendSend: 'Suspend',
    join: 'Seat in the consultative committee',
    leave: 'Why it leaves the committee',
    leaveSend: 'Take out of the committee',
  },
};

/** An organisation as anyone sees it, and what who represents it or decides about it may do. */
export default function OrganisationPage({ params }: { params: Readonly<Record<string, string>> }) {
  const w = useMessages(organisationWords);
  const api = `/api/organisations/${encodeURIComponent(params.id ?? '')}`;
  const [loaded, again] = useLoaded<OrganisationAnswer>(api);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(one) => (
        <div className="flow">
          <Breadcrumb
            items={[
              { label: w.home, href: '/' },
              { label: w.register, href: '/organizaciones' },
              { label: one.name },
            ]}
          />
          <Organisation one={one} api={api} again={again} />
        </div>
      )}
    </LoadedView>
  );
}

function Organisation({ one, api, again }: { one: OrganisationAnswer; api: string; again: () => void }) {
  const t = useMessages(words);
  const w = useMessages(organisationWords);
  const [language] = useLanguage();
  const [problem, busy, act] = useAction();
  const [document, setDocument] = useState('');
  const [nameless, setNameless] = useState(false);
  const [norm, setNorm] = useState('');
  const day = (text: string) => formatDate(plainDate(text), language);
  const post = async (door: 'acts' | 'accreditation', body: object) => {
    await ask(`${api}/${door}`, { body });
    again();
  };
  const send = (door: 'acts' | 'accreditation', body: object) => act(() => post(door, body));
  const facts: readonly (readonly [string, string])[] = [
    [t.ruc, one.ruc],
    [t.legalAct, one.legalAct],
    [t.statutes, `${one.statutes.title}, ${t.adopted(day(one.statutes.adopted))}`],
    [t.sector, one.sector],
    [t.territory, one.territory === 'national' ? w.national : w.province(one.territory)],
    [t.members, formatNumber(one.members, { language })],
  ];
  const waiting = one.status === 'applied' || one.status === 'evidence';
  return (
    <>
      <PageHead kicker={w.kind[one.kind]} title={one.name} />
      <div className="organisation-marks">
        <StateChip shape={statusShapes[one.status]}>
          {w.status[one.status]} {one.since && t.since(day(one.since))}
        </StateChip>
        <Badge>{w.side[one.side]}</Badge>
        {one.inCommittee && <strong>{w.committee}</strong>}
      </div>
      {one.ground && (
        <p>
          {t.why}: {one.ground} {one.norm && `(${one.norm})`}
        </p>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {one.evidence.length > 0 && (
        <section className="flow" aria-labelledby="documentos">
          <h2 id="documentos">{t.evidence}</h2>
          {one.evidence.map(({ asked, given }) => (
            <div key={asked}>
              <p>{asked}</p>
              <p className="soft">{given ?? t.pending}</p>
            </div>
          ))}
          {one.mine && one.status === 'evidence' && (
            <TextAct
              name="entrega"
              label={t.give}
              send={t.giveSend}
              onSend={(text) => post('acts', { act: 'give-evidence', text })}
            />
          )}
        </section>
      )}
      {one.mayAccredit && (
        <section className="flow" aria-labelledby="decidir">
          <h2 id="decidir">{t.office}</h2>
          {one.status === 'applied' && (
            <>
              <TextAct
                name="evidencia"
                label={t.accredit}
                send={t.accreditSend}
                look="primary"
                onSend={(evidence) => post('accreditation', { act: 'accredit', evidence })}
              />
              <TextAct
                name="falta"
                label={t.ask}
                send={t.askSend}
                onSend={(what) => post('accreditation', { act: 'request-evidence', what })}
              />
            </>
          )}
          {waiting && (
            <>
              <TextField name="norma" label={t.norm} value={norm} onValue={setNorm} />
              <TextAct
                name="rechazo"
                label={t.refuse}
                send={t.refuseSend}
                look="danger"
                onSend={(reason) => post('accreditation', { act: 'refuse', reason, norm })}
              />
            </>
          )}
          {one.status === 'accredited' && !one.inCommittee && (
            <p>
              <Button busy={busy} onClick={() => void send('accreditation', { act: 'join-committee' })}>
                {t.join}
              </Button>
            </p>
          )}
          {one.inCommittee && (
            <TextAct
              name="retiro"
              label={t.leave}
              send={t.leaveSend}
              onSend={(reason) => post('accreditation', { act: 'leave-committee', reason })}
            />
          )}
          {one.status === 'accredited' && (
            <TextAct
              name="suspension"
              label={t.suspend}
              send={t.suspendSend}
              look="danger"
              onSend={(reason) => post('accreditation', { act: 'suspend', reason })}
            />
          )}
        </section>
      )}
      <section className="flow" aria-labelledby="representantes">
        <h2 id="representantes">{t.representatives}</h2>
        {one.representatives.length === 0 && <p className="soft">{t.nobody}</p>}
        <ul className="bare organisation-list">
          {one.representatives.map((person) => (
            <li key={person.number}>
              <span>{person.name}</span>
              <div className="organisation-marks">
                <StateChip shape={person.now ? 'active' : 'closed'}>
                  {person.now ? t.current : t.past}
                </StateChip>
                <span>{t.from(day(person.from), day(person.until))}</span>
                {one.mine && person.now && one.status === 'accredited' && (
                  <Button
                    look="quiet"
                    size="small"
                    busy={busy}
                    onClick={() => void send('acts', { act: 'end-representative', number: person.number })}
                  >
                    {t.end(person.name)}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="flow" aria-labelledby="conflictos">
        <h2 id="conflictos">{t.conflicts}</h2>
        {one.conflicts.length === 0 && <p className="soft">{t.noConflicts}</p>}
        {one.conflicts.map((conflict) => (
          <div key={conflict.at}>
            <p>{conflict.text}</p>
            <p className="soft">
              {conflict.name}, {formatInstant(conflict.at, language)}
            </p>
          </div>
        ))}
      </section>
      {one.mine && one.status === 'accredited' && (
        <section className="flow" aria-labelledby="propio">
          <h2 id="propio">{t.own}</h2>
          <TextAct
            name="conflicto"
            label={t.declare}
            send={t.declareSend}
            onSend={(text) => post('acts', { act: 'declare-conflict', text })}
          />
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              setNameless(document.trim() === '');
              if (document.trim() !== '') void send('acts', { act: 'name-representative', document });
            }}
          >
            <TextField
              name="cedula"
              label={t.name}
              hint={t.nameHint}
              value={document}
              onValue={setDocument}
              width="m"
              error={nameless ? t.nameMissing : undefined}
            />
            <div className="actions">
              <Button type="submit" busy={busy}>
                {t.nameSend}
              </Button>
            </div>
          </form>
        </section>
      )}
      <section className="flow" aria-labelledby="que-es">
        <h2 id="que-es">{t.facts}</h2>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="organisation-hash soft">SHA-256 {one.statutes.sha256}</p>
      </section>
    </>
  );
}
