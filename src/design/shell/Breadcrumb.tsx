import { useMessages } from '../preferences.ts';

const words = { es: { where: 'Está en' }, en: { where: 'You are in' } };

/** The way back up. The last one, without `href`, is this page. */
export function Breadcrumb({ items }: { items: readonly { label: string; href?: string }[] }) {
  const t = useMessages(words);
  return (
    <nav className="crumbs" aria-label={t.where}>
      <ol className="bare">
        {items.map((item) => (
          <li key={item.label}>
            {item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
