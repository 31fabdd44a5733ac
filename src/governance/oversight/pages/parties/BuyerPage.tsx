import { PartyPage } from './PartyPage.tsx';

/** Who buys: what, from whom, how and what gives a reason to look. */
export default function BuyerPage() {
  return <PartyPage as="buyer" />;
}
