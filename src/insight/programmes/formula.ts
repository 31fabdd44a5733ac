/** Values of the variables of an indicator; null says "not reported", which is never zero. */
export type Reported = Readonly<Record<string, number | null>>;

/** What a formula gives: a figure, or the reason there is none. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'missing'; readonly of: readonly string[] }
  | { readonly kind: 'zeroDenominator' };

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | {
      readonly kind: 'operation';
      readonly sign: string;
      readonly left: Expression;
      readonly right: Expression;
    };

const mostRead = 1_000;
const read = new Map<string, Expression>();

/**
 * Reads numbers, variables, + - * / and parentheses. A formula is worked out for each group of each period: it is read once.
 *
 * @throws SyntaxError naming what was not understood.
 */
export function readFormula(text: string): Expression {
  const known = read.get(text);
  if (known) return known;
  const expression = parseFormula(text);
  if (read.size >= mostRead) read.clear();
  read.set(text, expression);
  return expression;
}

function parseFormula(text: string): Expression {
  const tokens = text.match(/\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}_]*|[^\s]/gu) ?? [];
  let at = 0;

  const factor = (): Expression => {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError('the formula ends too soon');
    if (token === '(') {
      const inner = sum();
      if (tokens[at++] !== ')') throw new SyntaxError('a parenthesis is not closed');
      return inner;
    }
    if (token === '-') {
      return operation('-', { kind: 'number', value: 0 }, factor());
    }
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (/^[\p{L}_]/u.test(token)) return { kind: 'variable', name: token };
    throw new SyntaxError(`"${token}" is not understood`);
  };

  const chain = (signs: string, next: () => Expression) => (): Expression => {
    let left = next();
    for (let sign = tokens[at]; sign !== undefined && signs.includes(sign); sign = tokens[at]) {
      at++;
      left = operation(sign, left, next());
    }
    return left;
  };
  const product = chain('*/', factor);
  const sum = chain('+-', product);

  const whole = sum();
  if (at < tokens.length) throw new SyntaxError(`"${tokens[at]}" is not understood`);
  return whole;
}

function operation(sign: string, left: Expression, right: Expression): Expression {
  return { kind: 'operation', sign, left, right };
}

/** Works a formula out. Missing variables are named, all of them, before any division is tried. */
export function workOut(formula: Expression, reported: Reported): Outcome {
  const missing = [...variablesOf(formula)].filter((name) => (reported[name] ?? null) === null);
  if (missing.length > 0) return { kind: 'missing', of: missing };
  const value = figure(formula, reported);
  return value === null ? { kind: 'zeroDenominator' } : { kind: 'value', value };
}

/** The names of the variables, in the order in which they first appear. */
export function variablesOf(formula: Expression): Set<string> {
  if (formula.kind === 'number') return new Set();
  if (formula.kind === 'variable') return new Set([formula.name]);
  return new Set([...variablesOf(formula.left), ...variablesOf(formula.right)]);
}

function figure(formula: Expression, reported: Reported): number | null {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'variable') return reported[formula.name] ?? null;
  const left = figure(formula.left, reported);
  const right = figure(formula.right, reported);
  if (left === null || right === null) return null;
  if (formula.sign === '+') return left + right;
  if (formula.sign === '-') return left - right;
  if (formula.sign === '*') return left * right;
  return right === 0 ? null : left / right;
}

/**
 * The figure of several groups, or of several periods, taken together: variables are added first and the formula is
 * worked out once, so that a ratio is weighted by its denominator instead of being a mean of ratios.
 * One part without a variable leaves the whole without it.
 */
export function workOutTogether(formula: Expression, parts: readonly Reported[]): Outcome {
  const total: Record<string, number | null> = {};
  for (const name of variablesOf(formula)) {
    const values = parts.map((part) => part[name] ?? null);
    const known = values.filter((value) => value !== null);
    const whole = known.length === values.length && known.length > 0;
    total[name] = whole ? known.reduce((sum, value) => sum + value, 0) : null;
  }
  return workOut(formula, total);
}
