import { createRoot } from 'react-dom/client';
import '../design/styles.css';
import './web.css';
import { restorePreferences } from '#design';
import { DeskHouse } from './DeskHouse.tsx';

restorePreferences();
const root = document.getElementById('root');
if (!root) throw new Error('The document has no place for the page.');
createRoot(root).render(<DeskHouse />);
