import { PartyPage } from './PartyPage.tsx';

/** Who sells: to whom, how and what gives a reason to look. */
export default function SupplierPage() {
  return <PartyPage as="supplier" />;
}
