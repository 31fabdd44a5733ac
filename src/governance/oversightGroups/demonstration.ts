import { findProcess } from '#governance/oversight';
import { momentOf } from '#governance/spaces';
import { addDays, dateAt, type PlainDate, plainDate, type Result } from '#kernel';
import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import type { InstitutionAct } from './decideAnswer.ts';
import type { ManagingAct } from './decideForming.ts';
import type { MemberAct } from './decideWork.ts';
import type { GroupFacts, Level } from './groupActions.ts';
import {
  actAsMember,
  answerAsInstitution,
  callGroup,
  challenge,
  type Doing,
  manage,
  proposeGroup,
  register,
} from './groupCommand.ts';
import { barOf } from './interests.ts';
import { groupsPolicyOn } from './policy.ts';
import { noteEverySilence } from './silences.ts';
import { standingOf } from './store.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;

export interface DemonstrationCast {
  /** She takes part in the running group. */
  readonly affiliate: string;
  readonly manager: string;
  readonly director: string;
  readonly officer: string;
  /** Persons without an office. */
  readonly others: readonly string[];
}

/**
 * Five groups of the synthetic institution, told through the rules themselves: one at work with a request that nobody answered and a
 * disagreement that stays, one whose last recommendation was fulfilled, one open to registration, one of the Board, one proposed.
 *
 * @returns false where too few persons may oversee.
 */
export async function loadDemonstrationGroups(
  db: Database,
  law: Law,
  cast: DemonstrationCast,
  now: Date,
): Promise<boolean> {
  const today = plainDate(dateAt(now.getTime()));
  const { bars } = groupsPolicyOn(law, today);
  const free: string[] = [];
  for (const one of cast.others) {
    const standing = await standingOf(db.kysely, one, today);
    if (!barOf(standing, ['institution'], bars)) free.push(one);
  }
  if (free.length < 6) return false;
  const story = storyteller(db, law, now, cast);
  const [first, second, third, fourth] = free as [string, string, string, string];
  const flagged = await findFlagged(db);
  await story.form('veeduria-limpieza-2025', -330, [first, second, third], {
    title: 'Veeduría a la limpieza de hospitales de 2025',
    object: 'Los contratos de limpieza de tres hospitales, de la convocatoria a la liquidación.',
    until: addDays(today, -90),
  });
  await finishedStory(story, { first, second, today });
  await story.form('veeduria-insumos-hospitalarios', -75, [cast.affiliate, first, second, fourth], {
    title: 'Veeduría a la compra de insumos hospitalarios',
    object: 'Las compras de insumos de 2026 con una sola oferta: por qué nadie más ofertó y a qué precio.',
    until: addDays(today, 120),
  });
  await runningStory(story, { affiliate: cast.affiliate, first, second, fourth, flagged, today });
  await noteEverySilence(db, now);
  await story.call('veeduria-obra-emergencias', -4, {
    title: 'Veeduría a la ampliación de emergencias',
    kind: 'works',
    object: 'La obra de ampliación de la sala de emergencias: avance, planillas y calidad de lo construido.',
    registrationUntil: addDays(today, 12),
    until: addDays(today, 200),
  });
  await story.register('veeduria-obra-emergencias', -2, third);
  await story.call('veeduria-comite-etica', -20, {
    title: 'Veeduría del Comité de Ética y Transparencia',
    kind: 'ethics-committee',
    object: 'El trabajo del Comité de Ética y Transparencia: denuncias recibidas, plazos y decisiones.',
    resolution: 'C.D. 700 (sintética)',
    registrationUntil: addDays(today, 10),
    until: addDays(today, 300),
  });
  await story.propose('veeduria-plan-anual', -3, free[4] as string);
  return true;
}

async function findFlagged(db: Database): Promise<{ readonly ocid: string; readonly flag: string } | null> {
  for (let n = 1; n <= 120; n += 1) {
    const ocid = `ocds-amparo-${String(n).padStart(4, '0')}`;
    const found = await findProcess(db.kysely, ocid);
    if (found?.flags.some((one) => one.flag === 'R018') && found.item.stage !== 'planning')
      return { ocid, flag: 'R018' };
  }
  return null;
}

type Story = ReturnType<typeof storyteller>;

/** Things as they happened some days before now; each is refused as it would be to a person. */
function storyteller(db: Database, law: Law, now: Date, { manager, director, officer }: DemonstrationCast) {
  const tell = (days: number, personId: string, work: (doing: Doing) => Promise<Result<unknown>>) =>
    transaction(db, async (trx: Trx) => {
      const entries: AuditEntry[] = [];
      const at = momentOf(now, days, 10);
      const done = await work({ trx, law, now: at, personId, audit: (entry) => entries.push(entry) });
      if (!done.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(done.refusal)}`);
      await recordEntries(trx, system, entries);
    });
  const call = (
    code: string,
    days: number,
    facts: Partial<GroupFacts> & Pick<GroupFacts, 'title' | 'object' | 'registrationUntil' | 'until'>,
  ) =>
    tell(days, manager, (doing) =>
      callGroup(
        {
          code,
          kind: 'procurement',
          technical: false,
          facility: null,
          organisations: [],
          resolution: null,
          ...facts,
        },
        doing,
      ),
    );
  const registering = (code: string, days: number, personId: string) =>
    tell(days, personId, (doing) =>
      register(code, { statement: 'Quiero saber cómo se gasta lo que aportamos.' }, doing),
    );
  const managing = (code: string, days: number, act: ManagingAct) =>
    tell(days, manager, (doing) => manage(code, act, doing));
  return {
    call,
    register: registering,
    manage: managing,
    member: (code: string, days: number, personId: string, act: MemberAct) =>
      tell(days, personId, (doing) => actAsMember(code, act, doing)),
    answer: (code: string, days: number, act: InstitutionAct, level: Level = 'direction') =>
      tell(days, level === 'office' ? officer : director, (doing) =>
        answerAsInstitution(code, act, () => [level], doing),
      ),
    silences: (days: number) => noteEverySilence(db, momentOf(now, days, 10)),
    challenge: (code: string, days: number, personId: string, member: number, ground: string) =>
      tell(days, personId, (doing) => challenge(code, { member, ground }, doing)),
    propose: (code: string, days: number, personId: string) =>
      tell(days, personId, (doing) =>
        proposeGroup(
          {
            code,
            title: 'Veeduría al plan anual de contratación',
            kind: 'plans-and-budgets',
            technical: true,
            object: 'Qué se planificó comprar este año, qué se compró y qué se compró sin estar en el plan.',
            facility: null,
            organisations: [],
            resolution: null,
            registrationUntil: addDays(plainDate(dateAt(now.getTime())), 30),
            until: addDays(plainDate(dateAt(now.getTime())), 240),
          },
          'El plan cambió nueve veces en el año y nadie explicó por qué.',
          doing,
        ),
      ),
    /** Called, registered, qualified, inducted and accredited within twelve days. */
    async form(
      code: string,
      days: number,
      members: readonly string[],
      facts: Pick<GroupFacts, 'title' | 'object' | 'until'>,
    ) {
      const registrationUntil = addDays(plainDate(dateAt(now.getTime())), days + 7);
      await call(code, days, { ...facts, registrationUntil });
      for (const [i, personId] of members.entries()) await registering(code, days + 1 + i, personId);
      for (const [i] of members.entries())
        await managing(code, days + 8, {
          act: 'qualify',
          member: i + 1,
          ground: 'Cédula, declaración y registro de cargos revisados.',
        });
      await managing(code, days + 9, {
        act: 'induct',
        members: members.map((_one, i) => i + 1),
        topics: 'Contratación pública, acceso a la información y trato con proveedores.',
      });
      await managing(code, days + 10, { act: 'accredit' });
    },
  };
}

async function finishedStory(
  story: Story,
  { first, second, today }: { first: string; second: string; today: PlainDate },
): Promise<void> {
  const code = 'veeduria-limpieza-2025';
  await story.member(code, -315, first, {
    act: 'plan',
    text: 'Comparar lo contratado con lo que se limpia, en tres hospitales.',
    activities: [{ what: 'Visitar los tres hospitales de noche', due: addDays(today, -280) }],
  });
  await story.member(code, -282, first, {
    act: 'do-activity',
    activity: 1,
    text: 'Se visitaron los tres; en uno no había personal de noche.',
  });
  await story.member(code, -275, first, {
    act: 'request',
    case: null,
    what: 'Las planillas de personal de limpieza de noche, de enero a marzo.',
  });
  await story.answer(
    code,
    -268,
    {
      act: 'answer-request',
      request: 1,
      outcome: 'delivered',
      text: 'Se entregan las planillas de los tres hospitales.',
      documents: [{ title: 'Planillas de enero a marzo', address: null, sha256: null }],
    },
    'office',
  );
  await story.member(code, -266, first, {
    act: 'settle-request',
    request: 1,
    satisfied: true,
    text: 'Están completas y legibles.',
  });
  await story.member(code, -255, second, {
    act: 'find',
    case: null,
    title: 'Se pagó limpieza nocturna que no se hizo',
    text: 'En un hospital las planillas dicen ocho personas de noche y en tres visitas no había ninguna.',
    severity: 'high',
    evidence: [
      { kind: 'request', request: 1, text: 'Las planillas dicen ocho personas cada noche.' },
      { kind: 'statement', text: 'Tres visitas, con la firma del guardia de turno.' },
    ],
  });
  await story.answer(code, -248, {
    act: 'answer-finding',
    finding: 1,
    position: 'accepts',
    text: 'Se comprobó. Se pidió a la empresa devolver lo cobrado y se cambió al administrador del contrato.',
  });
  await story.member(code, -247, second, {
    act: 'keep-finding',
    finding: 1,
    agrees: true,
    text: 'La respuesta reconoce el hecho y dice qué se hará.',
  });
  await story.member(code, -200, first, {
    act: 'draft-report',
    final: true,
    text: 'En uno de tres hospitales se pagó limpieza nocturna que no se hizo. La institución lo reconoció.',
    recommendations: [
      { text: 'Registrar la entrada del personal de limpieza con hora y firma del turno.', finding: 1 },
    ],
  });
  for (const one of [first, second])
    await story.member(code, -199, one, { act: 'sign-report', report: 1, dissent: null });
  await story.member(code, -198, first, { act: 'publish-report', report: 1 });
  await story.answer(code, -190, {
    act: 'answer-report',
    report: 1,
    text: 'La Dirección agradece el informe y acoge la recomendación.',
    answers: [
      {
        recommendation: 1,
        position: 'accepts',
        text: 'Habrá registro con hora y firma en los tres hospitales.',
        responsible: 'Dirección administrativa',
        due: addDays(today, -120),
      },
    ],
  });
  await story.answer(code, -130, {
    act: 'follow',
    report: 1,
    recommendation: 1,
    state: 'done',
    text: 'El registro funciona desde hace un mes en los tres hospitales.',
  });
  await story.member(code, -110, second, {
    act: 'end-recommendation',
    report: 1,
    recommendation: 1,
    verdict: 'fulfilled',
    text: 'Se revisó el registro de dos semanas: está completo.',
  });
  await story.manage(code, -100, {
    act: 'close',
    text: 'Terminó su trabajo; su recomendación se cumplió.',
  });
}

async function runningStory(
  story: Story,
  cast: {
    readonly affiliate: string;
    readonly first: string;
    readonly second: string;
    readonly fourth: string;
    readonly flagged: { readonly ocid: string; readonly flag: string } | null;
    readonly today: PlainDate;
  },
): Promise<void> {
  const code = 'veeduria-insumos-hospitalarios';
  const { affiliate, first, second, today } = cast;
  await story.member(code, -63, affiliate, {
    act: 'plan',
    text: 'Leer las compras con una sola oferta, pedir sus estudios de mercado y comparar precios.',
    activities: [
      { what: 'Elegir las compras que se van a mirar', due: addDays(today, -50) },
      { what: 'Pedir contratos y estudios de mercado', due: addDays(today, -30) },
      { what: 'Comparar precios con otros hospitales', due: addDays(today, 20) },
    ],
  });
  await story.member(code, -52, first, {
    act: 'do-activity',
    activity: 1,
    text: 'Se eligieron las compras con alerta de una sola oferta.',
  });
  await story.member(code, -51, first, {
    act: 'open-case',
    origin: cast.flagged ? { kind: 'flag', ...cast.flagged } : { kind: 'other' },
    title: 'Una sola oferta y ningún competidor invitado',
    why: 'Hubo una sola oferta y no consta que se haya invitado a otros proveedores.',
  });
  await story.member(code, -50, second, {
    act: 'note',
    case: 1,
    text: 'Preguntar en la cámara de proveedores quién más fabrica esto.',
  });
  await story.member(code, -49, first, {
    act: 'request',
    case: 1,
    what: 'El contrato firmado y su administrador.',
  });
  await story.member(code, -48, affiliate, {
    act: 'request',
    case: 1,
    what: 'El estudio de mercado que sustentó el presupuesto referencial.',
  });
  await story.answer(
    code,
    -42,
    {
      act: 'answer-request',
      request: 1,
      outcome: 'delivered',
      text: 'Se entrega el contrato con sus anexos.',
      documents: [{ title: 'Contrato y anexos', address: null, sha256: null }],
    },
    'office',
  );
  await story.member(code, -40, first, {
    act: 'settle-request',
    request: 1,
    satisfied: true,
    text: 'El contrato está completo.',
  });
  await story.member(code, -38, second, {
    act: 'find',
    case: 1,
    title: 'El administrador del contrato también evaluó las ofertas',
    text: 'La misma persona firma el informe de evaluación y el acta de recepción.',
    severity: 'medium',
    evidence: [{ kind: 'request', request: 1, text: 'Firmas del contrato, páginas 2 y 14 de los anexos.' }],
  });
  await story.answer(code, -30, {
    act: 'answer-finding',
    finding: 1,
    position: 'rejects',
    text: 'La norma no prohíbe que integre la comisión quien después administra el contrato.',
  });
  await story.member(code, -28, second, {
    act: 'keep-finding',
    finding: 1,
    agrees: false,
    text: 'Que no esté prohibido no evita el conflicto: quien recibe no debe ser quien eligió.',
  });
  await story.silences(-26);
  await story.member(code, -24, affiliate, {
    act: 'escalate',
    request: 2,
    text: 'La oficina no contestó ni pidió prórroga.',
  });
  await story.member(code, -22, first, {
    act: 'draft-report',
    final: false,
    text: 'La veeduría abrió un caso, recibió el contrato y espera el estudio de mercado.',
    recommendations: [
      { text: 'Separar a quien evalúa las ofertas de quien administra el contrato.', finding: 1 },
      { text: 'Publicar el estudio de mercado junto con la convocatoria.', finding: null },
    ],
  });
  await story.member(code, -21, first, { act: 'sign-report', report: 1, dissent: null });
  await story.member(code, -21, affiliate, { act: 'sign-report', report: 1, dissent: null });
  await story.member(code, -21, second, {
    act: 'sign-report',
    report: 1,
    dissent: 'Conviene esperar la respuesta de la Dirección antes de recomendar.',
  });
  await story.member(code, -20, first, { act: 'publish-report', report: 1 });
  await story.answer(code, -9, {
    act: 'answer-report',
    report: 1,
    text: 'Se acoge una recomendación y la otra en parte.',
    answers: [
      {
        recommendation: 1,
        position: 'accepts',
        text: 'Se instruye a las unidades de compra.',
        responsible: 'Dirección administrativa',
        due: addDays(today, 25),
      },
      {
        recommendation: 2,
        position: 'rejects',
        text: 'El portal no admite ese documento antes de la adjudicación.',
        responsible: null,
        due: null,
      },
    ],
  });
  await story.member(code, -6, first, {
    act: 'find',
    case: 1,
    title: 'No consta estudio de mercado',
    text: 'Se pidió hace más de un mes, se elevó a la Dirección y nadie lo entrega.',
    severity: 'high',
    evidence: [{ kind: 'request', request: 2, text: 'Pedido sin respuesta en dos niveles.' }],
  });
  await story.answer(code, -2, {
    act: 'follow',
    report: 1,
    recommendation: 1,
    state: 'in-progress',
    text: 'La instrucción está en firma.',
  });
  await story.challenge(
    code,
    -1,
    cast.first,
    4,
    'Me dicen que un cuñado suyo vende guantes al hospital. Pido que se compruebe.',
  );
}
