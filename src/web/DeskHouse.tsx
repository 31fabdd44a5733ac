import {
  ask,
  Button,
  EmptyState,
  Link,
  LoadedView,
  Notice,
  PageHead,
  PageShell,
  Synthetic,
  useLanguage,
  useMessages,
  usePath,
} from '#design';
import { deskPages } from './deskPages.ts';
import { type Me, useInstitution, useMe } from './me.ts';
import { Pages } from './router.tsx';
import { shellWords } from './words.ts';

/** The staff's house. What is shown follows from the offices one holds today; the server decides again at each request. */
export function DeskHouse() {
  const [me, again] = useMe();
  return (
    <LoadedView loaded={me} again={again}>
      {(known) => <Desk me={known} again={again} />}
    </LoadedView>
  );
}

function Desk({ me, again }: { me: Me; again: () => void }) {
  const t = useMessages(shellWords);
  const [language] = useLanguage();
  const path = usePath();
  const institution = useInstitution();
  if (!me.signedIn) {
    location.replace(`/ingresar?despues=${encodeURIComponent(location.pathname + location.search)}`);
    return null;
  }
  const open = deskPages.filter(
    (page) => page.permission === null || me.permissions.includes(page.permission),
  );
  return (
    <PageShell
      manner="desk"
      wide
      institution={t.institution}
      home="/escritorio"
      navigation={open.map((page) => ({
        label: page.title[language],
        href: page.path,
        current: page.path === '/escritorio' ? path === page.path : path.startsWith(page.path),
      }))}
      account={
        <>
          <a className="shell__tool" href="/mi-cuenta">
            {t.account}
          </a>
          <button
            type="button"
            className="shell__tool"
            onClick={() =>
              void ask('/api/sign-out', { method: 'POST', body: {} }).finally(() => location.assign('/'))
            }
          >
            {t.signOut}
          </button>
        </>
      }
      footNote={t.footNote}
    >
      {institution.state === 'ready' && institution.value.synthetic && (
        <Synthetic>{t.synthetic(institution.value.scale)}</Synthetic>
      )}
      {me.assisting && (
        <Notice tone="attention" title={t.assisting}>
          <Button
            look="secondary"
            onClick={() => void ask('/api/assistances', { method: 'DELETE' }).finally(again)}
          >
            {t.stopAssisting}
          </Button>
        </Notice>
      )}
      <Pages
        pages={open}
        missing={
          <>
            <PageHead title={t.missing} />
            <EmptyState title={t.missingWhat} action={<Link href="/escritorio">{t.goHome}</Link>} />
          </>
        }
      />
    </PageShell>
  );
}
