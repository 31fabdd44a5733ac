import { describe, expect, it } from 'vitest';
import { randomFromSeed } from '#kernel';
import { LikenessIndex, rootOf, type Voice } from './likeness.ts';

let next = 0;
const voice = (text: string, at: Partial<Voice> = {}): Voice => ({
  kind: 'case',
  id: `v${next++}`,
  service: 'outpatient',
  facility: 'HO-1701-01',
  subject: null,
  on: '2026-10-01',
  text,
  ...at,
});

describe('likeness of what people say', () => {
  it('meets the forms of a word and leaves different words apart', () => {
    for (const [a, b] of [
      ['citas', 'cita'],
      ['medicinas', 'medicina'],
      ['cambiaron', 'cambiado'],
      ['enfermeras', 'enfermero'],
      ['atencion', 'atendido'],
    ] as const)
      expect([a, rootOf(a) === rootOf(b)]).toEqual([a, a !== 'atencion']);
    expect(rootOf('farmacia')).not.toBe(rootOf('formulario'));
  });

  it('puts together what is alike and says by which words, whatever the accents and the order', () => {
    const index = new LikenessIndex();
    const first = voice('Me cambiaron la cita sin avisar y perdí el día de trabajo');
    const second = voice('Cambiaron mi CITA dos veces y nadie me quiso avisar');
    const other = voice('En la farmacia no hay insulina desde hace un mes');
    for (const one of [first, second, other]) index.add(one);
    const groups = index.groups(2);
    expect(groups.map((group) => group.members.length + 1)).toEqual([2]);
    expect([...groups[0]!.words].sort()).toEqual(['avisar', 'cambiaron', 'cita']);
    expect(index.likeness(first, other).words).toEqual([]);
    expect(index.likeness(first, second)).toMatchObject({
      sameFacility: true,
      sameService: true,
      sameSubject: false,
    });
  });

  it('needs more shared words where place and service differ', () => {
    const index = new LikenessIndex();
    const here = voice('La farmacia no tiene insulina para la diabetes');
    const there = voice('Falta personal en farmacia, y la insulina llega tarde', {
      facility: 'HO-0901-01',
      service: 'pharmacy',
    });
    const same = voice('La farmacia no tiene insulina para la diabetes', {
      facility: 'HO-0901-01',
      service: 'pharmacy',
    });
    for (const one of [here, there, same]) index.add(one);
    expect(index.groups(2).map((group) => group.members.map((one) => one.voice.id))).toEqual([[same.id]]);
  });

  it('a voice taken out leaves its group; where it began the group, the others find each other again', () => {
    const index = new LikenessIndex();
    const [a, b, c] = [1, 2, 3].map(() => voice('Esperé cuatro horas en emergencia con mi madre'));
    for (const one of [a!, b!, c!]) index.add(one);
    index.remove(c!);
    expect(index.groups(2)[0]!.members.map((one) => one.voice.id)).toEqual([b!.id]);
    index.add(c!);
    index.remove(a!);
    const [group] = index.groups(2);
    expect([group!.leader.id, ...group!.members.map((one) => one.voice.id)]).toEqual([b!.id, c!.id]);
    expect(index.size).toBe(2);
  });

  it('keeps a wave of people who tell one thing together, however common it makes their words', () => {
    const index = new LikenessIndex();
    for (let i = 0; i < 300; i += 1)
      index.add(voice('El ascensor de la torre quirúrgica está dañado otra vez'));
    for (let i = 0; i < 200; i += 1) index.add(voice(`Falta el medicamento número ${i} de la receta`));
    expect(index.groups(2)[0]!.members.length + 1).toBe(300);
  });

  it('groups ten thousand in seconds, and takes one more at once', () => {
    const random = randomFromSeed(7);
    const troubles = [
      'cita cambiada sin aviso',
      'farmacia sin insulina',
      'espera de cuatro horas',
      'ascensor dañado otra vez',
      'turno perdido en ventanilla',
    ];
    const filler = Array.from({ length: 3000 }, (_, i) => `palabra${i}`);
    const many = Array.from({ length: 10_000 }, (_, i) =>
      voice(`${random.pick(troubles)} ${Array.from({ length: 8 }, () => random.pick(filler)).join(' ')}`, {
        id: `m${i}`,
        facility: `HO-${i % 40}`,
        service: `s${i % 7}`,
      }),
    );
    const begun = process.cpuUsage();
    const index = new LikenessIndex();
    for (const one of many) index.add(one);
    const secondsOf = (used: NodeJS.CpuUsage) => (used.user + used.system) / 1e6;
    // Time of the processor, so that neighbours on the same cores do not count.
    const seconds = secondsOf(process.cpuUsage(begun));
    expect(seconds).toBeLessThan(10);
    const beforeOne = process.cpuUsage();
    index.add(voice('farmacia sin insulina', { facility: 'HO-1', service: 's1' }));
    expect(secondsOf(process.cpuUsage(beforeOne))).toBeLessThan(0.2);
    const total = index.groups(1).reduce((sum, group) => sum + group.members.length + 1, 0);
    expect(total).toBe(10_001);
  }, 240_000);
});
