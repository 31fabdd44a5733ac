import { useState } from 'react';
import { Button, Link, Notice, ProblemNotice, StateChip, useAction, useMessages } from '#design';
import type { SortitionAnswer } from '../api.ts';
import { type OwnProof, proveOwn } from './proveOwn.ts';

const words = {
  es: {
    title: '¿Estuve en el padrón? ¿Salí en el sorteo?',
    what: 'La cuenta se hace en su navegador con los archivos publicados y con la sal que solo usted recibe. El servidor no le dice el resultado: usted lo obtiene.',
    signIn: 'Inicie sesión para comprobarlo',
    check: 'Comprobar en este navegador',
    again: 'Comprobar otra vez',
    notInRoll: 'Usted no consta en este padrón',
    notInRollWhat:
      'Si cree que debía constar el día del corte, presente un reclamo con esta página como referencia.',
    inRoll: (number: string) => `Su línea ${number} está en el padrón cuya raíz se anunció`,
    notProven: 'La prueba no coincide con la raíz anunciada: guarde esta página y reclame',
    beacon: 'La ronda del faro está firmada por la red anunciada',
    noBeacon: 'La firma del faro no es de la red anunciada',
    yes: 'Usted integra el colegio electoral',
    no: 'Usted no salió en el sorteo',
    why: (p: OwnProof) =>
      `En su grupo (${p.stratum.replaceAll(',', ', ')}) hay ${p.stratumSize} personas y ${p.quota} puestos. Entran los boletos más pequeños. El suyo y el último que entró:`,
    mine: 'Su boleto',
    last: 'Último boleto que entró',
    none: 'ninguno',
  },
  en: {
    title: 'Was I in the roll? Was I drawn?',
    what: 'Your browser works it out from the published files and the salt that only you are given. The server does not tell you the result: you obtain it.',
    signIn: 'Sign in to check',
    check: 'Check in this browser',
    again: 'Check again',
    notInRoll: 'You are not in this roll',
    notInRollWhat: 'If you think you should have been on its day, complain with this page as reference.',
    inRoll: (number: string) => `Your line ${number} is in the roll whose root was announced`,
    notProven: 'The proof does not match the announced root: keep this page and complain',
    beacon: 'The round of the beacon is signed by the announced network',
    noBeacon: 'The signature of the beacon is not of the announced network',
    yes: 'You are in the electoral college',
    no: 'You were not drawn',
    why: (p: OwnProof) =>
      `Your group (${p.stratum.replaceAll(',', ', ')}) has ${p.stratumSize} persons and ${p.quota} places. The smallest tickets enter. Yours and the last that entered:`,
    mine: 'Your ticket',
    last: 'Last ticket that entered',
    none: 'none',
  },
};

/** A person proves to herself that she was in the roll, and why she was or was not drawn. */
export function OwnCheck({ sortition }: { sortition: SortitionAnswer }) {
  const t = useMessages(words);
  const [problem, busy, act] = useAction();
  const [proof, setProof] = useState<OwnProof | null | undefined>();
  return (
    <section className="flow" aria-labelledby="mi-boleto">
      <h2 id="mi-boleto">{t.title}</h2>
      <p>{t.what}</p>
      {!sortition.signedIn ? (
        <p>
          <Link href={`/ingresar?despues=/sorteos/${sortition.code}`} look="action">
            {t.signIn}
          </Link>
        </p>
      ) : (
        <p>
          <Button
            look="primary"
            busy={busy}
            onClick={() => void act(async () => setProof(await proveOwn(sortition)))}
          >
            {proof === undefined ? t.check : t.again}
          </Button>
        </p>
      )}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div aria-live="polite" className="flow">
        {proof === null && (
          <Notice tone="attention" title={t.notInRoll}>
            {t.notInRollWhat}
          </Notice>
        )}
        {proof && (
          <>
            <ul className="bare sortition-checks">
              <li>
                <StateChip shape={proof.inRoll ? 'done' : 'refused'}>
                  {proof.inRoll ? t.inRoll(proof.number) : t.notProven}
                </StateChip>
              </li>
              <li>
                <StateChip shape={proof.beaconGenuine ? 'done' : 'refused'}>
                  {proof.beaconGenuine ? t.beacon : t.noBeacon}
                </StateChip>
              </li>
              <li>
                <StateChip shape={proof.drawn ? 'done' : 'closed'}>{proof.drawn ? t.yes : t.no}</StateChip>
              </li>
            </ul>
            <p>{t.why(proof)}</p>
            <dl className="facts">
              <div>
                <dt>{t.mine}</dt>
                <dd className="sortition-hash">{proof.ticket}</dd>
              </div>
              <div>
                <dt>{t.last}</dt>
                <dd className="sortition-hash">{proof.lastTicket ?? t.none}</dd>
              </div>
            </dl>
          </>
        )}
      </div>
    </section>
  );
}
