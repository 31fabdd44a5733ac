import { createHash } from 'node:crypto';
import { canonicalJson, formatDate, type PlainDate } from '#kernel';
import { NoPdfForPlatform, renderPdf } from '#platform/documents';
import type { Constitution } from './commission.ts';
import type { Figure } from './figure.ts';
import { periodNamed } from './period.ts';
import type { Cite, FrozenGoal, ReportState } from './report.ts';
import type { SeatHeld } from './seats.ts';
import type { SealedReport } from './store.ts';

/** A quarter's report as it leaves the house: everything that it rests on, as it stood on its day. */
export interface ReportDocument {
  readonly format: 'amparo-supervision-1';
  readonly period: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly resolution: string | null;
  readonly frozenOn: PlainDate;
  readonly issuedOn: PlainDate;
  readonly answersDue: PlainDate;
  readonly text: string;
  readonly items: readonly {
    readonly number: number;
    readonly title: string;
    readonly text: string;
    /** With what each record is called on the day of the report. */
    readonly cites: readonly (Cite & { readonly title: string })[];
  }[];
  readonly figures: readonly Figure[];
  readonly goals: readonly FrozenGoal[];
  readonly signatures: readonly {
    readonly seat: number;
    readonly name: string;
    readonly profile: string | null;
    readonly dissent: string | null;
    readonly on: PlainDate;
  }[];
  /** Seats held that day whose holders did not sign. */
  readonly unsigned: readonly { readonly seat: number; readonly name: string }[];
}

export function composeDocument(
  report: ReportState,
  seats: readonly SeatHeld[],
  constitution: Constitution | undefined,
  days: { readonly today: PlainDate; readonly due: PlainDate },
  /** What a record that is no figure is called. */
  titleOf: (cite: Cite) => string,
): ReportDocument {
  const { from, until } = periodNamed(report.period);
  const seatOf = (seat: number) => seats.find((one) => one.seat === seat);
  return {
    format: 'amparo-supervision-1',
    period: report.period,
    from,
    until,
    resolution: constitution?.resolution ?? null,
    frozenOn: report.frozenOn,
    issuedOn: days.today,
    answersDue: days.due,
    text: report.text,
    items: report.items.map(({ number, title, text, cites }) => ({
      ...{ number, title, text },
      cites: cites.map((cite) => {
        const figure = cite.kind === 'figure' ? report.figures.find((one) => one.id === cite.ref) : undefined;
        return { ...cite, title: figure ? `${figure.es}: ${sayFigure(figure)}` : titleOf(cite) };
      }),
    })),
    figures: report.figures,
    goals: report.goals,
    signatures: report.signatures.map(({ seat, dissent, on }) => ({
      seat,
      name: seatOf(seat)?.name ?? '',
      profile: seatOf(seat)?.profile ?? null,
      dissent,
      on,
    })),
    unsigned: seats
      .filter((one) => report.signatures.every((each) => each.seat !== one.seat))
      .map(({ seat, name }) => ({ seat, name })),
  };
}

const number = (value: number, digits: number) =>
  new Intl.NumberFormat('es-EC', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );

/** A figure as the document writes it. */
export function sayFigure({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  if (value === null) return 'No se publica';
  switch (unit) {
    case 'count':
      return number(value, 0);
    case 'share':
      return `${number(value * 100, 1)} %`;
    case 'score':
      return number(value, 2);
    case 'days':
      return `${number(value, 1)} días`;
  }
}

const template = `#import "/house.typ": *
#let d = json(bytes(sys.inputs.data))
#show: house.with(d, numbered: false)
#facts(d.facts)
#written(d.text)
= Puntos que la Dirección General contesta
#for one in d.items [
  == #one.title
  #written(one.text)
  #if one.cites.len() > 0 [
    #text(fill: soft)[Se apoya en:]
    #list(..one.cites)
  ]
]
= Rendición de cuentas, meta por meta
#if d.goals.len() == 0 [No se examinó ninguna meta en este informe.]
#for one in d.goals [
  == #one.title
  *Meta.* #one.goal \\
  *Resultado que se declara.* #one.result \\
  *La comisión.* #one.verdict
]
= Cifras, como estaban el día en que se fijaron
#data-table([Cifras del trimestre], ((header: "Cifra"), (header: "Valor", align: "right"), (header: "De dónde sale"), (header: "Registros", align: "right")), d.figures, widths: (1fr, auto, 1.5fr, auto))
= Firmas
#signatures(d.signatures)
#for one in d.dissents [*Disiente #one.name.* #one.text \\ ]
#if d.unsigned != "" [No firmaron: #d.unsigned.]
#v(1em)
#text(size: 8.5pt, fill: soft)[Huella del contenido (SHA-256): #d.hash]
`;

const verdicts: Record<string, string> = {
  met: 'Se cumplió.',
  partly: 'Se cumplió en parte.',
  'not-met': 'No se cumplió.',
  unproven: 'No se demostró.',
};
const citeWords: Record<Cite['kind'], string> = {
  figure: 'Cifra',
  change: 'Cambio',
  observation: 'Observación de un comité',
  finding: 'Hallazgo de una veeduría',
  audit: 'Auditoría',
  goal: 'Meta de la rendición de cuentas',
};
const day = (date: PlainDate) => formatDate(date, 'es');

/** Seals a report: its canonical JSON and its tagged PDF, with the hash of each. The same report gives the same bytes. */
export async function sealReport(document: ReportDocument, at: Date): Promise<SealedReport> {
  const json = canonicalJson(document);
  const jsonSha256 = createHash('sha256').update(json).digest('hex');
  const pdf = await reportPdf(document, jsonSha256, at);
  return { json, jsonSha256, pdf, pdfSha256: pdf && createHash('sha256').update(pdf).digest('hex') };
}

async function reportPdf(document: ReportDocument, hash: string, at: Date): Promise<Buffer | null> {
  const data = {
    language: 'es',
    kicker: 'Comisión técnica consultiva de supervisión',
    title: `Informe del trimestre ${document.period.slice(6)} de ${document.period.slice(0, 4)}`,
    subtitle: day(document.issuedOn),
    foot: `Supervisión ${document.period} · ${hash.slice(0, 16)}`,
    hash,
    facts: [
      ['Trimestre', `${day(document.from)} a ${day(document.until)}`],
      ...(document.resolution ? [['Constituida por', document.resolution]] : []),
      ['Cifras fijadas', day(document.frozenOn)],
      ['Respuestas hasta', day(document.answersDue)],
    ],
    text: document.text,
    items: document.items.map((one) => ({
      title: `${one.number}. ${one.title}`,
      text: one.text,
      cites: one.cites.map(({ kind, title }) => `${citeWords[kind]}: ${title}`),
    })),
    goals: document.goals.map((one) => ({
      title: one.title,
      goal: one.goal,
      result: one.result,
      verdict:
        one.verdict === null ? 'No la examinó todavía.' : `${verdicts[one.verdict]} ${one.text ?? ''}`.trim(),
    })),
    figures: document.figures.map((one) => [
      one.es,
      sayFigure(one),
      `${one.recipe.source}. ${one.recipe.filter}. ${one.recipe.query}`,
      String(one.recipe.counted),
    ]),
    signatures: document.signatures.map((one) => ({
      name: one.name,
      role: `${one.profile ?? `Asiento ${one.seat}`}${one.dissent === null ? '' : ', con voto disidente'}`,
    })),
    dissents: document.signatures.flatMap(({ name, dissent }) =>
      dissent === null ? [] : [{ name, text: dissent }],
    ),
    unsigned: document.unsigned.map((one) => one.name).join(', '),
  };
  try {
    return Buffer.from(await renderPdf(template, data, at));
  } catch (error) {
    if (error instanceof NoPdfForPlatform) return null;
    throw error;
  }
}
