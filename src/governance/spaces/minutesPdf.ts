import { formatDate, plainDate } from '#kernel';
import { NoPdfForPlatform, renderPdf } from '#platform/documents';
import type { Minutes } from './minutes.ts';

const template = `#import "/house.typ": *
#let d = json(bytes(sys.inputs.data))
#show: house.with(d, numbered: false)
#facts(d.facts)
= Asistencia
#data-table([Quiénes asistieron], ((header: "Nombre"), (header: "Calidad"), (header: "Modo"), (header: "Llegó"), (header: "Salió")), d.attendance)
#if d.absent != "" [No asistieron: #d.absent.]
#for item in d.items [
  == #item.title
  #if item.recused != "" [Se abstuvieron de intervenir por tener un interés: #item.recused.]
  #if item.speakers != "" [Intervinieron: #item.speakers.]
  #for note in item.notes [#written(note)]
  #for one in item.proposals [*Propuesta #one.number, de #one.name.* #one.text \\ ]
  #for vote in item.votes [
    #block(breakable: false, inset: (left: 10pt), stroke: (left: 1.2pt + accent))[
      *Moción.* #vote.text \\
      #text(fill: soft, vote.rule) \\
      #vote.explanation
      #if vote.choices != "" [ \\ #vote.choices]
    ]
  ]
  #for one in item.agreements [
    #block(breakable: false)[
      *Acuerdo #one.number.* #one.text \\
      #text(fill: soft, one.terms)
      #for dissent in one.dissents [ \\ *Disiente #dissent.name:* #dissent.reason]
    ]
  ]
]
#if d.corrections.len() > 0 [
  = Correcciones pedidas por quienes asistieron
  #for one in d.corrections [*#one.name:* #one.text \\ #text(fill: soft, one.answer) \\ ]
]
= Firmas
#signatures(d.signatures)
#v(1em)
#text(size: 8.5pt, fill: soft)[Huella del contenido firmado (SHA-256): #d.hash]
`;

const zone = { timeZone: 'America/Guayaquil', hour: '2-digit', minute: '2-digit', hour12: false } as const;
const hour = (iso: string) => new Intl.DateTimeFormat('es-EC', zone).format(new Date(iso));
const moment = (iso: string) =>
  `${formatDate(plainDate(new Date(Date.parse(iso) - 5 * 3_600_000).toISOString().slice(0, 10)), 'es')}, ${hour(iso)}`;

const words: Record<string, string> = {
  'in-place': 'presencial',
  remote: 'a distancia',
  mixed: 'presencial y a distancia',
  member: 'miembro',
  alternate: 'suplente',
  institution: 'institución',
  for: 'a favor',
  against: 'en contra',
  abstain: 'se abstiene',
};
const say = (code: string): string => words[code] ?? code;

export interface MinutesSignature {
  readonly as: 'chair' | 'secretary';
  readonly name: string;
  readonly at: string;
}

/**
 * The signed minutes as a tagged PDF; the same minutes give the same bytes.
 *
 * @returns null where the machine cannot typeset.
 */
export async function minutesPdf(
  minutes: Minutes,
  signatures: readonly MinutesSignature[],
  contentSha256: string,
  sealedAt: Date,
): Promise<Buffer | null> {
  const { meeting, space } = minutes;
  const data = {
    language: 'es',
    kicker: space.title,
    title: `Acta de la sesión ${meeting.number}`,
    subtitle: moment(meeting.startsAt),
    foot: `${space.code} · sesión ${meeting.number} · ${contentSha256.slice(0, 16)}`,
    hash: contentSha256,
    facts: [
      ['Lugar', `${meeting.place} (${say(meeting.mode)})`],
      ['Convocada', moment(meeting.convenedAt)],
      ...(meeting.openedAt ? [['Instalada', moment(meeting.openedAt)]] : []),
      ...(meeting.closedAt ? [['Clausurada', moment(meeting.closedAt)]] : []),
      ...(meeting.presiding ? [['Presidió', meeting.presiding]] : []),
      ...(meeting.quorum
        ? [
            [
              'Cuórum',
              `${meeting.quorum.present} de ${meeting.quorum.members} miembros con voto; se necesitaban ${meeting.quorum.needed}`,
            ],
          ]
        : []),
      ['Base legal', space.legalBasis],
    ],
    attendance: minutes.attendance.map((one) => [
      one.name,
      say(one.role),
      say(one.how),
      hour(one.arrivedAt),
      one.leftAt ? hour(one.leftAt) : '',
    ]),
    absent: minutes.absent.join(', '),
    items: minutes.agenda.map((item) => ({
      title: `${item.number}. ${item.title}`,
      recused: item.recused.join(', '),
      speakers: item.speakers.map((one) => one.name).join(', '),
      notes: item.notes,
      proposals: item.proposals.map((one) => ({ ...one, number: String(one.number) })),
      votes: item.votes.map((vote) => ({
        ...vote,
        choices: vote.choices.map((one) => `${one.name}, ${say(one.choice)}`).join('; '),
      })),
      agreements: item.agreements.map((one) => ({
        number: String(one.number),
        text: one.text,
        terms: `Responsable: ${one.responsible}${one.due ? `. Hasta el ${formatDate(plainDate(one.due), 'es')}` : ''}.`,
        dissents: one.dissents,
      })),
    })),
    corrections: minutes.corrections.map((one) => ({
      name: one.name,
      text: one.text,
      answer: `${one.accepted ? 'Se acepta' : 'No se acepta'}: ${one.answer}`,
    })),
    signatures: signatures.map((one) => ({
      name: one.name,
      role: one.as === 'chair' ? 'Presidencia' : 'Secretaría',
      when: moment(one.at),
    })),
  };
  try {
    return Buffer.from(await renderPdf(template, data, sealedAt));
  } catch (error) {
    if (error instanceof NoPdfForPlatform) return null;
    throw error;
  }
}
