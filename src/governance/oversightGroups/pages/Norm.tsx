import { Link, Unconfirmed, useMessages } from '#design';
import type { GroupAnswer } from '../api.ts';
import type { NormName } from '../policy.ts';

const words = {
  es: {
    title: 'Las reglas y de dónde salen',
    what: 'Lo que fija la ley se sigue con su fecha. Lo que no se pudo leer en la norma está marcado, y lo que ninguna norma fija es política de la institución.',
    policy: 'política de la institución',
    source: (text: string) => `De dónde se tomó: ${text}`,
    days: (n: number): string => (n === 1 ? '1 día hábil' : `${n} días hábiles`),
    names: {
      'members-min': ['Integrantes como mínimo', 'count'],
      'groups-at-once': ['Veedurías que se pueden integrar a la vez', 'count'],
      'challenge-notice': ['Notificar una impugnación', 'days'],
      'challenge-answer': ['Contestar una impugnación', 'days'],
      'challenge-decision': ['Resolver una impugnación', 'days'],
      'request-answer': ['Entregar lo pedido', 'days'],
      'request-extension': ['Prórroga motivada, una vez', 'days'],
      escalation: ['Contestar en cada nivel superior', 'days'],
      finding: ['Contestar un hallazgo', 'days'],
      report: ['Contestar un informe', 'days'],
      term: ['Plazo de una veeduría', 'months'],
      'term-extension': ['Cada prórroga de la veeduría', 'months'],
      'kinship-blood': ['Parentesco que impide, por consanguinidad', 'degree'],
      'kinship-marriage': ['Parentesco que impide, por afinidad', 'degree'],
    } as Readonly<Record<string, readonly [string, string]>>,
    units: {
      count: (n: number) => String(n),
      days: (n: number): string => (n === 1 ? '1 día hábil' : `${n} días hábiles`),
      months: (n: number) => `hasta ${n} meses`,
      degree: (n: number) => `hasta el grado ${n}`,
    } as Readonly<Record<string, (n: number) => string>>,
  },
  en: {
    title: 'The rules and where they come from',
    what: 'What the law fixes is followed with its date. What could not be read in the norm is marked, and what no norm fixes is a policy of the institution.',
    policy: 'policy of the institution',
    source: (text: string) => `Taken from: ${text}`,
    days: (n: number): string => (n === 1 ? '1 working day' : `${n} working days`),
    names: {
      'members-min': ['Members at least', 'count'],
      'groups-at-once': ['Groups to which one may belong at once', 'count'],
      'challenge-notice': ['To notify a challenge', 'days'],
      'challenge-answer': ['To answer a challenge', 'days'],
      'challenge-decision': ['To decide a challenge', 'days'],
      'request-answer': ['To hand over what is asked', 'days'],
      'request-extension': ['Extension with reasons, once', 'days'],
      escalation: ['To answer at each higher level', 'days'],
      finding: ['To answer a finding', 'days'],
      report: ['To answer a report', 'days'],
      term: ['Term of a group', 'months'],
      'term-extension': ['Each extension of a group', 'months'],
      'kinship-blood': ['Kinship that bars, by blood', 'degree'],
      'kinship-marriage': ['Kinship that bars, by marriage', 'degree'],
    } as Readonly<Record<string, readonly [string, string]>>,
    units: {
      count: (n: number) => String(n),
      days: (n: number): string => (n === 1 ? '1 working day' : `${n} working days`),
      months: (n: number) => `up to ${n} months`,
      degree: (n: number) => `up to degree ${n}`,
    } as Readonly<Record<string, (n: number) => string>>,
  },
};

type Norms = GroupAnswer['norms'];

/** A number of the law in its unit, marked where nobody has confirmed it. */
export function Norm({ norms, name }: { norms: Norms; name: NormName }) {
  const t = useMessages(words);
  const norm = norms.find((one) => one.name === name);
  const named = t.names[name];
  if (!norm || !named) return null;
  const said = t.units[named[1]]?.(norm.value) ?? String(norm.value);
  if (norm.status === 'unconfirmed')
    return (
      <Unconfirmed what={`${norm.norm}. ${t.source(norm.source)}.`} href={`/ley/${norm.id}`}>
        {said}
      </Unconfirmed>
    );
  return (
    <>
      {said}
      {norm.status === 'policy' && (
        <>
          {' '}
          (<Link href={`/ley/${norm.id}`}>{t.policy}</Link>)
        </>
      )}
    </>
  );
}

/** Every rule by which a group lives, for who wants to check. */
export function AllNorms({ norms }: { norms: Norms }) {
  const t = useMessages(words);
  return (
    <details>
      <summary>{t.title}</summary>
      <p>{t.what}</p>
      <dl className="ledger">
        {norms.map((one) => {
          const named = t.names[one.name];
          return named ? (
            <div key={one.name}>
              <dt>
                {named[0]}
                <span className="ledger__source">{one.norm}</span>
              </dt>
              <dd>
                <Norm norms={norms} name={one.name as NormName} />
              </dd>
            </div>
          ) : null;
        })}
      </dl>
    </details>
  );
}
