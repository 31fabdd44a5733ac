import { useLoaded } from '#design';

interface Catalogue {
  readonly facilities: readonly { readonly code: string; readonly name: string }[];
}

/** The facilities for choosing one, and the name of a unit for reading: its code alone while the catalogue is on its way. */
export function useFacilities() {
  const [catalogue] = useLoaded<Catalogue>('/api/catalogue');
  const known = catalogue.state === 'ready' ? catalogue.value.facilities : [];
  return {
    options: known.map(({ code, name }) => ({ value: code, label: name })),
    nameOf: (unit: string) => known.find(({ code }) => code === unit)?.name ?? unit,
  };
}
