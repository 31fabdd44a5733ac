import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { addDays, dateAt } from '#kernel';
import { transaction } from '#platform/database';
import { insertWholeCases } from '../../src/governance/complaints/bulk.ts';
import { newCaseNumber } from '../../src/governance/complaints/filing.ts';
import { startOfDay } from '../../src/governance/complaints/startOfDay.ts';
import type { LivedInHouse } from './house.ts';

export const phone = { viewport: { width: 390, height: 844 }, acceptDownloads: true };
export const desktop = { viewport: { width: 1280, height: 900 }, acceptDownloads: true };
/** The widths at which every journey of the public is made. */
export const widths = [
  ['a phone', phone],
  ['a desktop', desktop],
] as const;

/** Cases received so many days ago and touched by nobody since. */
export async function untouched(
  house: LivedInHouse,
  count: number,
  {
    daysAgo,
    personId = null,
    text = 'Esperé toda la noche y nadie me atendió.',
    now = Date.now(),
  }: {
    readonly daysAgo: number;
    readonly personId?: string | null;
    readonly text?: string;
    readonly now?: number;
  },
): Promise<string[]> {
  const today = dateAt(now);
  const on = addDays(today, -daysAgo);
  const cases = Array.from({ length: count }, () => ({
    caseId: randomUUID(),
    number: newCaseNumber(on),
    kind: 'complaint' as const,
    channel: 'synthetic',
    service: 'emergency',
    facility: 'HO-1701-01',
    subject: 'waiting',
    personId,
    confidential: false,
    receivedAt: startOfDay(on),
    actions: [
      {
        action: { kind: 'received', by: 'person', on, caseKind: 'complaint', unit: 'HO-1701-01' } as const,
        body: text,
      },
    ],
  }));
  await transaction(house.db, (trx) => insertWholeCases(trx, house.complaints, cases, today, () => ({})));
  return cases.map((one) => one.number);
}

/** Opens a case on the desk by its number. */
export async function openByNumber(desk: Page, house: LivedInHouse, number: string): Promise<void> {
  const { rows } = await house.db.pool.query('select case_id from complaints.case_file where number = $1', [
    number,
  ]);
  await desk.goto(`${house.url}/escritorio/casos?caso=${rows[0].case_id}`);
  await desk.getByRole('heading', { level: 2, name: new RegExp(number) }).waitFor();
}

/** Classifies the case that is open, as it was filed. */
export async function classifyOpen(desk: Page): Promise<void> {
  await desk.getByLabel('Qué hacer').selectOption('classified');
  await desk.getByRole('button', { name: 'Guardar', exact: true }).click();
  await desk.locator('.desk__case .state').getByText('Clasificado', { exact: true }).waitFor();
}

/** Answers the case that is open: begins with a template, which is not sent unread. */
export async function answerOpen(desk: Page, text: string): Promise<void> {
  await desk.getByLabel('Qué hacer').selectOption('answered');
  await desk.getByLabel('Empezar con una plantilla').selectOption('right');
  await desk.getByRole('textbox', { name: 'Norma en que se apoya' }).first().fill('Constitución, art. 365');
  await desk.getByRole('button', { name: 'Guardar', exact: true }).click();
  await desk.getByText('Reemplace las partes entre « »').first().waitFor();
  await desk.getByLabel('Respuesta, con sus razones').fill(text);
  await desk.getByRole('button', { name: 'Guardar', exact: true }).click();
  await desk.locator('.desk__case .state').getByText('Respondido', { exact: true }).waitFor();
}
