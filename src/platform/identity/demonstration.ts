import { sql } from 'kysely';
import { dateAt } from '#kernel';
import { recordEntries } from '#platform/audit';
import type { Db, Trx } from '#platform/database';
import { createAccount } from './accountStore.ts';
import { giveOffice } from './offices.ts';

/**
 * The sign-ins of the synthetic institution, printed at its start and written in the README: known to all, so that they exist only
 * where every person is invented. `role` null is an affiliate without office.
 */
export const demonstrationSignIns = [
  demonstration(null, 'afiliada', 'Persona afiliada', 'Affiliate'),
  demonstration('counter', 'ventanilla', 'Atención en ventanilla', 'Counter official'),
  demonstration('director', 'direccion', 'Dirección', 'Director'),
  demonstration(
    'data-protection-officer',
    'datos',
    'Delegación de protección de datos',
    'Data protection officer',
  ),
  demonstration('access-manager', 'accesos', 'Administración de accesos', 'Access manager'),
  demonstration('auditor', 'auditoria', 'Auditoría', 'Auditor'),
  demonstration('ombudsman', 'defensoria', 'Defensoría del afiliado', 'Ombudsman'),
  demonstration('complaints-officer', 'reclamos', 'Gestión de reclamos', 'Complaints officer'),
  demonstration(
    'identity-custodian',
    'custodia',
    'Custodia de identidades reservadas',
    'Custodian of sealed identities',
  ),
  demonstration('quality-officer', 'calidad', 'Gestión de calidad', 'Quality officer'),
  demonstration('procurement-officer', 'compras', 'Contratación pública', 'Procurement officer'),
  demonstration('actuary', 'actuaria', 'Dirección Actuarial', 'Actuary'),
  demonstration('actuarial-reviewer', 'actuarial-revision', 'Revisión actuarial', 'Actuarial reviewer'),
  demonstration(
    'board-secretary',
    'secretaria',
    'Secretaría del Consejo Directivo',
    'Secretary of the board',
  ),
  demonstration('supervisor', 'supervision', 'Comisión de supervisión', 'Commission of supervision'),
  demonstration('electoral-officer', 'electoral', 'Secretaría electoral', 'Electoral officer'),
  demonstration('evaluator', 'evaluacion', 'Evaluación', 'Evaluator'),
  demonstration('planner', 'planificacion', 'Planificación', 'Planner'),
  demonstration('programme-officer', 'componente', 'Responsable de componente', 'Programme officer'),
] as const;

function demonstration(role: string | null, word: string, es: string, en: string) {
  return {
    role,
    login: `${word}@amparo.example`,
    password: `demostracion-${word}-2026`,
    title: { es, en },
  };
}

export interface DemonstrationPerson {
  /** A role of `demonstrationSignIns`; null for the affiliate. */
  readonly role: string | null;
  readonly personId: string;
  /** Her cédula signs in too. */
  readonly document?: string;
  /** The one facility where the office holds (the counter's); everywhere without it. */
  readonly unit?: string | null;
}

/**
 * Opens the demonstration's accounts and gives their offices, inside the caller's transaction.
 *
 * @returns how many. @throws Error when the institution is not synthetic, or nobody in the list has such a role.
 */
export async function loadDemonstrationAccounts(
  trx: Trx,
  people: readonly DemonstrationPerson[],
  institution: { readonly synthetic: boolean; readonly now: Date },
): Promise<number> {
  if (!institution.synthetic)
    throw new Error('Accounts with known passwords are for the synthetic institution only.');
  const { now } = institution;
  for (const person of people) {
    const signIn = demonstrationSignIns.find((one) => one.role === person.role);
    if (!signIn) throw new Error(`No demonstration sign-in has the role ${person.role}.`);
    const accountId = await createAccount(
      trx,
      {
        personId: person.personId,
        document: person.document,
        email: signIn.login,
        password: signIn.password,
      },
      now,
    );
    if (person.role !== null)
      await giveOffice(
        trx,
        {
          accountId,
          role: person.role,
          unit: person.unit ?? null,
          from: dateAt(now.getTime()),
          until: null,
          reason: 'Institución de demostración',
        },
        null,
        now,
      );
    await recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, [
      {
        action: 'identity.account.open',
        subject: { kind: 'account', id: accountId },
        personId: person.personId,
        purpose: 'Institución de demostración',
        detail: { role: person.role },
      },
    ]);
  }
  return people.length;
}

/** Whether the demonstration's accounts were opened before. */
export async function hasDemonstrationAccounts(db: Db): Promise<boolean> {
  const logins = demonstrationSignIns.map((one) => one.login);
  const { rows } = await sql`select from identity.account where email = any(${logins}) limit 1`.execute(db);
  return rows.length > 0;
}
