import { createHash } from 'node:crypto';
import { canonicalJson, formatDate, type PlainDate } from '#kernel';
import { NoPdfForPlatform, renderPdf } from '#platform/documents';
import type { GroupState } from './group.ts';
import { kindNames } from './kindNames.ts';
import { activeMembers, requestStanding } from './standing.ts';
import type { SealedReport } from './store.ts';

/** A group's report as it is published: everything that it rests on, and nothing that a person typed elsewhere. */
export interface ReportDocument {
  readonly group: {
    readonly code: string;
    readonly title: string;
    readonly kind: string;
    readonly object: string;
    readonly resolution: string | null;
    readonly accreditedOn: PlainDate | null;
    readonly until: PlainDate;
    readonly members: readonly string[];
  };
  readonly number: number;
  readonly final: boolean;
  readonly publishedOn: PlainDate;
  readonly text: string;
  readonly plan: readonly { readonly what: string; readonly due: PlainDate; readonly done: string | null }[];
  readonly cases: readonly {
    readonly number: number;
    readonly title: string;
    readonly why: string;
    readonly origin: GroupState['cases'][number]['origin'];
  }[];
  readonly requests: readonly {
    readonly number: number;
    readonly what: string;
    readonly on: PlainDate;
    readonly standing: string;
    readonly escalations: number;
    readonly answers: readonly { readonly on: PlainDate; readonly outcome: string; readonly late: boolean }[];
  }[];
  readonly findings: readonly {
    readonly number: number;
    readonly title: string;
    readonly severity: string;
    readonly text: string;
    readonly evidence: GroupState['findings'][number]['evidence'];
    readonly answer: { readonly position: string; readonly text: string } | null;
    readonly disagreement: string | null;
  }[];
  readonly recommendations: readonly {
    readonly number: number;
    readonly text: string;
    readonly finding: number | null;
  }[];
  readonly signatures: readonly { readonly name: string; readonly dissent: string | null }[];
}

/** @throws Error when the group has no draft of that number. */
export function composeReport(
  state: GroupState,
  number: number,
  nameOf: (member: number) => string,
  today: PlainDate,
): ReportDocument {
  const report = state.reports.find((one) => one.number === number);
  if (!report) throw new Error(`There is no report ${number}.`);
  const { facts } = state;
  return {
    group: {
      code: facts.code,
      title: facts.title,
      kind: facts.kind,
      object: facts.object,
      resolution: facts.resolution,
      accreditedOn: state.accreditedOn,
      until: facts.until,
      members: activeMembers(state, today).map((one) => nameOf(one.member)),
    },
    number,
    final: report.final,
    publishedOn: today,
    text: report.text,
    plan: (state.plan?.activities ?? []).map(({ what, due, done }) => ({
      what,
      due,
      done: done?.text ?? null,
    })),
    cases: state.cases.map(({ number: file, title, why, origin }) => ({ number: file, title, why, origin })),
    requests: state.requests.map((one) => ({
      number: one.number,
      what: one.what,
      on: one.on,
      standing: requestStanding(one, today),
      escalations: one.steps.filter((each) => each.what === 'escalated').length,
      answers: one.steps.flatMap(({ on, outcome, late }) =>
        outcome === null ? [] : [{ on, outcome, late }],
      ),
    })),
    findings: state.findings.map((one) => ({
      number: one.number,
      title: one.title,
      severity: one.severity,
      text: one.text,
      evidence: one.evidence,
      answer: one.answer && { position: one.answer.position, text: one.answer.text },
      disagreement: one.kept && !one.kept.agrees ? one.kept.text : null,
    })),
    recommendations: report.recommendations.map(({ number: n, text, finding }) => ({
      number: n,
      text,
      finding,
    })),
    signatures: report.signatures.map(({ member, dissent }) => ({ name: nameOf(member), dissent })),
  };
}

const template = `#import "/house.typ": *
#let d = json(bytes(sys.inputs.data))
#show: house.with(d, numbered: false)
#facts(d.facts)
#written(d.text)
= Hallazgos
#if d.findings.len() == 0 [La veeduría no presentó hallazgos.]
#for one in d.findings [
  == #one.title
  #text(fill: soft, one.terms)
  #written(one.text)
  #for each in one.evidence [- #each]
  #block(inset: (left: 10pt), stroke: (left: 1.2pt + accent))[*La institución.* #one.answer]
  #if one.disagreement != "" [*Desacuerdo que se mantiene.* #one.disagreement]
]
= Documentos pedidos
#if d.requests.len() == 0 [No se pidieron documentos.] else [
#data-table([Pedidos a la institución], ((header: "Qué se pidió"), (header: "Cuándo"), (header: "Qué pasó")), d.requests)]
= Recomendaciones
#if d.recommendations.len() == 0 [Este informe no lleva recomendaciones.]
#for one in d.recommendations [+ #one]
= Firmas
#signatures(d.signatures)
#for one in d.dissents [*Disiente #one.name.* #one.text \\ ]
#v(1em)
#text(size: 8.5pt, fill: soft)[Huella del contenido (SHA-256): #d.hash]
`;

const words: Record<string, string> = {
  low: 'Gravedad baja',
  medium: 'Gravedad media',
  high: 'Gravedad alta',
  accepts: 'Acepta.',
  partly: 'Acepta en parte.',
  rejects: 'No acepta.',
  running: 'El plazo corría',
  silent: 'Sin respuesta',
  answered: 'Contestado',
  settled: 'Contestado a satisfacción',
  disputed: 'Contestado; la veeduría no quedó conforme',
};
const say = (code: string): string => words[code] ?? code;
const day = (date: PlainDate) => formatDate(date, 'es');

function evidenceSaid(one: GroupState['findings'][number]['evidence'][number]): string {
  switch (one.kind) {
    case 'request':
      return `Pedido de documentos ${one.request}: ${one.text}`;
    case 'process':
      return `Proceso ${one.ocid}: ${one.text}`;
    case 'statement':
      return one.text;
  }
}

/** Seals a report: its canonical JSON and its tagged PDF, with the hash of each. The same report gives the same bytes. */
export async function sealReport(document: ReportDocument, at: Date): Promise<SealedReport> {
  const json = canonicalJson(document);
  const jsonSha256 = createHash('sha256').update(json).digest('hex');
  const pdf = await reportPdf(document, jsonSha256, at);
  return {
    json,
    jsonSha256,
    pdf,
    pdfSha256: pdf && createHash('sha256').update(pdf).digest('hex'),
  };
}

async function reportPdf(document: ReportDocument, hash: string, at: Date): Promise<Buffer | null> {
  const { group } = document;
  const data = {
    language: 'es',
    kicker: group.title,
    title: document.final ? 'Informe final de veeduría' : `Informe de avance ${document.number}`,
    subtitle: day(document.publishedOn),
    foot: `${group.code} · informe ${document.number} · ${hash.slice(0, 16)}`,
    hash,
    facts: [
      ['Tipo', kindNames.es[group.kind as keyof (typeof kindNames)['es']] ?? group.kind],
      ['Qué se observó', group.object],
      ...(group.accreditedOn ? [['Acreditada', day(group.accreditedOn)]] : []),
      ...(group.resolution ? [['Resolución', group.resolution]] : []),
      ['Integrantes', group.members.join(', ')],
    ],
    text: document.text,
    findings: document.findings.map((one) => ({
      title: `${one.number}. ${one.title}`,
      terms: say(one.severity),
      text: one.text,
      evidence: one.evidence.map(evidenceSaid),
      answer: one.answer ? `${say(one.answer.position)} ${one.answer.text}` : 'No contestó dentro del plazo.',
      disagreement: one.disagreement ?? '',
    })),
    requests: document.requests.map((one) => [
      `${one.number}. ${one.what}`,
      day(one.on),
      `${say(one.standing)}${one.escalations > 0 ? `; elevado ${one.escalations === 1 ? 'una vez' : `${one.escalations} veces`}` : ''}${one.answers.some((each) => each.late) ? '; fuera de plazo' : ''}`,
    ]),
    recommendations: document.recommendations.map((one) => one.text),
    signatures: document.signatures.map(({ name, dissent }) => ({
      name,
      role: dissent === null ? 'Veeduría' : 'Veeduría, con voto disidente',
    })),
    dissents: document.signatures.flatMap(({ name, dissent }) =>
      dissent === null ? [] : [{ name, text: dissent }],
    ),
  };
  try {
    return Buffer.from(await renderPdf(template, data, at));
  } catch (error) {
    if (error instanceof NoPdfForPlatform) return null;
    throw error;
  }
}
