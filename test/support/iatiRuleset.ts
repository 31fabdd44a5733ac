import type { Page } from 'playwright-core';

/**
 * Judges an IATI file by the standard's own ruleset (its JSON), with the browser's XPath 1.0. Rules that ask for the register of
 * organisations are tried as far as their text goes.
 *
 * @returns the identifiers of the rules of severity `error` that are broken.
 */
export function brokenIatiRules(page: Page, xml: string, ruleset: string, today: string): Promise<string[]> {
  return page.evaluate(
    ([text, rules, now]) => {
      type Case = Record<string, unknown> & { ruleInfo?: { id: string; severity: string } };
      const file = new DOMParser().parseFromString(text, 'application/xml');
      const spaces = (prefix: string | null) =>
        prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : null;
      const broken: string[] = [];
      const list = (path: string, context: Node): string[] => {
        const found = file.evaluate(path, context, spaces, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
        return Array.from(
          { length: found.snapshotLength },
          (_, i) => found.snapshotItem(i)?.textContent ?? '',
        );
      };
      const nodes = (path: string, context: Node): Node[] => {
        const found = file.evaluate(path, context, spaces, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
        return Array.from({ length: found.snapshotLength }, (_, i) => found.snapshotItem(i) as Node);
      };
      const holds = (test: string, context: Node) =>
        file.evaluate(`boolean(${test})`, context, spaces, XPathResult.BOOLEAN_TYPE, null).booleanValue;
      const moment = (path: string, context: Node) => (path === 'NOW' ? now : list(path, context)[0]);
      const all = (one: Case, context: Node) =>
        ((one.paths as string[]) ?? []).flatMap((path) => list(path, context));
      const kept: Record<string, (one: Case, context: Node) => boolean> = {
        unique: (one, context) => new Set(all(one, context)).size === all(one, context).length,
        startswith: (one, context) => {
          const prefixes = (one.prefix as string[]).flatMap((path) =>
            path === 'ORG-ID-PREFIX' ? [''] : list(path, context),
          );
          return all(one, context).every((value) => prefixes.some((prefix) => value.startsWith(prefix)));
        },
        atleast_one: (one, context) => all(one, context).length > 0,
        no_more_than_one: (one, context) => all(one, context).length <= 1,
        one_or_all: (one, context) => {
          if (nodes(one.one as string, context).length > 0) return true;
          if (one.all === 'lang') return nodes('.//narrative[not(@xml:lang)]', context).length === 0;
          if (one.all === 'currency') return nodes('.//value[not(@currency)]', context).length === 0;
          return nodes('transaction[not(sector)]', context).length === 0;
        },
        date_now: (one, context) =>
          list(one.date as string, context).every((value) => value.slice(0, 10) <= now),
        date_order: (one, context) => {
          const [less, more] = [moment(one.less as string, context), moment(one.more as string, context)];
          return less === undefined || more === undefined || less <= more;
        },
        time_limit: (one, context) => {
          const [start, end] = [list(one.start as string, context)[0], list(one.end as string, context)[0]];
          return !start || !end || Date.parse(end) - Date.parse(start) <= 366 * 86_400_000;
        },
        regex_matches: (one, context) =>
          all(one, context).every((value) => new RegExp(one.regex as string).test(value)),
        no_spaces: (one, context) => all(one, context).every((value) => value === value.trim()),
        strict_sum: (one, context) => {
          const values = all(one, context).map(Number);
          return (
            values.length === 0 ||
            Math.abs(values.reduce((sum, value) => sum + value, 0) - Number(one.sum)) < 1e-9
          );
        },
        range: (one, context) =>
          all(one, context).every(
            (value) => Number(value) >= Number(one.min) && Number(value) <= Number(one.max),
          ),
        if_then: (one, context) => !holds(one.if as string, context) || holds(one.then as string, context),
        between_dates: () => true,
      };
      const judge = (name: string, one: Case, context: Node) => {
        if (name === 'loop') {
          for (const value of new Set(list(one.foreach as string, context)))
            for (const [inner, { cases }] of Object.entries(one.do as Record<string, { cases: Case[] }>))
              for (const each of cases)
                judge(inner, JSON.parse(JSON.stringify(each).replaceAll('$1', value)) as Case, context);
          return;
        }
        const rule = kept[name];
        if (!rule) throw new Error(`The rule ${name} is not known.`);
        if (one.condition && !holds(one.condition as string, context)) return;
        if (!rule(one, context) && one.ruleInfo?.severity === 'error') broken.push(one.ruleInfo.id);
      };
      const parsed = JSON.parse(rules) as Record<string, Record<string, { cases: Case[] }>>;
      for (const [path, named] of Object.entries(parsed))
        for (const context of nodes(path, file))
          for (const [name, { cases }] of Object.entries(named))
            for (const one of cases) judge(name, one, context);
      return [...new Set(broken)].sort();
    },
    [xml, ruleset, today] as const,
  );
}
