import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { renderPdf } from '#platform/documents';
import { readPdf } from '../../../test/support/pdfText.ts';
import { readEvaluationCases } from './caseFile.ts';
import { foldEvaluation } from './evaluation.ts';
import { evaluationReport } from './report.ts';
import { evaluationSheets } from './sheets.ts';

const [patss] = readEvaluationCases(join(import.meta.dirname, '../../../cases/programmes')).filter(
  (one) => one.facts.slug === 'patss',
);
const state = foldEvaluation([
  {
    seq: 1,
    action: {
      kind: 'transcribed',
      facts: patss!.facts,
      content: patss!.content,
      source: patss!.source,
      on: plainDate('2025-01-10'),
      sha256: 'a'.repeat(64),
    },
  },
]);
const policy = { strongSourcesMin: 3, strongFamiliesMin: 2 };
const typeset = async (template: string, data: Record<string, unknown>) =>
  readPdf(
    await renderPdf(
      readFileSync(join(import.meta.dirname, template), 'utf8'),
      data,
      new Date('2026-11-21T12:00:00Z'),
    ),
  );

// Every field of the sheets of the report's annexes 6 and 7, as `cases/programmes/patss/evaluation.yaml` tells them.
const third = [
  'Diagnósticos e intervenciones para el acceso igualitario',
  'Qué se aprendió La crisis mostró a quién deja fuera la protección social: hacen falta diagnósticos desagregados e intervenciones para mujeres y grupos vulnerables.',
  'Contexto y condiciones Sin diagnóstico de brechas no hubo estrategias concretas, y no se puede concluir que el programa atendiera esas necesidades.',
  'Para quién Equipos de proyecto, actores principales, OIT y mandantes.',
  'Desafíos y sus causas Tener un marco estratégico con análisis de necesidades específicas e incluirlo en cada proyecto.',
  'Logros y sus causas Conocimiento de la OIT en la materia y complemento entre sus unidades.',
  'Aspectos administrativos La fuente deja este campo vacío',
  'Lugar §5.1; Anexo 6',
  'Recomendaciones que se apoyan en ella 4. Acciones para un acceso igualitario',
];
const first = [
  'Flexibilidad ante condiciones que cambian',
  'En qué consiste El equipo ajustó planes y siguió entregando cuando el contexto cambió.',
  'Condiciones y límites Movilizaciones de octubre de 2019, pandemia desde 2020, elecciones de abril de 2021 y cambio de autoridades.',
  'Causa y efecto Atender al contexto y prever cambios permite adaptarse en lugar de detenerse; por eso importa el análisis de riesgos.',
  'Efecto y a quién beneficia Se entregó la mayoría de los productos; se benefician el IESS y quienes lo usan.',
  'Quién puede repetirla Cualquier equipo que gestione un proyecto.',
  'Vínculo con objetivos mayores La fuente deja este campo vacío',
  'Otros comentarios La fuente deja este campo vacío',
  'Recomendaciones que se apoyan en ella ninguna',
];

describe('lessons and good practices as their standard sheets', () => {
  it('prints every field of each, on a page of its own, and says which the source leaves empty', async () => {
    const pdf = await typeset('sheets.typ', evaluationSheets(state, 1, 'es'));
    // Three lessons and four good practices.
    expect(pdf.pages).toHaveLength(7);
    for (const told of third) expect(pdf.pages[2]).toContain(told);
    for (const told of first) expect(pdf.pages[3]).toContain(told);
    expect(pdf.pages[2]).toContain('Lección aprendida 3');
    expect(pdf.pages[3]).toContain('Buena práctica 1');
    expect(pdf.language).toBe('es');
    expect(pdf.tags.filter((one) => one === 'Table')).toHaveLength(7);
  });

  it('prints them in English with the words of the sheets in English', async () => {
    const pdf = await typeset('sheets.typ', evaluationSheets(state, 1, 'en'));
    expect(pdf.language).toBe('en');
    expect(pdf.pages[2]).toContain('Lesson learnt 3');
    expect(pdf.pages[2]).toContain('Administrative issues The source leaves this field empty');
    expect(pdf.pages[6]).toContain('Good practice 4');
  });

  it('are whole in the report of the evaluation too, where only their description was', async () => {
    const { text } = await typeset('report.typ', evaluationReport(state, 1, policy, 'es'));
    for (const told of [...third, ...first]) expect(text).toContain(told);
  });
});
