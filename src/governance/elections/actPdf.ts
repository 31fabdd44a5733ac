import { dateAt, formatDate } from '#kernel';
import { NoPdfForPlatform, renderPdf } from '#platform/documents';
import type { ActDocument } from './act.ts';
import type { ActSignature } from './election.ts';

const template = `#import "/house.typ": *
#let d = json(bytes(sys.inputs.data))
#show: house.with(d, numbered: false)
#facts(d.facts)
= La urna y quiénes la abrieron
#written(d.box)
#if d.boxes.len() > 0 [#data-table([Urnas que se sumaron], ((header: "Urna"), (header: "Elección en su archivo"), (header: "Votaron", align: "right"), (header: "Papeletas", align: "right"), (header: "Último acto")), d.boxes, widths: (auto, 1fr, auto, auto, auto))]
#data-table([Custodios y el acto de la urna con que cada uno descifró su parte de la suma], ((header: "Custodio"), (header: "Acto", align: "right"), (header: "Huella del acto")), d.decryptions, widths: (1fr, auto, auto))
= Resultado
#for one in d.contests [
  #data-table(one.title, ((header: "Candidatura"), (header: "Organización"), (header: "Votos", align: "right"), (header: "Resultado")), one.rows, widths: (1.2fr, 1.2fr, auto, 1fr), bold-rows: one.elected)
]
#if d.lot != "" [#d.lot]
= Se proclama
#for one in d.elected [- *#one.name* (alterna o alterno: #one.alternate)]
#written(d.rule)
= Firmas
#if d.signatures.len() == 0 [Todavía no consta ninguna firma.]
#signatures(d.signatures)
#v(0.8em)
#written(d.signed)
#v(0.6em)
#text(size: 8.5pt, fill: soft)[Huella del acta (SHA-256): #d.hash]
`;

const moment = (iso: string) => {
  const hour = new Intl.DateTimeFormat('es-EC', {
    timeZone: 'America/Guayaquil',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(iso));
  return `${formatDate(dateAt(Date.parse(iso)), 'es')}, ${hour}`;
};
type Candidate = ActDocument['contests'][number]['candidates'][number];
const outcomes: Readonly<Record<Exclude<Candidate['outcome'], 'elected'>, string>> = {
  'side-full': 'Su parte ya completó sus puestos',
  'sex-full': 'Cede el puesto por paridad',
  'no-seat-left': 'Sin puesto',
};
function sayOutcome({ outcome, sex, byLot }: Candidate): string {
  if (outcome !== 'elected') return outcomes[outcome];
  return `${sex === 'female' ? 'Elegida' : 'Elegido'}${byLot ? ', por sorteo' : ''}`;
}
const short = (hash: string) => `${hash.slice(0, 16)}…`;

/**
 * The act as a tagged PDF with its signature block; the same act with the same signatures gives the same bytes.
 *
 * @returns null where the machine cannot typeset.
 */
export async function actPdf(
  act: ActDocument,
  sha256: string,
  signatures: readonly ActSignature[],
  synthetic: boolean,
): Promise<Buffer | null> {
  const candidates = act.contests.flatMap((one) => one.candidates);
  const data = {
    language: 'es',
    kicker: 'Institución de referencia',
    title: 'Acta de escrutinio y proclamación',
    subtitle: act.election.title,
    foot: `Elección ${act.election.uuid} · ${short(sha256)}`,
    hash: sha256,
    ...(synthetic ? { notice: 'Organizaciones, candidaturas y votos son inventados.' } : {}),
    facts: [
      ['Votación', `Desde ${moment(act.election.opensAt)} hasta ${moment(act.election.closesAt)}`],
      ['Padrón', `${act.roll.voters} personas`],
      [
        'Credenciales',
        `${act.roll.authority}; huella de la lista pública ${short(act.roll.credentialsSha256)}`,
      ],
      ...(act.origin
        ? [
            [
              'Convocatoria y sorteo',
              `${act.origin.code}; huella de la lista sorteada ${short(act.origin.drawnSha256)}`,
            ],
          ]
        : []),
      ['Huella de la elección', act.election.fingerprint],
      ['Proclamada', moment(act.proclaimedAt)],
      ['Impugnaciones', `Se reciben hasta ${moment(act.disputesUntil)}`],
    ],
    box: `Se depositaron ${act.box.ballots} papeletas de ${act.box.voters} votantes; cuenta la última de cada credencial. ${
      act.boxes
        ? `El padrón se repartió por sorteo en ${act.boxes.length} urnas y sus resultados se sumaron.`
        : `El último acto de la urna tiene la huella ${act.box.head}.`
    }`,
    boxes: (act.boxes ?? []).map((one, i) => [
      String(i + 1),
      one.uuid,
      `${one.voters} de ${one.roll}`,
      String(one.ballots),
      short(one.head),
    ]),
    decryptions: act.trustees.map(({ name, mandatory, decryption }) => [
      mandatory ? `${name} (obligatorio)` : name,
      decryption ? String(decryption.height) : '',
      decryption ? short(decryption.hash) : 'No hizo falta, o no estuvo',
    ]),
    contests: act.contests.map((contest) => ({
      title: contest.title,
      rows: [
        ...contest.candidates.map((one) => [one.name, one.organisation, String(one.votes), sayOutcome(one)]),
        ['Voto en blanco', '', String(contest.blank), ''],
      ],
      elected: contest.candidates.flatMap((one, i) => (one.outcome === 'elected' ? [i] : [])),
    })),
    lot: act.lot
      ? `Dados lanzados en público: ${act.lot.throws}. Testigos: ${act.lot.witnesses.join(', ')}.`
      : '',
    elected: candidates.filter((one) => one.outcome === 'elected'),
    rule: `Los puestos se dan a quienes tienen más votos, dentro de lo que cada parte y cada sexo puede ocupar; la regla se fijó antes de abrir la votación. El encargo dura ${act.termMonths} meses.`,
    signatures: signatures.map((one) => ({
      name: one.name,
      role: one.trustee === null ? 'Autoridad electoral' : `Custodia de la clave, puesto ${one.trustee}`,
      when: moment(one.at),
    })),
    signed:
      'Cada quien firmó la huella de esta acta que se lee al pie. Los custodios firmaron en su propio dispositivo, con la clave de su ceremonia que está en la urna, después de comprobar que el acta dice lo mismo que la urna; sus firmas están en el acta en JSON. La autoridad electoral firmó con su sesión, y la firma consta en la cadena de auditoría.',
  };
  try {
    return Buffer.from(await renderPdf(template, data, new Date(signatures.at(-1)?.at ?? act.proclaimedAt)));
  } catch (error) {
    if (error instanceof NoPdfForPlatform) return null;
    throw error;
  }
}
