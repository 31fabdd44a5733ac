import { PageHead, PageShell } from '../index.ts';
import { BasicsSection } from './catalogue/BasicsSection.tsx';
import { ChartsSection } from './catalogue/ChartsSection.tsx';
import { DeskSection } from './catalogue/DeskSection.tsx';
import { FieldsSection } from './catalogue/FieldsSection.tsx';
import { SignatureSection } from './catalogue/SignatureSection.tsx';
import { TokensSection } from './catalogue/TokensSection.tsx';

const sections = [
  ['papel-y-tinta', 'Papel y tinta', TokensSection],
  ['lo-basico', 'Lo básico', BasicsSection],
  ['preguntar', 'Preguntar', FieldsSection],
  ['piezas-propias', 'Piezas propias', SignatureSection],
  ['cifras', 'Cifras', ChartsSection],
  ['escritorio', 'Escritorio', DeskSection],
] as const;

/** Every piece in each of its states, for who writes a page and for the tests that look at it. */
export default function CataloguePage() {
  return (
    <PageShell
      institution="Instituto de referencia"
      navigation={sections.map(([id, label], index) => ({ label, href: `#${id}`, current: index === 0 }))}
      footer={[
        { label: 'Accesibilidad', href: '#accesibilidad' },
        { label: 'Sus datos', href: '#datos' },
        { label: 'Glosario', href: '#glosario' },
      ]}
      footNote="Catálogo de piezas. Nada de lo que hay aquí describe a personas reales."
    >
      <PageHead
        kicker="Sistema de diseño"
        title="Catálogo de piezas"
        lede="Con estas piezas se hacen todas las páginas. Cada una está aquí en cada uno de sus estados, para mirarla, probarla con el teclado y medirla."
        takes="Unos 5 minutos de lectura"
        needs="Un teclado, si quiere probarlo"
        next="Elija una pieza y lea sus propiedades en el código"
      />
      {sections.map(([id, label, Section]) => (
        <section key={id} id={id} style={{ marginBlockEnd: 'var(--s8)' }} aria-labelledby={`${id}-titulo`}>
          <h2 id={`${id}-titulo`} style={{ marginBlockEnd: 'var(--s5)', fontSize: 'var(--text-2xl)' }}>
            {label}
          </h2>
          <Section />
        </section>
      ))}
    </PageShell>
  );
}
