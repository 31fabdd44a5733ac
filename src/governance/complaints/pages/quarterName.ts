const ordinals = {
  es: ['Primer', 'Segundo', 'Tercer', 'Cuarto'],
  en: ['First', 'Second', 'Third', 'Fourth'],
} as const;

/** A quarter as one says it: `2026-Q3` is "tercer trimestre de 2026", with a capital where it begins a line. */
export function quarterName(quarter: string, language: 'es' | 'en', begins = true): string {
  const found = /^(\d{4})-Q([1-4])$/.exec(quarter);
  const ordinal = found && ordinals[language][Number(found[2]) - 1];
  if (!ordinal) return quarter;
  const name =
    language === 'es' ? `${ordinal} trimestre de ${found[1]}` : `${ordinal} quarter of ${found[1]}`;
  return begins ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
