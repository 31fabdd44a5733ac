import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'styles/tokens.css'), 'utf8');

type Colours = Readonly<Record<string, string>>;

function coloursIn(block: string, side: 1 | 2): Colours {
  const found = [...block.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)];
  return Object.fromEntries(found.map((match) => [match[1], match[side + 1]])) as Colours;
}

function blockAfter(selector: string): string {
  const start = css.indexOf(selector);
  if (start < 0) throw new Error(`tokens.css has no ${selector}`);
  return css.slice(css.indexOf('{', start + selector.length - 1) + 1, css.indexOf('}', start));
}

const base = blockAfter(':root {');
const chosenContrast = blockAfter(':root[data-theme="contrast"] {');
const askedContrast = blockAfter(':root:not([data-theme]) {');

const themes: Readonly<Record<string, Colours>> = {
  light: coloursIn(base, 1),
  dark: coloursIn(base, 2),
  'high contrast, light': { ...coloursIn(base, 1), ...coloursIn(chosenContrast, 1) },
  'high contrast, dark': { ...coloursIn(base, 2), ...coloursIn(chosenContrast, 2) },
};

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const papers = ['paper', 'paper-raised', 'paper-sunken'];
const steps = ['1', '2', '3', '4', '5'];

/** Text on what it is written on: 4.5 (SC 1.4.3), and 7 in high contrast (SC 1.4.6). */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...papers, 'action-wash', 'accent-wash', 'good-wash', 'bad-wash']],
  ['ink-soft', [...papers, 'action-wash', 'accent-wash', 'good-wash', 'bad-wash']],
  ['ink-faint', papers],
  ['action', [...papers, 'action-wash']],
  ['action-strong', [...papers, 'action-wash']],
  ['accent', [...papers, 'accent-wash', 'action-wash']],
  ['good', [...papers, 'good-wash', 'action-wash']],
  ['bad', [...papers, 'bad-wash', 'action-wash']],
  ['on-action', ['action', 'action-strong']],
  ['on-bad', ['bad']],
  ...steps.map((step) => [`on-step-${step}`, [`step-${step}`]] as const),
];

/** Edges of controls, focus and marks of charts: 3 (SC 1.4.11). */
const drawings: readonly (readonly [string, readonly string[]])[] = [
  ['rule-strong', papers],
  ['focus', papers],
  ['accent-mark', papers],
  ...['1', '2', '3', '4', '5', '6'].map((series) => [`series-${series}`, papers] as const),
];

describe('the measure of contrast', () => {
  // W3C, Understanding SC 1.4.3: #767676 on white is 4.54 : 1; black on white is 21 : 1.
  it('is that of WCAG', () => {
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  });
});

describe.each(Object.entries(themes))('the theme %s', (name, colours) => {
  const enough = name.startsWith('high contrast') ? 7 : 4.5;

  it(`writes every text at ${enough} : 1 or more`, () => {
    const steppy = (token: string) => (token.startsWith('on-step') ? 4.5 : enough);
    expect(tooClose(colours, texts, steppy)).toEqual([]);
  });

  it('draws edges, focus and series at 3 : 1 or more', () => {
    expect(tooClose(colours, drawings, () => 3)).toEqual([]);
  });
});

describe('high contrast', () => {
  it('is the same whether the person chose it or their system asks for it', () => {
    for (const side of [1, 2] as const)
      expect(coloursIn(askedContrast, side)).toEqual(coloursIn(chosenContrast, side));
    expect(Object.keys(coloursIn(chosenContrast, 1)).length).toBeGreaterThan(15);
  });
});

function tooClose(
  colours: Colours,
  pairs: readonly (readonly [string, readonly string[]])[],
  least: (token: string) => number,
): string[] {
  return pairs.flatMap(([front, backs]) =>
    backs.flatMap((back) => {
      const [one, other] = [colours[front], colours[back]];
      if (!one || !other) throw new Error(`No colour ${one ? back : front}`);
      const ratio = contrast(one, other);
      return ratio < least(front) ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}
