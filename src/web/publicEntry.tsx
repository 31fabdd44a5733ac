import { createRoot } from 'react-dom/client';
import '../design/styles.css';
import './web.css';
import { restorePreferences, sendKept } from '#design';
import { PublicHouse } from './PublicHouse.tsx';

restorePreferences();
const root = document.getElementById('root');
if (!root) throw new Error('The document has no place for the page.');
createRoot(root).render(<PublicHouse />);

// What was kept for want of a connection leaves as soon as there is one.
addEventListener('online', () => void sendKept());
if (navigator.onLine) void sendKept();
if ('serviceWorker' in navigator && window.isSecureContext)
  void navigator.serviceWorker.register('/sw.js').catch(() => {});
