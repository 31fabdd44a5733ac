import { describe, expect, it } from 'vitest';
import { commandFile, commands, findCommand } from './support/commands.ts';
import { chooseLanguage, words } from './support/words.ts';

const nearestTo = (...typed: string[]) => {
  const found = findCommand(typed);
  return 'unknown' in found ? found.nearest : undefined;
};

describe('the command line', () => {
  it('finds a command of one word and leaves the rest to it', () => {
    expect(findCommand(['backup', 'a file.backup'])).toMatchObject({
      command: { name: 'backup' },
      args: ['a file.backup'],
    });
  });

  it('finds a command of two words', () => {
    expect(findCommand(['verify', 'audit', '--until', '5'])).toMatchObject({
      command: { name: 'verify audit' },
      args: ['--until', '5'],
    });
  });

  it('guesses what a wrong word meant', () => {
    expect(nearestTo('strat')).toEqual(['start']);
    expect(nearestTo('bakcup')).toEqual(['backup']);
    expect(nearestTo('redflags')).toEqual(['red-flags']);
    expect(nearestTo('verify', 'elecion')).toEqual(['verify election']);
    expect(nearestTo('verfy', 'audit')).toEqual([
      'verify audit',
      'verify election',
      'verify sortition',
      'verify run',
      'verify indicator',
    ]);
  });

  it('lists the second words where only the first was typed', () => {
    expect(nearestTo('verify')).toEqual([
      'verify audit',
      'verify election',
      'verify sortition',
      'verify run',
      'verify indicator',
    ]);
    expect(nearestTo('valuation', '--json')).toEqual(['valuation run']);
  });

  it('guesses nothing where nothing is near', () => {
    expect(nearestTo('xyzzy')).toEqual([]);
  });

  it('knows where the commands of this room are', () => {
    for (const name of ['start', 'migrate', 'backup', 'restore']) {
      const command = commands.find((one) => one.name === name);
      expect(command && commandFile(command)?.pathname).toMatch(new RegExp(`/src/cli/${name}\\.ts$`));
    }
    expect(commandFile({ name: 'absent', file: 'absent' })).toBeUndefined();
  });

  it('names every command in the help of both languages', () => {
    for (const { name } of commands)
      for (const help of [words.es.help(), words.en.help()]) expect(help).toContain(`\n  ${name} `);
  });

  it('speaks Spanish unless English is asked for', () => {
    expect(chooseLanguage(['start'], {})).toEqual({ language: 'es', rest: ['start'] });
    expect(chooseLanguage(['start'], { LANG: 'C.UTF-8' }).language).toBe('es');
    expect(chooseLanguage(['start'], { LANG: 'en_US.UTF-8' }).language).toBe('en');
    expect(chooseLanguage(['start'], { LANG: 'en_US.UTF-8', LC_ALL: 'es_EC.UTF-8' }).language).toBe('es');
    expect(chooseLanguage(['start', '--lang', 'es', 'x'], { LANG: 'en_US' })).toEqual({
      language: 'es',
      rest: ['start', 'x'],
    });
    expect(chooseLanguage(['--lang=en', 'start'], {})).toEqual({ language: 'en', rest: ['start'] });
  });
});
