import { foldText } from '#kernel';
import type { Catalogue } from '#operations/services';
import type { CatalogueLookup } from './attentionFacts.ts';

/** Codes and names are both understood, whatever their capitals and accents. */
export function catalogueLookup(catalogue: Catalogue): CatalogueLookup {
  const services = byCodeOrName(
    catalogue.services.map((one) => [one, [one.code, one.title.es, one.title.en]] as const),
  );
  const facilities = byCodeOrName(catalogue.facilities.map((one) => [one, [one.code, one.name]] as const));
  const insurances = byCodeOrName(
    catalogue.insurances.map((one) => [one, [one.code, one.title.es, one.title.en]] as const),
  );
  const kindByFacility = new Map(catalogue.facilities.map((one) => [one.code, one.kind]));
  const placesByService = new Map(catalogue.services.map((one) => [one.code, new Set(one.givenAt)]));
  return {
    service: services,
    facility: facilities,
    insurance: (stated) => insurances(stated)?.code ?? null,
    givenAt: (service, facility) =>
      placesByService.get(service)?.has(kindByFacility.get(facility) ?? '') ?? false,
  };
}

function byCodeOrName<Item>(
  named: readonly (readonly [Item, readonly string[]])[],
): (stated: string) => Item | null {
  const items = new Map<string, Item>();
  for (const [item, names] of named) for (const name of names) items.set(foldText(name), item);
  // Folding costs more than finding, and a file repeats the same few names a million times.
  const seen = new Map<string, Item | null>();
  return (stated) => {
    const known = seen.get(stated);
    if (known !== undefined) return known;
    const item = items.get(foldText(stated)) ?? null;
    if (seen.size < 10_000) seen.set(stated, item);
    return item;
  };
}
