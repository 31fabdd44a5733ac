import { LoadedView, useLoaded, useMessages } from '#design';

const words = {
  es: {
    title: 'Veedurías que miran sus procesos',
    none: 'Ninguna veeduría ha abierto un caso sobre sus procesos.',
    process: 'la compra',
  },
  en: {
    title: 'Oversight groups that look at its processes',
    none: 'No oversight group has opened a case about its processes.',
    process: 'the purchase',
  },
};

/** The cases that oversight groups opened about a party or one of its processes; their room tells them by its address. */
export function PartyObserved({ party, as }: { party: number; as: 'buyer' | 'supplier' }) {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<{
    items: readonly { code: string; group: string; case: number; title: string; ocid: string | null }[];
  }>(`/api/oversight-groups-about?${new URLSearchParams({ party: String(party), as })}`);
  return (
    <section aria-labelledby="observan" className="flow">
      <h2 id="observan">{t.title}</h2>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <ul>
              {items.map((one) => (
                <li key={`${one.code}${one.case}`}>
                  <a href={`/veedurias/${one.code}?ver=casos#caso-${one.case}`}>{one.title}</a> ({one.group})
                  {one.ocid && (
                    <>
                      {' '}
                      ·{' '}
                      <a href={`/compras/${encodeURIComponent(one.ocid)}`}>
                        {t.process} {one.ocid}
                      </a>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
    </section>
  );
}
