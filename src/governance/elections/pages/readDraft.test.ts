import { expect, it } from 'vitest';
import { readContest } from './readDraft.ts';

const rule = { seats: 1, sideMost: { employers: 1, workers: 1 }, sameSexMost: 1 };
const read = (lines: string) => readContest({ title: 'Comisión', lines }, 'c', rule);

it('reads candidates as a telephone writes them, and says what a line lacks', () => {
  expect(read('Empleadores; MUJER; Ana Vera; Cámara; Luis Mina;')).toMatchObject({
    contest: { candidates: [{ id: 'c-1', side: 'employers', sex: 'female', name: 'Ana Vera' }] },
  });
  const good = 'trabajadores; hombre; Luis Mina; Unión; Rosa Paz';
  expect(read(`${good}\n\nobreros; mujer; Ana; Unión; Eva`)).toEqual({ wrongLine: 2, flaw: 'side' });
  expect(read('trabajadores; Ana; mujer; Unión; Eva')).toEqual({ wrongLine: 1, flaw: 'sex' });
  expect(read('trabajadores; mujer; Ana; Unión')).toEqual({ wrongLine: 1, flaw: 'parts' });
  expect(read('trabajadores; mujer; Ana; Unión; Eva; Sol')).toEqual({ wrongLine: 1, flaw: 'parts' });
  expect(read(`${good}\n${good}`)).toEqual({ wrongLine: 2, flaw: 'twice' });
});
