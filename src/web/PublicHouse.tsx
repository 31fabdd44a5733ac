import { EmptyState, Link, PageHead, PageShell, Synthetic, useMessages, usePath } from '#design';
import { AccountLinks } from './AccountLinks.tsx';
import { KeptNotice } from './Kept.tsx';
import { useInstitution } from './me.ts';
import { publicPages } from './publicPages.ts';
import { Pages } from './router.tsx';
import { shellWords } from './words.ts';

/** The house as anyone enters it, and one's own account. */
export function PublicHouse() {
  const t = useMessages(shellWords);
  const path = usePath();
  const institution = useInstitution();
  const item = (label: string, href: string) => ({
    label,
    href,
    current: href === '/' ? path === '/' : path.startsWith(href),
  });
  return (
    <PageShell
      institution={t.institution}
      navigation={[
        item(t.navigation.rate, '/calificar'),
        item(t.navigation.complain, '/reclamos'),
        item(t.navigation.results, '/resultados'),
        item(t.navigation.changes, '/que-cambio'),
        item(t.navigation.participation, '/participacion'),
        item(t.navigation.election, '/candidaturas'),
        item(t.navigation.laboratory, '/laboratorio'),
        item(t.navigation.law, '/ley'),
        item(t.navigation.verify, '/verificar'),
      ]}
      account={<AccountLinks />}
      footer={[
        { label: t.footer.accessibility, href: '/accesibilidad' },
        { label: t.footer.data, href: '/sus-datos' },
        { label: t.footer.law, href: '/ley' },
        { label: t.footer.verify, href: '/verificar' },
        { label: t.footer.api, href: '/interfaz' },
      ]}
      footNote={t.footNote}
    >
      {institution.state === 'ready' && institution.value.synthetic && (
        <Synthetic>{t.synthetic(institution.value.scale)}</Synthetic>
      )}
      <KeptNotice />
      <Pages
        pages={publicPages}
        missing={
          <>
            <PageHead title={t.missing} />
            <EmptyState title={t.missingWhat} action={<Link href="/">{t.goHome}</Link>} />
          </>
        }
      />
    </PageShell>
  );
}
