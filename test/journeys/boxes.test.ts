import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, transaction } from '#platform/database';
import { readZip } from '#platform/documents';
import { createAccount } from '#platform/identity';
import { describeWithBrowser, expectAccessible } from '../support/browser.ts';
import { lawWithArchivesOf } from '../support/smallArchives.ts';
import { castByKeyboard, markByKeyboard } from './booth.ts';
import { type LivedInHouse, openLivedInHouse, signIn, tabTo } from './house.ts';

// The college that the demonstration drew in September 2023 does not fit archives of a hundred voters: its vote has several boxes. The
// house of this journey lives in that month.
const archiveMost = 100;
const code = 'delegados-2023';
const project = join(import.meta.dirname, '..', '..');

describeWithBrowser('an election of several boxes', ({ newPage }) => {
  let house: LivedInHouse;
  let folder: string;
  let clock = new Date('2023-09-20T14:00:00Z');
  beforeAll(async () => {
    house = await openLivedInHouse({ now: () => clock, law: lawWithArchivesOf(archiveMost) });
    folder = await mkdtemp(join(tmpdir(), 'amparo-urnas-'));
    const owner = openDatabase({ url: house.ownerUrl });
    // The demonstration gives its offices today; here they were given before.
    await owner.pool.query("update identity.office set held_from = '2023-01-01'");
    await owner.close();
  }, 420_000);
  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });

  const phone = { viewport: { width: 390, height: 844 } };
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).click();
  const write = (page: Page, label: string, text: string) =>
    page.getByLabel(label, { exact: true }).fill(text);
  const asOfficer = async (path: string): Promise<Page> => {
    const page = await newPage();
    await signIn(page, house, 'electoral-officer');
    await page.goto(house.url + path);
    return page;
  };
  const rows = async <Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> =>
    (await house.db.pool.query<Row>(query, values)).rows;

  it('is voted in two of them, decrypted by devices, proclaimed as the sum, and verified whole by a stranger offline', async () => {
    const home = `${house.url}/elecciones/${code}`;
    const [{ college } = { college: 0 }] = await rows<{ college: number }>(
      'select count(*)::int as college from sortitions.drawn where code = $1',
      [code],
    );
    const of = Math.ceil(college / archiveMost);
    expect(of).toBeGreaterThan(1);

    let officer = await asOfficer('/escritorio/elecciones');
    await officer.getByLabel('De dónde salen candidaturas y padrón').selectOption(code);
    await officer.getByText(`un colegio sorteado de ${college} personas`).waitFor();
    await write(officer, 'Qué se elige y para qué', 'Delegados a las dos comisiones.');
    await write(officer, 'Abre (fecha y hora)', '2023-09-25T08:00');
    await write(officer, 'Cierra (fecha y hora)', '2023-10-06T17:00');
    await write(officer, 'Custodio obligatorio', 'Tribunal electoral');
    await write(officer, 'Otros custodios, uno por línea', 'Custodia Uno\nCustodia Dos\nCustodia Tres');
    await write(officer, 'Cuántos de ellos hacen falta', '2');
    await write(officer, 'Autoridad de credenciales', 'Veeduría de prueba');
    await press(officer, 'Preparar la elección');
    await officer.getByRole('heading', { name: 'Entregue a cada quien su enlace' }).waitFor();
    const [authorityLink, ...trusteeLinks] = (await officer
      .locator('[data-link]')
      .evaluateAll((all) => all.map((one) => one.textContent ?? ''))) as [string, ...string[]];

    // One ceremony makes the key of all boxes.
    const devices: Page[] = [];
    for (const link of trusteeLinks) {
      const device = await newPage(phone);
      await device.goto(link);
      await press(device, 'Crear mi clave en este dispositivo');
      await device.getByLabel('Guardé mi frase en un lugar seguro').check();
      await press(device, 'Usar esta frase');
      devices.push(device);
    }
    await press(devices[0]!, 'Publicar mi clave');
    await devices[0]!.getByText('no hay nada que hacer').waitFor();
    for (const step of [/^Paso 1 de 3/, /^Paso 2 de 3/, /^Paso 3 de 3/])
      for (const device of devices.slice(1)) await device.getByRole('button', { name: step }).click();

    const authority = await newPage();
    await authority.goto(authorityLink);
    await press(authority, `Crear ${college} credenciales en este dispositivo`);
    const saving = authority.waitForEvent('download');
    await press(authority, 'Guardar las cartas (CSV)');
    const letters = (await readFile(await (await saving).path(), 'utf8')).split('\r\n');
    await authority.getByLabel('Guardé el archivo y comprobé que se abre').check();
    await press(authority, 'Entregar las partes públicas y olvidar las secretas');
    await authority.getByText('Las credenciales públicas constan').waitFor();

    await officer.goto(`${house.url}/escritorio/elecciones?eleccion=${code}`);
    await press(officer, 'Abrir la votación');
    await officer.getByRole('button', { name: 'Cerrar la urna' }).waitFor();

    // One voter of the first box and one of the second, whose names nobody else of the college has.
    const voters: Voter[] = [];
    for (const box of [1, 2]) {
      const [found] = await rows<{ personId: string; name: string; boxCode: string }>(
        `select min(r.person_id::text)::uuid as "personId", p.display_name as name, min(e.code) as "boxCode"
         from elections.voter_right r join elections.election e using (election_id)
         join registry.person_search p using (person_id)
         where e.code like $1 || '%' and e.box = $2
           and not exists (select from identity.account a where a.person_id = r.person_id)
           and (select count(*) from registry.person_search q join sortitions.roll_line l using (person_id)
                where q.display_name = p.display_name and l.code = $1) = 1
         group by p.display_name having count(*) = 1 order by p.display_name limit 1`,
        [code, box],
      );
      const { personId, name, boxCode } = found!;
      const login = `urna-${box}@amparo.example`;
      const password = `colegio-de-urnas-${box}-2023`;
      await transaction(house.db, (trx) => createAccount(trx, { personId, email: login, password }, clock));
      const letter = letters.find((line) => line.includes(name))!;
      expect(letter).toContain(`/elecciones/${boxCode}/votar`);
      voters.push({ login, password, boxCode, secret: letter.split(',').at(-1)! });
    }
    const [first, second] = voters as [Voter, Voter];
    expect([first.boxCode, second.boxCode]).toEqual([code, `${code}-urna-2`]);

    clock = new Date('2023-09-26T14:00:00Z');
    const election = await (await fetch(`${house.url}/api/elections/${code}`)).json();
    const [one, two] = election.contests.map((contest: { candidates: { name: string }[] }) =>
      contest.candidates.map(({ name }) => name),
    ) as [string[], string[]];
    const alpha = await newPage(phone);
    await signIn(alpha, house, first);
    await markByKeyboard(alpha, home, first.secret, [one[0]!, 'Voto en blanco 2']);
    await castByKeyboard(alpha);
    // Who comes by the first box with the code of her letter is told where she votes, and it goes there with her.
    const beta = await newPage(phone);
    await signIn(beta, house, second);
    await beta.goto(`${home}/votar#${second.secret}`);
    await beta.getByText('A usted le toca la urna 2').waitFor();
    await expectAccessible(beta);
    await beta.getByRole('link', { name: 'Ir a la urna 2' }).click();
    await beta.waitForURL(`**/${second.boxCode}/votar`);
    await expect.poll(() => beta.getByLabel('Su credencial').inputValue()).toBe(second.secret);
    await markByKeyboard(beta, `${house.url}/elecciones/${second.boxCode}`, second.secret, [
      one[0]!,
      two[0]!,
    ]);
    const tracker = await castByKeyboard(beta);

    const stranger = await newPage(phone);
    await stranger.goto(`${home}/urna?codigo=${encodeURIComponent(tracker)}`);
    await stranger.getByText('La encontramos en la urna 2, que es la suya.').waitFor();
    await stranger.getByText(`Esta es la urna 1 de ${of}.`).waitFor();
    await stranger.getByText('El reparto salió de la semilla del sorteo público').waitFor();
    await expectAccessible(stranger);
    await stranger.goto(home);
    await stranger.getByText(`2 de ${college}`).first().waitFor();
    await stranger.goto(`${house.url}/elecciones/verificar?eleccion=${code}`);
    await press(stranger, `Cargar las ${of} urnas de esta elección y verificarlas`);
    await stranger.getByText('Todavía no hay suma: falta el resultado de alguna urna.').waitFor();

    clock = new Date('2023-10-06T22:30:00Z');
    officer = await asOfficer(`/escritorio/elecciones?eleccion=${code}`);
    await press(officer, 'Cerrar la urna');
    await officer.getByText('Faltan descifrados de los custodios').waitFor();
    // Each device verifies and decrypts every box at one press; the last one lost hers, and two of three are enough.
    for (const device of devices.slice(0, 3)) {
      await device.reload();
      await press(device, 'Descifrar mi parte del escrutinio');
      await device.getByText('Su parte está completa').waitFor();
    }
    await officer.reload();
    await write(officer, 'Lanzamientos, en una sola línea de cifras del 1 al 6', '31542661235416254312');
    await write(officer, 'Testigos, uno por línea', 'Notaría primera\nVeeduría de prueba');
    await press(officer, 'Registrar los dados');
    await press(officer, 'Proclamar el resultado');
    await officer.getByText('Nadie ha firmado el acta todavía.').waitFor();
    await devices[1]!.reload();
    await press(devices[1]!, 'Firmar el acta con mi clave');
    await devices[1]!.getByText('Su parte está completa').waitFor();

    // A stranger takes all boxes with one button.
    await stranger.goto(home);
    await stranger.getByRole('heading', { name: 'Las urnas' }).waitFor();
    await expectAccessible(stranger);
    const taking = stranger.waitForEvent('download');
    await stranger.getByRole('link', { name: `Descargar las ${of} urnas (ZIP)` }).click();
    const zip = join(folder, 'urnas.zip');
    await (await taking).saveAs(zip);
    const files = readZip(await readFile(zip), {
      files: 40,
      bytesEach: 100_000_000,
      bytesTotal: 400_000_000,
    });
    const boxes = Array.from({ length: of }, (_, i) => `urna-${i + 1}.bel`);
    expect([...files.keys()]).toEqual([...boxes, 'acta.json', 'division.csv', 'drawn.csv']);
    expect(files.get('division.csv')!.toString().trim().split('\n')).toHaveLength(college);

    // The verifier is one page that she kept, opened from her disk without a connection, by keyboard.
    const kept = join(folder, 'verificador.html');
    await writeFile(kept, await (await stranger.request.get(`${house.url}/verificador.html`)).body());
    const alone = await newPage({ ...phone, offline: true });
    const asked: string[] = [];
    alone.on('request', (request) => asked.push(request.url().replace(/^(file|blob):.*/, '$1')));
    await alone.goto(pathToFileURL(kept).href);
    await tabTo(alone, /^\s*Archivos de la elección/);
    const choosing = alone.waitForEvent('filechooser');
    await alone.keyboard.press('Space');
    const chooser = await choosing;
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles(zip);
    await alone
      .getByText(`cada una de sus ${of} urnas es correcta, son todas, y su suma es la que el acta proclama`)
      .waitFor();
    // Fourteen checks of the set, and the act and the lists of the draw were there for each.
    await expect.poll(() => alone.locator('#informe > ul > li[data-status="passed"]').count()).toBe(14);
    const ledgers = alone.locator('#informe > dl');
    const totals = await ledgers.nth(0).locator('dd').allTextContents();
    expect(totals).toEqual([String(college), '2', '2']);
    // Blank first: one vote of each box for the first of the first commission; in the second one is blank.
    await expect
      .poll(() => ledgers.nth(1).locator('dd').allTextContents())
      .toEqual(['0', '2', ...one.slice(1).map(() => '0')]);
    await expect
      .poll(() => ledgers.nth(2).locator('dd').allTextContents())
      .toEqual(['1', '1', ...two.slice(1).map(() => '0')]);
    await tabTo(alone, /^urna-2\.bel: se acepta$/);
    await alone.keyboard.press('Enter');
    await alone.locator('details[open]').getByText('Cada papeleta está firmada por su credencial').waitFor();
    await expectAccessible(alone);
    expect(await alone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect([...new Set(asked)].sort()).toEqual(['blob', 'file']);

    // Some of the files: a box is missing, and the act says so too. Then all, with the act in hand after them.
    const given = (names: readonly string[]) =>
      names.map((name) => ({ name, mimeType: 'application/octet-stream', buffer: files.get(name)! }));
    const input = alone.locator('input[type=file]');
    const failed = () => alone.locator('#informe > ul > li[data-status="failed"]').allTextContents();
    await input.setInputFiles(given([...boxes.slice(1), 'acta.json']));
    await alone.getByText('La suma de las urnas se RECHAZA.').waitFor();
    expect((await failed()).map((said) => said.split(':')[0])).toEqual([
      'Están todas las urnas de la elección, y ninguna de otra',
      'Cada urna es la que el acta nombra, hasta su último acto',
      'Las urnas juntas son el padrón entero que el acta publica',
    ]);
    await input.setInputFiles(given(boxes));
    await alone.getByText('No se comparó con el acta').waitFor();
    await input.setInputFiles(given(['acta.json']));
    await alone.getByText('su suma es la que el acta proclama').waitFor();

    // A vote moved in one box: that archive is rejected, and with it the sum.
    const bytes = Buffer.from(await readFile(zip));
    const honest = `{"result":[[0,1,${one.slice(1).map(() => 0)}],[0,1,${two.slice(1).map(() => 0)}]]}`;
    const at = bytes.indexOf(honest);
    expect(at).toBeGreaterThan(0);
    bytes.write(honest.replace('[[0,1,0', '[[0,0,1'), at);
    const moved = join(folder, 'cambiada.zip');
    await writeFile(moved, bytes);
    await input.setInputFiles(moved);
    await alone.getByText('La suma de las urnas se RECHAZA.').waitFor();
    expect((await failed())[0]).toContain('Cada urna se acepta por sí sola: FALLA en urna-2.bel');

    // The page of the house does the same with what it publishes now, and so does the command.
    await stranger.goto(`${house.url}/elecciones/verificar?eleccion=${code}`);
    await press(stranger, `Cargar las ${of} urnas de esta elección y verificarlas`);
    await stranger.getByText('su suma es la que el acta proclama').waitFor();
    await expect
      .poll(() => stranger.locator('.checks > li[data-status="passed"]').first().textContent())
      .toContain('Cada urna se acepta por sí sola: correcta');
    await expectAccessible(stranger);
    await stranger.locator('input[type=file]').setInputFiles(moved);
    await stranger.getByText('La suma de las urnas se RECHAZA.').waitFor();
    const command = (file: string) =>
      promisify(execFile)(process.execPath, ['src/cli/main.ts', 'verify', 'election', file], {
        cwd: project,
      });
    expect((await command(zip)).stdout).toContain(
      '✓ Cada número sorteado está en la urna que la semilla del sorteo le da [division]',
    );
    await expect(command(moved)).rejects.toMatchObject({ code: 1 });
  }, 600_000);
});

interface Voter {
  readonly login: string;
  readonly password: string;
  readonly boxCode: string;
  readonly secret: string;
}
