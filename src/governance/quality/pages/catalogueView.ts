/** What these pages use of `/api/catalogue`. */
export interface CatalogueView {
  readonly facilities: readonly { readonly code: string; readonly name: string; readonly kind: string }[];
  readonly services: readonly {
    readonly code: string;
    readonly insurance: string;
    readonly title: { readonly es: string; readonly en: string };
  }[];
  readonly insurances: readonly {
    readonly code: string;
    readonly title: { readonly es: string; readonly en: string };
  }[];
}
